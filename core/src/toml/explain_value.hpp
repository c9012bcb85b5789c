// What is wrong with the value in a line that is not TOML. For core alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hw {

bool is_quote(char character);

struct KeyAndValue {
  std::string_view key;
  std::string_view value;  // without a comment, unless it begins with a quote
};

// What stands on both sides of the first "=" of `line`; nothing without one.
std::optional<KeyAndValue> split_line(std::string_view line);

// What to do about the value in `line`: it is missing, is a day, time or number
// of another form, or wants quotes. Nothing where there is no "=" or where the
// value begins as a text or a list does.
std::optional<std::string> explain_value(std::string_view line);

}  // namespace hw
