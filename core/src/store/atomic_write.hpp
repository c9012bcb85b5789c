// Several files written together: all of them or none, whatever happens.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hw/error.hpp"
#include "hw/storage.hpp"
#include "hw/write_all.hpp"

#include "undo_log.hpp"

namespace hw {

// What write_all() is at. It is there before the first file is touched and
// gone when the last one is in place, and success is not reported
// before that. So, a step found here has to be taken back, not completed: the
// person saw no answer, and may be about to type the command again.
inline constexpr auto write_ahead_path = ".hw/unfinished";

ChangeSet change_set_of(std::string_view what,
                        const std::vector<FileWrite>& writes);

// Whether lock_to_change() has something to take back, or another program is
// at such a step.
bool has_half_a_step(const Storage& storage);

// Why nothing of `records`, found at `path`, is to be obeyed: they name
// something that is no file of the journal; nothing if all is well.
std::optional<Error> foreign_name(std::string_view path, const Records& records,
                                  const std::string& hint);

// The same where git tracks .hw: they may come from another person.
std::optional<Error> why_tracked(const Storage& storage, std::string_view path);

// Writes all files of the step that `what` names, or none, and adds it to the
// history. An unreadable history, or one that cannot be written, is gone on
// without.
void commit_changes(Storage& storage, std::string_view what,
                    std::vector<FileWrite> writes);

// The write that notes in meant_path what `record` takes away and puts back.
// Nothing if that changes nothing, or if the journal is no git repository.
// Throws Error when the disk says no.
std::optional<FileWrite> note_of(const Storage& storage,
                                 const ChangeSet& record);

// Takes each file back that is as `record` leaves it, the last one first. One
// that is not was not reached, or was changed since: it stays. Says
// nothing of what the disk refuses: for when an Error is on its way already.
void try_to_take_back(Storage& storage, const ChangeSet& record);

}  // namespace hw
