// Blocks whose time was corrected, known again by what else they say. For core
// only.
#pragma once

#include <vector>

#include "three_way_align.hpp"

namespace hw {

// One side of a merge, which some parts of the base are paired with.
struct PairedSide {
  const Items& parts;
  Pairs from_base;           // for each part of the base, the same one here
  std::vector<bool> paired;  // for each part here, whether it is one of them

  void pair(std::size_t old_part, std::size_t part) {
    from_base[old_part] = part;
    paired[part] = true;
  }
};

// Pairs what is left of `base` and both sides by the rule for blocks with an
// `at` that a side took away (merge.hpp). New parts that both sides have in the
// same words are left as they are.
void pair_moved(const Items& base, PairedSide& ours, PairedSide& theirs);

}  // namespace hw
