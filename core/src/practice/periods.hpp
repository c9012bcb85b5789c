// Eras cut into periods, and how each went. For core only.
#pragma once

#include <span>
#include <vector>

#include "hw/assignment.hpp"
#include "hw/date.hpp"
#include "hw/practice.hpp"
#include "hw/schedule.hpp"

#include "active_days.hpp"
#include "logged_days.hpp"

namespace hw {

// The days on which a schedule held.
struct HeldSchedule {
  Days days;
  Schedule schedule;
};

// Which schedule held when, over all days; neighbors differ.
std::vector<HeldSchedule> held_schedules(const Assignment& assignment);

// Schedules of one unit that held one after the other. Runs end where it ends.
using ScheduleRun = std::span<const HeldSchedule>;

Unit unit_of(ScheduleRun era);
Days days_of(ScheduleRun era);

// The runs in `schedules` that begin on `today` or before.
std::vector<ScheduleRun> schedule_runs(
    const std::vector<HeldSchedule>& schedules, Date today);

// Adds those of `era` that end on `from` or later and begin on today or before,
// in order. `logged` is every day with an entry, in order.
void add_periods(ScheduleRun era, const ActiveDays& active,
                 const std::vector<LoggedDay>& logged,
                 const PracticeRules& rules, Date from,
                 std::vector<Period>& periods);

}  // namespace hw
