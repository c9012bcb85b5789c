// Each run is walked from its beginning: active day by active day, N active
// days at a time, or calendar week by calendar week. Logged days are in order,
// too, and within a run no period goes back: one index into them is enough.
#include "periods.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

namespace hw {
namespace {

using AgreedSchedule = std::pair<Date, Schedule>;

// The schedule that the assignment began with and those it changed to, in
// order of their day; of one day in the order of the file.
std::vector<AgreedSchedule> agreed_schedules(const Assignment& assignment) {
  std::vector<AgreedSchedule> agreed{{all_days().first, assignment.schedule}};
  for (const Change& change : assignment.changes) {
    if (change.schedule) {
      agreed.emplace_back(change.on, *change.schedule);
    }
  }
  std::ranges::stable_sort(agreed, {}, &AgreedSchedule::first);
  return agreed;
}

Days calendar_week(Date day, std::chrono::weekday week_starts) {
  const auto gone = static_cast<int>((day.weekday() - week_starts).count());
  // Not six days after the first: a Date stops at the first day of all.
  return {day.plus_days(-gone), day.plus_days(6 - gone)};
}

using LoggedDays = std::span<const LoggedDay>;

// Cuts runs into periods and says how each went. Periods come in order, and so
// do their entries: each is looked at once.
class PeriodFinder {
 public:
  PeriodFinder(const ActiveDays& active, const std::vector<LoggedDay>& logged,
               const PracticeRules& rules, Date from,
               std::vector<Period>& periods)
      : active_(active),
        logged_(logged),
        rules_(rules),
        from_(from),
        periods_(periods) {}

  void add(ScheduleRun era) {
    const Date first = days_of(era).first;
    const auto logged = std::ranges::partition_point(
        logged_, [first](const LoggedDay& day) { return day.day < first; });
    next_ = static_cast<std::size_t>(logged - logged_.begin());
    if (unit_of(era) == Unit::week) {
      add_weeks(era);
      return;
    }
    for (const HeldSchedule& held : era) {
      if (unit_of(era) == Unit::block) {
        add_blocks(held);
      } else if (unit_of(era) != Unit::none) {
        add_days(held);
      }
    }
  }

 private:
  void add_days(const HeldSchedule& held) {
    const Schedule& schedule = held.schedule;
    const Days days = {std::max(held.days.first, from_),
                       std::min(held.days.last, rules_.today)};
    for (const Days& stretch : active_.in(days)) {
      const int count = days_between(stretch.first, stretch.last) + 1;
      Date day = stretch.first;
      for (int i = 0; i < count; ++i, day = day.plus_days(1)) {
        if (schedule.unit() == Unit::day || schedule.includes(day.weekday())) {
          add({day, day, schedule.unit(), schedule.target()},
              take_logged({day, day}));
        }
      }
    }
  }

  void add_blocks(const HeldSchedule& held) {
    auto first = first_block(held);
    while (first && *first <= rules_.today) {
      const Period period = block(*first, held);
      if (period.last >= from_) {
        add(period, take_logged({period.first, period.last}));
      }
      first = active_.next(period.last, held.days.last);
    }
  }

  // Where the first block begins that does not end before `from_`.
  // Blocks are cut from the first active day on.
  std::optional<Date> first_block(const HeldSchedule& held) const {
    const auto first = active_.first_in(held.days);
    if (!first || *first >= from_) {
      return first;
    }
    const int length = held.schedule.block_days();
    const Days before = overlap(held.days, {*first, from_.plus_days(-1)});
    const int blocks = active_.count_in(before) / length;
    if (blocks == 0) {
      return first;
    }
    return active_.next(
        active_.reach(*first, blocks * length, held.days.last).last,
        held.days.last);
  }

  Period block(Date first, const HeldSchedule& held) const {
    const auto [last, missing] =
        active_.reach(first, held.schedule.block_days(), held.days.last);
    return {.first = first,
            .last = last,
            .unit = Unit::block,
            .target = missing == 0 ? 1 : 0};
  }

  void add_weeks(ScheduleRun era) {
    const Days days = days_of(era);
    const Date from = calendar_week(from_, rules_.week_starts).first;
    auto day = active_.first_in({std::max(days.first, from), days.last});
    while (day) {
      const Days week = overlap(calendar_week(*day, rules_.week_starts), days);
      if (week.first > rules_.today) {
        break;
      }
      if (week.last >= from_) {
        const LoggedDays within = take_logged(week);
        add({week.first, week.last, Unit::week, week_target(week, era, within)},
            within);
      }
      day = active_.next(week.last, days.last);
    }
  }

  // Of a period after all others so far.
  LoggedDays take_logged(Days days) {
    while (next_ < logged_.size() && logged_[next_].day < days.first) {
      ++next_;
    }
    const std::size_t first = next_;
    while (next_ < logged_.size() && logged_[next_].day <= days.last) {
      ++next_;
    }
    return LoggedDays(logged_).subspan(first, next_ - first);
  }

  void add(Period period, LoggedDays within) {
    period.met_on = met_on(period, within);
    period.state = state_of(period, within);
    periods_.push_back(period);
  }

  int week_target(Days week, ScheduleRun era, LoggedDays within) const {
    int active_days = active_.count_in(week);
    for (const LoggedDay& logged : within) {
      if (logged.could_not_happen && active_.contains(logged.day)) {
        --active_days;
      }
    }
    return smallest_target(week, era) * active_days / 7;
  }

  static int smallest_target(Days week, ScheduleRun era) {
    auto held =
        std::ranges::partition_point(era, [week](const HeldSchedule& earlier) {
          return earlier.days.last < week.first;
        });
    int target = held->schedule.target();
    for (; held != era.end() && held->days.first <= week.last; ++held) {
      target = std::min(target, held->schedule.target());
    }
    return target;
  }

  static std::optional<Date> met_on(const Period& period, LoggedDays within) {
    int practice = 0;
    for (const LoggedDay& logged : within) {
      practice += period.unit == Unit::week ? std::min(logged.practiced, 1)
                                            : logged.practiced;
      if (practice >= std::max(period.target, 1)) {
        return logged.day;
      }
    }
    return std::nullopt;
  }

  PeriodState state_of(const Period& period, LoggedDays within) const {
    if (period.met_on) {
      return PeriodState::met;
    }
    if (contains({period.first, period.last}, rules_.today)) {
      return PeriodState::open;
    }
    return is_excused(period, within) ? PeriodState::excused : PeriodState::gap;
  }

  static bool is_excused(const Period& period, LoggedDays within) {
    if (period.target == 0 || period.unit == Unit::week) {
      return period.target == 0;
    }
    return std::ranges::any_of(
        within, [](const LoggedDay& day) { return day.is_excused; });
  }

  const ActiveDays& active_;
  const std::vector<LoggedDay>& logged_;
  const PracticeRules& rules_;
  Date from_;
  std::vector<Period>& periods_;
  std::size_t next_ = 0;  // of logged_
};

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

void add_periods(ScheduleRun era, const ActiveDays& active,
                 const std::vector<LoggedDay>& logged,
                 const PracticeRules& rules, Date from,
                 std::vector<Period>& periods) {
  PeriodFinder(active, logged, rules, from, periods).add(era);
}

}  // namespace hw
