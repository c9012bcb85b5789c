// Recursive descent over the bytes, one function for each kind of value,
// without a look back. Values stay views into the text; escapes are undone only
// when a value is asked for. The first line that is not plain ends it all, and
// toml.hpp reads the text.
#include "fast_toml.hpp"

#include <charconv>
#include <string>
#include <utility>

#include "hw/text.hpp"

#include "ascii.hpp"
#include "scan.hpp"
#include "table_header.hpp"

namespace hw {
namespace {

constexpr ByteSet moment_characters("0123456789-:T+Z");

double decimal(std::string_view written) {
  double number = 0;
  std::from_chars(written.data(), written.data() + written.size(), number);
  return number;
}

// Whether each backslash in `inside` stands before a letter that has a meaning
// there. Longer escapes are rare, and so is a backslash that joins two lines.
bool has_plain_escapes(std::string_view inside) {
  std::size_t slash = inside.find('\\');
  while (slash != std::string_view::npos) {
    const std::string_view letter = inside.substr(slash + 1, 1);
    if (letter.empty() ||
        escape_letters.find(letter) == std::string_view::npos) {
      return false;
    }
    slash = inside.find('\\', slash + 2);
  }
  return true;
}

}  // namespace

bool may_be_conflict(std::string_view text) {
  return text.find("<<<<<<<") != std::string_view::npos ||
         text.find(">>>>>>>") != std::string_view::npos;
}

bool is_plain_text(std::string_view text) {
  // One look at every byte without a branch: compilers take many at a time.
  unsigned char controls = 0;
  unsigned char all = 0;
  for (const char character : text) {
    const auto byte = static_cast<unsigned char>(character);
    const bool is_control = (byte < 0x20 && byte != '\n') || byte == 0x7F;
    controls |= static_cast<unsigned char>(is_control);
    all |= byte;
  }
  return text.ends_with('\n') && controls == 0 && (all < 0x80 || is_utf8(text));
}

std::int64_t whole_in(std::string_view written) {
  std::int64_t number = 0;
  std::from_chars(written.data(), written.data() + written.size(), number);
  return number;
}

// 13:05:00; fractions of seconds are rare.
std::optional<TimeOfDay> clock_in(std::string_view written) {
  constexpr std::size_t of_clock = 8;
  return written.size() == of_clock ? TimeOfDay::parse(written) : std::nullopt;
}

// 2026-11-07, 2026-11-07T13:05:00, and that with Z or -05:00. TOML has no time
// without seconds, and fractions of them are rare.
std::optional<Moment> moment_in(std::string_view written) {
  constexpr std::size_t of_day = 10;
  constexpr std::size_t of_time = 19;
  const auto is_rare = [&] {
    return written.size() < of_time || written[10] != 'T' ||
           written[16] != ':' || written.back() == 'z' ||
           (written.size() > of_time && written[of_time] == '.');
  };
  return written.size() != of_day && is_rare() ? std::nullopt
                                               : parse_moment(written);
}

// Every line has its end, and each loop below stops there at the latest, so
// that nothing looks beyond the text.
bool FastReader::read_lines() {
  lines_.clear();
  elements_.clear();
  while (!is_done() && next() != '[') {
    skip_spaces();
    if (!(next() == '\n' || next() == '#' || take_line()) || !skip_line_end()) {
      return false;
    }
  }
  return true;
}

std::span<const FastValue> FastReader::elements_of(
    const FastValue& list) const {
  return std::span(elements_).subspan(list.first_element, list.elements);
}

std::optional<TomlValue> FastReader::to_toml(const FastValue& value) const {
  switch (value.type) {
    case FastValue::Type::text:
      return TomlValue{value.has_escapes ? without_escapes(value.written)
                                         : std::string(value.written)};
    case FastValue::Type::whole:
      return TomlValue{whole_in(value.written)};
    case FastValue::Type::decimal:
      return TomlValue{decimal(value.written)};
    case FastValue::Type::truth:
      return TomlValue{value.written == "true"};
    case FastValue::Type::time:
      if (const auto time = clock_in(value.written)) {
        return TomlValue{*time};
      }
      return std::nullopt;
    case FastValue::Type::moment:
      if (const auto moment = moment_in(value.written)) {
        return TomlValue{*moment};
      }
      return std::nullopt;
    case FastValue::Type::list:
      break;
  }
  TomlArray list;
  for (const FastValue& element : elements_of(value)) {
    auto part = to_toml(element);
    if (!part) {
      return std::nullopt;
    }
    list.push_back(*std::move(part));
  }
  return TomlValue{std::move(list)};
}

bool FastReader::take(char expected) {
  const bool is_there = next() == expected;
  position_ += is_there ? 1U : 0U;
  return is_there;
}

void FastReader::skip_spaces() {
  while (next() == ' ') {
    ++position_;
  }
}

// Spaces, line ends and comments, but for the end of the last line.
void FastReader::skip_blank_lines() {
  skip_spaces();
  while (next() == '#' || (next() == '\n' && position_ + 1 < text_.size())) {
    position_ = next() == '#' ? line_end(text_, position_) : position_ + 1;
    skip_spaces();
  }
}

void FastReader::skip_digits() {
  while (is_digit(next())) {
    ++position_;
  }
}

bool FastReader::skip_line_end() {
  skip_spaces();
  if (next() == '#') {
    position_ = line_end(text_, position_);
  }
  return take('\n');
}

bool FastReader::take_line() {
  const std::size_t begin = position_;
  while (is_bare_key_character(next())) {
    ++position_;
  }
  const auto key = text_.substr(begin, position_ - begin);
  skip_spaces();
  if (key.empty() || !take('=')) {
    return false;
  }
  skip_spaces();
  if (!take_value()) {
    return false;
  }
  lines_.push_back({key, value_});
  return true;
}

bool FastReader::take_value() {
  return next() == '[' ? take_list() : take_single();
}

// What may stand in a list: lists of lists are rare.
bool FastReader::take_single() {
  switch (next()) {
    case '"':
      return is_long_string(text_, position_) ? take_long_text() : take_text();
    case '\'':
      return take_literal();
    case 't':
      return take_word("true");
    case 'f':
      return take_word("false");
    default:
      return take_number();
  }
}

bool FastReader::has(FastValue::Type type, std::size_t begin) {
  value_ = {.type = type, .written = text_.substr(begin, position_ - begin)};
  return true;
}

bool FastReader::has_text(std::string_view inside, bool has_escapes) {
  value_ = {.has_escapes = has_escapes, .written = inside};
  return true;
}

bool FastReader::take_text() {
  const std::size_t begin = position_ + 1;
  const auto line = text_.substr(begin, line_end(text_, begin) - begin);
  const auto inside = line.substr(0, line.find('"'));
  if (inside.find('\\') == std::string_view::npos) {
    position_ = begin + inside.size() + 1;
    return inside.size() < line.size() && has_text(inside, false);
  }
  const auto end = short_string_end(text_, position_);
  if (!end) {
    return false;
  }
  position_ = *end;
  const auto whole = text_.substr(begin, *end - 1 - begin);
  return has_plain_escapes(whole) && has_text(whole, true);
}

bool FastReader::take_long_text() {
  const auto end = long_string_end(text_, position_);
  if (!end) {
    return false;
  }
  auto inside = text_.substr(position_ + 3, *end - position_ - 6);
  inside.remove_prefix(inside.starts_with('\n') ? 1 : 0);
  position_ = *end;
  const bool has_escapes = inside.find('\\') != std::string_view::npos;
  return !may_be_conflict(inside) && has_plain_escapes(inside) &&
         has_text(inside, has_escapes);
}

bool FastReader::take_literal() {
  const auto end = short_string_end(text_, position_);
  if (!end || is_long_string(text_, position_)) {
    return false;
  }
  const auto inside = text_.substr(position_ + 1, *end - position_ - 2);
  position_ = *end;
  return has_text(inside, false);
}

bool FastReader::take_word(std::string_view word) {
  const std::size_t begin = position_;
  position_ += word.size();
  return text_.substr(begin, word.size()) == word &&
         has(FastValue::Type::truth, begin);
}

bool FastReader::take_number() {
  const std::size_t begin = position_;
  const bool is_negative = take('-');
  const std::size_t first = position_;
  skip_digits();
  const std::size_t count = position_ - first;
  if (count == 4 && next() == '-' && !is_negative) {
    return take_clock(FastValue::Type::moment, begin);
  }
  if (count == 2 && next() == ':' && !is_negative) {
    return take_clock(FastValue::Type::time, begin);
  }
  constexpr std::size_t most_digits = 18;  // of an int64_t
  if (count == 0 || count > most_digits || (text_[first] == '0' && count > 1)) {
    return false;
  }
  return next() == '.' ? take_decimal(begin)
                       : has(FastValue::Type::whole, begin);
}

bool FastReader::take_decimal(std::size_t begin) {
  ++position_;
  const std::size_t fraction = position_;
  skip_digits();
  return position_ > fraction && has(FastValue::Type::decimal, begin);
}

bool FastReader::take_clock(FastValue::Type type, std::size_t begin) {
  while (moment_characters.contains(next())) {
    ++position_;
  }
  return has(type, begin);
}

bool FastReader::take_list() {
  const std::size_t begin = position_;
  const auto first = static_cast<std::uint32_t>(elements_.size());
  ++position_;
  skip_blank_lines();
  while (next() != ']') {
    if (!take_single()) {
      return false;
    }
    elements_.push_back(value_);
    skip_blank_lines();
    if (!take(',') && next() != ']') {
      return false;
    }
    skip_blank_lines();
  }
  ++position_;
  has(FastValue::Type::list, begin);
  value_.first_element = first;
  value_.elements = static_cast<std::uint32_t>(elements_.size()) - first;
  return true;
}

}  // namespace hw
