// Pauses of an assignment that get into each other's way. For core only.
#pragma once

#include "hw/date.hpp"

#include "fields.hpp"
#include "toml.hpp"

namespace hw {

// Notes each pause of which another change takes days away, in a file that
// contradicts itself by it: a pause that begins in it and ends before it, where
// it says an end, or a resumption that stands above it in the file.
void note_overlapping_pauses(const TomlTable& root, Date today,
                             ProblemList& problems);

}  // namespace hw
