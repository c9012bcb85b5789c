#include "toml_text.hpp"

#include <cstdint>

#include <fmt/format.h>

#include "hw/edit.hpp"
#include "hw/text.hpp"

#include "characters.hpp"

namespace hw {
namespace {

std::string escaped(char32_t code_point) {
  switch (code_point) {
    case '"':
      return R"(\")";
    case '\\':
      return R"(\\)";
    case '\b':
      return R"(\b)";
    case '\t':
      return R"(\t)";
    case '\n':
      return R"(\n)";
    case '\f':
      return R"(\f)";
    case '\r':
      return R"(\r)";
    default:
      return is_control(code_point)
                 ? fmt::format("\\u{:04X}",
                               static_cast<std::uint32_t>(code_point))
                 : to_utf8(code_point);
  }
}

std::string basic_string(std::string_view text) {
  std::string result = "\"";
  for (const Character& character : Characters(text)) {
    result += escaped(character.code_point);
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
    result +=
        is_plain ? std::string(character.bytes) : escaped(character.code_point);
  }
  if (quotes > 0) {
    result.insert(result.size() - 1, 1, '\\');
  }
  return result + "\"\"\"";
}

}  // namespace

std::string toml_key(std::string_view key) {
  constexpr std::string_view bare =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
  const bool is_bare =
      !key.empty() && key.find_first_not_of(bare) == std::string_view::npos;
  return is_bare ? std::string(key) : basic_string(key);
}

std::string write_string(std::string_view text) {
  const bool has_line_breaks = text.find('\n') != std::string_view::npos;
  return has_line_breaks ? long_basic_string(text) : basic_string(text);
}

}  // namespace hw
