// What the numbers in entries come to, in lines.
#pragma once

#include <string>
#include <vector>

#include "hw/assignment.hpp"

#include "context.hpp"

namespace hw::cli {

// "Fear (0-100), before: ▆▅▃ 70 65 60": a line for each question that was
// answered with numbers, or two for one that is asked with both.
std::vector<std::string> answers_over_time(const Assignment& assignment);

// "Fri 20 Nov: in bed 7:40, asleep 6:50, efficiency 89 of 100": the nights of a
// sleep diary that were filled in. None for other homework.
std::vector<std::string> nights(const Assignment& assignment,
                                const Context& context);

}  // namespace hw::cli
