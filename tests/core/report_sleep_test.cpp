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

TEST_CASE("a page has the latest nights that it has room for, in full all") {
  ReportRequest request = thursday;
  request.since = moment("2026-08-01");
  const ReportSleep sleep = sleep_in(nights(70), request);

  CHECK(sleep.average->day == "Average of 70 nights");
  CHECK(sleep.nights.size() >= 40);
  CHECK(sleep.nights.back().day == "Thu 19 Nov");
  CHECK(sleep.more == 70 - static_cast<int>(sleep.nights.size()));

  request.extent = Extent::full;
  CHECK(sleep_in(nights(70), request).nights.size() == 70);
  CHECK(sleep_in(nights(70), request).more == 0);
}

TEST_CASE("a page that is full has two nights, and the average of all") {
  Journal journal = nights(20);
  for (int number = 0; number < 20; ++number) {
    Assignment other{.id = std::to_string(number), .title = "Other"};
    for (int index = 0; index < 5; ++index) {
      Entry entry = morning(day("2026-11-19"), {});
      entry.note = std::to_string(index) + std::string(150, 'x');
      other.entries.push_back(entry);
    }
    journal.assignments.push_back(other);
  }

  const ReportSleep sleep = sleep_in(journal);

  REQUIRE(sleep.nights.size() <= 2);
  CHECK(sleep.average->day == "Average of 20 nights");
  CHECK(sleep.more == 20 - static_cast<int>(sleep.nights.size()));
}

TEST_CASE("of what was written about nights a full page has the latest") {
  Journal journal = nights(1);
  for (int number = 10; number < 90; ++number) {
    Entry night = in_bed("2026-11-10");
    night.note = std::to_string(number);
    journal.assignments[0].entries.push_back(night);
  }
  const ReportSleep sleep = sleep_in(journal);

  REQUIRE(sleep.notes.size() >= 2);
  CHECK(sleep.notes.size() < 80);
  CHECK(sleep.notes.back().remarks[0].text == "89");
  CHECK(sleep.more >= 80 - static_cast<int>(sleep.notes.size()));
}

TEST_CASE("what was written about a night stands below, without its answers") {
  Entry night = whole_night("2026-11-18");
  night.note = "Rain";
  night.learned = "quoted";
  Entry undone = morning(day("2026-11-19"), {});
  undone.outcome = Outcome::not_this_time;
  undone.obstacles = {"forgot"};
  const ReportSleep sleep =
      sleep_of({night, undone, whole_night("2026-11-17")});

  REQUIRE(sleep.notes.size() == 2);
  CHECK(sleep.notes[0].days == "Wed 18 Nov");
  CHECK(sleep.notes[0].subject.text.empty());
  CHECK(sleep.notes[0].numbers.empty());
  CHECK(sleep.notes[0].remarks ==
        std::vector<ReportCell>{{.name = {}, .text = "Rain"}});
  CHECK(sleep.notes[1].outcome == "Not this time");
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
  Journal journal = nights(2);
  for (int number = 0; number < 80; ++number) {
    Entry night = in_bed("2026-11-10");
    night.note = std::to_string(number);
    journal.assignments[0].entries.push_back(night);
  }
  const int more = sleep_in(journal).more;

  CHECK(more > 40);
  CHECK(preview_report(journal, thursday).stays_out.at(0) ==
        "Sleep: " + std::to_string(more) + " more");
}

}  // namespace hw::test::report_sleep_test
