#include "hw/report.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "hw/html.hpp"
#include "hw/json.hpp"
#include "hw/markdown.hpp"
#include "hw/wording.hpp"

#include "make.hpp"
#include "random_homework.hpp"

namespace hw::test::report_test {

namespace {

using Lines = std::vector<std::string>;

// Thursday; the last session was on Friday the 13th at 15:00.
const ReportRequest thursday{.now = moment("2026-11-19T20:00:00-05:00")};

Journal journal_of(std::vector<Assignment> assignments) {
  return {
      .assignments = std::move(assignments),
      .sessions = {{.at = moment("2026-11-13T15:00:00-05:00")},
                   {.at = moment("2026-11-20T15:00:00-05:00")}},
  };
}

Assignment walk(std::vector<Entry> entries) {
  return {
      .id = "walk",
      .title = "Evening walk",
      .kinds = {Kind::behavioral, Kind::emotional},
      .agreed_on = day("2026-11-02"),
      .schedule = schedule("daily"),
      .entries = std::move(entries),
  };
}

Entry at(std::string_view when, Outcome outcome = Outcome::done) {
  return {.at = moment(when), .outcome = outcome};
}

Report report_on(std::vector<Assignment> assignments) {
  return make_report(journal_of(std::move(assignments)), thursday);
}

Report report_on_walk(std::vector<Entry> entries) {
  return report_on({walk(std::move(entries))});
}

std::string practiced(const Assignment& assignment) {
  return report_on({assignment}).at_a_glance.at(0).practiced;
}

// How many of these entries are in the window.
std::size_t told(const Journal& journal, ReportRequest request) {
  request.extent = Extent::full;
  return make_report(journal, request).entries.size();
}

std::size_t told_since(std::string_view session, std::string_view entry) {
  Journal journal = journal_of({walk({at(entry)})});
  journal.sessions = {{.at = moment(session)}};
  return told(journal, thursday);
}

Question both(const std::string& key, QuestionType type) {
  return {.key = key, .type = type, .when = Asked::both};
}

Assignment bus(const std::vector<std::pair<double, double>>& fears) {
  Assignment assignment{.id = "bus", .title = "Bus"};
  assignment.questions = {both("fear", QuestionType::scale)};
  assignment.questions[0].range = std::pair(0.0, 100.0);
  for (const auto& [before, after] : fears) {
    Entry entry = at("2026-11-14");
    entry.answers = {{.key = "fear", .before = before, .after = after}};
    assignment.entries.push_back(entry);
  }
  return assignment;
}

std::string numbers_in(const Report& report) {
  return report.answers.empty() ? "" : report.answers.back().line;
}

std::size_t lines_in(const std::string& page) {
  return static_cast<std::size_t>(std::count(page.begin(), page.end(), '\n'));
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the title names the next session") {
  Journal journal = journal_of({});

  SUBCASE("with the word that the person uses") {
    CHECK(make_report(journal, thursday).title ==
          "Homework for my session on Fri 20 Nov 2026");
    journal.settings.label = "action plan";
    CHECK(make_report(journal, thursday).title ==
          "Action plan for my session on Fri 20 Nov 2026");
  }
  SUBCASE("that has a day alone, until that day is over") {
    journal.sessions = {{.at = moment("2026-11-13")},
                        {.at = moment("2026-11-19")}};
    CHECK(make_report(journal, thursday).title ==
          "Homework for my session on Thu 19 Nov 2026");
    const ReportRequest night{.now = moment("2026-11-20T02:59:00-05:00")};
    CHECK(make_report(journal, night).title ==
          "Homework for my session on Thu 19 Nov 2026");
    const ReportRequest morning{.now = moment("2026-11-20T03:00:00-05:00")};
    CHECK(make_report(journal, morning).title ==
          "Homework since Thu 19 Nov 2026");
  }
  SUBCASE("or else where the window begins") {
    journal.sessions.pop_back();
    CHECK(make_report(journal, thursday).title ==
          "Homework since Fri 13 Nov 2026");
  }
  SUBCASE("or else where it ends") {
    journal.sessions.clear();
    CHECK(make_report(journal, thursday).title ==
          "Homework up to Thu 19 Nov 2026");
  }
}

TEST_CASE("the page says which days it is about and who wrote it") {
  Journal journal = journal_of({});
  const auto window = [&journal](const ReportRequest& request) {
    return make_report(journal, request).window;
  };

  CHECK(window(thursday) == "Fri 13 Nov to Thu 19 Nov. Written by me with hw.");

  journal.settings.name = "Ana";
  CHECK(window(thursday) ==
        "Fri 13 Nov to Thu 19 Nov. Written by Ana with hw.");
  CHECK(make_report(journal, thursday).name == "Ana");

  CHECK(window({.now = thursday.now, .since = moment("2026-11-19")}) ==
        "Thu 19 Nov. Written by Ana with hw.");
  CHECK(window({.now = thursday.now, .since = moment("2025-11-19")}) ==
        "Wed 19 Nov 2025 to Thu 19 Nov 2026. Written by Ana with hw.");

  journal.sessions.clear();
  CHECK(window(thursday) ==
        "Everything up to Thu 19 Nov, as no session came before. "
        "Written by Ana with hw.");
}

TEST_CASE("the window begins with the last session") {
  SUBCASE("at its time") {
    const char* const session = "2026-11-13T15:00:00-05:00";
    CHECK(told_since(session, "2026-11-13T14:59:59-05:00") == 0);
    CHECK(told_since(session, "2026-11-13T15:00:00-05:00") == 1);
    CHECK(told_since(session, "2026-11-13T20:30:00+01:00") == 0);
    CHECK(told_since(session, "2026-11-13T21:00:00+01:00") == 1);
    CHECK(told_since(session, "2026-11-13T15:00:00") == 1);
  }
  SUBCASE("with its whole day for entries that have no time") {
    const char* const session = "2026-11-13T15:00:00-05:00";
    CHECK(told_since(session, "2026-11-12") == 0);
    CHECK(told_since(session, "2026-11-13") == 1);
  }
  SUBCASE("with its whole day when it has no time") {
    CHECK(told_since("2026-11-13", "2026-11-13T02:59:00-05:00") == 0);
    CHECK(told_since("2026-11-13", "2026-11-13T03:00:00-05:00") == 1);
    CHECK(told_since("2026-11-13", "2026-11-13") == 1);
    CHECK(told_since("2026-11-13", "2026-11-12") == 0);
  }
  SUBCASE("that began two hours before now, or earlier") {
    CHECK(told_since("2026-11-19T18:00:00-05:00", "2026-11-18") == 0);
    CHECK(told_since("2026-11-19T18:00:01-05:00", "2026-11-18") == 1);
    CHECK(told_since("2026-11-20T00:00:00+01:00", "2026-11-18") == 0);
    CHECK(told_since("2026-11-20T00:00:01+01:00", "2026-11-18") == 1);
    CHECK(told_since("2026-11-19T18:00:00", "2026-11-18") == 0);
    CHECK(told_since("2026-11-19T18:00:01", "2026-11-18") == 1);
  }
  SUBCASE("and with the beginning when there was none") {
    CHECK(told_since("2026-12-24", "1999-01-01") == 1);
  }
}

TEST_CASE("a page is for the session that is going on") {
  Journal journal = journal_of({walk({at("2026-11-14")})});
  const ReportRequest during{.now = moment("2026-11-20T16:30:00-05:00")};
  journal.sessions.push_back({.at = moment("2026-11-27T15:00:00-05:00")});

  CHECK(told(journal, during) == 1);
  CHECK(make_report(journal, during).title ==
        "Homework for my session on Fri 20 Nov 2026");
  CHECK(make_report(journal, during).window ==
        "Fri 13 Nov to Fri 20 Nov. Written by me with hw.");

  SUBCASE("from its first moment to the end of the second hour") {
    const auto title_at = [&journal](std::string_view now) {
      return make_report(journal, {.now = moment(now)}).title;
    };
    CHECK(title_at("2026-11-20T15:00:00-05:00") ==
          "Homework for my session on Fri 20 Nov 2026");
    CHECK(title_at("2026-11-20T16:59:59-05:00") ==
          "Homework for my session on Fri 20 Nov 2026");
    CHECK(title_at("2026-11-20T17:00:00-05:00") ==
          "Homework for my session on Fri 27 Nov 2026");
  }
  SUBCASE("until what was taken along from it is written down") {
    journal.sessions[1].takeaway = "One stop is enough";
    CHECK(told(journal, during) == 0);
    CHECK(make_report(journal, during).title ==
          "Homework for my session on Fri 27 Nov 2026");
  }
  SUBCASE("whatever time was asked for") {
    ReportRequest asked = during;
    asked.since = moment("2026-11-18");
    CHECK(told(journal, asked) == 0);
    CHECK(make_report(journal, asked).title ==
          "Homework for my session on Fri 20 Nov 2026");
  }
}

TEST_CASE("the window ends with the practice day of now") {
  const auto told_at = [](std::string_view entry) {
    return told(journal_of({walk({at(entry)})}), thursday);
  };
  CHECK(told_at("2026-11-19T20:00:00-05:00") == 1);
  CHECK(told_at("2026-11-19T20:00:01-05:00") == 1);
  CHECK(told_at("2026-11-20T02:59:59-05:00") == 1);
  CHECK(told_at("2026-11-20T03:00:00-05:00") == 0);
  CHECK(told_at("2026-11-20T02:00:00+01:00") == 1);
  CHECK(told_at("2026-11-20T09:00:00+09:00") == 0);  // written far in the east
  CHECK(told_at("2026-11-19") == 1);
  CHECK(told_at("2026-11-20") == 0);

  const auto waits_at = [](std::string_view entry) {
    Entry plan = at(entry);
    plan.outcome = Outcome::planned;
    const Report report = make_report(journal_of({walk({plan})}), thursday);
    return !report.empty_window.empty() ? 0 : 1;
  };
  CHECK(waits_at("2026-11-19T20:00:00-05:00") == 1);
  CHECK(waits_at("2026-11-19T20:00:01-05:00") == 0);
}

TEST_CASE("the window can be asked for") {
  const Journal journal =
      journal_of({walk({at("2026-11-01"), at("2026-11-04T09:00:00-05:00"),
                        at("2026-11-05T01:00:00-05:00"), at("2026-11-18"),
                        at("2026-11-20T03:00:00-05:00")})});
  const auto told_from = [&journal](std::optional<Moment> since,
                                    std::optional<Moment> until) {
    return told(journal, {.now = thursday.now, .since = since, .until = until});
  };

  CHECK(told_from(moment("2026-11-01"), std::nullopt) == 4);
  CHECK(told_from(moment("2026-11-04"), moment("2026-11-04")) == 2);
  CHECK(told_from(moment("2026-11-04T10:00:00-05:00"), moment("2026-11-10")) ==
        1);
  CHECK(told_from(moment("2026-11-01"), moment("2026-11-04T09:00:00-05:00")) ==
        2);
  CHECK(told_from(moment("2026-11-18"), moment("2027-01-01")) == 1);
  CHECK(told_from(moment("2026-11-19"), moment("2026-11-01")) == 0);
  CHECK(make_report(journal, {.now = thursday.now,
                              .since = moment("2026-11-19"),
                              .until = moment("2026-11-01")})
            .window == "Sun 1 Nov. Written by me with hw.");
}

TEST_CASE("a page can be about some of the homework") {
  Assignment other = bus({{70, 45}});
  const Journal journal = journal_of({other, walk({at("2026-11-14")})});
  const auto titles = [&journal](const Lines& only, const Lines& without) {
    Lines names;
    for (const ReportRow& row :
         make_report(journal,
                     {.now = thursday.now, .only = only, .without = without})
             .at_a_glance) {
      names.push_back(row.homework);
    }
    return names;
  };

  CHECK(titles({}, {}) == Lines{"Bus", "Evening walk"});
  CHECK(titles({"walk", "nothing"}, {}) == Lines{"Evening walk"});
  CHECK(titles({}, {"walk", "nothing"}) == Lines{"Bus"});
  CHECK(titles({"walk"}, {"walk"}) == Lines{});
}

TEST_CASE("in short: the days of practice") {
  SUBCASE("each counts once") {
    const Report report =
        report_on_walk({at("2026-11-14"), at("2026-11-14", Outcome::tried),
                        at("2026-11-16T00:30:00-05:00", Outcome::partly),
                        at("2026-11-17", Outcome::not_this_time),
                        at("2026-11-18", Outcome::planned)});
    CHECK(report.in_short == Lines{"I practiced on 2 of these 7 days."});
  }
  SUBCASE("are not told when there are none") {
    CHECK(report_on_walk({at("2026-11-14", Outcome::no_chance)})
              .in_short.empty());
  }
  SUBCASE("stand alone when the window has no beginning") {
    Journal journal = journal_of({walk({at("2026-11-14")})});
    journal.sessions.clear();
    CHECK(make_report(journal, thursday).in_short ==
          Lines{"I practiced on 1 day."});
  }
}

TEST_CASE("in short: the newest thing that I am glad of and that has words") {
  Entry older = at("2026-11-14");
  older.proud = true;
  older.note = "older";
  Entry newer = at("2026-11-15");
  newer.proud = true;
  newer.note = "asked a question\nand more";
  newer.learned = "nobody laughed";

  CHECK(report_on_walk({newer, older}).in_short.at(1) ==
        "I am glad I did this: asked a question (Evening walk, Sun 15 Nov)");
  newer.note = "";
  CHECK(report_on_walk({newer, older}).in_short.at(1) ==
        "I am glad I did this: nobody laughed (Evening walk, Sun 15 Nov)");
  newer.learned = "";
  CHECK(report_on_walk({newer, older}).in_short.at(1) ==
        "I am glad I did this: older (Evening walk, Sat 14 Nov)");
  older.note = "";
  CHECK(report_on_walk({newer, older}).in_short.at(1) ==
        "I am glad I did this: Evening walk, Sun 15 Nov");
  newer.outcome = Outcome::not_this_time;
  CHECK(report_on_walk({newer}).in_short.at(0) ==
        "I am glad of this: Evening walk, Sun 15 Nov");
}

TEST_CASE("in short: what I would like help with") {
  Entry tired = at("2026-11-14", Outcome::not_this_time);
  tired.obstacles = {"low-energy"};
  tired.would_help = "shoes by the door";
  Entry asking = at("2026-11-15", Outcome::not_this_time);
  asking.bring = "How do I start?";

  CHECK(report_on_walk({tired}).in_short ==
        Lines{"I would like help with: low energy (idea: shoes by the door)"});
  CHECK(report_on_walk({tired, asking}).in_short ==
        Lines{"I would like help with: How do I start?"});

  SUBCASE("reads as something to be helped with, whatever got in the way") {
    const auto begins = [&tired](std::string_view word) {
      tired.obstacles = {std::string(word)};
      return report_on_walk({tired}).in_short.at(0).starts_with(
          "I would like help with: " + obstacle_in_words(word) + " (");
    };
    const std::vector<std::string_view> names{"avoidance", "low-energy",
                                              "other-people", "perfectionism"};
    for (const std::string_view word : obstacle_words()) {
      CAPTURE(word);
      CHECK(begins(word) ==
            (std::find(names.begin(), names.end(), word) != names.end()));
    }
    tired.obstacles = {"ill"};
    CHECK(report_on_walk({tired}).in_short ==
          Lines{"I would like help with: being ill (idea: shoes by the door)"});
    tired.obstacles = {"the-dog"};
    CHECK(report_on_walk({tired}).in_short ==
          Lines{"I would like help with: the dog (idea: shoes by the door)"});
  }
}

TEST_CASE("topics are open agenda items and what was brought, oldest first") {
  Entry first = at("2026-11-14T10:00:00-05:00");
  first.bring = "second";
  Entry waiting = at("2026-11-16", Outcome::planned);
  waiting.bring = "fourth";
  Entry before = at("2026-11-10");
  before.bring = "told last time";
  Journal journal = journal_of({walk({waiting, first, before})});
  journal.agenda = {{.at = moment("2026-11-01"), .text = "first"},
                    {.at = moment("2026-11-02"), .text = "x", .done = true},
                    {.at = moment("2026-11-15"), .text = "third"},
                    {.at = moment("2026-11-15"), .text = " \n"},
                    {.at = moment("2026-11-30"), .text = "not yet"}};

  CHECK(make_report(journal, thursday).topics ==
        ReportLines{{"first", "second", "third", "fourth"}, ""});

  SUBCASE("five of them, and how many more") {
    journal.agenda.insert(journal.agenda.begin(), 3, journal.agenda.front());
    CHECK(make_report(journal, thursday).topics ==
          ReportLines{{"first", "first", "first", "first", "second"},
                      "and 2 more"});
    ReportRequest full = thursday;
    full.extent = Extent::full;
    CHECK(make_report(journal, full).topics.lines.size() == 7);
    CHECK(make_report(journal, full).topics.more.empty());
  }
}

TEST_CASE("what I noticed: proud first, then newest first, five at most") {
  std::vector<Entry> entries;
  for (const char* const date : {"2026-11-14", "2026-11-15", "2026-11-16",
                                 "2026-11-17", "2026-11-18", "2026-11-19"}) {
    entries.push_back(at(date));
    entries.back().learned = date;
  }
  entries[1].proud = true;
  const Report report = report_on_walk(entries);

  CHECK(report.noticed ==
        std::vector<ReportQuote>{{"2026-11-15", "Evening walk, Sun 15 Nov"},
                                 {"2026-11-19", "Evening walk, Thu 19 Nov"},
                                 {"2026-11-18", "Evening walk, Wed 18 Nov"},
                                 {"2026-11-17", "Evening walk, Tue 17 Nov"},
                                 {"2026-11-16", "Evening walk, Mon 16 Nov"}});
}

TEST_CASE("texts that are long are cut, and the footer says so") {
  Entry entry = at("2026-11-14");
  const auto noticed = [&entry](const std::string& learned) {
    entry.learned = learned;
    return report_on_walk({entry}).noticed.at(0).text;
  };

  CHECK(noticed("a\n\nb \r\n  c\n") == "a\nb\n  c");
  CHECK(noticed("a\nb\nc\nd") == "a\nb\nc ...");
  CHECK(noticed(std::string(300, 'x')) == std::string(300, 'x'));
  CHECK(noticed(std::string(301, 'x')) == std::string(300, 'x') + " ...");
  CHECK(noticed(std::string(200, 'x') + " " + std::string(200, 'y')) ==
        std::string(200, 'x') + " ...");
  std::string wide;
  for (int count = 0; count < 301; ++count) {
    wide += "é";
  }
  CHECK(noticed(wide) == wide.substr(0, 600) + " ...");

  entry.learned = "a\nb\nc\nd";
  CHECK(report_on_walk({entry}).footer.back() ==
        "Where a text ends in ..., I wrote more.");
  entry.learned = "a";
  CHECK(report_on_walk({entry}).footer ==
        Lines{"Self-report, not an assessment."});
}

TEST_CASE("at a glance: a row for each that was active in the window") {
  const auto rows = [](const Assignment& assignment) {
    return report_on({assignment}).at_a_glance.size();
  };
  Assignment assignment = walk({});

  CHECK(rows(assignment) == 1);

  SUBCASE("not one that begins later") {
    assignment.agreed_on = day("2026-11-20");
    CHECK(rows(assignment) == 0);
  }
  SUBCASE("not one that ended before") {
    assignment.changes = {
        {.on = day("2026-11-12"), .status = Status::finished}};
    CHECK(rows(assignment) == 0);
    assignment.entries = {at("2026-11-15")};
    CHECK(rows(assignment) == 1);
  }
  SUBCASE("also one that ended or began again in it") {
    assignment.changes = {{.on = day("2026-11-15"), .status = Status::let_go}};
    CHECK(rows(assignment) == 1);
    assignment.changes = {{.on = day("2026-11-10"), .status = Status::paused},
                          {.on = day("2026-11-18"), .status = Status::active}};
    CHECK(rows(assignment) == 1);
    assignment.changes = {{.on = day("2026-11-10"),
                           .status = Status::paused,
                           .until = day("2026-11-18")}};
    CHECK(rows(assignment) == 1);
    assignment.changes[0].until = day("2026-11-19");
    CHECK(rows(assignment) == 0);
  }
}

TEST_CASE("at a glance: the eight with most entries, then the rest by name") {
  std::vector<Assignment> assignments;
  for (int number = 10; number <= 19; ++number) {
    assignments.push_back(walk({}));
    assignments.back().id = std::to_string(number);
    assignments.back().title = "T" + std::to_string(number);
  }
  assignments[9].entries = {at("2026-11-14"), at("2026-11-15")};
  assignments[8].entries = {at("2026-11-14", Outcome::not_this_time)};
  const Report report = report_on(assignments);

  CHECK(report.at_a_glance.size() == 8);
  CHECK(report.at_a_glance[0].homework == "T19");
  CHECK(report.at_a_glance[1].homework == "T18");
  CHECK(report.at_a_glance[2].homework == "T10");
  CHECK(report.more_homework == "and 2 more: T16, T17");
}

TEST_CASE("at a glance: what one row says") {
  Entry helped = at("2026-11-14");
  helped.helped = 6;
  Entry less = at("2026-11-15");
  less.helped = 4;
  const ReportRow row = report_on_walk({less, helped}).at_a_glance.at(0);

  CHECK(row.homework == "Evening walk");
  CHECK(row.kind == "behavioral, emotional");
  CHECK(row.agreed == schedule("daily").in_words());
  CHECK(row.helped == "6, 4");
  std::vector<Entry> many(6, helped);
  many.push_back(less);
  CHECK(report_on_walk(many).at_a_glance.at(0).helped == "6 (4 to 6), 7 times");
}

TEST_CASE("at a glance: practice in words") {
  SUBCASE("days in the window") {
    CHECK(practiced(walk({at("2026-11-14")})) == "1 day");
    CHECK(practiced(walk({at("2026-11-02"), at("2026-11-03")})).empty());
  }
  SUBCASE("in a row, counted from before the window too") {
    Assignment assignment = walk({at("2026-11-18"), at("2026-11-19")});
    assignment.agreed_on = day("2026-11-18");
    CHECK(practiced(assignment) == "2 days, 2 days in a row");
    assignment.schedule = schedule("wed thu");
    CHECK(practiced(assignment) == "2 days, 2 times in a row");
    assignment.schedule = schedule("weekly");
    assignment.agreed_on = day("2026-11-02");
    assignment.entries.push_back(at("2026-11-12"));
    assignment.entries.push_back(at("2026-11-03"));
    CHECK(practiced(assignment) == "2 days, 3 weeks in a row");
  }
  SUBCASE("in a row is not told when the person does not want it") {
    Journal journal = journal_of({walk({at("2026-11-18"), at("2026-11-19")})});
    journal.assignments[0].agreed_on = day("2026-11-18");
    journal.settings.streaks = false;
    CHECK(make_report(journal, thursday).at_a_glance.at(0).practiced ==
          "2 days");
  }
  SUBCASE("came back") {
    CHECK(practiced(walk({at("2026-11-14"), at("2026-11-17")})) ==
          "2 days, came back once");
    CHECK(practiced(walk({at("2026-11-03"), at("2026-11-14"),
                          at("2026-11-17")})) == "2 days, came back twice");
    CHECK(practiced(walk({at("2026-11-10"), at("2026-11-14"), at("2026-11-16"),
                          at("2026-11-18")})) == "3 days, came back 3 times");
  }
  SUBCASE("steps and times") {
    Assignment assignment = walk({at("2026-11-14"), at("2026-11-15")});
    assignment.schedule = schedule("4 times");
    CHECK(practiced(assignment) == "2 days, 2 of 4 times");
    assignment.schedule = schedule("as needed");
    assignment.steps = {"a", "b", "c"};
    CHECK(practiced(assignment) == "2 days");
    assignment.entries[0].step = "a";
    CHECK(practiced(assignment) == "2 days, step 1 of 3");
    assignment.steps = {};
    assignment.schedule = schedule("once");
    assignment.entries.pop_back();
    CHECK(practiced(assignment) == "1 day");
  }
  SUBCASE("why there was none, as far as the entries say") {
    const Entry no_chance = at("2026-11-14", Outcome::no_chance);
    const Entry not_this_time = at("2026-11-14", Outcome::not_this_time);
    Assignment assignment = walk({no_chance});
    assignment.schedule = schedule("as needed");
    CHECK(practiced(assignment) == "it could not happen");
    assignment.entries.push_back(not_this_time);
    CHECK(practiced(assignment) == "not this time");
    assignment.entries.push_back(at("2026-11-15"));
    CHECK(practiced(assignment) == "1 day");
  }
  SUBCASE("a plan waits and is not practice") {
    Assignment assignment = walk({at("2026-11-19", Outcome::planned)});
    CHECK(practiced(assignment) == "1 planned");
    CHECK(report_on({assignment}).empty_window.empty());
    CHECK(report_on({assignment}).in_short.empty());
  }
}

TEST_CASE("at a glance: the days of the window, for a picture") {
  const auto strip = [](const std::vector<Entry>& entries) {
    return report_on_walk(entries).at_a_glance.at(0).strip;
  };
  SUBCASE("practice, and entries without it") {
    CHECK(strip({at("2026-11-17", Outcome::not_this_time), at("2026-11-16"),
                 at("2026-11-15", Outcome::tried), at("2026-11-15"),
                 at("2026-11-16", Outcome::no_chance)}) ==
          ReportStrip{.first = day("2026-11-13"),
                      .last = day("2026-11-19"),
                      .practiced = {day("2026-11-15"), day("2026-11-16")},
                      .noted = {day("2026-11-17")},
                      .text = "Practiced on Sun 15 Nov, Mon 16 Nov. "
                              "Also an entry on Tue 17 Nov."});
    CHECK(strip({at("2026-11-17", Outcome::no_chance)})->text ==
          "An entry on Tue 17 Nov.");
  }
  SUBCASE("nothing where no day is marked") {
    CHECK(strip({}) == std::nullopt);
    CHECK(strip({at("2026-11-17", Outcome::planned)}) == std::nullopt);
  }
  SUBCASE("the same for all") {
    const Report report = report_on(
        {walk({at("2026-11-14")}), bus({{70, 45}}), walk({at("2026-11-19")})});
    for (const ReportRow& row : report.at_a_glance) {
      CHECK(row.strip->first == day("2026-11-13"));
      CHECK(row.strip->last == day("2026-11-19"));
    }
  }
  SUBCASE("from the first entry when the window has no beginning") {
    Journal journal = journal_of({walk({at("2026-11-16"), at("2026-11-18")})});
    journal.sessions.clear();
    CHECK(make_report(journal, thursday).at_a_glance.at(0).strip->first ==
          day("2026-11-16"));
  }
  SUBCASE("the latest six weeks of them") {
    Journal journal = journal_of({walk({at("2026-10-08"), at("2026-10-09")})});
    journal.sessions.clear();
    const ReportRow row = make_report(journal, thursday).at_a_glance.at(0);
    CHECK(row.strip->first == day("2026-10-09"));
    CHECK(row.strip->practiced == std::vector{day("2026-10-09")});
  }
}

TEST_CASE("answers: numbers for a picture lie between the ends of the scale") {
  const auto slopes = [](const std::vector<std::pair<double, double>>& pairs) {
    return *report_on({bus(pairs)}).answers.at(0).slopes;
  };
  CHECK(slopes({{70, 45}, {60.5, 40}}) ==
        ReportSlopes{.question = "fear (0-100)",
                     .summary = "70 → 45, 60.5 → 40",
                     .pairs = {{70, 45}, {60.5, 40}},
                     .low = 0,
                     .high = 100,
                     .text = "70 to 45, 60.5 to 40"});
  CHECK(slopes({{70, 45}, {60, 40}, {50, 35}}).summary ==
        "median 60 → 40, range 50 to 70 → 35 to 45, 3 times");
  CHECK(slopes({{-5, 120}}).low == -5);
  CHECK(slopes({{-5, 120}}).high == 120);

  Assignment assignment = bus({{7, 4}});
  assignment.questions[0].range.reset();
  CHECK(report_on({assignment}).answers.at(0).slopes->low == 4);
  CHECK(report_on({assignment}).answers.at(0).slopes->high == 7);

  std::vector<std::pair<double, double>> many(5, {1, 2});
  many.insert(many.end(), slope_pairs, {3, 4});
  CHECK(slopes(many).pairs == std::vector(slope_pairs, std::pair(3.0, 4.0)));
}

TEST_CASE("answers: fewer than three pairs are listed") {
  CHECK(numbers_in(report_on({bus({})})).empty());
  CHECK(numbers_in(report_on({bus({{70, 45}, {60.5, 40}})})) ==
        "fear (0-100), before → after: 70 → 45, 60.5 → 40");
}

TEST_CASE("answers: three or more pairs are summarized, up and down alike") {
  CHECK(
      numbers_in(report_on({bus({{70, 45}, {60, 0}, {80, 100}, {50, 20}})})) ==
      "fear (0-100), before → after: median 65 → 32.5, "
      "range 50 to 80 → 0 to 100, 4 times, after: ▄▁█▂");
  CHECK(numbers_in(report_on({bus({{50, 50}, {50, 50}, {50, 50}})})) ==
        "fear (0-100), before → after: median 50 → 50, range 50 → 50, "
        "3 times, after: ▅▅▅");
  Assignment assignment = bus({{1, 1}, {1, 1}, {1, 1}});
  assignment.questions[0].range.reset();
  CHECK(contains(numbers_in(report_on({assignment})), "after: ▄▄▄"));

  std::vector<std::pair<double, double>> many(5, {0, 100});
  many.insert(many.end(), 40, {0, 0});
  std::string last_forty;
  for (int count = 0; count < 40; ++count) {
    last_forty += "▁";
  }
  CHECK(numbers_in(report_on({bus(many)}))
            .ends_with("45 times, after: " + last_forty));
}

TEST_CASE("answers: what is half there or no number is no pair") {
  Assignment assignment = bus({{70, 45}, {1, 2}});
  assignment.entries[1].answers[0].after.reset();
  CHECK(report_on({assignment}).answers.at(0).slopes->pairs ==
        std::vector{std::pair(70.0, 45.0)});
  assignment.entries[0].answers[0].before = std::nan("");
  CHECK(report_on({assignment}).answers.empty());
}

TEST_CASE("answers: expected and happened stand side by side, newest first") {
  Assignment assignment = bus({{70, 45}, {65, 60}, {60, 60}});
  SUBCASE("in one question") {
    assignment.questions.push_back(both("guess", QuestionType::line));
    for (Entry& entry : assignment.entries) {
      entry.answers.push_back(
          {.key = "guess", .before = "I get off", .after = "stayed\non"});
    }
    assignment.entries[1].at = moment("2026-11-15");
    const Report report = report_on({assignment});
    CHECK(report.answers.size() == 3);
    CHECK(report.answers.at(0).line ==
          "Sun 15 Nov, guess, expected: “I get off”, "
          "what happened: “stayed on”");
    CHECK(report.answers.at(1).line.starts_with("Sat 14 Nov, guess"));
    CHECK(report.answers.at(2).line.starts_with("fear"));
    CHECK(report.answers.at(0).words ==
          ReportWords{"Sun 15 Nov, guess", "I get off", "stayed on"});
  }
  SUBCASE("in two questions") {
    assignment.questions.push_back({.key = "prediction",
                                    .type = QuestionType::line,
                                    .when = Asked::before});
    assignment.questions.push_back({.key = "happened"});
    assignment.entries[0].answers.push_back(
        {.key = "prediction", .after = "I get off"});
    assignment.entries[0].answers.push_back(
        {.key = "happened", .after = "stayed on"});
    const Report report = report_on({assignment});
    CHECK(report.answers.size() == 2);
    CHECK(report.answers.at(0).line ==
          "Sat 14 Nov, expected: “I get off”, what happened: “stayed on”");
  }
}

TEST_CASE("answers: each homework gives one before any gives two") {
  Assignment many{.id = "many", .title = "Many"};
  Entry entry = at("2026-11-14");
  for (const char letter : std::string("abcdefghij")) {
    const std::string key(1, letter);
    many.questions.push_back(both(key, QuestionType::scale));
    entry.answers.push_back({.key = key, .before = 1.0, .after = 2.0});
  }
  many.questions.push_back(both("guess", QuestionType::line));
  entry.answers.push_back({.key = "guess", .before = "so", .after = "not so"});
  many.entries = {entry, entry};

  const Report report = report_on({bus({{70, 45}}), many});

  std::vector<std::string> lines;
  for (const ReportAnswers& answers : report.answers) {
    lines.push_back(answers.homework + ": " + answers.line.substr(0, 6));
  }
  CHECK(lines == Lines{"Many: Sat 14", "Many: Sat 14", "Many: a, bef",
                       "Many: b, bef", "Many: c, bef", "Many: d, bef",
                       "Many: e, bef", "Bus: fear ("});
  CHECK(report.more_answers == "and 5 more");
}

TEST_CASE("obstacles are counted, the most frequent first, with ideas") {
  Entry first = at("2026-11-14", Outcome::no_chance);
  first.obstacles = {"no-time", "no-time"};
  first.would_help = "start small";
  Entry second = at("2026-11-15", Outcome::no_chance);
  second.obstacles = {"low-energy", "no-time"};
  second.would_help = "shoes by the door";
  Entry third = at("2026-11-16");
  third.would_help = "company";

  CHECK(report_on_walk({first, second, third}).obstacles.lines ==
        Lines{"no time, twice (idea: start small)",
              "low energy, once (idea: shoes by the door)",
              "What would help: company"});

  SUBCASE("two of them, each once") {
    std::vector<Entry> entries(4, first);
    entries[1].would_help = "an alarm";
    entries[2].would_help = "company";
    CHECK(report_on_walk(entries).obstacles.lines ==
          Lines{"no time, 4 times (ideas: start small; an alarm)"});
  }
}

TEST_CASE("changes of the window are told with their reasons, newest first") {
  Assignment assignment = walk({});
  assignment.baby_step = "to the corner";
  assignment.changes = {
      {.on = day("2026-11-12"), .cue = "before the window"},
      {.on = day("2026-11-13"),
       .schedule = schedule("2/week"),
       .why = "Night shifts"},
      {.on = day("2026-11-14"), .what = "to the corner", .cue = ""},
      {.on = day("2026-11-15"),
       .status = Status::paused,
       .until = day("2026-11-16"),
       .why = "Flu"},
      {.on = day("2026-11-17"),
       .steps = Lines{"a"},
       .if_then = Lines{"b", "c"},
       .confidence = 90},
      {.on = day("2026-11-18"), .title = "Walk", .share = Share::all},
      {.on = day("2026-11-18"),
       .schedule = schedule("2/week"),
       .status = Status::active},
      {.on = day("2026-11-19"), .status = Status::finished},
      {.on = day("2026-11-20"), .goal = "to come"},
  };

  CHECK(report_on({assignment}).changes.more.empty());
  CHECK(report_on({assignment}).changes.lines ==
        Lines{"Thu 19 Nov, Walk: finished",
              "Tue 17 Nov, Walk: if-then: b; c; new steps; "
              "how likely, 0-100: 90",
              "Sun 15 Nov, Walk: paused until Mon 16 Nov. Why: Flu",
              "Sat 14 Nov, Walk: smaller version: to the corner; "
              "when and where: none",
              "Fri 13 Nov, Walk: " + schedule("2/week").in_words() +
                  " instead of " + schedule("daily").in_words() +
                  ". Why: Night shifts"});
}

TEST_CASE("changes of one day are told in the order of the file") {
  Assignment assignment = walk({});
  assignment.cue = "after supper";
  assignment.changes = {
      {.on = day("2026-11-17"), .cue = "after supper"},
      {.on = day("2026-11-18"), .status = Status::paused, .why = "flu"},
      {.on = day("2026-11-18"), .status = Status::active, .why = "better"},
      {.on = day("2026-11-18"), .cue = ""},
      {.on = day("2026-11-18"), .cue = ""},
  };

  CHECK(report_on({assignment}).changes.lines ==
        Lines{"Wed 18 Nov, Evening walk: paused. Why: flu",
              "Wed 18 Nov, Evening walk: taken up again. Why: better",
              "Wed 18 Nov, Evening walk: when and where: none"});
}

TEST_CASE("a pause into another year says which") {
  Assignment assignment = walk({});
  assignment.changes = {{.on = day("2026-11-17"),
                         .status = Status::paused,
                         .until = day("2027-11-01")}};
  CHECK(report_on({assignment}).changes.lines ==
        Lines{"Tue 17 Nov, Evening walk: paused until Mon 1 Nov 2027"});
}

TEST_CASE("five changes are told, and in full every one") {
  Assignment assignment = walk({});
  for (int number = 0; number < 8; ++number) {
    assignment.changes.push_back(
        {.on = day("2026-11-14"), .confidence = number});
  }
  const Journal journal = journal_of({assignment});
  ReportRequest full = thursday;
  full.extent = Extent::full;

  CHECK(make_report(journal, thursday).changes.lines.size() == 5);
  CHECK(make_report(journal, thursday).changes.more == "and 3 more");
  CHECK(make_report(journal, full).changes.lines.size() == 8);
  CHECK(make_report(journal, full).changes.more.empty());
}

TEST_CASE("what was done to several on one day for one reason is one line") {
  const Change flu{.on = day("2026-11-15"),
                   .status = Status::paused,
                   .until = day("2026-11-18"),
                   .why = "Flu"};
  Assignment one = walk({});
  one.changes = {flu};
  Assignment other = bus({});
  other.changes = {flu};
  Assignment letters{.id = "letters", .title = "Letters"};
  letters.changes = {flu};
  const auto lines = [&] {
    return report_on({other, letters, one}).changes.lines;
  };

  CHECK(lines() == Lines{"Sun 15 Nov, Bus, Letters, Evening walk: "
                         "paused until Wed 18 Nov. Why: Flu"});

  SUBCASE("and as many as there are for several") {
    letters.changes[0].why = "Guests";
    one.changes[0].until = day("2026-11-17");
    CHECK(lines() ==
          Lines{"Sun 15 Nov, Bus: paused until Wed 18 Nov. Why: Flu",
                "Sun 15 Nov, Letters: paused until Wed 18 Nov. Why: Guests",
                "Sun 15 Nov, Evening walk: paused until Tue 17 Nov. Why: Flu"});
  }
  SUBCASE("or on several days") {
    letters.changes[0].on = day("2026-11-16");
    CHECK(lines() ==
          Lines{"Mon 16 Nov, Letters: paused until Wed 18 Nov. Why: Flu",
                "Sun 15 Nov, Bus, Evening walk: paused until Wed 18 Nov. "
                "Why: Flu"});
  }
  SUBCASE("and what was done to one of them stays in order") {
    const Change back{.on = flu.on, .status = Status::active};
    letters.changes.clear();
    other.changes = {flu, back};
    one.changes = {
        {.on = day("2026-11-10"), .status = Status::paused}, back, flu};
    CHECK(lines() == Lines{"Sun 15 Nov, Bus: paused until Wed 18 Nov. Why: Flu",
                           "Sun 15 Nov, Bus, Evening walk: taken up again",
                           "Sun 15 Nov, Evening walk: paused until Wed 18 Nov. "
                           "Why: Flu"});
  }
}

TEST_CASE("the form asks about what is active or paused now") {
  Assignment paused = walk({at("2026-11-14")});
  paused.changes = {{.on = day("2026-11-15"), .status = Status::paused}};
  Assignment active = bus({{70, 45}});
  const Report report = report_on({active, paused});

  CHECK(report.form.size() == 5);
  CHECK(report.to_decide.lines == Lines{"Bus", "Evening walk"});
  CHECK(report.decisions == Lines{"keep", "change", "finish"});

  SUBCASE("for the whole window, too, after the others") {
    paused.id = "a walk";
    paused.entries.clear();
    paused.changes[0].on = day("2026-11-10");
    const Report longer = report_on({paused, active});
    CHECK(longer.to_decide.lines == Lines{"Bus", "Evening walk"});
    CHECK(longer.at_a_glance.size() == 1);
    CHECK(preview_report(journal_of({paused}), thursday).goes_in ==
          Lines{"Evening walk, paused"});
  }
  SUBCASE("and not about what has ended") {
    for (const Status status : {Status::finished, Status::let_go}) {
      paused.changes[0].status = status;
      CHECK(report_on({paused}).to_decide.lines.empty());
    }
  }
}

TEST_CASE("the footer has the contact when the person wants it there") {
  Journal journal = journal_of({});
  journal.settings.support = "Ana, 555 0100";
  CHECK(make_report(journal, thursday).footer ==
        Lines{"Self-report, not an assessment."});
  journal.settings.support_in_report = true;
  CHECK(make_report(journal, thursday).footer ==
        Lines{"Self-report, not an assessment.", "Support: Ana, 555 0100"});
}

TEST_CASE("a window without entries makes a kind and useful page") {
  Journal journal = journal_of({walk({at("2026-11-10")})});
  journal.agenda = {{.at = moment("2026-11-15"), .text = "topic"}};
  const Report report = make_report(journal, thursday);

  CHECK(report.empty_window ==
        "No entries this time. That is something we can look at together.");
  CHECK(report.topics.lines == Lines{"topic"});
  CHECK(report.to_decide.lines == Lines{"Evening walk"});
  CHECK(report_on_walk({at("2026-11-14")}).empty_window.empty());
  CHECK(contains(to_markdown(make_report({}, thursday)), "No entries"));
}

TEST_CASE("a page says how many files could not be read, and not which") {
  Journal journal = journal_of({});
  journal.unread = {"assignments/secret.toml"};
  const Report report = make_report(journal, thursday);

  CHECK(report.empty_window.empty());
  CHECK(report.unread_files ==
        "1 of my files could not be read and is not on this page.");
  for (const std::string& page :
       {to_markdown(report), to_html(report), to_json(report)}) {
    CHECK(contains(page, report.unread_files));
    CHECK(!contains(page, "No entries"));
    CHECK(!contains(page, "secret"));
  }

  SUBCASE("of those that may belong there") {
    journal.unread = {"sessions.toml", "assignments/bus.toml",
                      "assignments/secret.toml"};
    ReportRequest request = thursday;
    request.without = {"secret"};
    CHECK(make_report(journal, request).unread_files ==
          "2 of my files could not be read and are not on this page.");
    request.only = {"walk"};
    journal.unread.erase(journal.unread.begin());
    CHECK(make_report(journal, request).unread_files.empty());
    CHECK(!make_report(journal, request).empty_window.empty());
  }
}

TEST_CASE("where sessions are missing, a page does not say there were none") {
  Journal journal = journal_of({});
  journal.sessions.clear();
  const auto window = [&journal] {
    return make_report(journal, thursday).window;
  };

  SUBCASE("because their file could not be read") {
    journal.unread = {"sessions.toml"};
    CHECK(window() == "Everything up to Thu 19 Nov. Written by me with hw.");
  }
  SUBCASE("because it could be read in part") {
    journal.problems = {{"sessions.toml", 3, "x"}};
    CHECK(window() == "Everything up to Thu 19 Nov. Written by me with hw.");
  }
  SUBCASE("and it does where another file is missing") {
    journal.unread = {"assignments/bus.toml"};
    journal.problems = {{"assignments/bus.toml", 3, "x"}};
    CHECK(window() ==
          "Everything up to Thu 19 Nov, as no session came before. "
          "Written by me with hw.");
  }
}

TEST_CASE("a page says how many files could be read in part") {
  Journal journal = journal_of({walk({})});
  journal.problems = {{"assignments/walk.toml", 9, "an entry has no time"}};
  const std::string one =
      "1 of my files could be read in part; the rest of it is not on this "
      "page.";
  const Report report = make_report(journal, thursday);

  CHECK(report.unread_files == one);
  CHECK(report.empty_window.empty());

  SUBCASE("beside those that could not be read") {
    journal.problems.insert(journal.problems.end(),
                            {{"assignments/walk.toml", 12, "x"},
                             {"sessions.toml", 3, "x"},
                             {"assignments/bus.toml", 1, "x"},
                             {"journal.toml", 1, "x"}});
    journal.unread = {"assignments/bus.toml"};
    CHECK(make_report(journal, thursday).unread_files ==
          "1 of my files could not be read and is not on this page. 2 of my "
          "files could be read in part; the rest of them is not on this page.");
    journal.unread.emplace_back("sessions.toml");
    CHECK(make_report(journal, thursday).unread_files ==
          "2 of my files could not be read and are not on this page. " + one);
  }
  SUBCASE("of those that may belong there") {
    ReportRequest request = thursday;
    request.without = {"walk"};
    CHECK(make_report(journal, request).unread_files.empty());
    journal.assignments.front().share = Share::none;
    CHECK(make_report(journal, thursday).unread_files.empty());
    CHECK(!make_report(journal, thursday).empty_window.empty());
  }
}

TEST_CASE("the full report has every entry, oldest first, in whole") {
  Entry entry = at("2026-11-15T21:30:00-05:00", Outcome::partly);
  entry.step = "first";
  entry.minutes = 20;
  entry.note = "one\ntwo\nthree\nfour";
  entry.proud = true;
  entry.answers = {{.key = "fear", .before = 70.0, .after = 45.0}};
  Assignment assignment = bus({});
  assignment.entries = {entry, at("2026-11-14"),
                        at("2026-11-16", Outcome::planned)};
  ReportRequest full = thursday;
  full.extent = Extent::full;
  const Report report = make_report(journal_of({assignment}), full);

  CHECK(report.entries ==
        std::vector<ReportEntry>{
            {"Sat 14 Nov: Bus, practiced", {}},
            {"Sun 15 Nov, 21:30: Bus, a little",
             {"Step: first", "Minutes: 20", "fear (0-100): 70 → 45",
              "Note: one\ntwo\nthree\nfour", "I am glad I did this"}}});
  CHECK(report_on({assignment}).entries.empty());
}

TEST_CASE("entries of the same time stay in the order of the file") {
  Entry first = at("2026-11-15T21:30:00-05:00");
  Entry second = first;
  first.note = "first";
  second.note = "second";
  Assignment assignment = bus({});
  assignment.entries = {first, second};
  ReportRequest full = thursday;
  full.extent = Extent::full;
  const Report report = make_report(journal_of({assignment}), full);

  REQUIRE(report.entries.size() == 2);
  CHECK(report.entries[0].parts == Lines{"Note: first"});
  CHECK(report.entries[1].parts == Lines{"Note: second"});
}

TEST_CASE("the numbers of a summary are told") {
  Assignment assignment = bus({{70, 45}});
  assignment.share = Share::summary;
  assignment.entries[0].helped = 6;
  const Report report = report_on({assignment});

  CHECK(report.at_a_glance.at(0).homework == "Bus");
  CHECK(report.at_a_glance.at(0).practiced == "1 day");
  CHECK(report.at_a_glance.at(0).helped == "6");
  CHECK(report.answers.at(0).line ==
        "Question 1 (0-100), before → after: 70 → 45");
}

TEST_CASE("steps of a summary are counted and not named") {
  Assignment assignment = walk({at("2026-11-14")});
  assignment.schedule = schedule("as needed");
  assignment.share = Share::summary;
  assignment.steps = {"secret a", "secret b"};
  assignment.entries[0].step = "secret b";

  CHECK(practiced(assignment) == "1 day, step 1 of 2");
  CHECK(!contains(to_json(report_on({assignment})), "secret"));
}

TEST_CASE("a step is named in full where all of it is shared") {
  Assignment assignment = walk({at("2026-11-14")});
  assignment.steps = {"first"};
  assignment.entries[0].step = "first";
  const auto parts = [&assignment] {
    ReportRequest full = thursday;
    full.extent = Extent::full;
    return make_report(journal_of({assignment}), full).entries.at(0).parts;
  };

  CHECK(parts() == Lines{"Step: first"});
  assignment.entries[0].share = Share::summary;
  CHECK(parts().empty());
  assignment.entries[0].share = Share::all;
  assignment.share = Share::summary;
  CHECK(parts().empty());
}

TEST_CASE("what was left out as private is counted within the window") {
  Assignment hidden = walk({at("2026-11-14"), at("2026-11-01")});
  hidden.share = Share::none;
  Assignment shown = bus({{70, 45}, {1, 2}});
  shown.entries[0].share = Share::none;

  CHECK(report_on({hidden, shown}).private_entries == 2);
  CHECK(report_on({shown}).private_entries == 1);
  CHECK(make_report(journal_of({hidden, shown}),
                    {.now = thursday.now, .without = {"walk"}})
            .private_entries == 1);
}

TEST_CASE("what is shared is decided as it holds today") {
  Assignment assignment = walk({at("2026-11-14")});
  assignment.changes = {{.on = day("2026-11-19"), .share = Share::none}};
  const Journal journal = journal_of({assignment});

  CHECK(report_on({assignment}).at_a_glance.empty());
  CHECK(
      make_report(journal, {.now = thursday.now, .until = moment("2026-11-15")})
          .at_a_glance.empty());
  assignment.changes[0].on = day("2026-11-20");
  CHECK(report_on({assignment}).at_a_glance.size() == 1);
}

TEST_CASE("a page has at most page_lines, however much was logged") {
  std::size_t most = 0;
  for (std::uint32_t seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const Journal journal = random_journal(random, 60, 30);
    const std::size_t lines =
        lines_in(to_markdown(make_report(journal, thursday)));
    REQUIRE(lines <= page_lines);
    most = std::max(most, lines);
  }
  CHECK(most >= page_lines - 1);
}

TEST_CASE(
    "a page where everything is too long is full and says something of each") {
  std::vector<Assignment> assignments;
  for (int number = 0; number < 20; ++number) {
    assignments.push_back(bus({{1, 2}, {3, 4}}));
    for (Entry& entry : assignments.back().entries) {
      entry.learned = "a\nb\nc\nd";
      entry.bring = "topic";
      entry.proud = true;
      entry.obstacles = {std::to_string(number)};
    }
    assignments.back().changes = {
        {.on = day("2026-11-14"), .confidence = number}};
  }
  const Report report = report_on(assignments);

  CHECK(lines_in(to_markdown(report)) == page_lines);
  CHECK(report.topics.lines.size() >= 4);
  CHECK(!report.noticed.empty());
  CHECK(report.at_a_glance.size() >= 2);
  CHECK(!report.answers.empty());
  CHECK(!report.obstacles.lines.empty());
  CHECK(!report.changes.lines.empty());
  CHECK(!report.to_decide.lines.empty());
}

TEST_CASE("no page judges") {
  for (std::uint32_t seed = 1; seed <= 150; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const Report report = make_report(random_journal(random, 6, 8), thursday);
    const std::string html = to_html(report);
    const std::string page =
        to_markdown(report) + html.substr(html.find("<body>"));
    for (const char* const word :
         {"gap",    "%",       "fail",    "miss",       "overdue",
          "late",   "behind",  "broken",  "lost",       "reset",
          "should", "must",    "only",    "compliance", "grade",
          "score",  "perfect", "percent", "longest",    "!"}) {
      CAPTURE(word);
      REQUIRE(!contains(page, word));
    }
  }
}

}  // namespace hw::test::report_test
