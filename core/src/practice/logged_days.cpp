#include "logged_days.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace hw {
namespace {

using DayOutcome = std::pair<Date, Outcome>;

bool excuses(Outcome outcome) {
  return outcome == Outcome::not_this_time || outcome == Outcome::no_chance;
}

// `outcomes` are those of one day, at least one.
LoggedDay logged_day(std::span<const DayOutcome> outcomes) {
  LoggedDay logged{.day = outcomes.front().first, .could_not_happen = true};
  for (const auto& [day, outcome] : outcomes) {
    logged.practiced += is_practice(outcome) ? 1 : 0;
    logged.is_excused |= excuses(outcome);
    logged.could_not_happen &= outcome == Outcome::no_chance;
  }
  return logged;
}

std::vector<DayOutcome> outcomes_in_order(const Assignment& assignment,
                                          const PracticeRules& rules) {
  std::vector<DayOutcome> outcomes;
  outcomes.reserve(assignment.entries.size() + assignment.counted.size());
  for (const CountedEntry& entry : assignment.counted) {
    const Date day = entry.day();
    if (day <= rules.today) {
      outcomes.emplace_back(day,
                            assignment.counted_kinds[entry.kind()].outcome);
    }
  }
  for (const Entry& entry : assignment.entries) {
    const Date day = practice_day(entry.at, rules.day_starts);
    if (day <= rules.today) {
      outcomes.emplace_back(day, entry.outcome);
    }
  }
  // Nearly every file is in order, and the days that people want to read about
  // are its last.
  if (!std::ranges::is_sorted(outcomes, {}, &DayOutcome::first)) {
    std::ranges::sort(outcomes, {}, &DayOutcome::first);
  }
  return outcomes;
}

}  // namespace

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

bool was_answered_today(const Assignment& assignment,
                        const PracticeRules& rules) {
  const auto answers = [&rules](Date day, Outcome outcome) {
    return excuses(outcome) && day == rules.today;
  };
  return std::ranges::any_of(assignment.entries,
                             [&](const Entry& entry) {
                               return answers(
                                   practice_day(entry.at, rules.day_starts),
                                   entry.outcome);
                             }) ||
         std::ranges::any_of(
             assignment.counted, [&](const CountedEntry& entry) {
               const CountedKind& kind = assignment.counted_kinds[entry.kind()];
               return answers(entry.day(), kind.outcome);
             });
}

}  // namespace hw
