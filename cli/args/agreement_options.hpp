// The words of an agreement as options: the same for `add` and `change`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hw/assignment.hpp"

#include "args/arguments.hpp"

namespace hw::cli {

// What can be agreed on at the beginning and changed later. What was not given
// is not there; an empty list was not given.
struct AgreementArguments {
  std::optional<std::string> goal;
  std::optional<std::string> what;
  std::optional<std::string> baby_step;
  std::optional<std::string> cue;
  std::vector<std::string> if_then;
  std::optional<std::string> schedule;
  std::vector<std::string> steps;
  std::optional<int> confidence;
  std::optional<std::string> share;
};

void add_agreement_options(const Arguments& takes,
                           AgreementArguments& arguments);

// Reads `arguments`, which the options above have checked, as a change that
// holds from `on`.
Change to_change(const AgreementArguments& arguments, Date on);

// Words of the file format as options give them: `text` was checked by
// one_of().
template <typename Word>
Word to_word(const std::string& text) {
  return parse_word<Word>(text).value();
}

}  // namespace hw::cli
