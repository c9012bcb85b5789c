// An entry as it stands in its file, in the editor of a person's choice.
#pragma once

#include "hw/journal.hpp"

#include "context.hpp"
#include "exit_status.hpp"

namespace hw::cli {

// Opens the block of `entry`, one of those of `file`, until it can be read or
// the person has enough, and saves it in place of the old one. What was written
// stays on the disk until it is saved; an Error says where.
ExitStatus edit_entry(const AssignmentFile& file, const Entry& entry,
                      Context& context);

}  // namespace hw::cli
