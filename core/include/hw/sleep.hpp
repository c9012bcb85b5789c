// What the answers of a sleep diary come to.
#pragma once

#include <optional>
#include <string_view>

#include "hw/assignment.hpp"
#include "hw/when.hpp"

namespace hw {

// One night, as far as its answers tell.
struct Night {
  std::optional<int> minutes_in_bed;
  std::optional<int> minutes_asleep;
  std::optional<double> efficiency;  // percent, 0 to 100

  friend bool operator==(const Night&, const Night&) = default;
};

// The night that `entry` tells of, from its answers to the questions of the
// template "sleep":
//
//   in bed       from `bed` to `up`
//   asleep       from `tried` to `woke`, less `fell_asleep` and `awake`
//   efficiency   minutes asleep / minutes in bed x 100
//
// Each stands for itself: it is there when all answers that it takes are
// there. A night that was not filled in has nothing, and never 0.
//
// The answers are times without a day. `up` is the last such time by the time
// of the entry, by the end of the day for an entry without one; `woke`,
// `tried` and `bed` are each the last such time by the one that comes after
// it. Seconds are dropped. Answers that contradict each other give nothing at
// all: when from the first to the last time there would be 24 hours or more on
// the clock, as when somebody got up before waking. A stretch of 0 minutes is
// none, and fewer than 0 minutes asleep are left out.
//
// Minutes are those that went by. clock.offset_at tells how far they are from
// what the clock showed: from 23:30 to 07:10 there are 460, 400 in the night in
// which the clock goes forward an hour, 520 in the one in which it goes back.
Night night_of(const Entry& entry, const Clock& clock);

// The sentence that says so, with where the definition comes from.
std::string_view sleep_formula();

}  // namespace hw
