// What the numbers in entries come to, in lines.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "hw/assignment.hpp"

#include "context.hpp"

namespace hw::cli {

// The numbers that were answered to one question, with their days: a line for
// each run of entries with one step.
struct AnswersOverTime {
  std::string question;            // "Fear (0-100)"
  std::vector<std::string> lines;  // "Ride one stop: Wed 18 Nov 70 → 45, ..."
};

// The `latest` of each question that was answered with numbers, oldest first.
std::vector<AnswersOverTime> answers_over_time(const Assignment& assignment,
                                               std::size_t latest,
                                               const Context& context);

// "Fri 20 Nov: in bed 7:40, asleep 6:50, efficiency 89 of 100": the nights of a
// sleep diary that were filled in. None for other homework.
std::vector<std::string> nights(const Assignment& assignment,
                                const Context& context);

}  // namespace hw::cli
