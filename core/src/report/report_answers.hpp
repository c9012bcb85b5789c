// What was answered before and after, side by side. For the page only.
#pragma once

#include <vector>

#include "report_model.hpp"

namespace hw::page {

// An answer with the entry it is a part of.
struct EntryAnswer {
  const Entry* entry;
  const Answer* answer;
};

// Those to one question, in order of time.
using EntryAnswers = std::vector<EntryAnswer>;

// The pairs of finite numbers in `answers` to `question` of `homework`, on one
// line and in a picture; nothing when there are none.
std::vector<ReportAnswers> answers_in_numbers(const Question& question,
                                              const EntryAnswers& answers,
                                              const Homework& homework);

}  // namespace hw::page
