// Eras cut into periods, and how each went. For core only.
#pragma once

#include <vector>

#include "hw/practice.hpp"

#include "active_days.hpp"
#include "logged_days.hpp"
#include "schedule_history.hpp"

namespace hw {

// Adds those of `era` that end on `from` or later and begin on today or before,
// in order. `logged` is every day with an entry, in order.
void add_periods(ScheduleRun era, const ActiveDays& active,
                 const std::vector<LoggedDay>& logged,
                 const PracticeRules& rules, Date from,
                 std::vector<Period>& periods);

}  // namespace hw
