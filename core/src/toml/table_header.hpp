// Lines `[name]` and `[[name]]`, and the keys in them. Core only.
#pragma once

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hw/text.hpp"

#include "scan.hpp"

namespace hw {

// The characters that a backslash stands before, and what they mean.
inline constexpr std::string_view escape_letters = "btnfr\"\\";
inline constexpr std::string_view escaped_characters = "\b\t\n\f\r\"\\";

// How many characters the escape sequence at the start of `text` has.
inline std::size_t escape_size(std::string_view text) {
  const std::string_view letter = text.substr(1, 1);
  const std::size_t size = letter == "u" ? 6 : letter == "U" ? 10 : 2;
  return std::min(size, text.size());
}

// What `escape` stands for; U+FFFD if it stands for nothing.
inline std::string unescaped(std::string_view escape) {
  std::uint32_t code_point = 0xFFFD;
  if (escape.size() == 1) {
    return to_utf8(code_point);
  }
  const std::size_t index = escape_letters.find(escape[1]);
  if (index != std::string_view::npos) {
    return std::string(1, escaped_characters[index]);
  }
  std::from_chars(escape.data() + 2, escape.data() + escape.size(), code_point,
                  16);
  return to_utf8(code_point);
}

// The text between the quotes of a basic string.
inline std::string without_escapes(std::string_view text) {
  std::string result;
  while (true) {
    const std::size_t plain = std::min(text.find('\\'), text.size());
    result += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) {
      return result;
    }
    const std::size_t size = escape_size(text);
    result += unescaped(text.substr(0, size));
    text.remove_prefix(size);
  }
}

inline constexpr ByteSet bare_key_characters(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");

inline bool is_bare_key_character(char character) {
  return bare_key_characters.contains(character);
}

struct TableHeader {
  std::vector<std::string> path;  // "a", "b" for [a.b]
  bool is_table = false;
};

// "a.b" for the path "a", "b".
inline std::string dotted(const std::vector<std::string>& path) {
  std::string name = path.front();
  for (std::size_t i = 1; i < path.size(); ++i) {
    name += '.' + path[i];
  }
  return name;
}

inline std::string_view from_first_sign(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(blanks), text.size()));
}

// Takes the key that `rest` begins with, quoted or bare, and the blanks around
// it. Nothing if it begins with none.
inline std::optional<std::string> take_key(std::string_view& rest) {
  rest = from_first_sign(rest);
  const bool is_quoted = rest.starts_with('"') || rest.starts_with('\'');
  const auto bare = static_cast<std::size_t>(
      std::ranges::find_if_not(rest, is_bare_key_character) - rest.begin());
  const auto end = is_quoted  ? short_string_end(rest, 0)
                   : bare > 0 ? std::optional(bare)
                              : std::nullopt;
  if (!end) {
    return std::nullopt;
  }
  const std::string_view key = rest.substr(0, *end);
  rest = from_first_sign(rest.substr(*end));
  if (!is_quoted) {
    return std::string(key);
  }
  const std::string_view inside = key.substr(1, key.size() - 2);
  return key.front() == '"' ? without_escapes(inside) : std::string(inside);
}

// Takes the keys with dots between that `rest` begins with.
inline std::optional<std::vector<std::string>> take_path(
    std::string_view& rest) {
  std::vector<std::string> path;
  while (auto key = take_key(rest)) {
    path.push_back(*std::move(key));
    if (!rest.starts_with('.')) {
      return path;
    }
    rest.remove_prefix(1);
  }
  return std::nullopt;
}

// Nothing if `line`, which begins with "[" after blanks, is no table header.
inline std::optional<TableHeader> parse_table_header(std::string_view line) {
  std::string_view rest = from_first_sign(line);
  const std::string_view brackets = rest.starts_with("[[") ? "]]" : "]";
  rest.remove_prefix(brackets.size());
  auto path = take_path(rest);
  if (!path || !rest.starts_with(brackets)) {
    return std::nullopt;
  }
  rest = from_first_sign(rest.substr(brackets.size()));
  return rest.empty() || rest.front() == '#'
             ? std::optional(TableHeader{.path = *std::move(path),
                                         .is_table = brackets.size() == 1})
             : std::nullopt;
}

// The key of a statement: "a.b" for `a . "b"`. Nothing if `text` is not one.
inline std::optional<std::string> parse_key(std::string_view text) {
  const auto path = take_path(text);
  return path && text.empty() ? std::optional(dotted(*path)) : std::nullopt;
}

}  // namespace hw
