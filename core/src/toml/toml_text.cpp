#include "toml_text.hpp"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

#include "hw/edit.hpp"
#include "hw/text.hpp"

#include "characters.hpp"
#include "table_header.hpp"

namespace hw {
namespace {

std::string escaped(const Character& character) {
  const std::size_t index = escaped_characters.find(character.bytes);
  if (index != std::string_view::npos) {
    return {'\\', escape_letters[index]};
  }
  const char32_t code_point = character.code_point;
  return is_control(code_point)
             ? fmt::format("\\u{:04X}", static_cast<std::uint32_t>(code_point))
             : to_utf8(code_point);
}

std::string basic_string(std::string_view text) {
  std::string result = "\"";
  for (const Character& character : Characters(text)) {
    result += escaped(character);
  }
  return result + '"';
}

// Quotes stay as they are but where they would end the string.
std::string long_basic_string(std::string_view text) {
  std::string result = "\"\"\"\n";
  int quotes = 0;
  for (const Character& character : Characters(text)) {
    const bool is_plain_quote = character.code_point == '"' && quotes < 2;
    quotes = is_plain_quote ? quotes + 1 : 0;
    const bool is_plain = is_plain_quote || character.code_point == '\n';
    result += is_plain ? std::string(character.bytes) : escaped(character);
  }
  if (quotes > 0) {
    result.insert(result.size() - 1, 1, '\\');
  }
  return result + "\"\"\"";
}

}  // namespace

std::string toml_key(std::string_view key) {
  const bool is_bare =
      !key.empty() && std::ranges::all_of(key, is_bare_key_character);
  return is_bare ? std::string(key) : basic_string(key);
}

std::string write_string(std::string_view text) {
  const bool has_line_breaks = text.find('\n') != std::string_view::npos;
  return has_line_breaks ? long_basic_string(text) : basic_string(text);
}

}  // namespace hw
