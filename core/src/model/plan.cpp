#include "hw/plan.hpp"

#include <algorithm>

#include "hw/field_table.hpp"

namespace hw {
namespace {

void add(const Answer& newer, std::vector<Answer>& answers) {
  const auto found = std::find_if(
      answers.begin(), answers.end(),
      [&newer](const Answer& answer) { return answer.key == newer.key; });
  if (found == answers.end()) {
    answers.push_back(newer);
    return;
  }
  found->before = newer.before ? newer.before : found->before;
  found->after = newer.after ? newer.after : found->after;
}

}  // namespace

std::optional<std::size_t> planned_entry(const Assignment& assignment, Date day,
                                         TimeOfDay day_starts,
                                         std::string_view step) {
  for (std::size_t i = assignment.entries.size(); i > 0; --i) {
    const Entry& entry = assignment.entries[i - 1];
    const bool is_other_step =
        !step.empty() && !entry.step.empty() && entry.step != step;
    if (entry.outcome == Outcome::planned && !is_other_step &&
        practice_day(entry.at, day_starts) <= day) {
      return i - 1;
    }
  }
  return std::nullopt;
}

Entry finish_plan(const Entry& planned, const Entry& outcome,
                  TimeOfDay day_starts) {
  Entry entry = planned;
  if (practice_day(planned.at, day_starts) !=
          practice_day(outcome.at, day_starts) ||
      is_before(outcome.at, planned.at)) {
    entry.at = outcome.at;
  }
  entry.outcome = outcome.outcome;
  for_each_field(entry_fields, [&](const auto& field) {
    if (is_given(outcome, field)) {
      entry.*field.member = outcome.*field.member;
    }
  });
  for (const Answer& answer : outcome.answers) {
    add(answer, entry.answers);
  }
  return entry;
}

}  // namespace hw
