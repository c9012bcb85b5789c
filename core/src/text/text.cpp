#include "hw/text.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "characters.hpp"

namespace hw {
namespace {

// What stands for `character`, which is no line feed, tab or carriage return.
std::string printable(const Character& character) {
  constexpr char32_t picture_of_null = 0x2400;
  constexpr char32_t picture_of_delete = 0x2421;
  const char32_t code_point = character.code_point;
  if (code_point < 0x20) {
    return to_utf8(picture_of_null + code_point);
  }
  if (code_point == 0x7F) {
    return to_utf8(picture_of_delete);
  }
  const bool is_replaced = is_control(code_point) ||
                           turns_direction(code_point) || !character.is_valid;
  return is_replaced ? to_utf8(replacement_character)
                     : std::string(character.bytes);
}

std::vector<char32_t> lower_case_letters(std::string_view text) {
  std::vector<char32_t> letters;
  for (const Character& character : Characters(text)) {
    letters.push_back(lower_case(character.code_point));
  }
  return letters;
}

// Slips of the finger that make `typed` out of `meant`: the optimal string
// alignment distance.
std::size_t slips_between(const std::vector<char32_t>& meant,
                          const std::vector<char32_t>& typed) {
  std::vector<std::vector<std::size_t>> slips(
      meant.size() + 1, std::vector<std::size_t>(typed.size() + 1));
  for (std::size_t i = 0; i <= meant.size(); ++i) {
    for (std::size_t j = 0; j <= typed.size(); ++j) {
      if (i == 0 || j == 0) {
        slips[i][j] = i + j;
        continue;
      }
      const std::size_t other = meant[i - 1] == typed[j - 1] ? 0 : 1;
      slips[i][j] = std::min({slips[i - 1][j] + 1, slips[i][j - 1] + 1,
                              slips[i - 1][j - 1] + other});
      const bool is_swap = i > 1 && j > 1 && meant[i - 1] == typed[j - 2] &&
                           meant[i - 2] == typed[j - 1];
      if (is_swap) {
        slips[i][j] = std::min(slips[i][j], slips[i - 2][j - 2] + 1);
      }
    }
  }
  return slips.back().back();
}

// Slips between two words that are near each other; nothing if they are not.
std::optional<std::size_t> slips_if_near(const std::vector<char32_t>& meant,
                                         const std::vector<char32_t>& typed) {
  const auto [shorter, longer] = std::minmax({meant.size(), typed.size()});
  const std::size_t allowed = longer / 3;
  if (longer - shorter > allowed) {
    return std::nullopt;
  }
  const std::size_t slips = slips_between(meant, typed);
  return slips <= allowed ? std::optional(slips) : std::nullopt;
}

}  // namespace

bool is_utf8(std::string_view text) {
  const auto is_ascii = [](char byte) {
    return static_cast<unsigned char>(byte) < 0x80;
  };
  while (true) {
    const auto next = std::ranges::find_if_not(text, is_ascii);
    text = {next, text.end()};
    if (text.empty()) {
      return true;
    }
    const Character character = first_character(text);
    if (!character.is_valid) {
      return false;
    }
    text.remove_prefix(character.bytes.size());
  }
}

bool is_all_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::string printable(std::string_view text) {
  std::string result;
  bool follows_return = false;
  for (const Character& character : Characters(text)) {
    const char32_t code_point = character.code_point;
    if (code_point == '\r' || (code_point == '\n' && !follows_return)) {
      result += '\n';
    } else if (code_point == '\t') {
      result += '\t';
    } else if (code_point != '\n') {
      result += printable(character);
    }
    follows_return = code_point == '\r';
  }
  return result;
}

std::string with_line_feeds(std::string_view text) {
  constexpr char32_t byte_order_mark = 0xFEFF;
  constexpr std::array<char32_t, 4> breaks = {'\r', '\n', 0x2028, 0x2029};
  std::string result;
  bool follows_return = false;
  for (const Character& character : Characters(text)) {
    const char32_t code_point = character.code_point;
    if (std::ranges::find(breaks, code_point) == breaks.end()) {
      result += code_point == byte_order_mark ? "" : character.bytes;
    } else if (code_point != '\n' || !follows_return) {
      result += '\n';
    }
    follows_return = code_point == '\r';
  }
  return result;
}

std::string one_line(std::string_view text) {
  std::string result;
  bool is_after_space = true;
  for (const char character : printable(text)) {
    const bool is_space =
        character == ' ' || character == '\t' || character == '\n';
    if (!is_space) {
      result += character;
    } else if (!is_after_space) {
      result += ' ';
    }
    is_after_space = is_space;
  }
  if (result.ends_with(' ')) {
    result.pop_back();
  }
  return result;
}

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  for (const Character& character : Characters(text)) {
    columns += column_width(character.code_point);
  }
  return columns;
}

std::string lower_case(std::string_view text) {
  std::string result;
  for (const Character& character : Characters(text)) {
    result += character.is_valid ? to_utf8(lower_case(character.code_point))
                                 : std::string(character.bytes);
  }
  return result;
}

std::string nearest(std::string_view word,
                    const std::vector<std::string>& words) {
  const auto typed = lower_case_letters(word);
  std::string best;
  std::optional<std::size_t> fewest;
  for (const std::string& candidate : words) {
    const auto slips = slips_if_near(lower_case_letters(candidate), typed);
    if (slips && (!fewest || *slips < *fewest)) {
      best = candidate;
      fewest = slips;
    }
  }
  return best;
}

std::string did_you_mean(std::string_view near) {
  return near.empty() ? "" : fmt::format("Did you mean \"{}\"?\n", near);
}

}  // namespace hw
