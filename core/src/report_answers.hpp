// What was answered before and after, side by side. For the page alone.
#pragma once

#include <vector>

#include "report_parts.hpp"

namespace hw::page {

// The pairs of finite numbers that answer `question`, on one line and in a
// picture; nothing when there are none.
std::vector<ReportAnswers> answers_in_numbers(const Question& question,
                                              const Homework& homework);

}  // namespace hw::page
