#include "hw/check.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "hw/blocks.hpp"
#include "hw/history.hpp"
#include "hw/journal.hpp"
#include "hw/transaction.hpp"
#include "hw/write.hpp"

#include "make.hpp"
#include "memory_storage.hpp"
#include "temporary_folder.hpp"

namespace hw::test::check_test {
namespace {

namespace fs = std::filesystem;
using test::day;
using test::Fault;
using test::FaultyStorage;
using test::MemoryStorage;
using test::moment;
using test::schedule;
using test::TemporaryFolder;
using test::write_file;

using Lines = std::vector<std::string>;

const Moment now = moment("2026-11-20T10:00:00-05:00");
const std::string walk_path = "assignments/walk.toml";
const std::string titled = "title = \"Walk\"\n";
const std::string an_entry = "[[log]]\nat = 2026-11-07T13:05:00-05:00\n";

Lines lines_of(const std::vector<Problem>& problems) {
  Lines lines;
  for (const Problem& problem : problems) {
    lines.push_back(to_string(problem));
  }
  return lines;
}

Lines check(std::map<std::string, std::string> texts) {
  return lines_of(check_journal(MemoryStorage(std::move(texts)), now));
}

// What is wrong with an assignment that goes on with `text` below its title,
// which is line 1.
Lines check_walk(const std::string& text) {
  Lines lines = check({{walk_path, titled + text}});
  for (std::string& line : lines) {
    REQUIRE(line.starts_with(walk_path + ":"));
    line.erase(0, walk_path.size() + 1);
  }
  return lines;
}

// An assignment that uses every key there is.
Assignment full_assignment() {
  Assignment walk;
  walk.title = "Walk";
  walk.kinds = {Kind::social};
  walk.goal = walk.why = walk.what = walk.baby_step = walk.cue = "x";
  walk.if_then = walk.steps = {"one", "two"};
  walk.confidence = 80;
  walk.agreed_on = day("2026-11-06");
  walk.agreed_by = Origin::me;
  walk.schedule = schedule("daily");
  walk.share = Share::summary;
  walk.template_name = "relax";
  walk.ask_also = {"minutes"};
  walk.questions = {{.key = "mood",
                     .text = "How?",
                     .type = QuestionType::choice,
                     .choices = {"low", "high"},
                     .when = Asked::both,
                     .quick = true},
                    {.key = "fear",
                     .type = QuestionType::scale,
                     .range = std::pair(0.0, 10.0)}};
  walk.is_long_form = true;
  walk.scores = {{.key = "total",
                  .title = "x",
                  .sum = {"fear"},
                  .reverse = {"fear"},
                  .multiply = 2,
                  .range = std::pair(0.0, 20.0),
                  .min_answers = 1}};
  walk.changes = {{.on = day("2026-11-08"),
                   .schedule = schedule("2/week"),
                   .status = Status::paused,
                   .until = day("2026-11-09"),
                   .steps = walk.steps,
                   .what = "x",
                   .baby_step = "x",
                   .cue = "x",
                   .if_then = walk.if_then,
                   .confidence = 70,
                   .goal = "x",
                   .title = "x",
                   .share = Share::none,
                   .why = "x"}};
  walk.entries = {
      {.at = moment("2026-11-07T13:05:00-05:00"),
       .outcome = Outcome::tried,
       .step = "two",
       .minutes = 5,
       .difficulty = 3,
       .helped = 4,
       .obstacles = {"forgot"},
       .would_help = "x",
       .learned = "x",
       .kind_word = "x",
       .note = "x",
       .proud = true,
       .bring = "x",
       .share = Share::all,
       .answers = {{.key = "mood", .before = "low", .after = "high"},
                   {.key = "fear", .before = {}, .after = 3.0}}}};
  return walk;
}

TEST_CASE("a total is of questions that are there") {
  const std::string questions =
      "[[ask]]\nkey = \"low\"\ntype = \"scale\"\n"
      "range = [0, 3]\n[[ask]]\nkey = \"far\"\ntype = \"number\"\n";
  const auto told_of = [&](const std::string& score) {
    return check_walk(questions + "[[score]]\nkey = \"total\"\n" + score);
  };
  CHECK(told_of("sum = [\"low\", \"far\"]\nreverse = [\"low\"]\n").empty());
  CHECK(told_of("sum = [\"lo\", \"far\"]\n") ==
        Lines{"11: no question has the key \"lo\"; did you mean \"low\"?"});
  CHECK(told_of("sum = [\"low\", \"far\"]\nreverse = [\"far\"]\n") ==
        Lines{"12: \"far\" counts the other way only where it is in \"sum\" "
              "and has a \"range\""});
  CHECK(told_of("sum = [\"far\"]\nreverse = [\"low\"]\n") ==
        Lines{"12: \"low\" counts the other way only where it is in \"sum\" "
              "and has a \"range\""});
  CHECK(told_of("sum = [\"low\"]\n[[score]]\nkey = \"low\"\n") ==
        Lines{"13: \"low\" is asked twice; the first one counts"});
}

TEST_CASE("pauses that take days from each other are named") {
  const auto change = [](std::string_view on, std::string_view what) {
    return fmt::format("[[change]]\non = 2026-11-{}\n{}\n", on, what);
  };
  const auto paused = [&](std::string_view on, std::string_view until) {
    return change(
        on, fmt::format("status = \"paused\"\nuntil = 2026-11-{}", until));
  };
  const std::string open = change("14", "status = \"paused\"");
  const std::string active = change("16", "status = \"active\"");
  const std::string overlap =
      "7: paused Sat 14 Nov to Sun 22 Nov and Mon 16 Nov to Tue 17 Nov "
      "overlap, and the later one decides; take out the one that you do not "
      "mean";

  CHECK(check_walk(paused("14", "22") + paused("16", "17")) == Lines{overlap});
  CHECK(check_walk(paused("14", "22") + paused("14", "21")).size() == 1);
  CHECK(check_walk(paused("14", "22") + paused("16", "17") + paused("20", "21"))
            .size() == 2);
  CHECK(check_walk(active + paused("14", "22")) ==
        Lines{"6: paused Sat 14 Nov to Sun 22 Nov, and picked up again on Mon "
              "16 Nov, which decides; take out the one that you do not mean"});
  SUBCASE("unless the streak is none the less") {
    for (const std::string& text :
         {paused("14", "16") + paused("17", "18"),
          paused("14", "22") + paused("16", "22"),
          paused("14", "16") + paused("16", "20"), paused("14", "22") + active,
          paused("14", "22") + active + paused("17", "18"),
          open + paused("16", "17"), open + active,
          change("13", "status = \"finished\"") + paused("14", "22") +
              paused("16", "17"),
          paused("14", "22") + change("16", "status = \"let-go\""),
          paused("14", "22") + change("16", "title = \"x\"")}) {
      CAPTURE(text);
      CHECK(check_walk(text).empty());
    }
  }
}

TEST_CASE("merged_pauses names what two devices have said apart") {
  const auto change = [](std::string_view on, std::string_view what) {
    return fmt::format("\n[[change]]\non = 2026-11-{}\nstatus = {}\n", on,
                       what);
  };
  const std::string long_one = change("14", "\"paused\"\nuntil = 2026-11-22");
  const std::string open = change("14", "\"paused\"");
  const std::string short_one = change("16", "\"paused\"\nuntil = 2026-11-17");
  const std::string active = change("16", "\"active\"");
  const auto named = [](const std::string& all, const std::string& ours,
                        const std::string& theirs) {
    return lines_of(hw::merged_pauses(walk_path, titled + all, titled + ours,
                                      titled + theirs, day("2026-11-18")));
  };

  CHECK(named(long_one + short_one, long_one, short_one) ==
        Lines{"assignments/walk.toml:9: paused Sat 14 Nov to Sun 22 Nov and "
              "Mon 16 Nov to Tue 17 Nov overlap, and the later one decides; "
              "take out the one that you do not mean"});
  CHECK(named(open + short_one, short_one, open) ==
        Lines{"assignments/walk.toml:8: paused from Sat 14 Nov on and Mon 16 "
              "Nov to Tue 17 Nov overlap, and the later one decides; take out "
              "the one that you do not mean"});
  CHECK(named(long_one + active, long_one, active).size() == 1);
  CHECK(named(long_one + short_one, long_one + short_one, "").empty());
  CHECK(named(long_one + active, active, long_one + active).empty());
  CHECK(named(long_one, long_one, short_one).empty());
  CHECK(named("a =\n" + long_one + short_one, long_one, short_one).empty());
}

TEST_CASE("a journal with nothing wrong has no problems") {
  SUBCASE("though it uses every key there is") {
    CHECK(check({{walk_path, write_assignment(full_assignment())},
                 {"templates/own.toml", titled},
                 {"journal.toml",
                  "format = 1\nday_starts = \"03:00\"\n"
                  "week_starts = \"monday\"\nlabel = \"\"\nname = \"\"\n"
                  "likely = 90\nstreaks = true\nsupport = \"\"\n"
                  "support_in_report = false\nauto_commit = false\nline_editor "
                  "= true\n"},
                 {"sessions.toml",
                  "[[session]]\nat = 2026-12-04\ntakeaway = \"x\"\n"
                  "[[agenda]]\nat = 2026-11-01\ntext = \"x\"\ndone = true\n"}})
              .empty());
  }
  SUBCASE("because there is none") {
    const TemporaryFolder folder;

    CHECK(check_journal(DiskStorage(folder.path() / "none"), now).empty());
  }
}

// A place in a file, and the keys that are known there.
struct KnownPlace {
  std::string path;
  std::string before;
  Lines keys;
};

TEST_CASE("every key that is known is read") {
  const std::vector<KnownPlace> places = {
      {walk_path,
       titled,
       {"kind", "goal", "why", "what", "baby_step", "cue", "if_then",
        "confidence", "agreed_on", "agreed_by", "schedule", "steps", "share",
        "template", "ask_also", "record"}},
      {walk_path,
       titled + "[[ask]]\nkey = \"fear\"\n",
       {"text", "text_after", "short", "type", "range", "labels", "choices",
        "when", "quick", "on_page", "compare_with"}},
      {walk_path,
       titled + "[[change]]\non = 2026-11-07\n",
       {"schedule", "status", "until", "steps", "what", "baby_step", "cue",
        "if_then", "confidence", "goal", "title", "share", "why"}},
      {"sessions.toml",
       "[[session]]\nat = 2026-11-07\n",
       {"takeaway", "status", "why"}},
      {"sessions.toml", "[[agenda]]\nat = 2026-11-07\n", {"text", "done"}},
  };
  for (const auto& [path, before, keys] : places) {
    for (const std::string& key : keys) {
      const Lines lines = check({{path, before + key + " = { x = 1 }\n"}});
      CAPTURE(key);
      REQUIRE(lines.size() == 1);
      CHECK(lines[0].find("\"" + key + "\" takes ") != std::string::npos);
    }
  }
}

TEST_CASE("what reading tells is told") {
  CHECK(check({{walk_path, "title = \"Walk\n"},
               {"assignments/swim.toml",
                "title = \"Swim\"\n\n[[log]]\n"
                "at = 2026-11-07\nhelped = 12\n"},
               {"templates/own.toml", "what = \"x\"\n"},
               {"sessions.toml", "[[session]]\nat = \"soon\"\n"},
               {"journal.toml", "likely = 900\n"}}) ==
        Lines{"assignments/swim.toml:5: \"helped\" takes a whole number from 0 "
              "to 10, not 12",
              walk_path + ":1: the text in this line has no closing quote",
              "journal.toml:1: \"likely\" takes a whole number from 0 to 100, "
              "not 900",
              "sessions.toml:2: \"at\" takes a day or a time, without quotes, "
              "like 2026-11-07T13:05:00, not \"soon\"",
              "templates/own.toml: a title is needed, like title = \"Evening "
              "walk\""});
}

TEST_CASE("a file that the disk does not give out is told") {
  MemoryStorage storage;
  storage.forbid(walk_path);

  CHECK(lines_of(check_journal(storage, now)) ==
        Lines{walk_path + ": cannot be read: permission denied"});
}

TEST_CASE("conflict markers are told, where they begin") {
  const Lines lines = check_walk("\n<<<<<<< ours\n" + an_entry + "=======\n" +
                                 an_entry + ">>>>>>> theirs\n");

  REQUIRE(lines.size() == 1);
  CHECK(lines[0].starts_with("3: a merge left two versions here"));
}

TEST_CASE("unknown keys are told with the nearest known one") {
  SUBCASE("at the top of the file") {
    CHECK(check_walk("shedule = \"daily\"\nwhatever_this_is = 1\n") ==
          Lines{"2: hw does not know the key \"shedule\"; did you mean "
                "\"schedule\"?",
                "3: hw does not know the key \"whatever_this_is\""});
  }
  SUBCASE("in an entry, questions included") {
    CHECK(check_walk("[[ask]]\nkey = \"fear\"\ntype = \"scale\"\n" + an_entry +
                     "minuts = 3\nfaer = 3\nweather = \"rain\"\nfear = 4\n") ==
          Lines{"7: hw does not know the key \"minuts\"; did you mean "
                "\"minutes\"?",
                "8: hw does not know the key \"faer\"; did you mean \"fear\"?",
                "9: hw does not know the key \"weather\", and no [[ask]] block "
                "asks for it"});
  }
  SUBCASE("in other blocks and files") {
    CHECK(
        check(
            {{walk_path, titled + "[[ask]]\nkey = \"fear\"\nquik = true\n"
                                  "[[change]]\non = 2026-11-07\nwhi = \"x\"\n"},
             {"sessions.toml",
              "at = 2026-11-07\n[[session]]\nat = 2026-11-07\ntext = 1\n"
              "[[agenda]]\nat = 2026-11-07\ntext = \"x\"\ndon = true\n"},
             {"journal.toml", "Label = \"x\"\n"}}) ==
        Lines{walk_path + ":4: hw does not know the key \"quik\"; did you "
                          "mean \"quick\"?",
              walk_path + ":7: hw does not know the key \"whi\"; did you mean "
                          "\"why\"?",
              "journal.toml:1: hw does not know the key \"Label\"; did you "
              "mean \"label\"?",
              "sessions.toml:1: hw does not know the key \"at\"",
              "sessions.toml:4: hw does not know the key \"text\"",
              "sessions.toml:8: hw does not know the key \"don\"; did you "
              "mean \"done\"?"});
  }
  SUBCASE("once, whatever their number") {
    CHECK(check_walk(an_entry + "weather = 1\n" + an_entry + an_entry +
                     "weather = 2\n")
              .front() ==
          "4: hw does not know the key \"weather\", and no [[ask]] block asks "
          "for it (there 2 times)");
  }
  SUBCASE("unless their place is above") {
    CHECK(check_walk(an_entry + "schedule = \"daily\"\n") ==
          Lines{"4: \"schedule\" has its place above the first block of the "
                "file; here it is a part of [[log]]"});
  }
}

TEST_CASE("unknown kinds of block are told with the nearest known one") {
  CHECK(
      check_walk("[[logs]]\nat = 2026-11-07\n[mine]\nx = 1\n[[mine_too]]\n") ==
      Lines{"2: hw does not know the kind of block [[logs]]; did you mean "
            "[[log]]?",
            "4: hw does not know the kind of block [[mine]]",
            "6: hw does not know the kind of block [[mine_too]]"});
}

TEST_CASE("what is yet to come is told") {
  SUBCASE("of entries and agenda items") {
    CHECK(
        check({{walk_path, titled + "[[log]]\nat = 2026-11-21T03:00:00-05:00\n"
                                    "[[log]]\nat = 2026-11-20T15:59:00+01:00\n"
                                    "[[log]]\nat = 2027-11-20\n"},
               {"sessions.toml", "[[agenda]]\nat = 2027-01-01\n"}}) ==
        Lines{walk_path + ":3: \"at\" is yet to come: "
                          "2026-11-21T03:00:00-05:00",
              walk_path + ":7: \"at\" is yet to come: 2027-11-20",
              "sessions.toml:2: \"at\" is yet to come: 2027-01-01"});
  }
  SUBCASE("but not of today, of plans, of changes and of sessions") {
    CHECK(
        check({{walk_path, titled + "[[log]]\nat = 2026-11-20\n"
                                    "[[log]]\nat = 2026-11-21T02:59:59-05:00\n"
                                    "[[log]]\nat = 2026-11-21T09:00:00-05:00\n"
                                    "outcome = \"planned\"\n"
                                    "[[change]]\non = 2027-01-01\n"},
               {"sessions.toml", "[[session]]\nat = 2027-01-01\n"}})
            .empty());
  }
}

TEST_CASE("the days of entries go by the settings of the journal") {
  CHECK(check({{"journal.toml", "day_starts = \"00:00\"\n"},
               {walk_path, titled + "[[log]]\nat = 2026-11-21T00:00:00\n"}}) ==
        Lines{walk_path + ":3: \"at\" is yet to come: 2026-11-21T00:00:00"});
}

TEST_CASE("an entry years before its assignment is told") {
  CHECK(check_walk("agreed_on = 2026-11-16\n"
                   "[[log]]\nat = 1970-01-01T00:00:10+00:00\n"
                   "[[log]]\nat = 2025-11-10\n"
                   "[[log]]\nat = 2025-11-17\n") ==
        Lines{"4: \"at\" is 56 years before the day it was agreed on; was the "
              "clock right? 1970-01-01T00:00:10+00:00",
              "6: \"at\" is 1 year before the day it was agreed on; was the "
              "clock right? 2025-11-10"});
}

TEST_CASE("a change years away is told") {
  CHECK(check_walk("agreed_on = 2026-11-16\n"
                   "[[change]]\non = 2015-01-01\nstatus = \"paused\"\n"
                   "[[change]]\non = 2027-11-19\nstatus = \"active\"\n"
                   "[[change]]\non = 2099-01-01\nstatus = \"paused\"\n") ==
        Lines{"4: \"on\" is 11 years before the day it was agreed on; was the "
              "clock right? 2015-01-01",
              "10: \"on\" is 72 years from today; was the clock right? "
              "2099-01-01"});
}

TEST_CASE("a step that is in no list is told") {
  const std::string steps = "steps = [\"Stand there\", \"One stop\"]\n";

  CHECK(check_walk(steps + an_entry +
                   "step = \"One stops\"\n[[log]]\n"
                   "at = 2026-11-08\nstep = \"Fly\"\n") ==
        Lines{"5: \"One stops\" is not in the list \"steps\"; did you mean "
              "\"One stop\"?",
              "8: \"Fly\" is not in the list \"steps\""});
  CHECK(check_walk(steps + an_entry +
                   "step = \"Two\"\n"
                   "[[change]]\non = 2026-11-01\nsteps = \"Two\"\n"
                   "[[change]]\non = 2026-11-09\nsteps = []\n")
            .empty());
}

TEST_CASE("an answer that is no choice is told") {
  CHECK(check_walk("[[ask]]\nkey = \"mood\"\ntype = \"choice\"\n"
                   "choices = [\"low\", \"high\"]\nwhen = \"both\"\n"
                   "[[ask]]\nkey = \"free\"\ntype = \"choice\"\n" +
                   an_entry + "mood = [\"low\", \"hihg\"]\nfree = \"x\"\n") ==
        Lines{"12: \"mood\" takes high or low, not \"hihg\""});
}

TEST_CASE("a block that is there twice is told") {
  const std::string change = "[[change]]\non = 2026-11-07\nwhy = \"x\"\n";

  SUBCASE("whatever stands around it") {
    CHECK(check_walk(an_entry + "\n# mine\n" + an_entry + "\n\n" + change +
                     change + an_entry) ==
          Lines{"6: this [[log]] block says the same as the one in line 2",
                "13: this [[change]] block says the same as the one in line 10",
                "16: this [[log]] block says the same as the one in line 2"});
  }
  SUBCASE("unless it is a change that others lie between") {
    const std::string active = "[[change]]\non = 2026-11-07\n";
    const std::string paused = active + "status = \"paused\"\n";
    CHECK(check_walk(paused + active + an_entry + paused + active).empty());
    CHECK(check_walk(paused + active + an_entry + active) ==
          Lines{"9: this [[change]] block says the same as the one in line 5"});
  }
  SUBCASE("unless it differs, or is an entry of a day alone") {
    CHECK(check_walk(an_entry + an_entry + "note = \"again\"\n" +
                     "[[log]]\nat = 2026-11-07\n[[log]]\nat = 2026-11-07\n")
              .empty());
  }
}

TEST_CASE("ids that some computers take for one another are told") {
  const auto likeness = [](const std::string& one, const std::string& other) {
    return check({{"assignments/" + one + ".toml", titled},
                  {"assignments/" + other + ".toml", titled}});
  };

  SUBCASE("by upper and lower case") {
    CHECK(likeness("Walk", "walk") ==
          Lines{walk_path +
                ": some computers cannot tell this id from "
                "\"Walk\": the two differ only in upper and lower case"});
    CHECK(likeness("GRÜN", "grün").size() == 1);
    CHECK(likeness("wälk", "walk").empty());
  }
  SUBCASE("by how letters and marks are put together") {
    const std::pair<const char*, const char*> pairs[] = {
        {"fu\u0308r", "f\u00FCr"},          // ü
        {"FU\u0308R", "f\u00FCr"},          // both
        {"vie\u0323\u0302t", "vi\u1EC7t"},  // ệ: two marks
        {"\u1100\u1161\u11A8", "\uAC01"},   // 각: three parts
        {"\u1100\u1161", "\uAC00"},         // 가: two
        {"\u304B\u3099", "\u304C"},         // が
        {"\u0438\u0306", "\u0439"},         // й
        {"\u03B1\u0313\u0300", "\u1F02"},   // ἂ
    };
    for (const auto& pair : pairs) {
      CAPTURE(pair.second);
      const Lines lines = likeness(pair.first, pair.second);
      REQUIRE(lines.size() == 1);
      CHECK(lines[0].find("cannot tell this id from") != std::string::npos);
    }
    CHECK(likeness("fu\u0308r", "f\u00FCr")[0].ends_with(
        "the two differ only in how their letters are encoded"));
    CHECK(likeness("\uAC00", "\uAC01").empty());
  }
  SUBCASE("but not a template and an assignment") {
    CHECK(
        check({{walk_path, titled}, {"templates/Walk.toml", titled}}).empty());
  }
}

TEST_CASE("a name that cannot be an id is told") {
  CHECK(check({{"assignments/-x.toml", titled}, {"templates/-x.toml", ""}}) ==
        Lines{"assignments/-x.toml: this name cannot be an id, so the file is "
              "passed over; remove it, or rename it, as x.toml",
              "templates/-x.toml: this name cannot be an id, so the file is "
              "passed over; remove it, or rename it, as x.toml"});
}

TEST_CASE("a newer format is told, and nothing that may belong to it") {
  CHECK(check({{"journal.toml", "label = \"x\"\nformat = 2\nweather = true\n"},
               {walk_path, titled + "[[weather]]\n[[log]]\nat = \"x\"\n"}}) ==
        Lines{walk_path + ":4: \"at\" takes a day or a time, without quotes, "
                          "like 2026-11-07T13:05:00, not \"x\"",
              "journal.toml: the journal has format 2, and this version of hw "
              "knows format 1: it reads what it understands, and changes "
              "nothing"});
}

// A journal on the disk with nothing wrong.
class DiskCheck {
 public:
  DiskCheck() : storage(root()) {
    const auto lock = storage.lock();
    storage.replace(walk_path, titled, {});
    REQUIRE(lines().empty());
  }

  fs::path root() const { return folder_.path() / "journal"; }

  Lines lines() const { return lines_of(check_journal(storage, now)); }

 private:
  TemporaryFolder folder_;

 public:
  DiskStorage storage;
};

void make_private_file(const fs::path& path, std::string_view text) {
  write_file(path, text);
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
}

TEST_CASE("permissions that others have are told") {
  const DiskCheck check;
  REQUIRE(::chmod(check.root().c_str(), 0755) == 0);
  REQUIRE(::chmod((check.root() / "assignments").c_str(), 0711) == 0);
  REQUIRE(::chmod((check.root() / walk_path).c_str(), 0604) == 0);
  REQUIRE(::chmod((check.root() / ".hw/lock").c_str(), 0620) == 0);

  const auto told = [](const std::string& path, const std::string& mode) {
    return path + ": others on this computer have permissions here (mode " +
           mode + "); take them away";
  };
  CHECK(check.lines() == Lines{told("", "0755"), told(".hw/lock", "0620"),
                               told("assignments", "0711"),
                               told(walk_path, "0604")});
}

TEST_CASE("permissions of what a link leads to are told") {
  const DiskCheck check;
  write_file(check.root() / "../elsewhere", titled);
  REQUIRE(::chmod((check.root() / "../elsewhere").c_str(), 0644) == 0);
  fs::create_symlink("../../elsewhere", check.root() / "assignments/link.toml");

  CHECK(check.lines() ==
        Lines{"assignments/link.toml: others on this computer have permissions "
              "here (mode 0644); take them away from what this link leads to"});
}

TEST_CASE("nothing is said of the permissions of a device") {
  const DiskCheck check;
  fs::create_symlink("/dev/null", check.root() / "assignments/link.toml");

  CHECK(check.lines() == Lines{"assignments/link.toml: cannot be read: it is "
                               "not an ordinary file"});
}

TEST_CASE("what a program that was stopped halfway left is told") {
  const DiskCheck check;
  make_private_file(check.root() / "assignments/.hw-4194305-0.tmp", "");
  make_private_file(check.root() / ".hw/unfinished", "");
  make_private_file(check.root() / ".hw-1-0.tmp", "");  // of one that runs

  CHECK(
      check.lines() ==
      Lines{".hw/unfinished: a change was stopped halfway; take back what it "
            "did",
            "assignments/.hw-4194305-0.tmp: a change that was stopped halfway "
            "left this file; remove it"});
}

TEST_CASE("what no command reads is told") {
  const DiskCheck check;
  fs::create_symlink("me@host.12:34", check.root() / "assignments/.#walk.toml");
  const fs::path assignments = check.root() / "assignments";
  fs::create_directory(assignments / "folder.toml");
  fs::permissions(assignments / "folder.toml", fs::perms::owner_all);
  fs::create_symlink("nowhere", assignments / "link.toml");
  REQUIRE(::mkfifo((assignments / "pipe.toml").c_str(), 0600) == 0);
  for (const char* const name :
       {"walk.sync-conflict-20261120-213000-ABCDEFG.toml",
        "walk (Anna's conflicted copy 2026-11-20).toml", "notes.txt"}) {
    make_private_file(assignments / name, titled);
  }
  make_private_file(check.root() / "sessions.toml", "# none\n");
  make_private_file(check.root() / "sessions.sync-conflict-1.toml",
                    "[[session]]\nat = 2026-11-20\n");
  make_private_file(check.root() / "my journal.toml", "x = 1\n");

  const auto copy = [](const std::string& original, const std::string& common) {
    return ": this is a version of " + original + " (" + common +
           "), which a synchronization program may have left; put them "
           "together";
  };
  CHECK(
      check.lines() ==
      Lines{
          "assignments/folder.toml: cannot be read: it is a folder, not a file",
          "assignments/link.toml: cannot be read: it is a link to a file that "
          "is not there; if that is on another device, connect it first",
          "assignments/pipe.toml: cannot be read: it is not an ordinary file",
          "assignments/walk (Anna's conflicted copy 2026-11-20).toml" +
              copy(walk_path, "the two are equal"),
          "assignments/walk.sync-conflict-20261120-213000-ABCDEFG.toml" +
              copy(walk_path, "the two are equal"),
          "sessions.sync-conflict-1.toml" +
              copy("sessions.toml", "0 entries in both, 1 only in this one")});
}

TEST_CASE("what an editor left of a text that is gone is told") {
  const DiskCheck check;
  const fs::path edit = check.root() / ".hw/edit";
  fs::create_directories(edit / "assignments");
  for (const fs::path& folder : {edit, edit / "assignments"}) {
    fs::permissions(folder, fs::perms::owner_all);
  }
  for (const char* const name :
       {"note.txt~", ".note-2.txt.swp", "note-2.txt", "assignments/walk.toml",
        "assignments/walk.toml.before", "assignments/walk.toml~"}) {
    make_private_file(edit / name, "private");
  }
  make_private_file(check.root() / "assignments/walk.toml~", titled);

  CHECK(check.lines() ==
        Lines{".hw/edit/note.txt~: an editor left this, and what you wrote may "
              "be in it; look at it, then remove it"});
}

TEST_CASE("a version under a name that no command reads is told") {
  const DiskCheck check;
  make_private_file(check.root() / "assignments/walk.toml.conflict1", titled);

  CHECK(check.lines() ==
        Lines{"assignments/walk.toml.conflict1: a synchronization program may "
              "have left this version of walk.toml; copy what you want of it "
              "there, then remove it"});
}

TEST_CASE("a folder that is none is told") {
  const DiskCheck check;
  make_private_file(check.root() / "templates", "");
  make_private_file(check.root() / ".hw/edit", "");

  const std::string why =
      ": cannot be read: a part of its path is not a folder";
  CHECK(check.lines() == Lines{".hw/edit" + why, "templates" + why});
}

Lines lines_of(const std::vector<Error>& errors) {
  Lines lines;
  for (const Error& error : errors) {
    lines.push_back(error.what());
  }
  return lines;
}

TEST_CASE("fix_journal takes permissions away that others have") {
  DiskCheck check;
  REQUIRE(::chmod(check.root().c_str(), 0755) == 0);
  REQUIRE(::chmod((check.root() / walk_path).c_str(), 0644) == 0);

  const Fixed fixed = fix_journal(check.storage, "check --fix");

  CHECK(lines_of(fixed.done) ==
        Lines{": others have no permissions here any more",
              walk_path + ": others have no permissions here any more"});
  CHECK(fixed.refused.empty());
  CHECK(check.lines().empty());
}

TEST_CASE("fix_journal leaves alone what a link leads to") {
  DiskCheck check;
  const fs::path elsewhere = check.root() / "../elsewhere";
  write_file(elsewhere, titled);
  REQUIRE(::chmod(elsewhere.c_str(), 0644) == 0);
  fs::create_symlink("../../elsewhere", check.root() / "assignments/link.toml");
  fs::create_symlink("../elsewhere", check.root() / ".hw-4194305-0.tmp");

  const Fixed fixed = fix_journal(check.storage, "check --fix");

  CHECK(fixed.done.empty());
  CHECK(lines_of(fixed.refused) ==
        Lines{"cannot change the permissions of .hw-4194305-0.tmp: it is a "
              "symbolic link",
              "cannot change the permissions of assignments/link.toml: it is a "
              "symbolic link"});
  CHECK((fs::status(elsewhere).permissions() & fs::perms::others_read) !=
        fs::perms::none);
}

TEST_CASE("fix_journal clears up after a program that was stopped halfway") {
  DiskCheck check;
  const fs::path left = check.root() / "assignments/.hw-4194305-0.tmp";
  const fs::path running = check.root() / ".hw-1-0.tmp";
  for (const fs::path& path : {left, running}) {
    make_private_file(path, "");
  }
  make_private_file(check.root() / ".hw/unfinished", "");

  const Fixed fixed = fix_journal(check.storage, "check --fix");

  CHECK(lines_of(fixed.done) ==
        Lines{"assignments/.hw-4194305-0.tmp: removed; a change that was "
              "stopped halfway had left it",
              ".hw/unfinished: took back a change that was stopped halfway"});
  CHECK(fixed.refused.empty());
  CHECK(!fs::exists(left));
  CHECK(fs::exists(running));
  CHECK(check.lines().empty());
}

TEST_CASE("fix_journal says what the disk refuses, and goes on") {
  DiskCheck check;
  const std::string left = ".hw-4194305-0.tmp";
  make_private_file(check.root() / left, "");
  fs::create_directory(check.root() / ".hw-4194305-1.tmp");
  fs::permissions(check.root() / ".hw-4194305-1.tmp", fs::perms::owner_all);

  const Fixed fixed = fix_journal(check.storage, "check --fix");

  CHECK(fixed.done.size() == 1);
  CHECK(lines_of(fixed.refused) ==
        Lines{"cannot read .hw-4194305-1.tmp: it is a folder, not a file"});
}

TEST_CASE("fix_journal narrows permissions in a journal of a newer format") {
  DiskCheck check;
  make_private_file(check.root() / "journal.toml", "format = 2\n");
  make_private_file(check.root() / ".hw/unfinished", "");
  REQUIRE(::chmod(check.root().c_str(), 0755) == 0);

  const Fixed fixed = fix_journal(check.storage, "check --fix");

  CHECK(fixed.done.size() == 1);
  CHECK(lines_of(fixed.refused) ==
        Lines{"the journal has format 2, and this version of hw writes format "
              "1"});
}

const std::string other_entry = "[[log]]\nat = 2026-11-08T20:00:00-05:00\n";

std::string marked(const std::string& ours, const std::string& theirs) {
  return "<<<<<<< HEAD\n" + ours + "=======\n" + theirs + ">>>>>>> laptop\n";
}

TEST_CASE("fix_journal puts two versions together, in one step") {
  const std::string head = titled + "\n";
  const std::string walk = head + marked(an_entry, other_entry);
  const std::string sessions = marked("[[session]]\nat = 2026-11-13\n",
                                      "[[session]]\nat = 2026-11-20\n");
  MemoryStorage storage(std::map<std::string, std::string>{
      {walk_path, walk}, {"sessions.toml", sessions}, {"journal.toml", ""}});

  const Fixed fixed = fix_journal(storage, "check --fix");

  CHECK(lines_of(fixed.done) ==
        Lines{"sessions.toml: put the two versions together that a merge had "
              "left",
              walk_path + ": put the two versions together that a merge had "
                          "left"});
  CHECK(fixed.refused.empty());
  CHECK(check_journal(storage, now).empty());
  CHECK(read_assignment(walk_path, storage.text(walk_path))
            .value.entries.size() == 2);
  CHECK(storage.text(walk_path).starts_with(head));

  History history(storage);
  REQUIRE(history.next_undo());
  CHECK(history.next_undo()->what == "check --fix");
  history.undo();
  CHECK(storage.text(walk_path) == walk);
  CHECK(storage.text("sessions.toml") == sessions);
}

TEST_CASE("fix_journal does not choose between two versions") {
  const std::string advice =
      "; keep what you want of both, and take the lines of <<<<<<<, ======= "
      "and >>>>>>> away";
  const std::string both_titles =
      marked("title = \"Walk\"\n", "title = \"Stroll\"\n");
  const std::string unreadable = titled + marked(an_entry, "note = \"\n");
  const std::string wrong =
      titled + marked(an_entry, an_entry + "helped = 12\n");
  const std::map<std::string, std::string> texts = {
      {"assignments/choice.toml", both_titles},
      {"assignments/unreadable.toml", unreadable},
      {"assignments/wrong.toml", wrong}};
  MemoryStorage storage(texts);

  const Fixed fixed = fix_journal(storage, "check --fix");

  CHECK(fixed.done.empty());
  CHECK(lines_of(fixed.refused) ==
        Lines{"assignments/choice.toml:1: a merge left two versions here, and "
              "both say something else of the same thing" +
                  advice,
              "assignments/unreadable.toml:2: a merge left two versions here, "
              "and one of them is empty or cannot be read" +
                  advice,
              "assignments/wrong.toml:2: the two versions that a merge left "
              "here cannot be put together: \"helped\" takes a whole number "
              "from 0 to 10, not 12" +
                  advice});
  const std::vector<Problem> problems = check_journal(storage, now);
  REQUIRE(problems.size() == 3);
  for (std::size_t i = 0; i < problems.size(); ++i) {
    CHECK(fixed.refused[i].problem()->file == problems[i].file);
    CHECK(fixed.refused[i].problem()->line == problems[i].line);
    CHECK(fixed.refused[i].problem()->remedy == Remedy::edit_file);
  }
  CHECK(storage.texts() == texts);
}

TEST_CASE("fix_journal puts nothing together in a newer format") {
  const std::string walk = titled + marked(an_entry, other_entry);
  MemoryStorage storage(std::map<std::string, std::string>{
      {walk_path, walk}, {"journal.toml", "format = 2\n"}});

  const Fixed fixed = fix_journal(storage, "check --fix");

  CHECK(fixed.done.empty());
  CHECK(fixed.refused.size() == 1);
  CHECK(storage.text(walk_path) == walk);
}

// What programs call the second of two versions of walk.toml.
constexpr const char* names_of_copies[] = {
    "walk (In Konflikt stehende Kopie von Nell 2026-11-18)",
    "walk (copie en conflit de Nell 2026-11-18)",
    "walk (Nell's conflicted copy 2026-11-18)",
    "walk (Case Conflict)",
    "walk (conflicted copy 2026-11-18 101010)",
    "walk (SFConflict nell@example.org 2026-11-18-10-10-10)",
    "walk (# Edit conflict 2026-11-18 AbCdEf #)",
    "walk (1)",
    "walk(1)",
    "walk [conflict]",
    "walk 2",
    "walk copy",
    "walk - Copy",
    "walk - Kopie (2)",
    "Kopie von walk",
    "Copy of Walk",
    "walk~HEAD",
    "walk~20261118-101010",
    "walk.sync-conflict-20261118-101010-ABCDEFG",
    "walk.conflict1",
    "walk_conflict-20261118-101010",
    "walk_DiskStation_Nov-18-101010-2026_Conflict",
    "walk_REMOTE_12345",
    "walk-DESKTOP-7AB12CD",
    "walk-Nells-MacBook-Air",
    "walk\uFF081\uFF09",  // （1）
};

std::string on_day(int day) {
  return "\n[[log]]\nat = 2026-11-" + std::to_string(day) + "\n";
}

TEST_CASE(
    "a copy that a program left is no assignment, whatever it is called") {
  const std::string header = "title = \"Walk\"\nagreed_on = 2026-11-01\n";
  for (const std::string name : names_of_copies) {
    CAPTURE(name);
    const std::string path = "assignments/" + name + ".toml";
    const std::string copy = header + on_day(10) + on_day(12);
    MemoryStorage storage(std::map<std::string, std::string>{
        {walk_path, header + on_day(10) + on_day(11)}, {path, copy}});

    const Journal journal = load_journal(storage);
    REQUIRE(journal.assignments.size() == 1);
    CHECK(journal.unread.empty());
    CHECK(lines_of(journal.problems) ==
          Lines{path + ": a version of assignments/walk.toml, which is passed "
                       "over; look at both"});
    CHECK(find_assignment(storage, "Walk", now.date).path == walk_path);
    CHECK(find_assignment(storage, "wa", now.date).path == walk_path);
    CHECK(lines_of(check_journal(storage, now)) ==
          Lines{path + ": this is a version of assignments/walk.toml (1 entry "
                       "in both, 1 only in this one), which a "
                       "synchronization program may have left; put them "
                       "together"});

    const Fixed fixed = fix_journal(storage, "check --fix");
    CHECK(fixed.refused.empty());
    CHECK(lines_of(fixed.done).size() == 1);
    CHECK(storage.texts() ==
          std::map<std::string, std::string>{
              {walk_path, header + on_day(10) + on_day(11) + on_day(12)}});
    CHECK(storage.text(".hw/aside/" + name + ".toml") == copy);
    CHECK(check_journal(storage, now).empty());
    History(storage).undo();
    CHECK(storage.text(walk_path) == header + on_day(10) + on_day(11));
  }
}

TEST_CASE("names that people give to files are ids") {
  const std::string header = "title = \"Walk\"\nagreed_on = 2026-11-01\n";
  for (const std::string name : {"Walk_home", "walk.v2", "evening_walk",
                                 "walk-2", "WALK-3", "w", "\u6563\u6B69"}) {
    CAPTURE(name);
    const std::string path = "assignments/" + name + ".toml";
    const MemoryStorage storage(std::map<std::string, std::string>{
        {walk_path, header}, {path, "title = \"Other\"\n"}});

    CHECK(load_journal(storage).assignments.size() == 2);
    CHECK(find_assignment(storage, name, now.date).path == path);
    CHECK(check_journal(storage, now).empty());
  }
}

TEST_CASE("what may be a copy by an id of its own is asked about") {
  const std::string header = "title = \"Walk\"\nagreed_on = 2026-11-01\n";
  const auto asked = [&](const std::string& name, const std::string& text,
                         const std::string& copy) {
    const MemoryStorage storage(std::map<std::string, std::string>{
        {walk_path, text}, {"assignments/" + name + ".toml", copy}});
    CHECK(load_journal(storage).assignments.size() == 2);
    const Lines lines = lines_of(check_journal(storage, now));
    CHECK((lines.empty() ||
           lines == Lines{"assignments/" + name +
                          ".toml: this says the same as walk.toml, with "
                          "entries that are in both; if a synchronization "
                          "program made it, copy what you want of it to "
                          "walk.toml, then remove it; if not, give it another "
                          "title"}));
    return !lines.empty();
  };
  const std::string logged = header + on_day(10);
  for (const char* const name :
       {"walk-1", "walk-2", "walk-copy", "walk-conflict-20261118",
        "copy-of-walk", "walk-nells-laptop"}) {
    CAPTURE(name);
    CHECK(asked(name, logged, logged));
    CHECK(asked(name, logged, logged + on_day(11)));
    CHECK(!asked(name, logged, header + on_day(11)));
    CHECK(!asked(name, logged, "title = \"Other\"\n" + on_day(10)));
  }
  CHECK(asked("walk-copy", header, header));
  CHECK(!asked("walk-2", header, header));  // hw makes one of the same title
  CHECK(!asked("walks", logged, logged));
}

TEST_CASE("a copy that cannot be put together stays, and is told") {
  const std::string header = "title = \"Walk\"\nagreed_on = 2026-11-01\n";
  const std::string path = "assignments/walk (1).toml";
  const auto fixed = [&](const std::string& text, const std::string& copy) {
    const std::map<std::string, std::string> texts = {{walk_path, text},
                                                      {path, copy}};
    MemoryStorage storage(texts);
    const Fixed result = fix_journal(storage, "check --fix");
    CHECK(result.done.empty());
    CHECK(storage.texts() == texts);
    CHECK(!check_journal(storage, now).empty());
    return result.refused;
  };
  SUBCASE("with another word for one thing") {
    const auto refused =
        fixed(header + "what = \"a\"\n", header + "what = \"b\"\n");
    REQUIRE(refused.size() == 1);
    CHECK(std::string(refused.front().what()) ==
          path +
              ": this is a version of assignments/walk.toml, and the two "
              "cannot be put together without you; copy what you want of it "
              "to assignments/walk.toml, then remove it");
  }
  SUBCASE("of an assignment with another title, or a file cut off") {
    CHECK(fixed(header, "title = \"Run\"\n").empty());
    CHECK(fixed(header, header + "[[log]\n").empty());
    CHECK(fixed("title = ", header).empty());
  }
}

TEST_CASE("copies of sessions and settings are put together, too") {
  const std::string session = "[[session]]\nat = 2026-11-13\n";
  const std::string settings = "name = \"Kim\"\n";
  for (const std::string end :
       {" (1)", ".sync-conflict-20261118-101010-ABCDEFG", "-DESKTOP-7AB12CD",
        " (conflicted copy)", " 2"}) {
    CAPTURE(end);
    MemoryStorage storage(std::map<std::string, std::string>{
        {"sessions.toml", session},
        {"sessions" + end + ".toml", "[[session]]\nat = 2026-11-06\n"},
        {"journal.toml", settings},
        {"journal" + end + ".toml", settings + "likely = 80\n"},
        {"notes of my journal-2.toml", ""}});
    CHECK(load_journal(storage).problems.size() == 2);
    CHECK(load_sessions(storage).problems.size() == 1);
    CHECK(check_journal(storage, now).size() == 2);

    CHECK(fix_journal(storage, "check --fix").done.size() == 2);

    CHECK(load_sessions(storage).value.sessions.size() == 2);
    CHECK(load_sessions(storage).problems.empty());
    CHECK(load_settings(storage).value.likely == 80);
  }
}

// The paths of what `done` says, each put in the list once.
std::vector<std::string> paths_of(const std::vector<Problem>& done) {
  std::vector<std::string> paths;
  for (const Problem& problem : done) {
    paths.push_back(problem.file);
  }
  return paths;
}

TEST_CASE("fix_journal says what it did, whatever the disk says") {
  const std::map<std::string, std::string> texts = {
      {walk_path, titled + marked(an_entry, other_entry)},
      {"sessions.toml", marked("[[session]]\nat = 2026-11-13\n",
                               "[[session]]\nat = 2026-11-20\n")}};
  for (const Fault fault : {Fault::before, Fault::after, Fault::from_then_on}) {
    bool has_thrown = true;
    for (int call = 1; has_thrown; ++call) {
      CAPTURE(call);
      MemoryStorage storage(texts);
      FaultyStorage faulty(storage, call, fault);
      Lines done;
      try {
        done = paths_of(fix_journal(faulty, "check --fix").done);
      } catch (const Error&) {
        done.clear();
      }
      has_thrown = faulty.has_thrown();

      const Transaction takes_back_what_is_unfinished(storage);
      Lines changed;
      for (const char* const path : {"sessions.toml", walk_path.c_str()}) {
        if (storage.text(path) != texts.at(path)) {
          CHECK(conflict_marker_line(storage.text(path)) == 0);
          changed.emplace_back(path);
        }
      }
      CHECK(changed == done);
    }
  }
}

}  // namespace
TEST_CASE("what a question says about a page fits the others") {
  const std::string ask = "[[ask]]\nkey = \"guess\"\n";
  CHECK(check_walk(ask + "compare_with = \"hapened\"\n"
                         "[[ask]]\nkey = \"happened\"\n") ==
        Lines{"4: no question has the key \"hapened\"; did you mean "
              "\"happened\"?"});
  CHECK(check_walk(ask + "range = [0, 2]\nlabels = [\"a\", \"b\", \"c\"]\n") ==
        Lines{});
  for (const std::string range : {"", "range = [0, 3]\n", "range = [1, 2]\n"}) {
    CHECK(
        check_walk(ask + "labels = [\"a\", \"b\", \"c\"]\n" + range) ==
        Lines{"4: \"labels\" names each whole number of \"range\", in order"});
  }
}

TEST_CASE("a session that was cancelled leaves nothing to keep") {
  CHECK(check({{"sessions.toml",
                "[[session]]\nat = 2026-11-07\nstatus = \"cancelled\"\n"
                "why = \"ill\"\n"
                "[[session]]\nat = 2026-11-08\nstatus = \"cancelled\"\n"
                "takeaway = \"x\"\n"}}) ==
        Lines{"sessions.toml:7: a session that was cancelled has a takeaway; "
              "did it take place? Then: status = \"held\""});
}

}  // namespace hw::test::check_test
