// What twice as much of one file costs. Nothing here looks at a clock: memory
// that is asked for is counted, and twice as much asks for twice as much.
#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <functional>
#include <new>
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "hw/check.hpp"
#include "hw/export.hpp"
#include "hw/json.hpp"
#include "hw/practice.hpp"
#include "hw/read.hpp"
#include "hw/report.hpp"
#include "hw/wording.hpp"

#include "make.hpp"
#include "memory_storage.hpp"

namespace {

std::atomic<std::size_t> bytes_asked_for = 0;

}  // namespace

void* operator new(std::size_t size, const std::nothrow_t& /*tag*/) noexcept {
  bytes_asked_for += size;
  return std::malloc(size);
}

void* operator new(std::size_t size) {
  void* const memory = operator new(size, std::nothrow);
  if (memory == nullptr) {
    throw std::bad_alloc();
  }
  return memory;
}

void operator delete(void* memory) noexcept {
  std::free(memory);
}

void operator delete(void* memory, std::size_t /*size*/) noexcept {
  std::free(memory);
}

namespace hw::test::growth_test {
namespace {

using TextOf = std::function<std::string(int count)>;

const PracticeRules rules = {.today = day("2026-11-18")};

std::string of_changes(int count) {
  std::string text = "title = \"Walk\"\nagreed_on = 2020-01-01\n";
  const Date first = day("2026-11-18").plus_days(-count);
  for (int i = 0; i < count; ++i) {
    text += fmt::format(
        "[[change]]\non = {}\nschedule = \"{}/week\"\nstatus = \"{}\"\n"
        "what = \"{}\"\ntitle = \"Walk {}\"\n",
        first.plus_days(i).to_string(), 1 + i % 6,
        i % 2 == 0 ? "active" : "paused", i, i);
  }
  return text;
}

std::string of_questions(int count) {
  std::string text = "title = \"Walk\"\n";
  for (int i = 0; i < count; ++i) {
    text += fmt::format(
        "[[ask]]\nkey = \"k{}\"\ntype = \"scale\"\nwhen = \"both\"\n", i);
  }
  text += "[[log]]\nat = 2026-11-17\n";
  for (int i = 0; i < count; ++i) {
    text += fmt::format("k{} = [3, 4]\n", i);
  }
  return text;
}

std::string of_steps(int count) {
  std::string steps;
  std::string entries;
  for (int i = 0; i < count; ++i) {
    steps += fmt::format("\"step {}\", ", i);
    entries += fmt::format("[[log]]\nat = 2026-11-17\nstep = \"step {}\"\n", i);
  }
  return "title = \"Walk\"\nsteps = [" + steps + "]\n" + entries;
}

// What commands do with one file, besides finding and printing.
std::size_t cost_of_everything(const std::string& text) {
  const MemoryStorage storage({{"assignments/walk.toml", text}});
  const Moment now = moment("2026-11-18T20:00:00-05:00");
  const std::size_t before = bytes_asked_for;

  const Journal journal = load_journal(storage);
  const Assignment& walk = journal.assignments.at(0);
  practice(walk, rules);
  changes_in_words(walk, rules.today);
  for (const Extent extent : {Extent::page, Extent::full}) {
    to_json(make_report(journal, {.now = now, .extent = extent}));
    preview_report(journal, {.now = now, .extent = extent});
  }
  export_csv(journal, {.rules = rules});
  export_json(journal, {.rules = rules});
  check_journal(storage, now);
  return bytes_asked_for - before;
}

void check_growth(const TextOf& text_of) {
  constexpr int count = 400;
  const double once = static_cast<double>(cost_of_everything(text_of(count)));
  const double twice =
      static_cast<double>(cost_of_everything(text_of(2 * count)));
  CHECK(twice / once < 2.5);
}

}  // namespace

TEST_CASE("changes cost in proportion to their number") {
  check_growth(of_changes);
}

TEST_CASE("questions cost in proportion to their number") {
  check_growth(of_questions);
}

TEST_CASE("steps cost in proportion to their number") {
  check_growth(of_steps);
}

}  // namespace hw::test::growth_test
