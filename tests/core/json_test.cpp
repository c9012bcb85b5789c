#include "hw/json.hpp"

#include <cmath>
#include <limits>
#include <string>

#include <doctest/doctest.h>

#include "make.hpp"

namespace hw::test::json_test {

namespace {

Assignment bus() {
  Assignment assignment{
      .id = "ride-the-bus-again",
      .title = "Ride the bus again",
      .kinds = {Kind::behavioral},
      .goal = "Visit my sister",
      .agreed_on = day("2026-11-02"),
      .schedule = schedule("3/week"),
      .questions = {{.key = "fear",
                     .type = QuestionType::scale,
                     .range = std::pair(0.0, 100.0),
                     .when = Asked::both},
                    {.key = "stayed", .type = QuestionType::yesno}},
      .entries = {{.at = moment("2026-11-07T00:05:00-05:00"),
                   .minutes = 20,
                   .proud = true,
                   .answers = {{.key = "fear", .before = 70.0, .after = 45.5},
                               {.key = "stayed", .after = true}}},
                  {.at = moment("2026-11-08"),
                   .outcome = Outcome::planned,
                   .share = Share::none,
                   .answers = {{.key = "fear", .before = 65.0}}}},
  };
  return assignment;
}

const PracticeRules rules{.today = day("2026-11-08")};

std::string value_in_json(std::string_view text) {
  JsonWriter writer;
  writer.value(text);
  return writer.take();
}

std::string value_in_json(double number) {
  JsonWriter writer;
  writer.value(number);
  return writer.take();
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("JsonWriter puts commas, line breaks and indentation in place") {
  JsonWriter writer;
  writer.begin_object().key("a").value(1).key("b").begin_array();
  writer.value("x").value(true).null().begin_array().end_array();
  writer.begin_object().end_object().end_array().key("c").value(false);
  writer.end_object();

  CHECK(writer.take() == R"({
  "a": 1,
  "b": [
    "x",
    true,
    null,
    [],
    {}
  ],
  "c": false
}
)");
}

TEST_CASE("JsonWriter is empty again after take") {
  JsonWriter writer;
  writer.begin_array().value(1).end_array();
  const std::string first = writer.take();
  writer.begin_array().value(1).end_array();

  CHECK(writer.take() == first);
}

TEST_CASE("JsonWriter escapes text") {
  CHECK(value_in_json("a\"b\\c/d") == "\"a\\\"b\\\\c/d\"\n");
  CHECK(value_in_json("\n\r\t") == "\"\\n\\r\\t\"\n");
  CHECK(value_in_json(std::string_view("\0\x1b\x7f", 3)) ==
        "\"\\u0000\\u001b\\u007f\"\n");
  CHECK(value_in_json("\u009b\u202e\u2066") == "\"\\u009b\\u202e\\u2066\"\n");
  CHECK(value_in_json("é日🙂") == "\"é日🙂\"\n");

  JsonWriter writer;
  writer.begin_object().key("a\"b").value("").end_object();
  CHECK(writer.take() == "{\n  \"a\\\"b\": \"\"\n}\n");
}

TEST_CASE("JsonWriter puts U+FFFD for what is not UTF-8") {
  CHECK(value_in_json("a\xff\xc3") == "\"a\uFFFD\uFFFD\"\n");
  CHECK(value_in_json("\xed\xa0\x80") == "\"\uFFFD\uFFFD\uFFFD\"\n");
}

TEST_CASE("JsonWriter writes whole numbers without a fraction") {
  CHECK(value_in_json(70.0) == "70\n");
  CHECK(value_in_json(-0.0) == "0\n");
  CHECK(value_in_json(6.25) == "6.25\n");
  CHECK(value_in_json(-1e300) == "-1e+300\n");
}

TEST_CASE("JsonWriter writes null for numbers that JSON has not") {
  CHECK(value_in_json(std::numeric_limits<double>::infinity()) == "null\n");
  CHECK(value_in_json(std::nan("")) == "null\n");
}

TEST_CASE("to_json of an assignment has questions and entries") {
  const std::string expected = R"({
  "version": 1,
  "id": "ride-the-bus-again",
  "title": "Ride the bus again",
  "kind": [
    "behavioral"
  ],
  "goal": "Visit my sister",
  "agreed_on": "2026-11-02",
  "status": "active",
  "schedule": "3/week",
  "share": "all",
  "practice": {
    "unit": "week",
    "current": 0,
    "longest": 0,
    "comebacks": 0,
    "practiced_days": 1,
    "last": "2026-11-06",
    "open": true
  },
  "questions": [
    {
      "key": "fear",
      "type": "scale",
      "range": [
        0,
        100
      ],
      "when": "both"
    },
    {
      "key": "stayed",
      "type": "yesno",
      "when": "after"
    }
  ],
  "entries": [
    {
      "at": "2026-11-07T00:05:00-05:00",
      "day": "2026-11-06",
      "outcome": "done",
      "minutes": 20,
      "proud": true,
      "fear": [
        70,
        45.5
      ],
      "stayed": true
    },
    {
      "at": "2026-11-08",
      "day": "2026-11-08",
      "outcome": "planned",
      "share": "none",
      "fear": [
        65
      ]
    }
  ]
}
)";
  CHECK(to_json(bus(), rules) == expected);
}

TEST_CASE("to_json has no streak for a schedule without periods") {
  Assignment assignment = bus();
  assignment.schedule = schedule("4 times");
  const std::string json = to_json(assignment, rules);

  CHECK(!contains(json, "\"unit\""));
  CHECK(!contains(json, "\"current\""));
  CHECK(!contains(json, "\"longest\""));
  CHECK(
      contains(json, "\"progress\": {\n    \"done\": 1,\n    \"of\": 4\n  }"));
}

TEST_CASE("to_json tells an assignment as it holds today") {
  Assignment assignment = bus();
  assignment.changes = {
      {.on = day("2026-11-08"), .schedule = schedule("2/week")},
      {.on = day("2026-11-08"), .status = Status::let_go},
      {.on = day("2026-11-09"), .title = "Not yet"},
  };
  const std::string json = to_json(assignment, rules);

  CHECK(contains(json, "\"schedule\": \"2/week\""));
  CHECK(contains(json, "\"status\": \"let-go\""));
  CHECK(!contains(json, "Not yet"));
}

TEST_CASE("to_json of many has neither questions nor entries") {
  const std::string json = to_json(std::vector{bus(), bus()}, rules);

  CHECK(json.starts_with("{\n  \"version\": 1,\n  \"assignments\": [\n    {"));
  CHECK(contains(json, "\"practice\""));
  CHECK(!contains(json, "\"questions\""));
  CHECK(!contains(json, "\"entries\""));
  CHECK(to_json(std::vector<Assignment>(), rules) ==
        "{\n  \"version\": 1,\n  \"assignments\": []\n}\n");
}

namespace {

Report small_report() {
  return {
      .title = "Homework",
      .name = "Ana",
      .window = "Thu 19 Nov.",
      .takeaway = "One stop",
      .empty_window = "No entries.",
      .unread_files = "1 file",
      .watch = {{.question = "Urge (0-5)",
                 .values = {{day("2026-11-14"), "0"}},
                 .line = "Urge (0-5): 0 on Sat 14 Nov"}},
      .in_short = {"a"},
      .topics = {.lines = {"b"}, .more = 2},
      .pause = "c",
      .noticed = {{.text = "d", .source = "e", .day = day("2026-11-14")}},
      .homework = {{.title = "f",
                    .agreed = "g",
                    .ranges = {"h"},
                    .more = 3,
                    .goal = "i",
                    .changes = {"j"},
                    .rows = {{.days = "k",
                              .step = 4,
                              .step_text = "l",
                              .outcome = "partly",
                              .subject = {.name = "m", .text = "n"},
                              .words = {{.name = "expected",
                                         .text = "o",
                                         .is_clipped = true,
                                         .is_written_before = true}},
                              .numbers = {{.name = "fear", .text = "70 → 45"}},
                              .remarks = {{.name = {}, .text = "p"}}}},
                    .picture = ReportPicture{.question = "Fear",
                                             .points = {{day("2026-11-14"), 70,
                                                         45, "4. l"}},
                                             .first = day("2026-11-14"),
                                             .since = day("2026-11-14"),
                                             .last = day("2026-11-19"),
                                             .text = "unseen"}},
                   {.title = "q", .agreed = "r", .days = "s"}},
      .also_logged = "t",
      .also_agreed = "u",
      .sleep = {.nights = {{.day = "Thu", .bed = "23:00", .asleep = "6:40"}},
                .more = 5,
                .notes = {{.days = "v",
                           .remarks = {{.name = {}, .text = "w"}}}},
                .average = ReportNight{.day = "x", .fell_asleep = "15"}},
      .records = {{.title = "y",
                   .agreed = "z",
                   .measures = {{"11 on Tue", "Since Mon"}, {"2 on Tue", ""}}}},
      .form = {"A"},
      .to_decide = {.lines = {"B"}, .more = 6},
      .decisions = {"C"},
      .footer = {"D"},
      .is_clipped = true,
      .entries = {{"E", {"F"}}},
      .private_entries = 3,
  };
}

}  // namespace

TEST_CASE("to_json of a report has its parts in their order") {
  const std::string json = to_json(small_report());

  std::size_t last = 0;
  for (const char* const key :
       {"version",        "title",        "name",    "window",   "takeaway",
        "empty_window",   "unread_files", "watch",   "in_short", "topics",
        "more_topics",    "pause",        "noticed", "homework", "also_logged",
        "also_agreed",    "sleep",        "records", "form",     "to_decide",
        "more_to_decide", "decisions",    "footer",  "entries"}) {
    CAPTURE(key);
    const std::size_t found = json.find("\n  \"" + std::string(key) + "\": ");
    CHECK(found != std::string::npos);
    CHECK(found > last);
    last = found;
  }
  CHECK(json.starts_with("{\n  \"version\": 2,\n"));
  CHECK(contains(json, "\"more_topics\": 2,"));
  CHECK(contains(json, "\"more_to_decide\": 6,"));
  CHECK(!contains(json, "private"));
}

TEST_CASE("to_json of a report has what stands at its top by day") {
  const std::string json = to_json(small_report());

  CHECK(contains(json, R"json("watch": [
    {
      "question": "Urge (0-5)",
      "values": [
        {
          "day": "2026-11-14",
          "value": "0"
        }
      ]
    }
  ])json"));
  CHECK(contains(json, R"("noticed": [
    {
      "text": "d",
      "source": "e",
      "day": "2026-11-14"
    }
  ])"));
}

TEST_CASE("to_json of a report has the parts with their rows") {
  const std::string json = to_json(small_report());

  CHECK(contains(json, R"("homework": [
    {
      "title": "f",
      "agreed": "g",
      "ranges": [
        "h"
      ],
      "goal": "i",
      "changes": [
        "j"
      ],
      "rows": [
        {
          "days": "k",
          "step": 4,
          "step_text": "l",
          "outcome": "partly",
          "subject": {
            "name": "m",
            "text": "n"
          },
          "words": [
            {
              "name": "expected",
              "text": "o",
              "clipped": true,
              "written_before": true
            }
          ],
          "numbers": [
            {
              "name": "fear",
              "text": "70 → 45"
            }
          ],
          "remarks": [
            {
              "text": "p"
            }
          ]
        }
      ],
      "more_rows": 3,
      "picture": {
        "question": "Fear",
        "points": [
          {
            "day": "2026-11-14",
            "before": 70,
            "after": 45,
            "step": "4. l"
          }
        ]
      }
    },
    {
      "title": "q",
      "agreed": "r",
      "days": "s"
    }
  ])"));
  CHECK(contains(json, R"("records": [
    {
      "title": "y",
      "agreed": "z",
      "measures": [
        {
          "newest": "11 on Tue",
          "since": "Since Mon"
        },
        {
          "newest": "2 on Tue"
        }
      ]
    }
  ])"));
}

TEST_CASE("to_json of a report has the nights, their average and their notes") {
  CHECK(contains(to_json(small_report()), R"("sleep": {
    "nights": [
      {
        "day": "Thu",
        "bed": "23:00",
        "asleep": "6:40"
      }
    ],
    "more_nights": 5,
    "average": {
      "day": "x",
      "fell_asleep": "15"
    },
    "notes": [
      {
        "days": "v",
        "remarks": [
          {
            "text": "w"
          }
        ]
      }
    ]
  })"));
}

TEST_CASE("to_json of a report leaves out what is empty") {
  CHECK(to_json(Report{.title = "Homework"}) ==
        "{\n  \"version\": 2,\n  \"title\": \"Homework\"\n}\n");
}

}  // namespace hw::test::json_test
