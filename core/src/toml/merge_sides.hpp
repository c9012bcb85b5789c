// Merging the two sides of a text with conflicts in it. For core only.
#pragma once

#include <string_view>

#include "hw/merge.hpp"

namespace hw {

// As merge() does, with a `base` that consists of what both sides have in
// common: that may end within a value, and still tells which blocks are old.
Merged merge_sides(std::string_view base, std::string_view ours,
                   std::string_view theirs);

}  // namespace hw
