// Line ends as a text has them. For core only.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace hw {

// The first line end of `text`: CRLF or LF; LF when it has none.
inline std::string_view line_end_of(std::string_view text) {
  const std::size_t end = text.find('\n');
  const bool has_return =
      end != std::string_view::npos && end > 0 && text[end - 1] == '\r';
  return has_return ? "\r\n" : "\n";
}

// `block` with the line ends of `text`.
inline std::string with_line_ends_of(std::string_view text,
                                     std::string_view block) {
  if (line_end_of(text) == "\n") {
    return std::string(block);
  }
  std::string result;
  char previous = '\0';
  for (const char character : block) {
    if (character == '\n' && previous != '\r') {
      result += '\r';
    }
    result += character;
    previous = character;
  }
  return result;
}

}  // namespace hw
