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

// What TOML may have outside of quotes.
bool is_plain(char character) {
  const auto byte = static_cast<unsigned char>(character);
  return (byte >= 0x20 && byte < 0x7F) || character == '\t' ||
         character == '\n' || character == '\r';
}

SyntaxError error_at(std::string_view text, std::size_t position,
                     std::string message) {
  const auto before = text.substr(0, position);
  const auto lines = std::count(before.begin(), before.end(), '\n');
  return {static_cast<int>(lines) + 1, std::move(message)};
}

// Zeros, as a power cut leaves them for what was not written in time.
std::optional<SyntaxError> find_zeros(std::string_view text) {
  const std::size_t zero = text.find('\0');
  if (zero == std::string_view::npos) {
    return std::nullopt;
  }
  const std::size_t rest = text.find_first_not_of('\0', zero);
  if (rest != std::string_view::npos) {
    const bool is_wide = zero < 2 && rest == zero + 1;
    return error_at(text, zero,
                    is_wide ? "this is not UTF-8 text; save the file as UTF-8"
                            : "zeros stand here; take them out");
  }
  return error_at(text, zero,
                  zero == 0 ? "there is nothing but zeros in this file; put a "
                              "copy of it in its place"
                            : "the file ends in zeros; take them out");
}

// Lines that end as on the Macs of long ago.
std::optional<SyntaxError> find_lone_return(std::string_view text) {
  std::size_t position = text.find('\r');
  while (position != std::string_view::npos &&
         text.substr(position + 1, 1) == "\n") {
    position = text.find('\r', position + 1);
  }
  if (position == std::string_view::npos) {
    return std::nullopt;
  }
  return error_at(text, position,
                  "a line ends here in the way of old Macs (CR); save the file "
                  "with Unix line ends (LF)");
}

// What is wrong with the token at `position`, if anything.
std::optional<std::string> explain_token(std::string_view text,
                                         std::size_t position, int key_parts) {
  if (!is_plain(text[position])) {
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
  if (const auto zeros = find_zeros(text)) {
    return zeros;
  }
  if (const auto lone_return = find_lone_return(text)) {
    return lone_return;
  }
  int key_parts = 1;
  std::size_t position = text_begin(text);
  while (position < text.size()) {
    const char character = text[position];
    key_parts = key_ends.contains(character) ? 1 : key_parts;
    key_parts += character == '.' ? 1 : 0;
    if (auto message = explain_token(text, position, key_parts)) {
      return error_at(text, position, *std::move(message));
    }
    position = token_end(text, position);
  }
  return std::nullopt;
}

}  // namespace hw
