// Which schedule of an assignment held when. For core only.
#pragma once

#include <span>
#include <vector>

#include "hw/assignment.hpp"
#include "hw/date.hpp"
#include "hw/schedule.hpp"

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

}  // namespace hw
