// What `share = "summary"` leaves of an assignment and of an entry: that it
// happened, and numbers. What is not named there reaches no page.
#pragma once

#include "hw/assignment.hpp"

namespace hw::page {

// `entry` without what was typed. The step stays: it has to be counted.
Entry without_words(Entry entry);

// `assignment`, of which only the title keeps its words, with numbers for the
// names of its steps. Its entries keep theirs, apart from the step: those that
// are not shared in words have none left.
Assignment without_words(Assignment assignment);

}  // namespace hw::page
