#include "hw/markdown.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "hw/report.hpp"

namespace hw::test::markdown_test {

namespace {

Report small_report() {
  return {
      .title = "Homework for my session on Fri 20 Nov 2026",
      .window = "Fri 13 Nov to Thu 19 Nov. Written by me with hw.",
      .in_short = {"I practiced on 5 of these 7 days."},
      .topics = {.lines = {"Is it fine that the fear went up?"},
                 .more = "and 2 more"},
      .noticed = {{"Nobody reacted.\nI would sit near the front again.",
                   "Trying on \"Carla\", Wed 18 Nov"},
                  {"It went down by itself.", "Bus, Tue 17 Nov"}},
      .at_a_glance = {{"Evening walk", "behavioral", "3 a week",
                       "2 days, came back once", "6, 4"},
                      {"Thought record", "", "as needed", "it could not happen",
                       ""}},
      .more_homework = "and 1 more: Reading",
      .sleep = {.nights = {{"Thu 19 Nov", "23:00", "07:00", "8:00", "15", "20",
                            "6:40", "83", "very | good"},
                           {.day = "Fri 20 Nov", .quality = "fair"}},
                .average = ReportNight{.day = "Average of 2 nights",
                                       .in_bed = "8:00 (1)"}},
      .answers = {{.homework = "Bus",
                   .line = "Fear (0-100), before → after: 70 → 45"}},
      .more_answers = "and 3 more",
      .obstacles = {.lines = {"low energy, twice (idea: shoes by the door)"}},
      .changes = {.lines = {"Mon 16 Nov, Bus: paused. Why: Flu"}},
      .form = {"What exactly", "Baby step"},
      .to_decide = {.lines = {"Evening walk"}, .more = "and 4 more"},
      .decisions = {"keep", "change"},
      .footer = {"Self-report, not an assessment.", "Support: 555 0100"},
      .private_entries = 4,
  };
}

const char* const small_page =
    R"(# Homework for my session on Fri 20 Nov 2026

Fri 13 Nov to Thu 19 Nov. Written by me with hw.

## In short

- I practiced on 5 of these 7 days.

## I'd like to talk about

- Is it fine that the fear went up?
- and 2 more

## What I noticed

> Nobody reacted.\
> I would sit near the front again.\
> — Trying on "Carla", Wed 18 Nov
>
> It went down by itself.\
> — Bus, Tue 17 Nov

## At a glance

| Homework | Kind | We agreed on | Practiced | Helped (0-10) |
|---|---|---|---|---|
| Evening walk | behavioral | 3 a week | 2 days, came back once | 6, 4 |
| Thought record |  | as needed | it could not happen |  |

and 1 more: Reading

## Sleep

| Night to | To bed | Up | In bed | To sleep (min) | Awake (min) | Asleep | Efficiency (0-100) | Quality |
|---|---|---|---|---|---|---|---|---|
| Thu 19 Nov | 23:00 | 07:00 | 8:00 | 15 | 20 | 6:40 | 83 | very \| good |
| Fri 20 Nov |  |  |  |  |  |  |  | fair |
| Average of 2 nights |  |  | 8:00 (1) |  |  |  |  |  |

## Answers over time

- Bus: Fear (0-100), before → after: 70 → 45
- and 3 more

## What got in the way

- low energy, twice (idea: shoes by the door)

## Changes

- Mon 16 Nov, Bus: paused. Why: Flu

## For next time

- What exactly: ______________________________
- Baby step: ______________________________
- Evening walk: [ ] keep [ ] change
- and 4 more

Self-report, not an assessment. Support: 555 0100
)";

}  // namespace

TEST_CASE("to_markdown writes the sections in their order") {
  CHECK(to_markdown(small_report()) == small_page);
}

TEST_CASE("to_markdown leaves out sections with nothing to say") {
  const Report report{
      .title = "Homework",
      .window = "Thu 19 Nov.",
      .empty_window = "No entries this time.",
      .unread_files = "1 file.",
      .footer = {"Self-report, not an assessment."},
  };

  CHECK(to_markdown(report) ==
        "# Homework\n\nThu 19 Nov.\n\nNo entries this time.\n\n1 file.\n\n"
        "Self-report, not an assessment.\n");
}

TEST_CASE("to_markdown writes entries in full after the page") {
  const Report report{
      .title = "Homework",
      .window = "Thu 19 Nov.",
      .footer = {"Self-report, not an assessment."},
      .entries = {{"Wed 18 Nov: Walk, practiced",
                   {"Minutes: 20", "Note: one\n\n- two\n"}},
                  {"Thu 19 Nov: Walk, tried", {}}},
  };

  CHECK(to_markdown(report) ==
        "# Homework\n\nThu 19 Nov.\n\nSelf-report, not an assessment.\n\n"
        "## All entries\n\n### Wed 18 Nov: Walk, practiced\n\n"
        "- Minutes: 20\n- Note: one\\\n  \\\n  \\- two\n\n"
        "### Thu 19 Nov: Walk, tried\n");
}

TEST_CASE("to_markdown keeps typed line breaks inside their place") {
  Report report{.title = "# Home\nwork", .window = "Thu\n# 19 Nov"};

  SUBCASE("in a table") {
    report.at_a_glance = {{"a\n| b |", "|\n---", "c\r\nd", "`e|`", "\n"}};
    const std::string page = to_markdown(report);
    CHECK(page.find("| a \\| b \\| | \\| --- | c d | \\`e\\|\\` |  |\n") !=
          std::string::npos);
  }
  SUBCASE("in a heading and a paragraph") {
    CHECK(to_markdown(report) == "# \\# Home work\n\nThu \\# 19 Nov\n");
  }
  SUBCASE("in a list and a quote") {
    report.in_short = {"one\n# two\n"};
    report.noticed = {{"one\n> two", "three\n# four"}};
    const std::string page = to_markdown(report);
    CHECK(page.find("- one\\\n  \\# two\n") != std::string::npos);
    CHECK(page.find("> one\\\n> \\> two\\\n> — three \\# four\n") !=
          std::string::npos);
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
      {"text\n===\ntext\n---", "text\n\\===\ntext\n\\---"},
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
  };
  for (const Example& example : examples) {
    CAPTURE(example.typed);
    CHECK(escape_markdown(example.typed) == example.escaped);
  }
}

}  // namespace hw::test::markdown_test
