// What to tell of the two versions that a merge left in a file.
#pragma once

#include <string>
#include <string_view>

namespace hw {

// Why no more than a person can put together what `text`, which has conflict
// markers, holds; empty when resolve_conflicts() does.
std::string why_undecided(std::string_view text);

// The same, and what a person can do about it: Remedy::edit_file.
std::string for_a_person(std::string_view why);

}  // namespace hw
