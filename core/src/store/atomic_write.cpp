// A write-ahead record: write_ahead_path gets the deltas of all files, then
// each file is replaced, then the record is removed. Whoever locks the journal
// next and finds a record takes back every file that is as the record leaves
// it. A damaged record was not on the disk before the first file was touched,
// so that there is nothing to take back.
#include "atomic_write.hpp"

#include <utility>

#include <fmt/format.h>

#include "hw/journal.hpp"
#include "hw/meant.hpp"

namespace hw {
namespace {

std::string unfinished_text(const ChangeSet& record) {
  return records_text({record}, 0);
}

// See try_to_take_back().
void take_back(Storage& storage, const ChangeSet& record) {
  for (auto change = record.changes.rbegin(); change != record.changes.rend();
       ++change) {
    const std::optional<FileText> file = storage.read(change->path);
    const WholeText now = file ? WholeText(file->text) : std::nullopt;
    if (is_after(*change, now)) {
      write_file(storage, rewrite(change->path, file,
                                  changed_text(reversed(*change), now)));
    }
  }
}

void remove_if_there(Storage& storage, const std::string& path) {
  if (const std::optional<FileText> file = storage.read(path)) {
    storage.remove(path, file->version);
  }
}

void take_back_unfinished(Storage& storage) {
  const std::optional<FileText> file = storage.read(write_ahead_path);
  if (!file) {
    return;
  }
  // It was whole before the first file was touched. One that is not belongs to
  // a step that did not get that far.
  const Records unfinished = records_in(file->text).value_or(Records());
  std::optional<Error> refusal = foreign_name(
      write_ahead_path, unfinished, "hw did nothing of it, and removed it.");
  if (!refusal) {
    refusal = why_tracked(storage, write_ahead_path);
  }
  for (const ChangeSet& record : unfinished.records) {
    if (!refusal) {
      take_back(storage, record);
    }
  }
  storage.remove(write_ahead_path, file->version);
  if (refusal) {
    storage.warn(*refusal);
  }
}

// The disk may have said no after it took the note away: then, without a note,
// all files are in place, and they stay there unless there can be one again.
void try_to_take_back_unfinished(Storage& storage, const ChangeSet& record) {
  try {
    if (!storage.read(write_ahead_path)) {
      storage.replace(write_ahead_path, unfinished_text(record), {});
    }
    take_back(storage, record);
    remove_if_there(storage, write_ahead_path);
  } catch (const Error&) {
    // The Error that is on its way already says what the disk refuses, and the
    // note what is left to take back.
  }
}

void require_known_format(const Storage& storage) {
  const int format = load_settings(storage).value.format;
  if (format > known_format) {
    throw Error(
        fmt::format("the journal has format {}, and this version of hw writes "
                    "format {}",
                    format, known_format),
        "Nothing was written. Use a newer version of hw to change it; this one "
        "can read it.");
  }
}

void write_files(Storage& storage, const std::vector<FileWrite>& writes) {
  for (const FileWrite& write : writes) {
    write_file(storage, write);
  }
  remove_if_there(storage, write_ahead_path);
}

// What hw keeps in .hw and writes together with files of the journal.
bool is_own_note(std::string_view path) {
  return path == history_path || path == meant_path;
}

}  // namespace

FileWrite rewrite(const std::string& path, const std::optional<FileText>& file,
                  std::optional<std::string> after) {
  FileWrite write = {.path = path, .after = std::move(after)};
  if (file) {
    write.before = file->text;
    write.seen = file->version;
  }
  return write;
}

ChangeSet change_set_of(std::string_view what,
                        const std::vector<FileWrite>& writes) {
  ChangeSet record = {.what = std::string(what)};
  for (const FileWrite& write : writes) {
    record.changes.push_back(
        change_between(write.path, write.before, write.after));
  }
  return record;
}

std::optional<Error> foreign_name(std::string_view path, const Records& records,
                                  const std::string& hint) {
  for (const ChangeSet& record : records.records) {
    for (const FileDelta& change : record.changes) {
      if (!is_journal_file(change.path) && !is_own_note(change.path)) {
        return Error(fmt::format("{} names {}, which is no file of the journal",
                                 path, change.path),
                     hint);
      }
    }
  }
  return std::nullopt;
}

std::optional<Error> why_tracked(const Storage& storage,
                                 std::string_view path) {
  if (!storage.is_tracked(hw_folder)) {
    return std::nullopt;
  }
  return Error(fmt::format("{} may not be your own: git tracks {}, or "
                           "its index cannot be read",
                           path, hw_folder),
               "hw takes nothing from it. Take the folder out of git",
               Remedy::untrack_records);
}

bool has_half_a_step(const Storage& storage) {
  return storage.read(write_ahead_path).has_value();
}

std::unique_ptr<StorageLock> lock_to_change(Storage& storage) {
  std::unique_ptr<StorageLock> lock = storage.lock();
  require_known_format(storage);
  take_back_unfinished(storage);
  return lock;
}

void write_file(Storage& storage, const FileWrite& write) {
  if (write.after) {
    storage.replace(write.path, *write.after, write.seen);
  } else {
    storage.remove(write.path, write.seen);
  }
}

void write_all(Storage& storage, std::vector<FileWrite> writes) {
  for (const FileWrite& write : writes) {
    storage.require_writable(write.path);
  }
  ChangeSet record = change_set_of("", writes);
  if (std::optional<FileWrite> note = note_of(storage, record)) {
    writes.insert(writes.begin(), *std::move(note));
    record = change_set_of("", writes);
  }
  storage.replace(write_ahead_path, unfinished_text(record), {});
  try {
    write_files(storage, writes);
  } catch (const Error&) {
    try_to_take_back_unfinished(storage, record);
    throw;
  }
}

void try_to_take_back(Storage& storage, const ChangeSet& record) {
  try {
    take_back(storage, record);
  } catch (const Error&) {
    // As promised.
  }
}

void forget_records(Storage& storage) {
  for (const char* const path : {write_ahead_path, history_path, meant_path}) {
    remove_if_there(storage, path);
  }
}

std::string keep_aside(Storage& storage, const std::string& path,
                       std::string_view text) {
  const std::string leaf = path.substr(path.rfind('/') + 1);
  std::string place = fmt::format("{}/aside/{}", hw_folder, leaf);
  for (int number = 2; storage.read(place); ++number) {
    place = fmt::format("{}/aside/{}-{}", hw_folder, number, leaf);
  }
  storage.replace(place, text, {});
  return place;
}

}  // namespace hw
