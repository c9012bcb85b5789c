// A step on its way to the disk and into the history.
#pragma once

#include <string_view>
#include <vector>

#include "hw/storage.hpp"

#include "atomic_write.hpp"

namespace hw {

// Writes all files of the step that `what` names, or none, and adds it to the
// history. An unreadable history, or one that cannot be written, is gone on
// without.
void commit_changes(Storage& storage, std::string_view what,
                    std::vector<FileWrite> writes);

}  // namespace hw
