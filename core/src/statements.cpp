#include "statements.hpp"

#include <algorithm>

#include "scan.hpp"

namespace hw {
namespace {

constexpr std::string_view white = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(white), text.size()));
  return text.substr(0, text.find_last_not_of(white) + 1);
}

bool says_something(std::string_view line) {
  const std::size_t first = line.find_first_not_of(white);
  return first != std::string_view::npos && line[first] != '#';
}

}  // namespace

std::string_view key_of(std::string_view line) {
  std::string_view key = line.substr(0, line.find('='));
  constexpr std::string_view around = " \t\"'";
  key.remove_prefix(std::min(key.find_first_not_of(around), key.size()));
  return key.substr(0, key.find_last_not_of(around) + 1);
}

Statements statements_in(std::string_view body) {
  Statements statements;
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
    const std::size_t equals = std::min(body.find('=', begin), value_end);
    const std::size_t value = std::min(equals + 1, value_end);
    statements.list.push_back({
        .key = key_of(line),
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
