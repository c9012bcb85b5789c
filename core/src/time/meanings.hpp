// Words that stand for a number. For core only.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace hw {

// A word and the number it stands for.
struct Meaning {
  std::string_view word;
  int number;
};

// What `word` stands for; nothing if it is none of them.
template <std::size_t size>
std::optional<int> meaning_of(std::string_view word,
                              const std::array<Meaning, size>& meanings) {
  for (const Meaning& meaning : meanings) {
    if (meaning.word == word) {
      return meaning.number;
    }
  }
  return std::nullopt;
}

}  // namespace hw
