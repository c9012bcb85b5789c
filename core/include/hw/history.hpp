// Steps that were taken, for taking them back.
//
// A step is what one Transaction commits. The last hundred are kept, in
// history_path, by what they changed. Whatever happens to that file, a journal
// is read and written without it, and a new history begins.
//
// A history that names anything but files of the journal is not obeyed, and the
// next step begins a new one, with a Storage::warn(). Where git tracks .hw, no
// step is taken back or put back: the history may come from another person.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hw/storage.hpp"
#include "hw/write_all.hpp"

namespace hw {

inline constexpr std::size_t most_steps = 100;

struct CommittedStep {
  std::string what;                // as given to Transaction::commit()
  std::vector<std::string> files;  // their paths

  friend bool operator==(const CommittedStep&, const CommittedStep&) = default;
};

//   History history(storage);
//   if (const std::optional<Step> step = history.next_undo()) {
//     history.undo();
//   }
//
// The journal is locked from construction to destruction: what is announced is
// what is done. The constructor throws Error where that of Transaction does.
class History {
 public:
  explicit History(Storage& storage);

  // The step that undo() would take back, and redo() put back; nothing if there
  // is none. A new step ends what can be put back. Throws Error when the
  // history is not to be obeyed.
  std::optional<CommittedStep> next_undo() const;
  std::optional<CommittedStep> next_redo() const;

  // Takes a step back, to the exact bytes; puts it back. All of its files or
  // none, even when the disk says no or the program ends halfway. A file that
  // is already as it would be stays as it is.
  //
  // In a file that was changed since, the blocks of the step are found by their
  // texts, and all other blocks stay as they are by now. What was taken away
  // comes back after the block that it came after, or to the end.
  //
  // True if no file was changed since: all is as it was.
  //
  // Throws Error, with nothing changed, when a block is no longer what the step
  // made of it (or, to put it back, started from), when there is no step, and
  // when the history is not to be obeyed.
  bool undo();
  bool redo();

 private:
  Storage& storage_;
  std::unique_ptr<StorageLock> lock_;
};

// Rolls back a change that a crash left half done, if any. Throws Error when
// the disk says no; what is left is then for the next one.
//
// What was left is not obeyed, but removed with a Storage::warn(), if it names
// anything but files of the journal, or if git tracks .hw: then it may come
// from another person.
void take_back_half_a_step(Storage& storage);

}  // namespace hw
