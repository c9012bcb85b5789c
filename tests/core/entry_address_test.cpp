#include "hw/entry_address.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/read.hpp"

#include "make.hpp"

namespace hw::test::entry_address_test {

namespace {

// A Friday.
Clock noon() {
  return {.now = moment("2026-11-20T12:00:00-05:00"),
          .offset_at = [](Date, TimeOfDay) { return std::chrono::hours(-5); },
          .day_starts = clock_time("03:00")};
}

Assignment walk() {
  return {
      .id = "walk",
      .entries = {
          {.at = moment("2026-11-13T21:30:15-05:00"), .note = "first of two"},
          {.at = moment("2026-11-27T18:00:00-05:00"),
           .outcome = Outcome::planned,
           .note = "plan"},
          {.at = moment("2026-11-12"), .note = "a day"},
          {.at = moment("2026-11-13T21:30:15-05:00"), .note = "second"},
          {.at = moment("2026-11-15T01:00:00-05:00"), .note = "night"}}};
}

// The notes of those that are named.
std::string named(std::string_view text) {
  const Assignment assignment = walk();
  std::vector<std::string> notes;
  for (const Entry* const entry : entries_named(assignment, text, noon())) {
    notes.push_back(entry->note);
  }
  return fmt::format("{}", fmt::join(notes, "; "));
}

}  // namespace

TEST_CASE("entry_numbers counts back from the latest, then from the end") {
  const Assignment assignment = walk();
  using Numbers = std::vector<std::optional<int>>;
  CHECK(entry_numbers(assignment) == Numbers{3, std::nullopt, 4, 2, 1});
  CHECK(entry_number(assignment, assignment.entries[3]) == 2);
  CHECK(!entry_number(assignment, assignment.entries[1]));
  CHECK(entry_numbers(Assignment()).empty());
}

TEST_CASE("entry_address is what people type") {
  CHECK(entry_address("walk", 2) == "walk 2");
  CHECK(entry_address("walk", std::nullopt) == "walk plan");
}

TEST_CASE("entries_named takes a number, and no number for a plan") {
  CHECK(named("1") == "night");
  CHECK(named("2") == "second");
  CHECK(named("3") == "first of two");
  CHECK(named("4") == "a day");
  CHECK(named("5").empty());
  CHECK(named("0").empty());
  CHECK(named("").empty());
  CHECK(named("-1").empty());
  CHECK(named("99999999999999999999").empty());
}

TEST_CASE("entries_named takes plan for all plans") {
  CHECK(named("plan") == "plan");
  CHECK(named("PLAN") == "plan");
  Assignment bare = walk();
  std::erase_if(bare.entries, [](const Entry& entry) {
    return entry.outcome == Outcome::planned;
  });
  CHECK(entries_named(bare, "plan", noon()).empty());
}

TEST_CASE("entries_named takes a day as written and a practice day") {
  CHECK(named("fri 13 nov") == "second; first of two");
  CHECK(named("13 nov") == "second; first of two");
  CHECK(named("2026-11-12") == "a day");
  CHECK(named("sun 15 nov") == "night");
  CHECK(named("sat 14 nov") == "night");
  CHECK(named("16 nov").empty());
  CHECK(named("in a while").empty());
}

TEST_CASE("entries_named looks back and ahead for a day") {
  CHECK(named("last fri") == "second; first of two");
  CHECK(named("next fri") == "plan");
  CHECK(named("sun") == "night");
  CHECK(named("27 nov") == "plan");
  CHECK(named("next fri 18:00") == "plan");
}

TEST_CASE(
    "entries_named takes a time as a clock shows it, and as a file does") {
  CHECK(named("13 nov 21:30") == "second; first of two");
  CHECK(named("13 nov 21:31").empty());
  CHECK(named("2026-11-13T21:30:15-05:00") == "second; first of two");
  CHECK(named("2026-11-15T01:00:00-05:00") == "night");
  CHECK(named("15 nov 1:00") == "night");
}

TEST_CASE("an entry knows its block whatever it says") {
  const auto read = read_assignment("assignments/walk.toml",
                                    "title = \"Walk\"\n"
                                    "[[log]]\nat = 2026-11-12\n"
                                    "[[log]]\noutcome = \"done\"\n"
                                    "[[log]]\nat = 2026-11-12\n");
  REQUIRE(read.value.entries.size() == 2);
  CHECK(read.value.entries[0] == read.value.entries[1]);
  CHECK(read.value.entries[0].block.value == 0);
  CHECK(read.value.entries[1].block.value == 2);
}

}  // namespace hw::test::entry_address_test
