// What people type first, and how it is said here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hw::cli {

// The command that `word` is another name for, or `word` itself.
std::string command_for(const std::string& word);

// What to use in place of a command `word`, which there is not: "Use: hw find
// WORDS". Empty where it is not known.
std::string instead_of(std::string_view word);

// What `words`, the arguments of `command`, most likely mean, where
// `unexpected` is the first that is not understood: "To write a file: hw report
// -o friday.md". Empty where it is not known.
std::string likely_meaning(std::string_view command,
                           const std::vector<std::string>& words,
                           const std::string& unexpected);

// Throws UsageError where a command line is understood, and most likely not as
// it is meant: "hw agenda done 1" would be one more line of the agenda.
void check_meaning(const std::vector<std::string>& words);

}  // namespace hw::cli
