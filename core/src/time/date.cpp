#include "hw/date.hpp"

#include <algorithm>
#include <array>

#include <fmt/compile.h>
#include <fmt/format.h>

#include "words.hpp"

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

}  // namespace hw
