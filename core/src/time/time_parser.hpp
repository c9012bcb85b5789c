// Times of day as people type them. For core only.
#pragma once

#include <optional>
#include <string_view>

#include "hw/date.hpp"

#include "day_parser.hpp"

namespace hw {

// The words of `text` in lower case, without "at" and commas, and with what is
// counted parted from its number: "2h" becomes "2" and "h", "3:30pm" becomes
// "3:30" and "pm".
Words words_of_time(std::string_view text);

// Takes a time of day off the end of `words`: 21:30, 3 pm, 3:30 pm. Nothing if
// they do not end with one; then they stay.
std::optional<TimeOfDay> take_time(Words& words);

// The time of day that `text` is, all of it.
std::optional<TimeOfDay> typed_time(std::string_view text);

}  // namespace hw
