// What could be typed next: for the completions of shells.
//
// Completing looks only at names and at no entry, so it is quick in a journal
// of any age.
#pragma once

#include <string>
#include <vector>

#include "args/completion_context.hpp"
#include "context.hpp"

namespace hw::cli {

struct Candidate {
  std::string word;
  std::string meaning;  // one line, or empty
};

// Stand for all files and all folders: those a shell knows best.
inline constexpr auto any_file = ":files";
inline constexpr auto any_folder = ":folders";

// The words that could stand at the cursor of `line` and begin as what is
// typed, ignoring case. Of assignments, those that are not over; others when
// none of these begins like that. Throws Error when the journal cannot be read.
std::vector<Candidate> complete(const CompletionContext& line,
                                const Context& context);

}  // namespace hw::cli
