// The outline of a TOML text: where its strings, comments, lines and statements
// end. Core only.
//
// This says TOML's grammar once, for all who read a text without toml++: blocks
// and their headers, keys with their values, marks of a conflict, what toml++
// is not to see, and the lines of fast_toml.hpp. A walk goes from stop to stop
// (the bytes that mean something to it) and over what stands there as one
// token. may_be_private.hpp goes by lines only, as it reads what need not be
// TOML.
//
// Any byte string will do: what is not TOML ends with its line, or with the
// text when it is a bracket or a multi-line string that was left open. Every
// walk ends, as a token has one byte at least and ends within the text.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace hw {

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
inline constexpr std::string_view blanks = " \t";

// A table and not find_first_of(), which searches its list for every byte of
// a journal.
class ByteSet {
 public:
  constexpr explicit ByteSet(std::string_view members) {
    for (const char member : members) {
      contains_[static_cast<unsigned char>(member)] = true;
    }
  }

  constexpr bool contains(char character) const {
    return contains_[static_cast<unsigned char>(character)];
  }

  // Where the first member stands in `text` from `begin` on; the end of
  // `text` if there is none.
  std::size_t find_in(std::string_view text, std::size_t begin) const {
    while (begin < text.size() && !contains(text[begin])) {
      ++begin;
    }
    return begin;
  }

 private:
  std::array<bool, 256> contains_{};
};

inline constexpr ByteSet statement_stops("\"'#[]{}\n");
inline constexpr ByteSet basic_string_stops("\"\\\n");
inline constexpr ByteSet literal_string_stops("'\n");
inline constexpr ByteSet long_basic_string_stops("\"\\");
inline constexpr ByteSet long_literal_string_stops("'");

inline std::size_t line_end(std::string_view text, std::size_t begin) {
  return std::min(text.find('\n', begin), text.size());
}

// After the "..." or '...' that begins at `begin`; nothing if its line ends
// before it does.
inline std::optional<std::size_t> short_string_end(std::string_view text,
                                                   std::size_t begin) {
  const char quote = text[begin];
  const ByteSet& stops =
      quote == '"' ? basic_string_stops : literal_string_stops;
  std::size_t position = stops.find_in(text, begin + 1);
  while (position < text.size() && text[position] == '\\') {
    const bool ends_line = text.substr(position + 1, 1) == "\n";
    position = stops.find_in(text, position + (ends_line ? 1 : 2));
  }
  const bool is_closed = position < text.size() && text[position] == quote;
  return is_closed ? std::optional(position + 1) : std::nullopt;
}

// After the """...""" or '''...''' that begins at `begin`; nothing if it was
// left open.
inline std::optional<std::size_t> long_string_end(std::string_view text,
                                                  std::size_t begin) {
  const std::string_view quotes = text.substr(begin, 3);
  const ByteSet& stops = quotes.front() == '"' ? long_basic_string_stops
                                               : long_literal_string_stops;
  std::size_t position = stops.find_in(text, begin + 3);
  while (position < text.size() && text.substr(position, 3) != quotes) {
    position = stops.find_in(text, position + (text[position] == '\\' ? 2 : 1));
  }
  if (position >= text.size()) {
    return std::nullopt;
  }
  // One or two quotes before the closing three are part of the string.
  const std::string_view close = text.substr(position, 5);
  return position +
         std::min(close.find_first_not_of(quotes.front()), close.size());
}

// Whether three quotes begin at `begin`. Every text comes by here, so this
// compares bytes and calls nothing.
inline bool is_long_string(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  return (quote == '"' || quote == '\'') && begin + 2 < text.size() &&
         text[begin + 1] == quote && text[begin + 2] == quote;
}

// After the string that begins at `begin`; nothing if it was left open.
inline std::optional<std::size_t> string_end(std::string_view text,
                                             std::size_t begin) {
  return is_long_string(text, begin) ? long_string_end(text, begin)
                                     : short_string_end(text, begin);
}

// After the token that begins at `begin`: a string, a comment without its line
// end, or one byte.
inline std::size_t token_end(std::string_view text, std::size_t begin) {
  switch (text[begin]) {
    case '#':
      return line_end(text, begin);
    case '"':
    case '\'':
      return string_end(text, begin)
          .value_or(is_long_string(text, begin) ? text.size()
                                                : line_end(text, begin));
    default:
      return begin + 1;
  }
}

// Where the text begins after a byte order mark.
inline std::size_t text_begin(std::string_view text) {
  return text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
}

// Walks through a text line by line, or statement by statement: a statement
// that holds an array or a long string goes on over several lines.
class Scanner {
 public:
  explicit Scanner(std::string_view text)
      : text_(text), position_(text_begin(text)) {}

  bool is_done() const { return position_ >= text_.size(); }
  std::size_t position() const { return position_; }

  // The line from here on, without its line end.
  std::string_view line() const {
    std::string_view line =
        text_.substr(position_, line_end(text_, position_) - position_);
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
    return line;
  }

  // The first character from here on that is no blank; 0 if there is none.
  char first_character() const {
    const std::size_t first = text_.find_first_not_of(blanks, position_);
    return first == std::string_view::npos ? '\0' : text_[first];
  }

  void skip_line() {
    position_ = std::min(line_end(text_, position_) + 1, text_.size());
  }

  // To the comment or line end after the value that stands here.
  void skip_value() {
    std::size_t open_brackets = 0;
    while (true) {
      position_ = statement_stops.find_in(text_, position_);
      const char stop = is_done() ? '\n' : text_[position_];
      const bool is_end = stop == '\n' || stop == '#';
      if (is_done() || (is_end && open_brackets == 0)) {
        return;
      }
      if (stop == '[' || stop == '{') {
        ++open_brackets;
      } else if ((stop == ']' || stop == '}') && open_brackets > 0) {
        --open_brackets;
      }
      position_ = token_end(text_, position_);
    }
  }

  void skip_statement() {
    skip_value();
    skip_line();
  }

 private:
  std::string_view text_;
  std::size_t position_;
};

}  // namespace hw
