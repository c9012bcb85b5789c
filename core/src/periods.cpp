#include "periods.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

namespace hw {
namespace {

Days calendar_week(Date day, std::chrono::weekday week_starts) {
  const std::chrono::weekday week_ends = week_starts - std::chrono::days{1};
  // Not six days after the first: a Date stops at the first day of all.
  const std::chrono::days to_come = week_ends - day.weekday();
  return {week_start(day, week_starts),
          day.plus_days(static_cast<int>(to_come.count()))};
}

// Cuts eras into periods and says how each went.
class PeriodFinder {
 public:
  PeriodFinder(const ActiveDays& active, const std::vector<LoggedDay>& logged,
               const PracticeRules& rules)
      : active_(active), logged_(logged), rules_(rules) {}

  std::vector<Period> in(Era era) const {
    std::vector<Period> periods = cut(era);
    auto first = logged_.begin();
    for (Period& period : periods) {
      first = std::find_if(first, logged_.end(), [&](const LoggedDay& logged) {
        return logged.day >= period.first;
      });
      const auto end = std::find_if(
          first, logged_.end(),
          [&](const LoggedDay& logged) { return logged.day > period.last; });
      period.met_on = met_on(period, {first, end});
      period.state = state_of(period, {first, end});
    }
    return periods;
  }

 private:
  std::vector<Period> cut(Era era) const {
    if (unit_of(era) == Unit::week) {
      return weeks(era);
    }
    std::vector<Period> periods;
    for (const HeldSchedule& held : era) {
      append(periods, unit_of(era) == Unit::block ? blocks(held) : days(held));
    }
    return periods;
  }

  // None for a schedule without periods.
  std::vector<Period> days(const HeldSchedule& held) const {
    const Schedule& schedule = held.schedule;
    std::vector<Period> periods;
    if (schedule.unit() == Unit::none) {
      return periods;
    }
    const Date last = std::min(held.days.last, rules_.today);
    for (const Days& stretch : active_.in({held.days.first, last})) {
      const int count = days_between(stretch.first, stretch.last) + 1;
      Date day = stretch.first;
      for (int i = 0; i < count; ++i, day = day.plus_days(1)) {
        if (schedule.unit() == Unit::day || schedule.includes(day.weekday())) {
          periods.push_back({day, day, schedule.unit(), schedule.target()});
        }
      }
    }
    return periods;
  }

  std::vector<Period> blocks(const HeldSchedule& held) const {
    std::vector<Period> periods;
    auto first = active_.first_in(held.days);
    while (first && *first <= rules_.today) {
      periods.push_back(block(*first, held));
      first = active_.next(periods.back().last, held.days.last);
    }
    return periods;
  }

  Period block(Date first, const HeldSchedule& held) const {
    Period block{.first = first, .last = first, .unit = Unit::block};
    for (int length = 1; length < held.schedule.block_days(); ++length) {
      const auto next = active_.next(block.last, held.days.last);
      if (!next) {
        block.target = 0;
        break;
      }
      block.last = *next;
    }
    return block;
  }

  std::vector<Period> weeks(Era era) const {
    std::vector<Period> periods;
    for (auto day = active_.first_in(days_of(era)); day;
         day = active_.next(periods.back().last, days_of(era).last)) {
      const Days week =
          overlap(calendar_week(*day, rules_.week_starts), days_of(era));
      if (week.first > rules_.today) {
        break;
      }
      periods.push_back(
          {week.first, week.last, Unit::week, week_target(week, era)});
    }
    return periods;
  }

  int week_target(Days week, Era era) const {
    int active_days = active_.count_in(week);
    for (const LoggedDay& logged : logged_in(week)) {
      if (logged.could_not_happen && active_.contains(logged.day)) {
        --active_days;
      }
    }
    return smallest_target(week, era) * active_days / 7;
  }

  static int smallest_target(Days week, Era era) {
    auto held = std::partition_point(era.begin(), era.end(),
                                     [week](const HeldSchedule& earlier) {
                                       return earlier.days.last < week.first;
                                     });
    int target = held->schedule.target();
    for (; held != era.end() && held->days.first <= week.last; ++held) {
      target = std::min(target, held->schedule.target());
    }
    return target;
  }

  using LoggedDays = std::span<const LoggedDay>;

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
    return std::any_of(within.begin(), within.end(),
                       [](const LoggedDay& day) { return day.is_excused; });
  }

  std::span<const LoggedDay> logged_in(Days days) const {
    const auto first = std::partition_point(
        logged_.begin(), logged_.end(),
        [days](const LoggedDay& logged) { return logged.day < days.first; });
    const auto end = std::find_if(
        first, logged_.end(),
        [days](const LoggedDay& logged) { return logged.day > days.last; });
    return {first, end};
  }

  const ActiveDays& active_;
  const std::vector<LoggedDay>& logged_;
  const PracticeRules& rules_;
};

}  // namespace

std::vector<Period> periods_in(Era era, const ActiveDays& active,
                               const std::vector<LoggedDay>& logged,
                               const PracticeRules& rules) {
  return PeriodFinder(active, logged, rules).in(era);
}

// Most assignments have one schedule for all their time: nothing is copied.
void append(std::vector<Period>& periods, std::vector<Period> more) {
  if (periods.empty()) {
    periods = std::move(more);
  } else {
    periods.insert(periods.end(), more.begin(), more.end());
  }
}

}  // namespace hw
