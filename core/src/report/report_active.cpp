#include <algorithm>
#include <vector>

#include "report_model.hpp"

namespace hw::page {

namespace {

// Status changes on these days and on no others.
std::vector<Date> turning_days(const Homework& homework, Date first) {
  std::vector<Date> days{first};
  for (const Change& change : homework.assignment.changes) {
    days.push_back(change.on);
    if (change.until) {
      days.push_back(change.until->plus_days(1));
    }
  }
  return days;
}

bool was_active(const Homework& homework, const Window& window) {
  const Date last = last_day(window);
  Date first = first_day(window);
  first = std::max(first, homework.assignment.agreed_on.value_or(first));
  const std::vector<Date> days = turning_days(homework, first);
  return std::any_of(days.begin(), days.end(), [&](Date day) {
    return first <= day && day <= last &&
           status_on(homework.assignment, day) == Status::active;
  });
}

}  // namespace

std::vector<const Homework*> active_homework(const VisibleData& visible_data) {
  std::vector<const Homework*> active;
  for (const Homework& homework : visible_data.homework) {
    const bool was_logged =
        !homework.entries.empty() || !homework.planned.empty();
    if (was_logged || was_active(homework, visible_data.window)) {
      active.push_back(&homework);
    }
  }
  return active;
}

std::vector<const Homework*> resting_homework(const VisibleData& visible_data) {
  const Date last = last_day(visible_data.window);
  const std::vector<const Homework*> active = active_homework(visible_data);
  std::vector<const Homework*> resting;
  for (const Homework& homework : visible_data.homework) {
    const bool was_told =
        std::find(active.begin(), active.end(), &homework) != active.end();
    if (!was_told && status_on(homework.assignment, last) == Status::paused) {
      resting.push_back(&homework);
    }
  }
  return resting;
}

// What has ended is decided on; what takes a break is not.
std::vector<std::string> to_decide(const VisibleData& visible_data) {
  const Date last = last_day(visible_data.window);
  std::vector<std::string> titles;
  for (const Homework* homework : active_homework(visible_data)) {
    const Status status = status_on(homework->assignment, last);
    if (status == Status::active || status == Status::paused) {
      titles.push_back(homework->title);
    }
  }
  for (const Homework* homework : resting_homework(visible_data)) {
    titles.push_back(homework->title);
  }
  return titles;
}

}  // namespace hw::page
