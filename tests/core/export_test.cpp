#include "hw/export.hpp"

#include <map>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "make.hpp"
#include "memory_storage.hpp"

namespace hw::test::export_test {
namespace {

using Files = std::map<std::string, std::string>;

Files walk(const std::string& text) {
  return {{"assignments/walk.toml", "title = \"Walk\"\n" + text}};
}

// A day, or nothing for no bound.
struct Bounds {
  std::string_view since;
  std::string_view until;
};

ExportRequest request_of(Bounds bounds) {
  ExportRequest request{.since = parse_moment(bounds.since),
                        .until = parse_moment(bounds.until),
                        .rules = {.today = day("2026-11-20")}};
  request.rules.day_starts = clock_time("04:00");
  return request;
}

Journal load(const Files& files, const ExportRequest& request) {
  MemoryStorage storage;
  for (const auto& [name, text] : files) {
    storage.put(name, text);
  }
  return load_exported(storage, request);
}

std::string csv(const Files& files, Bounds bounds = {}) {
  const ExportRequest request = request_of(bounds);
  return export_csv(load(files, request), request);
}

std::string json(const Files& files, Bounds bounds = {}) {
  const ExportRequest request = request_of(bounds);
  return export_json(load(files, request), request);
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

const std::string built_in =
    "assignment,title,at,day,outcome,step,minutes,difficulty,helped,obstacle,"
    "would_help,learned,kind_word,note,proud,bring,share,bring_done,step_done,"
    "before_at";

}  // namespace

TEST_CASE("A table without entries is a line of column names") {
  CHECK(csv({}) == built_in + "\n");
  CHECK(csv(walk("")) == built_in + "\n");
}

TEST_CASE("A row says all that an entry says") {
  CHECK(csv(walk(R"(
[[log]]
at = 2026-11-19T00:20:00-05:00
outcome = "partly"
step = "Out of the door"
minutes = 10
difficulty = 3
helped = 7
obstacle = ["low-energy", "avoidance"]
would_help = "Shoes at the door"
learned = "Cold is not dangerous"
kind_word = "You went"
note = "The cat was out"
proud = true
bring = "Is this enough?"
share = "none"
)")) == built_in +
            "\nwalk,Walk,2026-11-19T00:20:00-05:00,2026-11-18,partly,"
            "Out of the door,10,3,7,low-energy avoidance,Shoes at the door,"
            "Cold is not dangerous,You went,The cat was out,true,"
            "Is this enough?,none,,,\n");
}

TEST_CASE("Quotes stand around what would not come back without them") {
  const std::string table = csv(walk(R"(
[[log]]
at = 2026-11-19
step = 'a "b", c'
note = "one\ntwo\r"
)"));
  CHECK(contains(table, R"(,done,"a ""b"", c",)"));
  CHECK(contains(table, ",\"one\ntwo\r\","));
}

TEST_CASE("Questions have columns, and what is asked twice has two") {
  Files files = walk(R"(
[[ask]]
key = "fear"
type = "scale"
when = "both"
[[ask]]
key = "stayed"
type = "yesno"
[[ask]]
key = "bed"
type = "time"
[[log]]
at = 2026-11-19
fear = [7, 2.5]
stayed = true
bed = 22:30:00
[[log]]
at = 2026-11-20
outcome = "planned"
fear = [8]
)");
  files["assignments/zoo.toml"] = R"(title = "Zoo"
[[ask]]
key = "stayed"
type = "yesno"
[[log]]
at = 2026-11-18
stayed = false
)";
  CHECK(csv(files) ==
        built_in +
            ",fear before,fear after,stayed,bed\n"
            "walk,Walk,2026-11-19,2026-11-19,done,,,,,,,,,,,,,,,,7,2.5,true,"
            "22:30:00\n"
            "walk,Walk,2026-11-20,2026-11-20,planned,,,,,,,,,,,,,,,,8,,,\n"
            "zoo,Zoo,2026-11-18,2026-11-18,done,,,,,,,,,,,,,,,,,,false,\n");
}

TEST_CASE("Both bounds are included, and a day is included whole") {
  const Files files = walk(R"(
[[log]]
at = 2026-11-17
[[log]]
at = 2026-11-18T09:00:00
[[log]]
at = 2026-11-19T23:59:00
[[log]]
at = 2026-11-20
)");
  const Bounds two_days{.since = "2026-11-18", .until = "2026-11-19"};
  CHECK(csv(files, two_days) ==
        built_in +
            "\nwalk,Walk,2026-11-18T09:00:00,2026-11-18,done,,,,,,,,,,,,,,,\n"
            "walk,Walk,2026-11-19T23:59:00,2026-11-19,done,,,,,,,,,,,,,,,\n");
  const std::string document = json(files, two_days);
  CHECK(contains(document, "2026-11-18T09:00:00"));
  CHECK(contains(document, "2026-11-19T23:59:00"));
  CHECK_FALSE(contains(document, "2026-11-17"));
  CHECK_FALSE(contains(document, R"("at": "2026-11-20")"));

  CHECK(csv(files, {.since = "2026-11-19", .until = "2026-11-18"}) ==
        csv(files, {.since = "2999-01-01"}));
}

TEST_CASE("An exported document holds assignments that have no entries") {
  CHECK(contains(json(walk("")), R"("id": "walk")"));
  CHECK(contains(json(walk("")), R"("entries": [])"));
}

TEST_CASE("What is not to be shared is exported, too") {
  const Files files = walk(R"(share = "none"
[[log]]
at = 2026-11-19
note = "A secret"
)");
  CHECK(contains(csv(files), "A secret"));
  CHECK(contains(json(files), "A secret"));
}

TEST_CASE("What lies outside of the bounds counts for practice all the same") {
  const std::string document = json(walk(R"(
[[log]]
at = 2026-11-10
[[log]]
at = 2026-11-19
)"),
                                    {.since = "2026-11-15"});
  CHECK(contains(document, R"("practiced_days": 2)"));
}

TEST_CASE("moments are exported as they were written") {
  const Files files = walk(
      "[[log]]\nat = 2026-11-18T21:00:00.9-05:00\n"
      "[[log]]\nat = 2026-11-18T21:00:00.123456789\n");

  CHECK(contains(csv(files), "walk,Walk,2026-11-18T21:00:00.9-05:00,"));
  CHECK(contains(csv(files), "walk,Walk,2026-11-18T21:00:00.123456789,"));
  CHECK(contains(json(files), "\"at\": \"2026-11-18T21:00:00.9-05:00\""));
  CHECK(contains(json(files), "\"at\": \"2026-11-18T21:00:00.123456789\""));
}

TEST_CASE("a CSV for a spreadsheet has no formula in it") {
  const auto note = [](const std::string& text) {
    Journal journal;
    journal.assignments = {
        {.id = "walk",
         .title = "Walk",
         .entries = {{.at = moment("2026-11-19"), .note = text}}}};
    const std::string csv =
        export_csv(journal, request_of({}), CsvReader::spreadsheet);
    const std::string begin = "\nwalk,Walk,2026-11-19,2026-11-19,done,,,,,,,,,";
    const std::size_t position = csv.find(begin) + begin.size();
    return csv.substr(position, csv.size() - position - 7);
  };
  for (const std::string text :
       {"=1+1", "-slept badly", "+2 cups", "@home", "=cmd|' /C calc'!A0",
        "  =1", "'=1", "' =1", "-1", "\u00A0=1", "\u200B\uFEFF@x", "\uFF1D1",
        " \uFF0B1", "\uFF0D1", "\uFF20x", "\tx", " \vx"}) {
    CAPTURE(text);
    CHECK(note(text) == "'" + text);
  }
  CHECK(note("\rx") == "\"'\rx\"");
  CHECK(note("\"=1\"") == "\"'\"\"=1\"\"\"");
  CHECK(note("\n=1, 2") == "\"'\n=1, 2\"");
  for (const std::string text :
       {"", "a", "1", "a=1", "x -1", "' x", " ", "für Ömi", "\u2013 x", "#x"}) {
    CAPTURE(text);
    CHECK(note(text) == text);
  }
}

TEST_CASE("a CSV for a spreadsheet begins with a mark, and keeps numbers") {
  const Files files = walk(
      "[[ask]]\nkey = \"x\"\ntype = \"number\"\n"
      "[[ask]]\nkey = \"-y\"\ntype = \"line\"\n"
      "[[log]]\nat = 2026-11-19\nx = -2.5\n\"-y\" = \"-2.5\"\n");
  const ExportRequest request = request_of({});
  const Journal journal = load(files, request);

  CHECK(export_csv(journal, request, CsvReader::spreadsheet) ==
        "\xEF\xBB\xBF" + built_in +
            ",x,'-y\nwalk,Walk,2026-11-19,2026-11-19,done,,,,,,,,,,,,,,,,-2.5,"
            "'-2.5\n");
  CHECK(export_csv(journal, request) ==
        built_in +
            ",x,-y\nwalk,Walk,2026-11-19,2026-11-19,done,,,,,,,,,,,,,,,,-2.5,"
            "-2.5\n");
}

}  // namespace hw::test::export_test
