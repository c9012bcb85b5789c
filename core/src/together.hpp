// Several files written together: all of them or none, whatever happens.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hw/error.hpp"
#include "hw/storage.hpp"

#include "step_records.hpp"

namespace hw {

// What write_together() is at. It is there before the first file is touched and
// gone when the last one is in place, and nobody is told that a step was taken
// before that. So, a step found here has to be taken back, not completed: the
// person saw no answer, and may be about to type the command again.
inline constexpr auto unfinished_path = ".hw/unfinished";

// What a merge of two journals is at, while hw sync puts them together.
inline constexpr auto merging_path = ".hw/merging";

struct FileWrite {
  std::string path;
  WholeText before;
  WholeText after;
  FileVersion seen;  // what the file was when `before` was read
};

StepRecord record_of(std::string_view what,
                     const std::vector<FileWrite>& writes);

// Whether lock_to_change() has something to take back, or another program is
// at such a step.
bool has_half_a_step(const Storage& storage);

// Why nothing of `records`, found at `path`, is to be obeyed: they name
// something that is no file of the journal; nothing if all is well.
std::optional<Error> foreign_name(std::string_view path, const Records& records,
                                  const std::string& hint);

// The same where git tracks .hw: they may come from somebody else.
std::optional<Error> why_tracked(const Storage& storage, std::string_view path);

// Locks the journal to change it, and takes back what a program that was ended
// halfway through write_together() has left, as take_back_half_a_step() does.
// Throws Error for a journal whose
// `format` is higher than known_format.
std::unique_ptr<StorageLock> lock_to_change(Storage& storage);

// Writes, or removes, one file.
void write_file(Storage& storage, const FileWrite& write);

// All of `writes`, in order, and what they take away noted in meant_path, where
// the journal is a git repository. When this throws, or the program ends before
// it returns, nothing of it is there once the disk says yes again and the
// journal is next locked by lock_to_change().
void write_together(Storage& storage, std::vector<FileWrite> writes);

// Takes each file back that is as `record` leaves it, the last one first. One
// that is not was not reached, or is somebody else's by now: it stays. Says
// nothing of what the disk refuses: for when an Error is on its way already.
void try_to_take_back(Storage& storage, const StepRecord& record);

}  // namespace hw
