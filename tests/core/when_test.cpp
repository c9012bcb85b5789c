#include "hw/when.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "make.hpp"
#include "random.hpp"

namespace hw::test::when_test {

namespace {

using std::chrono::minutes;
using std::chrono::seconds;

constexpr minutes winter{-300};
constexpr minutes summer{-240};

// New York in 2026: the clock goes from 02:00 to 03:00 on 8 March, and from
// 02:00 back to 01:00 on 1 November.
minutes offset_in_new_york(Date date, TimeOfDay time) {
  const Moment wall{.date = date, .time = time};
  const bool is_summer = !is_before(wall, moment("2026-03-08T03:00")) &&
                         is_before(wall, moment("2026-11-01T02:00"));
  return is_summer ? summer : winter;
}

Clock new_york(std::string_view now, std::string_view day_starts = "03:00") {
  return {.now = moment(now),
          .offset_at = offset_in_new_york,
          .day_starts = clock_time(day_starts)};
}

// A Friday.
const Clock afternoon = new_york("2026-11-20T14:00:20-05:00");

std::string understood(std::string_view text, const Clock& clock,
                       Leaning leaning) {
  const std::optional<Moment> moment =
      hw::understand_moment(text, clock, leaning);
  return moment ? to_string(*moment) : "nothing";
}

std::string past(std::string_view text, const Clock& clock = afternoon) {
  return understood(text, clock, Leaning::past);
}

std::string future(std::string_view text, const Clock& clock = afternoon) {
  return understood(text, clock, Leaning::future);
}

// The same instant on a clock in New York, told by instants and not by what
// the clock shows.
Moment shown_in_new_york(const Moment& instant) {
  const bool is_summer = !is_before(instant, moment("2026-03-08T07:00Z")) &&
                         is_before(instant, moment("2026-11-01T06:00Z"));
  const minutes offset = is_summer ? summer : winter;
  Moment shown = plus(instant, offset - instant.offset.value());
  shown.offset = offset;
  return shown;
}

// The length of the way from one instant to another in whole minutes, found by
// going there in steps that get shorter.
int minutes_between(Moment from, const Moment& to) {
  int count = 0;
  for (const int step : {1440, 60, 1}) {
    Moment next = plus(from, seconds{step * 60});
    while (!is_before(to, next)) {
      count += step;
      from = next;
      next = plus(from, seconds{step * 60});
    }
  }
  return count;
}

// The start of the minute that `clock` shows.
Moment this_minute(const Clock& clock) {
  return plus(clock.now, -seconds{clock.now.time->second()});
}

// The first moment that `is_meant`, going minute by minute from now to the
// side of `leaning`. Looks at what a clock shows that has either of the two
// offsets, if it is the one that holds for this time.
template <typename Predicate>
Moment naive_search(const Clock& clock, Leaning leaning, Predicate is_meant) {
  const seconds step{leaning == Leaning::past ? -60 : 60};
  for (Moment instant = this_minute(clock);; instant = plus(instant, step)) {
    for (const minutes offset : {winter, summer}) {
      Moment shown = plus(instant, offset - instant.offset.value());
      shown.offset = offset;
      if (is_meant(shown) &&
          offset_in_new_york(shown.date, *shown.time) == offset) {
        return shown;
      }
    }
  }
}

// The first day whose name begins with `name`, going day by day from `from`.
Date naive_weekday(std::string_view name, Date from, int step) {
  while (hw::short_form(from).substr(0, 3) != name) {
    from = from.plus_days(step);
  }
  return from;
}

// `time` on the practice day that begins on `day`, found by going through it
// minute by minute.
Moment naive_time_of_practice_day(Date day, TimeOfDay time,
                                  TimeOfDay day_starts) {
  Moment wall{.date = day, .time = day_starts};
  while (wall.time != time) {
    wall = plus(wall, seconds{60});
  }
  wall.offset = offset_in_new_york(wall.date, time);
  return wall;
}

TimeOfDay any_minute(Random& random) {
  const int hour = random.between(0, 23);
  const int minute = random.between(0, 59);
  return TimeOfDay::from(hour, minute).value();
}

// Often close to one of the nights in which the clock is changed.
Clock any_clock(Random& random) {
  const std::vector<std::string> days{"2026-03-08T12:00Z", "2026-11-01T12:00Z",
                                      "2026-11-20T12:00Z", "2024-02-29T12:00Z",
                                      "2027-01-01T12:00Z", "2026-12-31T12:00Z"};
  const Moment noon = moment(random.of(days));
  const seconds distance{random.between(-100000, 100000)};
  const int half_hours = random.between(0, 11);
  return {.now = shown_in_new_york(plus(noon, distance)),
          .offset_at = offset_in_new_york,
          .day_starts =
              TimeOfDay::from(half_hours / 2, half_hours % 2 * 30).value()};
}

Leaning any_leaning(Random& random) {
  return random.one_in(2) ? Leaning::past : Leaning::future;
}

const std::vector<std::string> weekday_names{"Mon", "Tue", "Wed", "Thu",
                                             "Fri", "Sat", "Sun"};

}  // namespace

TEST_CASE("Today is the practice day of now") {
  CHECK(today(afternoon) == day("2026-11-20"));
  CHECK(today(new_york("2026-11-20T02:59-05:00")) == day("2026-11-19"));
  CHECK(today(new_york("2026-11-20T03:00-05:00")) == day("2026-11-20"));
}

TEST_CASE("Moments that are written out are understood as they are") {
  CHECK(past("2026-11-07T13:05:00+09:00") == "2026-11-07T13:05:00+09:00");
  CHECK(past("2026-11-07 13:05Z") == "2026-11-07T13:05:00+00:00");
  CHECK(past("2026-11-20") == "2026-11-20");
  CHECK(future("2020-01-01") == "2020-01-01");

  SUBCASE("with the offset of the place if they have none") {
    CHECK(past("2026-11-07 13:05") == "2026-11-07T13:05:00-05:00");
    CHECK(past("2026-11-07T13:05:09") == "2026-11-07T13:05:09-05:00");
    CHECK(past("2026-07-07 13:05") == "2026-07-07T13:05:00-04:00");
    CHECK(past("2026-11-07 9:05") == "2026-11-07T09:05:00-05:00");
  }
  SUBCASE("and a written day is a calendar day, in the night too") {
    CHECK(past("2026-11-07 00:20") == "2026-11-07T00:20:00-05:00");
    CHECK(past("2026-11-07 0:20") == "2026-11-07T00:20:00-05:00");
  }
}

TEST_CASE("Upper and lower case and repeated spaces make no difference") {
  CHECK(past("  YesterDAY   21:30 ") == past("yesterday 21:30"));
  CHECK(past("LAST   Friday") == past("last fri"));
  CHECK(past("2026-11-07t13:05z") == past("2026-11-07T13:05Z"));
  CHECK(past(" 2026-11-07   13:05 ") == past("2026-11-07 13:05"));
  CHECK(past("2H  Ago") == past("2h ago"));
  CHECK(past("NOW") == past("now"));
}

TEST_CASE("A time alone is the last or the next time the clock shows it") {
  CHECK(past("13:59") == "2026-11-20T13:59:00-05:00");
  CHECK(past("14:01") == "2026-11-19T14:01:00-05:00");
  CHECK(past("9:30") == "2026-11-20T09:30:00-05:00");
  CHECK(future("14:01") == "2026-11-20T14:01:00-05:00");
  CHECK(future("13:59") == "2026-11-21T13:59:00-05:00");
  CHECK(future("0:20") == "2026-11-21T00:20:00-05:00");

  SUBCASE("which may be now") {
    CHECK(past("14:00") == "2026-11-20T14:00:00-05:00");
    CHECK(future("14:00") == "2026-11-20T14:00:00-05:00");
  }
  SUBCASE("to the second if it has seconds") {
    CHECK(past("14:00:20") == "2026-11-20T14:00:20-05:00");
    CHECK(past("14:00:21") == "2026-11-19T14:00:21-05:00");
    CHECK(future("14:00:21") == "2026-11-20T14:00:21-05:00");
  }
}

TEST_CASE("A time may be that of a clock of twelve hours") {
  for (const char* const text : {"1pm", "1 pm", "1PM", "1:00pm", "1:00 pm",
                                 "1 p.m.", "1p.m.", "at 1 pm", "01:00 PM"}) {
    CAPTURE(text);
    CHECK(past(text) == "2026-11-20T13:00:00-05:00");
  }
  CHECK(past("12am") == "2026-11-20T00:00:00-05:00");
  CHECK(past("12:30 am") == "2026-11-20T00:30:00-05:00");
  CHECK(past("12pm") == "2026-11-20T12:00:00-05:00");
  CHECK(past("11:59:59pm") == "2026-11-19T23:59:59-05:00");
  CHECK(past("yesterday 3pm") == "2026-11-19T15:00:00-05:00");
  CHECK(past("yesterday at 3:30 pm") == "2026-11-19T15:30:00-05:00");
  CHECK(past("3 days ago 3 pm") == "2026-11-17T15:00:00-05:00");
  CHECK(future("fri 3 pm") == "2026-11-20T15:00:00-05:00");
  CHECK(past("2026-11-07 9pm") == "2026-11-07T21:00:00-05:00");
  CHECK(past("yesterday 12:20am") == "2026-11-20T00:20:00-05:00");
}

TEST_CASE("A day may be written as on a calendar") {
  for (const char* const text :
       {"20.10.2026", "20 oct 2026", "20 October 2026", "Oct 20 2026",
        "Oct 20, 2026", "Tue 20 Oct 2026", "tuesday, 20 oct 2026",
        "Tue, 20.10.2026", "tue 2026-10-20", "20oct 2026", "20.10.", "20 oct",
        "oct 20", "Tue 20 Oct", "tue 20.10."}) {
    CAPTURE(text);
    CHECK(past(text) == "2026-10-20");
    CHECK(past(std::string(text) + " 21:30") == "2026-10-20T21:30:00-04:00");
    CHECK(past(std::string(text) + ", 9:30 pm") == "2026-10-20T21:30:00-04:00");
  }
  CHECK(past("1.1.2026") == "2026-01-01");
  CHECK(past("20 oct 00:20") == "2026-10-20T00:20:00-04:00");

  SUBCASE("without a year it is the last or the next one") {
    CHECK(past("20 nov") == "2026-11-20");
    CHECK(future("20 nov") == "2026-11-20");
    CHECK(past("19.9.") == "2026-09-19");
    CHECK(future("21.1.") == "2027-01-21");
    CHECK(past("20 nov 15:00") == "2026-11-20T15:00:00-05:00");
  }
  SUBCASE("and shortly after midnight the evening before is today") {
    const Clock night = new_york("2026-11-20T01:00:00-05:00");
    CHECK(past("19 nov", night) == "2026-11-19");
    CHECK(past("20 nov", night) == "2026-11-20");
  }
  SUBCASE("also as hw writes it") {
    const Moment at = moment("2026-10-20T21:30:00-04:00");
    CHECK(past(short_form(at)) == to_string(at));
  }
}

TEST_CASE("why_not_understood tells what is wrong with a time") {
  const auto why = [](std::string_view text) {
    return hw::why_not_understood(text, afternoon, Leaning::past);
  };
  for (const char* const text :
       {"2026-02-30", "30.02.2026", "30 feb", "2026-13-01 9:00", "31.04."}) {
    CAPTURE(text);
    CHECK(why(text) == "names a day that does not exist");
  }
  CHECK(why("10/11") == "could mean Tue 10 Nov 2026 or Sun 11 Oct 2026");
  CHECK(why("10/11 9:00") ==
        "could mean Tue 10 Nov 2026, 09:00 or Sun 11 Oct 2026, 09:00");
  CHECK(why("15.10") == "could mean Thu 15 Oct 2026 or Thu 19 Nov 2026, 15:10");
  CHECK(why("22 nov") == "could mean Sat 22 Nov 2025 or Sun 22 Nov 2026");
  for (const char* const text : {"25.13", "32.1", "31/31"}) {
    CAPTURE(text);
    CHECK(why(text) == "names a day that does not exist");
  }
  CHECK(why("20.11.16") == "could mean Sun 20 Nov 2016");
  CHECK(why("thu 20 nov 9:00") == "is Fri 20 Nov 2026 in the calendar");
  for (const char* const text :
       {"", "some day", "and/or", "2026-11-20 25:00", "."}) {
    CAPTURE(text);
    CHECK(why(text) == "is not a time that is known here");
  }
}

TEST_CASE("Now is now") {
  CHECK(past("now") == "2026-11-20T14:00:20-05:00");
  CHECK(future("now") == "2026-11-20T14:00:20-05:00");
}

TEST_CASE("A day without a time is only a date") {
  struct Case {
    std::string text;
    std::string in_the_past;
    std::string in_the_future;
  };
  const std::vector<Case> cases{
      {"today", "2026-11-20", "2026-11-20"},
      {"yesterday", "2026-11-19", "2026-11-19"},
      {"tomorrow", "2026-11-21", "2026-11-21"},
      {"fri", "2026-11-20", "2026-11-20"},
      {"friday", "2026-11-20", "2026-11-20"},
      {"sat", "2026-11-14", "2026-11-21"},
      {"thu", "2026-11-19", "2026-11-26"},
      {"last fri", "2026-11-13", "2026-11-13"},
      {"next fri", "2026-11-27", "2026-11-27"},
      {"last sat", "2026-11-14", "2026-11-14"},
      {"next thursday", "2026-11-26", "2026-11-26"},
      {"0 days ago", "2026-11-20", "2026-11-20"},
      {"1 day ago", "2026-11-19", "2026-11-19"},
      {"3 days ago", "2026-11-17", "2026-11-17"},
      {"1 week ago", "2026-11-13", "2026-11-13"},
      {"2 weeks ago", "2026-11-06", "2026-11-06"},
      {"in 3 days", "2026-11-23", "2026-11-23"},
      {"in 1 day", "2026-11-21", "2026-11-21"},
      {"in 2 weeks", "2026-12-04", "2026-12-04"},
      {"a week ago", "2026-11-13", "2026-11-13"},
      {"in a week", "2026-11-27", "2026-11-27"},
  };
  for (const Case& example : cases) {
    CAPTURE(example.text);
    CHECK(past(example.text) == example.in_the_past);
    CHECK(future(example.text) == example.in_the_future);
  }
}

TEST_CASE("Each kind of day may be followed by a time") {
  CHECK(past("today 9:30") == "2026-11-20T09:30:00-05:00");
  CHECK(past("yesterday 21:30") == "2026-11-19T21:30:00-05:00");
  CHECK(future("tomorrow 15:00") == "2026-11-21T15:00:00-05:00");
  CHECK(past("fri 13:00") == "2026-11-20T13:00:00-05:00");
  CHECK(past("last fri 15:00:30") == "2026-11-13T15:00:30-05:00");
  CHECK(future("next fri 15:00") == "2026-11-27T15:00:00-05:00");
  CHECK(past("3 days ago 21:30") == "2026-11-17T21:30:00-05:00");
  CHECK(past("1 week ago 21:30") == "2026-11-13T21:30:00-05:00");
  CHECK(future("in 3 days 15:00") == "2026-11-23T15:00:00-05:00");
}

TEST_CASE("A weekday with a time is the last or the next one at that time") {
  CHECK(past("fri 15:00") == "2026-11-13T15:00:00-05:00");
  CHECK(past("fri 14:00") == "2026-11-20T14:00:00-05:00");
  CHECK(future("fri 14:00") == "2026-11-20T14:00:00-05:00");
  CHECK(future("fri 13:00") == "2026-11-27T13:00:00-05:00");
  CHECK(future("fri 15:00") == "2026-11-20T15:00:00-05:00");
}

TEST_CASE("Shortly after midnight today is still the day that is ending") {
  // The practice day of Thursday goes on into Friday.
  const Clock night = new_york("2026-11-20T01:00:00-05:00");

  CHECK(past("today", night) == "2026-11-19");
  CHECK(past("yesterday", night) == "2026-11-18");
  CHECK(past("thu", night) == "2026-11-19");
  CHECK(past("fri", night) == "2026-11-13");
  CHECK(future("fri", night) == "2026-11-20");
  CHECK(past("last thu", night) == "2026-11-12");
  CHECK(past("1 day ago", night) == "2026-11-18");
  CHECK(past("yesterday 21:30", night) == "2026-11-18T21:30:00-05:00");
  CHECK(past("today 21:30", night) == "2026-11-19T21:30:00-05:00");
  CHECK(past("21:30", night) == "2026-11-19T21:30:00-05:00");

  SUBCASE("and a time of this night belongs to today") {
    CHECK(past("today 00:20", night) == "2026-11-20T00:20:00-05:00");
    CHECK(past("yesterday 00:20", night) == "2026-11-19T00:20:00-05:00");
    CHECK(past("thu 00:20", night) == "2026-11-20T00:20:00-05:00");
    CHECK(past("00:20", night) == "2026-11-20T00:20:00-05:00");
  }
}

TEST_CASE("A time in the night belongs to the day before it") {
  CHECK(past("yesterday 00:20") == "2026-11-20T00:20:00-05:00");
  CHECK(past("yesterday 02:59:59") == "2026-11-20T02:59:59-05:00");
  CHECK(past("yesterday 03:00") == "2026-11-19T03:00:00-05:00");
  CHECK(past("last fri 00:20") == "2026-11-14T00:20:00-05:00");
  CHECK(future("today 00:20") == "2026-11-21T00:20:00-05:00");
  CHECK(future("fri 00:20") == "2026-11-21T00:20:00-05:00");
  CHECK(future("next fri 00:20") == "2026-11-28T00:20:00-05:00");

  SUBCASE("unless that night is yet to come and the past is meant") {
    CHECK(past("today 00:20") == "2026-11-20T00:20:00-05:00");
    CHECK(past("fri 00:20") == "2026-11-20T00:20:00-05:00");

    const Clock night = new_york("2026-11-20T00:10:00-05:00");
    CHECK(past("today 00:20", night) == "2026-11-19T00:20:00-05:00");
    CHECK(past("today 00:10", night) == "2026-11-20T00:10:00-05:00");
  }
  SUBCASE("and the night ends when the day starts") {
    const Clock early = new_york("2026-11-20T14:00-05:00", "00:00");
    CHECK(past("yesterday 00:20", early) == "2026-11-19T00:20:00-05:00");
    CHECK(past("yesterday 00:00", early) == "2026-11-19T00:00:00-05:00");
  }
}

TEST_CASE("Hours and minutes ago are counted along the time line") {
  struct Case {
    std::string text;
    std::string meaning;
  };
  const std::vector<Case> cases{
      {"2h ago", "2026-11-20T12:00:20-05:00"},
      {"2 h ago", "2026-11-20T12:00:20-05:00"},
      {"1 hour ago", "2026-11-20T13:00:20-05:00"},
      {"2 hours ago", "2026-11-20T12:00:20-05:00"},
      {"2hours ago", "2026-11-20T12:00:20-05:00"},
      {"90 min ago", "2026-11-20T12:30:20-05:00"},
      {"30m ago", "2026-11-20T13:30:20-05:00"},
      {"5 mins ago", "2026-11-20T13:55:20-05:00"},
      {"1 minute ago", "2026-11-20T13:59:20-05:00"},
      {"15 minutes ago", "2026-11-20T13:45:20-05:00"},
      {"0m ago", "2026-11-20T14:00:20-05:00"},
      {"15h ago", "2026-11-19T23:00:20-05:00"},
      {"an hour ago", "2026-11-20T13:00:20-05:00"},
      {"a minute ago", "2026-11-20T13:59:20-05:00"},
      {"in 2h", "2026-11-20T16:00:20-05:00"},
      {"in 30 min", "2026-11-20T14:30:20-05:00"},
      {"in an hour", "2026-11-20T15:00:20-05:00"},
  };
  for (const Case& example : cases) {
    CAPTURE(example.text);
    CHECK(past(example.text) == example.meaning);
    CHECK(future(example.text) == example.meaning);
  }

  SUBCASE("also when the clock was put forward since") {
    const Clock spring = new_york("2026-03-08T03:30-04:00");
    CHECK(past("1h ago", spring) == "2026-03-08T01:30:00-05:00");
    CHECK(past("30m ago", spring) == "2026-03-08T03:00:00-04:00");
    CHECK(past("31m ago", spring) == "2026-03-08T01:59:00-05:00");
  }
  SUBCASE("also when it was put back since") {
    const Clock autumn = new_york("2026-11-01T02:10-05:00");
    CHECK(past("1h ago", autumn) == "2026-11-01T01:10:00-05:00");
    CHECK(past("70m ago", autumn) == "2026-11-01T01:00:00-05:00");
    CHECK(past("71m ago", autumn) == "2026-11-01T01:59:00-04:00");
    CHECK(past("2h ago", autumn) == "2026-11-01T01:10:00-04:00");
    CHECK(past("24h ago", autumn) == "2026-10-31T03:10:00-04:00");
  }
}

TEST_CASE("Days are counted on the calendar, not in spans of 24 hours") {
  const Clock after_spring = new_york("2026-03-08T12:00-04:00");
  const Clock after_autumn = new_york("2026-11-01T12:00-05:00");

  CHECK(past("yesterday 12:00", after_spring) == "2026-03-07T12:00:00-05:00");
  CHECK(past("yesterday 12:00", after_autumn) == "2026-10-31T12:00:00-04:00");
  CHECK(past("12:30", after_spring) == "2026-03-07T12:30:00-05:00");
  CHECK(past("12:30", after_autumn) == "2026-10-31T12:30:00-04:00");
}

TEST_CASE("A time that the clock skips gets the offset from before") {
  const Clock after = new_york("2026-03-08T12:00-04:00", "00:00");
  CHECK(past("02:30", after) == "2026-03-08T02:30:00-05:00");
  CHECK(past("today 02:30", after) == "2026-03-08T02:30:00-05:00");
  CHECK(past("2026-03-08 02:30", after) == "2026-03-08T02:30:00-05:00");
}

TEST_CASE("A time that the clock shows twice gets the first offset") {
  const Clock after = new_york("2026-11-01T12:00-05:00", "00:00");
  CHECK(past("01:30", after) == "2026-11-01T01:30:00-04:00");
  CHECK(past("today 01:30", after) == "2026-11-01T01:30:00-04:00");
  CHECK(past("2026-11-01 01:30", after) == "2026-11-01T01:30:00-04:00");

  SUBCASE("and has then passed though the clock shows less") {
    const Clock between = new_york("2026-11-01T01:10-05:00", "00:00");
    CHECK(past("01:40", between) == "2026-11-01T01:40:00-04:00");
    CHECK(future("01:40", between) == "2026-11-02T01:40:00-05:00");
  }
}

TEST_CASE("Years end and leap days come where the calendar says so") {
  const Clock new_year = new_york("2027-01-01T00:30-05:00", "00:00");
  CHECK(past("yesterday 23:00", new_year) == "2026-12-31T23:00:00-05:00");
  CHECK(past("23:00", new_year) == "2026-12-31T23:00:00-05:00");
  CHECK(past("1h ago", new_year) == "2026-12-31T23:30:00-05:00");

  const Clock leap = new_york("2024-03-01T12:00-05:00");
  CHECK(past("yesterday", leap) == "2024-02-29");
  CHECK(past("1 day ago 00:20", leap) == "2024-03-01T00:20:00-05:00");
  CHECK(past("2024-02-29 10:00", leap) == "2024-02-29T10:00:00-05:00");
  CHECK(past("2026-02-29", leap) == "nothing");
}

TEST_CASE("Each form is understood") {
  // On Friday 20 November at 14:00:20.
  struct Case {
    std::string text;
    std::string in_the_past;
    std::string in_the_future;
  };
  const std::string fri = "2026-11-20";
  const std::string tue = "2026-11-17";
  const std::string thu = "2026-11-19";
  const std::string wed = "2026-11-18";
  const std::string last_evening = "2026-11-19T20:30:00-05:00";
  const std::vector<Case> cases{
      // Only a time of day.
      {"8.30pm", last_evening, fri + "T20:30:00-05:00"},
      {"8:30p.m.", last_evening, fri + "T20:30:00-05:00"},
      {"0830pm", last_evening, fri + "T20:30:00-05:00"},
      {"20.30", last_evening, fri + "T20:30:00-05:00"},
      {"9.15am", fri + "T09:15:00-05:00", "2026-11-21T09:15:00-05:00"},
      {"7.15", fri + "T07:15:00-05:00", "2026-11-21T07:15:00-05:00"},
      {"0.15", fri + "T00:15:00-05:00", "2026-11-21T00:15:00-05:00"},
      {"0715", fri + "T07:15:00-05:00", "2026-11-21T07:15:00-05:00"},
      {"at 1545", thu + "T15:45:00-05:00", fri + "T15:45:00-05:00"},
      {"noon", fri + "T12:00:00-05:00", "2026-11-21T12:00:00-05:00"},
      {"midday", fri + "T12:00:00-05:00", "2026-11-21T12:00:00-05:00"},
      {"midnight", fri + "T00:00:00-05:00", "2026-11-21T00:00:00-05:00"},
      // Only one day.
      {"17/11/2026", tue, tue},
      {"11/17/2026", tue, tue},
      {"2026/11/17", tue, tue},
      {"2026.11.17", tue, tue},
      {"2026-11-7", "2026-11-07", "2026-11-07"},
      {"20261117", tue, tue},
      {"17.11.26", tue, tue},
      {"17/11/26", tue, tue},
      {"17-11-2026", tue, tue},
      {"17-Nov-2026", tue, tue},
      {"2026 Nov 17", tue, tue},
      {"17.11. 2026", tue, tue},
      {"17 Nov 26", tue, tue},
      {"5/5/2026", "2026-05-05", "2026-05-05"},
      {"20/11", fri, fri},
      {"11/20", fri, fri},
      {"31.10", "2026-10-31", "nothing"},
      {"20-11", fri, fri},
      {"11/11", "2026-11-11", "nothing"},
      {"20th Nov", fri, fri},
      {"Nov 20th", fri, fri},
      {"the 20th of November", fri, fri},
      {"20. Nov.", fri, fri},
      {"20-nov", fri, fri},
      {"Fri. 20 Nov.", fri, fri},
      {"1st Nov", "2026-11-01", "nothing"},
      {"2nd Nov", "2026-11-02", "nothing"},
      {"3rd Nov", "2026-11-03", "nothing"},
      {"17th", tue, "2026-12-17"},
      {"the 31st", "2026-10-31", "2026-12-31"},
      {"on fri the 20th", fri, fri},
      // 5 June is a Friday, 6 May is none.
      {"fri 5/6/2026", "2026-06-05", "2026-06-05"},
      {"weds", wed, "2026-11-25"},
      {"on thurs", thu, "2026-11-26"},
      {"this thu", thu, "2026-11-26"},
      {"day before yesterday", wed, wed},
      {"the day after tomorrow", "2026-11-22", "2026-11-22"},
      {"one day ago", thu, thu},
      {"two days ago", wed, wed},
      {"3d ago", tue, tue},
      {"half a week ago", "nothing", "nothing"},
      {"in twelve days", "2026-12-02", "2026-12-02"},
      {"3d", "nothing", "2026-11-23"},
      {"2 weeks", "nothing", "2026-12-04"},
      // A part of a day leaves open when.
      {"last night", thu, thu},
      {"this morning", fri, fri},
      {"yesterday evening", thu, thu},
      {"tonight", fri, fri},
      {"weds afternoon", wed, "2026-11-25"},
      // The time comes first.
      {"8pm yesterday", thu + "T20:00:00-05:00", thu + "T20:00:00-05:00"},
      {"20:00 yesterday", thu + "T20:00:00-05:00", thu + "T20:00:00-05:00"},
      {"8.30 pm on 17 Nov 2026", tue + "T20:30:00-05:00",
       tue + "T20:30:00-05:00"},
      {"noon 3 days ago", tue + "T12:00:00-05:00", tue + "T12:00:00-05:00"},
      {"13:00 fri", fri + "T13:00:00-05:00", "2026-11-27T13:00:00-05:00"},
      {"20.30 20.11", fri + "T20:30:00-05:00", fri + "T20:30:00-05:00"},
      {"15.10 9.15", "2026-10-15T09:15:00-04:00", "nothing"},
      // A part of a day says which half.
      {"last night 11.30", thu + "T23:30:00-05:00", thu + "T23:30:00-05:00"},
      {"last night at 1:00", fri + "T01:00:00-05:00", fri + "T01:00:00-05:00"},
      {"8:30 yesterday evening", last_evening, last_evening},
      {"yesterday evening 20:30", last_evening, last_evening},
      {"yesterday morning 8:30", thu + "T08:30:00-05:00",
       thu + "T08:30:00-05:00"},
      // Along the time line.
      {"1h 30m ago", fri + "T12:30:20-05:00", fri + "T12:30:20-05:00"},
      {"1h30 ago", fri + "T12:30:20-05:00", fri + "T12:30:20-05:00"},
      {"1.5h ago", fri + "T12:30:20-05:00", fri + "T12:30:20-05:00"},
      {"two hours ago", fri + "T12:00:20-05:00", fri + "T12:00:20-05:00"},
      {"2 hrs ago", fri + "T12:00:20-05:00", fri + "T12:00:20-05:00"},
      {"half an hour ago", fri + "T13:30:20-05:00", fri + "T13:30:20-05:00"},
      {"a quarter of an hour ago", fri + "T13:45:20-05:00",
       fri + "T13:45:20-05:00"},
      {"an hour and a half ago", fri + "T12:30:20-05:00",
       fri + "T12:30:20-05:00"},
      {"in half an hour", fri + "T14:30:20-05:00", fri + "T14:30:20-05:00"},
      // As people say it.
      {"8 in the evening", thu + "T20:00:00-05:00", fri + "T20:00:00-05:00"},
      {"8:30 in the evening", thu + "T20:30:00-05:00", fri + "T20:30:00-05:00"},
      {"eight o'clock pm", thu + "T20:00:00-05:00", fri + "T20:00:00-05:00"},
      {"half past eight in the evening", thu + "T20:30:00-05:00",
       fri + "T20:30:00-05:00"},
      {"half past 8 pm", thu + "T20:30:00-05:00", fri + "T20:30:00-05:00"},
      {"a quarter to nine pm", thu + "T20:45:00-05:00",
       fri + "T20:45:00-05:00"},
      {"quarter to 1 in the afternoon", fri + "T12:45:00-05:00",
       "2026-11-21T12:45:00-05:00"},
      {"ten past nine in the morning", fri + "T09:10:00-05:00",
       "2026-11-21T09:10:00-05:00"},
      {"yesterday at half past eight pm", last_evening, last_evening},
      {"quarter to nine in the morning yesterday", thu + "T08:45:00-05:00",
       thu + "T08:45:00-05:00"},
      {"yesterday evening half past 8", last_evening, last_evening},
      {"last night half past eleven", thu + "T23:30:00-05:00",
       thu + "T23:30:00-05:00"},
      {"half past 13", "nothing", "nothing"},
      {"half past", "nothing", "nothing"},
      {"o'clock", "nothing", "nothing"},
      {"70 past 8 pm", "nothing", "nothing"},
      {"20:30 in the evening", "nothing", "nothing"},
      {"3 months ago", "2026-08-20", "2026-08-20"},
      {"a month ago", "2026-10-20", "2026-10-20"},
      {"two months ago 21:30", "2026-09-20T21:30:00-04:00",
       "2026-09-20T21:30:00-04:00"},
      {"in 3 months", "2027-02-20", "2027-02-20"},
      {"a year ago", "2025-11-20", "2025-11-20"},
      {"99999999 months ago", "nothing", "nothing"},
      {"9999 years ago", "nothing", "nothing"},
  };
  for (const Case& example : cases) {
    CAPTURE(example.text);
    CHECK(past(example.text) == example.in_the_past);
    CHECK(future(example.text) == example.in_the_future);
  }
}

std::vector<std::string> meanings(std::string_view text, Leaning leaning,
                                  const Clock& clock = afternoon) {
  std::vector<std::string> all;
  for (const Moment& moment : hw::meanings_of(text, clock, leaning)) {
    all.push_back(to_string(moment));
  }
  return all;
}

TEST_CASE("A month ago is the last day of a month that is shorter") {
  const Clock last_of_may = new_york("2026-05-31T14:00:00-04:00");
  CHECK(past("a month ago", last_of_may) == "2026-04-30");
  CHECK(past("3 months ago", last_of_may) == "2026-02-28");
  CHECK(past("2 months ago", last_of_may) == "2026-03-31");
}

TEST_CASE("A day without a year is never far away") {
  using Meanings = std::vector<std::string>;
  CHECK(meanings("22 nov", Leaning::past) ==
        Meanings{"2025-11-22", "2026-11-22"});
  CHECK(meanings("19.11.", Leaning::future) ==
        Meanings{"2026-11-19", "2027-11-19"});
  CHECK(meanings("20 may", Leaning::past) ==
        Meanings{"2026-05-20", "2027-05-20"});
  CHECK(meanings("5/5", Leaning::past) == Meanings{"2026-05-05", "2027-05-05"});
  CHECK(meanings("29 feb", Leaning::past) ==
        Meanings{"2024-02-29", "2028-02-29"});
  CHECK(meanings("19.9.", Leaning::past) == Meanings{"2026-09-19"});
  CHECK(meanings("18.9.", Leaning::past).size() == 2);
  CHECK(meanings("21 jan", Leaning::future) == Meanings{"2027-01-21"});
  CHECK(meanings("22 jan", Leaning::future).size() == 2);

  SUBCASE("and the nearer one where both make sense") {
    CHECK(meanings("19 nov", Leaning::either) == Meanings{"2026-11-19"});
    CHECK(meanings("22 nov", Leaning::either) == Meanings{"2026-11-22"});
    CHECK(meanings("20 nov", Leaning::either) == Meanings{"2026-11-20"});
    CHECK(meanings("20 may", Leaning::either).size() == 2);
    CHECK(meanings("5th", Leaning::either) ==
          Meanings{"2026-11-05", "2026-12-05"});
    CHECK(meanings("thu", Leaning::either) == Meanings{"2026-11-26"});
  }
  SUBCASE("unless its weekday says which one") {
    CHECK(past("sun 22 nov") == "2026-11-22");
    CHECK(future("thu 19 nov") == "2026-11-19");
    CHECK(meanings("sat 22 nov", Leaning::past).size() == 2);
    CHECK(meanings("mon 22 nov", Leaning::past).empty());
  }
}

TEST_CASE("Two meanings are both there") {
  using Meanings = std::vector<std::string>;
  CHECK(meanings("10.10", Leaning::past) ==
        Meanings{"2026-10-10", "2026-11-20T10:10:00-05:00"});
  CHECK(meanings("11/10", Leaning::past) ==
        Meanings{"2026-10-11", "2026-11-10"});
  CHECK(meanings("20 nov 1930", Leaning::past) ==
        Meanings{"1930-11-20", "2026-11-20T19:30:00-05:00"});
  CHECK(meanings("9.10 15.10", Leaning::past) ==
        Meanings{"2026-10-09T15:10:00-04:00", "2026-10-15T09:10:00-04:00"});
  CHECK(meanings("5/6/2026", Leaning::past) ==
        Meanings{"2026-06-05", "2026-05-06"});
  CHECK(meanings("half past eight", Leaning::past) ==
        Meanings{"2026-11-20T08:30:00-05:00", "2026-11-19T20:30:00-05:00"});
  CHECK(meanings("yesterday 8 o'clock", Leaning::past) ==
        Meanings{"2026-11-19T08:00:00-05:00", "2026-11-19T20:00:00-05:00"});
  CHECK(past("yesterday evening 8 o'clock") == "2026-11-19T20:00:00-05:00");
  // A year is no time, and none of two digits is long ago.
  CHECK(meanings("20 nov 2026", Leaning::past) == Meanings{"2026-11-20"});
  CHECK(meanings("2026", Leaning::past).empty());
  CHECK(meanings("26/11/17", Leaning::past).empty());
}

TEST_CASE("Nothing else is understood") {
  for (const char* const text : {"",
                                 " ",
                                 "sometime",
                                 "24:00",
                                 "21",
                                 "21:60",
                                 "2460",
                                 "2026",
                                 "since 2026",
                                 "2026-11",
                                 "2026-02-30",
                                 "2026-02-30 10:00",
                                 "2026-11-20 25:00",
                                 "20.11.16",
                                 ".20.11",
                                 "20..11",
                                 "20.11..",
                                 "20.11/2026",
                                 "20/11/",
                                 "20.11.2026.",
                                 "25.13",
                                 "32.1",
                                 "1.1.1",
                                 "30.02.2026",
                                 "31.04.",
                                 "30 feb",
                                 "32nd",
                                 "17xx",
                                 "/th 2h ago",
                                 "17th 17th",
                                 "17th 2026",
                                 "thu 20 nov 2026",
                                 "thu 20 nov",
                                 "fri 2026-11-19",
                                 "nov",
                                 "nov 2026",
                                 "20 no",
                                 "20 november november",
                                 "pm",
                                 "0pm",
                                 "0:30 pm",
                                 "13pm",
                                 "15:30 pm",
                                 "3:60pm",
                                 "3 pm pm",
                                 "3 p",
                                 "noon noon",
                                 "night",
                                 "last morning night",
                                 "in an",
                                 "today today",
                                 "today 25:00",
                                 "today 21:30 22:30",
                                 "now 21:30",
                                 "now now",
                                 "last",
                                 "next",
                                 "last week",
                                 "last today",
                                 "last 21:30",
                                 "last fri next fri",
                                 "fr",
                                 "last fr",
                                 "this",
                                 "this this fri",
                                 "ago",
                                 "days ago",
                                 "2 ago",
                                 "h ago",
                                 "-2h ago",
                                 "+2h ago",
                                 "2.55h ago",
                                 "half ago",
                                 "0.33 hours ago",
                                 "1 day 2 hours ago",
                                 "and ago",
                                 "2 hours",
                                 "2 hours before",
                                 "3 moons ago",
                                 "in days",
                                 "in 3",
                                 "in 3 days ago",
                                 "in -3 days",
                                 "3 days ago ago",
                                 "2h ago 21:30",
                                 "9999999999999999999999 days ago"}) {
    CAPTURE(text);
    CHECK(past(text) == "nothing");
    CHECK(future(text) == "nothing");
    CHECK(!hw::understand_date(text, afternoon, Leaning::past));
  }
}

TEST_CASE("A day that no Date can name is not understood") {
  CHECK(past("739000 days ago") == "0003-07-29");
  CHECK(past("740000 days ago") == "nothing");
  CHECK(past("999999 weeks ago") == "nothing");
  CHECK(past("999999 weeks ago 10:00") == "nothing");
  CHECK(future("in 999999 weeks") == "nothing");
  CHECK(past("999999h ago") == "1912-10-22T23:00:20-05:00");

  const Clock first = new_york("0001-01-01T12:00-05:00");
  CHECK(past("yesterday", first) == "nothing");
  CHECK(past("13:00", first) == "nothing");
  CHECK(past("last mon", first) == "nothing");
  CHECK(past("mon 13:00", first) == "nothing");
  CHECK(past("sun", first) == "nothing");
  CHECK(past("13h ago", first) == "nothing");

  const Clock last = new_york("9999-12-31T12:00-05:00");
  CHECK(future("tomorrow", last) == "nothing");
  CHECK(future("11:00", last) == "nothing");
  CHECK(future("next fri", last) == "nothing");
  CHECK(future("today 00:20", last) == "nothing");
}

TEST_CASE("understand_date gives the practice day of what is understood") {
  const auto date = [](std::string_view text) {
    return hw::understand_date(text, afternoon, Leaning::past);
  };

  CHECK(date("today") == day("2026-11-20"));
  CHECK(date("2026-11-07") == day("2026-11-07"));
  CHECK(date("2026-11-07 00:20") == day("2026-11-06"));
  CHECK(date("2026-11-07T00:20+09:00") == day("2026-11-06"));
  CHECK(date("yesterday 00:20") == day("2026-11-19"));
  CHECK(date("now") == day("2026-11-20"));
  CHECK(date("12h ago") == day("2026-11-19"));
  CHECK(hw::understand_date("sat", afternoon, Leaning::future) ==
        day("2026-11-21"));
}

TEST_CASE("Every form that a hint lists is understood") {
  const std::string_view forms = hw::moment_forms();
  std::size_t begin = forms.find(": ") + 2;
  int count = 0;
  while (begin < forms.size()) {
    const std::size_t end = std::min(forms.find(", ", begin), forms.size());
    const std::string form(forms.substr(begin, end - begin));
    CAPTURE(form);
    CHECK(past(form) != "nothing");
    begin = end + 2;
    ++count;
  }
  CHECK(count >= 10);
  CHECK(forms.find('\n') == std::string_view::npos);
}

TEST_CASE("A time alone agrees with going minute by minute") {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const Clock clock = any_clock(random);
    const Leaning leaning = any_leaning(random);
    const TimeOfDay time = any_minute(random);

    const Moment found = naive_search(clock, leaning, [&](const Moment& shown) {
      return shown.time == time;
    });

    CAPTURE(to_string(clock.now));
    CHECK(understood(time.hour_minute(), clock, leaning) == to_string(found));
  }
}

TEST_CASE("A weekday with a time agrees with going minute by minute") {
  for (std::uint32_t seed = 0; seed < 30; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const Clock clock = any_clock(random);
    const Leaning leaning = any_leaning(random);
    const std::string name = random.of(weekday_names);
    // At night there is one more rule, which has a test of its own.
    const TimeOfDay time = std::max(any_minute(random), clock.day_starts);

    const Moment found = naive_search(clock, leaning, [&](const Moment& shown) {
      return shown.time == time &&
             hw::short_form(shown.date).substr(0, 3) == name;
    });

    CAPTURE(to_string(clock.now));
    CAPTURE(name);
    CHECK(understood(name + " " + time.hour_minute(), clock, leaning) ==
          to_string(found));
  }
}

TEST_CASE("Words for days agree with going day by day") {
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const Clock clock = any_clock(random);
    const Date today = hw::today(clock);
    const std::string name = random.of(weekday_names);
    const int count = random.between(0, 60);
    Date earlier = today;
    Date later = today;
    for (int step = 0; step < count; ++step) {
      earlier = earlier.plus_days(-1);
      later = later.plus_days(1);
    }

    CHECK(past(name, clock) == naive_weekday(name, today, -1).to_string());
    CHECK(future(name, clock) == naive_weekday(name, today, 1).to_string());
    CHECK(past("last " + name, clock) ==
          naive_weekday(name, today.plus_days(-1), -1).to_string());
    CHECK(past("next " + name, clock) ==
          naive_weekday(name, today.plus_days(1), 1).to_string());
    CHECK(past(fmt::format("{} days ago", count), clock) ==
          earlier.to_string());
    CHECK(past(fmt::format("in {} days", count), clock) == later.to_string());
  }
}

TEST_CASE("A day of the calendar agrees with going day by day") {
  for (std::uint32_t seed = 0; seed < 400; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const Clock clock = any_clock(random);
    const Leaning leaning = any_leaning(random);
    const Date today = hw::today(clock);
    const int distance = random.between(0, 3000);
    const Date meant = today.plus_days(random.one_in(2) ? -distance : distance);
    const std::string name = hw::long_form(meant);  // Fri 20 Nov 2026
    const std::string no_weekday = name.substr(4);
    const std::string no_year = no_weekday.substr(0, no_weekday.size() - 5);
    Date nearest = today;
    int way = 0;
    while (hw::short_form(nearest).substr(4) != no_year) {
      nearest = nearest.plus_days(leaning == Leaning::past ? -1 : 1);
      ++way;
    }
    const std::string found = way <= 62 ? nearest.to_string() : "nothing";

    CAPTURE(name);
    CAPTURE(today.to_string());
    const std::string iso = meant.to_string();
    const std::string dotted = iso.substr(8) + "." + iso.substr(5, 2) + ".";
    for (const std::string& text :
         {name, no_weekday, dotted + iso.substr(0, 4), iso}) {
      CHECK(understood(text, clock, leaning) == iso);
    }
    for (const std::string& text : {no_year, dotted}) {
      CHECK(understood(text, clock, leaning) == found);
    }
  }
}

TEST_CASE("Twelve hours and a half of the day agree with twenty-four hours") {
  const Date date = day("2026-11-18");
  int hour = 12;
  for (int minute = 0; minute < 24 * 60; ++minute) {
    const std::string text = fmt::format("{}:{:02}{}", hour, minute % 60,
                                         minute < 12 * 60 ? "am" : "pm");
    CAPTURE(text);
    const auto time = TimeOfDay::from(minute / 60, minute % 60).value();
    CHECK(past("2026-11-18 " + text) ==
          to_string(Moment{date, time, offset_in_new_york(date, time)}));
    if (minute % 60 == 59) {
      hour = hour % 12 + 1;
    }
  }
}

TEST_CASE("A time on a day agrees with going through the practice day") {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const Clock clock = any_clock(random);
    const TimeOfDay time = any_minute(random);
    const int count = random.between(2, 9);

    // Two days ago the night is over, so that both leanings mean the same.
    const Moment found = naive_time_of_practice_day(
        hw::today(clock).plus_days(-count), time, clock.day_starts);
    const std::string text =
        fmt::format("{} days ago {}", count, time.hour_minute());

    CAPTURE(to_string(clock.now));
    CAPTURE(clock.day_starts.to_string());
    CHECK(past(text, clock) == to_string(found));
    CHECK(future(text, clock) == to_string(found));
  }
}

TEST_CASE("Minutes ago agree with going minute by minute") {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const Clock clock = any_clock(random);
    const int count = random.between(0, 2000);
    Moment instant = clock.now;
    for (int step = 0; step < count; ++step) {
      instant = plus(instant, seconds{-60});
    }

    CAPTURE(to_string(clock.now));
    CHECK(past(fmt::format("{}m ago", count), clock) ==
          to_string(shown_in_new_york(instant)));
  }
}

TEST_CASE("Minutes ago are told right months after the clock was changed") {
  const Clock winter_clock = new_york("2026-12-01T12:00-05:00");
  for (const std::string_view text :
       {"2026-03-08T01:59-05:00", "2026-03-08T03:00-04:00",
        "2026-03-08T03:59-04:00", "2026-03-08T04:00-04:00",
        "2026-11-01T00:59-04:00", "2026-11-01T01:30-04:00",
        "2026-11-01T01:30-05:00", "2026-11-01T02:00-05:00"}) {
    CAPTURE(text);
    const int count = minutes_between(moment(text), winter_clock.now);
    CHECK(past(fmt::format("{} min ago", count), winter_clock) ==
          to_string(moment(text)));
  }
}

TEST_CASE("Minutes ago are told right where the time of the place has moved") {
  // An hour forward on 29 March at one, two more on 1 June at midnight.
  const Clock clock{.now = moment("2026-06-02T12:00+03:00"),
                    .offset_at =
                        [](Date date, TimeOfDay time) {
                          const Moment wall{.date = date, .time = time};
                          if (is_before(wall, moment("2026-03-29T02:00"))) {
                            return minutes{0};
                          }
                          const bool is_spring =
                              is_before(wall, moment("2026-06-01T02:00"));
                          return minutes{is_spring ? 60 : 180};
                        },
                    .day_starts = clock_time("03:00")};

  for (const std::string_view text :
       {"2026-03-29T00:30Z", "2026-03-29T02:00+01:00", "2026-05-31T23:59+01:00",
        "2026-06-01T02:00+03:00"}) {
    CAPTURE(text);
    const int count = minutes_between(moment(text), clock.now);
    CHECK(past(fmt::format("{} min ago", count), clock) ==
          to_string(moment(text)));
  }
}

TEST_CASE("Minutes are counted as people write them") {
  struct Case {
    std::string text;
    std::optional<int> minutes;
  };
  const std::vector<Case> cases{{"90", 90},
                                {"0", 0},
                                {"40 min", 40},
                                {"40min", 40},
                                {"40 minutes", 40},
                                {"1h", 60},
                                {"1 h", 60},
                                {"2 hours", 120},
                                {"1h20", 80},
                                {"1h 20m", 80},
                                {"1 hour 20 minutes", 80},
                                {"1 hour and 20 min", 80},
                                {"1.5h", 90},
                                {"an hour", 60},
                                {"half an hour", 30},
                                {"an hour and a half", 90},
                                {"a quarter of an hour", 15},
                                {"twenty", {}},
                                {"", {}},
                                {"-5", {}},
                                {"1:20", {}},
                                {"20 sec", {}},
                                {"2 days", {}},
                                {"1h 90", 150},
                                {"999999h", {}},
                                {"1234567", {}}};
  for (const Case& example : cases) {
    CAPTURE(example.text);
    CHECK(hw::understand_minutes(example.text) == example.minutes);
  }
}

TEST_CASE("Whatever is understood has an offset if it has a time") {
  const std::vector<std::string> words{
      "today", "yesterday", "fri",   "last",  "next",  "in",
      "3",     "days",      "ago",   "2h",    "21:30", "2026-11-07",
      "00:20", "now",       "weeks", "00:20", "min",   "2026-11-07T13:05",
      "pm",    "nov",       "7",     "2025",  "9pm",   "7.11.",
      "7/11",  "11.7",      "night", "half",  "17th",  "0715"};
  int count = 0;
  for (std::uint32_t seed = 0; seed < 4000; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const Clock clock = any_clock(random);
    std::string text;
    for (int length = random.between(1, 4); length > 0; --length) {
      text += random.of(words) + " ";
    }

    const Leaning leaning = any_leaning(random);
    const std::optional<Moment> found =
        hw::understand_moment(text, clock, leaning);
    const std::optional<Date> date = hw::understand_date(text, clock, leaning);

    CAPTURE(text);
    REQUIRE(found.has_value() == date.has_value());
    if (found) {
      ++count;
      CHECK(found->time.has_value() == found->offset.has_value());
      CHECK(practice_day(*found, clock.day_starts) == date);
    }
  }
  CHECK(count > 200);
}

}  // namespace hw::test::when_test
