#include "hw/schedule.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "make.hpp"
#include "random.hpp"

namespace hw::test::schedule_test {

namespace {

std::string canonical(std::string_view text) {
  return schedule(text).to_string();
}

// One text for each kind of schedule, with and without the count of one.
const std::vector<std::string> one_of_each{
    "daily",        "2/day",  "24/day", "mon wed fri", "sun",      "1/week",
    "every 3 days", "3/week", "once",   "4 times",     "as needed"};

}  // namespace

TEST_CASE("A schedule is as needed unless something was agreed on") {
  CHECK(Schedule() == schedule("as needed"));
  CHECK(Schedule().to_string() == "as needed");
}

TEST_CASE("Schedule::parse reads each form, and to_string() is canonical") {
  struct Case {
    std::string text;
    std::string written;
  };
  const std::vector<Case> cases{
      {"daily", "daily"},
      {"every day", "daily"},
      {"1/day", "daily"},
      {"2/day", "2/day"},
      {"24/day", "24/day"},
      {"mon wed fri", "mon wed fri"},
      {"mon,wed", "mon wed"},
      {"mon, wed, fri", "mon wed fri"},
      {"monday", "mon"},
      {"tues Thursday", "tue thu"},
      {"sun fri mon", "mon fri sun"},
      {"fri fri friday", "fri"},
      {"weekdays", "mon tue wed thu fri"},
      {"weekends", "sat sun"},
      {"every 2 days", "every 2 days"},
      {"every 366 days", "every 366 days"},
      {"every 1 days", "daily"},
      {"every 1 day", "daily"},
      {"weekly", "1/week"},
      {"1/week", "1/week"},
      {"7/week", "7/week"},
      {"once", "once"},
      {"1 times", "once"},
      {"1 time", "once"},
      {"2 times", "2 times"},
      {"999 times", "999 times"},
      {"as needed", "as needed"},
      {"3 times a week", "3/week"},
      {"3x week", "3/week"},
      {"six times a week", "6/week"},
      {"every morning", "daily"},
      {"every evening", "daily"},
      {"every night", "daily"},
      {"3 times per week", "3/week"},
      {"three times each week", "3/week"},
      {"3x a week", "3/week"},
      {"3 x a week", "3/week"},
      {"3 a week", "3/week"},
      {"Once a Week", "1/week"},
      {"1 time a week", "1/week"},
      {"twice a week", "2/week"},
      {"seven times a week", "7/week"},
      {"every week", "1/week"},
      {"each week", "1/week"},
      {"once a day", "daily"},
      {"once every day", "daily"},
      {"each day", "daily"},
      {"twice a day", "2/day"},
      {"24 times a day", "24/day"},
      {"every other day", "every 2 days"},
      {"every second day", "every 2 days"},
      {"mon and wed", "mon wed"},
      {"Mon, Wed, and Fri", "mon wed fri"},
      {"every monday", "mon"},
      {"on mon and fri", "mon fri"},
  };
  for (const Case& example : cases) {
    CAPTURE(example.text);
    REQUIRE(Schedule::parse(example.text));
    CHECK(canonical(example.text) == example.written);
    CHECK(schedule(example.written) == schedule(example.text));
  }
}

TEST_CASE("Schedule::parse ignores case and repeated spaces") {
  CHECK(canonical("  DAILY ") == "daily");
  CHECK(canonical("Every   3 Days") == "every 3 days");
  CHECK(canonical("  MON   Wed ") == "mon wed");
  CHECK(canonical("As  Needed") == "as needed");
  CHECK(canonical("3/Week") == "3/week");
}

TEST_CASE("A weekday that is named twice is one day") {
  CHECK(canonical("mon wed mon") == "mon wed");
  CHECK(canonical("fri, friday") == "fri");
}

TEST_CASE("All seven weekdays are not the same as daily") {
  CHECK(canonical("sun mon tue wed thu fri sat") ==
        "mon tue wed thu fri sat sun");
  CHECK(schedule("sun mon tue wed thu fri sat") != schedule("daily"));
}

TEST_CASE("Schedule::parse refuses every other text") {
  for (const char* const text : {"",
                                 " ",
                                 ",",
                                 "0/day",
                                 "25/day",
                                 "-1/day",
                                 "+1/day",
                                 "1.5/day",
                                 "/day",
                                 "day",
                                 "2/days",
                                 "2 /day",
                                 "0/week",
                                 "8/week",
                                 "3/weeks",
                                 "9999999999999/week",
                                 "3/month",
                                 "8 times a week",
                                 "0 times a week",
                                 "25 times a day",
                                 "3 times a month",
                                 "3 times week",
                                 "3 times the week",
                                 "times a week",
                                 "twice times",
                                 "some times a week",
                                 "3 often a week",
                                 "x a week",
                                 "every other week",
                                 "and",
                                 "on",
                                 "every",
                                 "every and",
                                 "every 0 days",
                                 "every 367 days",
                                 "every days",
                                 "every  days",
                                 "every 3",
                                 "every3 days",
                                 "3 days",
                                 "every x days",
                                 "0 times",
                                 "1000 times",
                                 "times",
                                 " times",
                                 "twice",
                                 "4times",
                                 "mon wed often",
                                 "mon-fri",
                                 "montag",
                                 "mo",
                                 "as,needed",
                                 "needed",
                                 "daily daily",
                                 "daily mon"}) {
    CAPTURE(text);
    CHECK(!Schedule::parse(text));
  }
}

TEST_CASE("Every count within the bounds is read, and none outside") {
  for (int count = 0; count <= 1100; ++count) {
    CAPTURE(count);
    const std::string number = std::to_string(count);
    const auto reads = [](const std::string& text) {
      return Schedule::parse(text).has_value();
    };
    CHECK(reads(number + "/day") == (count >= 1 && count <= 24));
    CHECK(reads(number + "/week") == (count >= 1 && count <= 7));
    CHECK(reads(number + " times") == (count >= 1 && count <= 999));
    CHECK(reads("every " + number + " days") == (count >= 1 && count <= 366));
  }
}

TEST_CASE("Schedules are the same only when they say the same") {
  for (const std::string& one : one_of_each) {
    for (const std::string& other : one_of_each) {
      CAPTURE(one);
      CAPTURE(other);
      CHECK((schedule(one) == schedule(other)) == (one == other));
    }
  }
}

TEST_CASE("in_words() goes on from: we agreed on") {
  const auto in_words = [](std::string_view text) {
    return schedule(text).in_words();
  };

  CHECK(in_words("daily") == "every day");
  CHECK(in_words("2/day") == "2 a day");
  CHECK(in_words("weekly") == "once a week");
  CHECK(in_words("3/week") == "3 a week");
  CHECK(in_words("fri mon wed") == "Mon, Wed, Fri");
  CHECK(in_words("sun") == "Sun");
  CHECK(in_words("every 3 days") == "every 3 days");
  CHECK(in_words("once") == "once");
  CHECK(in_words("4 times") == "4 times");
  CHECK(in_words("as needed") == "as needed");
}

TEST_CASE("What in_words() says is read as the same schedule") {
  for (const std::string& text : one_of_each) {
    CAPTURE(text);
    CHECK(Schedule::parse(schedule(text).in_words()) == schedule(text));
  }
}

TEST_CASE("A schedule has a unit and asks for some practice in each") {
  struct Case {
    std::string text;
    Unit unit;
    int target;
  };
  const std::vector<Case> cases{
      {"daily", Unit::day, 1},          {"2/day", Unit::day, 2},
      {"mon wed", Unit::occasion, 1},   {"weekdays", Unit::occasion, 1},
      {"every 3 days", Unit::block, 1}, {"weekly", Unit::week, 1},
      {"3/week", Unit::week, 3},        {"once", Unit::none, 1},
      {"4 times", Unit::none, 4},       {"as needed", Unit::none, 0}};
  for (const Case& example : cases) {
    CAPTURE(example.text);
    CHECK(schedule(example.text).unit() == example.unit);
    CHECK(schedule(example.text).target() == example.target);
  }
}

TEST_CASE("Only once and N times count to a target") {
  for (const std::string& text : one_of_each) {
    CAPTURE(text);
    const bool has_target = text == "once" || text == "4 times";
    CHECK(schedule(text).counts_to_target() == has_target);
  }
}

TEST_CASE("Only a block has a length in days") {
  for (const std::string& text : one_of_each) {
    CAPTURE(text);
    CHECK(schedule(text).block_days() == (text == "every 3 days" ? 3 : 0));
  }
}

TEST_CASE("Only the chosen weekdays are included, and in no other schedule") {
  for (unsigned index = 0; index < 7; ++index) {
    const std::chrono::weekday weekday{index};
    CAPTURE(index);
    CHECK(schedule("mon wed sun").includes(weekday) ==
          (index == 1 || index == 3 || index == 0));
    CHECK(schedule("weekdays").includes(weekday) == (index != 0 && index != 6));
    CHECK(schedule("weekends").includes(weekday) == (index == 0 || index == 6));
    CHECK(!schedule("daily").includes(weekday));
    CHECK(!schedule("every 3 days").includes(weekday));
    CHECK(!Schedule().includes(weekday));
  }
}

TEST_CASE("Whatever is read from random words is written so as to be read") {
  const std::vector<std::string> words{
      "mon",    "TUE", "wednesday", "weekdays", "every", "days",  "day",
      "1",      "3",   "times",     "/week",    "/day",  "daily", "once",
      "3/week", ",",   "as",        "needed",   " ",     "12"};
  int read = 0;
  for (std::uint32_t seed = 0; seed < 20000; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    std::string text;
    for (int count = random.between(1, 4); count > 0; --count) {
      text += random.of(words);
      text += random.one_in(4) ? "" : " ";
    }

    const std::optional<Schedule> parsed = Schedule::parse(text);
    if (!parsed) {
      continue;
    }
    ++read;
    CAPTURE(text);
    CHECK(Schedule::parse(parsed->to_string()) == parsed);
    CHECK(Schedule::parse(parsed->to_string())->to_string() ==
          parsed->to_string());
  }
  CHECK(read > 500);
}

TEST_CASE("Every form that a hint lists can be read") {
  const std::string_view forms = hw::schedule_forms();
  std::size_t begin = forms.find(": ") + 2;
  int count = 0;
  while (begin < forms.size()) {
    const std::size_t end = std::min(forms.find(", ", begin), forms.size());
    const std::string form(forms.substr(begin, end - begin));
    CAPTURE(form);
    CHECK(Schedule::parse(form));
    begin = end + 2;
    ++count;
  }
  CHECK(count >= 10);
  CHECK(forms.find('\n') == std::string_view::npos);
}

}  // namespace hw::test::schedule_test
