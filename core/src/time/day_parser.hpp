// Days as people name them in words. For core only.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hw/date.hpp"
#include "hw/when.hpp"

#include "ascii.hpp"

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

// "3 days ago" and "in 3 days" in what `meanings` count, back below 0; nothing
// for any other words.
template <std::size_t size>
std::optional<std::int64_t> distance_in(
    const Words& words, const std::array<Meaning, size>& meanings) {
  const bool is_back = words.size() == 3 && words[2] == "ago";
  const bool is_ahead = words.size() == 3 && words[0] == "in";
  if (!is_back && !is_ahead) {
    return std::nullopt;
  }
  const std::string& number = words[is_back ? 0 : 1];
  const bool is_one = number == "a" || number == "an";
  const std::optional<int> count = is_one ? 1 : parse_number(number);
  const std::optional<int> unit = meaning_of(words[is_back ? 1 : 2], meanings);
  if (!count || !unit) {
    return std::nullopt;
  }
  const std::int64_t distance = std::int64_t{*count} * *unit;
  return is_back ? -distance : distance;
}

// Date::plus_days(), but nothing where that would stop.
std::optional<Date> days_from(Date date, int count);

// fri, friday
std::optional<std::chrono::weekday> weekday_alone(const Words& words);

// yesterday, 3 days ago, last fri, fri: the day that is meant on `today`, or
// nothing for any other words.
std::optional<Date> day_named(const Words& words, Date today, Leaning leaning);

// What was written, whether or not there is such a day.
struct WrittenDay {
  std::optional<std::chrono::weekday> weekday;
  std::optional<std::chrono::year> year;
  std::chrono::month month{};
  std::chrono::day day{};
};

// 2026-11-20, 20.11.2026, 20.11., 20 nov 2026, nov 20; each of them also after
// a weekday. Nothing for any other words.
std::optional<WrittenDay> written_day(Words words);

// The day of the calendar that is meant on `today`: without a year the last
// one up to today, or the next one from today on. The weekday is not looked at.
// Nothing if there is no such day.
std::optional<Date> date_of(const WrittenDay& written, Date today,
                            Leaning leaning);

}  // namespace hw
