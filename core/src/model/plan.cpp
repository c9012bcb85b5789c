#include "hw/plan.hpp"

#include <algorithm>

namespace hw {
namespace {

void take(std::string& text, const std::string& newer) {
  if (!newer.empty()) {
    text = newer;
  }
}

template <typename T>
void take(std::optional<T>& value, const std::optional<T>& newer) {
  if (newer) {
    value = newer;
  }
}

void take(std::vector<Answer>& answers, const Answer& newer) {
  const auto found = std::find_if(
      answers.begin(), answers.end(),
      [&newer](const Answer& answer) { return answer.key == newer.key; });
  if (found == answers.end()) {
    answers.push_back(newer);
    return;
  }
  take(found->before, newer.before);
  take(found->after, newer.after);
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
  take(entry.step, outcome.step);
  take(entry.minutes, outcome.minutes);
  take(entry.difficulty, outcome.difficulty);
  take(entry.helped, outcome.helped);
  if (!outcome.obstacles.empty()) {
    entry.obstacles = outcome.obstacles;
  }
  take(entry.would_help, outcome.would_help);
  take(entry.learned, outcome.learned);
  take(entry.kind_word, outcome.kind_word);
  take(entry.note, outcome.note);
  entry.proud = planned.proud || outcome.proud;
  take(entry.bring, outcome.bring);
  take(entry.share, outcome.share);
  for (const Answer& answer : outcome.answers) {
    take(entry.answers, answer);
  }
  return entry;
}

}  // namespace hw
