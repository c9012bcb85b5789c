// What is loaded for a page gives the page that everything gives.
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include <doctest/doctest.h>

#include "hw/json.hpp"
#include "hw/plan.hpp"
#include "hw/practice.hpp"
#include "hw/report.hpp"
#include "hw/write.hpp"

#include "make.hpp"
#include "memory_storage.hpp"
#include "random_homework.hpp"

namespace hw::test::report_load_test {

namespace {

std::map<std::string, std::string> texts_of(const Journal& journal) {
  std::map<std::string, std::string> texts;
  std::string sessions;
  for (const Session& session : journal.sessions) {
    sessions += write_session(session);
  }
  for (const AgendaItem& item : journal.agenda) {
    sessions += write_agenda_item(item);
  }
  texts[sessions_path] = sessions;
  for (const Assignment& assignment : journal.assignments) {
    texts[assignment_path(assignment.id)] = write_assignment(assignment);
  }
  return texts;
}

// Before, in and behind the journal, with any distance from UTC.
std::optional<Moment> random_bound(Random& random) {
  if (random.one_in(3)) {
    return std::nullopt;
  }
  Moment bound{.date = day("2026-10-25").plus_days(random.between(0, 40))};
  if (random.one_in(2)) {
    bound.time = TimeOfDay::from(random.between(0, 23), 59);
    bound.offset = std::chrono::minutes(random.between(-1439, 1439));
  }
  return bound;
}

ReportRequest random_request(Random& random) {
  ReportRequest request{
      .now = moment("2026-11-" + std::to_string(random.between(10, 30)) +
                    "T20:00:00-05:00"),
      .since = random_bound(random),
      .until = random_bound(random),
      .extent = random.one_in(2) ? Extent::full : Extent::page};
  if (random.one_in(4)) {
    request.only = {"101", "103"};
  }
  if (random.one_in(4)) {
    request.without = {"102"};
  }
  return request;
}

// Entries of another year, in any order.
void add_old_entries(Journal& journal, Random& random) {
  for (Assignment& assignment : journal.assignments) {
    for (int count = random.between(0, 6); count > 0; --count) {
      Entry entry = random_entry(random);
      entry.at.date = entry.at.date.plus_days(-7 * random.between(0, 60));
      assignment.entries.insert(assignment.entries.begin(), entry);
    }
  }
}

}  // namespace

TEST_CASE("what is loaded for a page gives the page that everything gives") {
  std::size_t counted = 0;
  for (std::uint32_t seed = 1; seed <= 400; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    Journal journal = random_journal(random, 6, 4);
    add_old_entries(journal, random);
    const MemoryStorage storage(texts_of(journal));
    const ReportRequest request = random_request(random);

    const Journal some = load_reported(storage, request);
    const Journal all = load_journal(storage);
    REQUIRE(make_report(some, request) == make_report(all, request));
    const ReportPreview preview = preview_report(some, request);
    REQUIRE(preview.goes_in == preview_report(all, request).goes_in);
    REQUIRE(preview.stays_out == preview_report(all, request).stays_out);
    REQUIRE(some.problems == all.problems);
    for (const Assignment& assignment : some.assignments) {
      counted += assignment.counted.size();
    }
  }
  CHECK(counted > 500);
}

TEST_CASE("an entry written at the other end of the world is loaded") {
  const MemoryStorage storage(
      {{assignment_path("bus"),
        "title = \"Bus\"\n"
        "[[log]]\nat = 2026-11-06T03:02:00-23:59\nnote = \"first\"\n"
        "[[log]]\nat = 2026-11-12T02:57:00+23:59\nnote = \"last\"\n"}});
  const ReportRequest request{.now = moment("2026-11-20T20:00:00Z"),
                              .since = moment("2026-11-08T03:00:00+23:59"),
                              .until = moment("2026-11-10T02:59:00-23:59"),
                              .extent = Extent::full};
  const Journal some = load_reported(storage, request);
  CHECK(some.problems.empty());
  CHECK(some.assignments.at(0).entries.size() == 2);
  CHECK(make_report(some, request) ==
        make_report(load_journal(storage), request));
}

TEST_CASE("what is loaded to be counted says how it goes") {
  std::size_t counted = 0;
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    Journal journal = random_journal(random, 4, 6);
    add_old_entries(journal, random);
    const MemoryStorage storage(texts_of(journal));
    const PracticeRules rules{.today = day("2026-11-15")};

    const Journal some =
        load_journal(storage, [](const Journal&) { return no_days(); });
    const Journal all = load_journal(storage);
    REQUIRE(to_json(some.assignments, rules) ==
            to_json(all.assignments, rules));
    for (std::size_t i = 0; i < all.assignments.size(); ++i) {
      REQUIRE(next_step(some.assignments[i], rules) ==
              next_step(all.assignments[i], rules));
      const auto waits = [&rules](const Assignment& assignment) {
        return planned_entry(assignment, rules.today, rules.day_starts)
            .has_value();
      };
      REQUIRE(waits(some.assignments[i]) == waits(all.assignments[i]));
      counted += some.assignments[i].counted.size();
    }
  }
  CHECK(counted > 500);
}

}  // namespace hw::test::report_load_test
