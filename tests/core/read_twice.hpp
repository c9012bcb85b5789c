// A file read whole, and for some days alone: what is wanted, both say the
// same.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "hw/read.hpp"

namespace hw::test {

// Whether entries were counted; or what is not as it has to be.
struct ReadTwice {
  bool is_counted = false;
  std::string difference;  // empty: there is none
};

namespace read_twice {

using Counted = std::tuple<Date, std::string, Outcome, bool, bool>;

// The counted entries of `assignment` with the names of their steps.
inline std::vector<Counted> counted_in(const Assignment& assignment) {
  std::vector<Counted> counted;
  for (const CountedEntry& entry : assignment.counted) {
    const CountedKind& kind = assignment.counted_kinds.at(entry.kind());
    counted.emplace_back(entry.day(), kind.step, kind.outcome, kind.is_private,
                         kind.step_done);
  }
  return counted;
}

// Moves what lies outside of `whole`, and is not planned, out of `assignment`.
inline std::vector<Counted> take_others(Assignment& assignment,
                                        const Days& whole,
                                        TimeOfDay day_starts) {
  std::vector<Counted> others;
  std::vector<Entry> kept;
  for (const Entry& entry : assignment.entries) {
    if (contains(whole, entry.at.date) || entry.outcome == Outcome::planned) {
      kept.push_back(entry);
    } else {
      others.emplace_back(practice_day(entry.at, day_starts), entry.step,
                          entry.outcome, entry.share == Share::none,
                          entry.step_done);
    }
  }
  assignment.entries = kept;
  return others;
}

inline std::vector<std::size_t> blocks_of(const Assignment& assignment) {
  std::vector<std::size_t> blocks;
  for (const Entry& entry : assignment.entries) {
    blocks.push_back(entry.block.value);
  }
  return blocks;
}

}  // namespace read_twice

inline ReadTwice read_for_days(std::string_view text, const Days& whole,
                               TimeOfDay day_starts) {
  constexpr auto file = "assignments/bus.toml";
  ParseResult<Assignment> all = read_assignment(file, text);
  ParseResult<Assignment> some = read_assignment(file, text, whole, day_starts);
  if (some.problems != all.problems || some.readable != all.readable) {
    return {.difference = "other problems"};
  }
  if (some.value == all.value) {
    if (read_twice::blocks_of(some.value) != read_twice::blocks_of(all.value)) {
      return {.difference = "other blocks"};
    }
    const auto others = read_twice::take_others(all.value, whole, day_starts);
    return {.is_counted = all.problems.empty() && others.empty()};
  }
  const auto counted = read_twice::counted_in(some.value);
  some.value.counted.clear();
  some.value.counted_kinds.clear();
  if (counted != read_twice::take_others(all.value, whole, day_starts)) {
    return {.difference = "other counts"};
  }
  const bool is_same =
      some.value == all.value &&
      read_twice::blocks_of(some.value) == read_twice::blocks_of(all.value);
  return {.is_counted = true, .difference = is_same ? "" : "other values"};
}

}  // namespace hw::test
