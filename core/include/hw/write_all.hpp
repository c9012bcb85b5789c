// Several files of a journal written as one change, for what is no step that
// `hw undo` takes back: see Transaction for those.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hw/storage.hpp"

namespace hw {

// The steps that `hw undo` takes back: see history.hpp.
inline constexpr auto history_path = ".hw/history";

// A file on its way from one text to another; nothing where there is no file.
struct FileWrite {
  std::string path;
  std::optional<std::string> before;
  std::optional<std::string> after;
  FileVersion seen;  // what the file was when `before` was read
};

// What makes `after` of `path`, where `file` was read.
FileWrite rewrite(const std::string& path, const std::optional<FileText>& file,
                  std::optional<std::string> after);

// Locks the journal to change it, and takes back what a program that was ended
// halfway through write_all() has left. Throws Error for a journal whose
// `format` is higher than known_format.
std::unique_ptr<StorageLock> lock_to_change(Storage& storage);

// Writes, or removes, one file.
void write_file(Storage& storage, const FileWrite& write);

// All of `writes`, in order, and what they take away noted in meant_path, where
// the journal is a git repository. When this throws, or the program ends before
// it returns, nothing of it is there once the disk says yes again and the
// journal is next locked by lock_to_change(). The journal is to be locked.
void write_all(Storage& storage, std::vector<FileWrite> writes);

// Keeps `text`, which the file `path` held, in .hw/aside, where nothing is read
// and nothing is sent from; gives its path there.
std::string keep_aside(Storage& storage, const std::string& path,
                       std::string_view text);

// Removes all that hw keeps in .hw about steps: for when it was tracked by git,
// so that nothing of it is obeyed once it no longer is. Everything but the
// lock, and the copies below .hw/edit. The journal has to be locked.
void forget_records(Storage& storage);

}  // namespace hw
