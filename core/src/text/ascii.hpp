// Words and numbers that a person typed. For the parsers of core only.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hw {

inline bool is_digit(char character) {
  return character >= '0' && character <= '9';
}

// Whether `text` has the shape of `pattern`, in which 0 is any digit and
// everything else is itself.
inline bool looks_like(std::string_view text, std::string_view pattern) {
  return std::equal(text.begin(), text.end(), pattern.begin(), pattern.end(),
                    [](char character, char expected) {
                      return expected == '0' ? is_digit(character)
                                             : character == expected;
                    });
}

// A to Z become a to z, in every locale; all else stays.
inline char lower_case_letter(char letter) {
  const bool is_upper_case = letter >= 'A' && letter <= 'Z';
  return is_upper_case ? static_cast<char>(letter - 'A' + 'a') : letter;
}

// `text` without spaces and tabs around it.
inline std::string_view without_blanks(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) {
    return {};
  }
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

// The words of `text` in lower case, parted by any of `separators`.
inline std::vector<std::string> words_of(std::string_view text,
                                         std::string_view separators) {
  std::vector<std::string> words;
  std::size_t begin = text.find_first_not_of(separators);
  while (begin != std::string_view::npos) {
    const std::size_t end = text.find_first_of(separators, begin);
    std::string& word = words.emplace_back();
    for (const char letter : text.substr(begin, end - begin)) {
      word += lower_case_letter(letter);
    }
    begin = text.find_first_not_of(separators, end);
  }
  return words;
}

// The number that `text` spells in at most six digits, or nothing if it is
// empty, longer, or holds anything else. So it is small enough to be multiplied
// with the days of a week.
inline std::optional<int> parse_number(std::string_view text) {
  if (text.empty() || text.size() > 6) {
    return std::nullopt;
  }
  int number = 0;
  for (const char digit : text) {
    if (!is_digit(digit)) {
      return std::nullopt;
    }
    number = number * 10 + (digit - '0');
  }
  return number;
}

}  // namespace hw
