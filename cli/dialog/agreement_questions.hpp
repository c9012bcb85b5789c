// What `hw add` asks on a terminal.
#pragma once

#include <vector>

#include "hw/assignment.hpp"

#include "dialog/dialog.hpp"

namespace hw::cli {

// Questions for what `assignment` does not say yet, its title first. Answers go
// into `assignment`, which has to outlive the prompts. When it is less likely
// than `settings.likely` that the person does it, a smaller version is offered,
// once.
std::vector<Prompt> agreement_prompts(Assignment& assignment,
                                      const Settings& settings);

}  // namespace hw::cli
