#include "hw/practice.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <span>
#include <string_view>
#include <utility>

namespace hw {
namespace {

Days overlap(Days one, Days other) {
  return {std::max(one.first, other.first), std::min(one.last, other.last)};
}

bool is_empty(Days days) {
  return days.last < days.first;
}

Days calendar_week(Date day, std::chrono::weekday week_starts) {
  const std::chrono::weekday week_ends = week_starts - std::chrono::days{1};
  // Not six days after the first: a Date stops at the first day of all.
  const std::chrono::days to_come = week_ends - day.weekday();
  return {week_start(day, week_starts),
          day.plus_days(static_cast<int>(to_come.count()))};
}

using DayOutcome = std::pair<Date, Outcome>;

// What the entries of one practice day come to.
struct LoggedDay {
  Date day;
  int practiced = 0;  // entries
  bool is_excused = false;
  bool could_not_happen = false;
};

// `outcomes` are those of one day, at least one.
LoggedDay logged_day(std::span<const DayOutcome> outcomes) {
  LoggedDay logged{.day = outcomes.front().first, .could_not_happen = true};
  for (const auto& [day, outcome] : outcomes) {
    const bool no_chance = outcome == Outcome::no_chance;
    logged.practiced += is_practice(outcome) ? 1 : 0;
    logged.is_excused |= no_chance || outcome == Outcome::not_this_time;
    logged.could_not_happen &= no_chance;
  }
  return logged;
}

std::vector<DayOutcome> outcomes_in_order(const Assignment& assignment,
                                          const PracticeRules& rules) {
  std::vector<DayOutcome> outcomes;
  outcomes.reserve(assignment.entries.size() + assignment.counted.size());
  for (const Entry& entry : assignment.entries) {
    const Date day = practice_day(entry.at, rules.day_starts);
    if (day <= rules.today) {
      outcomes.emplace_back(day, entry.outcome);
    }
  }
  for (const CountedEntry& entry : assignment.counted) {
    if (entry.day <= rules.today) {
      outcomes.emplace_back(entry.day, entry.outcome);
    }
  }
  const auto is_earlier = [](const DayOutcome& one, const DayOutcome& other) {
    return one.first < other.first;
  };
  // Nearly every file is in order.
  if (!std::is_sorted(outcomes.begin(), outcomes.end(), is_earlier)) {
    std::sort(outcomes.begin(), outcomes.end(), is_earlier);
  }
  return outcomes;
}

// Every day with an entry, up to today, in order.
std::vector<LoggedDay> logged_days(const Assignment& assignment,
                                   const PracticeRules& rules) {
  const std::vector<DayOutcome> outcomes = outcomes_in_order(assignment, rules);
  std::vector<LoggedDay> days;
  auto first = outcomes.begin();
  while (first != outcomes.end()) {
    const auto end = std::find_if(
        first, outcomes.end(),
        [first](const DayOutcome& one) { return one.first != first->first; });
    days.push_back(logged_day({first, end}));
    first = end;
  }
  return days;
}

// The days on which a schedule held.
struct HeldSchedule {
  Days days;
  Schedule schedule;
};

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
  std::stable_sort(agreed.begin(), agreed.end(),
                   [](const auto& one, const auto& other) {
                     return one.first < other.first;
                   });
  return agreed;
}

// Which schedule held when, over all days; neighbors differ.
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
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

// The active days of an assignment.
class ActiveDays {
 public:
  ActiveDays(const Assignment& assignment, Date start) {
    const std::vector<Date> days = turning_days(assignment, start);
    for (std::size_t i = 0; i < days.size(); ++i) {
      if (status_on(assignment, days[i]) == Status::active) {
        const bool is_latest = i + 1 == days.size();
        stretches_.push_back(
            {days[i], is_latest ? all_days().last : days[i + 1].plus_days(-1)});
      }
    }
  }

  bool contains(Date day) const { return first_in({day, day}).has_value(); }

  std::optional<Date> first_in(Days days) const {
    const auto stretch = ending_on_or_after(days.first);
    if (is_empty(days) || stretch == stretches_.end() ||
        stretch->first > days.last) {
      return std::nullopt;
    }
    return std::max(stretch->first, days.first);
  }

  // The first active day after `day` up to `last`.
  std::optional<Date> next(Date day, Date last) const {
    // Comes first because there is no day after the last of all.
    if (day >= last) {
      return std::nullopt;
    }
    return first_in({day.plus_days(1), last});
  }

  // Those of `days`, as stretches in order.
  std::vector<Days> in(Days days) const {
    std::vector<Days> active;
    for (auto stretch = ending_on_or_after(days.first);
         stretch != stretches_.end() && stretch->first <= days.last;
         ++stretch) {
      active.push_back(overlap(*stretch, days));
    }
    return active;
  }

  int count_in(Days days) const {
    int count = 0;
    for (const Days& stretch : in(days)) {
      count += days_between(stretch.first, stretch.last) + 1;
    }
    return count;
  }

 private:
  std::vector<Days>::const_iterator ending_on_or_after(Date day) const {
    return std::partition_point(
        stretches_.begin(), stretches_.end(),
        [day](Days stretch) { return stretch.last < day; });
  }

  std::vector<Days> stretches_;  // in order, apart from each other
};

Date start_of(const Assignment& assignment,
              const std::vector<LoggedDay>& logged, Date today) {
  if (assignment.agreed_on) {
    return *assignment.agreed_on;
  }
  return logged.empty() ? today : logged.front().day;
}

// Schedules of one unit that held one after the other. Runs end where it ends.
using Era = std::span<const HeldSchedule>;

Unit unit_of(Era era) {
  return era.front().schedule.unit();
}

Days days_of(Era era) {
  return {era.front().days.first, era.back().days.last};
}

// The eras of `schedules` that begin on `today` or before.
std::vector<Era> eras(const std::vector<HeldSchedule>& schedules, Date today) {
  std::vector<Era> eras;
  auto first = schedules.begin();
  while (first != schedules.end() && first->days.first <= today) {
    const auto end =
        std::find_if(first, schedules.end(), [&](const HeldSchedule& held) {
          return held.schedule.unit() != first->schedule.unit();
        });
    eras.emplace_back(first, end);
    first = end;
  }
  return eras;
}

// Most assignments have one schedule for all their time: nothing is copied.
void append(std::vector<Period>& periods, std::vector<Period> more) {
  if (periods.empty()) {
    periods = std::move(more);
  } else {
    periods.insert(periods.end(), more.begin(), more.end());
  }
}

// Cuts eras into periods and says how each went.
class PeriodFinder {
 public:
  PeriodFinder(const ActiveDays& active, const std::vector<LoggedDay>& logged,
               const PracticeRules& rules)
      : active_(active), logged_(logged), rules_(rules) {}

  std::vector<Period> periods_in(Era era) const {
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

// How many periods are met in each run: a gap ends one and begins the next.
std::vector<int> runs(const std::vector<Period>& periods) {
  std::vector<int> runs{0};
  for (const Period& period : periods) {
    if (period.state == PeriodState::met) {
      ++runs.back();
    } else if (period.state == PeriodState::gap) {
      runs.push_back(0);
    }
  }
  return runs;
}

const std::vector<std::string>& steps_on(const Assignment& assignment,
                                         Date day) {
  const Change* latest = nullptr;
  for (const Change& change : assignment.changes) {
    if (change.steps && change.on <= day &&
        (latest == nullptr || latest->on <= change.on)) {
      latest = &change;
    }
  }
  return latest == nullptr ? assignment.steps : *latest->steps;
}

// What entries with outcome `done` name as their step.
std::set<std::string_view> done_steps(const Assignment& assignment,
                                      const PracticeRules& rules) {
  std::set<std::string_view> done;
  for (const Entry& entry : assignment.entries) {
    if (entry.outcome == Outcome::done &&
        practice_day(entry.at, rules.day_starts) <= rules.today) {
      done.insert(entry.step);
    }
  }
  for (const CountedEntry& entry : assignment.counted) {
    if (entry.outcome == Outcome::done && entry.day <= rules.today) {
      done.insert(assignment.counted_steps[entry.step]);
    }
  }
  return done;
}

// Nothing without steps.
std::optional<Progress> step_progress(const Assignment& assignment,
                                      const PracticeRules& rules) {
  const std::vector<std::string>& steps = steps_on(assignment, rules.today);
  if (steps.empty()) {
    return std::nullopt;
  }
  const std::set<std::string_view> done = done_steps(assignment, rules);
  const auto count = std::count_if(
      steps.begin(), steps.end(),
      [&](const std::string& step) { return done.contains(step); });
  return Progress{static_cast<int>(count), static_cast<int>(steps.size())};
}

// How far `once` or `N times` has come; nothing if `today` has another
// schedule.
std::optional<Progress> times_progress(
    const std::vector<HeldSchedule>& schedules,
    const std::vector<LoggedDay>& logged, Date today) {
  std::optional<Date> since;
  int target = 0;
  for (const HeldSchedule& held : schedules) {
    if (held.days.first > today) {
      break;
    }
    target = held.schedule.target();
    since = held.schedule.counts_to_target() ? since.value_or(held.days.first)
                                             : std::optional<Date>();
  }
  if (!since) {
    return std::nullopt;
  }
  int practiced = 0;
  for (const LoggedDay& day : logged) {
    practiced += day.day >= *since ? day.practiced : 0;
  }
  return Progress{std::min(practiced, target), target};
}

std::vector<Date> practiced_days(const std::vector<LoggedDay>& logged) {
  std::vector<Date> days;
  for (const LoggedDay& day : logged) {
    if (day.practiced > 0) {
      days.push_back(day.day);
    }
  }
  return days;
}

bool is_open(const Practice& practice, const std::optional<Progress>& times) {
  if (practice.unit == Unit::none) {
    return !times || times->done < times->of;
  }
  return !practice.periods.empty() &&
         practice.periods.back().state == PeriodState::open;
}

}  // namespace

Practice practice(const Assignment& assignment, const PracticeRules& rules) {
  const std::vector<LoggedDay> logged = logged_days(assignment, rules);
  const ActiveDays active(assignment,
                          start_of(assignment, logged, rules.today));
  const std::vector<HeldSchedule> schedules = held_schedules(assignment);
  const PeriodFinder finder(active, logged, rules);

  Practice practice;
  std::map<Unit, int> longest;
  for (const Era era : eras(schedules, rules.today)) {
    std::vector<Period> periods = finder.periods_in(era);
    const std::vector<int> met_in_a_row = runs(periods);
    append(practice.periods, std::move(periods));

    practice.unit = unit_of(era);
    practice.current = met_in_a_row.back();
    longest[practice.unit] =
        std::max(longest[practice.unit],
                 *std::max_element(met_in_a_row.begin(), met_in_a_row.end()));
  }
  practice.longest = longest[practice.unit];
  practice.comebacks = comebacks(practice, all_days().first, all_days().last);

  practice.days = practiced_days(logged);
  if (!practice.days.empty()) {
    practice.last = practice.days.back();
  }

  const std::optional<Progress> times =
      times_progress(schedules, logged, rules.today);
  const std::optional<Progress> steps = step_progress(assignment, rules);
  practice.progress = steps ? steps : times;
  practice.open = active.contains(rules.today) && is_open(practice, times);
  return practice;
}

int practiced_days(const Practice& practice, Date first, Date last) {
  return static_cast<int>(std::count_if(
      practice.days.begin(), practice.days.end(), [first, last](Date day) {
        return contains({first, last}, day);
      }));
}

int comebacks(const Practice& practice, Date first, Date last) {
  int comebacks = 0;
  bool after_gap = false;
  for (const Period& period : practice.periods) {
    if (period.state == PeriodState::gap) {
      after_gap = true;
    } else if (period.met_on) {
      comebacks += after_gap && contains({first, last}, *period.met_on) ? 1 : 0;
      after_gap = false;
    }
  }
  return comebacks;
}

std::optional<std::string> next_step(const Assignment& assignment,
                                     const PracticeRules& rules) {
  const std::set<std::string_view> done = done_steps(assignment, rules);
  for (const std::string& step : steps_on(assignment, rules.today)) {
    if (!done.contains(step)) {
      return step;
    }
  }
  return std::nullopt;
}

}  // namespace hw
