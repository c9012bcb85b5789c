#include "explain_value.hpp"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>

#include "hw/date.hpp"
#include "hw/text.hpp"

#include "explain.hpp"
#include "words.hpp"

namespace hw {
namespace {

using std::string_view;

// What was found out about a value, or nothing if it is of another sort.
using Finding = std::optional<std::string>;

// For a time that is understood, but not written as TOML wants it.
Finding explain_time_form(string_view value) {
  constexpr string_view sentence =
      "a time is written with two digits each and with seconds: {}";
  if (const auto time = TimeOfDay::parse(value)) {
    return fmt::format(sentence, time->to_string());
  }
  if (const auto moment = parse_moment(value)) {
    return fmt::format(sentence, to_string(*moment));
  }
  return std::nullopt;
}

bool looks_like_toml_day(string_view text) {
  return text.size() >= 10 && text[4] == '-' && text[7] == '-';
}

Finding explain_day(string_view value) {
  const auto separators =
      std::count_if(value.begin(), value.end(), [](char character) {
        return character == '-' || character == '/' || character == '.';
      });
  if (separators < 2) {
    return std::nullopt;
  }
  if (!looks_like_toml_day(value)) {
    return "a day is written like 2026-03-05";
  }
  if (Date::parse(value.substr(0, 10))) {
    return "a day with a time is written like 2026-11-07T13:05:00";
  }
  return fmt::format("there is no such day as {}", excerpt(value));
}

// For what is made of digits and of what stands between them in days and
// times.
Finding explain_date_or_time(string_view value) {
  if (!is_digit(value.front()) ||
      value.find_first_not_of("0123456789-/.:+TtZz ") != string_view::npos) {
    return std::nullopt;
  }
  if (const Finding form = explain_time_form(value)) {
    return form;
  }
  if (value.find(':') < value.find_first_of("-/.")) {
    return fmt::format("there is no such time as {}", excerpt(value));
  }
  return explain_day(value);
}

bool is_yes_or_no(string_view value) {
  const std::string word = lower_case(value);
  return word == "yes" || word == "no" || word == "true" || word == "false";
}

bool looks_like_number(string_view value) {
  return value.find_first_not_of("0123456789+-._eE") == string_view::npos;
}

std::string explain_bare_text(const KeyAndValue& parts) {
  if (is_yes_or_no(parts.value)) {
    return "yes is written true, and no is written false";
  }
  if (looks_like_number(parts.value)) {
    return "this number cannot be read; one is written like 42 or 2.5";
  }
  // "..." rather than the value: it may hold quotes, or curly ones around it.
  const bool is_plain = std::all_of(
      parts.value.begin(), parts.value.end(),
      [](char character) { return character >= ' ' && character != '"'; });
  return fmt::format(
      "{}text stands in straight quotes: {} = \"{}\"",
      is_digit(parts.value.front()) ? "nothing follows a number, and " : "",
      excerpt(parts.key), is_plain ? excerpt(parts.value) : "...");
}

}  // namespace

bool is_quote(char character) {
  return character == '"' || character == '\'';
}

std::optional<KeyAndValue> split_line(string_view line) {
  const std::size_t equals = line.find('=');
  if (equals == string_view::npos) {
    return std::nullopt;
  }
  const string_view value = without_blanks(line.substr(equals + 1));
  const bool is_quoted = !value.empty() && is_quote(value.front());
  const std::size_t end = is_quoted ? string_view::npos : value.find('#');
  return KeyAndValue{without_blanks(line.substr(0, equals)),
                     without_blanks(value.substr(0, end))};
}

std::optional<std::string> explain_value(string_view line) {
  const std::optional<KeyAndValue> parts = split_line(line);
  if (!parts) {
    return std::nullopt;
  }
  if (parts->value.empty()) {
    return "nothing follows the \"=\"; write \"\" or take this line out";
  }
  const char first = parts->value.front();
  if (is_quote(first) || first == '[' || first == '{') {
    return std::nullopt;
  }
  const Finding date_or_time = explain_date_or_time(parts->value);
  return date_or_time ? date_or_time : explain_bare_text(*parts);
}

}  // namespace hw
