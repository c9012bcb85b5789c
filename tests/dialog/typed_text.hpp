// Texts as people type and paste them, at random.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "hw/text.hpp"

#include "../core/random.hpp"

namespace hw::test {

// Letters of one, two and no columns, of both directions, and parts of emoji
// that join with what is beside them.
inline std::string random_piece(Random& random) {
  constexpr std::array<std::string_view, 24> pieces = {"a",
                                                       "b",
                                                       "Z",
                                                       " ",
                                                       " ",
                                                       "\n",
                                                       "7",
                                                       "word",
                                                       "\u00e9",
                                                       "e\u0301",
                                                       "\u0301",
                                                       "\u6f22",
                                                       "\u5b57",
                                                       "\u05d0",
                                                       "\u0628\u064f",
                                                       "\u200d",
                                                       "\U0001F469",
                                                       "\U0001F3FD",
                                                       "\U0001F1E9",
                                                       "\U0001F1EA",
                                                       "\ufe0f",
                                                       "\u1100\u1161",
                                                       "\u11a8",
                                                       "\uFF21"};
  std::string text;
  for (int count = random.between(1, 4); count > 0; --count) {
    text += pieces.at(static_cast<std::size_t>(
        random.between(0, static_cast<int>(pieces.size()) - 1)));
  }
  return text;
}

// Where the characters of `text` begin, and its end: counted from its start.
inline std::vector<std::size_t> places_in(std::string_view text) {
  std::vector<std::size_t> places = {0};
  while (places.back() < text.size()) {
    places.push_back(character_end(text, places.back()));
  }
  return places;
}

}  // namespace hw::test
