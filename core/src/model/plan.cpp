#include "hw/plan.hpp"

#include <algorithm>
#include <utility>

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

// Whether `outcome` says when it was, and not `planned`: on another day, or
// earlier, or when the plan was for no other time than that of writing it.
bool is_other_time(const Entry& planned, const Entry& outcome,
                   TimeOfDay day_starts) {
  const bool is_for_later =
      !planned.before_at || is_before(*planned.before_at, planned.at);
  return !is_for_later || is_before(outcome.at, planned.at) ||
         practice_day(planned.at, day_starts) !=
             practice_day(outcome.at, day_starts);
}

// Whether `answer` replaces what was expected: hindsight is no expectation.
bool is_said_anew(const Answer& answer, const Entry& planned) {
  const Answer* const expected = find_answer(planned, answer.key);
  const auto differs = [](const auto& half, const auto& other) {
    return half && other && *half != *other;
  };
  return expected != nullptr && (differs(answer.before, expected->before) ||
                                 differs(answer.after, expected->after));
}

// What `entry` answered to `question` before it.
std::optional<Value> expected(const Question& question, const Entry& entry) {
  const Answer* const answer = find_answer(entry, question.key);
  if (answer == nullptr || question.when == Asked::after) {
    return std::nullopt;
  }
  return question.when == Asked::both ? answer->before : answer->after;
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
  if (is_other_time(planned, outcome, day_starts)) {
    entry.at = outcome.at;
  }
  entry.outcome = outcome.outcome;
  const bool is_hindsight = std::ranges::any_of(
      outcome.answers,
      [&](const Answer& answer) { return is_said_anew(answer, planned); });
  if (entry.before_at && is_hindsight) {
    entry.before_at = outcome.at;  // for a file: a key is never taken away
  }
  return with_given(std::move(entry), outcome);
}

Entry with_given(Entry entry, const Entry& given) {
  for_each_field(entry_fields, [&](const auto& field) {
    if (is_given(given, field)) {
      entry.*field.member = given.*field.member;
    }
  });
  for (const Answer& answer : given.answers) {
    add(answer, entry.answers);
  }
  return entry;
}

std::optional<Moment> time_of_expectation(
    const Entry& before, const Entry& after,
    const std::vector<Question>& questions, const Moment& now) {
  const bool is_other =
      std::ranges::any_of(questions, [&](const Question& question) {
        return expected(question, before) != expected(question, after);
      });
  if (!before.before_at || !is_other) {
    return after.before_at;
  }
  return is_before(now, after.at) ? std::optional(now) : std::nullopt;
}

}  // namespace hw
