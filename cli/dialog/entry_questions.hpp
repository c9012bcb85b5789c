// What `hw log` asks on a terminal.
#pragma once

#include <string>
#include <vector>

#include "hw/assignment.hpp"
#include "hw/practice.hpp"

#include "dialog/dialog.hpp"

namespace hw::cli {

// Which half of an entry is asked for.
enum class Half {
  plan,     // what is asked before: the rest of the entry is to come
  outcome,  // what is asked after an entry that was planned
  both,     // everything, afterwards
};

enum class Questions {
  quick,  // at most four questions
  all,
  again,  // those of an entry that is there, also what it answers
};

// The questions of `assignment`, as it holds now, that `entry` does not answer
// yet, or answers again: which step; what is asked before; what happened; then
// ratings, and what was asked before once more; then the rest of `ask_also`.
// Answers go into `entry`, which has to outlive the prompts, and so has
// `assignment`. After `not-this-time` and `no-chance`: what got in the way,
// what would help, and a kind word.
std::vector<Prompt> entry_prompts(const Assignment& assignment,
                                  const PracticeRules& rules, Entry& entry,
                                  Half half, Questions wanted);

// "What do you expect? They stare": the step and the answers of `planned`, for
// whoever is asked how it went.
std::vector<std::string> planned_in_words(const Entry& planned,
                                          const Assignment& assignment);

}  // namespace hw::cli
