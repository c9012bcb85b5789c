// The rules of practice a second time, to compare with: day by day, slow.
#pragma once

#include "hw/practice.hpp"

namespace hw::test {

// What practice() gives, found by living through every day from before the
// first one that matters to after the last one.
Practice naive_practice(const Assignment& assignment,
                        const PracticeRules& rules);

}  // namespace hw::test
