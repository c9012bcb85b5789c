// Entries that are counted and not read: what is read fast is what is read
// whole.
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "hw/read.hpp"

#include "added_block.hpp"
#include "make.hpp"
#include "random.hpp"
#include "read_twice.hpp"

namespace hw::test::counted_test {

namespace {

using Texts = std::vector<std::string>;

constexpr auto file = "assignments/bus.toml";
const hw::TimeOfDay three = clock_time("03:00");
const Days november = {day("2026-11-01"), day("2026-11-30")};

constexpr std::string_view header = R"(title = "Bus"
steps = ["Stand", "Ride"]

[[ask]]
key = "fear"
type = "scale"
range = [0, 100]
when = "both"

[[ask]]
key = "guess"
when = "both"

[[ask]]
key = "company"
type = "choice"
choices = ["alone", "with others"]

[[ask]]
key = "woke"
type = "time"

[[ask]]
key = "minutes_awake"
type = "minutes"

[[ask]]
key = "mood"
type = "number"

[[ask]]
key = "stayed"
type = "yesno"
)";

// Checks that reading `text` for the days `whole` gives what reading all of it
// gives. Returns whether it was read fast.
bool check_same(std::string_view text, const Days& whole) {
  const hw::test::ReadTwice twice = hw::test::read_for_days(text, whole, three);
  CHECK(twice.difference == "");
  return twice.is_counted;
}

bool is_fast(const std::string& lines) {
  const std::string text = std::string(header) +
                           "\n[[log]]\nat = 2026-10-07T13:05:00-05:00\n" +
                           lines + "\n[[log]]\nat = 2026-11-07\n" + lines;
  CAPTURE(text);
  const bool is_fast = check_same(text, november);
  CHECK(check_same(text, hw::no_days()) == is_fast);
  return is_fast;
}

}  // namespace

TEST_CASE(
    "an entry with something to talk about is read as long as it is open") {
  for (const char* const open :
       {"bring = \"a\"\n", "bring = \"a\"\nbring_done = false\n",
        "bring_done = true\nbring = \"a\"\n"}) {
    const std::string text = std::string(header) +
                             "\n[[log]]\nat = 2026-10-07\n" + open +
                             "[[log]]\nat = 2026-10-08\n";
    const auto read = hw::read_assignment("a.toml", text, november, three);
    const bool is_done = std::string_view(open).starts_with("bring_done");
    CHECK(read.value.entries.size() == (is_done ? 0 : 1));
    CHECK(read.value.counted.size() == (is_done ? 2 : 1));
  }
}

TEST_CASE("what hw writes is counted, and so is much of what people type") {
  const char* const lines[] = {
      "",
      "outcome = \"not-this-time\"\n",
      "step = \"Stand\"\nminutes = 12\ndifficulty = 10\nhelped = 0\n",
      "obstacle = [\"no-time\", \"forgot\"]\n",
      "obstacle = \"ill\"\n",
      "would_help = \"a\"\nlearned = \"b\"\nkind_word = \"c\"\n",
      "bring = \"d\"\nbring_done = true\n",
      "step = \"Stand\"\nstep_done = true\n",
      "step = \"Stand\"\nstep_done = false\n",
      "before_at = 2026-10-07T12:00:00-05:00\nfear = [70, 45]\n",
      "note = \"He said \\\"no\\\",\\nand \\\\ left.\"\n",
      "note = \"\"\"\nTwo \"lines\"\nof [[log]]\n# and more\n\"\"\"\n",
      "note = \"\"\"ends in two quotes\"\"\"\"\"\n",
      "note = \"Zoë schläft 😀\"\n",
      "note = 'a \\ literal'\n",
      "note = \"\"\n",
      "note = ''\n",
      "proud = true\nshare = \"none\"\n",
      "fear = [70, 45]\n",
      "fear = [70]\nmood = -2.5\nminutes_awake = 20\nstayed = false\n",
      "company = \"alone\"\nwoke = \"07:30\"\n",
      "woke = 07:30:00\n",
      "woke =  07:30:00  # early\n",
      "  outcome   =  \"tried\"   # a comment\n",
      "# a comment\n\n\noutcome = \"tried\"\n",
      "guess = [\"\"\"\na\nb\"\"\"]\n",
      "weather = \"rain\"\nlist = [1, 2.5, \"a\", true, 2026-11-07]\n",
      "x = 2026-11-07T13:05:00Z\ny = 2026-11-07T13:05:00\nz = []\n",
      "obstacle = [\n  \"no-time\",  # at all\n\n  \"ill\",\n]\n",
      "a = [ # ]\n#\n1 # one\n, 2]\nb = [\n]\n",
  };
  for (const char* const text : lines) {
    CAPTURE(text);
    CHECK(is_fast(text));
  }
}

TEST_CASE("what is unusual or wrong is read whole, with the same problems") {
  const char* const lines[] = {
      "outcome = \"tried\"",
      "minutes = -1\n",
      "minutes = 2147483648\n",
      "helped = 11\n",
      "helped = 5.0\n",
      "helped = 5\nhelped = 5\n",
      "weather = 1\nweather = 1\n",
      "outcome = \"lazy\"\n",
      "outcome = 1\n",
      "obstacle = [\"no-time\", \"nothing\"]\n",
      "share = \"some\"\n",
      "proud = 1\n",
      "step = 1\n",
      "fear = [70, 45, 30]\n",
      "fear = []\n",
      "fear = [70, 101]\n",
      "fear = \"much\"\n",
      "woke = \"25:00\"\n",
      "woke = 24:00:00\n",
      "woke = 07:30:00.5\n",
      "[[log]]\nat = 2026-11-07T13:05:00.5-05:00\n",
      "[[log]]\nat = 2026-11-07T13:05:00.123456789\n",
      "woke = 07:30\n",
      "woke = -07:30:00\n",
      "woke = 07:30:00Z\n",
      "minutes_awake = 2.5\n",
      "mood = nan\n",
      "mood = 1e3\n",
      "mood = 1_000\n",
      "mood = 007\n",
      "stayed = \"yes\"\n",
      "company = true\n",
      "note = \"not closed\n",
      "note = \"\"\"not closed\n",
      "note = \"a tab\tin it\"\n",
      "note = \"\\u0041\"\n",
      "note = \"\\q\"\n",
      "note = \"a\x01\"\n",
      "note = \"a\x7F\"\n",
      "note = \"a\xFF\"\n",
      "note = '''long'''\n",
      "note = \"\"\"\n<<<<<<< ours\n=======\n>>>>>>> theirs\n\"\"\"\n",
      "note = \"a\"\r\n",
      "note = \"a\" \"b\"\n",
      "note \"a\"\n",
      "note =\n",
      "= 1\n",
      "schön = 1\n",
      "\"step\" = \"Stand\"\n",
      "a.b = 1\n",
      "a = { b = 1 }\n",
      "a = [[1]]\n",
      "a = [1 2]\n",
      "a = [1,,2]\n",
      "a = [\n,]\n",
      "a = [1\n2]\n",
      "a = [1,\n",
      "a = [ # not closed\n\n",
      "a = [\n[[log]]\nat = 2026-11-07\n",
      "x = 2026-02-30\n",
      "x = 2026-11-07 13:05:00\n",
      "x = 2026-11-07T13:05\n",
      "x = 2026-11-07T13:05:00.5\n",
      "x = 2026-11-07T24:05:00\n",
      "x = truely\n",
      "  [[log]]\n",
      "[log.x]\n",
      "[[mood]]\n",
      "[[ask]]\nkey = \"late\"\n",
      "[[change]]\non = 2026-11-08\nhelped = 12\n[x]\n",
      "[[change]]\non = 2026-11-08\n  [log.x]\n",
      "[[change]]\non = yesterday\n",
  };
  for (const char* const text : lines) {
    CAPTURE(text);
    CHECK_FALSE(is_fast(text));
  }
}

TEST_CASE("what stands before the entries is read the same") {
  const auto is_read_fast = [](const std::string& beginning) {
    const std::string text = beginning + "[[log]]\nat = 2026-10-07\nx = 5\n";
    CAPTURE(text);
    return check_same(text, november);
  };

  for (const char* const beginning : {
           "title = \"Bus\"\nsteps = [\n  \"Stand\",  # at the stop\n]\n",
           "title = \"Bus\"\n[[change]]\non = 2026-10-08\n"
           "[[ask]]\nkey = \"x\"\ntype = \"scale\"\nrange = [0, 10]\n"
           "[[change]]\non = 2026-10-07\n[[ask]]\nkey = \"y\"\n",
           "title = \"Bus\"\nweather = 1\n",
       }) {
    CHECK(is_read_fast(beginning));
  }
  for (const char* const beginning : {
           "",
           "title = 1\n",
           "title = \"Bus\"\ntitle = \"Bus\"\n",
           "title = \"Bus\"\nask = []\n",
           "title = \"Bus\"\nask = 1\n",
           "title = \"Bus\"\nask = [{key = \"x\"}]\n",
           "title = \"Bus\"\n[[ask]]\nkey = \"x\"\nkey = \"y\"\n",
           "title = \"Bus\"\n[[ask]]\n",
           "title = \"Bus\"\n[[ask]]\nkey = \"at\"\n",
           "title = \"Bus\"\n[[ask]]\nkey = \"x\"\ntype = \"scale\"\n"
           "range = [0, 4]\n[ask.range]\n",
           "title = \"Bus\"\n[[change]]\non = 1\n",
           "title = \"Bus\"\n[weather]\nwind = 1\n",
           "title = \"Bus\"\n  [[ask]]\nkey = \"x\"\n",
       }) {
    CHECK_FALSE(is_read_fast(beginning));
  }
}

TEST_CASE("changes between entries are read in their order") {
  const auto text = std::string(header) +
                    "[[change]]\non = 2026-09-01\nstatus = \"paused\"\n"
                    "[[log]]\nat = 2026-10-07\n"
                    "# Easier:\n[[change]]\non = 2026-10-08\nsteps = [\n"
                    "\"a\",\n  \"b\"]\nwhy = \"\"\"\n[[log]]\n\"\"\"\n"
                    "[[change]]\non = 2026-10-09\nschedule = \"daily\"\n"
                    "[[log]]\nat = 2026-10-10\nstep = \"a\"\n";
  CHECK(check_same(text, hw::no_days()));
  CHECK(hw::read_assignment(file, text, hw::no_days(), three)
            .value.counted.size() == 2);
}

TEST_CASE("a list of entries in one line takes no blocks after it") {
  const char* const beginnings[] = {
      "log = [{at = 2026-11-07}]\n",           "log.x = 1\n",
      "change = [{on = 2026-11-07}]\n",        "[log]\nat = 2026-11-07\n",
      "[[\"log\"]]\nat = 2026-11-07\n",        "change.x = 1\n",
      "note = \"\"\"\n<<<<<<< ours\n\"\"\"\n",
  };
  for (const char* const beginning : beginnings) {
    for (const char* const block :
         {"[[log]]\nat = 2026-10-07\n",
          "[[log]]\nat = 2026-10-07\n[[change]]\non = 2026-10-07\n",
          "[[log]]\nat = 2026-10-07\n[[change]]\non = 2026-10-07\n"
          "why = \"\"\"\n>>>>>>> theirs\n\"\"\"\n"}) {
      const std::string text =
          "title = \"Bus\"\n" + std::string(beginning) + block;
      CAPTURE(text);
      check_same(text, november);
    }
  }
}

TEST_CASE("a file may begin with a mark, end anywhere, and have no entries") {
  const std::string text = std::string(header) + "[[log]]\nat = 2026-10-07\n";
  CHECK(check_same("\xEF\xBB\xBF" + text, november));
  CHECK(check_same(header, november));
  check_same("", november);
  for (std::size_t size = 0; size < text.size(); ++size) {
    CAPTURE(size);
    check_same(text.substr(0, size), november);
  }
}

TEST_CASE("what is planned is read, whatever its day") {
  const auto text = std::string(header) +
                    "[[log]]\nat = 2026-10-07\n"
                    "[[log]]\nat = 2026-10-08\noutcome = \"planned\"\n"
                    "bring = \"The map\"\n[[log]]\nat = 2026-10-09\n";
  CHECK(check_same(text, hw::no_days()));
  const hw::Assignment bus =
      hw::read_assignment(file, text, hw::no_days(), three).value;
  CHECK(bus.counted.size() == 2);
  REQUIRE(bus.entries.size() == 1);
  CHECK(bus.entries.front().bring == "The map");
}

TEST_CASE("of too many kinds of entries, some are read") {
  constexpr std::size_t entries = hw::CountedEntry::most_kinds + 10;
  std::string text(header);
  for (std::size_t i = 0; i < entries; ++i) {
    text += "[[log]]\nat = 2026-10-07\nstep = \"" + std::to_string(i) + "\"\n";
  }

  const auto bus = hw::read_assignment(file, text, hw::no_days(), three);

  CHECK(bus.problems.empty());
  CHECK(bus.value.counted.size() == hw::CountedEntry::most_kinds);
  REQUIRE(bus.value.entries.size() == 10);
  CHECK(bus.value.entries.back().step == std::to_string(entries - 1));
}

TEST_CASE("the practice day is what is counted") {
  const auto counted = [](std::string_view at) {
    const auto text =
        "title = \"Bus\"\n[[log]]\nat = " + std::string(at) + "\n";
    return hw::read_assignment(file, text, hw::no_days(), three)
        .value.counted.at(0)
        .day();
  };
  CHECK(counted("2026-11-07T02:59:59-05:00") == day("2026-11-06"));
  CHECK(counted("2026-11-07T03:00:00-05:00") == day("2026-11-07"));
  CHECK(counted("2026-11-07") == day("2026-11-07"));
}

namespace {

// A line of an entry, often as hw writes it.
std::string random_line(Random& random) {
  static const Texts keys = {
      "at",   "outcome", "step",  "minutes", "helped", "obstacle",
      "note", "proud",   "share", "fear",    "woke",   "company",
      "mood", "stayed",  "a.b",   "\"q\"",   "own",    "minutes_awake"};
  static const Texts values = {"2026-11-07T13:05:00-05:00",
                               "2026-10-07",
                               "2026-13-07",
                               "0000-01-01",
                               "\"done\"",
                               "\"partly\"",
                               "\"no-time\"",
                               "[\"no-time\"]",
                               "\"none\"",
                               "5",
                               "-0",
                               "100",
                               "6.25",
                               "+1",
                               "[70, 45]",
                               "[ 1 , 2 , ]",
                               "true",
                               "\"07:30\"",
                               "07:30:00",
                               "'x'",
                               "\"\"\"\na\n[[log]]\n\"\"\"",
                               "\"\\t\\\"\"",
                               "\"é\"",
                               "{a = 1}",
                               "[\n1]",
                               "\"x\" # y"};
  return random.of(keys) + " = " + random.of(values) + "\n";
}

std::string random_counted_entry(Random& random) {
  std::string text =
      "[[log]]\nat = 2026-" +
      random.of(Texts{"10-30", "11-02T01:00:00Z", "11-07T13:05:00-05:00"}) +
      "\n";
  static const Texts usual = {
      "outcome = \"tried\"\n", "step = \"Stand\"\n",    "minutes = 10\n",
      "helped = 7\n",          "fear = [70, 45]\n",     "note = \"well\"\n",
      "share = \"none\"\n",    "company = \"alone\"\n", "\n"};
  for (const std::string& line : usual) {
    text += random.one_in(2) ? line : "";
  }
  return text;
}

std::string random_file(Random& random) {
  static const Texts others = {"[[change]]\non = 2026-11-03\nwhy = \"Flu\"\n",
                               "[extra]\nx = 1\n", "[[ask]]\nkey = \"late\"\n",
                               "# a comment\n", "[log.x]\ny = 1\n"};
  std::string text(header);
  for (int count = random.between(0, 6); count > 0; --count) {
    text += random_counted_entry(random);
    text += random.one_in(4) ? random_line(random) : "";
    text += random.one_in(8) ? random.of(others) : "";
  }
  return text;
}

// A byte of `text` taken away, doubled, or exchanged for another.
void damage(std::string& text, Random& random) {
  const auto at = static_cast<std::size_t>(
      random.between(0, static_cast<int>(text.size()) - 1));
  static const Texts bytes = {"\"", "\n",   "[", "]", "=", "#", "\\", "\r",
                              "\t", "\xC3", "0", " ", "'", ",", "-",  "."};
  switch (random.between(1, 3)) {
    case 1:
      text.erase(at, 1);
      break;
    case 2:
      text.insert(at, 1, text[at]);
      break;
    default:
      text.replace(at, 1, random.of(bytes));
      break;
  }
}

}  // namespace

TEST_CASE("random and damaged files read the same fast and whole") {
  int fast = 0;
  for (std::uint32_t seed = 1; seed <= 3000; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    std::string text = random_file(random);
    for (int count = random.between(-2, 2); count > 0; --count) {
      damage(text, random);
    }
    CAPTURE(text);
    const Days whole =
        random.of(std::vector<Days>{november, hw::no_days(), hw::all_days()});
    fast += check_same(text, whole) ? 1 : 0;
  }
  CHECK(fast > 500);
}

TEST_CASE("an entry is added to a counted file as to one that is read whole") {
  const std::string counted =
      std::string(header) + "\n[[log]]\nat = 2026-10-07\n";
  const auto is_written = [&](const std::string& text,
                              const std::string& block) {
    const hw::test::AddedBlock added = hw::test::add_block(text, block);
    CAPTURE(text);
    CAPTURE(block);
    CHECK(added.difference == "");
    return added.is_written;
  };

  for (const char* const lines : {
           "",
           "outcome = \"planned\"\n",
           "note = \"a \\\"word\\\"\"\n",
           "note = \"\"\"\n[[log]]\n<<<<<<< ours\n\"\"\"\n",
           "fear = [70, 45]\nlater = \"x\"\n",
       }) {
    const std::string block = "[[log]]\nat = 2026-11-07\n" + std::string(lines);
    CHECK(is_written(counted, block));
    CHECK(is_written(counted + "[[ask]]\nkey = \"later\"\n", block));
    CHECK(is_written(std::string(header), block));
    CHECK_FALSE(is_written("title = \"Bus\"\nlog = []\n", block));
    CHECK_FALSE(
        is_written("title = \"Bus\"\nlog = [{at = 2026-11-07}]\n", block));
    CHECK_FALSE(is_written(counted + "helped = 11\n", block));
  }
  for (const char* const block : {
           "",
           "at = 2026-11-07\n",
           "[[log]]\n",
           "[[log]]\nat = 2026-11-31\n",
           "[[log]]\nat = 2026-11-07\nfear = [70, 101]\n",
           "[[log]]\nat = 2026-11-07\nhelped = 5",
           "[[log]]\nat = 2026-11-07\nhelped = 5\n[x]\n[x]\n",
           "[[log]]\nat = 2026-11-07\nhelped = 5\n[[change]]\non = 1\n",
           "[[log]]\nat = 2026-11-07\nnote = \"\x01\"\n",
           "[[change]]\non = 2026-11-07\n",
       }) {
    is_written(counted, block);
  }
  // What a merge left is told by two entries together.
  const std::string begun =
      counted + "note = \"\"\"\n<<<<<<< ours\n=======\n\"\"\"\n";
  CHECK_FALSE(is_written(begun,
                         "[[log]]\nat = 2026-11-07\n"
                         "note = \"\"\"\n>>>>>>> theirs\n\"\"\"\n"));
}

TEST_CASE("random blocks are added as to files that are read whole") {
  int written = 0;
  for (std::uint32_t seed = 1; seed <= 3000; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    std::string text = random_file(random);
    std::string block = random_counted_entry(random);
    block += random.one_in(3) ? random_line(random) : "";
    if (random.one_in(4)) {
      damage(random.one_in(2) ? block : text, random);
    }
    CAPTURE(text);
    CAPTURE(block);
    const hw::test::AddedBlock added = hw::test::add_block(text, block);
    CHECK(added.difference == "");
    written += added.is_written ? 1 : 0;
  }
  CHECK(written > 1000);
}

}  // namespace hw::test::counted_test
