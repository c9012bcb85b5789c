#include "figures.hpp"

#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/sleep.hpp"
#include "hw/wording.hpp"

#include "phrases.hpp"

namespace hw::cli {
namespace {

using Side = std::optional<Value> Answer::*;  // before or after

// "▆▅▃ 70 65 60": how the numbers answered to `question` went.
std::string answers_in_words(const Assignment& assignment,
                             const Question& question, Side side) {
  std::vector<double> numbers;
  for (const Entry* const entry : in_order(assignment)) {
    for (const Answer& answer : entry->answers) {
      const auto& value = answer.*side;
      if (answer.key == question.key && value &&
          std::holds_alternative<double>(*value)) {
        numbers.push_back(std::get<double>(*value));
      }
    }
  }
  return numbers.empty() ? ""
                         : fmt::format("{} {}", bars(numbers, question.range),
                                       fmt::join(numbers, " "));
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
  std::vector<std::string> lines;
  for (const Question& question : assignment.questions) {
    const bool is_asked_twice = question.when == Asked::both;
    for (const Side side : {&Answer::before, &Answer::after}) {
      const std::string words = answers_in_words(assignment, question, side);
      const char* const when = side == &Answer::before ? ", before" : ", after";
      if (!words.empty()) {
        lines.push_back(fmt::format("{}{}: {}", in_words(question),
                                    is_asked_twice ? when : "", words));
      }
    }
  }
  return lines;
}

std::vector<std::string> nights(const Assignment& assignment,
                                const Environment& environment) {
  std::vector<std::string> lines;
  if (!is_sleep_diary(assignment)) {
    return lines;
  }
  for (const Entry* const entry : in_order(assignment)) {
    const std::string words = in_words(night_of(*entry, environment.clock));
    if (!words.empty()) {
      lines.push_back(
          fmt::format("{}: {}", in_words(entry->at.date, environment), words));
    }
  }
  return lines;
}

}  // namespace hw::cli
