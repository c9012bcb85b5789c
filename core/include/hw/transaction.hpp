// One change of a journal, over several files.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "hw/error.hpp"
#include "hw/journal.hpp"
#include "hw/storage.hpp"

namespace hw {

// For a problem that keeps a file from being changed: a file that the disk does
// not give out needs no editor.
Error nothing_written(const Problem& problem);

// One change of a journal, in one step: everything or nothing.
//
//   Transaction transaction(storage);
//   transaction.append("assignments/walk.toml", write_entry(entry, {}));
//   transaction.commit("log walk");
//
// The journal is locked from construction to destruction; without commit()
// nothing is written. Every function throws Error, with the file unchanged,
// for a file that was not read whole: `FILE:LINE: what is wrong`; and for a
// journal whose `format` is higher than known_format.
class Transaction {
 public:
  explicit Transaction(Storage& storage);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();

  // The text of `path` as this step leaves it so far; empty if there is none.
  std::string text(const std::string& path);

  // Adds `block` at the end of `path`, which is made if need be.
  void append(const std::string& path, std::string_view block);

  // The same for a file that was read before, which is not read again if it is
  // still what it was.
  void append(AssignmentFile file, std::string_view block);

  // Makes `path`. Throws Error if it exists.
  void create(const std::string& path, std::string_view text);

  // Puts `text` in place of the whole of `path`, which has to be there.
  void replace(const std::string& path, std::string_view text);

  // Changes the [[name]] block number `index` of `path` as the functions of
  // these names in edit.hpp do. Throws Error where these blocks are written as
  // a list, `name = [...]`.
  void set_key(const std::string& path, std::string_view name,
               std::size_t index, std::string_view key, std::string_view value);
  void change_block(const std::string& path, std::string_view name,
                    std::size_t index, std::string_view before,
                    std::string_view after);

  // The same for remove_key(), remove_block() and replace_block().
  void remove_key(const std::string& path, std::string_view name,
                  std::size_t index, std::string_view key);
  void remove_block(const std::string& path, std::string_view name,
                    std::size_t index);
  void replace_block(const std::string& path, std::string_view name,
                     std::size_t index, std::string_view block);

  // The number of the [[log]] block `block` of `file`, which was read before,
  // in the file as it is now: that of the block with the same text. Throws
  // Error when there is none any more.
  std::size_t find_entry(const AssignmentFile& file, BlockNumber block);

  // Takes the [[log]] block out of `path`, and puts it at the end of `other`.
  void move_entry(const std::string& path, std::size_t index,
                  const std::string& other);

  // Takes the whole file `path` away.
  void remove(const std::string& path);

  // replace() for a file that a person has fixed, or hw itself: only here,
  // one that was not read whole is taken. Throws Error unless `path` holds
  // `seen`, the text that `text` was made from.
  void fix(const std::string& path, std::string_view seen,
           std::string_view text);

  // Writes what has changed, in order of the paths, and removes what is empty
  // now. Every new text has been read again by then, or what was added to it,
  // where that stands for itself: one that has problems is never put in place.
  // When the disk stops this halfway, what was written is taken back; when the
  // program ends halfway, the next one to lock the journal takes it back. Where
  // nothing has changed, nothing is written, and it is no step. What comes
  // after a commit starts from what is on the disk.
  //
  // `what` names the step in the words of the command line, for `hw undo`:
  // "log walk for Fri 20 Nov, 21:30".
  void commit(std::string_view what);

 private:
  struct File {
    std::optional<std::string> before;  // nothing: there was no such file
    std::string text;
    FileVersion seen;
    bool changed = false;
    bool is_checked = false;  // `text` is known to have no problems

    void change(std::string new_text);
  };

  File take(const std::string& path) const;
  File& open(const std::string& path);
  File& open_block(const std::string& path, std::string_view name);
  void check_texts() const;
  void check_settings() const;

  Storage& storage_;
  std::unique_ptr<StorageLock> lock_;
  std::map<std::string, File> files_;
};

}  // namespace hw
