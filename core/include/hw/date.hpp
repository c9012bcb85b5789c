// Days, times of day, and moments as a person wrote them.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hw {

// A day on the calendar, with no time of day and no time zone.
//
// A Date always names a real day between 0001-01-01 and 9999-12-31: there is
// no way to make one out of 2026-02-30.
class Date {
 public:
  // The day named by `text`, which must have the form 2026-03-05. Nothing if
  // it has another form or if there is no such day.
  static std::optional<Date> parse(std::string_view text);

  // The day that `ymd` names, or nothing if there is no such day.
  static std::optional<Date> from(std::chrono::year_month_day ymd);

  // The form that parse() reads: 2026-03-05.
  std::string to_string() const;

  std::chrono::weekday weekday() const;
  std::chrono::year_month_day year_month_day() const {
    return std::chrono::sys_days(day_);
  }

  // The day `count` days later, earlier when negative. Stops at the first and
  // the last day that a Date can name.
  Date plus_days(int count) const;

  friend auto operator<=>(const Date&, const Date&) = default;

  // How many days after `from` is `to`? Negative if `to` comes first.
  friend int days_between(Date from, Date to);

 private:
  // As few bytes as there can be: a journal has a great many of them.
  using Day = std::chrono::time_point<
      std::chrono::system_clock,
      std::chrono::duration<std::int32_t, std::chrono::days::period>>;

  explicit Date(std::chrono::sys_days day)
      : day_(std::chrono::time_point_cast<Day::duration>(day)) {}

  Day day_;
};

int days_between(Date from, Date to);

// Days in a row, both ends included; none when `last` comes before `first`.
struct Days {
  Date first;
  Date last;

  friend bool operator==(const Days&, const Days&) = default;
};

// How many whole years, as long as years are on average, `date` comes before
// `other`; 0 for any other day.
int years_before(Date date, Date other);

// All that a Date can name, and none of them.
Days all_days();
Days no_days();

bool contains(const Days& days, Date day);

// "Fri 20 Nov" and "Fri 20 Nov 2026": how people read a day. English whatever
// the locale, so that a report has the same bytes everywhere.
std::string short_form(Date date);
std::string long_form(Date date);

// "Fri".
std::string_view short_name(std::chrono::weekday weekday);

// The weekday that `text` names, in full or by three letters or more that its
// name begins with, or by three and an s: fri, thurs, weds, Friday. Upper and
// lower case make no difference. Nothing for any other text.
std::optional<std::chrono::weekday> parse_weekday(std::string_view text);

// The month that `text` names, in the same way: nov, sept, November.
std::optional<std::chrono::month> parse_month(std::string_view text);

// A time of day from 00:00:00 until before 24:00:00, to the nanosecond.
class TimeOfDay {
 public:
  // Reads 21:30, 9:30 and 21:30:15; nothing for any other text or for a time
  // that no clock shows. 21:30:15.25 has a fraction of a second, of which nine
  // digits are kept.
  static std::optional<TimeOfDay> parse(std::string_view text);

  // Nothing unless 0 <= hour <= 23, 0 <= minute <= 59, 0 <= second <= 59 and
  // 0 <= nanosecond <= 999'999'999.
  static std::optional<TimeOfDay> from(int hour, int minute, int second = 0,
                                       int nanosecond = 0);

  int hour() const { return seconds_ / 3600; }
  int minute() const { return seconds_ / 60 % 60; }
  int second() const { return seconds_ % 60; }
  int nanosecond() const { return nanosecond_; }
  int seconds_since_midnight() const { return seconds_; }

  std::string to_string() const;    // 21:30:15, or 21:30:15.25
  std::string hour_minute() const;  // 21:30

  friend auto operator<=>(const TimeOfDay&, const TimeOfDay&) = default;

 private:
  TimeOfDay(int seconds, int nanosecond)
      : seconds_(seconds), nanosecond_(nanosecond) {}

  int seconds_;
  int nanosecond_;
};

// When something happened, as it was written down: a wall-clock time with its
// distance from UTC (what `hw` writes), a wall-clock time alone, or only a day
// (what people may write by hand).
//
// The distance is kept as written and never looked up again, so that a journal
// says the same in Lisbon and in Lima.
struct Moment {
  Date date;
  std::optional<TimeOfDay> time;
  // From -23:59 to +23:59; only there when `time` is. 2026-11-07T13:05-05:00
  // has -300 minutes.
  std::optional<std::chrono::minutes> offset;

  friend bool operator==(const Moment&, const Moment&) = default;
};

// The moment named by `text` in one of the forms of TOML and RFC 3339:
// 2026-11-07T13:05:00-05:00, 2026-11-07 13:05Z, 2026-11-07T13:05, 2026-11-07.
// Seconds may be left out; "T" may be "t" or one space. Nothing for any other
// text or when there is no such day, time or distance.
std::optional<Moment> parse_moment(std::string_view text);

// The TOML form, with seconds: 2026-11-07T13:05:00-05:00, "Z" written as
// +00:00; 2026-11-07T13:05:00.25; 2026-11-07.
std::string to_string(const Moment& moment);

// "Fri 20 Nov, 21:30", or "Fri 20 Nov" when only the day is known.
std::string short_form(const Moment& moment);

// The same with its year: "Fri 20 Nov 2026, 21:30".
std::string long_form(const Moment& moment);

// The day that an entry counts for: the date as written, minus one when its
// time of day is before `day_starts`. Only a date is that day.
Date practice_day(const Moment& moment, TimeOfDay day_starts);

// When `moment` was, to the second. One without a distance from UTC is taken
// for one at UTC, and only a date for the beginning of its day.
std::chrono::sys_seconds instant(const Moment& moment);

// Whether `moment` comes before `other`. As instants when both have a
// distance from UTC; otherwise by the clock on the wall, as written, where
// only a date is the beginning of its day.
//
// Not an order to sort by: with mixed forms it need not be transitive.
bool is_before(const Moment& moment, const Moment& other);

// An order to sort by: the wall-clock time as written, a date alone before any
// time of its day.
bool reads_before(const Moment& moment, const Moment& other);

// `moment` moved by `distance` along the time line, written with the same
// offset. Only for a moment that has a time. Stops at the first and the last
// second that a Moment can name.
Moment plus(const Moment& moment, std::chrono::seconds distance);

}  // namespace hw
