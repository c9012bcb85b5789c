#include "dialog/answer_history.hpp"

#include <map>
#include <optional>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/sleep.hpp"
#include "hw/wording.hpp"

#include "phrases.hpp"

namespace hw::cli {
namespace {

// The numbers that were answered to one question, in order of time.
struct Numbers {
  std::vector<double> before;
  std::vector<double> after;
};

using NumbersByKey = std::map<std::string_view, Numbers>;

void add(std::vector<double>& numbers, const std::optional<Value>& value) {
  if (value && std::holds_alternative<double>(*value)) {
    numbers.push_back(std::get<double>(*value));
  }
}

NumbersByKey answered_numbers(const Assignment& assignment) {
  NumbersByKey numbers;
  for (const Entry* const entry : in_order(assignment)) {
    for (const Answer& answer : entry->answers) {
      Numbers& answered = numbers[answer.key];
      add(answered.before, answer.before);
      add(answered.after, answer.after);
    }
  }
  return numbers;
}

// "Fear (0-100), before: ▆▅▃ 70 65 60", if there are any.
void add_line(std::vector<std::string>& lines, const Question& question,
              std::string_view when, const std::vector<double>& numbers) {
  if (!numbers.empty()) {
    lines.push_back(fmt::format("{}{}: {} {}", in_words(question),
                                question.when == Asked::both ? when : "",
                                bars(numbers, question.range),
                                fmt::join(numbers, " ")));
  }
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

std::vector<std::string> answers_over_time(const Assignment& assignment) {
  NumbersByKey numbers = answered_numbers(assignment);
  std::vector<std::string> lines;
  for (const Question& question : assignment.questions) {
    const Numbers& answered = numbers[question.key];
    add_line(lines, question, ", before", answered.before);
    add_line(lines, question, ", after", answered.after);
  }
  return lines;
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
