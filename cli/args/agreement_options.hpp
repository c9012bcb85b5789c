// The words of an agreement as options: the same for `add` and `change`.
#pragma once

#include <string>
#include <vector>

#include "hw/assignment.hpp"

#include "args/arguments.hpp"

namespace hw::cli {

// What can be agreed on at the beginning and changed later. What was not given
// is not there; an empty list was not given.
struct AgreementArguments {
  Change change = {.on = all_days().first};  // that day says nothing
  std::vector<std::string> if_then;
  std::vector<std::string> steps;
};

void add_agreement_options(const Arguments& takes,
                           AgreementArguments& arguments);

// Reads `arguments`, which the options above have checked, as a change that
// holds from `on`.
Change to_change(const AgreementArguments& arguments, Date on);

}  // namespace hw::cli
