#include "naive_practice.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace hw::test {
namespace {

using OutcomesByDay = std::map<Date, std::vector<Outcome>>;

OutcomesByDay outcomes_by_day(const Assignment& assignment,
                              const PracticeRules& rules) {
  OutcomesByDay outcomes;
  for (const Entry& entry : assignment.entries) {
    Date day = entry.at.date;
    if (entry.at.time && *entry.at.time < rules.day_starts) {
      day = day.plus_days(-1);
    }
    if (day <= rules.today) {
      outcomes[day].push_back(entry.outcome);
    }
  }
  return outcomes;
}

// One day of the life of an assignment.
struct Day {
  Date date;
  Schedule schedule;
  Status status = Status::active;
  std::optional<Date> paused_until;
  int units_so_far = 0;
  int active_days_of_schedule = 0;  // with this one
  bool is_active = false;
};

// `day` after what was agreed on that day, change by change.
Day changed(Day day, const Assignment& assignment) {
  const Schedule before = day.schedule;
  for (const Change& change : assignment.changes) {
    if (change.on != day.date) {
      continue;
    }
    day.schedule = change.schedule.value_or(day.schedule);
    const bool is_over =
        day.status == Status::finished || day.status == Status::let_go;
    if (change.status && !(is_over && change.status == Status::paused)) {
      day.status = *change.status;
      day.paused_until = change.until;
    }
  }
  if (day.schedule != before) {
    day.active_days_of_schedule = 0;
  }
  if (day.schedule.unit() != before.unit()) {
    ++day.units_so_far;
  }
  if (day.status == Status::paused && day.paused_until &&
      *day.paused_until < day.date) {
    day.status = Status::active;
  }
  return day;
}

Date beginning(const Assignment& assignment, const OutcomesByDay& outcomes,
               Date today) {
  if (assignment.agreed_on) {
    return *assignment.agreed_on;
  }
  return outcomes.empty() ? today : outcomes.begin()->first;
}

// The first and the last day that can matter.
std::pair<Date, Date> lifetime(const Assignment& assignment, Date start,
                               Date today) {
  Date first = std::min(start, today);
  Date last = std::max(start, today);
  int longest_block = assignment.schedule.block_days();
  for (const Change& change : assignment.changes) {
    first = std::min(first, change.on);
    last = std::max({last, change.on, change.until.value_or(last)});
    if (change.schedule) {
      longest_block = std::max(longest_block, change.schedule->block_days());
    }
  }
  return {first.plus_days(-7), last.plus_days(7 + longest_block)};
}

std::vector<Day> live(const Assignment& assignment, Date start, Date today) {
  const auto [first, last] = lifetime(assignment, start, today);
  std::vector<Day> days;
  Day day{.date = first, .schedule = assignment.schedule};
  while (day.date <= last) {
    day = changed(day, assignment);
    day.is_active = day.date >= start && day.status == Status::active;
    day.active_days_of_schedule += day.is_active ? 1 : 0;
    days.push_back(day);
    day.date = day.date.plus_days(1);
  }
  return days;
}

// The day that the calendar week of `date` begins with, looked for backward.
Date week_of(Date date, std::chrono::weekday week_starts) {
  while (date.weekday() != week_starts) {
    date = date.plus_days(-1);
  }
  return date;
}

// Whether `day` is the first of a block of its schedule.
bool begins_block(const Day& day) {
  return (day.active_days_of_schedule - 1) % day.schedule.block_days() == 0;
}

// The day that the period of `day` is named after, when it is in one; `block`
// is where the latest block began.
std::optional<Date> name_of(const Day& day, Date block,
                            std::chrono::weekday week_starts) {
  const Unit unit = day.schedule.unit();
  if (unit == Unit::week) {
    return week_of(day.date, week_starts);
  }
  const bool is_asked_for = unit == Unit::day || unit == Unit::block ||
                            day.schedule.includes(day.date.weekday());
  if (unit == Unit::none || !day.is_active || !is_asked_for) {
    return std::nullopt;
  }
  return unit == Unit::block ? block : day.date;
}

// The days of one period belong together under a number of units so far and
// a day.
using Together = std::map<std::pair<int, Date>, std::vector<Day>>;

Together put_together(const std::vector<Day>& days,
                      std::chrono::weekday week_starts) {
  Together together;
  Date block = days.front().date;
  for (const Day& day : days) {
    if (day.schedule.unit() == Unit::block && day.is_active &&
        begins_block(day)) {
      block = day.date;
    }
    if (const auto name = name_of(day, block, week_starts)) {
      together[{day.units_so_far, *name}].push_back(day);
    }
  }
  return together;
}

const std::vector<Outcome>& outcomes_on(const OutcomesByDay& outcomes,
                                        Date day) {
  static const std::vector<Outcome> none;
  const auto found = outcomes.find(day);
  return found == outcomes.end() ? none : found->second;
}

int practiced_on(const OutcomesByDay& outcomes, Date day) {
  int practiced = 0;
  for (const Outcome outcome : outcomes_on(outcomes, day)) {
    switch (outcome) {
      case Outcome::done:
      case Outcome::partly:
      case Outcome::tried:
        ++practiced;
        break;
      default:
        break;
    }
  }
  return practiced;
}

bool had_no_chance(const OutcomesByDay& outcomes, Date day) {
  bool had_no_chance = false;
  for (const Outcome outcome : outcomes_on(outcomes, day)) {
    if (outcome != Outcome::no_chance) {
      return false;
    }
    had_no_chance = true;
  }
  return had_no_chance;
}

int week_target(const std::vector<Day>& week, const OutcomesByDay& outcomes) {
  int smallest = 7;
  int possible_days = 0;
  for (const Day& day : week) {
    smallest = std::min(smallest, day.schedule.target());
    if (day.is_active && !had_no_chance(outcomes, day.date)) {
      ++possible_days;
    }
  }
  return possible_days == 7 ? smallest : smallest * possible_days / 7;
}

int target_of(const std::vector<Day>& days, const OutcomesByDay& outcomes) {
  const Schedule& schedule = days.front().schedule;
  switch (schedule.unit()) {
    case Unit::week:
      return week_target(days, outcomes);
    case Unit::block:
      return static_cast<int>(days.size()) == schedule.block_days() ? 1 : 0;
    default:
      return schedule.target();
  }
}

PeriodState state_of(const Period& period, const OutcomesByDay& outcomes,
                     Date today) {
  if (period.met_on) {
    return PeriodState::met;
  }
  if (period.first <= today && today <= period.last) {
    return PeriodState::open;
  }
  bool is_excused = period.target == 0;
  for (Date day = period.first; day <= period.last && period.unit != Unit::week;
       day = day.plus_days(1)) {
    for (const Outcome outcome : outcomes_on(outcomes, day)) {
      is_excused = is_excused || outcome == Outcome::no_chance ||
                   outcome == Outcome::not_this_time;
    }
  }
  return is_excused ? PeriodState::excused : PeriodState::gap;
}

Period period_of(const std::vector<Day>& days, const OutcomesByDay& outcomes,
                 Date today) {
  Period period{.first = days.front().date,
                .last = days.back().date,
                .unit = days.front().schedule.unit(),
                .target = target_of(days, outcomes)};
  int practice = 0;
  for (Date day = period.first; day <= period.last; day = day.plus_days(1)) {
    const int entries = practiced_on(outcomes, day);
    practice += period.unit == Unit::week && entries > 0 ? 1 : entries;
    if (!period.met_on && practice > 0 && practice >= period.target) {
      period.met_on = day;
    }
  }
  period.state = state_of(period, outcomes, today);
  return period;
}

// A period and after how many changes of unit it came.
struct Placed {
  Period period;
  int units_so_far = 0;
};

std::vector<Placed> placed_periods(const std::vector<Day>& days,
                                   const OutcomesByDay& outcomes,
                                   const PracticeRules& rules) {
  std::vector<Placed> placed;
  for (const auto& [place, group] : put_together(days, rules.week_starts)) {
    const bool has_active_day =
        std::any_of(group.begin(), group.end(),
                    [](const Day& day) { return day.is_active; });
    if (has_active_day && group.front().date <= rules.today) {
      placed.push_back({period_of(group, outcomes, rules.today), place.first});
    }
  }
  return placed;
}

// The run that goes back from the period at `end`, that one excluded.
int run_before(const std::vector<Placed>& placed, std::size_t end,
               int units_so_far) {
  int met = 0;
  while (end > 0 && placed[end - 1].units_so_far == units_so_far &&
         placed[end - 1].period.state != PeriodState::gap) {
    --end;
    met += placed[end].period.state == PeriodState::met ? 1 : 0;
  }
  return met;
}

int longest_run(const std::vector<Placed>& placed, Unit unit) {
  int longest = 0;
  for (std::size_t end = 1; end <= placed.size(); ++end) {
    if (placed[end - 1].period.unit == unit) {
      longest = std::max(longest,
                         run_before(placed, end, placed[end - 1].units_so_far));
    }
  }
  return longest;
}

// Whether the nearest period before `index` that says something is a gap.
bool follows_gap(const std::vector<Placed>& placed, std::size_t index) {
  while (index > 0) {
    --index;
    const PeriodState state = placed[index].period.state;
    if (state == PeriodState::gap || state == PeriodState::met) {
      return state == PeriodState::gap;
    }
  }
  return false;
}

int all_comebacks(const std::vector<Placed>& placed,
                  const std::vector<Date>& practiced) {
  int comebacks = 0;
  for (std::size_t index = 0; index < placed.size(); ++index) {
    const Period& period = placed[index].period;
    const bool is_first =
        std::none_of(practiced.begin(), practiced.end(),
                     [&](Date day) { return day < period.first; });
    if (period.state == PeriodState::met && !is_first &&
        follows_gap(placed, index)) {
      ++comebacks;
    }
  }
  return comebacks;
}

std::optional<Progress> times(const std::vector<Day>& days,
                              const OutcomesByDay& outcomes, Date today) {
  // Entries from before the first of `days` belong to it.
  std::optional<int> practiced;
  int target = 0;
  for (const auto& [day, unused] : outcomes) {
    if (day < days.front().date) {
      practiced = practiced.value_or(0) + practiced_on(outcomes, day);
    }
  }
  for (const Day& day : days) {
    if (day.date > today) {
      break;
    }
    if (!day.schedule.counts_to_target()) {
      practiced.reset();
      continue;
    }
    practiced = practiced.value_or(0) + practiced_on(outcomes, day.date);
    target = day.schedule.target();
  }
  if (!practiced) {
    return std::nullopt;
  }
  return Progress{std::min(*practiced, target), target};
}

std::vector<std::string> steps_of(const Assignment& assignment, Date first,
                                  Date today) {
  std::vector<std::string> steps = assignment.steps;
  for (Date day = first; day <= today; day = day.plus_days(1)) {
    for (const Change& change : assignment.changes) {
      if (change.on == day) {
        steps = change.steps.value_or(steps);
      }
    }
  }
  return steps;
}

bool is_done(const std::string& step, const Assignment& assignment,
             const PracticeRules& rules) {
  return std::any_of(
      assignment.entries.begin(), assignment.entries.end(),
      [&](const Entry& entry) {
        const bool is_over =
            entry.outcome == Outcome::done ||
            (assignment.repeats_steps && (entry.outcome == Outcome::partly ||
                                          entry.outcome == Outcome::tried));
        const bool is_said = !assignment.repeats_steps || entry.step_done;
        return is_over && is_said && entry.step == step &&
               practice_day(entry.at, rules.day_starts) <= rules.today;
      });
}

Progress through(const std::vector<std::string>& steps,
                 const Assignment& assignment, const PracticeRules& rules) {
  Progress progress;
  for (const std::string& step : steps) {
    progress.of += 1;
    progress.done += is_done(step, assignment, rules) ? 1 : 0;
  }
  return progress;
}

bool is_open(const std::vector<Placed>& placed, const Day& today,
             const std::optional<Progress>& times) {
  if (!today.is_active) {
    return false;
  }
  if (today.schedule.unit() == Unit::none) {
    return !times || times->done != times->of;
  }
  return std::any_of(placed.begin(), placed.end(), [](const Placed& one) {
    return one.period.state == PeriodState::open;
  });
}

}  // namespace

Practice naive_practice(const Assignment& assignment,
                        const PracticeRules& rules) {
  const OutcomesByDay outcomes = outcomes_by_day(assignment, rules);
  const Date start = beginning(assignment, outcomes, rules.today);
  const std::vector<Day> days = live(assignment, start, rules.today);
  const std::vector<Placed> placed = placed_periods(days, outcomes, rules);
  const Day today = *std::find_if(
      days.begin(), days.end(),
      [&rules](const Day& day) { return day.date == rules.today; });

  Practice practice;
  practice.unit = today.schedule.unit();
  for (const auto& [day, unused] : outcomes) {
    if (practiced_on(outcomes, day) > 0) {
      practice.days.push_back(day);
      practice.last = day;
    }
  }
  practice.progress = times(days, outcomes, rules.today);
  practice.open = is_open(placed, today, practice.progress);
  const std::vector<std::string> steps =
      steps_of(assignment, days.front().date, rules.today);
  if (!steps.empty()) {
    practice.progress = through(steps, assignment, rules);
  }
  if (assignment.is_record) {
    return practice;  // the rest is about practicing
  }
  practice.current = run_before(placed, placed.size(), today.units_so_far);
  practice.longest = longest_run(placed, practice.unit);
  practice.comebacks = all_comebacks(placed, practice.days);
  for (const Placed& one : placed) {
    practice.periods.push_back(one.period);
  }
  return practice;
}

}  // namespace hw::test
