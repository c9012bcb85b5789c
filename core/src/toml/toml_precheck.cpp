// One walk from token to token, counting the parts of the key that it is in.
// Strings and comments are single tokens, so that what is left is TOML's own.
#include "toml_precheck.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include "explain.hpp"
#include "scan.hpp"

namespace hw {
namespace {

constexpr int most_key_parts = 64;

// What ends a key or stands between two of them.
constexpr ByteSet key_ends("=,[]{}\n");

bool is_ascii(char character) {
  return (static_cast<unsigned char>(character) & 0x80U) == 0;
}

// What is wrong with the token at `position`, if anything.
std::optional<std::string> explain_token(std::string_view text,
                                         std::size_t position, int key_parts) {
  if (!is_ascii(text[position])) {
    const std::size_t begin = text.rfind('\n', position) + 1;
    return explain_letter(text.substr(begin, line_end(text, begin) - begin),
                          position - begin);
  }
  // toml++ reports a missing quote of a short string well.
  if (is_long_string(text, position) && !string_end(text, position)) {
    return fmt::format("the text that begins here is not closed with {}",
                       text.substr(position, 3));
  }
  if (key_parts > most_key_parts) {
    return fmt::format("a key has at most {} parts with dots between",
                       most_key_parts);
  }
  return std::nullopt;
}

}  // namespace

std::optional<SyntaxError> find_syntax_error(std::string_view text) {
  int key_parts = 1;
  std::size_t position = text_begin(text);
  while (position < text.size()) {
    const char character = text[position];
    key_parts = key_ends.contains(character) ? 1 : key_parts;
    key_parts += character == '.' ? 1 : 0;
    if (auto message = explain_token(text, position, key_parts)) {
      const auto before = text.substr(0, position);
      const auto lines = std::ranges::count(before, '\n');
      return SyntaxError{static_cast<int>(lines) + 1, *std::move(message)};
    }
    position = token_end(text, position);
  }
  return std::nullopt;
}

}  // namespace hw
