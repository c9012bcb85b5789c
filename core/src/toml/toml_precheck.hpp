// What is wrong with a text before toml++ has seen it. Core only.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "hw/error.hpp"

namespace hw {

// What is wrong, and where.
struct SyntaxError {
  int line = 0;  // counted from 1
  std::string message;
  Remedy remedy = Remedy::none;
};

// The first thing in `text` that toml++ is not to see, or would explain badly:
// a key of more than 64 parts, which may cost it all of the stack; text in """
// that never ends; a letter outside of quotes that is not ASCII, or a control
// character; zeros, and lines that end in CR only, anywhere. `text` is UTF-8.
std::optional<SyntaxError> find_syntax_error(std::string_view text);

}  // namespace hw
