// What two commits of a journal differ in, in words.
#pragma once

#include <string>

#include "git.hpp"

namespace hw::cli {

// "2 entries", "an entry and other changes", "changes": what `after` has
// and `before` has not. Empty when nothing. Both are names of commits or trees.
std::string difference(const Git& git, const std::string& before,
                       const std::string& after);

// The name of a tree without files.
std::string empty_tree(const Git& git);

}  // namespace hw::cli
