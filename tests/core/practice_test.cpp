#include "hw/practice.hpp"

#include <algorithm>
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "make.hpp"
#include "naive_practice.hpp"
#include "random.hpp"

namespace hw::test::practice_test {
namespace {

using test::day;
using test::moment;
using test::Random;
using test::schedule;

Entry entry(std::string_view at, Outcome outcome = Outcome::done) {
  return {.at = moment(at), .outcome = outcome};
}

// One entry on each day from `first` to `last`.
std::vector<Entry> each_day(std::string_view first, std::string_view last,
                            Outcome outcome = Outcome::done) {
  std::vector<Entry> entries;
  for (Date on = day(first); on <= day(last); on = on.plus_days(1)) {
    entries.push_back({.at = {.date = on}, .outcome = outcome});
  }
  return entries;
}

std::vector<Entry> operator+(std::vector<Entry> entries,
                             const std::vector<Entry>& more) {
  entries.insert(entries.end(), more.begin(), more.end());
  return entries;
}

Change to_schedule(std::string_view on, std::string_view form) {
  return {.on = day(on), .schedule = schedule(form)};
}

Change to_status(std::string_view on, Status status) {
  return {.on = day(on), .status = status};
}

Change pause(std::string_view on, std::string_view until) {
  return {.on = day(on), .status = Status::paused, .until = day(until)};
}

// What `form` and `agreed_on` say, and what was logged and changed.
Assignment homework(std::string_view form, std::string_view agreed_on,
                    std::vector<Entry> entries = {},
                    std::vector<Change> changes = {}) {
  return {.agreed_on = day(agreed_on),
          .schedule = schedule(form),
          .changes = std::move(changes),
          .entries = std::move(entries)};
}

Practice on(std::string_view today, const Assignment& assignment) {
  return practice(assignment, {.today = day(today)});
}

// "mmgo": met, met, gap, open; e is excused.
std::string states(const Practice& practice) {
  std::string states;
  for (const Period& period : practice.periods) {
    states += std::string_view("moeg")[static_cast<std::size_t>(period.state)];
  }
  return states;
}

// "2026-11-02..2026-11-08 target 3" for each period, joined with "; ".
std::string stretches(const Practice& practice) {
  std::string text;
  for (const Period& period : practice.periods) {
    text += fmt::format("{}{}..{} target {}", text.empty() ? "" : "; ",
                        period.first.to_string(), period.last.to_string(),
                        period.target);
  }
  return text;
}

std::string describe(const Practice& practice) {
  return fmt::format("unit {} current {} longest {} comebacks {} {} {}\n{}",
                     static_cast<int>(practice.unit), practice.current,
                     practice.longest, practice.comebacks,
                     practice.open ? "open" : "not open", states(practice),
                     stretches(practice));
}

// November 2026: the 2nd, 9th, 16th and 23rd are Mondays.

TEST_CASE("the worked examples of the rules") {
  SUBCASE("ten done days up to yesterday are 10 days, with nothing yet today") {
    const Assignment walk =
        homework("daily", "2026-11-01", each_day("2026-11-01", "2026-11-10"));
    CHECK(on("2026-11-11", walk).current == 10);
    CHECK(on("2026-11-11", walk).open);
  }
  SUBCASE("60 days later nothing is left but the longest") {
    const Assignment walk =
        homework("daily", "2026-11-01", each_day("2026-11-01", "2026-11-10"));
    CHECK(on("2027-01-09", walk).current == 0);
    CHECK(on("2027-01-09", walk).longest == 10);
  }
  SUBCASE("5 done, 4 not-this-time and 1 done are 6") {
    const Assignment walk = homework(
        "daily", "2026-11-01",
        each_day("2026-11-01", "2026-11-05") +
            each_day("2026-11-06", "2026-11-09", Outcome::not_this_time) +
            each_day("2026-11-10", "2026-11-10"));
    CHECK(on("2026-11-10", walk).current == 6);
    CHECK(states(on("2026-11-10", walk)) == "mmmmmeeeem");
  }
  SUBCASE("Mon, Wed and Fri for four full weeks at 3/week are 4 weeks") {
    std::vector<Entry> entries;
    for (int week = 0; week < 4; ++week) {
      for (const int weekday : {0, 2, 4}) {
        entries.push_back(
            {.at = {.date = day("2026-10-05").plus_days(7 * week + weekday)}});
      }
    }
    const Assignment walk = homework("3/week", "2026-10-05", entries);
    CHECK(on("2026-11-01", walk).current == 4);
    CHECK(on("2026-11-01", walk).unit == Unit::week);
  }
  SUBCASE("3/week agreed on a Friday, practiced once before Monday is 1 week") {
    const Assignment walk =
        homework("3/week", "2026-11-06", {entry("2026-11-08")});
    CHECK(on("2026-11-09", walk).current == 1);
    CHECK(on("2026-11-09", walk).periods.front().target == 1);
  }
  SUBCASE("daily, paused 7 of 20 days, done on all others is 13 days") {
    const Assignment walk = homework("daily", "2026-11-01",
                                     each_day("2026-11-01", "2026-11-07") +
                                         each_day("2026-11-15", "2026-11-20"),
                                     {pause("2026-11-08", "2026-11-14")});
    CHECK(on("2026-11-20", walk).current == 13);
  }
  SUBCASE("an entry at 00:40 on the 8th counts for the 7th") {
    const Assignment walk =
        homework("daily", "2026-11-01", {entry("2026-11-08T00:40:00+01:00")});
    CHECK(on("2026-11-08", walk).days == std::vector{day("2026-11-07")});
  }
  SUBCASE("from daily to 3/week after 30 done days: 2 full weeks are 2 weeks") {
    const Assignment walk = homework("daily", "2026-10-10",
                                     each_day("2026-10-10", "2026-11-08") +
                                         each_day("2026-11-09", "2026-11-11") +
                                         each_day("2026-11-20", "2026-11-22"),
                                     {to_schedule("2026-11-09", "3/week")});
    const Practice practice = on("2026-11-22", walk);
    CHECK(practice.current == 2);
    CHECK(practice.longest == 2);
    CHECK(practice.days.size() == 36);
    CHECK(states(practice) == std::string(32, 'm'));
  }
}

TEST_CASE("practice days") {
  SUBCASE("the date counts as written, whatever its distance from UTC") {
    const Assignment walk =
        homework("daily", "2026-11-01",
                 {entry("2026-11-03T23:50:00-11:00"),
                  entry("2026-11-05T03:00:00+14:00"), entry("2026-11-07T12:00"),
                  // The night in which clocks go back, both times 02:30.
                  entry("2026-10-25T02:30:00+02:00"),
                  entry("2026-10-25T02:30:00+01:00")});
    CHECK(on("2026-11-08", walk).days ==
          std::vector{day("2026-10-24"), day("2026-11-03"), day("2026-11-05"),
                      day("2026-11-07")});
  }
  SUBCASE("before day_starts it is the evening before, not at it") {
    const Assignment walk =
        homework("daily", "2026-11-01",
                 {entry("2026-11-03T04:59:59"), entry("2026-11-05T05:00:00")});
    const PracticeRules rules{.today = day("2026-11-08"),
                              .day_starts = test::clock_time("05:00")};
    CHECK(practice(walk, rules).days ==
          std::vector{day("2026-11-02"), day("2026-11-05")});
  }
  SUBCASE("only a date is that day") {
    const Assignment walk =
        homework("daily", "2026-11-01", {entry("2026-11-03")});
    CHECK(on("2026-11-08", walk).days == std::vector{day("2026-11-03")});
  }
  SUBCASE("done, partly and tried are practice, nothing else is") {
    const Assignment walk =
        homework("daily", "2026-11-02",
                 {entry("2026-11-02", Outcome::done),
                  entry("2026-11-03", Outcome::partly),
                  entry("2026-11-04", Outcome::tried),
                  entry("2026-11-05", Outcome::not_this_time),
                  entry("2026-11-06", Outcome::no_chance),
                  entry("2026-11-07", Outcome::planned)});
    CHECK(on("2026-11-08", walk).days ==
          std::vector{day("2026-11-02"), day("2026-11-03"), day("2026-11-04")});
    CHECK(states(on("2026-11-08", walk)) == "mmmeego");
  }
  SUBCASE("entries may be in any order and repeat a day") {
    const std::vector<Entry> entries = each_day("2026-11-02", "2026-11-06");
    const std::vector<Entry> backward(entries.rbegin(), entries.rend());
    const Assignment walk = homework("daily", "2026-11-02", entries);
    const Assignment unordered =
        homework("daily", "2026-11-02", backward + entries);
    CHECK(on("2026-11-06", unordered) == on("2026-11-06", walk));
    CHECK(on("2026-11-06", walk).last == day("2026-11-06"));
  }
  SUBCASE("entries after today count for nothing") {
    for (const std::string_view form :
         {"daily", "2/day", "mon wed", "every 3 days", "2/week", "4 times"}) {
      CAPTURE(form);
      const std::vector<Entry> entries = each_day("2026-11-02", "2026-11-04");
      const std::vector<Entry> later =
          each_day("2026-11-05", "2026-11-09") +
          each_day("2026-11-05", "2026-11-07", Outcome::no_chance) +
          std::vector{entry("2026-11-05T03:00")};
      CHECK(on("2026-11-04", homework(form, "2026-11-02", entries + later)) ==
            on("2026-11-04", homework(form, "2026-11-02", entries)));
    }
  }
  SUBCASE("the night after today still is today") {
    const Assignment walk =
        homework("daily", "2026-11-02", {entry("2026-11-03T02:59")});
    CHECK(on("2026-11-02", walk).current == 1);
  }
  SUBCASE("there are none without practice") {
    const Practice none = on("2026-11-08", homework("daily", "2026-11-02"));
    CHECK(none.days.empty());
    CHECK(!none.last);
  }
  SUBCASE("practice on a paused day or before it was agreed is practiced") {
    const Assignment walk = homework("daily", "2026-11-04",
                                     {entry("2026-11-02"), entry("2026-11-05")},
                                     {to_status("2026-11-05", Status::paused)});
    CHECK(on("2026-11-08", walk).days ==
          std::vector{day("2026-11-02"), day("2026-11-05")});
    CHECK(states(on("2026-11-08", walk)) == "g");
  }
}

TEST_CASE("active days") {
  SUBCASE("begin on agreed_on") {
    const Assignment walk = homework("daily", "2026-11-04");
    CHECK(states(on("2026-11-06", walk)) == "ggo");
    CHECK(on("2026-11-04", walk).open);
  }
  SUBCASE("have not begun before an agreed_on to come") {
    const Assignment walk =
        homework("daily", "2026-11-04", {entry("2026-11-02")});
    const Practice before = on("2026-11-03", walk);
    CHECK(before.periods.empty());
    CHECK(!before.open);
    CHECK(before.days.size() == 1);
    CHECK(!on("2026-11-03", homework("as needed", "2026-11-04")).open);
  }
  SUBCASE("begin with the first entry when nothing says when") {
    Assignment walk = homework(
        "daily", "2026-11-01",
        {entry("2026-11-05"), entry("2026-11-04T00:30", Outcome::planned)});
    walk.agreed_on.reset();
    CHECK(states(on("2026-11-05", walk)) == "ggm");
    CHECK(on("2026-11-05", walk).periods.front().first == day("2026-11-03"));
  }
  SUBCASE("begin today when nothing says when and there is no entry yet") {
    Assignment walk = homework("daily", "2026-11-01", {entry("2026-11-09")});
    walk.agreed_on.reset();
    CHECK(states(on("2026-11-05", walk)) == "o");
    CHECK(on("2026-11-05", walk).open);
    walk.schedule = schedule("3/week");
    CHECK(on("2026-11-05", walk).periods.front().target == 1);
  }
  SUBCASE("end the day before it is finished or let go") {
    for (const Status end : {Status::finished, Status::let_go}) {
      const Assignment walk =
          homework("daily", "2026-11-02", each_day("2026-11-02", "2026-11-06"),
                   {to_status("2026-11-05", end)});
      CHECK(states(on("2026-11-04", walk)) == "mmm");
      CHECK(states(on("2026-11-20", walk)) == "mmm");
      CHECK(on("2026-11-20", walk).current == 3);
      CHECK(on("2026-11-20", walk).days.size() == 5);
      CHECK(!on("2026-11-05", walk).open);
    }
  }
  SUBCASE("go on when it is taken up again, and so does the streak") {
    const Assignment walk = homework("daily", "2026-11-02",
                                     each_day("2026-11-02", "2026-11-04") +
                                         each_day("2026-11-10", "2026-11-11"),
                                     {to_status("2026-11-05", Status::let_go),
                                      to_status("2026-11-10", Status::active)});
    CHECK(on("2026-11-11", walk).current == 5);
  }
  SUBCASE("exclude a pause from its first through its last day") {
    const Assignment walk = homework("daily", "2026-11-02", {},
                                     {pause("2026-11-04", "2026-11-05")});
    CHECK(stretches(on("2026-11-06", walk)) ==
          "2026-11-02..2026-11-02 target 1; 2026-11-03..2026-11-03 target 1; "
          "2026-11-06..2026-11-06 target 1");
    CHECK(!on("2026-11-05", walk).open);
    CHECK(on("2026-11-06", walk).open);
  }
  SUBCASE("exclude an open pause up to the day before it is active again") {
    Assignment walk = homework("daily", "2026-11-02", {},
                               {to_status("2026-11-04", Status::paused)});
    CHECK(states(on("2026-11-30", walk)) == "gg");
    walk.changes.push_back(to_status("2026-11-29", Status::active));
    CHECK(states(on("2026-11-30", walk)) == "gggo");
  }
  SUBCASE("come back when a pause is ended before its until") {
    const Assignment walk = homework("daily", "2026-11-02", {},
                                     {pause("2026-11-03", "2026-11-20"),
                                      to_status("2026-11-05", Status::active)});
    CHECK(states(on("2026-11-05", walk)) == "go");
  }
  SUBCASE("follow the later of two pauses that overlap") {
    const Assignment shorter = homework(
        "daily", "2026-11-02", {},
        {pause("2026-11-03", "2026-11-20"), pause("2026-11-04", "2026-11-05")});
    CHECK(states(on("2026-11-06", shorter)) == "go");
    const Assignment longer = homework(
        "daily", "2026-11-02", {},
        {pause("2026-11-03", "2026-11-05"), pause("2026-11-04", "2026-11-20")});
    CHECK(states(on("2026-11-21", longer)) == "go");
    const Assignment opened =
        homework("daily", "2026-11-02", {},
                 {pause("2026-11-03", "2026-11-05"),
                  to_status("2026-11-04", Status::paused)});
    CHECK(states(on("2026-11-21", opened)) == "g");
  }
  SUBCASE("of two changes on one day the later in the file wins") {
    Assignment walk = homework("daily", "2026-11-02", {},
                               {to_status("2026-11-03", Status::paused),
                                to_status("2026-11-03", Status::active)});
    CHECK(states(on("2026-11-04", walk)) == "ggo");
    std::swap(walk.changes.front(), walk.changes.back());
    CHECK(states(on("2026-11-04", walk)) == "g");
  }
  SUBCASE("are the days on which status_on() says active") {
    const Assignment walk = homework("daily", "2026-11-02", {},
                                     {pause("2026-11-04", "2026-11-06"),
                                      to_status("2026-11-05", Status::finished),
                                      pause("2026-11-07", "2026-11-08"),
                                      to_status("2026-11-09", Status::active),
                                      pause("2026-11-11", "2026-11-10")});
    for (Date date = day("2026-11-02"); date < day("2026-11-20");
         date = date.plus_days(1)) {
      CAPTURE(date.to_string());
      CHECK(practice(walk, {.today = date}).open ==
            (status_on(walk, date) == Status::active));
    }
  }
  SUBCASE("reach to both ends of the calendar") {
    Assignment walk = homework("3/week", "0001-01-01");
    walk.changes = {to_schedule("0001-02-01", "as needed")};
    const PracticeRules sunday{.today = day("0001-01-20"),
                               .week_starts = std::chrono::Sunday};
    CHECK(stretches(practice(walk, sunday)) ==
          "0001-01-01..0001-01-06 target 2; 0001-01-07..0001-01-13 target 3; "
          "0001-01-14..0001-01-20 target 3");
    for (const std::string_view form : {"daily", "every 2 days", "1/week"}) {
      CAPTURE(form);
      const Practice last = on("9999-12-31", homework(form, "9999-12-30"));
      CHECK(last.open);
      CHECK(last.periods.back().last == day("9999-12-31"));
    }
  }
}

TEST_CASE("days") {
  SUBCASE("each active day is a period of its own") {
    CHECK(stretches(on("2026-11-03", homework("daily", "2026-11-02"))) ==
          "2026-11-02..2026-11-02 target 1; 2026-11-03..2026-11-03 target 1");
  }
  SUBCASE("2/day asks for two entries that are practice") {
    const Assignment breathing = homework(
        "2/day", "2026-11-02",
        {entry("2026-11-02"), entry("2026-11-02", Outcome::tried),
         entry("2026-11-03"), entry("2026-11-03", Outcome::planned),
         entry("2026-11-04"), entry("2026-11-04", Outcome::not_this_time),
         entry("2026-11-05"), entry("2026-11-05", Outcome::no_chance),
         entry("2026-11-06")});
    CHECK(states(on("2026-11-06", breathing)) == "mgeeo");
    CHECK(on("2026-11-06", breathing).open);
  }
  SUBCASE("practice meets a day whatever else was logged") {
    const Assignment walk = homework(
        "daily", "2026-11-02",
        {entry("2026-11-02", Outcome::no_chance), entry("2026-11-02")});
    CHECK(states(on("2026-11-05", walk)) == "mggo");
  }
  SUBCASE("today stays open with not-this-time, and is excused tomorrow") {
    const Assignment walk = homework(
        "daily", "2026-11-02", {entry("2026-11-02", Outcome::not_this_time)});
    CHECK(states(on("2026-11-02", walk)) == "o");
    CHECK(states(on("2026-11-03", walk)) == "eo");
  }
  SUBCASE("today is met, not open, once it was practiced") {
    const Assignment walk =
        homework("daily", "2026-11-02", {entry("2026-11-02")});
    CHECK(states(on("2026-11-02", walk)) == "m");
    CHECK(!on("2026-11-02", walk).open);
  }
  SUBCASE("there is a 29th of February in a leap year alone") {
    const Assignment walk =
        homework("daily", "2024-02-27", each_day("2024-02-27", "2024-03-02"));
    CHECK(on("2024-03-02", walk).current == 5);
    const Assignment other =
        homework("daily", "2025-02-27", each_day("2025-02-27", "2025-03-02"));
    CHECK(on("2025-03-02", other).current == 4);
  }
}

TEST_CASE("occasions") {
  SUBCASE("are the chosen weekdays that are active") {
    const Assignment group = homework("mon wed fri", "2026-11-04");
    CHECK(stretches(on("2026-11-10", group)) ==
          "2026-11-04..2026-11-04 target 1; 2026-11-06..2026-11-06 target 1; "
          "2026-11-09..2026-11-09 target 1");
    CHECK(on("2026-11-10", group).unit == Unit::occasion);
  }
  SUBCASE("are open on their day, and nothing is on the others") {
    const Assignment group = homework("mon wed fri", "2026-11-02");
    CHECK(on("2026-11-04", group).open);
    CHECK(!on("2026-11-05", group).open);
  }
  SUBCASE("practice on another day neither adds nor ends anything") {
    const Assignment group = homework(
        "mon wed fri", "2026-11-02",
        {entry("2026-11-02"), entry("2026-11-03"), entry("2026-11-04")});
    CHECK(on("2026-11-05", group).current == 2);
    CHECK(on("2026-11-05", group).days.size() == 3);
  }
  SUBCASE("not-this-time and no-chance excuse them") {
    const Assignment group =
        homework("mon wed fri", "2026-11-02",
                 {entry("2026-11-02", Outcome::not_this_time),
                  entry("2026-11-04", Outcome::no_chance),
                  entry("2026-11-05", Outcome::no_chance)});
    CHECK(states(on("2026-11-07", group)) == "eeg");
  }
}

TEST_CASE("blocks") {
  SUBCASE("are N active days from the day agreed on") {
    const Assignment call = homework("every 3 days", "2026-11-03");
    CHECK(stretches(on("2026-11-06", call)) ==
          "2026-11-03..2026-11-05 target 1; 2026-11-06..2026-11-08 target 1");
    CHECK(states(on("2026-11-06", call)) == "go");
    CHECK(on("2026-11-06", call).open);
  }
  SUBCASE("are N active days from the day of the change") {
    const Assignment call = homework(
        "daily", "2026-11-01", {}, {to_schedule("2026-11-03", "every 3 days")});
    CHECK(stretches(on("2026-11-04", call)) ==
          "2026-11-01..2026-11-01 target 1; 2026-11-02..2026-11-02 target 1; "
          "2026-11-03..2026-11-05 target 1");
  }
  SUBCASE("reach across a pause, and practice in it counts") {
    const Assignment call =
        homework("every 3 days", "2026-11-02", {entry("2026-11-05")},
                 {pause("2026-11-04", "2026-11-09")});
    CHECK(stretches(on("2026-11-12", call)) ==
          "2026-11-02..2026-11-10 target 1; 2026-11-11..2026-11-13 target 1");
    CHECK(states(on("2026-11-12", call)) == "mo");
  }
  SUBCASE(
      "are open while they contain today, but there is nothing to do in "
      "a pause") {
    const Assignment call = homework("every 3 days", "2026-11-02", {},
                                     {pause("2026-11-04", "2026-11-09")});
    CHECK(states(on("2026-11-06", call)) == "o");
    CHECK(!on("2026-11-06", call).open);
  }
  SUBCASE("are met by practice on one of their days") {
    const Assignment call =
        homework("every 3 days", "2026-11-02",
                 {entry("2026-11-04"), entry("2026-11-05")});
    CHECK(states(on("2026-11-08", call)) == "mmo");
    CHECK(on("2026-11-08", call).current == 2);
  }
  SUBCASE(
      "not-this-time and no-chance on one of their days excuse them, in a "
      "pause as well") {
    const Assignment call =
        homework("every 3 days", "2026-11-02",
                 {entry("2026-11-03", Outcome::not_this_time),
                  entry("2026-11-06", Outcome::no_chance)},
                 {pause("2026-11-06", "2026-11-06")});
    CHECK(states(on("2026-11-12", call)) == "eego");
  }
  SUBCASE("that are cut short ask for nothing") {
    std::vector<Change> cuts = {to_schedule("2026-11-04", "every 5 days"),
                                to_schedule("2026-11-04", "daily"),
                                to_status("2026-11-04", Status::finished),
                                to_status("2026-11-04", Status::paused)};
    for (const Change& cut : cuts) {
      const Assignment call = homework("every 3 days", "2026-11-02", {}, {cut});
      CHECK(on("2026-11-20", call).periods.front().target == 0);
      CHECK(on("2026-11-20", call).periods.front().last == day("2026-11-03"));
      CHECK(states(on("2026-11-20", call)).front() == 'e');
      CHECK(states(on("2026-11-03", call)) == "o");
    }
  }
  SUBCASE("that are cut short are met by any practice") {
    const Assignment call =
        homework("every 3 days", "2026-11-02", {entry("2026-11-03")},
                 {to_status("2026-11-04", Status::finished)});
    CHECK(states(on("2026-11-20", call)) == "m");
  }
  SUBCASE("go on when the same schedule is said again") {
    const Assignment call =
        homework("every 3 days", "2026-11-02", {},
                 {to_schedule("2026-11-03", "every 3 days")});
    CHECK(stretches(on("2026-11-04", call)) ==
          "2026-11-02..2026-11-04 target 1");
  }
  SUBCASE("begin anew with another N, in the same run") {
    const Assignment call = homework(
        "every 2 days", "2026-11-02",
        {entry("2026-11-02"), entry("2026-11-04"), entry("2026-11-07")},
        {to_schedule("2026-11-05", "every 4 days")});
    CHECK(stretches(on("2026-11-07", call)) ==
          "2026-11-02..2026-11-03 target 1; 2026-11-04..2026-11-04 target 0; "
          "2026-11-05..2026-11-08 target 1");
    CHECK(on("2026-11-07", call).current == 3);
  }
}

TEST_CASE("weeks") {
  const auto target_of_first_week = [](const Assignment& assignment) {
    return on("2026-11-30", assignment).periods.front().target;
  };

  SUBCASE("are calendar weeks") {
    CHECK(stretches(on("2026-11-12", homework("3/week", "2026-11-02"))) ==
          "2026-11-02..2026-11-08 target 3; 2026-11-09..2026-11-15 target 3");
    CHECK(on("2026-11-12", homework("3/week", "2026-11-02")).open);
  }
  SUBCASE("begin on week_starts") {
    const PracticeRules rules{.today = day("2026-11-07"),
                              .week_starts = std::chrono::Saturday};
    CHECK(stretches(practice(homework("7/week", "2026-11-02"), rules)) ==
          "2026-10-31..2026-11-06 target 5; 2026-11-07..2026-11-13 target 7");
  }
  SUBCASE("count practiced days, not entries") {
    const Assignment walk =
        homework("2/week", "2026-11-02",
                 {entry("2026-11-03"), entry("2026-11-03"), entry("2026-11-10"),
                  entry("2026-11-12")});
    CHECK(states(on("2026-11-16", walk)) == "gmo");
  }
  SUBCASE("ask for N times the active days by 7, rounded down") {
    CHECK(target_of_first_week(homework("3/week", "2026-11-02")) == 3);
    CHECK(target_of_first_week(homework("3/week", "2026-11-03")) == 2);
    CHECK(target_of_first_week(homework("3/week", "2026-11-04")) == 2);
    CHECK(target_of_first_week(homework("3/week", "2026-11-05")) == 1);
    CHECK(target_of_first_week(homework("3/week", "2026-11-07")) == 0);
    CHECK(target_of_first_week(homework("5/week", "2026-11-02", {},
                                        {pause("2026-11-03", "2026-11-04")})) ==
          3);
    CHECK(target_of_first_week(
              homework("5/week", "2026-11-02", {},
                       {to_status("2026-11-07", Status::finished)})) == 3);
  }
  SUBCASE("do not ask for days on which it could not happen") {
    CHECK(target_of_first_week(
              homework("3/week", "2026-11-02",
                       {entry("2026-11-03", Outcome::no_chance),
                        entry("2026-11-03", Outcome::no_chance),
                        entry("2026-11-04", Outcome::no_chance)})) == 2);
    // Something else was logged as well, or the day is not active anyway.
    CHECK(target_of_first_week(homework(
              "3/week", "2026-11-02",
              {entry("2026-11-03", Outcome::no_chance), entry("2026-11-03"),
               entry("2026-11-04", Outcome::no_chance),
               entry("2026-11-04", Outcome::not_this_time),
               entry("2026-11-05", Outcome::no_chance),
               entry("2026-11-05", Outcome::planned)})) == 3);
    CHECK(target_of_first_week(
              homework("7/week", "2026-11-02",
                       {entry("2026-11-02", Outcome::no_chance),
                        entry("2026-11-03", Outcome::no_chance)},
                       {pause("2026-11-03", "2026-11-03")})) == 5);
  }
  SUBCASE("with target 0 are excused, or met by any practice") {
    const Assignment walk = homework("1/week", "2026-11-05");
    CHECK(states(on("2026-11-09", walk)) == "eo");
    const Assignment practiced =
        homework("1/week", "2026-11-05", {entry("2026-11-08")});
    CHECK(states(on("2026-11-09", practiced)) == "mo");
    CHECK(states(on("2026-11-08", walk)) == "o");
  }
  SUBCASE("are not excused by not-this-time") {
    const Assignment walk =
        homework("1/week", "2026-11-02",
                 each_day("2026-11-02", "2026-11-08", Outcome::not_this_time));
    CHECK(states(on("2026-11-09", walk)) == "go");
  }
  SUBCASE("are excused when it could not happen on any day") {
    const Assignment walk =
        homework("1/week", "2026-11-02",
                 each_day("2026-11-02", "2026-11-08", Outcome::no_chance));
    CHECK(states(on("2026-11-09", walk)) == "eo");
  }
  SUBCASE("without an active day are no periods") {
    const Assignment walk = homework("1/week", "2026-11-02", {},
                                     {pause("2026-11-09", "2026-11-22")});
    CHECK(stretches(on("2026-11-23", walk)) ==
          "2026-11-02..2026-11-08 target 1; 2026-11-23..2026-11-29 target 1");
  }
  SUBCASE("count practice on all their days, agreed on, paused or neither") {
    const Assignment walk = homework("4/week", "2026-11-04",
                                     {entry("2026-11-02"), entry("2026-11-06")},
                                     {pause("2026-11-06", "2026-11-06")});
    CHECK(on("2026-11-09", walk).periods.front().target == 2);
    CHECK(states(on("2026-11-09", walk)) == "mo");
  }
  SUBCASE("with another N/week from within ask for the smaller") {
    CHECK(target_of_first_week(
              homework("5/week", "2026-11-02", {},
                       {to_schedule("2026-11-08", "2/week")})) == 2);
    CHECK(target_of_first_week(
              homework("2/week", "2026-11-02", {},
                       {to_schedule("2026-11-03", "5/week")})) == 2);
    CHECK(target_of_first_week(
              homework("5/week", "2026-11-02", {},
                       {to_schedule("2026-11-03", "1/week"),
                        to_schedule("2026-11-04", "5/week")})) == 1);
    CHECK(target_of_first_week(
              homework("5/week", "2026-11-02", {},
                       {to_schedule("2026-11-09", "2/week")})) == 5);
  }
  SUBCASE("hold as much as lies between two changes of unit") {
    const Assignment walk = homework("daily", "2026-11-02",
                                     {entry("2026-11-03"), entry("2026-11-05")},
                                     {to_schedule("2026-11-05", "4/week"),
                                      to_schedule("2026-11-17", "daily")});
    CHECK(stretches(on("2026-11-17", walk)) ==
          "2026-11-02..2026-11-02 target 1; 2026-11-03..2026-11-03 target 1; "
          "2026-11-04..2026-11-04 target 1; 2026-11-05..2026-11-08 target 2; "
          "2026-11-09..2026-11-15 target 4; 2026-11-16..2026-11-16 target 0; "
          "2026-11-17..2026-11-17 target 1");
    CHECK(states(on("2026-11-17", walk)) == "gmgggeo");
  }
  SUBCASE("know of a pause and a change that are written down already") {
    CHECK(on("2026-11-03", homework("4/week", "2026-11-02", {},
                                    {pause("2026-11-05", "2026-11-09")}))
              .periods.front()
              .target == 1);
    CHECK(on("2026-11-03", homework("4/week", "2026-11-02", {},
                                    {to_schedule("2026-11-05", "3/week")}))
              .periods.front()
              .target == 3);
  }
  SUBCASE("are periods from their first day, though agreed on later in them") {
    const Assignment walk = homework("7/week", "2026-11-05");
    CHECK(states(on("2026-11-02", walk)) == "o");
    CHECK(!on("2026-11-04", walk).open);
    CHECK(on("2026-11-05", walk).open);
    CHECK(states(on("2026-11-01", walk)).empty());
  }
  SUBCASE("are open in a pause, but there is nothing to do") {
    const Assignment walk = homework("7/week", "2026-11-02", {},
                                     {pause("2026-11-04", "2026-11-05")});
    CHECK(states(on("2026-11-04", walk)) == "o");
    CHECK(!on("2026-11-04", walk).open);
    CHECK(on("2026-11-06", walk).open);
  }
  SUBCASE("go on over the end of a year") {
    CHECK(stretches(on("2026-12-31", homework("3/week", "2026-12-28"))) ==
          "2026-12-28..2027-01-03 target 3");
  }
}

TEST_CASE("the streak") {
  SUBCASE("counts met periods back to the first gap") {
    const Assignment walk = homework("daily", "2026-11-02",
                                     each_day("2026-11-02", "2026-11-06") +
                                         each_day("2026-11-08", "2026-11-09"));
    CHECK(on("2026-11-10", walk).current == 2);
    CHECK(on("2026-11-10", walk).longest == 5);
  }
  SUBCASE("goes on with another number for the same unit") {
    const Assignment walk =
        homework("1/week", "2026-11-02", each_day("2026-11-02", "2026-11-10"),
                 {to_schedule("2026-11-09", "2/week")});
    CHECK(on("2026-11-15", walk).current == 2);
    const Assignment walk_twice =
        homework("daily", "2026-11-02", each_day("2026-11-02", "2026-11-05"),
                 {to_schedule("2026-11-06", "2/day")});
    CHECK(on("2026-11-06", walk_twice).current == 4);
    const Assignment group =
        homework("mon tue", "2026-11-02", each_day("2026-11-02", "2026-11-05"),
                 {to_schedule("2026-11-04", "wed thu")});
    CHECK(on("2026-11-05", group).current == 4);
  }
  SUBCASE("ends where the unit changes, even if it changes back") {
    const Assignment walk =
        homework("daily", "2026-11-02", each_day("2026-11-02", "2026-11-12"),
                 {to_schedule("2026-11-09", "1/week"),
                  to_schedule("2026-11-11", "daily")});
    CHECK(on("2026-11-10", walk).current == 1);
    CHECK(on("2026-11-10", walk).longest == 1);
    CHECK(on("2026-11-12", walk).current == 2);
    CHECK(on("2026-11-12", walk).longest == 7);
    const Assignment as_needed_between =
        homework("1/week", "2026-11-02", each_day("2026-11-02", "2026-11-08"),
                 {to_schedule("2026-11-04", "as needed"),
                  to_schedule("2026-11-06", "1/week")});
    CHECK(states(on("2026-11-08", as_needed_between)) == "mm");
    CHECK(on("2026-11-08", as_needed_between).current == 1);
    const Assignment in_a_pause = homework(
        "daily", "2026-11-02",
        each_day("2026-11-02", "2026-11-03") +
            each_day("2026-11-07", "2026-11-07"),
        {pause("2026-11-04", "2026-11-06"), to_schedule("2026-11-04", "1/week"),
         to_schedule("2026-11-05", "daily")});
    CHECK(on("2026-11-07", in_a_pause).current == 1);
  }
  SUBCASE("knows of no change that another one on the same day took back") {
    const Assignment walk =
        homework("daily", "2026-11-02", each_day("2026-11-02", "2026-11-05"),
                 {to_schedule("2026-11-04", "1/week"),
                  to_schedule("2026-11-04", "daily")});
    CHECK(on("2026-11-05", walk).current == 4);
    CHECK(states(on("2026-11-05", walk)) == "mmmm");
  }
  SUBCASE("is not changed by a schedule to come") {
    const Assignment walk =
        homework("daily", "2026-11-02", each_day("2026-11-02", "2026-11-05"),
                 {to_schedule("2026-11-06", "1/week")});
    CHECK(on("2026-11-05", walk).current == 4);
    CHECK(on("2026-11-05", walk).unit == Unit::day);
    CHECK(on("2026-11-06", walk).current == 0);
    CHECK(on("2026-11-06", walk).unit == Unit::week);
  }
  SUBCASE("takes changes in the order of their days") {
    const Assignment walk = homework("1/week", "2026-11-02", {},
                                     {to_schedule("2026-11-05", "daily"),
                                      to_schedule("2026-11-03", "mon tue")});
    CHECK(stretches(on("2026-11-05", walk)) ==
          "2026-11-02..2026-11-02 target 0; 2026-11-03..2026-11-03 target 1; "
          "2026-11-05..2026-11-05 target 1");
  }
  SUBCASE("is nothing for a schedule without periods") {
    for (const std::string_view form : {"as needed", "once", "4 times"}) {
      CAPTURE(form);
      const Assignment letter =
          homework("daily", "2026-11-02", each_day("2026-11-02", "2026-11-10"),
                   {to_schedule("2026-11-06", form)});
      const Practice practice = on("2026-11-10", letter);
      CHECK(practice.unit == Unit::none);
      CHECK(practice.current == 0);
      CHECK(practice.longest == 0);
      CHECK(practice.days.size() == 9);
      CHECK(states(practice) == "mmmm");
    }
  }
}

TEST_CASE("comebacks") {
  SUBCASE("are met periods right after a gap, but for the beginning") {
    const Assignment walk = homework(
        "daily", "2026-11-02",
        {entry("2026-11-04"), entry("2026-11-05"), entry("2026-11-08")});
    CHECK(states(on("2026-11-09", walk)) == "ggmmggmo");
    CHECK(on("2026-11-09", walk).comebacks == 1);
  }
  SUBCASE("pass over excused periods, and not over met ones") {
    const Assignment walk =
        homework("daily", "2026-11-01",
                 {entry("2026-11-01"), entry("2026-11-03", Outcome::no_chance),
                  entry("2026-11-04"), entry("2026-11-05", Outcome::no_chance),
                  entry("2026-11-06")});
    const Practice practice = on("2026-11-06", walk);
    CHECK(states(practice) == "mgemem");
    CHECK(practice.comebacks == 1);
    CHECK(comebacks(practice, day("2026-11-04"), day("2026-11-04")) == 1);
  }
  SUBCASE("are counted across a change of unit and kept without periods") {
    const Assignment walk = homework("daily", "2026-11-02",
                                     {entry("2026-11-02"), entry("2026-11-09")},
                                     {to_schedule("2026-11-09", "1/week"),
                                      to_schedule("2026-11-16", "as needed")});
    CHECK(on("2026-11-15", walk).comebacks == 1);
    CHECK(on("2026-11-16", walk).comebacks == 1);
  }
  SUBCASE("belong to the day on which the period was met") {
    const Assignment walk =
        homework("2/week", "2026-11-02",
                 {entry("2026-11-03"), entry("2026-11-10"), entry("2026-11-12"),
                  entry("2026-11-13")});
    const Practice practice = on("2026-11-16", walk);
    CHECK(practice.periods.at(0).met_on == std::nullopt);
    CHECK(practice.periods.at(1).met_on == day("2026-11-12"));
    CHECK(comebacks(practice, day("2026-11-12"), day("2026-11-12")) == 1);
    CHECK(comebacks(practice, day("2026-11-02"), day("2026-11-11")) == 0);
    CHECK(comebacks(practice, day("2026-11-13"), day("2026-11-20")) == 0);
    CHECK(comebacks(practice, day("2026-11-20"), day("2026-11-02")) == 0);
  }
}

TEST_CASE("was_answered_today: an entry of today says that it is not to be") {
  const auto was_answered = [](std::string_view at, Outcome outcome) {
    return was_answered_today(
        homework("daily", "2026-11-01",
                 {entry("2026-11-19"), entry(at, outcome)}),
        {.today = day("2026-11-20")});
  };
  CHECK(was_answered("2026-11-20T09:00-05:00", Outcome::not_this_time));
  CHECK(was_answered("2026-11-20", Outcome::no_chance));
  CHECK(was_answered("2026-11-21T00:40-05:00", Outcome::no_chance));
  CHECK_FALSE(was_answered("2026-11-20T01:00-05:00", Outcome::no_chance));
  CHECK_FALSE(was_answered("2026-11-19", Outcome::not_this_time));
  CHECK_FALSE(was_answered("2026-11-21", Outcome::not_this_time));
  CHECK_FALSE(was_answered("2026-11-20", Outcome::tried));
  CHECK_FALSE(was_answered("2026-11-20", Outcome::planned));

  SUBCASE("also when it was counted and not read") {
    Assignment assignment = homework("daily", "2026-11-01");
    assignment.counted_kinds = {{.outcome = Outcome::no_chance}};
    assignment.counted = {{day("2026-11-20"), 0}};
    CHECK(was_answered_today(assignment, {.today = day("2026-11-20")}));
    CHECK_FALSE(was_answered_today(assignment, {.today = day("2026-11-21")}));
  }
}

TEST_CASE("progress of once and N times") {
  SUBCASE("counts entries that are practice, and no more than N") {
    const Assignment letter =
        homework("3 times", "2026-11-02",
                 {entry("2026-11-02"), entry("2026-11-02", Outcome::tried),
                  entry("2026-11-03", Outcome::not_this_time)});
    CHECK(on("2026-11-03", letter).progress == Progress{2, 3});
    const Assignment often =
        homework("3 times", "2026-11-02", each_day("2026-11-02", "2026-11-08"));
    CHECK(on("2026-11-08", often).progress == Progress{3, 3});
  }
  SUBCASE("counts entries from before it was agreed on") {
    const Assignment letter =
        homework("once", "2026-11-02", {entry("2026-10-02")});
    CHECK(on("2026-11-02", letter).progress == Progress{1, 1});
  }
  SUBCASE("counts from the change when something else held before") {
    Assignment letter = homework("as needed", "2026-11-02",
                                 each_day("2026-11-02", "2026-11-06"),
                                 {to_schedule("2026-11-05", "4 times")});
    CHECK(on("2026-11-06", letter).progress == Progress{2, 4});
    letter.changes.push_back(to_schedule("2026-11-06", "5 times"));
    CHECK(on("2026-11-06", letter).progress == Progress{2, 5});
    letter.changes.push_back(to_schedule("2026-11-07", "9 times"));
    CHECK(on("2026-11-06", letter).progress == Progress{2, 5});
  }
  SUBCASE("is not there for other schedules") {
    for (const std::string_view form : {"as needed", "daily", "3/week"}) {
      CHECK(!on("2026-11-06", homework(form, "2026-11-02")).progress);
    }
    const Assignment before =
        homework("4 times", "2026-11-02", {entry("2026-11-02")},
                 {to_schedule("2026-11-05", "as needed")});
    CHECK(!on("2026-11-06", before).progress);
  }
  SUBCASE("tells whether it is open, unless it is not active") {
    const Assignment letter =
        homework("once", "2026-11-02", {entry("2026-11-04")},
                 {to_schedule("2026-11-06", "2 times"),
                  to_status("2026-11-08", Status::paused)});
    CHECK(on("2026-11-03", letter).open);
    CHECK(!on("2026-11-04", letter).open);
    CHECK(on("2026-11-07", letter).open);
    CHECK(!on("2026-11-08", letter).open);
    CHECK(on("2026-11-08", homework("as needed", "2026-11-02")).open);
  }
}

Entry step(std::string_view at, std::string name,
           Outcome outcome = Outcome::done) {
  Entry result = entry(at, outcome);
  result.step = std::move(name);
  return result;
}

TEST_CASE("steps") {
  Assignment bus = homework(
      "daily", "2026-11-02",
      {step("2026-11-02", "Stand"), step("2026-11-03", "Stand"),
       step("2026-11-03", "Market"), step("2026-11-04", "Ride", Outcome::tried),
       step("2026-11-05", "Ride", Outcome::partly), step("2026-11-05", "Fly"),
       entry("2026-11-05"), step("2026-11-07T02:00", "Ride")});
  bus.steps = {"Stand", "Ride", "Market"};
  const auto next_on = [&bus](std::string_view today) {
    return next_step(bus, {.today = day(today)});
  };

  SUBCASE("are done when an entry with outcome done names them") {
    CHECK(on("2026-11-05", bus).progress == Progress{2, 3});
    CHECK(on("2026-11-06", bus).progress == Progress{3, 3});
  }
  SUBCASE("the first that is not done is next") {
    CHECK(next_on("2026-11-01") == "Stand");
    CHECK(next_on("2026-11-05") == "Ride");
    CHECK(next_on("2026-11-06") == std::nullopt);
  }
  SUBCASE("that are repeated are done when a practiced entry says so") {
    bus.repeats_steps = true;
    CHECK(next_on("2026-11-06") == "Stand");
    bus.entries[1].step_done = true;
    CHECK(next_on("2026-11-02") == "Stand");
    CHECK(next_on("2026-11-06") == "Ride");
    bus.entries[3].step_done = true;
    CHECK(next_on("2026-11-06") == "Market");
    CHECK(on("2026-11-06", bus).progress == Progress{2, 3});
    bus.entries[3].outcome = Outcome::not_this_time;
    CHECK(next_on("2026-11-06") == "Ride");
    bus.repeats_steps = false;
    bus.entries[2].step_done = true;
    CHECK(on("2026-11-05", bus).progress == Progress{2, 3});
  }
  SUBCASE("are not proposed while the smallest version is agreed on") {
    bus.baby_step = "Look at the stop";
    bus.changes = {{.on = day("2026-11-03"), .what = "Look at the stop"},
                   {.on = day("2026-11-05"), .what = "Ride on"}};
    CHECK(next_on("2026-11-02") == "Ride");
    CHECK(next_on("2026-11-03") == std::nullopt);
    CHECK(next_on("2026-11-05") == "Ride");
  }
  SUBCASE("there is no next without steps") {
    bus.steps.clear();
    CHECK(next_on("2026-11-06") == std::nullopt);
    CHECK(!on("2026-11-06", bus).progress);
  }
  SUBCASE("are taken as they are today, done before or not") {
    bus.changes = {
        {.on = day("2026-11-05"), .steps = {{"Fly", "Land"}}},
        {.on = day("2026-11-03"), .steps = {{"Walk"}}},
        {.on = day("2026-11-05"), .steps = {{"Stand", "Sit"}}},
        {.on = day("2026-11-06"), .steps = std::vector<std::string>{}}};
    CHECK(next_on("2026-11-02") == "Ride");
    CHECK(next_on("2026-11-03") == "Walk");
    CHECK(next_on("2026-11-05") == "Sit");
    CHECK(on("2026-11-05", bus).progress == Progress{1, 2});
    CHECK(!on("2026-11-06", bus).progress);
  }
  SUBCASE("are the progress of N times too, which stays open by its count") {
    bus.schedule = schedule("3 times");
    CHECK(on("2026-11-03", bus).progress == Progress{2, 3});
    CHECK(!on("2026-11-03", bus).open);
  }
}

TEST_CASE("a record is filled in: no run, no comeback, and open all the same") {
  Assignment diary = homework("daily", "2026-11-01",
                              each_day("2026-11-01", "2026-11-03") +
                                  each_day("2026-11-07", "2026-11-09"));
  const Practice practiced = on("2026-11-10", diary);
  CHECK(practiced.current == 3);
  CHECK(practiced.comebacks == 1);

  diary.is_record = true;
  const Practice filled_in = on("2026-11-10", diary);
  Practice expected = practiced;
  expected.current = expected.longest = expected.comebacks = 0;
  expected.periods.clear();
  CHECK(filled_in == expected);
  CHECK(filled_in.open);
  CHECK(!on("2026-11-09", diary).open);
}

// Random assignments, more often well kept than not, so that runs are long.
class RandomHomework {
 public:
  explicit RandomHomework(std::uint32_t seed) : random_(seed) {}

  Assignment assignment() {
    Assignment assignment{.schedule = random_schedule()};
    if (!random_.one_in(6)) {
      assignment.agreed_on = begin_.plus_days(random_.between(-3, 12));
    }
    if (random_.one_in(3)) {
      assignment.steps = {"Stand", "Ride", "Market"};
      assignment.repeats_steps = random_.one_in(2);
    }
    assignment.entries = entries();
    for (int count = random_.between(-2, 4); count > 0; --count) {
      assignment.changes.push_back(change());
    }
    assignment.is_record = random_.one_in(20);
    return assignment;
  }

  PracticeRules rules() {
    return {.today = begin_.plus_days(days_ - random_.between(0, 9)),
            .day_starts = random_.of(day_starts),
            .week_starts = random_.one_in(2)
                               ? std::chrono::Monday
                               : std::chrono::weekday{static_cast<unsigned>(
                                     random_.between(0, 6))}};
  }

 private:
  Schedule random_schedule() {
    static const std::vector<Schedule> schedules = {
        schedule("daily"),        schedule("2/day"),
        schedule("mon wed fri"),  schedule("weekends"),
        schedule("every 2 days"), schedule("every 5 days"),
        schedule("1/week"),       schedule("3/week"),
        schedule("5/week"),       schedule("7/week"),
        schedule("4 times"),      schedule("as needed")};
    return random_.of(schedules);
  }

  Date some_day() { return begin_.plus_days(random_.between(-4, days_ + 4)); }

  // On `date` or in the night after it, at a time that may be missing.
  Moment some_time(Date date) {
    Moment at{.date = date};
    if (random_.one_in(4)) {
      return at;
    }
    at.time = TimeOfDay::from(random_.between(0, 23), random_.between(0, 59));
    if (random_.one_in(2)) {
      at.offset = std::chrono::minutes{random_.between(-12, 14) * 60};
    }
    return at;
  }

  Entry entry(Date date) {
    static const std::vector<Outcome> outcomes = {
        Outcome::done,          Outcome::done,      Outcome::done,
        Outcome::partly,        Outcome::tried,     Outcome::not_this_time,
        Outcome::not_this_time, Outcome::no_chance, Outcome::no_chance,
        Outcome::planned};
    static const std::vector<std::string> steps = {"", "Stand", "Ride", "Walk"};
    return {.at = some_time(date),
            .outcome = random_.of(outcomes),
            .step = random_.of(steps),
            .step_done = random_.one_in(3)};
  }

  // On most days one entry, on some none or more, in no strict order.
  std::vector<Entry> entries() {
    const int regularity = random_.between(0, 10);
    std::vector<Entry> entries;
    for (int offset = -4; offset < days_ + 4; ++offset) {
      if (random_.between(1, 10) <= regularity) {
        entries.push_back(entry(begin_.plus_days(offset)));
      }
      if (random_.one_in(5)) {
        entries.push_back(entry(begin_.plus_days(offset)));
      }
    }
    if (random_.one_in(2)) {
      std::reverse(entries.begin(), entries.begin() + std::ssize(entries) / 2);
    }
    return entries;
  }

  Change change() {
    Change change{.on = some_day()};
    if (random_.one_in(2)) {
      change.schedule = random_schedule();
    }
    if (random_.one_in(2)) {
      static const std::vector<Status> statuses = {
          Status::active, Status::active,   Status::paused,
          Status::paused, Status::finished, Status::let_go};
      change.status = random_.of(statuses);
    }
    if (change.status == Status::paused && !random_.one_in(3)) {
      change.until = change.on.plus_days(random_.between(-2, 15));
    }
    if (random_.one_in(8)) {
      change.steps = {"Ride", "Walk"};
    }
    return change;
  }

  Random random_;
  // Near a leap day, the ends of years, and nights in which clocks change.
  static inline const std::vector<Date> beginnings = {
      day("2024-02-20"), day("2023-02-20"), day("2026-12-12"),
      day("2024-12-20"), day("2026-03-10"), day("2026-10-15")};
  static inline const std::vector<TimeOfDay> day_starts = {
      test::clock_time("03:00"), test::clock_time("00:00"),
      test::clock_time("12:00"), test::clock_time("05:30")};
  Date begin_ = random_.of(beginnings);
  int days_ =
      random_.one_in(100) ? random_.between(60, 400) : random_.between(0, 25);
};

TEST_CASE("practice agrees with living through it day by day") {
  int long_streaks = 0;
  int comebacks = 0;
  int unlike_longest = 0;

  for (std::uint32_t seed = 1; seed <= 20'000; ++seed) {
    CAPTURE(seed);
    RandomHomework homework(seed);
    const Assignment assignment = homework.assignment();
    const PracticeRules rules = homework.rules();

    const Practice fast = practice(assignment, rules);
    const Practice slow = test::naive_practice(assignment, rules);

    INFO(describe(fast));
    INFO(describe(slow));
    REQUIRE(fast.periods == slow.periods);
    REQUIRE(fast == slow);
    long_streaks += fast.current > 2 ? 1 : 0;
    comebacks += fast.comebacks > 0 ? 1 : 0;
    unlike_longest += fast.current != fast.longest ? 1 : 0;
  }

  // The random assignments are worth comparing.
  CHECK(long_streaks > 900);
  CHECK(comebacks > 1'000);
  CHECK(unlike_longest > 1'000);
}

TEST_CASE("how it goes now is the same without the past") {
  int shorter = 0;
  for (std::uint32_t seed = 1; seed <= 5'000; ++seed) {
    CAPTURE(seed);
    RandomHomework homework(seed);
    const Assignment assignment = homework.assignment();
    PracticeRules rules = homework.rules();
    const Practice all = practice(assignment, rules);
    rules.since = rules.today.plus_days(-static_cast<int>(seed % 8));

    Practice late = practice(assignment, rules);

    INFO(describe(all));
    INFO(describe(late));
    REQUIRE(late.periods.size() <= all.periods.size());
    REQUIRE(std::equal(late.periods.rbegin(), late.periods.rend(),
                       all.periods.rbegin()));
    REQUIRE(late.longest <= all.longest);
    REQUIRE(comebacks(late, *rules.since, rules.today) ==
            comebacks(all, *rules.since, rules.today));
    shorter += late.periods.size() < all.periods.size() ? 1 : 0;
    late.periods = all.periods;
    late.longest = all.longest;
    late.comebacks = all.comebacks;
    REQUIRE(late == all);
  }
  CHECK(shorter > 500);
}

TEST_CASE("periods are in order, apart from each other, and begun") {
  for (std::uint32_t seed = 1; seed <= 1'000; ++seed) {
    CAPTURE(seed);
    RandomHomework homework(seed);
    const Assignment assignment = homework.assignment();
    const PracticeRules rules = homework.rules();

    const std::vector<Period> periods = practice(assignment, rules).periods;

    std::optional<Date> before;
    for (const Period& period : periods) {
      REQUIRE((!before || *before < period.first));
      REQUIRE(period.first <= std::min(period.last, rules.today));
      REQUIRE(period.met_on.has_value() == (period.state == PeriodState::met));
      before = period.last;
    }
  }
}

}  // namespace
}  // namespace hw::test::practice_test
