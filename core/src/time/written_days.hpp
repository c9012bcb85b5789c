// Days of the calendar as people write them. For core alone.
#pragma once

#include <chrono>
#include <optional>

#include "hw/date.hpp"
#include "hw/when.hpp"

#include "day_words.hpp"

namespace hw {

// What was written, whether or not there is such a day.
struct WrittenDay {
  std::optional<std::chrono::weekday> weekday;
  std::optional<std::chrono::year> year;
  std::chrono::month month;
  std::chrono::day day;
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
