// Practice and streaks, by one rule: a streak is the number of periods in a
// row in which you practiced as agreed; a period that is still open, paused
// days, and days on which it could not happen neither add to it nor end it.
#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "hw/assignment.hpp"
#include "hw/date.hpp"
#include "hw/schedule.hpp"

namespace hw {

// What the counts depend on besides the assignment.
struct PracticeRules {
  Date today;  // a practice day; entries after it count for nothing
  TimeOfDay day_starts = *TimeOfDay::from(3, 0);
  std::chrono::weekday week_starts = std::chrono::Monday;
  // For a caller that does not need all of the past: periods that ended earlier
  // are left out, but for those back to a gap, if there is one. So `longest`
  // and `comebacks` may be less; all else in a Practice stays the same.
  std::optional<Date> since = {};
};

// Met: practice reached the target. Open: not met, and today is in it.
// Excused: neither, and it asked for nothing (target 0) or, unless it is a
// week, has an entry that says `not-this-time` or `no-chance`. Gap: the rest.
enum class PeriodState { met, open, excused, gap };

// One stretch of time in which something was asked for. Periods have an active
// day, begin on today or before, and do not overlap:
//
// - `day` and `occasion`: one active day (of the chosen weekdays).
// - `block`: N active days, from the day that `every N days` took effect.
//   Paused days between them belong to it. When no N active days are to come
//   because of a change, an end or an open pause, its target is 0.
// - `week`: a calendar week, or as much of one as lies between two changes of
//   unit. Its target is N times its active days by 7, rounded down; a day with
//   nothing but `no-chance` entries is not counted. Of several N/week in one
//   week the smallest holds.
//
// Changes and pauses that are written down for days to come already shape the
// period that holds today. Saying the same schedule again changes nothing.
struct Period {
  Date first;
  Date last;  // included; may lie after today
  Unit unit = Unit::day;
  // Practice asked for: entries, for a week days. With 0 any practice meets it.
  int target = 1;
  PeriodState state = PeriodState::open;
  // When practice reached the target. It counts on every day from first to
  // last, also on days that are paused or come before `agreed_on`.
  std::optional<Date> met_on;

  friend bool operator==(const Period&, const Period&) = default;
};

// Progress of `once` and `N times`, or through `steps`.
struct Progress {
  int done = 0;  // at most `of`
  int of = 0;

  friend bool operator==(const Progress&, const Progress&) = default;
};

// How an assignment is going on `today`.
struct Practice {
  Unit unit = Unit::none;  // of the schedule that holds today
  // Met periods back from the latest, passing over open and excused ones, to
  // the first gap or to the day on which the unit last changed, even if it
  // only changed back. Another number for the same unit (3/week to 2/week)
  // ends nothing. 0 for a schedule without periods.
  int current = 0;
  // The longest such run in periods of `unit`; 0 for a schedule without.
  int longest = 0;
  // How often a met period came right after a gap, passing over excused ones;
  // also when the unit changed in between. Not if there was no practice before
  // it: a beginning is no comeback.
  int comebacks = 0;
  // Practiced days, each once, in order; also those that are paused, come
  // before `agreed_on`, or on which nothing was asked for.
  std::vector<Date> days;
  std::optional<Date> last;  // the last of `days`
  // Whether the period that holds today is still open: there is something to
  // do. For a schedule without periods: active, and for `N times` not yet
  // done. Never on a day that is not active.
  bool open = false;
  // With steps (as they are on `today`), those that a `done` entry names; where
  // steps are repeated, an entry that is practice and says `step_done`.
  // Otherwise, for `once` and `N times`, the entries that are practice: all, or
  // when it changed to `N times` from another schedule those from that day on.
  std::optional<Progress> progress;
  std::vector<Period> periods;  // in order

  friend bool operator==(const Practice&, const Practice&) = default;
};

// Everything that streaks are counted from. Entries may be in any order, may
// repeat a day, and may lie in the future; those are ignored.
//
// Active days go from `agreed_on` (else the day of the first entry, else
// today) to the day before it is finished or let go, without paused days, and
// on from the day on which it is active again. See status_on() for pauses.
//
// A record is filled in and not practiced: it has no periods to show, no runs
// and no comebacks. All else is the same, `open` included.
Practice practice(const Assignment& assignment, const PracticeRules& rules);

// Whether an entry of today says `not-this-time` or `no-chance`: today it was
// thought of, and there is nothing left to ask.
bool was_answered_today(const Assignment& assignment,
                        const PracticeRules& rules);

// How many comebacks, as counted in `practice`, there were from `first` to
// `last`. What counts is the day on which the period was met; the gap may lie
// before `first`, which must not lie before PracticeRules::since.
int comebacks(const Practice& practice, Date first, Date last);

// The steps that are done, as Practice::progress counts them, with others that
// entries name. They point into `assignment`.
std::set<std::string_view> done_steps(const Assignment& assignment,
                                      const PracticeRules& rules);

// The step to propose: the first of `steps` (as they are on `today`) that is
// not done; nothing when all are done or
// there are none, and while the smallest version is all that is agreed on.
// Entries after today are ignored.
std::optional<std::string> next_step(const Assignment& assignment,
                                     const PracticeRules& rules);

}  // namespace hw
