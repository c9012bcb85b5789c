#include "hw/progress.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "hw/html.hpp"
#include "hw/journal.hpp"
#include "hw/json.hpp"
#include "hw/markdown.hpp"
#include "hw/progress_text.hpp"

#include "make.hpp"
#include "memory_storage.hpp"

namespace hw {
namespace {

using test::day;
using test::MemoryStorage;
using test::moment;
using Lines = std::vector<std::string>;

constexpr auto bus = R"(title = "Bus"
steps = ["Stop", "Ride"]
ask_also = ["helped"]

[[ask]]
key = "fear"
type = "scale"
range = [0, 10]
when = "both"

)";

std::string log_of(const std::string& day, const std::string& rest) {
  return "[[log]]\nat = " + day + "\n" + rest + "\n";
}

ProgressPage page_of(const std::string& text,
                     ProgressReader reader = ProgressReader::self,
                     const std::string& sessions = "") {
  const MemoryStorage storage(
      {{"assignments/bus.toml", text}, {"sessions.toml", sessions}});
  return make_progress(
      load_journal(storage),
      {.now = moment("2026-11-20T10:00:00-05:00"), .reader = reader});
}

// The rows of the one part: "changed", or "21 Sep [step] days: values".
Lines rows_of(const ProgressPage& page) {
  REQUIRE(page.parts.size() == 1);
  Lines lines;
  for (const ProgressRow& row : page.parts.front().rows) {
    if (!row.change.empty()) {
      lines.emplace_back("changed");
      continue;
    }
    std::string line = row.first.to_string() + " [" + row.step + "] " +
                       std::to_string(row.days) + ":";
    for (const ProgressCell& cell : row.cells) {
      line += " " + std::to_string(cell.values.size());
    }
    lines.push_back(line);
  }
  return lines;
}

std::string text_of(const ProgressPage& page) {
  return to_text(page, 80);
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a row is of one week, one step and one side of a change") {
  const std::string text =
      std::string(bus) + "[[change]]\non = 2026-11-12\nwhat = \"Less\"\n" +
      log_of("2026-11-09", "step = \"Stop\"\nfear = [5, 3]") +
      log_of("2026-11-10", "step = \"Ride\"\nfear = [9, 8]") +
      log_of("2026-11-11", "step = \"Stop\"\nfear = [4, 2]") +
      log_of("2026-11-12", "step = \"Stop\"\nfear = [3, 2]") +
      log_of("2026-11-18", "step = \"Stop\"\nhelped = 4");
  CHECK(rows_of(page_of(text)) ==
        Lines{"2026-11-09 [1. Stop] 2: 2 0", "2026-11-09 [2. Ride] 1: 1 0",
              "changed", "2026-11-09 [1. Stop] 1: 1 0",
              "2026-11-16 [1. Stop] 1: 0 1"});
}

TEST_CASE("what was not done and what is planned make no row") {
  const std::string text =
      std::string(bus) +
      log_of("2026-11-09", "outcome = \"not-this-time\"\nfear = [5, 3]") +
      log_of("2026-11-10", "outcome = \"tried\"\nfear = [5, 4]") +
      log_of("2026-12-01", "outcome = \"planned\"\nfear = [5]");
  CHECK(rows_of(page_of(text)) == Lines{"2026-11-09 [] 1: 1"});
}

TEST_CASE("up to four values stand as logged, from five on their median") {
  std::string text = bus;
  for (const char* const fear : {"[9, 1]", "[7, 2]", "[8, 3]", "[2, 8]"}) {
    text += log_of("2026-11-10", std::string("fear = ") + fear);
  }
  CHECK(has(text_of(page_of(text)), "1  9→1  7→2  8→3  2→8\n"));
  text += log_of("2026-11-11", "fear = [1, 9]");
  CHECK(has(text_of(page_of(text)), "2  median 7→3 of 5\n"));
}

TEST_CASE("half a pair shows on which side it stands") {
  const std::string text = bus + log_of("2026-11-10", "fear = [9]") +
                           log_of("2026-11-11", "fear = 4");
  CHECK(has(text_of(page_of(text)), "2  9→  →4\n"));
  CHECK(has(to_markdown(page_of(text)), "| 9 →, → 4 "));
}

TEST_CASE("values that are all the same are said once") {
  std::string text = bus;
  for (int i = 0; i < 2; ++i) {
    text += log_of("2026-11-10", "fear = [7, 5]");
  }
  CHECK(has(text_of(page_of(text)), "7→5 both times\n"));
  for (int i = 0; i < 4; ++i) {
    text += log_of("2026-11-10", "fear = [7, 5]");
  }
  CHECK(has(text_of(page_of(text)), "7→5 all 6 times\n"));
}

TEST_CASE("from 27 weeks on rows are months") {
  const std::string recent = log_of("2026-11-10", "fear = [7, 5]");
  CHECK_FALSE(page_of(bus + log_of("2026-05-25", "") + recent).by_month);
  const ProgressPage page =
      page_of(bus + log_of("2026-05-18", "fear = [1, 0]") + recent);
  CHECK(page.by_month);
  CHECK(rows_of(page) == Lines{"2026-05-01 [] 1: 1", "2026-11-01 [] 1: 1"});
  CHECK(has(text_of(page), "Month  Days  Fear 0-10\n  May 2026     1  1→0\n"));
}

TEST_CASE(
    "a sleep diary has means from three nights on, in no mean what "
    "cannot be") {
  std::string text =
      "title = \"Sleep\"\ntemplate = \"sleep\"\nrecord = true\n"
      "[[change]]\non = 2026-11-12\nwhat = \"Less\"\n";
  for (const char* const key : {"bed", "tried", "woke", "up"}) {
    text += std::string("[[ask]]\nkey = \"") + key + "\"\ntype = \"time\"\n";
  }
  text +=
      "[[ask]]\nkey = \"fell_asleep\"\ntype = \"minutes\"\n"
      "[[ask]]\nkey = \"awake\"\ntype = \"minutes\"\n";
  const auto night = [](const std::string& day, int asleep) {
    return log_of(day,
                  "bed = 22:00:00\ntried = 23:00:00\nwoke = 06:00:00\n"
                  "up = 06:00:00\nfell_asleep = 0\nawake = " +
                      std::to_string(420 - asleep));
  };
  text += night("2026-11-09", 240) + night("2026-11-10", 420) +
          night("2026-11-12", 300) + night("2026-11-13", 300);
  text += log_of("2026-11-14",
                 "bed = 22:00:00\ntried = 23:00:00\nwoke = 06:00:00\n"
                 "up = 05:00:00\nfell_asleep = 0\nawake = 0");
  const ProgressPage page = page_of(text);
  CHECK(rows_of(page) ==
        Lines{"2026-11-09 [] 3: 3 3 3", "changed", "2026-11-09 [] 1: 1 1 1"});
  CHECK(page.parts.front().impossible == std::vector{day("2026-11-14")});
  CHECK(has(text_of(page),
            "3  5:20 (4:00-7:00)  8:00 (8:00-8:00)  67 (50-88)\n"));
  CHECK(has(text_of(page), "as it is written: Sat 14 Nov."));
}

TEST_CASE("a measure has a row for each day, a 0 as well") {
  const std::string text =
      "title = \"Mood\"\nrecord = true\n[[ask]]\nkey = \"low\"\n"
      "type = \"scale\"\nrange = [0, 10]\non_page = \"watch\"\n" +
      log_of("2026-11-09", "low = 0") + log_of("2026-11-10", "low = 3") +
      log_of("2026-11-10", "note = \"none\"");
  CHECK(has(text_of(page_of(text)),
            "   Mon 9 Nov         0\n  Tue 10 Nov         3\n"));
  CHECK(rows_of(page_of(text)) ==
        Lines{"2026-11-09 [] 1: 1", "2026-11-10 [] 1: 1"});
}

TEST_CASE("for anyone else, what is private leaves no trace") {
  const std::string shared = bus + log_of("2026-11-09", "fear = [5, 3]");
  const std::string secret =
      shared + log_of("2026-08-01", "fear = [9, 9]\nshare = \"none\"");
  ProgressPage page = page_of(secret, ProgressReader::anyone);
  CHECK(page.private_entries == 1);
  page.private_entries = 0;
  CHECK(page == page_of(shared, ProgressReader::anyone));
  CHECK(rows_of(page_of(secret)).size() == 2);

  CHECK(page_of("share = \"none\"\n" + shared, ProgressReader::anyone)
            .parts.empty());
  const std::string summary = to_json(page_of(
      "share = \"summary\"\n" + shared +
          log_of("2026-11-10", "step = \"Ride\"") +
          "[[change]]\non = 2026-11-10\nwhat = \"Secret\"\nwhy = \"Secret\"\n",
      ProgressReader::anyone));
  CHECK_FALSE(has(summary, "Ride"));
  CHECK_FALSE(has(summary, "Secret"));
  CHECK(has(summary, "\"2.\""));
}

TEST_CASE(
    "sessions that took place stand there with what was taken from them") {
  const ProgressPage page = page_of(
      bus, ProgressReader::self,
      "[[session]]\nat = 2026-11-06\ntakeaway = \"Smaller\"\n"
      "[[session]]\nat = 2026-11-09\nstatus = \"cancelled\"\nwhy = \"Flu\"\n"
      "[[session]]\nat = 2026-11-13\n[[session]]\nat = 2026-11-27\n");
  CHECK(page.sessions ==
        std::vector<ProgressSession>{{day("2026-11-06"), "Smaller"},
                                     {day("2026-11-13"), ""}});
  CHECK(has(text_of(page), "Fri 6 Nov: “Smaller”\n  Also on Fri 13 Nov.\n"));
}

TEST_CASE("in HTML every entry is drawn on its day, and nothing is mark-up") {
  const std::string html = to_html(
      page_of(bus + log_of("2026-11-09", "step = \"<b>Stop\"\nfear = [5, 3]") +
              log_of("2026-11-10", "fear = [5, 4]\nhelped = 2") +
              log_of("2026-11-11", "note = \"No number\"")));
  const auto count = [&html](const std::string& part) {
    int number = 0;
    for (std::size_t at = html.find(part); at != std::string::npos;
         at = html.find(part, at + 1)) {
      ++number;
    }
    return number;
  };
  CHECK(count("<circle class=\"before\"") == 2);
  CHECK(count("<circle class=\"after\"") == 2 + 1 + 3);  // pair, helped, days
  CHECK_FALSE(has(html, "<b>"));
  CHECK_FALSE(has(html, " style=\""));
  CHECK(count("'sha256-") == 2);
  CHECK(count("<style>") == 2);
  CHECK(has(html, "<summary>The numbers</summary>"));
}

TEST_CASE("in Markdown each side of a change has a table of its own") {
  const std::string text = to_markdown(page_of(
      std::string(bus) + "[[change]]\non = 2026-11-12\nwhat = \"*Less*\"\n" +
      log_of("2026-11-09", "fear = [5, 3]") +
      log_of("2026-11-12", "fear = [3, 2]")));
  CHECK(has(text,
            "| Week of | Days | Fear 0-10 |\n"
            "|---------|------|-----------|\n"
            "| 9 Nov   | 1    | 5 → 3     |\n\n"
            "- Thu 12 Nov, changed: what: \\*Less\\*.\n\n"
            "| Week of | Days | Fear 0-10 |\n"));
}

TEST_CASE("no line is wider than there is room, and no figure is left out") {
  std::string text = bus;
  for (const char* const fear : {"[9, 1]", "[7, 2]", "[8, 3]", "[2, 8]"}) {
    text += log_of("2026-11-10", std::string("step = \"Ride\"\nhelped = 3\n") +
                                     "fear = " + fear);
  }
  for (const std::size_t width : {30U, 40U, 60U, 80U, 120U}) {
    const std::string shown = to_text(page_of(text), width);
    for (const char* const part : {"9→1", "7→2", "8→3", "2→8", "3 all 4"}) {
      CHECK(has(shown, part));
    }
    for (std::size_t begin = 0; begin < shown.size();) {
      const std::size_t end = shown.find('\n', begin);
      CHECK(end - begin <= width + 8);  // an arrow has three bytes
      begin = end + 1;
    }
  }
}

}  // namespace hw
