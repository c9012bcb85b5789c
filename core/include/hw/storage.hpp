// The one seam to the disk.
//
// Paths are relative to the journal's folder, with "/" between:
// "sessions.toml", "assignments/walk.toml". Nothing above this floor opens a
// file.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hw/error.hpp"

namespace hw {

// Where hw keeps what belongs to one device.
inline constexpr auto hw_folder = ".hw";

// What a file was when it was read: enough to see that another program has
// written it since. Compared, never looked into.
struct FileVersion {
  std::string mark;  // empty: there was no such file

  friend bool operator==(const FileVersion&, const FileVersion&) = default;
};

struct FileText {
  std::string text;
  FileVersion version;
};

// Something that lies in a journal's folder; of a symbolic link, what it leads
// to.
struct StoredItem {
  enum class Kind { file, folder, other };  // other: a pipe, a link to nowhere

  std::string path;  // empty for the journal's folder itself
  Kind kind = Kind::file;
  bool is_link = false;
  unsigned permissions = 0600;  // as chmod takes them
  // A new text that never got to its place: its program has ended.
  bool is_left_over = false;

  friend bool operator==(const StoredItem&, const StoredItem&) = default;
};

// Of the name of a file in .hw/edit that an editor made there, a backup or a
// swap file, that of the file that was edited: "note.txt" of "note.txt~",
// ".note.txt.swp" and "#note.txt#". Empty for any other name, as for one that
// hw makes: "note.txt", "walk.toml", "walk.toml.before".
std::string edited_file(std::string_view name);

// Whether only its owner has permissions to `item`.
bool is_private(const StoredItem& item);

// Whether `path` names one of a journal's files: journal.toml, sessions.toml,
// support.toml and copies of these ("sessions (1).toml"), inbox.txt,
// assignments/NAME.toml, templates/NAME.toml, inbox/NAME, .gitignore,
// .gitattributes. No NAME begins with ".". What is in .hw belongs to a device
// and is none of them.
//
//   is_journal_file("assignments/walk.toml")     -> true
//   is_journal_file("assignments/../walk.toml")  -> false
//   is_journal_file(".git/config")               -> false
bool is_journal_file(std::string_view path);

// Held while a journal is changed; released when destroyed.
class StorageLock {
 public:
  StorageLock() = default;
  StorageLock(const StorageLock&) = delete;
  StorageLock& operator=(const StorageLock&) = delete;
  virtual ~StorageLock() = default;
};

// Where a journal's files are. Every function throws Error, which names the
// file and what was attempted, when the disk says no, when there is something
// else than a file, a link to nowhere included, and when a path could lead out
// of the journal: an absolute one, or one with an empty part, "." or "..".
class Storage {
 public:
  Storage() = default;
  Storage(const Storage&) = delete;
  Storage(Storage&&) = default;
  Storage& operator=(const Storage&) = delete;
  Storage& operator=(Storage&&) = delete;
  virtual ~Storage() = default;

  // The text of a file and what it was at that time; nothing if there is no
  // such file. Throws Error for one that is on another device, where something
  // stands for it: a link that leads nowhere, a placeholder, a pointer of git,
  // an empty file that ends in ".toml". Several threads may read at once.
  virtual std::optional<FileText> read(const std::string& path) const = 0;

  // The same for a small file that one command asks for several times: a text
  // that was read before is not read again while its version is the same. For
  // one thread.
  std::optional<FileText> read_again(const std::string& path) const;

  // What a file is now, as read() tells it, without reading it.
  virtual FileVersion version(const std::string& path) const = 0;

  // The names in `folder`, or in the journal's own for "", that end in ".toml"
  // and do not begin with ".", sorted by their bytes, whatever has them, also
  // of files for which there is only a placeholder: read() says which of them
  // are none. Empty if there is no such folder; throws Error for a link to one
  // that is not there.
  virtual std::vector<std::string> list(const std::string& folder) const = 0;

  // All that lies in the journal's folder and in the folders that hw makes
  // there, hidden or not, and these folders themselves, sorted by their paths.
  // What cannot be listed is left out.
  virtual std::vector<StoredItem> inventory() const = 0;

  // Takes from everybody but its owner what permissions they have to a file or
  // folder: 0600 or 0700 is left, or less if there was less. Throws Error for
  // a symbolic link, which may lead out of the journal, and where the file
  // system does not keep permissions.
  virtual void make_private(const std::string& path) = 0;

  // Puts `text` in place of what the file was at `seen`, or makes it when
  // `seen` is empty. Readers see the old or the new text, whole, whatever
  // happens in between; when this returns, the new text survives a power cut.
  // Throws Error, and changes nothing, if the file is no longer what it was.
  virtual void replace(const std::string& path, std::string_view text,
                       const FileVersion& seen) = 0;

  // Puts `text` in place of whatever the file is, for what a journal can do
  // without: readers see the old or the new text, but after a power cut there
  // may be neither. So it costs next to nothing.
  virtual void replace_lightly(const std::string& path,
                               std::string_view text) = 0;

  // Takes away what the file was at `seen`. Throws Error, and changes nothing,
  // if the file is no longer what it was, or never was there.
  virtual void remove(const std::string& path, const FileVersion& seen) = 0;

  // Waits for other programs that are changing the journal and keeps them
  // waiting. Makes the journal's folder if there is none. Throws Error after
  // a few seconds, and says who holds it.
  virtual std::unique_ptr<StorageLock> lock() = 0;

  // Throws Error if `path` cannot be replaced because it is write-protected.
  virtual void require_writable(const std::string& path) const = 0;

  // Whether the journal's folder is a git repository of its own.
  virtual bool has_repository() const = 0;

  // Whether git tracks `folder` or a file in it, so that what is there may come
  // from another person. Upper and lower case are the same. True if that cannot
  // be told: the index of git is damaged, or has a form that hw does not know.
  virtual bool is_tracked(const std::string& folder) const = 0;

  // Keeps `warning` for the person: something was wrong, and was left out.
  virtual void warn(const Error& warning) = 0;

 private:
  mutable std::map<std::string, FileText> read_again_;
};

// A journal in a folder. Folders are made with 0700 and files with 0600,
// whatever the umask. Nothing is made before something is locked or written.
// What a symbolic link leads to is replaced, never the link.
class DiskStorage : public Storage {
 public:
  // `root` need not exist; a relative one is taken from the working directory.
  // `patience` is how long lock() waits for others.
  explicit DiskStorage(
      std::filesystem::path root,
      std::chrono::milliseconds patience = std::chrono::seconds(5));

  const std::filesystem::path& root() const { return root_; }
  // Whether there is such a folder. Throws Error when there is something else,
  // a link to nowhere, or a folder that may not be looked into.
  bool exists() const;
  // False once lock() found out that the file system there has no locks, and
  // went on without: a journal that cannot be written to would be worse.
  bool has_locks() const { return has_locks_; }

  std::optional<FileText> read(const std::string& path) const override;
  FileVersion version(const std::string& path) const override;
  std::vector<std::string> list(const std::string& folder) const override;
  std::vector<StoredItem> inventory() const override;
  void make_private(const std::string& path) override;
  void replace(const std::string& path, std::string_view text,
               const FileVersion& seen) override;
  void replace_lightly(const std::string& path, std::string_view text) override;
  void remove(const std::string& path, const FileVersion& seen) override;
  std::unique_ptr<StorageLock> lock() override;
  void require_writable(const std::string& path) const override;
  bool has_repository() const override;
  bool is_tracked(const std::string& folder) const override;
  void warn(const Error& warning) override { warnings_.push_back(warning); }

  // What warn() has kept since the last call, in order.
  std::vector<Error> release_warnings() { return std::exchange(warnings_, {}); }

  // The paths that replace(), replace_lightly() and remove() have changed so
  // far.
  const std::set<std::string>& changed() const { return changed_; }

 private:
  std::filesystem::path root_;
  std::chrono::milliseconds patience_;
  std::set<std::string> changed_;
  std::vector<Error> warnings_;
  bool has_locks_ = true;
};

// Whether write_private_file() may take the place of an existing file.
enum class Overwrite { no, yes };

// Writes `text` to `path` when that leads to a stream: to a pipe, a terminal or
// another device, or to an open file of this program, such as /dev/stdout and
// /dev/fd/3, whatever is open there. False, and nothing is written, when it
// does not. Throws Error when it does and the text cannot be written.
bool write_to_stream(const std::filesystem::path& path, std::string_view text);

// Writes `text` to `path` (0600) in the same safe way, outside of any journal:
// for `hw report -o`. Throws Error, and changes nothing, if it cannot, if there
// is something else than a file, or, with Overwrite::no, if `path` exists.
void write_private_file(const std::filesystem::path& path,
                        std::string_view text, Overwrite overwrite);

}  // namespace hw
