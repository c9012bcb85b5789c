// The parts of a page: one for each assignment of which the window has
// something.
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "hw/html.hpp"
#include "hw/json.hpp"
#include "hw/markdown.hpp"
#include "hw/report.hpp"

#include "make.hpp"
#include "page_of.hpp"

namespace hw::test::report_parts_test {

namespace {

Question scale(std::string key, double high, Asked when = Asked::both) {
  return {.key = std::move(key),
          .type = QuestionType::scale,
          .range = std::pair(0.0, high),
          .when = when,
          .quick = true};
}

Entry answered(std::string_view when, std::vector<Answer> answers) {
  Entry entry = at(when);
  entry.answers = std::move(answers);
  return entry;
}

Answer pair(std::string key, double before, double after) {
  return {.key = std::move(key), .before = before, .after = after};
}

Assignment named(std::string title, std::vector<Entry> entries) {
  Assignment assignment = walk(std::move(entries));
  assignment.id = title;
  assignment.title = std::move(title);
  return assignment;
}

std::string heading_of(const Assignment& assignment) {
  return heading(report_on({assignment}), assignment.title);
}

Lines titles(const std::vector<ReportPart>& parts) {
  Lines titles;
  for (const ReportPart& part : parts) {
    titles.push_back(part.title);
  }
  return titles;
}

Lines changes_of(const Assignment& assignment) {
  const Report report = report_on({assignment});
  Lines lines;
  if (!report.homework.empty()) {
    lines.assign(report.homework[0].changes.begin(),
                 report.homework[0].changes.end());
  }
  return lines;
}

// A sheet of numbers that was filled in every week of autumn, with `numbers`.
Assignment sheet(const std::vector<double>& numbers) {
  Assignment assignment = named("Sheet", {});
  assignment.is_record = true;
  assignment.schedule = schedule("weekly");
  assignment.questions = {scale("total", 27, Asked::after)};
  Date date = day("2026-11-15");
  for (auto number = numbers.rbegin(); number != numbers.rend(); ++number) {
    assignment.entries.insert(
        assignment.entries.begin(),
        answered(date.to_string(), {{.key = "total", .after = *number}}));
    date = date.plus_days(-7);
  }
  return assignment;
}

}  // namespace

TEST_CASE("a part has the title, and what was agreed on") {
  Assignment assignment = walk({noted("2026-11-14", "Slow")});
  CHECK(heading_of(assignment) == "Walk (as needed)");
  assignment.schedule = schedule("3/week");
  CHECK(heading_of(assignment) == "Walk (3 a week)");

  SUBCASE("as it holds at the end of the window") {
    assignment.changes = {{.on = day("2026-11-17"),
                           .schedule = schedule("2/week"),
                           .title = "Stroll"},
                          {.on = day("2026-11-20"), .title = "Not yet"}};
    CHECK(heading(report_on({assignment}), "Stroll") == "Stroll (2 a week)");
  }
}

TEST_CASE("a part says how long a run is, from two on") {
  Assignment assignment = walk({at("2026-11-19")});
  assignment.agreed_on = day("2026-11-18");
  assignment.schedule = schedule("daily");
  CHECK(heading_of(assignment) == "Walk (every day)");
  assignment.entries.push_back(at("2026-11-18"));
  CHECK(heading_of(assignment) == "Walk (every day, 2 in a row)");
  assignment.schedule = schedule("wed thu");
  CHECK(heading_of(assignment) == "Walk (Wed, Thu, 2 times in a row)");
  assignment.schedule = schedule("weekly");
  assignment.agreed_on = day("2026-11-02");
  assignment.entries.push_back(at("2026-11-03"));
  assignment.entries.push_back(at("2026-11-12"));
  CHECK(heading_of(assignment) == "Walk (once a week, 3 weeks in a row)");

  SUBCASE("not of a record") {
    assignment.is_record = true;
    CHECK(heading_of(assignment) == "Walk (once a week)");
  }
  SUBCASE("not when the person does not want it") {
    Journal journal = journal_of({assignment});
    journal.settings.streaks = false;
    CHECK(heading(make_report(journal, thursday), "Walk") ==
          "Walk (once a week)");
  }
}

TEST_CASE("a part says how often the last step was tried, if it can be again") {
  const auto on_step = [](std::string_view when, std::string step,
                          Outcome outcome = Outcome::done) {
    Entry entry = at(when);
    entry.step = std::move(step);
    entry.outcome = outcome;
    return entry;
  };
  Assignment bus = named(
      "bus", {on_step("2026-11-15", "Stop"), on_step("2026-11-16", "Ride"),
              on_step("2026-11-17", "Stop"), on_step("2026-11-18", "Ride"),
              on_step("2026-11-19", "Ride", Outcome::tried),
              on_step("2026-11-19", "Ride", Outcome::not_this_time)});
  bus.steps = {"Stop", "Ride", "Get off"};
  CHECK(heading_of(bus).find("times") == std::string::npos);
  bus.repeats_steps = true;
  CHECK(heading_of(bus) == "bus (as needed, step 2: 3 times)");
  bus.steps = {"Stop"};
  CHECK(heading_of(bus) == "bus (as needed)");
}

TEST_CASE("a part says in what range its numbers are, those that are there") {
  Assignment assignment =
      walk({answered("2026-11-14", {pair("fear", 70, 45)})});
  assignment.questions = {scale("fear", 100), scale("likely", 100),
                          scale("calm", 10)};
  CHECK(heading_of(assignment) == "Walk (as needed; fear 0-100)");
  assignment.entries[0].answers.push_back(pair("likely", 90, 20));
  CHECK(heading_of(assignment) == "Walk (as needed; fear and likely 0-100)");
  assignment.entries[0].helped = 6;
  CHECK(heading_of(assignment) ==
        "Walk (as needed; fear and likely 0-100; helped 0-10)");
  assignment.entries[0].answers.push_back(pair("calm", 1, 2));
  CHECK(heading_of(assignment) ==
        "Walk (as needed; fear and likely 0-100; calm and helped 0-10)");
  assignment.questions[0].range.reset();
  assignment.questions[0].type = QuestionType::number;
  CHECK(heading_of(assignment) ==
        "Walk (as needed; likely 0-100; calm and helped 0-10)");
}

TEST_CASE("a part says how many of its rows are left out") {
  std::vector<Entry> entries;
  for (int number = 0; number < 80; ++number) {
    entries.push_back(noted("2026-11-14", "n" + std::to_string(number)));
  }
  const Report report = report_on_walk(entries);
  const std::size_t shown = below(report, "Walk").size();
  CHECK(shown > 20);
  CHECK(heading(report, "Walk") ==
        "Walk (as needed; " + std::to_string(80 - shown) + " more)");
  const Report full = make_report(journal_of({walk(entries)}), in_full());
  CHECK(heading(full, "Walk") == "Walk (as needed)");
  CHECK(below(full, "Walk").size() == 80);
}

TEST_CASE("a part says what it is for, in a line of its own") {
  Assignment assignment = walk({noted("2026-11-14", "Slow")});
  assignment.goal = "Sundays at Dad's\nwithout a ride";
  CHECK(below(report_on({assignment}), "Walk") ==
        Lines{"For: Sundays at Dad's without a ride.", "- Sat 14 Nov: Slow."});
}

TEST_CASE("parts for the same goal stand together, and say it once") {
  Assignment first = named("a", {noted("2026-11-14", "x")});
  Assignment second = named("b", {noted("2026-11-14", "x")});
  Assignment third = named("c", {noted("2026-11-14", "x")});
  Assignment fourth = named("d", {noted("2026-11-14", "x")});
  first.goal = third.goal = "Company";
  const Report report = report_on({first, second, third, fourth});

  CHECK(titles(report.homework) == Lines{"a", "c", "b", "d"});
  CHECK(below(report, "a (") == Lines{"For: Company.", "- Sat 14 Nov: x."});
  CHECK(below(report, "c (") == Lines{"- Sat 14 Nov: x."});
}

TEST_CASE("a part begins with what was changed in the window, and why") {
  Assignment assignment = walk({noted("2026-11-14", "Slow")});
  assignment.changes = {
      {.on = day("2026-11-12"), .cue = "before the window"},
      {.on = day("2026-11-17"),
       .schedule = schedule("2/week"),
       .why = "Night shifts"},
      {.on = day("2026-11-18"), .cue = "After supper"},
  };
  CHECK(below(report_on({assignment}), "Walk") ==
        Lines{"- Tue 17 Nov, changed: 2 a week instead of as needed. "
              "Why: Night shifts.",
              "- Wed 18 Nov, changed: when and where: After supper.",
              "- Sat 14 Nov: Slow."});

  SUBCASE("also where nothing was logged") {
    assignment.entries.clear();
    CHECK(below(report_on({assignment}), "Walk").size() == 2);
  }
}

TEST_CASE("changes are in the order of their days, then of the file") {
  Assignment assignment = walk({});
  assignment.cue = "after supper";
  assignment.changes = {
      {.on = day("2026-11-18"), .status = Status::paused, .why = "flu"},
      {.on = day("2026-11-18"), .status = Status::active, .why = "better"},
      {.on = day("2026-11-17"), .what = "to the corner"},
      {.on = day("2026-11-18"), .cue = ""},
      {.on = day("2026-11-18"), .cue = ""},
      {.on = day("2026-11-19"), .title = "Walk", .share = Share::all},
  };
  CHECK(changes_of(assignment) ==
        Lines{"Tue 17 Nov, changed: what: to the corner.",
              "Wed 18 Nov, changed: paused. Why: flu.",
              "Wed 18 Nov, changed: taken up again. Why: better.",
              "Wed 18 Nov, changed: when and where: none."});
}

TEST_CASE(
    "a change is in the part of its assignment, whatever others are called") {
  Assignment first = walk({noted("2026-11-14", "a")});
  Assignment second = walk({noted("2026-11-14", "b")});
  second.id = "walk-2";
  second.changes = {{.on = day("2026-11-17"), .cue = "After supper"}};
  const Report report = report_on({first, second});
  CHECK(report.homework.at(0).changes.empty());
  CHECK(report.homework.at(1).changes.size() == 1);
}

TEST_CASE("a pause into another year says which") {
  Assignment assignment = walk({});
  assignment.changes = {{.on = day("2026-11-17"),
                         .status = Status::paused,
                         .until = day("2027-11-01")}};
  CHECK(changes_of(assignment) ==
        Lines{"Tue 17 Nov, changed: paused until Mon 1 Nov 2027."});
}

TEST_CASE("a change on the day of a session belongs to the page after it") {
  Assignment assignment = walk({});
  assignment.changes = {{.on = day("2026-11-13"), .cue = "that of the last"},
                        {.on = day("2026-11-20"), .cue = "that of the next"}};
  const Journal journal = journal_of({assignment});
  const auto said = [&journal](std::string_view now, std::string_view what) {
    return contains(to_markdown(make_report(journal, {.now = moment(now)})),
                    what);
  };
  CHECK(said("2026-11-19T20:00:00-05:00", "that of the last"));
  CHECK(!said("2026-11-19T20:00:00-05:00", "that of the next"));
  CHECK(!said("2026-11-20T10:00:00-05:00", "that of the next"));
  CHECK(said("2026-11-20T10:00:00-05:00", "that of the last"));
  CHECK(said("2026-11-20T18:00:00-05:00", "that of the next"));
  CHECK(!said("2026-11-20T18:00:00-05:00", "that of the last"));
}

TEST_CASE("what was done to several on one day is not in their parts") {
  const Change flu{.on = day("2026-11-15"),
                   .status = Status::paused,
                   .until = day("2026-11-18"),
                   .why = "Flu"};
  Assignment bus = named("Bus", {});
  Assignment letters = named("Letters", {});
  Assignment reading = named("Reading", {});
  for (Assignment* const one : {&bus, &letters, &reading}) {
    one->changes = {flu};
  }
  const auto page = [&] { return report_on({bus, letters, reading}); };

  CHECK(page().pause ==
        "Sun 15 Nov, Bus, Letters, Reading: "
        "paused until Wed 18 Nov. Why: Flu.");
  CHECK(page().homework.empty());

  SUBCASE("unless the reason, the day or the end is another") {
    letters.changes[0].why = "Guests";
    reading.changes[0].until = day("2026-11-17");
    CHECK(page().pause.empty());
    CHECK(titles(page().homework) == Lines{"Bus", "Letters", "Reading"});
    letters.changes = {flu};
    letters.changes[0].on = day("2026-11-16");
    CHECK(page().pause.empty());
  }
  SUBCASE("or there was more to one of them in between") {
    const Change back{.on = flu.on, .status = Status::active};
    letters.changes.clear();
    bus.changes = {flu, back};
    reading.changes = {
        {.on = day("2026-11-10"), .status = Status::paused}, back, flu};
    CHECK(page().pause == "Sun 15 Nov, Bus, Reading: taken up again.");
    CHECK(titles(page().homework) == Lines{"Bus", "Reading"});
  }
}

TEST_CASE("a part whose rows would say only days is one line of days") {
  const Report report =
      report_on_walk({at("2026-11-14"), at("2026-11-16"), at("2026-11-16")});
  CHECK(below(report, "Walk") == Lines{"- Sat 14, Mon 16 Nov."});
  CHECK(report.homework.at(0).rows.empty());
  CHECK(report.homework.at(0).practiced ==
        std::vector{day("2026-11-14"), day("2026-11-16")});

  SUBCASE("and not where one of them says more") {
    CHECK(below(report_on_walk(
                    {at("2026-11-14"), at("2026-11-15", Outcome::tried)}),
                "Walk") == Lines{"- Sat 14 Nov.", "- Sun 15 Nov, tried."});
    CHECK(below(report_on_walk({at("2026-11-15", Outcome::no_chance)}),
                "Walk") == Lines{"- Sun 15 Nov: Could not happen."});
  }
}

TEST_CASE("what is practiced comes before records, in the order of the ids") {
  Assignment record = named("a", {noted("2026-11-14", "x")});
  record.is_record = true;
  const Report report = report_on(
      {record, named("b", {at("2026-11-14")}), named("c", {at("2026-11-14")})});
  CHECK(titles(report.homework) == Lines{"b", "c"});
  CHECK(titles(report.records) == Lines{"a"});
  const std::string page = to_markdown(report);
  CHECK(page.find("## c") < page.find("## a"));
}

TEST_CASE("a measure is a run of its numbers, from old to new") {
  const Report report = report_on({sheet({18, 17, 16, 14})});
  CHECK(heading(report, "Sheet") == "Sheet (once a week; 0-27)");
  CHECK(below(report, "Sheet") ==
        Lines{"14 on Sun 15 Nov. Since Sun 25 Oct: 18, 17, 16, 14."});

  SUBCASE("of one, without a run") {
    CHECK(below(report_on({sheet({18})}), "Sheet") ==
          Lines{"18 on Sun 15 Nov."});
  }
  SUBCASE("of the newest ten") {
    CHECK(below(report_on(
                    {sheet({20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9})}),
                "Sheet") == Lines{"9 on Sun 15 Nov. Since Sun 13 Sep: "
                                  "18, 17, 16, 15, 14, 13, 12, 11, 10, 9."});
  }
  SUBCASE("with a line for each of several, with its range") {
    Assignment two = sheet({18, 17});
    two.questions.push_back(scale("sleep", 3, Asked::after));
    two.entries[1].answers.push_back({.key = "sleep", .after = 2.0});
    CHECK(heading_of(two) == "Sheet (once a week; total 0-27; sleep 0-3)");
    CHECK(below(report_on({two}), "Sheet") ==
          Lines{"Total: 17 on Sun 15 Nov. Since Sun 8 Nov: 18, 17.",
                "Sleep: 2 on Sun 15 Nov."});
  }
  SUBCASE("with what was noted beside the numbers") {
    Assignment told = sheet({18, 17});
    told.entries[1].note = "In a hurry";
    CHECK(below(report_on({told}), "Sheet") ==
          Lines{"17 on Sun 15 Nov. Since Sun 8 Nov: 18, 17.",
                "- Sun 15 Nov: In a hurry."});
  }
}

TEST_CASE("a measure is on the page only when it was filled in in the window") {
  Assignment told = sheet({18, 17});
  CHECK(report_on({told}).records.size() == 1);
  told.entries.pop_back();
  CHECK(report_on({told}).records.empty());
}

TEST_CASE("a record that asks for words has rows") {
  Assignment diary = named("Diary", {answered("2026-11-14", {})});
  diary.is_record = true;
  diary.questions = {
      {.key = "where", .type = QuestionType::line, .quick = true},
      scale("urge", 5, Asked::after)};
  diary.entries[0].answers = {{.key = "where", .after = "At home"},
                              {.key = "urge", .after = 2.0}};
  CHECK(below(report_on({diary}), "Diary") ==
        Lines{"- Sat 14 Nov: At home. Urge 2."});
}

TEST_CASE("what was agreed on and has no part shares a line") {
  Assignment quiet = named("Quiet", {at("2026-11-01")});
  const auto also = [&quiet] {
    return report_on({quiet, named("Busy", {at("2026-11-14")})}).also_agreed;
  };
  CHECK(also() == "Also agreed on: Quiet (as needed).");

  SUBCASE("not what begins later") {
    quiet.agreed_on = day("2026-11-20");
    CHECK(also().empty());
  }
  SUBCASE("not what ended before") {
    quiet.changes = {{.on = day("2026-11-12"), .status = Status::finished}};
    CHECK(also().empty());
  }
  SUBCASE("what is paused all the time says so") {
    quiet.changes = {{.on = day("2026-11-10"), .status = Status::paused}};
    CHECK(also() == "Also agreed on: Quiet (as needed, paused).");
    quiet.changes[0].until = day("2026-11-18");
    CHECK(also() == "Also agreed on: Quiet (as needed).");
    quiet.changes[0].until = day("2026-11-19");
    CHECK(also() == "Also agreed on: Quiet (as needed, paused).");
  }
  SUBCASE("below the parts that are practiced") {
    const std::string page = to_markdown(
        report_on({quiet, named("Busy", {at("2026-11-14")}), sheet({1})}));
    CHECK(page.find("## Busy") < page.find("Also agreed on"));
    CHECK(page.find("Also agreed on") < page.find("## Sheet"));
  }
  SUBCASE("a record and a sleep diary, too") {
    quiet.is_record = true;
    CHECK(also() == "Also agreed on: Quiet (as needed).");
    quiet.template_name = "sleep";
    CHECK(also() == "Also agreed on: Quiet (as needed).");
  }
}

TEST_CASE("a summary is one line of days and numbers") {
  Assignment secret = walk({answered("2026-11-14", {pair("secret", 70, 45)}),
                            answered("2026-11-15", {pair("secret", 60, 40)}),
                            at("2026-11-16", Outcome::not_this_time),
                            at("2026-11-17", Outcome::planned),
                            at("2026-11-18", Outcome::tried)});
  secret.share = Share::summary;
  secret.questions = {scale("secret", 100)};
  secret.goal = "secret";
  secret.steps = {"a secret", "b secret"};
  secret.changes = {{.on = day("2026-11-17"),
                     .schedule = schedule("2/week"),
                     .why = "secret"},
                    {.on = day("2026-11-17"), .what = "secret"}};
  for (Entry& entry : secret.entries) {
    entry.step = "b secret";
    entry.note = entry.learned = entry.would_help = entry.bring = "secret";
    entry.obstacles = {"secret"};
    entry.proud = true;
  }
  secret.entries[1].step = "a secret";
  secret.entries[0].helped = 6;
  const Report report = report_on({secret});

  CHECK(below(report, "Walk") ==
        Lines{"- Tue 17 Nov, changed: 2 a week instead of as needed.",
              "- Sat 14, Sun 15, Wed 18 Nov: "
              "Question 1 70 → 45, 60 → 40; helped 6."});
  CHECK(heading(report, "Walk") ==
        "Walk (2 a week; question 1 0-100; helped 0-10)");
  for (const Report& page :
       {report, make_report(journal_of({secret}), in_full())}) {
    CHECK(!contains(to_markdown(page), "secret"));
    CHECK(!contains(to_html(page), "secret"));
    CHECK(!contains(to_json(page), "secret"));
  }

  SUBCASE("of days, where there is no number") {
    secret.questions.clear();
    secret.entries[0].helped.reset();
    CHECK(below(report_on({secret}), "Walk").back() ==
          "- Sat 14, Sun 15, Wed 18 Nov.");
  }
}

TEST_CASE("a picture has the pairs of twelve weeks, where they are three") {
  Assignment bus = walk({answered("2026-11-14", {pair("fear", 70, 45)}),
                         answered("2026-11-10", {pair("fear", 80, 60)})});
  bus.questions = {scale("fear", 100), scale("calm", 10)};
  const auto picture = [&bus] {
    return report_on({bus}).homework.at(0).picture;
  };
  CHECK(!picture());

  bus.entries.push_back(answered("2026-08-28", {pair("fear", 90, 85)}));
  REQUIRE(picture());
  CHECK(picture()->question == "Fear");
  CHECK(picture()->points ==
        std::vector<ReportPoint>{{day("2026-08-28"), 90, 85, ""},
                                 {day("2026-11-10"), 80, 60, ""},
                                 {day("2026-11-14"), 70, 45, ""}});
  CHECK(picture()->text ==
        "Fri 28 Aug 90 to 85, Tue 10 Nov 80 to 60, Sat 14 Nov 70 to 45");
  CHECK(picture()->first == day("2026-08-28"));
  CHECK(picture()->since == day("2026-11-13"));
  CHECK(picture()->last == day("2026-11-19"));

  SUBCASE("and not older ones") {
    bus.entries[2].at = moment("2026-08-27");
    CHECK(!picture());
  }
  SUBCASE("and one of them new") {
    bus.entries[0].at = moment("2026-11-11");
    bus.entries.push_back(noted("2026-11-14", "Slow"));
    CHECK(!picture());
  }
  SUBCASE("of numbers that are there, both") {
    bus.entries[2].answers[0].after.reset();
    CHECK(!picture());
  }
  SUBCASE("with the steps that they were on") {
    bus.steps = {"Inside", "Farther"};
    bus.entries[0].step = "Farther";
    bus.entries[1].step = "no more";
    CHECK(picture()->points[2].step == "2. Farther");
    CHECK(picture()->points[1].step.empty());
    bus.share = Share::summary;
    CHECK(picture()->points[2].step == "2.");
  }
  SUBCASE(
      "between the ends of the range, or of the numbers where it has none") {
    CHECK(picture()->low == 0);
    CHECK(picture()->high == 100);
    bus.entries[0].answers[0].before = 120.0;
    CHECK(picture()->high == 120);
    bus.questions[0].range.reset();
    CHECK(picture()->low == 45);
  }
}

}  // namespace hw::test::report_parts_test
