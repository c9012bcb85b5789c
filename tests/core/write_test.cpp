#include "hw/write.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "hw/blocks.hpp"
#include "hw/edit.hpp"
#include "hw/read.hpp"

#include "make.hpp"
#include "random.hpp"

namespace hw::test::write_test {

namespace {

using Strings = std::vector<std::string>;

// A question of the type number.
hw::Question asked(const std::string& key, hw::Asked when) {
  return {.key = key, .type = hw::QuestionType::number, .when = when};
}

// The lines of the answers of an entry.
std::string written(const hw::Answer& answer,
                    const std::vector<hw::Question>& questions) {
  const hw::Entry entry{.at = moment("2026-11-07"), .answers = {answer}};
  const std::string text = hw::write_entry(entry, questions);
  const std::string start = "[[log]]\nat = 2026-11-07\noutcome = \"done\"\n";
  REQUIRE(text.starts_with(start));
  return text.substr(start.size());
}

TEST_CASE("write_string puts text in quotes") {
  CHECK(hw::write_string("") == R"("")");
  CHECK(hw::write_string("It was fine") == R"("It was fine")");
  CHECK(hw::write_string("\u00E4 \U0001F600 '") == "\"\u00E4 \U0001F600 '\"");
}

TEST_CASE("write_string escapes quotes, backslashes and control characters") {
  CHECK(hw::write_string("a \"b\" c") == R"("a \"b\" c")");
  CHECK(hw::write_string("C:\\") == R"("C:\\")");
  CHECK(hw::write_string("\t\r\b\f") == R"("\t\r\b\f")");
  CHECK(hw::write_string("\x01\x1B\x7F") == R"("\u0001\u001B\u007F")");
  CHECK(hw::write_string("\u0085\u009F\u00A0") == "\"\\u0085\\u009F\u00A0\"");
  CHECK(hw::write_string(std::string(1, '\0')) == R"("\u0000")");
}

TEST_CASE("write_string writes text with line breaks on lines of its own") {
  CHECK(hw::write_string("one\ntwo") == "\"\"\"\none\ntwo\"\"\"");
  CHECK(hw::write_string("\n") == "\"\"\"\n\n\"\"\"");
  CHECK(hw::write_string("one\\\n") == "\"\"\"\none\\\\\n\"\"\"");
  CHECK(hw::write_string("one\r\ntwo\x1B") ==
        "\"\"\"\none\\r\ntwo\\u001B\"\"\"");
}

TEST_CASE(
    "write_string escapes quotes in several lines where they would end it") {
  CHECK(hw::write_string("\n\"a\" \"\"b") == "\"\"\"\n\n\"a\" \"\"b\"\"\"");
  CHECK(hw::write_string("\n\"\"\"b") == "\"\"\"\n\n\"\"\\\"b\"\"\"");
  CHECK(hw::write_string("\n\"\"\"\"\"\"b") ==
        "\"\"\"\n\n\"\"\\\"\"\"\\\"b\"\"\"");
  CHECK(hw::write_string("\na\"") == "\"\"\"\n\na\\\"\"\"\"");
  CHECK(hw::write_string("\na\"\"") == "\"\"\"\n\na\"\\\"\"\"\"");
}

TEST_CASE("write_string writes U+FFFD for what is not UTF-8") {
  CHECK(hw::write_string("a\xFF") == "\"a\uFFFD\"");
  CHECK(hw::write_string("a\n\xC3") == "\"\"\"\na\n\uFFFD\"\"\"");
}

TEST_CASE("write_entry writes a block in the order of the file format") {
  const hw::Entry entry{
      .at = moment("2026-11-07T13:05:00-05:00"),
      .outcome = hw::Outcome::partly,
      .step = "Stand at the stop",
      .minutes = 12,
      .difficulty = 7,
      .helped = 0,
      .obstacles = {"no-time", "anxious"},
      .would_help = "A friend",
      .learned = "It went down",
      .kind_word = "Well done",
      .note = "One\nTwo",
      .proud = true,
      .bring = "The bus",
      .share = hw::Share::summary,
      .answers = {{.key = "fear", .after = 45.0}},
  };

  CHECK(hw::write_entry(entry, {}) ==
        "[[log]]\n"
        "at = 2026-11-07T13:05:00-05:00\n"
        "outcome = \"partly\"\n"
        "step = \"Stand at the stop\"\n"
        "minutes = 12\n"
        "difficulty = 7\n"
        "helped = 0\n"
        "obstacle = [\"no-time\", \"anxious\"]\n"
        "would_help = \"A friend\"\n"
        "learned = \"It went down\"\n"
        "kind_word = \"Well done\"\n"
        "note = \"\"\"\n"
        "One\n"
        "Two\"\"\"\n"
        "proud = true\n"
        "bring = \"The bus\"\n"
        "share = \"summary\"\n"
        "fear = 45\n");
}

TEST_CASE("write_entry leaves out what is not given") {
  CHECK(hw::write_entry({.at = moment("2026-11-07")}, {}) ==
        "[[log]]\nat = 2026-11-07\noutcome = \"done\"\n");
  CHECK(hw::write_entry({.at = moment("2026-11-07T13:05")}, {}) ==
        "[[log]]\nat = 2026-11-07T13:05:00\noutcome = \"done\"\n");
}

TEST_CASE("an answer is written as the value that it is") {
  CHECK(written({.key = "a", .after = 45.0}, {}) == "a = 45\n");
  CHECK(written({.key = "a", .after = -2.5}, {}) == "a = -2.5\n");
  CHECK(written({.key = "a", .after = "x \"y\""}, {}) ==
        "a = \"x \\\"y\\\"\"\n");
  CHECK(written({.key = "a", .after = "x\ny"}, {}) ==
        "a = \"\"\"\nx\ny\"\"\"\n");
  CHECK(written({.key = "a", .after = true}, {}) == "a = true\n");
  CHECK(written({.key = "a", .after = false}, {}) == "a = false\n");
  CHECK(written({.key = "a", .after = clock_time("07:30")}, {}) ==
        "a = 07:30:00\n");
}

TEST_CASE("a number that is not whole or very large is a float of TOML") {
  CHECK(written({.key = "a", .after = 0.1}, {}) == "a = 0.1\n");
  CHECK(written({.key = "a", .after = 1e-7}, {}) == "a = 1e-07\n");
  CHECK(written({.key = "a", .after = 9007199254740992.0}, {}) ==
        "a = 9007199254740992\n");
  CHECK(written({.key = "a", .after = 1e300}, {}) == "a = 1e+300\n");
  CHECK(written({.key = "a", .after = -0.0}, {}) == "a = 0\n");
}

TEST_CASE("an answer to a question asked with both is [before, after]") {
  const std::vector<hw::Question> questions = {asked("a", hw::Asked::after),
                                               asked("fear", hw::Asked::both)};

  CHECK(written({.key = "fear", .before = 70.0, .after = 45.5}, questions) ==
        "fear = [70, 45.5]\n");
  CHECK(written({.key = "fear", .before = 70.0}, questions) == "fear = [70]\n");
  CHECK(written({.key = "fear", .after = 45.0}, questions) == "fear = 45\n");
  CHECK(written({.key = "fear", .before = true, .after = "x\ny"}, questions) ==
        "fear = [true, \"\"\"\nx\ny\"\"\"]\n");
}

TEST_CASE("an answer to a question asked once is one value") {
  const std::vector<hw::Question> questions = {asked("a", hw::Asked::before),
                                               asked("fear", hw::Asked::after),
                                               asked("other", hw::Asked::both)};

  CHECK(written({.key = "a", .after = 1.0}, questions) == "a = 1\n");
  CHECK(written({.key = "fear", .before = 1.0, .after = 2.0}, questions) ==
        "fear = 2\n");
  CHECK(written({.key = "fear", .before = 1.0}, questions) == "fear = 1\n");
}

TEST_CASE("an answer without a value is left out") {
  CHECK(written({.key = "a"}, {}) == "");
  CHECK(written({.key = "a"}, {asked("a", hw::Asked::both)}) == "");
}

TEST_CASE("a key that TOML does not take bare is quoted") {
  const auto key_line = [](const std::string& key) {
    return written({.key = key, .after = 1.0}, {});
  };
  CHECK(key_line("woke_up-2") == "woke_up-2 = 1\n");
  CHECK(key_line("2") == "2 = 1\n");
  CHECK(key_line("a b") == "\"a b\" = 1\n");
  CHECK(key_line("a.b") == "\"a.b\" = 1\n");
  CHECK(key_line("\u00E4") == "\"\u00E4\" = 1\n");
  CHECK(key_line("") == "\"\" = 1\n");
  CHECK(key_line("a\n\"") == "\"a\\n\\\"\" = 1\n");
}

TEST_CASE("write_question writes a block") {
  CHECK(hw::write_question({.key = "fear",
                            .text = "How strong?",
                            .type = hw::QuestionType::scale,
                            .range = {{0, 100}},
                            .when = hw::Asked::both,
                            .quick = true}) ==
        "[[ask]]\n"
        "key = \"fear\"\n"
        "text = \"How strong?\"\n"
        "type = \"scale\"\n"
        "range = [0, 100]\n"
        "when = \"both\"\n"
        "quick = true\n");
  CHECK(hw::write_question({.key = "company",
                            .type = hw::QuestionType::choice,
                            .choices = {"alone", "with \"Ana\""}}) ==
        "[[ask]]\n"
        "key = \"company\"\n"
        "type = \"choice\"\n"
        "choices = [\"alone\", \"with \\\"Ana\\\"\"]\n");
  CHECK(hw::write_question({.key = "x", .range = {{0.5, 1}}}) ==
        "[[ask]]\nkey = \"x\"\ntype = \"text\"\nrange = [0.5, 1]\n");
}

TEST_CASE("write_change writes what is there") {
  CHECK(hw::write_change({.on = day("2026-11-13"),
                          .schedule = schedule("2/week"),
                          .why = "Night shifts"}) ==
        "[[change]]\n"
        "on = 2026-11-13\n"
        "schedule = \"2/week\"\n"
        "why = \"Night shifts\"\n");
  CHECK(hw::write_change({.on = day("2026-11-16"),
                          .schedule = hw::Schedule(),
                          .status = hw::Status::paused,
                          .until = day("2026-11-20"),
                          .steps = Strings{"One", "Two"},
                          .what = "What",
                          .baby_step = "Baby",
                          .cue = "Cue",
                          .if_then = Strings{"If"},
                          .confidence = 80,
                          .goal = "Goal",
                          .title = "Title",
                          .share = hw::Share::all,
                          .why = "Flu"}) ==
        "[[change]]\n"
        "on = 2026-11-16\n"
        "schedule = \"as needed\"\n"
        "status = \"paused\"\n"
        "until = 2026-11-20\n"
        "steps = [\"One\", \"Two\"]\n"
        "what = \"What\"\n"
        "baby_step = \"Baby\"\n"
        "cue = \"Cue\"\n"
        "if_then = [\"If\"]\n"
        "confidence = 80\n"
        "goal = \"Goal\"\n"
        "title = \"Title\"\n"
        "share = \"all\"\n"
        "why = \"Flu\"\n");
}

TEST_CASE("write_change writes an empty text or list that takes one away") {
  CHECK(hw::write_change(
            {.on = day("2026-11-13"), .steps = Strings{}, .cue = ""}) ==
        "[[change]]\non = 2026-11-13\nsteps = []\ncue = \"\"\n");
}

TEST_CASE("write_session and write_agenda_item write blocks") {
  CHECK(hw::write_session({.at = moment("2026-11-13T15:00:00-05:00"),
                           .takeaway = "Smaller steps"}) ==
        "[[session]]\nat = 2026-11-13T15:00:00-05:00\n"
        "takeaway = \"Smaller steps\"\n");
  CHECK(hw::write_session({.at = moment("2026-11-13")}) ==
        "[[session]]\nat = 2026-11-13\n");
  CHECK(hw::write_agenda_item(
            {.at = moment("2026-11-13"), .text = "Why?", .done = true}) ==
        "[[agenda]]\nat = 2026-11-13\ntext = \"Why?\"\ndone = true\n");
  CHECK(hw::write_agenda_item({.at = moment("2026-11-13"), .text = "Why?"}) ==
        "[[agenda]]\nat = 2026-11-13\ntext = \"Why?\"\n");
}

TEST_CASE("write_assignment writes a title at the least") {
  CHECK(hw::write_assignment({.id = "walk", .title = "Walk"}) ==
        "title = \"Walk\"\n");
}

TEST_CASE("write_assignment writes header, questions, changes and entries") {
  const hw::Assignment assignment{
      .id = "bus",
      .title = "Ride the bus",
      .kinds = {hw::Kind::behavioral, hw::Kind::emotional},
      .goal = "Goal",
      .why = "Why",
      .what = "What",
      .baby_step = "Baby",
      .cue = "Cue",
      .if_then = {"If \"a\"", "If b"},
      .confidence = 80,
      .agreed_on = day("2026-11-06"),
      .agreed_by = hw::Origin::together,
      .schedule = schedule("3/week"),
      .steps = {"One"},
      .share = hw::Share::summary,
      .template_name = "exposure",
      .ask_also = {"learned"},
      .questions = {asked("fear", hw::Asked::both)},
      .changes = {{.on = day("2026-11-13"), .why = "Flu"}},
      .entries = {{.at = moment("2026-11-07"),
                   .answers = {{.key = "fear", .before = 7.0}}}},
  };

  CHECK(hw::write_assignment(assignment) ==
        "title = \"Ride the bus\"\n"
        "kind = [\"behavioral\", \"emotional\"]\n"
        "goal = \"Goal\"\n"
        "why = \"Why\"\n"
        "what = \"What\"\n"
        "baby_step = \"Baby\"\n"
        "cue = \"Cue\"\n"
        "if_then = [\"If \\\"a\\\"\", \"If b\"]\n"
        "confidence = 80\n"
        "agreed_on = 2026-11-06\n"
        "agreed_by = \"together\"\n"
        "schedule = \"3/week\"\n"
        "steps = [\"One\"]\n"
        "share = \"summary\"\n"
        "template = \"exposure\"\n"
        "ask_also = [\"learned\"]\n"
        "\n"
        "[[ask]]\n"
        "key = \"fear\"\n"
        "type = \"number\"\n"
        "when = \"both\"\n"
        "\n"
        "[[change]]\n"
        "on = 2026-11-13\n"
        "why = \"Flu\"\n"
        "\n"
        "[[log]]\n"
        "at = 2026-11-07\n"
        "outcome = \"done\"\n"
        "fear = [7]\n");
}

// Valid UTF-8 with everything that could end a string or be taken for TOML.
std::string any_text(Random& random) {
  static const Strings pieces = {
      "word",   " ",          "\n",        "\r\n",         "\r",
      "\t",     "\"",         "\"\"\"",    "'''",          "\\",
      "\\n",    "\\u0041",    "[[log]]\n", "# no comment", "= 1\n",
      "\x01",   "\x1B",       "\x7F",      "\u0085",       "\u00E9",
      "\u4E2D", "\U0001F600", "\uFEFF",    "\u2028",       "<<<<<<< HEAD\n",
  };
  std::string text;
  for (int count = random.between(0, 8); count > 0; --count) {
    text += random.of(pieces);
  }
  return text;
}

std::string some_text(Random& random) {
  const std::string text = any_text(random);
  return text.empty() ? "x" : text;
}

Strings any_texts(Random& random) {
  Strings texts;
  for (int count = random.between(0, 3); count > 0; --count) {
    texts.push_back(some_text(random));
  }
  return texts;
}

template <typename T>
std::optional<T> maybe(Random& random, const T& value) {
  return random.one_in(2) ? std::optional(value) : std::nullopt;
}

hw::Date any_day(Random& random) {
  return day("2026-01-01").plus_days(random.between(0, 700));
}

hw::TimeOfDay any_time(Random& random) {
  return hw::TimeOfDay::from(random.between(0, 23), random.between(0, 59),
                             random.between(0, 59))
      .value();
}

hw::Moment any_moment(Random& random) {
  hw::Moment result{.date = any_day(random)};
  if (random.one_in(4)) {
    return result;
  }
  result.time = any_time(random);
  if (!random.one_in(3)) {
    result.offset = std::chrono::minutes(random.between(-14 * 60, 14 * 60));
  }
  return result;
}

hw::Value any_value(Random& random, hw::QuestionType type) {
  switch (type) {
    case hw::QuestionType::number:
      return random.between(-1000, 1000) / (random.one_in(2) ? 1.0 : 7.0);
    case hw::QuestionType::yesno:
      return random.one_in(2);
    case hw::QuestionType::time:
      return any_time(random);
    default:
      return some_text(random);
  }
}

std::vector<hw::Question> any_questions(Random& random) {
  static const Strings keys = {"fear", "two words", "\u00E4",
                               "a.b",  "q\"",       "line\nbreak"};
  static const std::vector<hw::QuestionType> types = {
      hw::QuestionType::text, hw::QuestionType::number, hw::QuestionType::yesno,
      hw::QuestionType::time};
  std::vector<hw::Question> questions;
  for (const std::string& key : keys) {
    if (random.one_in(2)) {
      questions.push_back(
          {.key = key,
           .text = any_text(random),
           .text_after = any_text(random),
           .short_name = any_text(random),
           .type = random.of(types),
           .when = random.of(std::vector{hw::Asked::before, hw::Asked::after,
                                         hw::Asked::both}),
           .quick = random.one_in(2),
           .on_page = maybe(random, hw::OnPage::watch),
           .compare_with = any_text(random)});
    }
  }
  return questions;
}

std::vector<hw::Answer> any_answers(
    Random& random, hw::Outcome outcome,
    const std::vector<hw::Question>& questions) {
  std::vector<hw::Answer> answers;
  for (const hw::Question& question : questions) {
    const bool is_twice = question.when == hw::Asked::both;
    hw::Answer answer{.key = question.key};
    if (is_twice && random.one_in(2)) {
      answer.before = any_value(random, question.type);
    }
    const bool is_plan = is_twice && outcome == hw::Outcome::planned;
    if (!is_plan && random.one_in(2)) {
      answer.after = any_value(random, question.type);
    }
    if (answer.before || answer.after) {
      answers.push_back(answer);
    }
  }
  return answers;
}

hw::Entry any_entry(Random& random,
                    const std::vector<hw::Question>& questions) {
  hw::Entry entry{.at = any_moment(random)};
  entry.outcome =
      random.of(std::vector{hw::Outcome::done, hw::Outcome::partly,
                            hw::Outcome::not_this_time, hw::Outcome::planned});
  entry.step = any_text(random);
  entry.minutes = maybe(random, random.between(0, 1000));
  entry.difficulty = maybe(random, random.between(0, 10));
  entry.helped = maybe(random, random.between(0, 10));
  if (random.one_in(2)) {
    entry.obstacles = {"no-time", "forgot"};
  }
  entry.would_help = any_text(random);
  entry.learned = any_text(random);
  entry.kind_word = any_text(random);
  entry.note = any_text(random);
  entry.proud = random.one_in(2);
  entry.bring = any_text(random);
  entry.share = maybe(random, hw::Share::all);
  entry.bring_done = random.one_in(2);
  entry.step_done = random.one_in(2);
  entry.before_at = maybe(random, any_moment(random));
  entry.answers = any_answers(random, entry.outcome, questions);
  return entry;
}

hw::Change any_change(Random& random) {
  hw::Change change{.on = any_day(random)};
  change.schedule = maybe(random, schedule("every 3 days"));
  change.status = maybe(random, hw::Status::paused);
  if (change.status) {
    change.until = maybe(random, change.on.plus_days(random.between(0, 9)));
  }
  change.steps = maybe(random, any_texts(random));
  change.what = maybe(random, any_text(random));
  change.baby_step = maybe(random, any_text(random));
  change.cue = maybe(random, any_text(random));
  change.if_then = maybe(random, any_texts(random));
  change.confidence = maybe(random, random.between(0, 100));
  change.goal = maybe(random, any_text(random));
  change.title = maybe(random, some_text(random));
  change.share = maybe(random, hw::Share::none);
  change.why = any_text(random);
  return change;
}

hw::Assignment any_assignment(Random& random) {
  hw::Assignment assignment{.id = "walk", .title = some_text(random)};
  if (random.one_in(2)) {
    assignment.kinds = {hw::Kind::social, hw::Kind::attitudinal};
  }
  assignment.goal = any_text(random);
  assignment.why = any_text(random);
  assignment.what = any_text(random);
  assignment.baby_step = any_text(random);
  assignment.cue = any_text(random);
  assignment.if_then = any_texts(random);
  assignment.confidence = maybe(random, random.between(0, 100));
  assignment.agreed_on = maybe(random, any_day(random));
  assignment.agreed_by = maybe(random, hw::Origin::therapist);
  assignment.schedule = random.of(std::vector{
      schedule("as needed"), schedule("mon wed"), schedule("2/day")});
  assignment.steps = any_texts(random);
  assignment.share = random.one_in(2) ? hw::Share::all : hw::Share::summary;
  assignment.template_name = random.one_in(2) ? "exposure" : "";
  if (random.one_in(2)) {
    assignment.ask_also = {"minutes", "bring"};
  }
  assignment.questions = any_questions(random);
  for (int count = random.between(0, 2); count > 0; --count) {
    assignment.changes.push_back(any_change(random));
  }
  for (int count = random.between(0, 3); count > 0; --count) {
    assignment.entries.push_back(any_entry(random, assignment.questions));
  }
  return assignment;
}

TEST_CASE("a block has LF line ends, a final one, and begins with its name") {
  for (std::uint32_t seed = 1; seed <= 100; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const auto questions = any_questions(random);

    const std::string text =
        hw::write_entry(any_entry(random, questions), questions);

    CHECK(text.starts_with("[[log]]\nat = "));
    CHECK(text.ends_with('\n'));
    CHECK(!text.ends_with("\n\n"));
    CHECK(text.find('\r') == std::string::npos);
    CHECK(hw::split_blocks(text).size() == 2);
  }
}

TEST_CASE("reading a written assignment gives it back") {
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const hw::Assignment assignment = any_assignment(random);
    const std::string text = hw::write_assignment(assignment);
    CAPTURE(text);

    const auto read = hw::read_assignment("assignments/walk.toml", text);

    CHECK(read.problems.empty());
    CHECK(read.value == assignment);
  }
}

TEST_CASE("a block appended to a file with CRLF is read back as it was") {
  for (std::uint32_t seed = 1; seed <= 100; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const hw::Entry entry = any_entry(random, {});
    const std::string text =
        hw::append_block("title = \"Walk\"\r\n", hw::write_entry(entry, {}));
    CAPTURE(text);

    const auto read = hw::read_assignment("assignments/walk.toml", text);

    CHECK(read.problems.empty());
    CHECK(read.value.entries == std::vector{entry});
  }
}

TEST_CASE("reading written sessions gives them back") {
  for (std::uint32_t seed = 1; seed <= 100; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const hw::Session session{any_moment(random), any_text(random)};
    const hw::AgendaItem item{any_moment(random), some_text(random),
                              random.one_in(2)};
    const std::string text = hw::append_block(hw::write_session(session),
                                              hw::write_agenda_item(item));
    CAPTURE(text);

    const auto read = hw::read_sessions("sessions.toml", text);

    CHECK(read.problems.empty());
    CHECK(read.value.sessions == std::vector{session});
    CHECK(read.value.agenda == std::vector{item});
  }
}

}  // namespace

}  // namespace hw::test::write_test
