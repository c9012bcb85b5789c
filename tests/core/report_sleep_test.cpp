// What a page says of the nights of a sleep diary.
#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "hw/markdown.hpp"
#include "hw/report.hpp"

#include "make.hpp"

namespace hw::test::report_sleep_test {

namespace {

const ReportRequest thursday{.now = moment("2026-11-19T20:00:00-05:00"),
                             .since = moment("2026-10-01")};

Entry morning(Date date, std::vector<Answer> answers) {
  return {.at = {.date = date, .time = clock_time("08:30")},
          .answers = std::move(answers)};
}

Answer time_of(const std::string& key, std::string_view time) {
  return {.key = key, .after = clock_time(time)};
}

// 8 hours in bed, and nothing of how much of them was sleep.
Entry in_bed(std::string_view date) {
  return morning(day(date), {time_of("bed", "23:00"), time_of("up", "07:00")});
}

// 460 minutes in bed, 368 of them asleep.
Entry whole_night(std::string_view date) {
  return morning(day(date), {time_of("bed", "23:30"),
                             time_of("tried", "23:45"),
                             {.key = "fell_asleep", .after = 25.0},
                             {.key = "awake", .after = 32.0},
                             time_of("woke", "06:50"),
                             time_of("up", "07:10"),
                             {.key = "quality", .after = "fair"}});
}

Assignment diary(std::vector<Entry> entries) {
  return {.id = "sleep-diary",
          .title = "Sleep diary",
          .template_name = "sleep",
          .entries = std::move(entries)};
}

Journal nights(int count) {
  Assignment assignment = diary({});
  for (int ago = 0; ago < count; ++ago) {
    assignment.entries.push_back(
        in_bed(day("2026-11-19").plus_days(-ago).to_string()));
  }
  return {.assignments = {assignment}};
}

ReportSleep sleep_in(const Journal& journal, ReportRequest request = thursday) {
  return make_report(journal, request).sleep;
}

ReportSleep sleep_of(std::vector<Entry> entries) {
  return sleep_in({.assignments = {diary(std::move(entries))}});
}

}  // namespace

TEST_CASE("a night is told as it was filled in, and what it comes to") {
  const ReportSleep sleep = sleep_of({whole_night("2026-11-19")});

  REQUIRE(sleep.nights.size() == 1);
  CHECK(sleep.nights[0] == ReportNight{"Thu 19 Nov", "23:30", "07:10", "7:40",
                                       "25", "32", "6:08", "80", "fair"});
  CHECK(!sleep.average);
}

TEST_CASE("an average says of how many nights it is when not of all") {
  const ReportSleep sleep =
      sleep_of({whole_night("2026-11-17"), in_bed("2026-11-18"),
                whole_night("2026-11-19")});

  CHECK(sleep.average == ReportNight{.day = "Average of 3 nights",
                                     .in_bed = "7:47",
                                     .fell_asleep = "25 (2)",
                                     .awake = "32 (2)",
                                     .asleep = "6:08 (2)",
                                     .efficiency = "80 (2)"});
}

TEST_CASE("a night that was not filled in is no night") {
  CHECK(sleep_of({}) == ReportSleep{});
  CHECK(sleep_of({morning(day("2026-11-19"), {})}) == ReportSleep{});

  const ReportSleep sleep =
      sleep_of({in_bed("2026-11-18"), morning(day("2026-11-19"), {})});
  CHECK(sleep.nights.size() == 1);
  CHECK(!sleep.average);
}

TEST_CASE("times that contradict each other are shown and not counted") {
  const ReportSleep sleep =
      sleep_of({in_bed("2026-11-18"),
                morning(day("2026-11-19"),
                        {time_of("bed", "23:00"), time_of("woke", "07:30"),
                         time_of("up", "07:00")})});

  REQUIRE(sleep.nights.size() == 2);
  CHECK(sleep.nights[1] ==
        ReportNight{.day = "Thu 19 Nov", .bed = "23:00", .up = "07:00"});
  CHECK(sleep.average->in_bed == "8:00 (1)");
}

TEST_CASE("other homework has no nights, whatever it asks") {
  Assignment other = diary({whole_night("2026-11-19")});
  other.template_name = "worry";
  CHECK(sleep_in({.assignments = {other}}) == ReportSleep{});
}

TEST_CASE("the nights of the window, of all diaries, the oldest first") {
  Assignment first = diary({in_bed("2026-11-16"), in_bed("2026-11-18")});
  Assignment second = diary({in_bed("2026-11-17"), in_bed("2026-11-20")});
  second.id = "another";
  ReportRequest request = thursday;
  request.since = moment("2026-11-17");

  const ReportSleep sleep = sleep_in({.assignments = {second, first}}, request);

  REQUIRE(sleep.nights.size() == 2);
  CHECK(sleep.nights[0].day == "Tue 17 Nov");
  CHECK(sleep.nights[1].day == "Wed 18 Nov");
}

TEST_CASE("a page has the latest fourteen nights, a full report all") {
  const ReportSleep sleep = sleep_in(nights(20));

  CHECK(sleep.average->day == "Average of 20 nights");
  REQUIRE(sleep.nights.size() == 14);
  CHECK(sleep.nights.front().day == "Fri 6 Nov");
  CHECK(sleep.nights.back().day == "Thu 19 Nov");

  ReportRequest full = thursday;
  full.extent = Extent::full;
  CHECK(sleep_in(nights(20), full).nights.size() == 20);
}

TEST_CASE("nights give their lines away before words do, their average none") {
  Journal journal = nights(20);
  for (int number = 0; number < 20; ++number) {
    Entry entry = morning(day("2026-11-19"), {});
    entry.learned = "a\nb\nc\nd";
    entry.bring = "topic";
    entry.obstacles = {std::to_string(number)};
    journal.assignments.push_back(
        {.title = "Other",
         .changes = {{.on = day("2026-11-18"), .confidence = number}},
         .entries = {entry}});
  }
  journal.unread = {"sessions.toml"};

  const Report report = make_report(journal, thursday);

  const std::string page = to_markdown(report);
  CHECK(std::count(page.begin(), page.end(), '\n') <=
        static_cast<long>(page_lines));
  CHECK(report.sleep.nights.empty());
  CHECK(report.sleep.average->day == "Average of 20 nights");
  CHECK(!report.noticed.empty());
  CHECK(!report.topics.lines.empty());
}

TEST_CASE("a night in which the clock is changed has the hours it has") {
  ReportRequest request = thursday;
  request.offset_at = [](Date date, TimeOfDay) {
    return std::chrono::minutes(date < day("2026-11-19") ? 120 : 60);
  };
  const Journal journal{.assignments = {diary({in_bed("2026-11-19")})}};

  CHECK(sleep_in(journal, request).nights.at(0).in_bed == "9:00");
}

TEST_CASE("a summary tells the times of a night, and not its words") {
  Assignment assignment = diary({whole_night("2026-11-19")});
  assignment.share = Share::summary;
  const ReportSleep sleep = sleep_in({.assignments = {assignment}});

  REQUIRE(sleep.nights.size() == 1);
  CHECK(sleep.nights[0].efficiency == "80");
  CHECK(sleep.nights[0].quality.empty());

  assignment.share = Share::none;
  CHECK(sleep_in({.assignments = {assignment}}) == ReportSleep{});
}

TEST_CASE("a preview says how many nights a page has no room for") {
  const ReportPreview preview = preview_report(nights(15), thursday);

  CHECK(preview.stays_out.at(0) == "Sleep: and 1 more");
}

}  // namespace hw::test::report_sleep_test
