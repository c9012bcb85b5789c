#include "hw/date.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include <fmt/compile.h>
#include <fmt/format.h>

#include "ascii.hpp"

namespace hw {
namespace {

using std::chrono::sys_days;

constexpr sys_days first_day{std::chrono::year{1} / 1 / 1};
constexpr sys_days last_day{std::chrono::year{9999} / 12 / 31};

// Both are indexed as <chrono> counts: Sunday is 0, January is 1.
constexpr std::array<std::string_view, 7> weekday_names{
    "Sunday",   "Monday", "Tuesday", "Wednesday",
    "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 13> month_names{
    "",     "January", "February",  "March",   "April",    "May",     "June",
    "July", "August",  "September", "October", "November", "December"};

bool begins_with_ignoring_case(std::string_view text, std::string_view start) {
  return text.size() >= start.size() &&
         std::equal(start.begin(), start.end(), text.begin(),
                    [](char one, char other) {
                      return lower_case_letter(one) == lower_case_letter(other);
                    });
}

// The index of the name that `text` is, or begins by three letters or more.
template <std::size_t size>
std::optional<unsigned> index_of(
    std::string_view text, const std::array<std::string_view, size>& names) {
  for (unsigned index = 0; text.size() >= 3 && index < size; ++index) {
    if (begins_with_ignoring_case(names.at(index), text)) {
      return index;
    }
  }
  return std::nullopt;
}

using std::chrono::sys_seconds;

// The nanoseconds of ".25", 0 for an empty text; nothing for any other.
std::optional<int> parse_fraction(std::string_view text) {
  const bool is_fraction = text.size() > 1 && text.front() == '.' &&
                           std::all_of(text.begin() + 1, text.end(), is_digit);
  if (!is_fraction) {
    return text.empty() ? std::optional(0) : std::nullopt;
  }
  int nanosecond = 0;
  for (std::size_t digit = 1; digit <= 9; ++digit) {
    nanosecond *= 10;
    nanosecond += digit < text.size() ? text[digit] - '0' : 0;
  }
  return nanosecond;
}

bool parts_date_and_time(char character) {
  return character == 'T' || character == 't' || character == ' ';
}

// "Z", "+05:30" or "-05:00".
std::optional<std::chrono::minutes> parse_offset(std::string_view text) {
  if (text == "Z" || text == "z") {
    return std::chrono::minutes{0};
  }
  if (!looks_like(text, "+00:00") && !looks_like(text, "-00:00")) {
    return std::nullopt;
  }
  // A distance from UTC has the same bounds as a clock: 00:00 to 23:59.
  const std::optional<TimeOfDay> distance = TimeOfDay::parse(text.substr(1));
  if (!distance) {
    return std::nullopt;
  }
  const std::chrono::minutes offset{distance->hour() * 60 + distance->minute()};
  return text.front() == '-' ? -offset : offset;
}

// What the clock on the wall shows, to the second, counted as if it hung at
// UTC. Only a date is the beginning of its day.
sys_seconds wall_clock(const Moment& moment) {
  const int seconds = moment.time ? moment.time->seconds_since_midnight() : 0;
  return sys_days{moment.date.year_month_day()} + std::chrono::seconds{seconds};
}

int nanosecond_of(const Moment& moment) {
  return moment.time ? moment.time->nanosecond() : 0;
}

}  // namespace

std::optional<Date> Date::parse(std::string_view text) {
  if (!looks_like(text, "0000-00-00")) {
    return std::nullopt;
  }
  const int year = parse_number(text.substr(0, 4)).value();
  const int month = parse_number(text.substr(5, 2)).value();
  const int day = parse_number(text.substr(8, 2)).value();
  return from(std::chrono::year{year} / month / day);
}

std::optional<Date> Date::from(std::chrono::year_month_day ymd) {
  const bool has_year = ymd.year() >= std::chrono::year{1} &&
                        ymd.year() <= std::chrono::year{9999};
  return has_year && ymd.ok() ? std::optional(Date(sys_days{ymd}))
                              : std::nullopt;
}

std::string Date::to_string() const {
  const std::chrono::year_month_day ymd = year_month_day();
  return fmt::format(
      FMT_COMPILE("{:04}-{:02}-{:02}"), static_cast<int>(ymd.year()),
      static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
}

std::chrono::weekday Date::weekday() const {
  return std::chrono::weekday{std::chrono::sys_days(day_)};
}

Date Date::plus_days(int count) const {
  // Clamped before it is added: the sum could be more than an int holds.
  const std::chrono::sys_days day = day_;
  return Date(day + std::clamp(std::chrono::days{count}, first_day - day,
                               last_day - day));
}

int days_between(Date from, Date to) {
  return static_cast<int>((to.day_ - from.day_).count());
}

int years_before(Date date, Date other) {
  constexpr int cycle = 400;  // years, in so many days
  constexpr int days_of_cycle = 146'097;
  return std::max(0, days_between(date, other)) * cycle / days_of_cycle;
}

Days all_days() {
  using std::chrono::year_month_day;
  return {Date::from(year_month_day(first_day)).value(),
          Date::from(year_month_day(last_day)).value()};
}

Days no_days() {
  const auto [first, last] = all_days();
  return {last, first};
}

bool contains(const Days& days, Date day) {
  return days.first <= day && day <= days.last;
}

std::string short_form(Date date) {
  const std::chrono::year_month_day ymd = date.year_month_day();
  return fmt::format(
      "{} {} {}", short_name(date.weekday()), static_cast<unsigned>(ymd.day()),
      month_names.at(static_cast<unsigned>(ymd.month())).substr(0, 3));
}

std::string long_form(Date date) {
  return fmt::format("{} {}", short_form(date),
                     static_cast<int>(date.year_month_day().year()));
}

std::string_view short_name(std::chrono::weekday weekday) {
  return weekday_names.at(weekday.c_encoding()).substr(0, 3);
}

std::optional<std::chrono::weekday> parse_weekday(std::string_view text) {
  const std::optional<unsigned> index = index_of(text, weekday_names);
  return index ? std::optional(std::chrono::weekday{*index}) : std::nullopt;
}

std::optional<std::chrono::month> parse_month(std::string_view text) {
  const std::optional<unsigned> index = index_of(text, month_names);
  return index ? std::optional(std::chrono::month{*index}) : std::nullopt;
}

std::optional<TimeOfDay> TimeOfDay::parse(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon != 1 && colon != 2) {
    return std::nullopt;
  }
  const std::optional<int> hour = parse_number(text.substr(0, colon));
  const std::string_view rest = text.substr(colon);
  const std::optional<int> nanosecond = looks_like(rest.substr(0, 6), ":00:00")
                                            ? parse_fraction(rest.substr(6))
                                            : std::nullopt;
  if (!hour || (!nanosecond && !looks_like(rest, ":00"))) {
    return std::nullopt;
  }
  const int minute = parse_number(rest.substr(1, 2)).value();
  return nanosecond ? from(*hour, minute,
                           parse_number(rest.substr(4, 2)).value(), *nanosecond)
                    : from(*hour, minute);
}

std::optional<TimeOfDay> TimeOfDay::from(int hour, int minute, int second,
                                         int nanosecond) {
  const bool exists = 0 <= hour && hour <= 23 && 0 <= minute && minute <= 59 &&
                      0 <= second && second <= 59 && 0 <= nanosecond &&
                      nanosecond <= 999'999'999;
  if (!exists) {
    return std::nullopt;
  }
  return TimeOfDay(hour * 3600 + minute * 60 + second, nanosecond);
}

std::string TimeOfDay::to_string() const {
  std::string text =
      fmt::format(FMT_COMPILE("{:02}:{:02}:{:02}"), hour(), minute(), second());
  if (nanosecond_ > 0) {
    text += fmt::format(".{:09}", nanosecond_);
    text.erase(text.find_last_not_of('0') + 1);
  }
  return text;
}

std::string TimeOfDay::hour_minute() const {
  return fmt::format("{:02}:{:02}", hour(), minute());
}

std::optional<Moment> parse_moment(std::string_view text) {
  const std::optional<Date> date = Date::parse(text.substr(0, 10));
  if (!date) {
    return std::nullopt;
  }
  Moment moment{.date = *date};
  if (text.size() == 10) {
    return moment;
  }
  const std::string_view clock = text.substr(11);
  // TimeOfDay reads 9:30 as well, which these forms do not have.
  if (!parts_date_and_time(text[10]) ||
      !looks_like(clock.substr(0, 3), "00:")) {
    return std::nullopt;
  }
  const std::size_t end = std::min(clock.find_first_of("Zz+-"), clock.size());
  moment.time = TimeOfDay::parse(clock.substr(0, end));
  moment.offset = parse_offset(clock.substr(end));
  const bool is_complete = moment.offset || end == clock.size();
  return moment.time && is_complete ? std::optional(moment) : std::nullopt;
}

std::string to_string(const Moment& moment) {
  if (!moment.time) {
    return moment.date.to_string();
  }
  const std::string wall =
      moment.date.to_string() + "T" + moment.time->to_string();
  if (!moment.offset) {
    return wall;
  }
  const char sign = moment.offset->count() < 0 ? '-' : '+';
  const std::chrono::minutes distance = std::chrono::abs(*moment.offset);
  return fmt::format(FMT_COMPILE("{}{}{:02}:{:02}"), wall, sign,
                     distance.count() / 60, distance.count() % 60);
}

std::string short_form(const Moment& moment) {
  if (!moment.time) {
    return short_form(moment.date);
  }
  return fmt::format("{}, {}", short_form(moment.date),
                     moment.time->hour_minute());
}

Date practice_day(const Moment& moment, TimeOfDay day_starts) {
  const bool is_in_the_night = moment.time && *moment.time < day_starts;
  return is_in_the_night ? moment.date.plus_days(-1) : moment.date;
}

bool is_before(const Moment& moment, const Moment& other) {
  sys_seconds one = wall_clock(moment);
  sys_seconds two = wall_clock(other);
  if (moment.offset && other.offset) {
    one -= *moment.offset;
    two -= *other.offset;
  }
  return one < two ||
         (one == two && nanosecond_of(moment) < nanosecond_of(other));
}

bool reads_before(const Moment& moment, const Moment& other) {
  if (moment.date != other.date) {
    return moment.date < other.date;
  }
  // Nothing compares less than any time.
  return moment.time < other.time;
}

Moment plus(const Moment& moment, std::chrono::seconds distance) {
  assert(moment.time);
  const sys_seconds from = wall_clock(moment);
  const sys_days end =
      sys_days{all_days().last.year_month_day()} + std::chrono::days{1};
  const sys_seconds first{sys_days{all_days().first.year_month_day()}};
  const sys_seconds last = end - std::chrono::seconds{1};
  const sys_seconds to = from + std::clamp(distance, first - from, last - from);
  const sys_days day = std::chrono::floor<std::chrono::days>(to);
  const int second = static_cast<int>((to - day).count());
  Moment moved = moment;
  moved.date = Date::from(day).value();
  moved.time = TimeOfDay::from(second / 3600, second / 60 % 60, second % 60,
                               nanosecond_of(moment))
                   .value();
  return moved;
}

}  // namespace hw
