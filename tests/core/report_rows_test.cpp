// The rows of a part: what each entry becomes.
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "hw/markdown.hpp"
#include "hw/report.hpp"

#include "make.hpp"
#include "page_of.hpp"

namespace hw::test::report_rows_test {

namespace {

Question line(std::string key, Asked when = Asked::after) {
  return {.key = std::move(key),
          .type = QuestionType::line,
          .when = when,
          .quick = true};
}

Question scale(std::string key, Asked when = Asked::both) {
  Question question = line(std::move(key), when);
  question.type = QuestionType::scale;
  question.range = std::pair(0.0, 100.0);
  return question;
}

// The rows of one assignment with `questions`.
Lines rows(std::vector<Question> questions, std::vector<Entry> entries) {
  Assignment assignment = walk(std::move(entries));
  assignment.questions = std::move(questions);
  return below(report_on({assignment}), "Walk");
}

Entry answered(std::string_view when, std::vector<Answer> answers) {
  Entry entry = at(when);
  entry.answers = std::move(answers);
  return entry;
}

Answer words(std::string key, std::string text) {
  return {.key = std::move(key), .after = std::move(text)};
}

Answer pair(std::string key, double before, double after) {
  return {.key = std::move(key), .before = before, .after = after};
}

// A fear that was answered once a day from the 14th on.
Lines fears(const std::vector<std::pair<double, double>>& pairs) {
  std::vector<Entry> entries;
  Date date = day("2026-11-14");
  for (const auto& [before, after] : pairs) {
    entries.push_back(
        answered(date.to_string(), {pair("fear", before, after)}));
    date = date.plus_days(1);
  }
  return rows({scale("fear")}, entries);
}

// What was answered about the step "b", that came after it was expected.
struct Exposure {
  Assignment assignment;
  Entry entry;

  Lines rows() const {
    Assignment told = assignment;
    told.entries = {entry};
    return below(report_on({told}), "Walk");
  }
};

Exposure exposure() {
  Exposure made{.assignment = walk({}),
                .entry = answered("2026-11-14T18:00:00-05:00",
                                  {words("prediction", "They laugh"),
                                   words("happened", "Nobody did")})};
  made.assignment.questions = {line("prediction", Asked::before),
                               line("happened")};
  made.assignment.questions[0].compare_with = "happened";
  return made;
}

}  // namespace

TEST_CASE("a row names its practice day and says what was noted") {
  CHECK(rows_of_walk({noted("2026-11-14", "In the rain.")}) ==
        Lines{"- Sat 14 Nov: In the rain."});
  CHECK(rows_of_walk({noted("2026-11-15T02:59:00-05:00", "In the rain.")}) ==
        Lines{"- Sat 14 Nov: In the rain."});
}

TEST_CASE("rows stand in order of time, whatever the order of the file") {
  CHECK(rows_of_walk({noted("2026-11-17", "c"),
                      noted("2026-11-15T09:00:00-05:00", "b"),
                      noted("2026-11-15T08:00:00-05:00", "a")}) ==
        Lines{"- Sun 15 Nov: a.", "- Sun 15 Nov: b.", "- Tue 17 Nov: c."});
}

TEST_CASE("rows with the same words are one, with all their days") {
  CHECK(rows_of_walk({noted("2026-11-14", "same"), noted("2026-11-15", "same"),
                      noted("2026-11-17", "same")}) ==
        Lines{"- Sat 14, Sun 15, Tue 17 Nov: same."});

  SUBCASE("each day once") {
    CHECK(rows_of_walk({noted("2026-11-14T10:00:00-05:00", "same"),
                        noted("2026-11-14T11:00:00-05:00", "same")}) ==
          Lines{"- Sat 14 Nov: same."});
  }
  SUBCASE("also with others in between") {
    CHECK(
        rows_of_walk({noted("2026-11-14", "same"), noted("2026-11-15", "other"),
                      noted("2026-11-16", "same")})
            .size() == 2);
  }
  SUBCASE("and not where one word is another") {
    Entry entry = noted("2026-11-15", "same");
    entry.would_help = "company";
    CHECK(rows_of_walk({noted("2026-11-14", "same"), entry}).size() == 2);
    entry = noted("2026-11-15", "same");
    entry.outcome = Outcome::tried;
    CHECK(rows_of_walk({noted("2026-11-14", "same"), entry}).size() == 2);
    entry = noted("2026-11-15", "same");
    entry.step = "first";
    CHECK(rows_of_walk({noted("2026-11-14", "same"), entry}).size() == 2);
  }
}

TEST_CASE("up to five days are named, of more the newest three") {
  Journal journal = journal_of({walk({})});
  const auto row_from = [&journal](std::string_view first, int count) {
    journal.assignments[0].entries.clear();
    for (int ago = 0; ago < count; ++ago) {
      journal.assignments[0].entries.push_back(
          noted(day(first).plus_days(ago).to_string(), "same"));
    }
    return below(make_report(journal, {.now = thursday.now,
                                       .since = moment("2026-10-01")}),
                 "Walk");
  };

  CHECK(row_from("2026-11-14", 5) ==
        Lines{"- Sat 14, Sun 15, Mon 16, Tue 17, Wed 18 Nov: same."});
  CHECK(row_from("2026-11-13", 6) ==
        Lines{"- Mon 16, Tue 17, Wed 18 Nov and 3 earlier days: same."});
  CHECK(row_from("2026-11-02", 17) ==
        Lines{"- Mon 16, Tue 17, Wed 18 Nov and 14 earlier days: same."});
  CHECK(row_from("2026-10-30", 4) ==
        Lines{"- Fri 30, Sat 31 Oct, Sun 1, Mon 2 Nov: same."});
}

TEST_CASE("a row says its step by number and name") {
  Assignment assignment = walk({at("2026-11-14")});
  assignment.steps = {"To the corner", "To the library"};
  const auto told = [&assignment] {
    return below(report_on({assignment}), "Walk");
  };
  assignment.entries[0].step = "To the library";
  CHECK(told() == Lines{"- Sat 14 Nov, step 2: To the library."});

  SUBCASE("which has no number when it is on the list no more") {
    assignment.entries[0].step = "To the bridge";
    CHECK(told() == Lines{"- Sat 14 Nov: To the bridge."});
  }
  SUBCASE("which holds at the end of the window") {
    assignment.changes = {
        {.on = day("2026-11-18"), .steps = Lines{"a", "b", "To the library"}}};
    CHECK(told().back() == "- Sat 14 Nov, step 3: To the library.");
  }
}

TEST_CASE("a row says how far it went, unless it was done") {
  const auto row = [](Outcome outcome) {
    Entry entry = noted("2026-11-14", "Slow");
    entry.outcome = outcome;
    entry.step = "first";
    Assignment assignment = walk({entry});
    assignment.steps = {"first"};
    return below(report_on({assignment}), "Walk").at(0);
  };
  CHECK(row(Outcome::done) == "- Sat 14 Nov, step 1: first. Slow.");
  CHECK(row(Outcome::tried) == "- Sat 14 Nov, step 1, tried: first. Slow.");
  CHECK(row(Outcome::partly) == "- Sat 14 Nov, step 1, partly: first. Slow.");
  CHECK(row(Outcome::planned) == "- Sat 14 Nov, step 1, planned: first. Slow.");
}

TEST_CASE("what was not done is said in place of what was") {
  Entry entry = at("2026-11-14", Outcome::not_this_time);
  CHECK(rows_of_walk({entry}) == Lines{"- Sat 14 Nov: Not this time."});
  entry.outcome = Outcome::no_chance;
  CHECK(rows_of_walk({entry}) == Lines{"- Sat 14 Nov: Could not happen."});

  entry.obstacles = {"low-energy", "the-dog"};
  entry.would_help = "Shoes by the door";
  entry.note = "It rained";
  CHECK(rows_of_walk({entry}) ==
        Lines{"- Sat 14 Nov: Could not happen.",
              "  In the way: low energy, the dog. What would help: Shoes by "
              "the door. It rained."});
}

TEST_CASE("a row is about the first of its answers in words") {
  const std::vector<Question> asked = {scale("fear"), line("where"),
                                       line("who_was_there")};
  CHECK(rows(asked, {answered("2026-11-14", {words("who_was_there", "Dad"),
                                             words("where", "The bus"),
                                             pair("fear", 70, 45)})}) ==
        Lines{"- Sat 14 Nov: The bus. Fear 70 → 45. Who was there: Dad."});

  SUBCASE("of those that are answered") {
    CHECK(rows(asked,
               {answered("2026-11-14", {words("who_was_there", "Dad")})}) ==
          Lines{"- Sat 14 Nov: Dad."});
  }
  SUBCASE("a choice and a yes or no, too") {
    Question choice = line("where");
    choice.type = QuestionType::choice;
    choice.choices = {"bus", "car"};
    CHECK(rows({choice}, {answered("2026-11-14", {words("where", "bus")})}) ==
          Lines{"- Sat 14 Nov: bus."});
  }
}

TEST_CASE("a question is called by its short name, or else by its key") {
  Question question = scale("other_view");
  const auto row = [&question] {
    return rows({question},
                {answered("2026-11-14", {pair("other_view", 1, 2)})});
  };
  CHECK(row() == Lines{"- Sat 14 Nov: Other view 1 → 2."});
  question.short_name = "calm";
  CHECK(row() == Lines{"- Sat 14 Nov: Calm 1 → 2."});
  question.text = "How calm was it?";
  CHECK(row() == Lines{"- Sat 14 Nov: Calm 1 → 2."});
}

TEST_CASE("a question says where its answers stand, or how it is asked does") {
  Question question = line("how");
  const auto row = [&question] {
    return rows({line("where"), question},
                {answered("2026-11-14", {words("where", "The bus"),
                                         words("how", "Slowly")})});
  };
  const Lines with = {"- Sat 14 Nov: The bus. How: Slowly."};
  const Lines without = {"- Sat 14 Nov: The bus."};

  CHECK(row() == with);
  question.quick = false;
  CHECK(row() == without);
  question.on_page = OnPage::row;
  CHECK(row() == with);
  question.quick = true;
  question.on_page = OnPage::no;
  CHECK(row() == without);
  question.on_page = OnPage::watch;
  CHECK(row() == without);
}

TEST_CASE("two answers that are compared are what was expected, and happened") {
  Exposure told = exposure();
  CHECK(told.rows() == Lines{"- Sat 14 Nov: Expected: They laugh. "
                             "What happened: Nobody did."});

  SUBCASE("and only those that say so") {
    told.assignment.questions[0].compare_with = "";
    CHECK(told.rows() ==
          Lines{"- Sat 14 Nov: They laugh. Happened: Nobody did."});
  }
  SUBCASE("quick or not") {
    told.assignment.questions[0].quick = false;
    told.assignment.questions[1].quick = false;
    CHECK(told.rows().size() == 1);
  }
  SUBCASE("where one of them was answered, too") {
    told.entry.answers.pop_back();
    CHECK(told.rows() == Lines{"- Sat 14 Nov: Expected: They laugh."});
  }
  SUBCASE("after the step, what it is about and the numbers") {
    told.assignment.questions.push_back(scale("fear"));
    told.assignment.questions.push_back(line("where"));
    told.entry.answers.push_back(pair("fear", 70, 45));
    told.entry.answers.push_back(words("where", "The bus"));
    told.entry.step = "Inside";
    CHECK(told.rows() ==
          Lines{"- Sat 14 Nov: Inside. The bus. Fear 70 → 45. "
                "Expected: They laugh. What happened: Nobody did."});
  }
  SUBCASE("unless a question says that its answers are on no page") {
    told.assignment.questions[0].on_page = OnPage::no;
    CHECK(told.rows() == Lines{"- Sat 14 Nov: What happened: Nobody did."});
  }
}

TEST_CASE("what was expected is marked when it was written before") {
  Exposure told = exposure();
  const std::string marked =
      "- Sat 14 Nov: Expected (written before): They laugh. "
      "What happened: Nobody did.";
  const auto is_marked = [&told, &marked](std::string_view written) {
    told.entry.before_at = moment(written);
    return told.rows() == Lines{marked};
  };
  CHECK(told.rows() != Lines{marked});
  CHECK(is_marked("2026-11-14T17:59:59-05:00"));
  CHECK(is_marked("2026-11-13"));
  CHECK(!is_marked("2026-11-14T18:00:00-05:00"));
  CHECK(!is_marked("2026-11-14T19:00:00-05:00"));
  CHECK(is_marked("2026-11-14T23:59:00+01:00"));
  CHECK(!is_marked("2026-11-15T00:00:00+01:00"));
}

TEST_CASE("pairs of numbers go from one to the other, up or down") {
  CHECK(fears({{73, 48}}) == Lines{"- Sat 14 Nov: Fear 73 → 48."});
  CHECK(fears({{48, 73.5}}) == Lines{"- Sat 14 Nov: Fear 48 → 73.5."});
  CHECK(fears({{0, 0}}) == Lines{"- Sat 14 Nov: Fear 0 → 0."});
}

TEST_CASE("half a pair is one number, and open where it is planned") {
  Entry entry =
      answered("2026-11-14", {{.key = "fear", .before = 35.0, .after = {}}});
  CHECK(rows({scale("fear")}, {entry}) == Lines{"- Sat 14 Nov: Fear 35."});
  entry.outcome = Outcome::planned;
  CHECK(rows({scale("fear")}, {entry}) ==
        Lines{"- Sat 14 Nov, planned: Fear 35 →."});
  entry.answers[0] = {.key = "fear", .before = {}, .after = 45.0};
  entry.outcome = Outcome::done;
  CHECK(rows({scale("fear")}, {entry}) == Lines{"- Sat 14 Nov: Fear 45."});
}

TEST_CASE("numbers stand in the order of the questions, then what helped") {
  Entry entry = answered(
      "2026-11-14", {{.key = "likely", .after = 20.0}, pair("fear", 73, 48)});
  entry.helped = 6;
  CHECK(rows({scale("fear"), scale("likely", Asked::after)}, {entry}) ==
        Lines{"- Sat 14 Nov: Fear 73 → 48, likely 20, helped 6."});
}

TEST_CASE("numbers of a row of many days are a list of the newest three") {
  CHECK(fears({{70, 45}, {60, 40}}) ==
        Lines{"- Sat 14, Sun 15 Nov: Fear 70 → 45, 60 → 40."});
  CHECK(fears({{70, 45}, {60, 40}, {50, 35}, {40, 30}}) ==
        Lines{"- Sat 14, Sun 15, Mon 16, Tue 17 Nov: "
              "Fear 60 → 40, 50 → 35, 40 → 30."});
  CHECK(fears({{7, 5}, {7, 5}, {7, 5}}) ==
        Lines{"- Sat 14, Sun 15, Mon 16 Nov: Fear 7 → 5 each time."});

  SUBCASE("with a semicolon to the next list") {
    std::vector<Entry> entries = {
        answered("2026-11-14", {pair("fear", 70, 45), pair("calm", 1, 2)}),
        answered("2026-11-15", {pair("fear", 60, 40), pair("calm", 1, 2)})};
    CHECK(rows({scale("fear"), scale("calm")}, entries) ==
          Lines{"- Sat 14, Sun 15 Nov: "
                "Fear 70 → 45, 60 → 40; calm 1 → 2 each time."});
  }
}

TEST_CASE("a kind word is in the row when it was asked for, and not else") {
  Entry entry = noted("2026-11-14", "Slow");
  entry.kind_word = "You tried";
  Assignment assignment = walk({entry});
  const auto row = [&assignment] {
    return below(report_on({assignment}), "Walk");
  };
  CHECK(row() == Lines{"- Sat 14 Nov: Slow."});
  assignment.ask_also = {"learned", "kind_word"};
  CHECK(row() == Lines{"- Sat 14 Nov: Kind word: You tried. Slow."});
}

TEST_CASE("minutes and how hard it was are on no page") {
  Entry entry = noted("2026-11-14", "Slow");
  entry.minutes = 77;
  entry.difficulty = 8;
  Assignment assignment = walk({entry});
  assignment.ask_also = {"minutes", "difficulty"};
  CHECK(below(report_on({assignment}), "Walk") == Lines{"- Sat 14 Nov: Slow."});
}

TEST_CASE("what got in the way and would help, a note and what was noticed") {
  Entry entry = noted("2026-11-14", "It rained\nand rained");
  entry.obstacles = {"no-time"};
  entry.would_help = "Start small";
  entry.learned = "Rain is only water";
  Entry newer = noted("2026-11-15", "Sun");
  newer.learned = "quoted";
  std::vector<Entry> entries(6, newer);
  for (int index = 0; index < 6; ++index) {
    entries[static_cast<std::size_t>(index)].learned += std::to_string(index);
  }
  entries.insert(entries.begin(), entry);

  CHECK(rows_of_walk(entries).at(0) ==
        "- Sat 14 Nov: In the way: no time. What would help: Start small. It "
        "rained and rained. Noticed: Rain is only water.");
}

TEST_CASE("the words have a line of their own above a hundred characters") {
  const auto lines = [](std::size_t length) {
    Entry entry = at("2026-11-14");
    entry.step = std::string(20, 's');
    entry.note = std::string(length, 'n') + ".";
    return rows_of_walk({entry});
  };
  const std::string row = "- Sat 14 Nov: " + std::string(20, 's') + ".";
  const std::size_t room = 100 - (row.size() - 2) - 2;

  CHECK(lines(room) == Lines{row + " " + std::string(room, 'n') + "."});
  CHECK(lines(room + 1) == Lines{row, "  " + std::string(room + 1, 'n') + "."});

  SUBCASE("and only where something stands before them") {
    const std::string note(200, 'n');
    CHECK(rows_of_walk({noted("2026-11-14", note)}) ==
          Lines{"- Sat 14 Nov: " + note + "."});
  }
  SUBCASE("counted as a reader does") {
    std::string wide;
    for (std::size_t count = 0; count < room; ++count) {
      wide += "é";
    }
    Entry entry = noted("2026-11-14", wide + ".");
    entry.step = std::string(20, 's');
    CHECK(rows_of_walk({entry}).size() == 1);
  }
}

TEST_CASE("what is behind a name is a sentence: a period where it has no end") {
  const auto row = [](const std::string& note) {
    return rows_of_walk({noted("2026-11-14", note)}).at(0);
  };
  for (const char* const whole : {"a.", "a?", "a…", "a:", "a;", "a,", "(a.)",
                                  "\"a.\"", "\u201ca.\u201d", "a。", "a؟"}) {
    CAPTURE(whole);
    CHECK(row(whole) == "- Sat 14 Nov: " + std::string(whole));
  }
  CHECK(row("a") == "- Sat 14 Nov: a.");
  CHECK(row("(a)") == "- Sat 14 Nov: (a).");
  CHECK(row("5") == "- Sat 14 Nov: 5.");
}

TEST_CASE("a plan is a row among the others, with its time to come left out") {
  Entry plan = noted("2026-11-16", "To the bridge");
  plan.outcome = Outcome::planned;
  CHECK(rows_of_walk({noted("2026-11-17", "Done"), plan}) ==
        Lines{"- Mon 16 Nov, planned: To the bridge.", "- Tue 17 Nov: Done."});
  plan.at = moment("2026-11-19T20:00:01-05:00");
  CHECK(rows_of_walk({noted("2026-11-17", "Done"), plan}) ==
        Lines{"- Tue 17 Nov: Done."});
}

TEST_CASE("what is typed stands on one line, and no mark-up in it works") {
  CHECK(rows_of_walk({noted("2026-11-14", "one\n# two\r\n- *three*")}) ==
        Lines{"- Sat 14 Nov: one \\# two - \\*three\\*."});
}

TEST_CASE("an entry that is shared as a summary has its numbers, no word") {
  Entry entry =
      answered("2026-11-14", {pair("fear", 70, 45), words("where", "secret")});
  entry.helped = 6;
  entry.note = entry.learned = entry.would_help = entry.kind_word = "secret";
  entry.step = "secret";
  entry.obstacles = {"secret"};
  entry.share = Share::summary;
  Assignment assignment = walk({entry});
  assignment.questions = {scale("fear"), line("where")};
  assignment.ask_also = {"kind_word"};
  CHECK(below(report_on({assignment}), "Walk") ==
        Lines{"- Sat 14 Nov: Fear 70 → 45, helped 6."});
}

}  // namespace hw::test::report_rows_test
