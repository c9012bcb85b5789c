// What stands at the top of a page, before its parts.
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "hw/markdown.hpp"
#include "hw/report.hpp"

#include "make.hpp"
#include "page_of.hpp"

namespace hw::test::report_sections_test {

namespace {

Question watched(std::string key, QuestionType type = QuestionType::scale) {
  Question question{
      .key = std::move(key), .type = type, .on_page = OnPage::watch};
  if (type == QuestionType::scale) {
    question.range = std::pair(0.0, 5.0);
  }
  return question;
}

Entry urge(std::string_view when, double value) {
  Entry entry = at(when);
  entry.answers = {{.key = "urge", .after = value}};
  return entry;
}

Assignment card(std::vector<Entry> entries) {
  Assignment assignment = walk(std::move(entries));
  assignment.questions = {watched("urge")};
  return assignment;
}

Lines looked_at(const Assignment& assignment) {
  return below(report_on({assignment}), "To look at first");
}

Assignment record(std::string title, std::vector<Entry> entries) {
  Assignment assignment = walk(std::move(entries));
  assignment.id = title;
  assignment.title = std::move(title);
  assignment.is_record = true;
  return assignment;
}

Entry glad(std::string_view when) {
  Entry entry = at(when);
  entry.proud = true;
  return entry;
}

Entry learned(std::string_view when, std::string text) {
  Entry entry = at(when);
  entry.learned = std::move(text);
  return entry;
}

Lines texts_of(const std::vector<ReportQuote>& quotes) {
  Lines texts;
  for (const ReportQuote& quote : quotes) {
    texts.push_back(quote.text);
  }
  return texts;
}

}  // namespace

TEST_CASE("to look at first: each value with its day, oldest first, a 0 too") {
  CHECK(looked_at(card({urge("2026-11-15", 5), urge("2026-11-13", 0),
                        urge("2026-11-14", 2.5)})) ==
        Lines{"- Urge (0-5): 0 on Fri 13, 2.5 on Sat 14, 5 on Sun 15 Nov"});
  CHECK(looked_at(card({})).empty());
  CHECK(looked_at(card({urge("2026-11-12", 5)})).empty());
}

TEST_CASE("to look at first: a question is named in full") {
  Assignment assignment = card({urge("2026-11-14", 2)});
  assignment.questions[0].text = "Urge to hurt myself";
  CHECK(looked_at(assignment) ==
        Lines{"- Urge to hurt myself (0-5): 2 on Sat 14 Nov"});
  assignment.questions[0].short_name = "urge to hurt";
  CHECK(looked_at(assignment) ==
        Lines{"- Urge to hurt (0-5): 2 on Sat 14 Nov"});
}

TEST_CASE("to look at first: a yes or no by its days") {
  Assignment assignment = walk({});
  assignment.questions = {watched("safe", QuestionType::yesno)};
  const auto answer = [&assignment](std::string_view when, bool value) {
    Entry entry = at(when);
    entry.answers = {{.key = "safe", .after = value}};
    assignment.entries.push_back(entry);
  };
  answer("2026-11-13", true);
  answer("2026-11-14", false);
  answer("2026-11-15", true);
  CHECK(looked_at(assignment) ==
        Lines{"- Safe: yes on Fri 13, Sun 15 Nov; no on Sat 14 Nov"});
}

TEST_CASE("to look at first: words and pairs as they were answered") {
  Assignment assignment = walk({at("2026-11-14")});
  assignment.questions = {watched("thought", QuestionType::line),
                          watched("fear")};
  assignment.questions[1].when = Asked::both;
  assignment.entries[0].answers = {
      {.key = "thought", .after = "No\npoint"},
      {.key = "fear", .before = 4.0, .after = 5.0}};
  CHECK(looked_at(assignment) == Lines{"- Thought: No point on Sat 14 Nov",
                                       "- Fear (0-5): 4 → 5 on Sat 14 Nov"});
}

TEST_CASE("to look at first: a plan is not, and a day without practice is") {
  Entry entry = urge("2026-11-14", 4);
  entry.outcome = Outcome::planned;
  CHECK(looked_at(card({entry})).empty());
  entry.outcome = Outcome::not_this_time;
  CHECK(looked_at(card({entry})) == Lines{"- Urge (0-5): 4 on Sat 14 Nov"});
}

TEST_CASE("to look at first: a summary has its numbers, what is private none") {
  Assignment assignment = card({urge("2026-11-14", 4)});
  assignment.share = Share::summary;
  CHECK(looked_at(assignment) == Lines{"- Question 1 (0-5): 4 on Sat 14 Nov"});
  assignment.share = Share::none;
  CHECK(looked_at(assignment).empty());
  assignment.share = Share::all;
  assignment.entries.push_back(urge("2026-11-15", 5));
  assignment.entries[0].share = Share::none;
  CHECK(looked_at(assignment) == Lines{"- Urge (0-5): 5 on Sun 15 Nov"});
}

TEST_CASE("to look at first: nothing is cut, and none of it is in a row") {
  std::vector<Entry> entries;
  std::string line = "- Urge (0-5): ";
  for (int hour = 0; hour < 90; ++hour) {
    Entry entry = urge("2026-11-14", hour % 6);
    entry.at.time = TimeOfDay::from(4 + hour / 6, hour % 6);
    line += std::to_string(hour % 6) +
            (hour < 89 ? " on Sat 14, " : " on Sat 14 Nov");
    entries.push_back(entry);
  }
  const Report report = report_on({card(entries)});
  CHECK(below(report, "To look at first") == Lines{line});
  CHECK(below(report, "Walk") == Lines{"- Sat 14 Nov."});
}

TEST_CASE("in short: up to two days of practice are named, more are counted") {
  CHECK(report_on_walk({at("2026-11-14")}).in_short ==
        Lines{"I practiced on Sat 14 Nov."});
  CHECK(report_on_walk({at("2026-11-14"), at("2026-11-17")}).in_short ==
        Lines{"I practiced on Sat 14, Tue 17 Nov."});
  CHECK(report_on_walk({at("2026-11-14"), at("2026-11-16"), at("2026-11-17")})
            .in_short == Lines{"I practiced on 3 days since Fri 13 Nov."});

  SUBCASE("of all assignments, each day once") {
    Assignment bus = walk({at("2026-11-14"), at("2026-11-16")});
    bus.id = "bus";
    CHECK(
        report_on({bus, walk({at("2026-11-14"), at("2026-11-17")})}).in_short ==
        Lines{"I practiced on 3 days since Fri 13 Nov."});
  }
  SUBCASE("that are practice days") {
    CHECK(report_on_walk({at("2026-11-14"), at("2026-11-14", Outcome::tried),
                          at("2026-11-16T00:30:00-05:00", Outcome::partly),
                          at("2026-11-17", Outcome::not_this_time),
                          at("2026-11-17", Outcome::no_chance),
                          at("2026-11-18", Outcome::planned)})
              .in_short == Lines{"I practiced on Sat 14, Sun 15 Nov."});
  }
  SUBCASE("are not spoken of when there are none") {
    CHECK(report_on_walk({at("2026-11-14", Outcome::no_chance)})
              .in_short.empty());
  }
  SUBCASE("with nothing to count from when there was no session") {
    Journal journal = journal_of(
        {walk({at("2026-11-14"), at("2026-11-15"), at("2026-11-16")})});
    journal.sessions.clear();
    CHECK(make_report(journal, thursday).in_short ==
          Lines{"I practiced on 3 days."});
  }
}

TEST_CASE("in short: a record is filled in, and is no practice") {
  Assignment diary = record("Sleep diary", {at("2026-11-14")});
  diary.template_name = "sleep";
  Assignment sheet = record("Sunday sheet", {at("2026-11-15")});
  const auto short_of = [&](const Assignment& assignment) {
    return report_on({diary, sheet, assignment}).in_short;
  };
  CHECK(short_of(walk({})) ==
        Lines{"I kept: Sleep diary, 1 night; Sunday sheet, filled in once."});
  diary.entries.push_back(at("2026-11-15"));
  sheet.entries.push_back(at("2026-11-16"));
  CHECK(short_of(walk({at("2026-11-14")})) ==
        Lines{"I practiced on Sat 14 Nov. Also: Sleep diary, 2 nights; "
              "Sunday sheet, filled in twice."});
  sheet.entries.push_back(at("2026-11-17"));
  CHECK(contains(short_of(walk({})).at(0), "filled in 3 times"));
}

TEST_CASE("in short: the latest deed that I am glad of") {
  Entry newer = glad("2026-11-15");
  newer.step = "To the library";
  newer.answers = {{.key = "where", .after = "The bus"}};
  newer.note = "Slow";
  newer.learned = "Nobody laughed";
  Entry older = glad("2026-11-14");
  older.note = "older";
  const auto line = [&newer, &older] {
    Assignment assignment = walk({newer, older});
    assignment.questions = {
        {.key = "where", .type = QuestionType::line, .quick = true}};
    return report_on({assignment}).in_short.at(1);
  };

  CHECK(line() == "I am glad I did this: To the library (Walk, Sun 15 Nov)");
  newer.step = "";
  CHECK(line() == "I am glad I did this: The bus (Walk, Sun 15 Nov)");
  newer.answers.clear();
  CHECK(line() == "I am glad I did this: Slow (Walk, Sun 15 Nov)");
  newer.note = "";
  CHECK(line() == "I am glad I did this: Walk, Sun 15 Nov");

  SUBCASE("or of what was left undone") {
    newer.outcome = Outcome::not_this_time;
    older.outcome = Outcome::no_chance;
    CHECK(report_on_walk({newer, older}).in_short ==
          Lines{"I am glad of this: Walk, Sun 15 Nov"});
  }
  SUBCASE("in one line, however much was written") {
    newer.note = "one\n" + std::string(200, 'n');
    CHECK(line().find('\n') == std::string::npos);
  }
}

TEST_CASE("nothing is put into the mouth of the person") {
  Entry entry = at("2026-11-14", Outcome::not_this_time);
  entry.obstacles = {"avoidance"};
  CHECK(!contains(to_markdown(report_on_walk({entry})), "help with"));
}

TEST_CASE("topics are what is open, oldest first") {
  Entry brought = at("2026-11-14T10:00:00-05:00");
  brought.bring = "second";
  Entry waiting = at("2026-11-16", Outcome::planned);
  waiting.bring = "fourth";
  Journal journal = journal_of({walk({waiting, brought})});
  journal.agenda = {{.at = moment("2026-11-01"), .text = "first"},
                    {.at = moment("2026-11-02"), .text = "x", .done = true},
                    {.at = moment("2026-11-15"), .text = "third"},
                    {.at = moment("2026-11-15"), .text = " \n"},
                    {.at = moment("2026-11-30"), .text = "not yet"}};
  const auto lines = [&journal] {
    return make_report(journal, thursday).topics.lines;
  };

  CHECK(lines() == Lines{"first", "second", "third", "fourth"});

  SUBCASE("of an entry, too, however long ago, until it was talked about") {
    Entry old = at("2026-01-10");
    old.bring = "zeroth";
    journal.assignments[0].entries.push_back(old);
    CHECK(lines().at(0) == "zeroth");
    journal.assignments[0].entries.back().bring_done = true;
    CHECK(lines().at(0) == "first");
    journal.assignments[0].entries[1].bring_done = true;
    CHECK(lines() == Lines{"first", "third", "fourth"});
  }
  SUBCASE("each once") {
    journal.agenda.push_back({.at = moment("2026-11-17"), .text = "second"});
    CHECK(lines() == Lines{"first", "second", "third", "fourth"});
  }
  SUBCASE("of more than five the newest five") {
    journal.agenda.push_back({.at = moment("2026-11-17"), .text = "fifth"});
    CHECK(lines().size() == 5);
    journal.agenda.push_back({.at = moment("2026-11-18"), .text = "sixth"});
    journal.agenda.push_back({.at = moment("2026-11-18"), .text = "seventh"});
    const Report report = make_report(journal, thursday);
    CHECK(report.topics ==
          ReportLines{{"third", "fourth", "fifth", "sixth", "seventh"}, 2});
    CHECK(heading(report, "I'd like") == "I'd like to talk about (2 more)");
    CHECK(make_report(journal, in_full()).topics.lines.size() == 7);
    CHECK(make_report(journal, in_full()).topics.more == 0);
  }
  SUBCASE("and of what is shared in words") {
    journal.assignments[0].entries[1].share = Share::summary;
    CHECK(lines() == Lines{"first", "third", "fourth"});
    journal.assignments[0].share = Share::none;
    CHECK(lines() == Lines{"first", "third"});
  }
}

TEST_CASE("a topic is under that heading, and not in its row") {
  Entry entry = noted("2026-11-14", "Slow");
  entry.bring = "Why so slow?";
  const Report report = report_on_walk({entry});
  CHECK(below(report, "I'd like to talk about") == Lines{"- Why so slow?"});
  CHECK(below(report, "Walk") == Lines{"- Sat 14 Nov: Slow."});
}

TEST_CASE("a break of several stands below the topics, in one line") {
  const Change flu{.on = day("2026-11-15"),
                   .status = Status::paused,
                   .until = day("2026-11-18"),
                   .why = "Flu"};
  Assignment one = walk({});
  one.changes = {flu};
  Assignment other = one;
  other.id = "bus";
  other.title = "Bus";
  Journal journal = journal_of({one, other});
  journal.agenda = {{.at = moment("2026-11-15"), .text = "topic"}};
  const Report report = make_report(journal, thursday);

  CHECK(below(report, "I'd like to talk about").at(1) ==
        "Sun 15 Nov, Walk, Bus: paused until Wed 18 Nov. Why: Flu.");
  CHECK(report.homework.empty());
}

TEST_CASE("what I noticed: the newest of each assignment, then the next") {
  std::vector<Entry> entries;
  for (const char* const date : {"2026-11-14", "2026-11-15", "2026-11-16",
                                 "2026-11-17", "2026-11-18", "2026-11-19"}) {
    entries.push_back(learned(date, date));
  }
  Assignment bus = walk({learned("2026-11-13", "bus")});
  bus.id = "bus";
  bus.title = "Bus";
  const Report report = report_on({walk(entries), bus});

  CHECK(report.noticed ==
        std::vector<ReportQuote>{
            {"bus", "Bus, Fri 13 Nov", day("2026-11-13")},
            {"2026-11-16", "Walk, Mon 16 Nov", day("2026-11-16")},
            {"2026-11-17", "Walk, Tue 17 Nov", day("2026-11-17")},
            {"2026-11-18", "Walk, Wed 18 Nov", day("2026-11-18")},
            {"2026-11-19", "Walk, Thu 19 Nov", day("2026-11-19")}});
  CHECK(below(report, "What I noticed").at(0) ==
        "- \u201cbus\u201d (Bus, Fri 13 Nov)");

  SUBCASE("what is quoted is not in its row, the others end theirs") {
    CHECK(below(report, "Walk").at(0) == "- Sat 14 Nov: Noticed: 2026-11-14.");
    CHECK(below(report, "Walk").at(1) == "- Sun 15 Nov: Noticed: 2026-11-15.");
    CHECK(!contains(to_markdown(report), "Noticed: 2026-11-16"));
    CHECK(!contains(to_markdown(report), "Noticed: bus"));
  }
}

TEST_CASE("what I noticed: equal texts once, of the newest entry") {
  const Report report = report_on_walk({learned("2026-11-14", "same"),
                                        learned("2026-11-15", "same\n"),
                                        learned("2026-11-16", "other")});
  CHECK(texts_of(report.noticed) == Lines{"same", "other"});
  CHECK(report.noticed[0].day == day("2026-11-15"));
  CHECK(!contains(to_markdown(report), "Noticed: same"));
}

TEST_CASE("what I noticed: in full every one is quoted or in its row") {
  std::vector<Entry> entries;
  for (int number = 10; number < 30; ++number) {
    entries.push_back(learned("2026-11-14", "n" + std::to_string(number)));
  }
  const Report report = make_report(journal_of({walk(entries)}), in_full());
  const std::string page = to_markdown(report);
  const std::string parts = page.substr(0, page.find("## All entries"));
  for (const Entry& entry : entries) {
    CHECK(contains(parts, entry.learned));
  }
}

}  // namespace hw::test::report_sections_test
