// What `hw add` asks on a terminal.
#pragma once

#include <vector>

#include "hw/assignment.hpp"

#include "dialog/dialog.hpp"

namespace hw::cli {

// Questions for everything that `assignment` and `begun` have in common, as the
// command line did not say it: the title first. What a template or a file said
// there, if it is not empty, is suggested. Steps are asked for where there is a
// ladder; a record is asked for little. Answers go into `assignment`, which has
// to outlive the prompts, and so has `begun`. When it is less likely than
// `settings.likely` that the person does it, a smaller version is offered,
// once: a change of the same day.
std::vector<Prompt> agreement_prompts(Assignment& assignment,
                                      const Assignment& begun,
                                      const Settings& settings);

}  // namespace hw::cli
