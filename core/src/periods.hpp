// Eras cut into periods, and how each went. For core alone.
#pragma once

#include <vector>

#include "hw/practice.hpp"

#include "active_days.hpp"
#include "held_schedules.hpp"
#include "logged_days.hpp"

namespace hw {

// Those of `era` that begin on today or before, in order. `logged` is every day
// with an entry, in order.
std::vector<Period> periods_in(Era era, const ActiveDays& active,
                               const std::vector<LoggedDay>& logged,
                               const PracticeRules& rules);

// Puts `more` behind `periods`.
void append(std::vector<Period>& periods, std::vector<Period> more);

}  // namespace hw
