// Files that git could not merge by itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "context.hpp"
#include "git/git.hpp"

namespace hw::cli {

// Whether a line of `text` looks like the first one of a conflict.
bool is_marked(std::string_view text);

// Whether what is marked in `text` waits for a person: it cannot be put
// together block by block.
bool is_undecided(std::string_view text);

// The files that git holds for unmerged, sorted.
std::vector<std::string> unmerged_files(const Git& git);

// Goes through those files, and tells git of the ones that need no decision:
//
//   those that a person has fixed: no conflict is marked in them any more
//   files of the journal that can be merged block by block
//   files that one side took away and the other changed: they stay
//
// Gives these, sorted. The journal is to be locked.
std::vector<std::string> settle_unmerged(Context& context, const Git& git);

}  // namespace hw::cli
