// Work of git that waits to be gone on with, and how.
#pragma once

#include <string>
#include <vector>

#include "context.hpp"

namespace hw::cli {

// The files of the journal: what else lies there is not hw's business.
std::vector<std::string> journal_files(const Storage& storage);

// What a person does about conflicts in `files`: "Keep what you want of both
// versions, and take the lines ... away: hw edit walk".
std::string how_to_decide(const std::vector<std::string>& files);

// How to go on with `work` (see unfinished_work()), step by step: with what a
// person has to decide first, where there is such a thing.
std::string how_to_go_on(const Context& context, const std::string& work);

// Says on stderr what is unfinished, and how to go on.
void tell_unfinished_work(const Context& context);

}  // namespace hw::cli
