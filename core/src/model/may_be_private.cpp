#include "may_be_private.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "scan.hpp"
#include "table_header.hpp"

namespace hw {
namespace {

constexpr std::string_view around = " \t\r\"'=:";

std::string_view without_leading(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(around), text.size()));
  return text;
}

// What begins with a letter at the start of `text`, up to the next other sign.
std::string_view word_in(std::string_view text) {
  const auto end =
      std::find_if_not(text.begin(), text.end(), is_bare_key_character);
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

bool hides(std::string_view line) {
  const std::string plain = without_escapes(line);
  const std::string_view key = word_in(without_leading(plain));
  if (key != "share") {
    return false;
  }
  const char* const rest = key.data() + key.size();
  const std::string_view value = word_in(without_leading(
      {rest, static_cast<std::size_t>(plain.data() + plain.size() - rest)}));
  return value != "all" && value != "summary";
}

// Whether what follows the header line `line` is about all of an assignment. A
// header that is not whole may be that of a change.
bool opens_part_for_all(std::string_view line) {
  const std::optional<TableHeader> header = parse_table_header(line);
  return !header ||
         (header->path.front() != "log" && header->path.front() != "ask" &&
          header->path.front() != "score");
}

}  // namespace

// Line by line: where strings end cannot be told in a text that is not TOML.
bool may_be_private(std::string_view text) {
  bool is_for_all = true;
  for (Scanner scanner(text); !scanner.is_done(); scanner.skip_line()) {
    const std::string_view line = scanner.line();
    if (scanner.first_character() == '[') {
      is_for_all = opens_part_for_all(line);
    } else if (is_for_all && hides(line)) {
      return true;
    }
  }
  return false;
}

}  // namespace hw
