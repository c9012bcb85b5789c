#include "dialog/answer_history.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/sleep.hpp"
#include "hw/wording.hpp"

#include "phrases.hpp"

namespace hw::cli {
namespace {

bool is_number(const std::optional<Value>& value) {
  return value && std::holds_alternative<double>(*value);
}

// "70 → 45"; "70 →" where only the half before is there.
std::string numbers_in(const Answer& answer, const Question& question) {
  const std::string words = in_words(answer);
  if (question.when != Asked::both || (answer.before && answer.after)) {
    return words;
  }
  return answer.before ? words + " →" : "→ " + words;
}

// The entries that answer `question` with a number, oldest first.
std::vector<const Entry*> answering(const Assignment& assignment,
                                    const Question& question) {
  std::vector<const Entry*> entries = in_order(assignment);
  std::erase_if(entries, [&question](const Entry* entry) {
    const Answer* const answer = find_answer(*entry, question.key);
    return entry->outcome == Outcome::planned || answer == nullptr ||
           !(is_number(answer->before) || is_number(answer->after));
  });
  return entries;
}

// "In bed 7:40, asleep 6:50, efficiency 89 of 100"; empty for a night that was
// not filled in.
std::string in_words(const Night& night) {
  std::vector<std::string> parts;
  if (night.minutes_in_bed) {
    parts.push_back(fmt::format("in bed {}", in_hours(*night.minutes_in_bed)));
  }
  if (night.minutes_asleep) {
    parts.push_back(fmt::format("asleep {}", in_hours(*night.minutes_asleep)));
  }
  if (night.efficiency) {
    parts.push_back(fmt::format("efficiency {:.0f} of 100", *night.efficiency));
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

}  // namespace

std::vector<AnswersOverTime> answers_over_time(const Assignment& assignment,
                                               std::size_t latest,
                                               const Context& context) {
  std::vector<AnswersOverTime> all;
  for (const Question& question : assignment.questions) {
    const std::vector<const Entry*> entries = answering(assignment, question);
    AnswersOverTime told{in_words(question), {}};
    const std::string* step = nullptr;
    for (std::size_t i = entries.size() - std::min(entries.size(), latest);
         i < entries.size(); ++i) {
      const Entry& entry = *entries[i];
      if (step == nullptr || *step != entry.step) {
        told.lines.push_back(entry.step.empty() ? "" : entry.step + ": ");
      } else {
        told.lines.back() += ", ";
      }
      step = &entry.step;
      told.lines.back() += fmt::format(
          "{} {}",
          in_words(practice_day(entry.at, context.settings.day_starts),
                   context),
          numbers_in(*find_answer(entry, question.key), question));
    }
    if (!told.lines.empty()) {
      all.push_back(std::move(told));
    }
  }
  return all;
}

std::vector<std::string> nights(const Assignment& assignment,
                                const Context& context) {
  std::vector<std::string> lines;
  if (!is_sleep_diary(assignment)) {
    return lines;
  }
  for (const Entry* const entry : in_order(assignment)) {
    const std::string words = in_words(night_of(*entry, context.clock));
    if (!words.empty()) {
      lines.push_back(
          fmt::format("{}: {}", in_words(entry->at.date, context), words));
    }
  }
  return lines;
}

}  // namespace hw::cli
