// Assignments as commands look for them.
#pragma once

#include <string>
#include <vector>

#include "hw/journal.hpp"

#include "environment.hpp"

namespace hw::cli {

// The one assignment that is active today. Throws Error when there is none,
// or several, and says how to name one.
AssignmentFile find_only_active(Environment& environment);

// Throws Error with the first problem of a file that was not read whole:
// nothing is written to such a file.
void require_whole(const AssignmentFile& file);

// Throws Error when `assignment` is finished or was let go by `today`: it can
// be looked at, and changed no more.
void require_going_on(const Assignment& assignment, Date today);

// Throws Error when there is no journal yet, and says how to begin one.
void require_journal(const Environment& environment);

// A kind sentence for an empty journal, and how to begin.
std::string nothing_yet(const Environment& environment);

// Everything that stands on standard input.
std::string read_standard_input();

}  // namespace hw::cli
