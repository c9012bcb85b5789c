// The repository of a journal: what is here committed, what came merged.
//
// git fetches, keeps the history and sends. The journal's files are written by
// hw only, all of them or none; git's work tree and index play no part in it,
// and the index only follows, so that `git status` tells the truth.
//
// A commit is made from what the folder holds, and only from what can be meant:
// see Held. A merge is made from three commits; it is written to the folder
// first and to the branch afterwards. Whatever is killed in between, the next
// commit finds the folder ahead of the branch, and the next merge finds that
// both sides have the same.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "hw/merge_files.hpp"
#include "hw/pending.hpp"

#include "context.hpp"
#include "git/git.hpp"
#include "git/git_objects.hpp"

namespace hw::cli {

// What a person says about what is held: that it is to be brought back, or that
// its removal is meant; of the files that `names` names, or of all.
struct Decision {
  enum class Kind { none, restore, removed };

  Kind kind = Kind::none;
  std::vector<std::string> names;  // ids or paths
};

// What merging two versions left for a person to know.
struct Merging {
  std::vector<MergedFiles::Beside> beside;
  std::vector<MergedFiles::Renamed> renamed;
  std::vector<std::string> undecided;
  std::vector<Problem> pauses;  // see merged_pauses()
};

// An Error whose hint says itself when to sync again.
class SyncLater : public Error {
 public:
  using Error::Error;
};

// The folder is no longer what it was when it was committed: an editor was
// faster. All can begin again.
class ChangedMeanwhile : public Error {
 public:
  using Error::Error;
};

class Repository {
 public:
  // Throws Error when git cannot read the repository, and when no branch is
  // checked out.
  explicit Repository(Context& context);

  const Git& git() const { return git_; }
  const GitConfig& config() const { return config_; }
  const std::string& branch() const { return branch_; }

  // The commit that is checked out; empty before the first one.
  const std::string& head() const { return head_; }
  // Its files.
  const Tree& tree() const { return tree_; }

  // The files of `tree` that `other` has otherwise or not at all.
  Files files_unlike(const Tree& tree, const Tree& other);

  // Whether the branch and the folder are what they were when commit_open()
  // looked at them.
  bool is_current() const;

  // Commits what is open, but for what is held, which it gives. Goes on with a
  // merge that git has not finished. Throws Error when a conflict waits for a
  // person. The journal is to be locked to change.
  std::vector<Held> commit_open(const Decision& decision);

  // Commits those of `paths` that differ between the folder and the last
  // commit, and that are not held; leaves the rest of the index as it is. The
  // journal is to be locked.
  void commit_files(const std::set<std::string>& paths);

  // Merges the commit `there` into the folder and into the branch, unless it is
  // in there. Throws Error, with nothing changed, when it holds what no journal
  // does; ChangedMeanwhile as it says. The journal is to be locked to change,
  // and what is open committed.
  Merging merge(const std::string& there);

 private:
  struct Differences {
    Files last;  // as committed
    Files now;   // as in the folder
  };

  Differences differences(const std::set<std::string>& paths);
  void commit(const Pending& pending, const std::string& other_parent);
  std::vector<Held> held_files(const Decision& decision, Pending& pending);
  void restore(const std::vector<Held>& held, const Files& last);
  void forget_foreign_records();
  std::string settle_merge();
  void update_index();

  Tree base_of(const std::vector<std::string>& bases);
  void check_theirs(const Tree& theirs, bool is_related);
  void check_format(const Tree& theirs);
  std::map<std::string, FileVersion> versions() const;
  Files texts_in(const Tree& tree, const std::set<std::string>& paths);
  void put_in_place(Files expected, Files wanted);
  void leave_held(Files& expected, Files& wanted) const;
  void leave(const Held& held, const std::string& last, const std::string& now,
             Files& expected, Files& wanted) const;
  void move_branch(const std::string& commit);

  Context& context_;
  Git git_;
  GitConfig config_;
  std::string branch_;
  std::string head_;
  Tree tree_;
  BlobTexts texts_;
  std::vector<Held> held_;                   // what the folder has otherwise
  std::map<std::string, FileVersion> seen_;  // the folder when it was committed
};

// The file as it is; with a text that cannot be read where the disk does not
// give it out, or where it is not on this device yet.
std::optional<FileText> read_if_it_can(const Storage& storage,
                                       const std::string& path);

// What to say of `files`, which hold two versions of one thing.
SyncLater undecided_error(const std::vector<std::string>& files);

// Throws Error when a file of the journal has conflict markers.
void require_decided(const Storage& storage);

// Commits what this command has changed, if the settings say so. When that does
// not go well, says so on stderr: the journal has it all the same.
void commit_automatically(Context& context);

}  // namespace hw::cli
