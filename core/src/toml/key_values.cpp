#include "key_values.hpp"

#include <algorithm>

#include "scan.hpp"
#include "table_header.hpp"

namespace hw {
namespace {

constexpr std::string_view white = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(white), text.size()));
  return without_blank_end(text);
}

// Where the equals sign after the key of `line` is; the key may have others in
// its quotes; the end of `line` if there is none.
std::size_t equals_in(std::string_view line) {
  constexpr ByteSet stops("\"'=");
  std::size_t position = stops.find_in(line, 0);
  while (position < line.size() && line[position] != '=') {
    position = stops.find_in(line, token_end(line, position));
  }
  return position;
}

// What stands before an equals sign, however it is written.
std::string key_in(std::string_view text) {
  const auto key = parse_key(text);
  return key ? *key : std::string(trimmed(text));
}

}  // namespace

bool says_something(std::string_view line) {
  const std::size_t first = line.find_first_not_of(white);
  return first != std::string_view::npos && line[first] != '#';
}

KeyValues key_values_in(std::string_view body) {
  KeyValues statements;
  Scanner scanner(body);
  std::size_t above = 0;
  while (!scanner.is_done() && scanner.first_character() != '[') {
    const std::size_t begin = scanner.position();
    const std::string_view line = scanner.line();
    if (!says_something(line)) {
      scanner.skip_line();
      continue;
    }
    scanner.skip_value();
    const std::size_t value_end = scanner.position();
    scanner.skip_line();
    const std::size_t equals = equals_in(line);
    const std::size_t value = std::min(begin + equals + 1, value_end);
    statements.list.push_back({
        .key = equals < line.size() ? key_in(line.substr(0, equals)) : "",
        .value = trimmed(body.substr(value, value_end - value)),
        .above = body.substr(above, begin - above),
        .text = body.substr(begin, scanner.position() - begin),
    });
    above = scanner.position();
  }
  statements.rest = body.substr(above);
  return statements;
}

}  // namespace hw
