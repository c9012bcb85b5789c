#include "hw/read.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "make.hpp"
#include "random.hpp"

namespace hw::test::read_test {

namespace {

using Texts = std::vector<std::string>;

constexpr std::string_view bus = R"(title      = "Ride the bus again"
kind       = ["behavioral", "emotional"]
goal       = "Visit my sister on my own"
why        = "Avoiding the bus keeps the fear going"
what       = "Ride a little further each time"
baby_step  = "Stand at the stop for two minutes"
cue        = "After lunch"
if_then    = ["If the bus is packed, then I take the next one"]
confidence = 80   # a comment
agreed_on  = 2026-11-06
agreed_by  = "together"
schedule   = "3/week"
steps      = [
  "Stand at the stop",
  "Ride one stop",
]
share      = "summary"
template   = "exposure"
ask_also   = ["learned", "minutes"]
unknown    = { is = ["kept", "by", "others"] }

[[ask]]
key   = "fear"
text  = "How strong is the fear?"
type  = "scale"
range = [0, 100]
when  = "both"
quick = true

[[ask]]
key     = "company"
type    = "choice"
choices = ["alone", "with others"]

[[log]]
at      = 2026-11-07T13:05:00-05:00
outcome = "partly"
step    = "Stand at the stop"
minutes = 12
difficulty = 0
helped  = 10
obstacle = ["anxious", "other-people"]
would_help = "a friend"
fear    = [70, 45]
learned = "It went down by itself"
company = "alone"
kind_word = "Well done"
note    = """
First line.
[[log]] is text here."""
proud   = true
bring   = "The smell"
share   = "all"

[[change]]
on       = 2026-11-16
status   = "paused"
until    = 2026-11-20
schedule = "2/week"
steps    = []
what     = "Less"
baby_step = "Look at it"
cue      = ""
if_then  = "If it rains, then I wait"
confidence = 90
goal     = "Visit"
title    = "Bus"
share    = "none"
why      = "Flu"

[[visitor]]
at = "not for this program"

[[log]]
at = 2026-11-08
)";

std::vector<hw::Entry> bus_entries() {
  return {
      {.at = moment("2026-11-07T13:05:00-05:00"),
       .outcome = hw::Outcome::partly,
       .step = "Stand at the stop",
       .minutes = 12,
       .difficulty = 0,
       .helped = 10,
       .obstacles = {"anxious", "other-people"},
       .would_help = "a friend",
       .learned = "It went down by itself",
       .kind_word = "Well done",
       .note = "First line.\n[[log]] is text here.",
       .proud = true,
       .bring = "The smell",
       .share = hw::Share::all,
       .answers = {{.key = "fear", .before = 70.0, .after = 45.0},
                   {.key = "company", .after = "alone"}}},
      {.at = moment("2026-11-08")},
  };
}

hw::Assignment bus_assignment() {
  hw::Assignment result{
      .id = "bus",
      .title = "Ride the bus again",
      .kinds = {hw::Kind::behavioral, hw::Kind::emotional},
      .goal = "Visit my sister on my own",
      .why = "Avoiding the bus keeps the fear going",
      .what = "Ride a little further each time",
      .baby_step = "Stand at the stop for two minutes",
      .cue = "After lunch",
      .if_then = {"If the bus is packed, then I take the next one"},
      .confidence = 80,
      .agreed_on = day("2026-11-06"),
      .agreed_by = hw::Origin::together,
      .schedule = schedule("3/week"),
      .steps = {"Stand at the stop", "Ride one stop"},
      .share = hw::Share::summary,
      .template_name = "exposure",
      .ask_also = {"learned", "minutes"},
  };
  result.questions = {
      {.key = "fear",
       .text = "How strong is the fear?",
       .type = hw::QuestionType::scale,
       .range = std::pair(0.0, 100.0),
       .when = hw::Asked::both,
       .quick = true},
      {.key = "company",
       .type = hw::QuestionType::choice,
       .choices = {"alone", "with others"}},
  };
  result.entries = bus_entries();
  result.changes = {
      {.on = day("2026-11-16"),
       .schedule = schedule("2/week"),
       .status = hw::Status::paused,
       .until = day("2026-11-20"),
       .steps = Texts{},
       .what = "Less",
       .baby_step = "Look at it",
       .cue = "",
       .if_then = Texts{"If it rains, then I wait"},
       .confidence = 90,
       .goal = "Visit",
       .title = "Bus",
       .share = hw::Share::none,
       .why = "Flu"},
  };
  return result;
}

std::string with_crlf(std::string_view text) {
  std::string result;
  for (const char character : text) {
    result +=
        character == '\n' ? std::string("\r\n") : std::string(1, character);
  }
  return result;
}

hw::ParseResult<hw::Assignment> read(std::string_view text) {
  return hw::read_assignment("assignments/walk.toml", text);
}

// `text` after a title, which is line 1.
hw::ParseResult<hw::Assignment> titled(const std::string& text) {
  return read("title = \"Walk\"\n" + text);
}

// An entry of line 2 and 3 with these lines, and these questions behind it.
hw::ParseResult<hw::Assignment> logged(const std::string& lines,
                                       const std::string& questions = "") {
  return titled("[[log]]\nat = 2026-11-07\n" + lines + "\n" + questions);
}

Texts told(const std::vector<hw::Problem>& problems) {
  Texts result;
  for (const hw::Problem& problem : problems) {
    result.push_back(hw::to_string(problem));
  }
  return result;
}

// One text and the problem that it has: in line 2 if it says nothing else.
struct SyntaxError {
  std::string text;
  std::string message;
  int line = 2;
};

void check_slips(const std::vector<SyntaxError>& slips) {
  for (const SyntaxError& slip : slips) {
    CAPTURE(slip.text);
    const auto result = titled(slip.text);
    REQUIRE(result.problems.size() == 1);
    CHECK(result.problems.front().message == slip.message);
    CHECK(result.problems.front().line == slip.line);
    CHECK(result.problems.front().file == "assignments/walk.toml");
  }
}

void check_unreadable(const std::vector<SyntaxError>& slips) {
  check_slips(slips);
  for (const SyntaxError& slip : slips) {
    CAPTURE(slip.text);
    const auto result = titled(slip.text);
    CHECK(!result.readable);
    CHECK(result.value == hw::Assignment{});
  }
}

hw::Question question(hw::QuestionType type) {
  return {.key = "it", .type = type};
}

std::string refusal(const hw::Question& question, std::string_view text) {
  try {
    hw::parse_answer(question, text);
  } catch (const hw::Error& error) {
    return error.what();
  }
  return "";
}

// A byte out of those that mean something in TOML, or any other.
char random_byte(Random& random) {
  constexpr std::string_view meaningful = "[]{}\"'=#.,\\\n\r -+:T_aeintf0129";
  const int last = static_cast<int>(meaningful.size()) - 1;
  return random.one_in(8)
             ? static_cast<char>(random.between(-128, 127))
             : meaningful[static_cast<std::size_t>(random.between(0, last))];
}

std::string random_bytes(Random& random) {
  std::string text;
  for (int length = random.between(0, 40); length > 0; --length) {
    text += random_byte(random);
  }
  return text;
}

// `text` with a few bytes put in, taken out, changed, or doubled.
std::string mutated(std::string text, Random& random) {
  for (int edits = random.between(1, 4); edits > 0; --edits) {
    const auto position = static_cast<std::size_t>(
        random.between(0, static_cast<int>(text.size()) - 1));
    const auto count = static_cast<std::size_t>(random.between(1, 20));
    switch (random.between(1, 4)) {
      case 1:
        text.insert(position, 1, random_byte(random));
        break;
      case 2:
        text.erase(position, count);
        break;
      case 3:
        text[position] = random_byte(random);
        break;
      default:
        text.insert(position, text.substr(position, count));
    }
    text += ' ';
  }
  return text;
}

// Reads `text` as every kind of file, and holds what holds of any result.
void check_any(const std::string& text) {
  const int lines =
      1 + static_cast<int>(std::count(text.begin(), text.end(), '\n'));
  const auto assignment = hw::read_assignment("x.toml", text);
  const auto sessions = hw::read_sessions("x.toml", text);
  const auto settings = hw::read_settings("x.toml", text);
  CHECK(assignment.readable == sessions.readable);
  CHECK(assignment.readable == settings.readable);
  CHECK(assignment.readable == (assignment.value != hw::Assignment{}));
  if (!assignment.readable) {
    REQUIRE(assignment.problems.size() == 1);
    REQUIRE(settings.problems.size() == 1);
    CHECK(assignment.problems.front().line == settings.problems.front().line);
  }
  int last_line = 0;
  for (const hw::Problem& problem : assignment.problems) {
    CAPTURE(problem.message);
    CHECK(problem.line >= last_line);
    CHECK(problem.line <= lines);
    CHECK(!problem.message.empty());
    CHECK(problem.message.find('\n') == std::string::npos);
    last_line = problem.line;
  }
}

}  // namespace

TEST_CASE("read_assignment reads every key") {
  const auto result = hw::read_assignment("assignments/bus.toml", bus);

  CHECK(result.readable);
  CHECK(told(result.problems) == Texts{});
  CHECK(result.value == bus_assignment());
}

TEST_CASE("read_assignment reads a file with CRLF as it reads one with LF") {
  const auto result =
      hw::read_assignment("assignments/bus.toml", with_crlf(bus));

  CHECK(told(result.problems) == Texts{});
  CHECK(result.value == bus_assignment());
}

TEST_CASE("a carriage return that was typed as one stays in its text") {
  const auto result = titled("what = \"a\\r\\nb\"\r\nwhy = '''\r\nc\r\nd'''");

  CHECK(result.value.what == "a\r\nb");
  CHECK(result.value.why == "c\nd");
}

TEST_CASE("a line-ending backslash takes blanks away, and no letters") {
  const auto result = titled("what = \"\"\"a \\\n   \u00FCber\"\"\"");

  CHECK(told(result.problems) == Texts{});
  CHECK(result.value.what == "a \u00FCber");
}

TEST_CASE("read_assignment reads a title alone, with a byte order mark") {
  const auto result = hw::read_assignment("x.toml", "\xEF\xBB\xBFtitle = 'X'");

  CHECK(told(result.problems) == Texts{});
  CHECK(result.value == hw::Assignment{.id = "x", .title = "X"});
}

TEST_CASE("the id is the file's name without folder and .toml") {
  struct Case {
    std::string file;
    std::string id;
  };
  const std::vector<Case> cases = {
      {"assignments/walk.toml", "walk"},
      {"walk.toml", "walk"},
      {"a/b/walk", "walk"},
      {"templates/walk.v2.toml", "walk.v2"},
  };
  for (const Case& item : cases) {
    CAPTURE(item.file);
    CHECK(hw::read_assignment(item.file, "title = \"W\"").value.id == item.id);
  }
}

TEST_CASE("the id stands in for a title that is not there") {
  SUBCASE("no title") {
    const auto result = read("what = \"x\"");
    CHECK(result.readable);
    CHECK(result.value.title == "walk");
    CHECK(told(result.problems) ==
          Texts{"assignments/walk.toml: a title is needed, like title = "
                "\"Evening walk\""});
  }
  SUBCASE("an empty title") {
    const auto result = read("\ntitle = \"\"");
    CHECK(result.value.title == "walk");
    CHECK(told(result.problems) ==
          Texts{"assignments/walk.toml:2: a title is needed, like title = "
                "\"Evening walk\""});
  }
  SUBCASE("a title that is no text") {
    const auto result = read("title = 5");
    CHECK(result.value.title == "walk");
    CHECK(told(result.problems) ==
          Texts{"assignments/walk.toml:1: \"title\" takes text in quotes, "
                "not 5"});
  }
}

TEST_CASE("lists of texts take a single text as well") {
  const auto result = titled(
      "kind = \"social\"\nsteps = \"one\"\nif_then = \"if\"\n[[log]]\nat = "
      "2026-11-07\nobstacle = \"ill\"");

  CHECK(told(result.problems) == Texts{});
  CHECK(result.value.kinds == std::vector{hw::Kind::social});
  CHECK(result.value.steps == Texts{"one"});
  CHECK(result.value.if_then == Texts{"if"});
  CHECK(result.value.entries.front().obstacles == Texts{"ill"});
}

TEST_CASE("blocks may be written inline and keys in quotes") {
  const auto result = titled(
      "\"log\" = [{at = 2026-11-07}, {\"at\" = 2026-11-08, proud = true}]");

  CHECK(told(result.problems) == Texts{});
  CHECK(result.value.entries ==
        std::vector<hw::Entry>{{.at = moment("2026-11-07")},
                               {.at = moment("2026-11-08"), .proud = true}});
}

TEST_CASE("a day, a time on the wall and a time with a distance are times") {
  const std::vector<std::string> texts = {
      "2026-11-07",
      "2026-11-07T13:05:00",
      "2026-11-07 13:05:00",
      "2026-11-07T13:05:00Z",
      "2026-11-07T13:05:00.25+05:30",
  };
  for (const std::string& text : texts) {
    CAPTURE(text);
    const auto result = titled("[[log]]\nat = " + text);
    CHECK(told(result.problems) == Texts{});
    REQUIRE(result.value.entries.size() == 1);
    CHECK(result.value.entries.front().at == moment(text));
  }
}

TEST_CASE("a value of a wrong type or range is left out and told") {
  check_slips({
      {"kind = \"physical\"",
       "\"kind\" takes behavioral, social, emotional, cognitive or "
       "attitudinal, not \"physical\""},
      {"goal = true", "\"goal\" takes text in quotes, not true"},
      {"why = 2.5", "\"why\" takes text in quotes, not 2.5"},
      {"what = 2026-03-05", "\"what\" takes text in quotes, not 2026-03-05"},
      {"baby_step = 07:30:00",
       "\"baby_step\" takes text in quotes, not 07:30:00"},
      {"cue = [\"a\", [1], {b = 1}, 4, 5]",
       "\"cue\" takes text in quotes, not [\"a\", ..., {...}, ...]"},
      {"if_then = [\n\"a\",\n5]", "\"if_then\" takes text in quotes, not 5", 4},
      {"confidence = 101",
       "\"confidence\" takes a whole number from 0 to 100, not 101"},
      {"agreed_on = \"2026-11-06\"",
       "\"agreed_on\" takes a day without quotes, like 2026-03-05, not "
       "\"2026-11-06\""},
      {"agreed_on = 2026-11-06T10:00:00",
       "\"agreed_on\" takes a day without quotes, like 2026-03-05, not "
       "2026-11-06T10:00:00"},
      {"agreed_on = 0000-01-01",
       "\"agreed_on\" takes a day without quotes, like 2026-03-05, not a day "
       "of the year 0"},
      {"agreed_by = \"mum\"",
       "\"agreed_by\" takes together, me or therapist, not \"mum\""},
      {"schedule = \"sometimes\"",
       "\"schedule\" takes a schedule like \"daily\", \"3/week\", \"mon wed "
       "fri\", \"every 3 days\", \"4 times\" or \"as needed\", not "
       "\"sometimes\""},
      {"share = \"some\"",
       "\"share\" takes all, summary or none, not \"some\""},
      {"template = {}", "\"template\" takes text in quotes, not {...}"},
      {"ask_also = [\"note\",\n\"step\"]",
       "\"ask_also\" takes minutes, difficulty, helped, would_help, learned, "
       "kind_word, note or bring, not \"step\"",
       3},
      {"log = 5",
       "\"log\" is a list of blocks; each begins with [[log]], in two pairs of "
       "brackets"},
      {"[log]\nat = 2026-11-07",
       "\"log\" is a list of blocks; each begins with [[log]], in two pairs of "
       "brackets"},
      {"ask = [\n1]", "\"ask\" takes blocks, not 1", 3},
  });
}

TEST_CASE("what is wrong in an entry is left out, and the entry stays") {
  const std::vector<SyntaxError> slips = {
      {"step = 1", "\"step\" takes text in quotes, not 1"},
      {"minutes = -1", "\"minutes\" takes a whole number, 0 or more, not -1"},
      {"minutes = \"ten\"",
       "\"minutes\" takes a whole number, 0 or more, not \"ten\""},
      {"minutes = 10.0", "\"minutes\" takes a whole number, 0 or more, not 10"},
      {"minutes = 9999999999",
       "\"minutes\" takes a whole number, 0 or more, not 9999999999"},
      {"difficulty = 11",
       "\"difficulty\" takes a whole number from 0 to 10, not 11"},
      {"helped = -1", "\"helped\" takes a whole number from 0 to 10, not -1"},
      {"would_help = 1", "\"would_help\" takes text in quotes, not 1"},
      {"learned = 1", "\"learned\" takes text in quotes, not 1"},
      {"kind_word = 1", "\"kind_word\" takes text in quotes, not 1"},
      {"note = 1", "\"note\" takes text in quotes, not 1"},
      {"proud = \"yes\"", "\"proud\" takes true or false, not \"yes\""},
      {"bring = 1", "\"bring\" takes text in quotes, not 1"},
  };
  for (const SyntaxError& slip : slips) {
    CAPTURE(slip.text);
    const auto result = logged(slip.text);
    CHECK(told(result.problems) ==
          Texts{"assignments/walk.toml:4: " + slip.message});
    CHECK(result.value.entries ==
          std::vector<hw::Entry>{{.at = moment("2026-11-07")}});
  }
}

TEST_CASE("an entry whose outcome is not understood is left out") {
  const auto result = logged("outcome = \"not this time\"");

  CHECK(told(result.problems) ==
        Texts{"assignments/walk.toml:4: \"outcome\" takes done, partly, tried, "
              "not-this-time, no-chance or planned, not \"not this time\""});
  CHECK(result.value.entries.empty());
  CHECK(logged("outcome = 1").value.entries.empty());
}

TEST_CASE("obstacles are those of the format, and the line is the word's") {
  const auto result = logged("obstacle = [\n  \"ill\",\n  \"rain\",\n]");

  CHECK(result.value.entries.front().obstacles.empty());
  CHECK(told(result.problems) ==
        Texts{"assignments/walk.toml:6: \"obstacle\" takes no-time, forgot, "
              "avoidance, low-energy, anxious, unclear-how, unclear-why, "
              "too-big, boring, no-fit, no-privacy, other-people, life-event, "
              "ill, perfectionism or other, not \"rain\""});
}

TEST_CASE("an entry without a usable time is left out whole") {
  SUBCASE("without any") {
    const auto result = titled("\n[[log]]\nnote = \"x\"\nminutes = -1");
    CHECK(result.value.entries.empty());
    CHECK(told(result.problems) ==
          Texts{"assignments/walk.toml:3: this block needs \"at\": a day or a "
                "time, without quotes, like 2026-11-07T13:05:00"});
  }
  SUBCASE("with one in quotes") {
    const auto result = titled("[[log]]\nat = \"2026-11-07\"");
    CHECK(result.value.entries.empty());
    CHECK(told(result.problems) ==
          Texts{"assignments/walk.toml:3: \"at\" takes a day or a time, "
                "without quotes, like 2026-11-07T13:05:00, not "
                "\"2026-11-07\""});
  }
  SUBCASE("and the others stay") {
    const auto result = titled("[[log]]\n[[log]]\nat = 2026-11-07");
    CHECK(result.problems.size() == 1);
    CHECK(result.value.entries.size() == 1);
  }
}

TEST_CASE("a change without a usable day is left out whole") {
  CHECK(told(titled("[[change]]\nwhat = \"x\"").problems) ==
        Texts{"assignments/walk.toml:2: this block needs \"on\": a day without "
              "quotes, like 2026-03-05"});
  const auto result = titled("[[change]]\non = 13:00:00\nwhat = \"x\"");
  CHECK(result.value.changes.empty());
  CHECK(told(result.problems) ==
        Texts{"assignments/walk.toml:3: \"on\" takes a day without quotes, "
              "like 2026-03-05, not 13:00:00"});
}

TEST_CASE("what may be shared is nothing when it cannot be told") {
  const auto shared_today = [](const std::string& text) {
    return as_of(titled(text).value, day("2026-11-19")).share;
  };

  CHECK(shared_today("share = \"nonne\"\n") == hw::Share::none);
  CHECK(shared_today("share = true\n") == hw::Share::none);
  CHECK(shared_today("[[change]]\non = 2026-11-07\nshare = \"No\"\n") ==
        hw::Share::none);
  CHECK(logged("share = \"sumary\"\n").value.entries[0].share ==
        hw::Share::none);
  CHECK(told(logged("share = \"\"").problems) ==
        Texts{"assignments/walk.toml:4: \"share\" takes all, summary or none, "
              "not \"\""});
  SUBCASE("nor from when on, until a change says otherwise") {
    const std::string unclear =
        "[[change]]\non = \"2026-11-07\"\nshare = \"none\"\n";
    CHECK(shared_today(unclear) == hw::Share::none);
    CHECK(shared_today(unclear +
                       "[[change]]\non = 2026-11-08\nshare = \"all\"\n") ==
          hw::Share::all);
  }
  SUBCASE("but all of it when nothing says so") {
    CHECK(shared_today("[[change]]\nwhat = \"x\"\n") == hw::Share::all);
    CHECK(!logged("").value.entries[0].share);
  }
}

TEST_CASE("a list of a change with a wrong element changes nothing") {
  const auto result = titled("[[change]]\non = 2026-11-07\nsteps = [\"a\", 5]");

  CHECK(result.problems.size() == 1);
  CHECK(!result.value.changes.front().steps);
}

TEST_CASE("until is the last day of a pause") {
  SUBCASE("of a pause alone") {
    const auto result = titled(
        "[[change]]\non = 2026-11-07\nstatus = \"active\"\nuntil = "
        "2026-11-08");
    CHECK(!result.value.changes.front().until);
    CHECK(told(result.problems) ==
          Texts{"assignments/walk.toml:5: \"until\" belongs to status = "
                "\"paused\""});
  }
  SUBCASE("and not before it") {
    const auto result = titled(
        "[[change]]\nuntil = 2026-11-06\non = 2026-11-07\nstatus = "
        "\"paused\"");
    CHECK(!result.value.changes.front().until);
    CHECK(told(result.problems) ==
          Texts{"assignments/walk.toml:3: \"until\" is a day before \"on\""});
  }
  SUBCASE("and may be its first") {
    const auto result = titled(
        "[[change]]\nuntil = 2026-11-07\non = 2026-11-07\nstatus = "
        "\"paused\"");
    CHECK(told(result.problems) == Texts{});
    CHECK(result.value.changes.front().until == day("2026-11-07"));
  }
}

TEST_CASE("problems are in order of their lines") {
  const auto result = titled(
      "[[log]]\nat = 2026-11-07\nminutes = -1\n[[ask]]\nkey = \"a\"\ntype = "
      "\"b\"\n[[log]]\nhelped = 1\n[[change]]\non = 1");
  std::vector<int> lines;
  for (const hw::Problem& problem : result.problems) {
    lines.push_back(problem.line);
  }
  CHECK(lines == std::vector{4, 7, 8, 11});
}

TEST_CASE("a question") {
  SUBCASE("with a key alone is a text asked after") {
    const auto result = titled("[[ask]]\nkey = \"a\"");
    CHECK(told(result.problems) == Texts{});
    CHECK(result.value.questions == std::vector<hw::Question>{{.key = "a"}});
  }

  SUBCASE("needs a key") {
    const auto result = titled("[[ask]]\ntext = \"a\"");
    CHECK(result.value.questions.empty());
    CHECK(told(result.problems) ==
          Texts{"assignments/walk.toml:2: this block needs \"key\": text in "
                "quotes"});
    CHECK(told(titled("[[ask]]\nkey = \"\"").problems) ==
          Texts{"assignments/walk.toml:3: the key of a question has at least "
                "one letter"});
  }

  SUBCASE("cannot have a key of [[log]]") {
    for (const std::string_view key : hw::entry_keys()) {
      CAPTURE(key);
      const auto result = titled("[[ask]]\nkey = \"" + std::string(key) + "\"");
      CHECK(result.value.questions.empty());
      CHECK(told(result.problems) ==
            Texts{"assignments/walk.toml:3: \"" + std::string(key) +
                  "\" has a meaning of its own in [[log]]; a question needs "
                  "another key"});
    }
  }

  SUBCASE("counts once") {
    const auto result =
        titled("[[ask]]\nkey = \"a\"\ntype = \"yesno\"\n[[ask]]\nkey = \"a\"");
    CHECK(result.value.questions ==
          std::vector<hw::Question>{
              {.key = "a", .type = hw::QuestionType::yesno}});
    CHECK(told(result.problems) ==
          Texts{"assignments/walk.toml:6: \"a\" is asked twice; the first one "
                "counts"});
  }

  SUBCASE("leaves out what is wrong") {
    const std::vector<SyntaxError> slips = {
        {"text = 1", "\"text\" takes text in quotes, not 1"},
        {"type = \"rating\"",
         "\"type\" takes text, line, scale, number, choice, yesno, minutes or "
         "time, not \"rating\""},
        {"range = [5]",
         "\"range\" takes two numbers, the lower one first, like [0, 100], not "
         "[5]"},
        {"range = [10, 0]",
         "\"range\" takes two numbers, the lower one first, like [0, 100], not "
         "[10, 0]"},
        {"range = [0, inf]",
         "\"range\" takes two numbers, the lower one first, like [0, 100], not "
         "[0, inf]"},
        {"range = 5",
         "\"range\" takes two numbers, the lower one first, like [0, 100], not "
         "5"},
        {"choices = [1]", "\"choices\" takes text in quotes, not 1"},
        {"when = \"later\"",
         "\"when\" takes before, after or both, not \"later\""},
        {"quick = 1", "\"quick\" takes true or false, not 1"},
    };
    for (const SyntaxError& slip : slips) {
      CAPTURE(slip.text);
      const auto result = titled("[[ask]]\nkey = \"a\"\n" + slip.text);
      CHECK(result.value.questions == std::vector<hw::Question>{{.key = "a"}});
      CHECK(told(result.problems) ==
            Texts{"assignments/walk.toml:4: " + slip.message});
    }
  }
}

TEST_CASE("an answer is of the type of its question") {
  using hw::Value;
  struct Case {
    std::string type;
    std::string text;
    std::optional<Value> value;
  };
  const std::vector<Case> cases = {
      {"text", "\"a\\nb\"", "a\nb"},
      {"text", "5", {}},
      {"line", "\"a\"", "a"},
      {"line", "true", {}},
      {"choice", "\"A\"", "A"},
      {"choice", "1", {}},
      {"scale", "7", 7.0},
      {"scale", "7.0", 7.0},
      {"scale", "7.5", 7.5},
      {"scale", "\"7\"", {}},
      {"scale", "nan", {}},
      {"scale", "[7]", {}},
      {"number", "-3", -3.0},
      {"number", "true", {}},
      {"yesno", "true", true},
      {"yesno", "\"yes\"", {}},
      {"minutes", "90", 90.0},
      {"minutes", "90.0", {}},
      {"minutes", "-1", {}},
      {"time", "23:10:00", clock_time("23:10")},
      {"time", "\"07:30\"", clock_time("7:30")},
      {"time", "\"7:30:15\"", clock_time("7:30:15")},
      {"time", "\"25:00\"", {}},
      {"time", "2026-11-07", {}},
  };
  for (const Case& item : cases) {
    CAPTURE(item.type);
    CAPTURE(item.text);
    const auto result =
        logged("it = " + item.text,
               "[[ask]]\nkey = \"it\"\ntype = \"" + item.type + "\"");
    const std::vector<hw::Answer> expected = {
        {.key = "it", .after = item.value}};
    CHECK(result.value.entries.front().answers ==
          (item.value ? expected : std::vector<hw::Answer>{}));
    CHECK(result.problems.empty() == item.value.has_value());
  }
}

TEST_CASE("a number lies in the range of its question") {
  for (const char* const type : {"scale", "number", "minutes"}) {
    CAPTURE(type);
    const std::string question =
        "[[ask]]\nkey = \"it\"\nrange = [2, 5]\ntype "
        "= \"" +
        std::string(type) + "\"";
    const std::string kind = type == std::string("minutes") ? "whole " : "";
    for (const char* const inside : {"2", "3", "5"}) {
      CHECK(logged("it = " + std::string(inside), question).problems.empty());
    }
    for (const std::string outside : {"1", "6"}) {
      CHECK(told(logged("it = " + outside, question).problems) ==
            Texts{"assignments/walk.toml:4: \"it\" takes a " + kind +
                  "number from 2 to 5, not " + outside});
    }
  }
}

TEST_CASE("an answer to a question asked with both") {
  const std::string question =
      "[[ask]]\nkey = \"fear\"\ntype = \"scale\"\nrange = [0, 10]\nwhen = "
      "\"both\"";
  const auto answers = [&question](const std::string& lines) {
    return logged(lines, question).value.entries.front().answers;
  };
  const auto problems = [&question](const std::string& lines) {
    return told(logged(lines, question).problems);
  };
  using Answers = std::vector<hw::Answer>;

  SUBCASE("is [before, after]") {
    CHECK(answers("fear = [7, 4]") ==
          Answers{{.key = "fear", .before = 7.0, .after = 4.0}});
  }
  SUBCASE("is [before] alone") {
    CHECK(answers("fear = [7]") == Answers{{.key = "fear", .before = 7.0}});
  }
  SUBCASE("is after when it stands alone") {
    CHECK(answers("fear = 7") == Answers{{.key = "fear", .after = 7.0}});
  }
  SUBCASE("is before when it stands alone in what is planned") {
    CHECK(answers("fear = 7\noutcome = \"planned\"") ==
          Answers{{.key = "fear", .before = 7.0}});
  }
  SUBCASE("keeps the half that is right") {
    CHECK(answers("fear = [7,\n11]") ==
          Answers{{.key = "fear", .before = 7.0}});
    CHECK(answers("fear = [11, 7]") == Answers{{.key = "fear", .after = 7.0}});
    CHECK(problems("fear = [7,\n11]") ==
          Texts{"assignments/walk.toml:5: \"fear\" takes a number from 0 to "
                "10, not 11"});
  }
  SUBCASE("has one or two halves") {
    CHECK(answers("fear = []").empty());
    CHECK(answers("fear = [1, 2, 3]").empty());
    CHECK(problems("fear = []") ==
          Texts{"assignments/walk.toml:4: \"fear\" takes [before, after], not "
                "[]"});
    CHECK(problems("fear = [1, 2, 3]") ==
          Texts{"assignments/walk.toml:4: \"fear\" takes [before, after], not "
                "[1, 2, 3]"});
  }
}

TEST_CASE("an answer to a question asked once is after, whenever it is asked") {
  const auto result = logged("guess = \"x\"\noutcome = \"planned\"",
                             "[[ask]]\nkey = \"guess\"\nwhen = \"before\"");

  CHECK(result.value.entries.front().answers ==
        std::vector<hw::Answer>{{.key = "guess", .after = "x"}});
}

TEST_CASE("answers are in the order of the file; other keys are none") {
  const auto result = logged(
      "z = \"1\"\na = \"2\"\nother = 3\nm = \"4\"",
      "[[ask]]\nkey = \"a\"\n[[ask]]\nkey = \"m\"\n[[ask]]\nkey = \"z\"");

  CHECK(told(result.problems) == Texts{});
  CHECK(result.value.entries.front().answers ==
        std::vector<hw::Answer>{{.key = "z", .after = "1"},
                                {.key = "a", .after = "2"},
                                {.key = "m", .after = "4"}});
}

TEST_CASE("read_sessions reads sessions and agenda in the order of the file") {
  const auto result = hw::read_sessions("sessions.toml", R"(
[[session]]
at       = 2026-11-13T15:00:00-05:00
takeaway = "Smaller steps count"

[[agenda]]
at   = 2026-11-15T09:10:00-05:00
text = "Is it all right?"
done = true

[[session]]
at = 2026-11-06

[[agenda]]
at   = 2026-11-14
text = "Other"
)");

  CHECK(told(result.problems) == Texts{});
  CHECK(
      result.value ==
      hw::Sessions{.sessions = {{.at = moment("2026-11-13T15:00:00-05:00"),
                                 .takeaway = "Smaller steps count"},
                                {.at = moment("2026-11-06")}},
                   .agenda = {{.at = moment("2026-11-15T09:10:00-05:00"),
                               .text = "Is it all right?",
                               .done = true},
                              {.at = moment("2026-11-14"), .text = "Other"}}});
}

TEST_CASE("a session or agenda item without a usable time is left out") {
  const auto result = hw::read_sessions(
      "sessions.toml",
      "[[session]]\ntakeaway = \"x\"\n[[agenda]]\nat = 5\n[[agenda]]\nat = "
      "2026-11-14\ndone = \"no\"");

  CHECK(result.readable);
  CHECK(result.value == hw::Sessions{.agenda = {{.at = moment("2026-11-14")}}});
  CHECK(told(result.problems) ==
        Texts{"sessions.toml:1: this block needs \"at\": a day or a time, "
              "without quotes, like 2026-11-07T13:05:00",
              "sessions.toml:4: \"at\" takes a day or a time, without quotes, "
              "like 2026-11-07T13:05:00, not 5",
              "sessions.toml:7: \"done\" takes true or false, not \"no\""});
}

TEST_CASE("read_settings") {
  SUBCASE("has a default for everything") {
    const auto result = hw::read_settings("journal.toml", "");
    CHECK(told(result.problems) == Texts{});
    CHECK(result.value == hw::Settings{});
  }

  SUBCASE("reads every key") {
    const auto result = hw::read_settings("journal.toml", R"(
format = 2
day_starts = "04:30"
week_starts = "Sunday"
label = "practice"
name = "Kim"
likely = 80
streaks = false
support = "Sam, 555"
support_in_report = true
auto_commit = true
line_editor = false
)");
    CHECK(told(result.problems) == Texts{});
    CHECK(result.value == hw::Settings{.format = 2,
                                       .day_starts = clock_time("4:30"),
                                       .week_starts = std::chrono::Sunday,
                                       .label = "practice",
                                       .name = "Kim",
                                       .likely = 80,
                                       .streaks = false,
                                       .support = "Sam, 555",
                                       .support_in_report = true,
                                       .auto_commit = true,
                                       .line_editor = false});
  }

  SUBCASE("keeps the default of what is wrong") {
    const auto result = hw::read_settings("journal.toml",
                                          "format = 0\n"
                                          "day_starts = 3\n"
                                          "week_starts = \"day\"\n"
                                          "label = 1\n"
                                          "name = 1\n"
                                          "likely = 101\n"
                                          "streaks = 1\n"
                                          "support = 1\n"
                                          "support_in_report = 1\n"
                                          "auto_commit = 1\n");
    CHECK(result.readable);
    CHECK(result.value == hw::Settings{});
    CHECK(told(result.problems) ==
          Texts{"journal.toml:1: \"format\" takes a whole number, 1 or more, "
                "not 0",
                "journal.toml:2: \"day_starts\" takes a time like \"07:30\", "
                "not 3",
                "journal.toml:3: \"week_starts\" takes a day of the week like "
                "\"monday\", not \"day\"",
                "journal.toml:4: \"label\" takes text in quotes, not 1",
                "journal.toml:5: \"name\" takes text in quotes, not 1",
                "journal.toml:6: \"likely\" takes a whole number from 0 to "
                "100, not 101",
                "journal.toml:7: \"streaks\" takes true or false, not 1",
                "journal.toml:8: \"support\" takes text in quotes, not 1",
                "journal.toml:9: \"support_in_report\" takes true or false, "
                "not 1",
                "journal.toml:10: \"auto_commit\" takes true or false, not "
                "1"});
  }

  SUBCASE("takes any day of the week, and a TOML time") {
    const std::vector<std::string> words = {"sunday",    "monday",   "tuesday",
                                            "wednesday", "thursday", "friday",
                                            "saturday"};
    for (unsigned i = 0; i < words.size(); ++i) {
      for (const std::string& word : {words[i], words[i].substr(0, 3)}) {
        CAPTURE(word);
        const auto result =
            hw::read_settings("journal.toml", "week_starts = \"" + word + "\"");
        CHECK(result.value.week_starts == std::chrono::weekday{i});
        CHECK(result.problems.empty());
      }
    }
    CHECK(hw::read_settings("journal.toml", "day_starts = 05:00:00")
              .value.day_starts == clock_time("5:00"));
  }
}

TEST_CASE("slips in text and its quotes are explained") {
  check_unreadable({
      {"what = Evening walk",
       "text stands in straight quotes: what = \"Evening walk\""},
      {"what = Evening walk  # with her\n",
       "text stands in straight quotes: what = \"Evening walk\""},
      {"what = don't", "text stands in straight quotes: what = \"don't\""},
      {"what = “Walk”", "text stands in straight quotes: what = \"...\""},
      {"why = \"\"\"\na\nb\"\"\"\nwhat = \u00FCber",
       "text stands in straight quotes: what = \"...\"", 5},
      {"what = don't \u00FCber",
       "text stands in straight quotes: what = \"...\""},
      {"what = 1.'\u00FC'",
       "nothing follows a number, and text stands in straight quotes: what = "
       "\"...\""},
      {"what = über", "text stands in straight quotes: what = \"...\""},
      {"schedule = 3/week",
       "nothing follows a number, and text stands in straight quotes: schedule "
       "= \"3/week\""},
      {"what = \"Walk\nwhy = \"x\"\n",
       "the text in this line has no closing quote"},
      {"what = \"Walk", "the text in this line has no closing quote"},
      {"what = 'Walk\n", "the text in this line has no closing quote"},
      {"kind = [\"social\", \"emotional]\n",
       "the text in this line has no closing quote"},
      {"what = \"he said \"hi\" to me\"",
       "more follows the closing quote; a quote inside of \"...\" is written "
       "\\\""},
      {"what = \"C:\\path\"", "a backslash inside of \"...\" is written \\\\"},
      {"what = \"\\ud800\"", "this character code stands for no character"},
      {"\nwhat = \"\"\"\n\nwhy = \"x\"\n",
       "the text that begins here is not closed with \"\"\"", 3},
      {"what = '''a\n", "the text that begins here is not closed with '''"},
      {"what = \"a\x01z\"",
       "an invisible control character stands here; inside of \"...\" it is "
       "written like \\u0007"},
  });
}

TEST_CASE("slips in values are explained") {
  check_unreadable({
      {"proud = yes\n", "yes is written true, and no is written false"},
      {"proud = True\n", "yes is written true, and no is written false"},
      {"at = 23:10\n",
       "a time is written with two digits each and with seconds: 23:10:00"},
      {"at = 7:30",
       "a time is written with two digits each and with seconds: 07:30:00"},
      {"at = 2026-11-07T13:05-05:00\n",
       "a time is written with two digits each and with seconds: "
       "2026-11-07T13:05:00-05:00"},
      {"at = 2026-11-07 13:05\n",
       "a time is written with two digits each and with seconds: "
       "2026-11-07T13:05:00"},
      {"at = 25:00:00", "there is no such time as 25:00:00"},
      {"on = 2026-02-30\n", "there is no such day as 2026-02-30"},
      {"on = 2026-02-30T10:00:00",
       "there is no such day as 2026-02-30T10:00:00"},
      {"on = 2026-11-07T25:00:00",
       "a day with a time is written like 2026-11-07T13:05:00"},
      {"on = 2026-2-3", "a day is written like 2026-03-05"},
      {"on = 20.11.2026", "a day is written like 2026-03-05"},
      {"on = 11/20/2026", "a day is written like 2026-03-05"},
      {"minutes = 007\n", "a number is written without zeros in front"},
      {"minutes = 99999999999999999999\n",
       "this number cannot be read; one is written like 42 or 2.5"},
      {"minutes =\n",
       "nothing follows the \"=\"; write \"\" or take this line out"},
      {"steps = [\n\"a\"\n\"b\"]",
       "a list has commas between its parts and ] at its end; look at the "
       "lines above, too",
       4},
      {"steps = [\"a\",, \"b\"]", "two commas follow each other in this list"},
      {"steps = [a, b]",
       "each text of a list stands in quotes: [\"one\", \"two\"]"},
      {"steps = [\n  a,\n]",
       "each text of a list stands in quotes: [\"one\", \"two\"]", 3},
      {"steps = [\n\"a\",",
       "the file ends before this is complete; a bracket may be open", 3},
      {"x = {a = 1,}",
       "{ } holds key = \"value\", with commas between, on one line"},
  });
}

TEST_CASE("slips in lines, keys and blocks are explained") {
  check_unreadable({
      {"Evening walk\n",
       "a line is written key = \"value\"; a comment begins with #"},
      {"- a point",
       "a line is written key = \"value\"; a comment begins with #"},
      {"* a point",
       "a line is written key = \"value\"; a comment begins with #"},
      {"title = \"b\"",
       "\"title\" is there twice; the first one is further up"},
      {"[extra]\n[extra]",
       "\"extra\" is there twice; the first one is further up", 3},
      {"[[log]]\n[log]",
       "this name already stands for something else in the file", 3},
      {"schön = 1",
       "a key with other letters than a to z stands in quotes: \"schön\" = "
       "..."},
      {"what\u00A0= 1", "a special space stands here; type a plain one"},
      {"what =\u202F1", "a special space stands here; type a plain one"},
      {"\u3000what = 1", "a special space stands here; type a plain one"},
      {"\u200Bwhat = 1", "an invisible sign stands here; take it out"},
      {"what\uFEFF = 1", "an invisible sign stands here; take it out"},
      {"what = \u200E1", "an invisible sign stands here; take it out"},
      {"a..b = 1",
       "a key is made of letters, digits, - and _, or stands in quotes"},
      {"[[log]\nat = 2026-11-07",
       "a block begins with its name in brackets, like [[log]]"},
      {"[log\n", "a block begins with its name in brackets, like [[log]]"},
      {"[[log]] today",
       "a block begins with its name in brackets, like [[log]]"},
      {"[&", "a block begins with its name in brackets, like [[log]]"},
      {"[.]", "a block begins with its name in brackets, like [[log]]"},
      {"[[[", "a block begins with its name in brackets, like [[log]]"},
  });
}

TEST_CASE("signs that cannot be seen, or look like others, are named") {
  const std::string invisible = "an invisible sign stands here; take it out";
  const std::string space = "a special space stands here; type a plain one";
  const std::string dash =
      "the dash that stands here is not a plain one; type -";
  check_unreadable({
      {"\u200Bwhat = \"a\"", invisible},
      {"what\uFEFF = \"a\"", invisible},
      {"\u200Ewhat = \"a\"", invisible},
      {"what\u2060 = \"a\"", invisible},
      {"what = \"a\"\u200B", invisible},
      {"\u00ADwhat = \"a\"", invisible},
      {"\fwhat = \"a\"", invisible},
      {"\n\f\nwhat = \"a\"", invisible, 3},
      {"what = \"a\"\x1B[0m", invisible},
      {"# a\x07z", invisible},
      {"what\u202F= \"a\"", space},
      {"\u3000what = \"a\"", space},
      {"agreed_on = 2026\u201311\u201317", dash},
      {"agreed_on = 2026\u201011\u221217", dash},
      {"baby\u2013step = \"a\"", dash},
      {"what = here \u2013 there",
       "text stands in straight quotes: what = \"...\""},
      {"\u201Cwhat\u201D = \"a\"",
       "the quote that stands here is not a straight one; take it out"},
      {"wh\u0430t = \"a\"",
       "hw does not know the key \"wh\u0430t\"; did you mean \"what\"?"},
      {"\u2022 what = \"a\"",
       "hw does not know the key \"\u2022 what\"; did you mean \"what\"?"},
  });
}

TEST_CASE("what is left after damage, and other line ends, are named") {
  const std::string zeros = std::string(4, '\0');
  const std::string returns =
      "a line ends here in the way of old Macs (CR); save the file with Unix "
      "line ends (LF)";
  check_unreadable({
      {"agreed_on = 2026-11-17" + zeros,
       "the file ends in zeros; take them out"},
      {"what = \"a" + zeros, "the file ends in zeros; take them out"},
      {"what = \"a\"\n\n" + zeros, "the file ends in zeros; take them out", 4},
      {"what = \"" + zeros + "\"", "zeros stand here; take them out"},
      {"# a" + zeros + "\n", "zeros stand here; take them out"},
      {"what = \"a\"\rwhy = \"b\"\r", returns},
      {"# a\rb\n", returns},
      {"what = \"a\"\r\nwhy = \"\"\"a\r\nb\rc\"\"\"", returns, 4},
  });
  const auto only = hw::read_assignment("walk.toml", std::string(200, '\0'));
  CHECK(only.problems ==
        std::vector<Problem>{{"walk.toml", 1,
                              "there is nothing but zeros in this file; put a "
                              "copy of it in its place"}});
  const auto wide = hw::read_assignment("walk.toml", {"t\0i\0", 4});
  CHECK(wide.problems.front().message ==
        "this is not UTF-8 text; save the file as UTF-8");
}

TEST_CASE("what a key takes is said before quotes are advised") {
  const std::string entry =
      "[[ask]]\nkey = \"fear\"\ntype = \"scale\"\n"
      "[[log]]\nat = 2026-11-17\n";
  const std::string helped =
      "\"helped\" takes a whole number from 0 to 10, not ";
  const std::string at =
      "\"before_at\" takes a day or a time, without quotes, like "
      "2026-11-07T13:05:00, not ";
  const std::vector<std::pair<std::string, std::string>> cases{
      {"helped = 7/10", helped + "\"7/10\""},
      {"helped = seven", helped + "\"seven\""},
      {"helped = 7,5  # x", helped + "\"7,5\""},
      {"helped = yes", helped + "\"yes\""},
      {"minutes = 20 min",
       "\"minutes\" takes a whole number, 0 or more, not \"20 min\""},
      {"minutes = 1:20",
       "\"minutes\" takes a whole number, 0 or more, not \"1:20\""},
      {"fear = 80, 50", "\"fear\" takes a number, not \"80, 50\""},
      {"proud = ja", "\"proud\" takes true or false, not \"ja\""},
      {"before_at = yesterday", at + "\"yesterday\""},
      {"before_at = 8:30", at + "\"8:30\""},
      {"before_at = 2026-11", at + "\"2026-11\""},
      {"before_at = 2026 11 17", at + "\"2026 11 17\""},
      {"obstacle = bored",
       "\"obstacle\" takes no-time, forgot, avoidance, low-energy, anxious, "
       "unclear-how, unclear-why, too-big, boring, no-fit, no-privacy, "
       "other-people, life-event, ill, perfectionism or other, not \"bored\""},
      // These can be done as they are said.
      {"before_at = 17.11.2026", "a day is written like 2026-03-05"},
      {"proud = yes", "yes is written true, and no is written false"},
      {"note = 17.11.2026",
       "text stands in straight quotes: note = \"17.11.2026\""},
      {"obstacle = ill", "text stands in straight quotes: obstacle = \"ill\""},
      {"note = 7 of us",
       "nothing follows a number, and text stands in straight quotes: note = "
       "\"7 of us\""},
  };
  for (const auto& slip : cases) {
    CAPTURE(slip.first);
    const auto found = titled(entry + slip.first + "\n");
    REQUIRE(found.problems.size() == 1);
    CHECK(found.problems.front().line == 7);
    CHECK(found.problems.front().message == slip.second);
    // Also while another line cannot be read.
    const auto two = titled(entry + slip.first + "\nlearned = a lot\n");
    CHECK(two.problems.front().message == slip.second);
    const std::string quotes = "straight quotes: ";
    const std::size_t advised = slip.second.find(quotes);
    if (advised != std::string::npos) {
      const auto done =
          titled(entry + slip.second.substr(advised + quotes.size()) + "\n");
      CHECK(done.problems.empty());
      CHECK(done.value.entries.size() == 1);
    }
  }
}

TEST_CASE("what cannot be read at all says why") {
  const std::string advice =
      "; keep what you want of both, and take the lines of <<<<<<<, ======= "
      "and >>>>>>> away";
  check_unreadable({
      {"# \xFF", "this line is not UTF-8 text; save the file as UTF-8"},
      {"\nwhy = \"\xC3\"\n",
       "this line is not UTF-8 text; save the file as UTF-8", 3},
      {"\n<<<<<<< HEAD\nwhat = \"a\"\n",
       "a merge left two versions here, and one of them is empty or cannot be "
       "read" +
           advice,
       3},
      {"<<<<<<< HEAD\nwhat = \"a\"\n=======\nwhat = \"b\"\n>>>>>>> b\n",
       "a merge left two versions here, and both say something else of the "
       "same thing" +
           advice},
      {"<<<<<<< HEAD\nwhat = \"a\"\n=======\nwhy = \"b\"\n>>>>>>> b\n",
       "a merge left two versions here, between lines of <<<<<<< and >>>>>>>; "
       "put them together"},
      {std::string("\0", 1), "the file ends in zeros; take them out"},
  });
}

TEST_CASE("a file larger than 256 MiB is not read") {
  const std::string text(std::size_t{256} * 1024 * 1024 + 1, '\n');

  const auto result = hw::read_settings("journal.toml", text);

  CHECK(!result.readable);
  CHECK(told(result.problems) ==
        Texts{"journal.toml: this file is larger than 256 MiB"});
}

TEST_CASE("a key has at most 64 parts") {
  std::string key = "a";
  for (int parts = 1; parts < 64; ++parts) {
    key += ".a";
  }

  CHECK(titled(key + " = 1").readable);
  CHECK(titled("[" + key + "]").readable);
  CHECK(titled("what = \"" + key + "." + key + "\"\n# " + key + "." + key)
            .readable);
  check_unreadable({
      {key + ".a = 1", "a key has at most 64 parts with dots between"},
      {"[" + key + " . \"a\"]", "a key has at most 64 parts with dots between"},
  });
}

TEST_CASE("nothing is too deep") {
  std::string key = "a";
  for (int parts = 1; parts < 64; ++parts) {
    key += ".a";
  }
  std::string deep = "1";
  for (int level = 0; level < 63; ++level) {
    deep = "{" + key + " = " + deep + "}";
  }

  CHECK(titled("[" + key + "]\n" + key + " = " + deep).readable);
  CHECK(titled("x = " + std::string(63, '[') + std::string(63, ']')).readable);
  check_unreadable({
      {"x = " + std::string(100'000, '['),
       "there are too many brackets inside of brackets"},
      {std::string(100'000, '['),
       "a block begins with its name in brackets, like [[log]]"},
  });
  for (int i = 0; i < 40'000; ++i) {
    key += ".a";
  }
  CHECK(!titled(key + " = 1").readable);
}

TEST_CASE("no bytes crash the readers, and each gives a value or a problem") {
  for (unsigned seed = 0; seed < 3000; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    check_any(random_bytes(random));
  }
}

TEST_CASE("no change of a file crashes the readers") {
  for (unsigned seed = 0; seed < 400; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    check_any(mutated(std::string(bus), random));
  }
}

TEST_CASE("parse_answer reads what is typed") {
  using hw::QuestionType;
  using hw::Value;
  struct Case {
    QuestionType type;
    std::string text;
    Value value;
  };
  const std::vector<Case> cases = {
      {QuestionType::text, " a\nb ", " a\nb "},
      {QuestionType::text, "", ""},
      {QuestionType::line, "a b", "a b"},
      {QuestionType::choice, "anything", "anything"},
      {QuestionType::scale, "70", 70.0},
      {QuestionType::scale, " 7.5 ", 7.5},
      {QuestionType::number, "-3", -3.0},
      {QuestionType::minutes, "40 min", 40.0},
      {QuestionType::minutes, "1h20", 80.0},
      {QuestionType::time, "8.30pm", clock_time("20:30")},
      {QuestionType::time, "2230", clock_time("22:30")},
      {QuestionType::time, "midnight", clock_time("00:00")},
      {QuestionType::minutes, "90", 90.0},
      {QuestionType::time, "7:30", clock_time("7:30")},
      {QuestionType::time, "07:30", clock_time("7:30")},
      {QuestionType::time, " 11pm", clock_time("23:00")},
      {QuestionType::time, "7:30 am", clock_time("7:30")},
      {QuestionType::yesno, "yes", true},
      {QuestionType::yesno, "Y", true},
      {QuestionType::yesno, "true", true},
      {QuestionType::yesno, "No", false},
      {QuestionType::yesno, "n", false},
      {QuestionType::yesno, "FALSE", false},
  };
  for (const Case& item : cases) {
    CAPTURE(hw::to_string(item.type));
    CAPTURE(item.text);
    CHECK(hw::parse_answer(question(item.type), item.text) == item.value);
  }
}

TEST_CASE("parse_answer takes a percent sign for a number up to a hundred") {
  using hw::QuestionType;
  for (const QuestionType type :
       {QuestionType::scale, QuestionType::number, QuestionType::minutes}) {
    hw::Question it = question(type);
    CHECK(refusal(it, "40%") != "");
    it.range = {0, 10};
    CHECK(refusal(it, "4%") != "");
    it.range = {0, 100};
    CHECK(hw::parse_answer(it, "40%") == hw::Value(40.0));
    CHECK(hw::parse_answer(it, " 100 % ") == hw::Value(100.0));
    for (const char* const text : {"101%", "%", "40%%", "%40"}) {
      CAPTURE(text);
      CHECK(refusal(it, text).starts_with("\"it\" takes a "));
    }
  }
}

TEST_CASE("parse_answer takes any text where nothing says what is allowed") {
  const hw::Question company = question(hw::QuestionType::choice);
  CHECK(hw::parse_answer(company, "the cat") == hw::Value("the cat"));
  CHECK(hw::parse_answer(question(hw::QuestionType::text), "") ==
        hw::Value(""));
}

TEST_CASE("parse_answer says what is allowed") {
  using hw::QuestionType;
  hw::Question fear = question(QuestionType::scale);
  fear.range = {0, 100};
  hw::Question slept = question(QuestionType::minutes);
  slept.range = {0, 600};

  CHECK(refusal(fear, "101") ==
        "\"it\" takes a number from 0 to 100, not \"101\"");
  CHECK(refusal(fear, "-0.5") ==
        "\"it\" takes a number from 0 to 100, not \"-0.5\"");
  CHECK(refusal(slept, "601") ==
        "\"it\" takes a whole number from 0 to 600, not \"601\"");
  for (const char* const text : {"", "a", "7a", "nan", "inf", "0x7", "7,5"}) {
    CAPTURE(text);
    CHECK(refusal(question(QuestionType::number), text) ==
          "\"it\" takes a number, not \"" + std::string(text) + "\"");
  }
  for (const char* const text : {"-1", "1.5", "a while"}) {
    CAPTURE(text);
    CHECK(refusal(question(QuestionType::minutes), text) ==
          "\"it\" takes a whole number, 0 or more, not \"" + std::string(text) +
              "\"");
  }
  CHECK(refusal(question(QuestionType::yesno), "perhaps") ==
        "\"it\" takes yes or no, not \"perhaps\"");
  CHECK(refusal(question(QuestionType::time), "25:00") ==
        "\"it\" takes a time like \"07:30\", not \"25:00\"");
  CHECK(refusal(question(QuestionType::line), "a\nb") ==
        "\"it\" takes one line of text, not \"a b\"");
  CHECK(refusal(question(QuestionType::line), "a\r") != "");
}

TEST_CASE("parse_answer knows a choice by its beginning, whatever its case") {
  hw::Question company = question(hw::QuestionType::choice);
  company.choices = {"Alone", "along the way", "with others", "With"};
  struct Case {
    std::string text;
    std::string choice;
  };
  const std::vector<Case> cases = {
      {"Alone", "Alone"},        {"alone", "Alone"},
      {" ALONE ", "Alone"},      {"along", "along the way"},
      {"with o", "with others"}, {"with", "With"},
  };
  for (const Case& item : cases) {
    CAPTURE(item.text);
    CHECK(hw::parse_answer(company, item.text) == hw::Value(item.choice));
  }
  CHECK(refusal(company, "alo") == "\"alo\" could be Alone or along the way");
  for (const char* const text : {"", "other", "alonely"}) {
    CAPTURE(text);
    CHECK(refusal(company, text) ==
          "\"it\" takes Alone, along the way, with others or With, not \"" +
              std::string(text) + "\"");
  }
}

}  // namespace hw::test::read_test
