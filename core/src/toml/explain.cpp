#include "explain.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "hw/date.hpp"
#include "hw/text.hpp"

#include "ascii.hpp"
#include "characters.hpp"
#include "scan.hpp"

namespace hw {
namespace {

using std::string_view;

// What was found out about a slip, or nothing if it is of another sort.
using Sentence = std::optional<std::string>;

bool contains(string_view text, string_view part) {
  return text.find(part) != string_view::npos;
}

bool has_open_quote(string_view line) {
  std::size_t position = line.find_first_of("\"'#");
  while (position != string_view::npos && is_quote(line[position])) {
    const auto end = short_string_end(line, position);
    if (!end) {
      return true;
    }
    position = line.find_first_of("\"'#", *end);
  }
  return false;
}

// Where a key is used twice.
Sentence explain_repetition(string_view description) {
  if (!contains(description, "cannot redefine") &&
      !contains(description, "cannot insert")) {
    return std::nullopt;
  }
  const std::size_t begin = description.find('\'') + 1;
  const std::size_t end = description.rfind('\'');
  if (begin == 0 || contains(description, "' as ") ||
      contains(description, "' into ")) {
    return "this name already stands for something else in the file";
  }
  return fmt::format("\"{}\" is there twice; the first one is further up",
                     excerpt(description.substr(begin, end - begin)));
}

constexpr string_view about_invisible_signs =
    "an invisible sign stands here; take it out";
constexpr string_view about_lines =
    "a line is written key = \"value\"; a comment begins with #";
constexpr string_view about_keys =
    "a key is made of letters, digits, - and _, or stands in quotes";
constexpr string_view about_blocks =
    "a block begins with its name in brackets, like [[log]]";
constexpr string_view about_backslashes =
    "a backslash inside of \"...\" is written \\\\";
constexpr string_view about_inline_tables =
    "{ } holds key = \"value\", with commas between, on one line";
constexpr string_view about_lists =
    "a list has commas between its parts and ] at its end; look at the lines "
    "above, too";

struct Explanation {
  string_view description;  // part of what toml++ says
  string_view sentence;
};

// The first that is part of a description explains it.
constexpr auto explanations = std::to_array<Explanation>({
    {"escape sequence", about_backslashes},
    {"expected hex digit", about_backslashes},
    {"line-ending backslashes", about_backslashes},
    {"greater than U+10FFFF", "this character code stands for no character"},
    {"nested value depth", "there are too many brackets inside of brackets"},
    {"closing ']', saw comma", "two commas follow each other in this list"},
    {"comma or closing ']'", about_lists},
    {"expected key-value pair", about_inline_tables},
    {"closing '}'", about_inline_tables},
    {"brackets must be contiguous", about_blocks},
    {"expected ']'", about_blocks},
    {"blank bare keys", about_blocks},
    {"expected bare key", about_keys},
    {"prohibited in keys", about_keys},
    {"prohibited in dotted keys", about_keys},
    {"expected '='", about_lines},
    {"expected keys, tables", about_lines},
    {"leading zeroes", "a number is written without zeros in front"},
    {"surrogate", "this character code stands for no character"},
});

Sentence explain_description(string_view description) {
  const auto known = std::ranges::find_if(
      explanations, [description](const Explanation& explanation) {
        return contains(description, explanation.description);
      });
  if (known == explanations.end()) {
    return std::nullopt;
  }
  return std::string(known->sentence);
}

// `[` at its beginning makes a line the name of a block, unless the list of
// an earlier line goes on in it.
Sentence explain_block_name(string_view line, string_view description) {
  const bool is_name = without_blanks(line).starts_with('[') &&
                       (contains(description, "parsing key:") ||
                        contains(description, "parsing table header:"));
  return is_name ? Sentence(about_blocks) : std::nullopt;
}

Sentence explain_quotes(string_view line, string_view description) {
  const bool is_cut_off = contains(description, "control character") ||
                          contains(description, "end-of-file");
  if (is_cut_off && has_open_quote(line)) {
    return "the text in this line has no closing quote";
  }
  if (contains(description, "prohibited in comments")) {
    return std::string(about_invisible_signs);
  }
  if (contains(description, "control character")) {
    return "an invisible control character stands here; inside of \"...\" it "
           "is written like \\u0007";
  }
  if (contains(description, "expected a comment") &&
      line.find_first_of("\"'") != string_view::npos) {
    return "more follows the closing quote; a quote inside of \"...\" is "
           "written \\\"";
  }
  return std::nullopt;
}

// For what is wrong inside of brackets, or has no better explanation.
std::string explain_rest(string_view line, string_view description) {
  if (contains(description, "end-of-file")) {
    return "the file ends before this is complete; a bracket may be open";
  }
  const std::optional<KeyAndValue> parts = split_line(line);
  if (!parts || parts->value.starts_with('[')) {
    return "each text of a list stands in quotes: [\"one\", \"two\"]";
  }
  const std::size_t scope_end = description.find(": ");
  const bool has_scope = scope_end != string_view::npos;
  return fmt::format(
      "this is not TOML: {}",
      one_line(description.substr(has_scope ? scope_end + 2 : 0)));
}

// For a time that is understood, but not written as TOML wants it.
Sentence explain_time_form(string_view value) {
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

Sentence explain_day(string_view value) {
  const auto separators = std::ranges::count_if(value, [](char character) {
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
Sentence explain_date_or_time(string_view value) {
  if (!is_digit(value.front()) ||
      value.find_first_not_of("0123456789-/.:+TtZz ") != string_view::npos) {
    return std::nullopt;
  }
  if (const Sentence form = explain_time_form(value)) {
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
  const bool is_plain = std::ranges::all_of(parts.value, [](char character) {
    return character >= ' ' && character != '"';
  });
  return fmt::format(
      "{}text stands in straight quotes: {} = \"{}\"",
      is_digit(parts.value.front()) ? "nothing follows a number, and " : "",
      excerpt(parts.key), is_plain ? excerpt(parts.value) : "...");
}

}  // namespace

std::string explain_refusal(std::string_view line,
                            std::string_view description) {
  if (const Sentence repetition = explain_repetition(description)) {
    return *repetition;
  }
  if (const Sentence block = explain_block_name(line, description)) {
    return *block;
  }
  if (const Sentence known = explain_description(description)) {
    return *known;
  }
  if (const Sentence quotes = explain_quotes(line, description)) {
    return *quotes;
  }
  return explain_value(line).value_or(explain_rest(line, description));
}

std::string explain_letter(std::string_view line, std::size_t position) {
  const char32_t sign = first_character(line.substr(position)).code_point;
  if (is_space(sign)) {
    return "a special space stands here; type a plain one";
  }
  if (is_invisible(sign) || is_control(sign)) {
    return std::string(about_invisible_signs);
  }
  const std::size_t equals = line.find('=');
  const bool is_in_text =
      equals < position && position > 0 && !is_digit(line[position - 1]);
  if (is_dash(sign) && !is_in_text) {
    return "the dash that stands here is not a plain one; type -";
  }
  if (position < equals && is_any_quote(sign)) {
    return "the quote that stands here is not a straight one; take it out";
  }
  if (position < equals && equals != string_view::npos) {
    return fmt::format(
        "a key with other letters than a to z stands in quotes: \"{}\" = ...",
        excerpt(without_blanks(line.substr(0, equals))));
  }
  return explain_value(line).value_or(std::string(about_lines));
}

std::string excerpt(std::string_view text) {
  constexpr std::size_t longest = 40;
  const std::string line = one_line(text.substr(0, 4 * longest));
  if (line.size() <= longest) {
    return line;
  }
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) {
    --end;
  }
  return line.substr(0, end) + "...";
}

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
  const Sentence date_or_time = explain_date_or_time(parts->value);
  return date_or_time ? date_or_time : explain_bare_text(*parts);
}

}  // namespace hw
