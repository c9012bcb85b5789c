// Lines `[name]` and `[[name]]`, and the keys in them. For core only.
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

// Reads a line `[name]` or `[[name]]`, or a key, from left to right.
class TableHeaderReader {
 public:
  explicit TableHeaderReader(std::string_view line) : rest_(line) {}

  // Nothing if the line is no table header.
  std::optional<TableHeader> read() {
    skip_blanks();
    const std::string_view brackets = rest_.starts_with("[[") ? "]]" : "]";
    rest_.remove_prefix(brackets.size());
    auto path = take_path();
    if (!path || !take(brackets)) {
      return std::nullopt;
    }
    skip_blanks();
    if (!rest_.empty() && rest_.front() != '#') {
      return std::nullopt;
    }
    return TableHeader{.path = *std::move(path),
                       .is_table = brackets.size() == 1};
  }

  // The line as the key of a statement: "a.b" for `a . "b"`. Nothing if it is
  // not one.
  std::optional<std::string> read_key() {
    const auto path = take_path();
    return path && rest_.empty() ? std::optional(dotted(*path)) : std::nullopt;
  }

 private:
  void skip_blanks() {
    rest_.remove_prefix(
        std::min(rest_.find_first_not_of(blanks), rest_.size()));
  }

  bool take(std::string_view expected) {
    const bool is_there = rest_.starts_with(expected);
    rest_.remove_prefix(is_there ? expected.size() : 0);
    return is_there;
  }

  std::optional<std::vector<std::string>> take_path() {
    std::vector<std::string> path;
    do {
      auto key = take_key();
      if (!key) {
        return std::nullopt;
      }
      path.push_back(*std::move(key));
    } while (take("."));
    return path;
  }

  std::optional<std::string> take_key() {
    skip_blanks();
    const bool is_quoted = rest_.starts_with('"') || rest_.starts_with('\'');
    auto key = is_quoted ? take_quoted_key() : take_bare_key();
    skip_blanks();
    return key;
  }

  std::optional<std::string> take_bare_key() {
    const auto end =
        std::find_if_not(rest_.begin(), rest_.end(), is_bare_key_character);
    std::string key(rest_.begin(), end);
    rest_.remove_prefix(key.size());
    return key.empty() ? std::nullopt : std::optional(std::move(key));
  }

  std::optional<std::string> take_quoted_key() {
    const auto end = short_string_end(rest_, 0);
    if (!end) {
      return std::nullopt;
    }
    const char quote = rest_.front();
    const std::string_view text = rest_.substr(1, *end - 2);
    rest_.remove_prefix(*end);
    return quote == '"' ? without_escapes(text) : std::string(text);
  }

  std::string_view rest_;
};

}  // namespace hw
