// How steps get into the file meant_path. For core only.
#pragma once

#include <optional>

#include "hw/storage.hpp"

#include "atomic_write.hpp"
#include "undo_log.hpp"

namespace hw {

// The write that notes what `record` takes away and puts back. Nothing if that
// changes nothing, or if the journal is no git repository. Throws Error when
// the disk says no.
std::optional<FileWrite> note_of(const Storage& storage,
                                 const ChangeSet& record);

}  // namespace hw
