// Any bytes as a time that somebody typed.
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <fuzzer/FuzzedDataProvider.h>
#include <optional>
#include <string>

#include "hw/date.hpp"
#include "hw/when.hpp"

#include "require.hpp"

namespace {

using hw::Clock;
using hw::Date;
using hw::Leaning;
using hw::Moment;
using hw::TimeOfDay;
using hw::fuzz::require;

constexpr std::array<const char*, 5> nows = {
    "2026-11-20T14:00:20-05:00", "2026-03-08T01:59:59-05:00",
    "2026-11-01T01:30:00-04:00", "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-12:00"};
constexpr std::array<const char*, 3> beginnings = {"00:00", "03:00", "23:59"};

// A place whose clock is changed every half year.
std::chrono::minutes offset_at(Date date, TimeOfDay time) {
  const auto month = static_cast<unsigned>(date.year_month_day().month());
  const bool is_summer = month > 3 && (month < 11 || time.hour() < 2);
  return std::chrono::minutes(is_summer ? -240 : -300);
}

void check_written(const std::string& text) {
  require(hw::understand_minutes(text).value_or(0) >= 0,
          "minutes are never below 0");
  if (const std::optional<Moment> moment = hw::parse_moment(text)) {
    require(hw::parse_moment(to_string(*moment)) == moment,
            "a moment that is written reads the same");
    require(!short_form(*moment).empty(), "a moment can be told");
  }
  if (const std::optional<Date> date = Date::parse(text)) {
    require(date->to_string() == text, "a date has one form");
  }
  if (const std::optional<TimeOfDay> time = TimeOfDay::parse(text)) {
    require(TimeOfDay::parse(time->to_string()) == time,
            "a time that is written reads the same");
  }
}

void check_understood(const std::string& text, const Clock& clock,
                      Leaning leaning) {
  const auto moment = hw::understand_moment(text, clock, leaning);
  const auto date = hw::understand_date(text, clock, leaning);
  require(moment.has_value() == date.has_value(),
          "what is a moment is a day, too");
  const auto meanings = hw::meanings_of(text, clock, leaning);
  require(moment.has_value() == (meanings.size() == 1),
          "what is understood has one meaning");
  if (!moment) {
    require(!hw::why_not_understood(text, clock, leaning).empty(),
            "what is not understood has a reason");
    return;
  }
  require(moment->time.has_value() == moment->offset.has_value(),
          "a moment has an offset if it has a time");
  require(practice_day(*moment, clock.day_starts) == *date,
          "a day is the practice day of its moment");
  require(hw::parse_moment(to_string(*moment)) == moment,
          "what is understood can be written");
}

}  // namespace

// The last bytes of an input are the clock; the rest is what was typed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  FuzzedDataProvider input(data, size);
  const Clock clock = {
      .now = *hw::parse_moment(input.PickValueInArray(nows)),
      .offset_at = offset_at,
      .day_starts = *TimeOfDay::parse(input.PickValueInArray(beginnings))};
  const Leaning leaning =
      input.PickValueInArray({Leaning::past, Leaning::future, Leaning::either});
  const std::string text = input.ConsumeRemainingBytesAsString();

  check_written(text);
  check_understood(text, clock, leaning);
  return 0;
}
