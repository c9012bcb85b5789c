#include "hw/json.hpp"

#include <cmath>

#include <fmt/format.h>

#include "characters.hpp"

namespace hw {

namespace {

std::string in_json(const Character& character) {
  switch (character.code_point) {
    case '"':
      return "\\\"";
    case '\\':
      return "\\\\";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      break;
  }
  // The same text to a program, and nothing that a terminal obeys.
  if (is_control(character.code_point) ||
      turns_direction(character.code_point)) {
    return fmt::format("\\u{:04x}",
                       static_cast<unsigned>(character.code_point));
  }
  return character.is_valid ? std::string(character.bytes) : "\uFFFD";
}

std::string quoted(std::string_view text) {
  std::string json = "\"";
  for (const Character& character : Characters(text)) {
    json += in_json(character);
  }
  return json + "\"";
}

}  // namespace

JsonWriter& JsonWriter::begin_object() {
  separate();
  text_ += '{';
  has_items_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::end_object() {
  end('}');
  return *this;
}

JsonWriter& JsonWriter::begin_array() {
  separate();
  text_ += '[';
  has_items_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::end_array() {
  end(']');
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  text_ += quoted(name) + ": ";
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  separate();
  text_ += quoted(text);
  return *this;
}

// JSON has no infinity and nothing for what is not a number.
JsonWriter& JsonWriter::value(double number) {
  separate();
  text_ += std::isfinite(number) ? fmt::format("{}", number + 0.0) : "null";
  return *this;
}

JsonWriter& JsonWriter::value(int number) {
  separate();
  text_ += fmt::to_string(number);
  return *this;
}

JsonWriter& JsonWriter::value(bool truth) {
  separate();
  text_ += truth ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::null() {
  separate();
  text_ += "null";
  return *this;
}

std::string JsonWriter::take() {
  has_items_.clear();
  after_key_ = false;
  return std::exchange(text_, {}) + "\n";
}

// What goes before a key or a value.
void JsonWriter::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (has_items_.empty()) {
    return;
  }
  if (has_items_.back()) {
    text_ += ',';
  }
  has_items_.back() = true;
  break_line();
}

void JsonWriter::end(char bracket) {
  const bool had_items = has_items_.back();
  has_items_.pop_back();
  if (had_items) {
    break_line();
  }
  text_ += bracket;
}

void JsonWriter::break_line() {
  text_ += '\n';
  text_.append(2 * has_items_.size(), ' ');
}

}  // namespace hw
