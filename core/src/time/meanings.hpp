// Words that stand for a number. For core only.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "ascii.hpp"

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

inline constexpr std::array<Meaning, 14> numbers{{{"a", 1},
                                                  {"an", 1},
                                                  {"one", 1},
                                                  {"two", 2},
                                                  {"three", 3},
                                                  {"four", 4},
                                                  {"five", 5},
                                                  {"six", 6},
                                                  {"seven", 7},
                                                  {"eight", 8},
                                                  {"nine", 9},
                                                  {"ten", 10},
                                                  {"eleven", 11},
                                                  {"twelve", 12}}};

// 8, eight
inline std::optional<int> number_in(std::string_view word) {
  const std::optional<int> number = parse_number(word);
  return number ? number : meaning_of(word, numbers);
}

// Of an hour, in minutes.
inline constexpr std::array<Meaning, 2> fractions{
    {{"half", 30}, {"quarter", 15}}};

}  // namespace hw
