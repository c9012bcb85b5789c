#include "schedule_history.hpp"

#include <algorithm>
#include <utility>

namespace hw {
namespace {

// The schedule that the assignment began with and those it changed to, in
// order of their day; of one day in the order of the file.
std::vector<std::pair<Date, Schedule>> agreed_schedules(
    const Assignment& assignment) {
  std::vector<std::pair<Date, Schedule>> agreed{
      {all_days().first, assignment.schedule}};
  for (const Change& change : assignment.changes) {
    if (change.schedule) {
      agreed.emplace_back(change.on, *change.schedule);
    }
  }
  std::ranges::stable_sort(agreed, [](const auto& one, const auto& other) {
    return one.first < other.first;
  });
  return agreed;
}

}  // namespace

std::vector<HeldSchedule> held_schedules(const Assignment& assignment) {
  const auto agreed = agreed_schedules(assignment);
  std::vector<HeldSchedule> held;
  for (std::size_t i = 0; i < agreed.size(); ++i) {
    const auto& [day, schedule] = agreed[i];
    const bool overruled = i + 1 < agreed.size() && agreed[i + 1].first == day;
    if (overruled || (!held.empty() && held.back().schedule == schedule)) {
      continue;
    }
    if (!held.empty()) {
      held.back().days.last = day.plus_days(-1);
    }
    held.push_back({{day, all_days().last}, schedule});
  }
  return held;
}

Unit unit_of(ScheduleRun era) {
  return era.front().schedule.unit();
}

Days days_of(ScheduleRun era) {
  return {era.front().days.first, era.back().days.last};
}

std::vector<ScheduleRun> schedule_runs(
    const std::vector<HeldSchedule>& schedules, Date today) {
  std::vector<ScheduleRun> schedule_runs;
  auto first = schedules.begin();
  while (first != schedules.end() && first->days.first <= today) {
    const auto end =
        std::find_if(first, schedules.end(), [&](const HeldSchedule& held) {
          return held.schedule.unit() != first->schedule.unit();
        });
    schedule_runs.emplace_back(first, end);
    first = end;
  }
  return schedule_runs;
}

}  // namespace hw
