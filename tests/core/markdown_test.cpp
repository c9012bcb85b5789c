#include "hw/markdown.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "hw/report.hpp"

#include "make.hpp"

namespace hw::test::markdown_test {

namespace {

ReportPart bus() {
  return {
      .title = "Ride the bus",
      .agreed = "3 a week, 4 weeks in a row",
      .ranges = {"fear 0-100", "helped 0-10"},
      .more = 2,
      .goal = "Sundays at Dad's",
      .changes = {"Mon 16 Nov, changed: paused. Why: Flu."},
      .rows = {{.days = "Sat 14, Sun 15 Nov",
                .step = 3,
                .step_text = "Six stops",
                .outcome = "partly",
                .words = {{.name = "expected",
                           .text = "It will work until Corona",
                           .is_written_before = true},
                          {.name = "what happened", .text = "All the way!"}},
                .numbers = {{.name = "fear", .text = "70 → 35, 60 → 70"},
                            {.name = "helped", .text = "9"}},
                .remarks = {{.name = {}, .text = "A note"}}},
               {.days = "Tue 17 Nov",
                .outcome = "Not this time",
                .is_done = false,
                .remarks = {{.name = "in the way", .text = "low energy"}}}},
  };
}

ReportPart reading() {
  return {.title = "Reading", .agreed = "as needed", .days = "Wed 18 Nov"};
}

ReportPart questionnaire() {
  return {.title = "Questionnaire",
          .agreed = "once a week",
          .ranges = {"0-27"},
          .measures = {{"11 on Tue 17 Nov", "Since Tue 8 Sep: 18, 11"},
                       {"Sleep: 2 on Tue 17 Nov", ""}}};
}

ReportSleep two_nights() {
  return {.nights = {{"Thu 19 Nov", "23:00", "07:00", "8:00", "15", "20",
                      "6:40", "83", "very | good"},
                     {.day = "Fri 20 Nov", .quality = "fair"}},
          .more = 3,
          .notes = {{.days = "Thu 19 Nov",
                     .remarks = {{.name = {}, .text = "Rain"}}}},
          .average =
              ReportNight{.day = "Average of 5 nights", .in_bed = "8:00 (1)"}};
}

Report small_report() {
  return {
      .title = "Homework for my session on Fri 20 Nov 2026",
      .window = "Fri 13 Nov to Thu 19 Nov. Written by me with hw.",
      .takeaway = "Getting off early is also a ride",
      .watch = {{.question = "Urge (0-5)",
                 .values = {},
                 .line = "Urge (0-5): 0 on Fri 13, 4 on Sat 14 Nov"}},
      .in_short = {"I practiced on 5 days since Fri 13 Nov."},
      .topics = {.lines = {"Is it fine that the fear went up?"}, .more = 2},
      .pause = "Sun 15 Nov, Reading, Walk: paused.",
      .noticed = {{.text = "Nobody reacted.",
                   .source = "Trying on \"Carla\", Wed 18 Nov",
                   .day = day("2026-11-17")}},
      .homework = {bus(), reading()},
      .also_logged = "Also: Breathing (12 days).",
      .also_agreed = "Also agreed on: Letters (as needed).",
      .sleep = two_nights(),
      .records = {questionnaire()},
      .form = {"What exactly", "When and where", "Baby step"},
      .to_decide = {.lines = {"Evening walk", "Bus"}, .more = 4},
      .decisions = {"keep", "change", "finish"},
      .footer = {"Support: 555 0100"},
      .private_entries = 4,
  };
}

const char* const small_page =
    R"(# Homework for my session on Fri 20 Nov 2026

Fri 13 Nov to Thu 19 Nov. Written by me with hw.

From last time: Getting off early is also a ride

## To look at first

- Urge (0-5): 0 on Fri 13, 4 on Sat 14 Nov

## In short

- I practiced on 5 days since Fri 13 Nov.

## I'd like to talk about (2 more)

- Is it fine that the fear went up?

Sun 15 Nov, Reading, Walk: paused.

## What I noticed

- “Nobody reacted.” (Trying on "Carla", Wed 18 Nov)

## Ride the bus (3 a week, 4 weeks in a row; fear 0-100; helped 0-10; 2 more)

For: Sundays at Dad's.

- Mon 16 Nov, changed: paused. Why: Flu.
- Sat 14, Sun 15 Nov, step 3, partly: Six stops. Fear 70 → 35, 60 → 70; helped 9.
  Expected (written before): It will work until Corona. What happened: All the way! A note.
- Tue 17 Nov: Not this time. In the way: low energy.

## Reading (as needed)

- Wed 18 Nov.

Also: Breathing (12 days).

Also agreed on: Letters (as needed).

## Sleep (3 more)

| Night to            | To bed | Up    | In bed   | To sleep (min) | Awake (min) | Asleep | Efficiency (0-100) | Quality      |
|---------------------|--------|-------|----------|----------------|-------------|--------|--------------------|--------------|
| Thu 19 Nov          | 23:00  | 07:00 | 8:00     | 15             | 20          | 6:40   | 83                 | very \| good |
| Fri 20 Nov          |        |       |          |                |             |        |                    | fair         |
| Average of 5 nights |        |       | 8:00 (1) |                |             |        |                    |              |

- Thu 19 Nov: Rain.

## Questionnaire (once a week; 0-27)

11 on Tue 17 Nov. Since Tue 8 Sep: 18, 11.

Sleep: 2 on Tue 17 Nov.

## For next time (4 more)

- What exactly: ____________________  When and where: ____________________
- Baby step: ____________________
- Keep, change or finish: Evening walk [ ] [ ] [ ]; Bus [ ] [ ] [ ]

Support: 555 0100
)";

}  // namespace

TEST_CASE("to_markdown writes the parts in their order") {
  CHECK(to_markdown(small_report()) == small_page);
}

TEST_CASE("to_markdown leaves out a goal that has no room for its line") {
  Report report = small_report();
  report.homework[0].has_goal_line = false;
  CHECK(to_markdown(report).find("Sundays") == std::string::npos);
}

TEST_CASE("to_markdown leaves out sections with nothing to say") {
  const Report report{
      .title = "Homework",
      .window = "Thu 19 Nov.",
      .empty_window = "No entries this time.",
      .unread_files = "1 file.",
      .footer = {"Support: 555 0100"},
  };

  CHECK(to_markdown(report) ==
        "# Homework\n\nThu 19 Nov.\n\nNo entries this time.\n\n1 file.\n\n"
        "Support: 555 0100\n");
}

TEST_CASE("to_markdown writes entries in full after the page") {
  const Report report{
      .title = "Homework",
      .window = "Thu 19 Nov.",
      .footer = {"Support: 555 0100"},
      .entries = {{"Wed 18 Nov: Walk, practiced",
                   {"Minutes: 20", "Note: one\n\n- two\n"}},
                  {"Thu 19 Nov: Walk, tried", {}}},
  };

  CHECK(to_markdown(report) ==
        "# Homework\n\nThu 19 Nov.\n\nSupport: 555 0100\n\n"
        "## All entries\n\n### Wed 18 Nov: Walk, practiced\n\n"
        "- Minutes: 20\n- Note: one\\\n  \\\n  \\- two\n\n"
        "### Thu 19 Nov: Walk, tried\n");
}

TEST_CASE("to_markdown keeps typed line breaks inside their place") {
  Report report{.title = "# Home\nwork", .window = "Thu\n# 19 Nov"};

  SUBCASE("in a table") {
    report.sleep.nights = {{.day = "a\n| b |",
                            .bed = "|\n---",
                            .up = "c\r\nd",
                            .in_bed = "`e|`",
                            .quality = "\n"}};
    CHECK(to_markdown(report).find(
              "| a \\| b \\| | \\| \\-\\-\\- | c d | \\`e\\|\\` | ") !=
          std::string::npos);
  }
  SUBCASE("in a heading and a paragraph") {
    CHECK(to_markdown(report) == "# \\# Home work\n\nThu \\# 19 Nov\n");
    report.homework = {
        {.title = "a\n# b", .agreed = "c\n# d", .goal = "e\n# f"}};
    CHECK(to_markdown(report).ends_with(
        "## a \\# b (c \\# d)\n\nFor: e \\# f.\n"));
  }
  SUBCASE("in a list and a row") {
    report.in_short = {"one\n# two\n"};
    report.noticed = {{.text = "one\n> two",
                       .source = "three\n# four",
                       .day = day("2026-11-17")}};
    report.homework = {
        {.title = "a",
         .agreed = "b",
         .rows = {{.days = "c", .remarks = {{.name = {}, .text = "d\n- e"}}}}}};
    const std::string page = to_markdown(report);
    CHECK(page.find("- one\\\n  \\# two\n") != std::string::npos);
    CHECK(page.find("- \u201cone\\\n  \\> two\u201d (three") !=
          std::string::npos);
    CHECK(page.find("\n# four") == std::string::npos);
    CHECK(page.ends_with("- c: d - e.\n"));
  }
}

TEST_CASE("escape_markdown leaves ordinary prose as it is") {
  const char* const texts[] = {
      "",
      "I didn't go; it's fine (for now), isn't it?",
      "She said: \"Why not?\" 10:30, 5-10 minutes - or so.",
      "Tom & Jerry, 50% more, $5, C#, a/b, 1.5 hours, x = y + z > 0!",
      "2026. It was a year.",
      "café, naïve, 日本語, 🙂, → ▁▂",
      "me @ home",
  };
  for (const char* const text : texts) {
    CAPTURE(text);
    const std::string expected = std::string(text).starts_with("2026.")
                                     ? "2026\\. It was a year."
                                     : text;
    CHECK(escape_markdown(text) == expected);
  }
}

TEST_CASE("escape_markdown makes text of mark-up") {
  struct Example {
    const char* typed;
    const char* escaped;
  };
  const Example examples[] = {
      {"| # * <script> ![]()", "\\| \\# \\* \\<script> !\\[\\]()"},
      {"# heading", "\\# heading"},
      {"heading #", "heading \\#"},
      {"- item\n+ item\n* item", "\\- item\n\\+ item\n\\* item"},
      {"1. one\n2) two\n3.", "1\\. one\n2\\) two\n3\\."},
      {"text\n===\ntext\n---", "text\n\\===\ntext\n\\-\\-\\-"},
      {"text\n:-", "text\n\\:-"},
      {"> quote", "\\> quote"},
      {"    code", "&nbsp;&nbsp;&nbsp;&nbsp;code"},
      {"\tcode", "&nbsp;&nbsp;&nbsp;&nbsp;code"},
      {"`code` ~~gone~~", "\\`code\\` \\~\\~gone\\~\\~"},
      {"~~~\n```", "\\~\\~\\~\n\\`\\`\\`"},
      {"_so_ **so**", "\\_so\\_ \\*\\*so\\*\\*"},
      {"&amp; &#35; R&B", "\\&amp; \\&#35; R\\&B"},
      {"a \\ b\\", "a \\\\ b\\\\"},
      {"[a]: http://x.org \"t\"", "\\[a\\]: http\\://x.org \"t\""},
      {"www.x.org", "www\\.x.org"},
      {"Write to nell@example.org.", "Write to nell@example.org."},
      {"<me@x.org>", "\\<me@x.org>"},
      {"a\x1b[31m\xff", "a\xE2\x90\x9B\\[31m\xEF\xBF\xBD"},
      {"a\r\nb\rc", "a\nb\nc"},
      // What pandoc and GitHub take for more.
      {"5$, tea 3$", "5\\$, tea 3\\$"},
      {"$x$ $$y$$", "\\$x\\$ \\$\\$y\\$\\$"},
      {"Ask @nell, (@me) @", "Ask \\@nell, (\\@me) @"},
      {"so -- well --- no", "so \\-\\- well \\-\\-\\- no"},
      {"x^2^ {.red}", "x\\^2\\^ \\{.red}"},
      {"a) one\nb. two\niv) four", "a\\) one\nb\\. two\niv\\) four"},
      {"(1) one\n(@) two", "\\(1) one\n\\(\\@) two"},
      {"term\n: its meaning", "term\n\\: its meaning"},
  };
  for (const Example& example : examples) {
    CAPTURE(example.typed);
    CHECK(escape_markdown(example.typed) == example.escaped);
  }
}

}  // namespace hw::test::markdown_test
