// What the answers of a questionnaire come to.
#pragma once

#include <optional>

#include "hw/assignment.hpp"

namespace hw {

// The total of the answers in `entry` to the questions of `score`: their sum,
// those of `reverse` counted from the other end of their range, times
// `multiply`. Of a question that is asked twice its last answer counts.
// Nothing where fewer than `min_answers` are there, where a question that
// counts the other way has no range, and where none of them is answered: what
// is not answered is never guessed.
std::optional<double> total(const Score& score, const QuestionIndex& questions,
                            const Entry& entry);

// `assignment` with each total as one more answer to one more question, for
// those who show or export it: never to be written to a file. What is summed
// up is no longer on the page by itself, unless its question says where.
Assignment with_totals(Assignment assignment);

}  // namespace hw
