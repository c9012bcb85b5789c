// The entries of an assignment, day by day. For core only.
#pragma once

#include <vector>

#include "hw/assignment.hpp"
#include "hw/practice.hpp"

namespace hw {

// What the entries of one practice day come to.
struct LoggedDay {
  Date day;
  int practiced = 0;  // entries
  bool is_excused = false;
  bool could_not_happen = false;
};

// Every day with an entry, up to today, in order.
std::vector<LoggedDay> logged_days(const Assignment& assignment,
                                   const PracticeRules& rules);

}  // namespace hw
