#include "hw/date.hpp"

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "make.hpp"
#include "random.hpp"

namespace hw::test::date_test {

namespace {

using std::chrono::seconds;

// A calendar that knows the rule for leap years and nothing else, and counts
// on its fingers.
struct NaiveDay {
  int year = 1;
  int month = 1;
  int day = 1;

  friend bool operator==(const NaiveDay&, const NaiveDay&) = default;
};

int days_in_month(int year, int month) {
  if (month == 2) {
    const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return is_leap ? 29 : 28;
  }
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

NaiveDay next(NaiveDay day) {
  if (day.day < days_in_month(day.year, day.month)) {
    return {day.year, day.month, day.day + 1};
  }
  return day.month < 12 ? NaiveDay{day.year, day.month + 1, 1}
                        : NaiveDay{day.year + 1, 1, 1};
}

NaiveDay naive(Date date) {
  const std::string text = date.to_string();
  return {std::stoi(text.substr(0, 4)), std::stoi(text.substr(5, 2)),
          std::stoi(text.substr(8, 2))};
}

// The moment one second later, by carrying digits like an odometer.
Moment one_second_later(Moment moment) {
  const TimeOfDay time = moment.time.value();
  if (time.second() < 59) {
    moment.time =
        TimeOfDay::from(time.hour(), time.minute(), time.second() + 1);
  } else if (time.minute() < 59) {
    moment.time = TimeOfDay::from(time.hour(), time.minute() + 1);
  } else if (time.hour() < 23) {
    moment.time = TimeOfDay::from(time.hour() + 1, 0);
  } else {
    moment.time = TimeOfDay::from(0, 0);
    moment.date = moment.date.plus_days(1);
  }
  return moment;
}

// Any form of moment, from few enough days and times that they often meet.
Moment any_moment(Random& random) {
  Moment any{.date = day("2026-12-30").plus_days(random.between(0, 3))};
  if (random.one_in(4)) {
    return any;
  }
  any.time = TimeOfDay::from(6 * random.between(0, 3), 0);
  if (!random.one_in(4)) {
    any.offset = std::chrono::minutes{360 * random.between(-2, 2)};
  }
  return any;
}

}  // namespace

TEST_CASE("Date::parse reads the name of a day, and to_string() writes it") {
  for (const char* const text :
       {"0001-01-01", "2024-02-29", "2026-03-05", "9999-12-31"}) {
    CAPTURE(text);
    REQUIRE(Date::parse(text));
    CHECK(Date::parse(text)->to_string() == text);
  }
}

TEST_CASE("Date::parse refuses what is not the name of a day") {
  const std::vector<std::string_view> texts{
      "",             // nothing
      "2026-02-30",   // no such day
      "2023-02-29",   // not a leap year
      "1900-02-29",   // not a leap year either
      "2026-00-01",   // no such month
      "2026-13-01",   //
      "2026-01-00",   // no such day
      "0000-01-01",   // before the first year
      "2026-3-05",    // a zero is not there
      "02026-03-05",  // five digits
      "2026-03-05 ",  // something follows
      " 2026-03-05",  // something comes first
      "2026/03/05",   // other separators
      "2026-03-0x",   // not a digit
      "2026-03--5",   // a sign
      "+026-03-05",   //
      std::string_view("2026-03-05\0", 11),
      "２０２６-03-05",  // digits of another script
  };
  for (const std::string_view text : texts) {
    CAPTURE(text);
    CHECK(!Date::parse(text));
  }
}

TEST_CASE("Date::from takes only real days that have four digits of a year") {
  using std::chrono::year;

  CHECK(Date::from(year{2026} / 3 / 5) == day("2026-03-05"));
  CHECK(Date::from(year{2024} / 2 / 29) == day("2024-02-29"));
  CHECK(!Date::from(year{2026} / 2 / 30));
  CHECK(!Date::from(year{2026} / 13 / 1));
  CHECK(!Date::from(year{0} / 12 / 31));
  CHECK(!Date::from(year{-5} / 1 / 1));
  CHECK(!Date::from(year{10000} / 1 / 1));
  CHECK(day("2026-03-05").year_month_day() == year{2026} / 3 / 5);
}

TEST_CASE("Dates agree with a calendar that counts on its fingers") {
  // With a century that has a leap day and two that have none.
  Date date = day("1899-01-01");
  NaiveDay counted{1899, 1, 1};
  int weekday = 0;  // a Sunday
  int disagreements = 0;
  for (int distance = 0; counted.year < 2101; ++distance) {
    const bool agrees =
        naive(date) == counted && Date::parse(date.to_string()) == date &&
        date.weekday().c_encoding() == static_cast<unsigned>(weekday) &&
        day("1899-01-01").plus_days(distance) == date &&
        date.plus_days(-distance) == day("1899-01-01") &&
        hw::days_between(day("1899-01-01"), date) == distance &&
        hw::days_between(date, day("1899-01-01")) == -distance;
    disagreements += agrees ? 0 : 1;
    date = date.plus_days(1);
    counted = next(counted);
    weekday = (weekday + 1) % 7;
  }
  CHECK(disagreements == 0);
  CHECK(date == day("2101-01-01"));
}

TEST_CASE("Date::plus_days stops at the first and the last day") {
  constexpr int most = std::numeric_limits<int>::max();
  constexpr int least = std::numeric_limits<int>::min();

  CHECK(day("9999-12-30").plus_days(1) == day("9999-12-31"));
  CHECK(day("9999-12-31").plus_days(1) == day("9999-12-31"));
  CHECK(day("0001-01-02").plus_days(-1) == day("0001-01-01"));
  CHECK(day("0001-01-01").plus_days(-1) == day("0001-01-01"));
  CHECK(day("2026-11-20").plus_days(most) == day("9999-12-31"));
  CHECK(day("2026-11-20").plus_days(least) == day("0001-01-01"));
}

TEST_CASE("Dates are ordered as days follow each other") {
  CHECK(day("2026-12-31") < day("2027-01-01"));
  CHECK(day("2026-02-28") < day("2026-03-01"));
  CHECK(day("2026-03-05") == day("2026-03-05"));
}

TEST_CASE("People read a day in English, with and without its year") {
  CHECK(hw::short_form(day("2026-11-20")) == "Fri 20 Nov");
  CHECK(hw::long_form(day("2026-11-20")) == "Fri 20 Nov 2026");
  CHECK(hw::short_form(day("2024-02-29")) == "Thu 29 Feb");
  CHECK(hw::long_form(day("0987-01-04")) == "Thu 4 Jan 987");

  std::string year;
  for (Date date = day("2026-01-01"); date < day("2027-01-01");
       date = date.plus_days(32)) {
    year += hw::short_form(date) + ", ";
  }
  CHECK(year ==
        "Thu 1 Jan, Mon 2 Feb, Fri 6 Mar, Tue 7 Apr, Sat 9 May, Wed 10 Jun, "
        "Sun 12 Jul, Thu 13 Aug, Mon 14 Sep, Fri 16 Oct, Tue 17 Nov, "
        "Sat 19 Dec, ");
}

TEST_CASE("parse_weekday reads a weekday in full or by its beginning") {
  const std::vector<std::string> names{"Sunday",    "Monday",   "Tuesday",
                                       "Wednesday", "Thursday", "Friday",
                                       "Saturday"};
  for (unsigned index = 0; index < 7; ++index) {
    const std::string& name = names[index];
    CHECK(hw::short_name(std::chrono::weekday{index}) == name.substr(0, 3));
    for (std::size_t length = 0; length <= name.size(); ++length) {
      CAPTURE(name.substr(0, length));
      const std::optional<std::chrono::weekday> weekday =
          hw::parse_weekday(name.substr(0, length));
      CHECK(weekday.has_value() == (length >= 3));
      CHECK(weekday.value_or(std::chrono::weekday{index}) ==
            std::chrono::weekday{index});
    }
  }
  CHECK(hw::parse_weekday("fri") == std::chrono::Friday);
  CHECK(hw::parse_weekday("TUES") == std::chrono::Tuesday);
  CHECK(hw::parse_weekday("Weds") == std::chrono::Wednesday);
  for (const char* const text :
       {"", "fr", "frs", "friy", "fridays", "fri ", "freitag"}) {
    CAPTURE(text);
    CHECK(!hw::parse_weekday(text));
  }
}

TEST_CASE("parse_month reads a month in full or by its beginning") {
  const std::vector<std::string> names{
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  for (unsigned index = 1; index <= 12; ++index) {
    const std::string& name = names[index - 1];
    const Date first = day(fmt::format("2026-{:02}-01", index));
    CHECK(hw::short_form(first).substr(6) == name.substr(0, 3));
    for (std::size_t length = 0; length <= name.size(); ++length) {
      CAPTURE(name.substr(0, length));
      const std::optional<std::chrono::month> month =
          hw::parse_month(name.substr(0, length));
      CHECK(month.has_value() == (length >= 3));
      CHECK(month.value_or(std::chrono::month{index}) ==
            std::chrono::month{index});
    }
  }
  CHECK(hw::parse_month("SEPT") == std::chrono::September);
  for (const char* const text : {"", "no", "novem ", "mayo", "novembers"}) {
    CAPTURE(text);
    CHECK(!hw::parse_month(text));
  }
}

TEST_CASE("TimeOfDay::parse reads hours and minutes, and seconds if there") {
  CHECK(clock_time("21:30").to_string() == "21:30:00");
  CHECK(clock_time("9:30").to_string() == "09:30:00");
  CHECK(clock_time("09:30").to_string() == "09:30:00");
  CHECK(clock_time("21:30:15").to_string() == "21:30:15");
  CHECK(clock_time("0:00:59").to_string() == "00:00:59");
  CHECK(clock_time("23:59:59").to_string() == "23:59:59");
}

TEST_CASE("TimeOfDay keeps a fraction of a second") {
  CHECK(clock_time("21:30:15.25").nanosecond() == 250'000'000);
  CHECK(clock_time("21:30:15.25").to_string() == "21:30:15.25");
  CHECK(clock_time("21:30:15.000000001").to_string() == "21:30:15.000000001");
  CHECK(clock_time("21:30:59.999999999999").to_string() ==
        "21:30:59.999999999");
  CHECK(clock_time("21:30:15.100") == clock_time("21:30:15.1"));
  CHECK(clock_time("21:30:15.0") == clock_time("21:30:15"));
  CHECK(clock_time("21:30:15.1") < clock_time("21:30:15.9"));
  CHECK(clock_time("21:30:15.9") < clock_time("21:30:16"));
  CHECK(!TimeOfDay::from(21, 30, 15, 1'000'000'000));
  CHECK(!TimeOfDay::from(21, 30, 15, -1));
}

TEST_CASE("a fraction of a second is a part of a moment") {
  const Moment first = moment("2026-11-17T21:00:00.1-05:00");
  const Moment second = moment("2026-11-17T21:00:00.9-05:00");
  const Moment elsewhere = moment("2026-11-18T03:00:00.5+01:00");
  const Moment unplaced = moment("2026-11-17T21:00:00.5");

  CHECK(to_string(first) == "2026-11-17T21:00:00.1-05:00");
  CHECK(to_string(unplaced) == "2026-11-17T21:00:00.5");
  CHECK(first != second);
  CHECK(reads_before(first, second));
  for (const Moment& between : {elsewhere, unplaced}) {
    CHECK(is_before(first, between));
    CHECK(!is_before(between, first));
    CHECK(is_before(between, second));
  }
  CHECK(!is_before(first, first));
  CHECK(plus(first, std::chrono::seconds(-1)) ==
        moment("2026-11-17T20:59:59.1-05:00"));
}

TEST_CASE("TimeOfDay::parse refuses what no clock shows") {
  for (const char* const text :
       {"",          "21",      "2130",      ":30",     "21:",
        "21:3",      "21:300",  "24:00",     "21:60",   "21:30:60",
        "021:30",    "-1:30",   "+1:30",     "x:30",    "21:3x",
        "21:30:",    "21:30:1", "21:30:15.", "21:30.5", "21:30:15.2x",
        "21:30 ",    " 21:30",  "21:30pm",   "9.30",    "21:30:15:00",
        "21:30:15Z", "21:-3",   "21:30:150"}) {
    CAPTURE(text);
    CHECK(!TimeOfDay::parse(text));
  }
}

TEST_CASE("TimeOfDay::from refuses what no clock shows") {
  CHECK(TimeOfDay::from(0, 0) == clock_time("00:00"));
  CHECK(TimeOfDay::from(23, 59, 59) == clock_time("23:59:59"));
  CHECK(!TimeOfDay::from(-1, 0));
  CHECK(!TimeOfDay::from(24, 0));
  CHECK(!TimeOfDay::from(0, -1));
  CHECK(!TimeOfDay::from(0, 60));
  CHECK(!TimeOfDay::from(0, 0, -1));
  CHECK(!TimeOfDay::from(0, 0, 60));
}

TEST_CASE("A time of day tells hour, minute and second as they were given") {
  int expected = 0;
  int disagreements = 0;
  for (int hour = 0; hour < 24; ++hour) {
    for (int minute = 0; minute < 60; ++minute) {
      for (int second = 0; second < 60; ++second, ++expected) {
        const TimeOfDay time = TimeOfDay::from(hour, minute, second).value();
        const bool agrees = time.hour() == hour && time.minute() == minute &&
                            time.second() == second &&
                            time.seconds_since_midnight() == expected;
        disagreements += agrees ? 0 : 1;
      }
    }
  }
  CHECK(disagreements == 0);
}

TEST_CASE("A time of day is shown with or without its seconds") {
  CHECK(clock_time("9:05:07").to_string() == "09:05:07");
  CHECK(clock_time("9:05:07").hour_minute() == "09:05");
  CHECK(clock_time("9:05") < clock_time("9:05:01"));
}

TEST_CASE("parse_moment reads the forms of TOML and RFC 3339") {
  struct Case {
    std::string text;
    std::string written;
  };
  const std::vector<Case> cases{
      {"2026-11-07T13:05:00-05:00", "2026-11-07T13:05:00-05:00"},
      {"2026-11-07 13:05Z", "2026-11-07T13:05:00+00:00"},
      {"2026-11-07t13:05:09z", "2026-11-07T13:05:09+00:00"},
      {"2026-11-07T13:05", "2026-11-07T13:05:00"},
      {"2026-11-07 13:05:30.75+05:30", "2026-11-07T13:05:30.75+05:30"},
      {"2026-11-07T13:05+23:59", "2026-11-07T13:05:00+23:59"},
      {"2026-11-07T13:05-23:59", "2026-11-07T13:05:00-23:59"},
      {"2026-11-07T13:05-00:30", "2026-11-07T13:05:00-00:30"},
      {"2026-11-07T13:05-00:00", "2026-11-07T13:05:00+00:00"},
      {"2026-11-07", "2026-11-07"},
  };
  for (const Case& example : cases) {
    CAPTURE(example.text);
    REQUIRE(hw::parse_moment(example.text));
    CHECK(hw::to_string(moment(example.text)) == example.written);
    CHECK(hw::parse_moment(example.written) == hw::parse_moment(example.text));
  }
}

TEST_CASE("A moment keeps the distance from UTC as it was written") {
  CHECK(moment("2026-11-07T13:05-05:00").offset == std::chrono::minutes{-300});
  CHECK(moment("2026-11-07T13:05+05:45").offset == std::chrono::minutes{345});
  CHECK(moment("2026-11-07T13:05-00:30").offset == std::chrono::minutes{-30});
  CHECK(moment("2026-11-07T13:05").offset == std::nullopt);
  CHECK(moment("2026-11-07").time == std::nullopt);
}

TEST_CASE("parse_moment refuses every other text") {
  for (const char* const text : {"",
                                 "2026-11",
                                 "2026-11-07 ",
                                 "2026-11-07T",
                                 "2026-11-07T13",
                                 "2026-11-07T13:",
                                 "2026-11-07T9:30",
                                 "2026-11-07  13:05",
                                 "2026-11-07_13:05",
                                 "2026-11-07T13:05 ",
                                 "2026-11-07T13:05 -05:00",
                                 "2026-11-07T13:05-5:00",
                                 "2026-11-07T13:05-0500",
                                 "2026-11-07T13:05-05",
                                 "2026-11-07T13:05-05:00:00",
                                 "2026-11-07T13:05+24:00",
                                 "2026-11-07T13:05+05:60",
                                 "2026-11-07T13:05Z ",
                                 "2026-11-07T13:05ZZ",
                                 "2026-11-07T13:05Z05:00",
                                 "2026-11-07T13:05+",
                                 "2026-11-07Z",
                                 "2026-11-07T24:00",
                                 "2026-11-07T13:60",
                                 "2026-11-31T13:05",
                                 "2026-02-29",
                                 "13:05",
                                 "2026-11-07 13:05 pm"}) {
    CAPTURE(text);
    CHECK(!hw::parse_moment(text));
  }
}

TEST_CASE("People read a moment by the clock on the wall") {
  CHECK(hw::short_form(moment("2026-11-20T21:30:59-05:00")) ==
        "Fri 20 Nov, 21:30");
  CHECK(hw::short_form(moment("2026-11-06T09:05")) == "Fri 6 Nov, 09:05");
  CHECK(hw::short_form(moment("2026-11-20")) == "Fri 20 Nov");
}

TEST_CASE("practice_day is the day before for what happens in the night") {
  const TimeOfDay three = clock_time("03:00");

  CHECK(practice_day(moment("2026-11-08T00:40-05:00"), three) ==
        day("2026-11-07"));
  CHECK(practice_day(moment("2026-11-08T02:59:59"), three) ==
        day("2026-11-07"));
  CHECK(practice_day(moment("2026-11-08T03:00"), three) == day("2026-11-08"));
  CHECK(practice_day(moment("2027-01-01T00:00Z"), three) == day("2026-12-31"));
  CHECK(practice_day(moment("2024-03-01T01:00"), three) == day("2024-02-29"));
  CHECK(practice_day(moment("2026-11-08T00:00"), clock_time("00:00")) ==
        day("2026-11-08"));

  SUBCASE("wherever the person was") {
    CHECK(practice_day(moment("2026-11-08T00:40+14:00"), three) ==
          day("2026-11-07"));
    CHECK(practice_day(moment("2026-11-08T00:40-12:00"), three) ==
          day("2026-11-07"));
  }
  SUBCASE("but a date alone is that day") {
    CHECK(practice_day(moment("2026-11-08"), three) == day("2026-11-08"));
  }
}

TEST_CASE("is_before compares instants when both distances are known") {
  const Moment lisbon = moment("2026-11-07T13:00+00:00");
  const Moment lima = moment("2026-11-07T09:00-05:00");  // 14:00 in Lisbon

  CHECK(is_before(lisbon, lima));
  CHECK(!is_before(lima, lisbon));

  const Moment kiritimati = moment("2027-01-01T01:00+14:00");
  const Moment honolulu = moment("2026-12-31T01:00-10:00");
  CHECK(!is_before(kiritimati, honolulu));
  CHECK(!is_before(honolulu, kiritimati));
  CHECK(is_before(kiritimati, plus(honolulu, seconds{1})));
}

TEST_CASE("is_before compares what the wall showed otherwise") {
  CHECK(
      is_before(moment("2026-11-07T09:00-05:00"), moment("2026-11-07T13:00")));
  CHECK(
      is_before(moment("2026-11-07T09:00"), moment("2026-11-07T13:00+09:00")));
  CHECK(is_before(moment("2026-11-06T23:59:59"), moment("2026-11-07")));
  CHECK(is_before(moment("2026-11-07"), moment("2026-11-07T00:00:01+09:00")));
  CHECK(!is_before(moment("2026-11-07"), moment("2026-11-07T00:00")));
  CHECK(!is_before(moment("2026-11-07T00:00"), moment("2026-11-07")));
  CHECK(is_before(moment("2026-11-07"), moment("2026-11-08")));
}

TEST_CASE("reads_before puts a date alone before any time of its day") {
  CHECK(reads_before(moment("2026-11-07"), moment("2026-11-07T00:00")));
  CHECK(!reads_before(moment("2026-11-07T00:00"), moment("2026-11-07")));
  CHECK(reads_before(moment("2026-11-06T23:59"), moment("2026-11-07")));
  CHECK(!reads_before(moment("2026-11-07"), moment("2026-11-07")));

  SUBCASE("and looks at the wall, not at the distance from UTC") {
    CHECK(reads_before(moment("2026-11-07T09:00-05:00"),
                       moment("2026-11-07T13:00+00:00")));
    CHECK(!reads_before(moment("2026-11-07T13:00+00:00"),
                        moment("2026-11-07T09:00-05:00")));
  }
}

TEST_CASE("reads_before is an order to sort by") {
  for (std::uint32_t seed = 0; seed < 5000; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const Moment a = any_moment(random);
    const Moment b = any_moment(random);
    const Moment c = any_moment(random);
    const auto alike = [](const Moment& one, const Moment& other) {
      return !reads_before(one, other) && !reads_before(other, one);
    };
    const bool is_irreflexive = !reads_before(a, a);
    const bool is_asymmetric = !(reads_before(a, b) && reads_before(b, a));
    const bool is_transitive =
        !(reads_before(a, b) && reads_before(b, c)) || reads_before(a, c);
    const bool likeness_is_transitive =
        !(alike(a, b) && alike(b, c)) || alike(a, c);
    REQUIRE(is_irreflexive);
    REQUIRE(is_asymmetric);
    REQUIRE(is_transitive);
    REQUIRE(likeness_is_transitive);
  }
}

TEST_CASE("plus moves along the time line and keeps the distance from UTC") {
  const auto moved = [](std::string_view from, seconds distance) {
    return hw::to_string(plus(moment(from), distance));
  };

  CHECK(moved("2026-12-31T23:30:00-05:00", seconds{3600}) ==
        "2027-01-01T00:30:00-05:00");
  CHECK(moved("2027-01-01T00:30:00+14:00", seconds{-3600}) ==
        "2026-12-31T23:30:00+14:00");
  CHECK(moved("2024-02-28T23:59:59Z", seconds{1}) ==
        "2024-02-29T00:00:00+00:00");
  CHECK(moved("2026-02-28T23:59:59", seconds{1}) == "2026-03-01T00:00:00");
  CHECK(moved("2026-11-20T21:30:15+05:30", seconds{0}) ==
        "2026-11-20T21:30:15+05:30");
}

TEST_CASE("plus stops at the first and the last second") {
  CHECK(plus(moment("9999-12-31T23:00Z"), seconds{7200}) ==
        moment("9999-12-31T23:59:59Z"));
  CHECK(plus(moment("0001-01-01T01:00Z"), seconds{-7200}) ==
        moment("0001-01-01T00:00:00Z"));
  CHECK(plus(moment("2026-11-20T21:30Z"), seconds::max()) ==
        moment("9999-12-31T23:59:59Z"));
  CHECK(plus(moment("2026-11-20T21:30Z"), seconds::min()) ==
        moment("0001-01-01T00:00:00Z"));
}

TEST_CASE("plus agrees with an odometer that turns second by second") {
  const std::vector<std::string> eves{
      "2024-02-28T23:10-05:00", "2023-02-28T23:10+05:30",
      "2026-12-31T23:10+14:00", "1999-12-31T23:10-12:00",
      "1900-02-28T23:10Z",      "2026-06-30T23:10"};
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const Moment eve = moment(random.of(eves));
    const Moment from = plus(eve, seconds{random.between(0, 3599)});
    const int distance = random.between(0, 5000);

    Moment turned = from;
    for (int second = 0; second < distance; ++second) {
      turned = one_second_later(turned);
    }

    CHECK(plus(from, seconds{distance}) == turned);
    CHECK(plus(turned, seconds{-distance}) == from);
    CHECK(is_before(from, turned) == (distance > 0));
  }
}

}  // namespace hw::test::date_test
