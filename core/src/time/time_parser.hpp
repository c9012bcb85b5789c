// Times of day as people type them. For core only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hw/date.hpp"

namespace hw {

using Words = std::vector<std::string>;

// The words of `text` in lower case, without those that say nothing ("at",
// "on", "the", "of"), commas, and dots of a word cut short, and with numbers
// parted from letters: "2h" becomes "2" and "h", "3:30p.m." becomes "3:30" and
// "pm", "17-Nov" becomes "17" and "nov". "17th" stays one word.
Words words_of_time(std::string_view text);

// Words with a time of day taken off.
struct TimedWords {
  Words rest;
  TimeOfDay time;
};

// Each way to take a time of day off the end or the beginning of `words`:
// 21:30, 21.30, 2130, 3 pm, 3.30 pm, noon, 8 in the evening, half past eight
// pm. Without a half of the day, "half past eight" and "8 o'clock" are two
// times. What may be a year (2026) is none.
std::vector<TimedWords> take_time(const Words& words);

// The time of day that `text` is, all of it.
std::optional<TimeOfDay> typed_time(std::string_view text);

}  // namespace hw
