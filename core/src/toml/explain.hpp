// Sentences for the person who typed a text that is not TOML. For core only.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace hw {

// What to do about `line`, which toml++ refused with `description`.
std::string explain_refusal(std::string_view line,
                            std::string_view description);

// What to do about the letter at `position` of `line`, which stands outside of
// quotes and is not ASCII, or a control character.
std::string explain_letter(std::string_view line, std::size_t position);

// The beginning of `text` on one line, for quoting it in a message.
std::string excerpt(std::string_view text);

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
