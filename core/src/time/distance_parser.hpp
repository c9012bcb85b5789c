// Stretches of time as people type them. For core only.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace hw {

// A stretch of time. Whole days are counted on the calendar, all else along
// the time line.
struct Stretch {
  std::int64_t minutes = 0;
  bool is_days = false;
};

// 3 days, two weeks, 90 min, 1 h 30, half an hour, an hour and a half, 1.5 h:
// what words_of_time() gives for them. Nothing for any other words, and for
// parts of a day counted together with days.
std::optional<Stretch> stretch_in(std::span<const std::string> words);

// 3 days ago, in 3 days: the same, back below 0.
std::optional<Stretch> distance_in(std::span<const std::string> words);

}  // namespace hw
