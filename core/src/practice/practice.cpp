// Entries become logged days, changes become runs of schedules of one unit, and
// both become periods (periods.cpp). A streak is the number of met periods
// since the last gap of its run.
//
// Most callers need the present, and files grow for years. So periods are made
// from a week before the day that is asked for, then from two weeks, four ...,
// until a gap lies before that day: what came before a gap changes nothing that
// is asked for. It ends at the latest where the assignment began.
#include "hw/practice.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <string_view>

#include "active_days.hpp"
#include "logged_days.hpp"
#include "periods.hpp"

namespace hw {
namespace {

Date start_of(const Assignment& assignment,
              const std::vector<LoggedDay>& logged, Date today) {
  if (assignment.agreed_on) {
    return *assignment.agreed_on;
  }
  return logged.empty() ? today : logged.front().day;
}

// How many periods are met in each run: a gap ends one and begins the next.
std::vector<int> runs(std::span<const Period> periods) {
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

// Whether what an entry or a kind of them says makes its step done.
bool ends_step(const auto& entry, const Assignment& assignment) {
  return assignment.repeats_steps
             ? entry.step_done && is_practice(entry.outcome)
             : entry.outcome == Outcome::done;
}

// Nothing without steps.
std::optional<Progress> step_progress(const Assignment& assignment,
                                      const PracticeRules& rules) {
  const std::vector<std::string>& steps = steps_on(assignment, rules.today);
  if (steps.empty()) {
    return std::nullopt;
  }
  const std::set<std::string_view> done = done_steps(assignment, rules);
  const auto count = std::ranges::count_if(
      steps, [&](const std::string& step) { return done.contains(step); });
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

// What periods are made of.
struct Agreed {
  Agreed(const Assignment& assignment, const PracticeRules& rules)
      : logged(logged_days(assignment, rules)),
        start(start_of(assignment, logged, rules.today)),
        active(assignment, start),
        schedules(held_schedules(assignment)) {}

  std::vector<LoggedDay> logged;
  Date start;
  ActiveDays active;
  std::vector<HeldSchedule> schedules;
};

// The periods of `practice` that end on `from` or later, and the runs in them.
void count_periods(Practice& practice, const Agreed& agreed,
                   const PracticeRules& rules, Date from) {
  practice.periods.clear();
  std::map<Unit, int> longest;
  for (const ScheduleRun era : schedule_runs(agreed.schedules, rules.today)) {
    const std::size_t first = practice.periods.size();
    add_periods(era, agreed.active, agreed.logged, rules, from,
                practice.periods);
    const std::vector<int> met_in_a_row =
        runs(std::span(practice.periods).subspan(first));

    practice.unit = unit_of(era);
    practice.current = met_in_a_row.back();
    longest[practice.unit] = std::max(longest[practice.unit],
                                      *std::ranges::max_element(met_in_a_row));
  }
  practice.longest = longest[practice.unit];
}

bool has_gap_before(const Practice& practice, Date day) {
  return std::ranges::any_of(practice.periods, [day](const Period& period) {
    return period.state == PeriodState::gap && period.last < day;
  });
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
  const Agreed agreed(assignment, rules);
  Practice practice;
  const Date since = rules.since.value_or(agreed.start);
  Date from = since;
  int days_back = 7;
  do {
    from = since.plus_days(-days_back);
    count_periods(practice, agreed, rules, from);
    days_back *= 2;
  } while (from > agreed.start && !has_gap_before(practice, since));

  practice.days = practiced_days(agreed.logged);
  if (!practice.days.empty()) {
    practice.last = practice.days.back();
  }
  practice.comebacks = comebacks(practice, all_days().first, all_days().last);

  const std::optional<Progress> times =
      times_progress(agreed.schedules, agreed.logged, rules.today);
  const std::optional<Progress> steps = step_progress(assignment, rules);
  practice.progress = steps ? steps : times;
  practice.open =
      agreed.active.contains(rules.today) && is_open(practice, times);
  if (assignment.is_record) {
    practice.current = practice.longest = practice.comebacks = 0;
    practice.periods.clear();
  }
  return practice;
}

int comebacks(const Practice& practice, Date first, Date last) {
  int comebacks = 0;
  bool after_gap = false;
  for (const Period& period : practice.periods) {
    if (period.state == PeriodState::gap) {
      after_gap = true;
    } else if (period.met_on) {
      const bool is_comeback =
          after_gap && practice.days.front() < period.first;
      comebacks +=
          is_comeback && contains({first, last}, *period.met_on) ? 1 : 0;
      after_gap = false;
    }
  }
  return comebacks;
}

std::set<std::string_view> done_steps(const Assignment& assignment,
                                      const PracticeRules& rules) {
  std::set<std::string_view> done;
  for (const Entry& entry : assignment.entries) {
    if (ends_step(entry, assignment) &&
        practice_day(entry.at, rules.day_starts) <= rules.today) {
      done.insert(entry.step);
    }
  }
  std::vector<bool> counted(assignment.counted_kinds.size());
  for (const CountedEntry& entry : assignment.counted) {
    if (!counted[entry.kind()] && entry.day() <= rules.today) {
      counted[entry.kind()] = true;
    }
  }
  for (std::size_t i = 0; i < counted.size(); ++i) {
    const CountedKind& kind = assignment.counted_kinds[i];
    if (counted[i] && ends_step(kind, assignment)) {
      done.insert(kind.step);
    }
  }
  return done;
}

std::optional<std::string> next_step(const Assignment& assignment,
                                     const PracticeRules& rules) {
  const Assignment now = as_of(assignment, rules.today);
  if (!now.baby_step.empty() && now.what == now.baby_step) {
    return std::nullopt;
  }
  const std::set<std::string_view> done = done_steps(assignment, rules);
  for (const std::string& step : steps_on(assignment, rules.today)) {
    if (!done.contains(step)) {
      return step;
    }
  }
  return std::nullopt;
}

}  // namespace hw
