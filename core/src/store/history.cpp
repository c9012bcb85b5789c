// A change set keeps of each file what it replaced, as a delta
// (file_delta.hpp).
//
// One file is written by itself: first the history, then the file. If the
// program ends in between, the history has a step that is not there, and
// undoing it changes nothing. Several files are written together with the
// history (atomic_write.cpp). Undo makes the reversed delta: of the exact
// bytes, or only of its blocks when the file was changed since.
#include "hw/history.hpp"

#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/error.hpp"

#include "atomic_write.hpp"
#include "file_problems.hpp"

namespace hw {
namespace {

// The history as it is on the disk.
struct UndoLog {
  std::optional<FileText> file;
  Records records;
  std::optional<Error> refusal;  // why there are none, if they are not obeyed
};

UndoLog load_steps(const Storage& storage) {
  UndoLog steps = {.file = storage.read(history_path)};
  if (steps.file) {
    steps.records = records_in(steps.file->text).value_or(Records());
    steps.refusal = foreign_name(
        history_path, steps.records,
        "hw takes nothing from it. The next change begins a new one.");
    if (steps.refusal) {
      steps.records = {};
    }
  }
  return steps;
}

// Steps to be taken back or put back. Throws Error if they are not obeyed.
UndoLog load_trusted_steps(const Storage& storage) {
  UndoLog steps = load_steps(storage);
  if (steps.file && !steps.refusal) {
    steps.refusal = why_tracked(storage, history_path);
  }
  if (steps.refusal) {
    throw Error(*steps.refusal);
  }
  return steps;
}

// `steps` on the way to what `records` says.
FileWrite write_of(const UndoLog& steps, const Records& records) {
  return rewrite(history_path, steps.file,
                 records_text(records.records, records.applied));
}

// `records` and a new step, which takes the place of those taken back.
Records with_step(Records records, ChangeSet step) {
  std::vector<ChangeSet>& all = records.records;
  all.resize(records.applied);
  if (all.size() >= most_steps) {
    all.erase(all.begin(), all.end() - (most_steps - 1));
  }
  all.push_back(std::move(step));
  records.applied = all.size();
  return records;
}

// How the history is to be written; nothing if that cannot be told, because a
// history is no reason to keep a person from writing.
std::optional<FileWrite> history_with(Storage& storage, ChangeSet step) {
  try {
    const UndoLog steps = load_steps(storage);
    if (steps.refusal) {
      storage.warn(*steps.refusal);
    }
    return write_of(steps, with_step(steps.records, std::move(step)));
  } catch (const Error&) {
    return std::nullopt;
  }
}

void remember(Storage& storage, const FileWrite& history) {
  try {
    storage.replace_lightly(history.path, *history.after);
  } catch (const Error&) {
    // As above: the step is worth more than the way back.
  }
}

// One file is the old or the new one by itself, so this need not wait for the
// device more than once. What a power cut does to the history costs ways back.
//
// What is noted as meant is on the device before the file is touched.
void write_alone(Storage& storage, const FileWrite& write,
                 const std::optional<FileWrite>& note,
                 const std::optional<FileWrite>& history) {
  std::vector<FileWrite> all;
  if (note) {
    write_file(storage, *note);
    all.push_back(*note);
  }
  if (history) {
    remember(storage, *history);
    all.push_back(*history);
  }
  try {
    write_file(storage, write);
  } catch (const Error&) {
    all.push_back(write);
    try_to_take_back(storage, change_set_of("", all));
    throw;
  }
}

CommittedStep step_of(const ChangeSet& record) {
  CommittedStep step = {.what = record.what};
  for (const FileDelta& change : record.changes) {
    step.files.push_back(change.path);
  }
  return step;
}

ChangeSet reversed(ChangeSet record) {
  for (FileDelta& change : record.changes) {
    change = reversed(change);
  }
  return record;
}

// Says what `change` would have put into a file, so that it is not lost.
Error refusal(const FileDelta& change, const WholeText& now) {
  std::string hint =
      "Nothing was done. What is to be different can be changed in a text "
      "editor.";
  const std::vector<std::string_view> blocks = added_blocks(change);
  if (!blocks.empty()) {
    hint +=
        fmt::format(" This was to come back:\n\n{}", fmt::join(blocks, "\n\n"));
  }
  return now ? Error(fmt::format("{} was changed since, by hand or by git",
                                 change.path),
                     hint)
             : Error(fmt::format("{} is no longer there", change.path), hint);
}

// What `change` makes of a file that is `now` something else than it starts
// from: only its own blocks count.
WholeText changed_anyway(const FileDelta& change, const WholeText& now) {
  WholeText after = now ? changed_blocks(change, *now) : std::nullopt;
  if (!after || !problems_in(change.path, *after).empty()) {
    throw refusal(change, now);
  }
  return after;
}

struct Writes {
  std::vector<FileWrite> files;
  bool is_exact = true;  // of all files, nothing else was changed
};

// What it takes to make the changes of `step`. A step that was on its way into
// the history when its program ended, before the file was written, leaves files
// that are as they would be: there is nothing to do to them.
Writes writes_of(const Storage& storage, const ChangeSet& step) {
  Writes writes;
  for (const FileDelta& change : step.changes) {
    const std::optional<FileText> file = storage.read(change.path);
    const WholeText now = file ? WholeText(file->text) : std::nullopt;
    if (is_after(change, now)) {
      continue;
    }
    const bool is_exact = is_before(change, now);
    WholeText after =
        is_exact ? changed_text(change, now) : changed_anyway(change, now);
    writes.is_exact = writes.is_exact && is_exact;
    if (after != now) {
      writes.files.push_back(rewrite(change.path, file, std::move(after)));
    }
  }
  return writes;
}

// Makes the changes of `step`, and of `applied` steps a history. Whether the
// files are then what they were at that time.
bool go(Storage& storage, const UndoLog& steps, const ChangeSet& step,
        std::size_t applied) {
  Writes writes = writes_of(storage, step);
  Records records = steps.records;
  records.applied = applied;
  writes.files.push_back(write_of(steps, records));
  write_all(storage, std::move(writes.files));
  return writes.is_exact;
}

}  // namespace

void commit_changes(Storage& storage, std::string_view what,
                    std::vector<FileWrite> writes) {
  if (writes.empty()) {
    return;
  }
  const ChangeSet step = change_set_of(what, writes);
  std::optional<FileWrite> history = history_with(storage, step);
  if (writes.size() == 1) {
    const FileDelta& change = step.changes.front();
    const bool takes_away = change.before && !change.before->empty();
    write_alone(storage, writes.front(),
                takes_away ? note_of(storage, step) : std::nullopt, history);
    return;
  }
  if (history) {
    writes.push_back(*std::move(history));
  }
  write_all(storage, std::move(writes));
}

void take_back_half_a_step(Storage& storage) {
  if (has_half_a_step(storage)) {
    lock_to_change(storage);
  }
}

History::History(Storage& storage)
    : storage_(storage), lock_(lock_to_change(storage)) {}

std::optional<CommittedStep> History::next_undo() const {
  const auto [records, applied] = load_trusted_steps(storage_).records;
  return applied == 0 ? std::nullopt
                      : std::optional(step_of(records[applied - 1]));
}

std::optional<CommittedStep> History::next_redo() const {
  const auto [records, applied] = load_trusted_steps(storage_).records;
  return applied == records.size() ? std::nullopt
                                   : std::optional(step_of(records[applied]));
}

bool History::undo() {
  const UndoLog steps = load_trusted_steps(storage_);
  const auto& [records, applied] = steps.records;
  if (applied == 0) {
    throw Error("there is nothing to take back",
                "Changes that hw makes from now on can be taken back.");
  }
  return go(storage_, steps, reversed(records[applied - 1]), applied - 1);
}

bool History::redo() {
  const UndoLog steps = load_trusted_steps(storage_);
  const auto& [records, applied] = steps.records;
  if (applied == records.size()) {
    throw Error("there is nothing to put back",
                "What was taken back can be put back, until the next change.");
  }
  return go(storage_, steps, records[applied], applied + 1);
}

}  // namespace hw
