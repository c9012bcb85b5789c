// How each question of `hw log` is put, and what is taken for an answer.
// Answers go into `entry`, which has to outlive the prompt. What it says
// already is suggested.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "hw/assignment.hpp"

#include "dialog/dialog.hpp"

namespace hw::cli {

using Side = std::optional<Value> Answer::*;  // before or after

// Any text. `text` has to outlive the prompt.
Prompt text_prompt(std::string_view question, std::string& text);

// A whole number from `least` to `most`. `number` has to outlive the prompt.
Prompt number_prompt(const std::string& question, std::optional<int>& number,
                     int most, int least = 0);

// What got in the way.
Prompt obstacle_prompt(Entry& entry);

// Which step of `assignment`, where Enter takes `next`, the one to come; empty:
// there is none.
Prompt step_prompt(const Assignment& assignment, Entry& entry,
                   const std::string& next);

// Whether the step that `entry` names by then is done.
Prompt step_done_prompt(Entry& entry);

// One side of the answer to `question`. What it is about `is_over`, or is to
// come: a question can read differently then.
// `names_scale` says whether names of its numbers are told.
Prompt answer_prompt(const Question& question, Entry& entry, Side side,
                     bool is_over, bool names_scale);

// A key that every entry has, asked for in words; nothing when it is answered,
// unless `is_again`.
std::optional<Prompt> builtin_prompt(std::string_view key, Entry& entry,
                                     bool is_again);

// The step of `assignment` that `text` means: its number, its text, or a part
// of it that no other step has. Throws Error that lists the steps.
std::string find_step(const std::string& text, const Assignment& assignment);

}  // namespace hw::cli
