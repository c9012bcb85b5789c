// Days as people type them. For core only.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "hw/date.hpp"
#include "hw/when.hpp"

#include "time_parser.hpp"

namespace hw {

// Date::plus_days(), but nothing where that would stop.
std::optional<Date> days_from(Date date, int count);

// fri, friday, this fri
std::optional<std::chrono::weekday> weekday_alone(const Words& words);

// yesterday, 3 days ago, last fri, fri: the day that is meant on `today`, or
// nothing for any other words.
std::optional<Date> day_named(const Words& words, Date today, Leaning leaning);

// What was written, whether or not there is such a day.
struct WrittenDay {
  std::optional<std::chrono::weekday> weekday;
  std::optional<std::chrono::year> year;
  std::optional<std::chrono::month> month;  // nothing: 17th
  std::chrono::day day{};
  bool is_short_year = false;  // 17.11.26
};

// 2026-11-20, 20.11.2026, 20.11., 20/11, 20 nov 2026, nov 20, 17th; each of
// them also after a weekday. Each way to read it: two for 5/6. None for any
// other words.
std::vector<WrittenDay> written_days(Words words);

// The days of the calendar that may be meant on `today`. With a year there is
// one. Without a year it is the last one up to today, or the next one from
// today on; the nearer of the two for Leaning::either. When that is more than
// two months away, both are there, and the weekday decides if it can. A year
// of two digits is one that is less than a year away.
// None if there is no such day, or if the weekday is another one.
std::vector<Date> dates_of(const WrittenDay& written, Date today,
                           Leaning leaning);

}  // namespace hw
