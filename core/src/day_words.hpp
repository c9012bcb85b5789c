// Days as people name them in words. For core alone.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hw/date.hpp"
#include "hw/when.hpp"

namespace hw {

using Words = std::vector<std::string>;

// A word and what it comes to: days for one that names days, seconds for one
// that names a stretch of time.
struct Meaning {
  std::string_view word;
  int count;
};

// What `word` comes to; nothing if it is none of them.
template <std::size_t size>
std::optional<int> meaning_of(std::string_view word,
                              const std::array<Meaning, size>& meanings) {
  for (const Meaning& meaning : meanings) {
    if (meaning.word == word) {
      return meaning.count;
    }
  }
  return std::nullopt;
}

// Date::plus_days(), but nothing where that would stop.
std::optional<Date> days_from(Date date, int count);

// fri, friday
std::optional<std::chrono::weekday> weekday_alone(const Words& words);

// yesterday, 3 days ago, last fri, fri: the day that is meant on `today`, or
// nothing for any other words.
std::optional<Date> day_named(const Words& words, Date today, Leaning leaning);

}  // namespace hw
