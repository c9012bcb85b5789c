// What the answers of a sleep diary come to.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hw/assignment.hpp"
#include "hw/when.hpp"

namespace hw {

// Whether `assignment` was made from the template "sleep".
bool is_sleep_diary(const Assignment& assignment);

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
// the clock, as when someone got up before waking. A stretch of 0 minutes is
// none, and fewer than 0 minutes asleep are left out.
//
// Minutes are those that went by. clock.offset_at tells how far they are from
// what the clock showed: from 23:30 to 07:10 there are 460, 400 in the night in
// which the clock goes forward an hour, 520 in the one in which it goes back.
Night night_of(const Entry& entry, const Clock& clock);

// A mean over nights, and how many they are.
struct NightMean {
  double value = 0;
  int nights = 0;  // 1 or more

  friend bool operator==(const NightMean&, const NightMean&) = default;
};

// What nights come to, each over those that tell it; nothing when none does.
struct SleepMeans {
  std::optional<NightMean> minutes_in_bed;
  std::optional<NightMean> minutes_asleep;
  std::optional<NightMean> efficiency;   // percent, 0 to 100
  std::optional<NightMean> fell_asleep;  // minutes until falling asleep
  std::optional<NightMean> awake;        // minutes awake in the night

  friend bool operator==(const SleepMeans&, const SleepMeans&) = default;
};

// The means over the nights that `entries` tell of. Efficiency is, as of one
// night in the Consensus Sleep Diary (Carney et al. 2012), minutes asleep /
// minutes in bed x 100, with both added up over the nights that have both: a
// long night weighs more than a short one, and dividing the two means of these
// nights gives the same. A number of minutes below 0 or above a day
// is left out.
SleepMeans sleep_means(const std::vector<Entry>& entries, const Clock& clock);

// "7:40" for 460 minutes; a part of a minute is rounded.
std::string in_hours(double minutes);

// The sentence that says what a night comes to, with where the definition comes
// from.
std::string_view sleep_formula();

}  // namespace hw
