// What the program offers for what the library finds wrong.
#pragma once

#include <string>

#include "hw/error.hpp"

namespace hw::cli {

// What opens `file` of a journal, so that a person can fix it: "hw edit walk";
// empty where no command does.
std::string command_to_edit(const std::string& file);
// The same, or "a text editor".
std::string how_to_edit(const std::string& file);

// " with: hw edit walk", to go after the last word of a hint or a message that
// is about `file`; empty for Remedy::none.
std::string in_words(Remedy remedy, const std::string& file);

// `problem` with its remedy in words, for showing.
Problem with_remedy(Problem problem);

// The hint of `error` with its remedy in words.
std::string hint_of(const Error& error);

}  // namespace hw::cli
