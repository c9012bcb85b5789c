#include "redact.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "hw/field_table.hpp"

namespace hw::page {
namespace {

// Numbers in place of the names of steps, so that they can still be told
// apart and counted.
class StepNumbers {
 public:
  explicit StepNumbers(const Assignment& header) {
    add(header.steps);
    for (const Change& change : header.changes) {
      add(change.steps.value_or(std::vector<std::string>()));
    }
  }

  // Nothing for a step that is not on any list: those are free words.
  std::string of(const std::string& step) const {
    const auto found = std::find(names_.begin(), names_.end(), step);
    return found == names_.end() ? "" : fmt::to_string(found - names_.begin());
  }

  std::vector<std::string> of_all(const std::vector<std::string>& steps) const {
    std::vector<std::string> numbers;
    for (const std::string& step : steps) {
      numbers.push_back(of(step));
    }
    return numbers;
  }

 private:
  void add(const std::vector<std::string>& steps) {
    names_.insert(names_.end(), steps.begin(), steps.end());
  }

  std::vector<std::string> names_;
};

bool is_wordless(const std::optional<Value>& value) {
  return !value || std::holds_alternative<double>(*value) ||
         std::holds_alternative<TimeOfDay>(*value);
}

}  // namespace

Entry without_words(Entry entry) {
  keep_shown(entry, entry_fields, Shown::in_summary);
  entry.unasked.clear();
  entry.share = Share::summary;
  std::erase_if(entry.answers, [](const Answer& answer) {
    return !is_wordless(answer.before) || !is_wordless(answer.after);
  });
  return entry;
}

Assignment without_words(Assignment assignment) {
  const StepNumbers numbers(assignment);
  keep_shown(assignment, header_fields, Shown::in_summary);
  assignment.steps = numbers.of_all(assignment.steps);
  int count = 0;
  for (Question& question : assignment.questions) {
    keep_shown(question, question_fields, Shown::in_summary);
    question.text = fmt::format("Question {}", ++count);
    question.short_name = fmt::format("question {}", count);
  }
  for (Change& change : assignment.changes) {
    keep_shown(change, change_fields, Shown::in_summary);
    if (change.steps) {
      change.steps = numbers.of_all(*change.steps);
    }
  }
  for (Entry& entry : assignment.entries) {
    entry.step = numbers.of(entry.step);
  }
  for (CountedKind& kind : assignment.counted_kinds) {
    kind.step = numbers.of(kind.step);
  }
  return assignment;
}

}  // namespace hw::page
