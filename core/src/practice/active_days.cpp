#include "active_days.hpp"

#include <algorithm>
#include <cstddef>

#include "changes_in_order.hpp"

namespace hw {
namespace {

bool is_empty(Days days) {
  return days.last < days.first;
}

// The days from `start` on which the status may differ from the day before,
// in order.
std::vector<Date> turning_days(const Assignment& assignment, Date start) {
  std::vector<Date> days{start};
  for (const Change& change : assignment.changes) {
    if (change.status) {
      days.push_back(std::max(change.on, start));
    }
    if (change.until) {
      days.push_back(std::max(change.until->plus_days(1), start));
    }
  }
  std::ranges::sort(days);
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

}  // namespace

Days overlap(Days one, Days other) {
  return {std::max(one.first, other.first), std::min(one.last, other.last)};
}

ActiveDays::ActiveDays(const Assignment& assignment, Date start) {
  const std::vector<Date> days = turning_days(assignment, start);
  const auto changes = changes_until(assignment, all_days().last);
  auto next = changes.begin();
  const Change* decides = nullptr;
  for (std::size_t i = 0; i < days.size(); ++i) {
    for (; next != changes.end() && (*next)->on <= days[i]; ++next) {
      decides = deciding(decides, **next);
    }
    if (status_from(decides, days[i]) == Status::active) {
      const bool is_latest = i + 1 == days.size();
      stretches_.push_back(
          {days[i], is_latest ? all_days().last : days[i + 1].plus_days(-1)});
    }
  }
}

bool ActiveDays::contains(Date day) const {
  return first_in({day, day}).has_value();
}

std::optional<Date> ActiveDays::first_in(Days days) const {
  const auto stretch = ending_on_or_after(days.first);
  if (is_empty(days) || stretch == stretches_.end() ||
      stretch->first > days.last) {
    return std::nullopt;
  }
  return std::max(stretch->first, days.first);
}

std::optional<Date> ActiveDays::next(Date day, Date last) const {
  // Comes first because there is no day after the last of all.
  if (day >= last) {
    return std::nullopt;
  }
  return first_in({day.plus_days(1), last});
}

ActiveDays::Reach ActiveDays::reach(Date first, int count, Date last) const {
  Reach reach{.last = first, .missing = count};
  for (auto stretch = ending_on_or_after(first);
       reach.missing > 0 && stretch != stretches_.end() &&
       stretch->first <= last;
       ++stretch) {
    const Days days = overlap(*stretch, {first, last});
    const int more =
        std::min(days_between(days.first, days.last) + 1, reach.missing);
    reach.last = days.first.plus_days(more - 1);
    reach.missing -= more;
  }
  return reach;
}

std::vector<Days> ActiveDays::in(Days days) const {
  std::vector<Days> active;
  for (auto stretch = ending_on_or_after(days.first);
       stretch != stretches_.end() && stretch->first <= days.last; ++stretch) {
    active.push_back(overlap(*stretch, days));
  }
  return active;
}

int ActiveDays::count_in(Days days) const {
  int count = 0;
  for (auto stretch = ending_on_or_after(days.first);
       stretch != stretches_.end() && stretch->first <= days.last; ++stretch) {
    const Days both = overlap(*stretch, days);
    count += days_between(both.first, both.last) + 1;
  }
  return count;
}

std::vector<Days>::const_iterator ActiveDays::ending_on_or_after(
    Date day) const {
  return std::ranges::partition_point(
      stretches_, [day](Days stretch) { return stretch.last < day; });
}

}  // namespace hw
