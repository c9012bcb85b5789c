// Lines `key = value` as hw writes them and most people type them, read many
// times as fast as toml.hpp reads. Core only.
//
// What is plain says here what it says there. Everything else, wrong or only
// rare (dotted and quoted keys, lists of lists, tables in braces), is not
// plain, and has to be read there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "hw/date.hpp"

#include "toml.hpp"

namespace hw {

// Whether plain lines can be read in `text`: it is UTF-8, has no control
// characters but line feeds, and one at its end.
bool is_plain_text(std::string_view text);

// Whether `text` may hold a part of what a merge left.
bool may_be_conflict(std::string_view text);

// A value as it stands in the text.
struct FastValue {
  enum class Type : std::uint8_t {
    text,
    whole,
    decimal,
    truth,
    time,
    moment,
    list
  };

  Type type = Type::text;
  bool has_escapes = false;    // of a text: backslashes, each before one letter
  std::uint32_t elements = 0;  // of a list: how many,
  std::uint32_t first_element = 0;  // and where: see FastReader
  std::string_view written;         // of a text what is between its quotes
};

// Of a `whole`, a `time` and a `moment`; nothing if there is no such day or
// time.
std::int64_t whole_in(std::string_view written);
std::optional<TimeOfDay> clock_in(std::string_view written);
std::optional<Moment> moment_in(std::string_view written);

struct FastLine {
  std::string_view key;
  FastValue value;
};

// Reads plain lines, block by block.
class FastReader {
 public:
  // `text` is_plain_text(), and has to outlive what is read.
  explicit FastReader(std::string_view text) : text_(text) {}

  std::size_t position() const { return position_; }
  bool is_done() const { return position_ == text_.size(); }
  void go_to(std::size_t position) { position_ = position; }

  // Moves on to the end or to the next line that begins with "[", and has the
  // lines on the way. False if one of them is not plain; then it is all over.
  bool read_lines();

  // Those with a key and value, in order; repeated keys included.
  const std::vector<FastLine>& lines() const { return lines_; }
  std::span<const FastValue> elements_of(const FastValue& list) const;

  // What toml.hpp makes of `value`, but for its line; nothing for a day or time
  // that there is not.
  std::optional<TomlValue> to_toml(const FastValue& value) const;

 private:
  char next() const { return text_[position_]; }
  bool take(char expected);
  void skip_spaces();
  void skip_blank_lines();
  void skip_digits();
  bool skip_line_end();

  // Each of these has what it takes in `value_`. False when that is not there.
  bool take_line();
  bool take_value();
  bool take_single();
  bool take_text();
  bool take_long_text();
  bool take_literal();
  bool take_word(std::string_view word);
  bool take_number();
  bool take_decimal(std::size_t begin);
  bool take_clock(FastValue::Type type, std::size_t begin);
  bool take_list();
  bool has(FastValue::Type type, std::size_t begin);
  bool has_text(std::string_view inside, bool has_escapes);

  std::string_view text_;
  std::size_t position_ = 0;
  FastValue value_;
  std::vector<FastLine> lines_;
  std::vector<FastValue> elements_;  // of all lists
};

}  // namespace hw
