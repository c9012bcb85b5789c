// Where strings, lines and statements of a TOML text end. For core alone.
//
// Any byte string will do: what is not TOML ends with its line, or with the
// text when it is a bracket or a multi-line string that was left open.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

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

// Behind the "..." or '...' that begins at `begin`; nothing if its line ends
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

// Behind the """...""" or '''...''' that begins at `begin`; nothing if it was
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

struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Walks through a text line by line, or statement by statement: a statement
// that holds an array or a long string goes on over several lines.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {
    if (text.starts_with(byte_order_mark)) {
      position_ = byte_order_mark.size();
    }
  }

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

  // To the comment or line end behind the value that stands here.
  void skip_value() {
    std::size_t open_brackets = 0;
    while (true) {
      position_ = statement_stops.find_in(text_, position_);
      const bool is_end =
          is_done() || text_[position_] == '\n' || text_[position_] == '#';
      if (is_done() || (is_end && open_brackets == 0)) {
        return;
      }
      open_brackets = skip_token(open_brackets);
    }
  }

  void skip_statement() {
    skip_value();
    skip_line();
  }

  // The multi-line strings that were closed, as far as the walk has come.
  const std::vector<Span>& long_strings() const { return long_strings_; }

 private:
  // Skips what stands here: a string, a comment, a bracket or a line end.
  // Returns how many brackets are open then.
  std::size_t skip_token(std::size_t open_brackets) {
    switch (text_[position_]) {
      case '"':
      case '\'':
        skip_string();
        return open_brackets;
      case '#':
        position_ = line_end(text_, position_);
        return open_brackets;
      case '[':
      case '{':
        ++position_;
        return open_brackets + 1;
      case '\n':
        ++position_;
        return open_brackets;
      default:
        ++position_;
        return open_brackets == 0 ? 0 : open_brackets - 1;
    }
  }

  void skip_string() {
    const std::string_view quotes = text_.substr(position_, 3);
    if (quotes != "\"\"\"" && quotes != "'''") {
      position_ = short_string_end(text_, position_)
                      .value_or(line_end(text_, position_));
      return;
    }
    const auto end = long_string_end(text_, position_);
    if (end) {
      long_strings_.push_back({.begin = position_, .end = *end});
    }
    position_ = end.value_or(text_.size());
  }

  std::string_view text_;
  std::size_t position_ = 0;
  std::vector<Span> long_strings_;
};

}  // namespace hw
