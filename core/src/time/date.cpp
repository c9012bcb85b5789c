#include "hw/date.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

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

// The number that two digits spell at `at`; far below 0 for anything else.
// Every entry of a journal comes by here.
int two_digits(std::string_view text, std::size_t at) {
  constexpr int none = -10000;
  return is_digit(text[at]) && is_digit(text[at + 1])
             ? 10 * (text[at] - '0') + (text[at + 1] - '0')
             : none;
}

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
  const char sign = text.front();
  if (text.size() == 1 && (sign == 'Z' || sign == 'z')) {
    return std::chrono::minutes{0};
  }
  if (text.size() != 6 || (sign != '+' && sign != '-') || text[3] != ':') {
    return std::nullopt;
  }
  // A distance from UTC has the same bounds as a clock: 00:00 to 23:59.
  const int hour = two_digits(text, 1);
  const int minute = two_digits(text, 4);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
    return std::nullopt;
  }
  const std::chrono::minutes offset{hour * 60 + minute};
  return sign == '-' ? -offset : offset;
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

std::string with_time(const std::string& day, const Moment& moment) {
  return moment.time ? fmt::format("{}, {}", day, moment.time->hour_minute())
                     : day;
}

}  // namespace

std::optional<Date> Date::parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    return std::nullopt;
  }
  const int year = 100 * two_digits(text, 0) + two_digits(text, 2);
  const int month = two_digits(text, 5);
  const int day = two_digits(text, 8);
  return year >= 0 && month >= 0 && day >= 0
             ? from(std::chrono::year{year} / month / day)
             : std::nullopt;
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
  std::optional<unsigned> index = index_of(text, weekday_names);
  if (text.size() == 4 && (text.back() == 's' || text.back() == 'S')) {
    index = index_of(text.substr(0, 3), weekday_names);  // weds
  }
  return index ? std::optional(std::chrono::weekday{*index}) : std::nullopt;
}

std::optional<std::chrono::month> parse_month(std::string_view text) {
  const std::optional<unsigned> index = index_of(text, month_names);
  return index ? std::optional(std::chrono::month{*index}) : std::nullopt;
}

std::optional<TimeOfDay> TimeOfDay::parse(std::string_view text) {
  const std::size_t colon = text.size() > 1 && text[1] == ':' ? 1 : 2;
  if (text.size() < colon + 3 || text[colon] != ':' || !is_digit(text[0])) {
    return std::nullopt;
  }
  const int hour = colon == 1 ? text[0] - '0' : two_digits(text, 0);
  const int minute = two_digits(text, colon + 1);
  const std::string_view rest = text.substr(colon + 3);
  if (rest.empty()) {
    return from(hour, minute);
  }
  const auto nanosecond = rest.size() >= 3 && rest.front() == ':'
                              ? parse_fraction(rest.substr(3))
                              : std::nullopt;
  return nanosecond ? from(hour, minute, two_digits(rest, 1), *nanosecond)
                    : std::nullopt;
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
  constexpr std::size_t of_minutes = 16;
  constexpr std::size_t of_seconds = 19;
  if (text.size() < of_minutes || !parts_date_and_time(text[10]) ||
      text[13] != ':') {
    return std::nullopt;
  }
  const bool has_seconds = text.size() >= of_seconds && text[16] == ':';
  std::string_view rest = text.substr(has_seconds ? of_seconds : of_minutes);
  std::optional<int> nanosecond = 0;
  if (has_seconds && rest.starts_with('.')) {
    const auto fraction = rest.substr(0, rest.find_first_of("Zz+-"));
    nanosecond = parse_fraction(fraction);
    rest.remove_prefix(fraction.size());
  }
  moment.time = TimeOfDay::from(two_digits(text, 11), two_digits(text, 14),
                                has_seconds ? two_digits(text, 17) : 0,
                                nanosecond.value_or(-1));
  if (!rest.empty()) {
    moment.offset = parse_offset(rest);
  }
  const bool is_complete = moment.offset || rest.empty();
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
  return with_time(short_form(moment.date), moment);
}

std::string long_form(const Moment& moment) {
  return with_time(long_form(moment.date), moment);
}

Date practice_day(const Moment& moment, TimeOfDay day_starts) {
  const bool is_in_the_night = moment.time && *moment.time < day_starts;
  return is_in_the_night ? moment.date.plus_days(-1) : moment.date;
}

sys_seconds instant(const Moment& moment) {
  return wall_clock(moment) - moment.offset.value_or(std::chrono::minutes{0});
}

bool is_before(const Moment& moment, const Moment& other) {
  const auto place = moment.offset && other.offset ? instant : wall_clock;
  return std::pair(place(moment), nanosecond_of(moment)) <
         std::pair(place(other), nanosecond_of(other));
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
