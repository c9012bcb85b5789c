// What git keeps in its database: trees, texts and new commits. Nothing here
// looks at the work tree or at the index.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "git/git.hpp"

namespace hw::cli {

struct TreeFile {
  std::string mode;  // "100644"; "120000" for a symbolic link
  std::string id;    // of its blob

  bool is_regular() const { return mode.starts_with("100"); }

  friend bool operator==(const TreeFile&, const TreeFile&) = default;
};

// Whether git calls something so that is hw's own, and no part of a journal.
inline bool is_of_hw(std::string_view path) {
  return path == ".hw" || path.starts_with(".hw/");
}

// The files of a tree by their paths.
using Tree = std::map<std::string, TreeFile>;

// The files of the commit or tree `name`. Throws Error when git has it not.
Tree tree_of(const Git& git, const std::string& name);

// The files of the index. Those that are unmerged have the id of one of their
// versions. Throws Error when git cannot read it.
Tree index_of(const Git& git);

// Makes the index hold what `to` has of the files in which it differs from
// `from`, and leaves the others as they are.
void change_index(const Git& git, const Tree& from, const Tree& to);

// The texts of blobs, read once.
class BlobTexts {
 public:
  explicit BlobTexts(const Git& git) : git_(git) {}

  // Reads those of `ids` that are not known yet, all at once.
  void load(const std::set<std::string>& ids);

  // Loads the text of `id` if need be.
  const std::string& text(const std::string& id);

  void add(const std::string& id, std::string text) {
    texts_.insert_or_assign(id, std::move(text));
  }

 private:
  const Git& git_;
  std::map<std::string, std::string> texts_;
};

// A commit that changes some files of a tree.
class NewCommit {
 public:
  // On `tree`. Empty ones of `parents` are none.
  NewCommit(Tree tree, std::vector<std::string> parents);

  void put(const std::string& path, const std::string& text);
  void put(const std::string& path, const TreeFile& file);
  void remove(const std::string& path);

  bool changes_nothing() const { return puts_.empty() && removed_.empty(); }

  // Writes the commit, durably, and makes `ref` name it; gives its id. A branch
  // has to name one of the parents until then; what is below refs/hw/ may be
  // anything. New texts are added to `texts`. Throws Error when git has no name
  // and address to sign with, or the disk says no.
  std::string write(const Git& git, const std::string& ref,
                    std::string_view message, BlobTexts& texts);

  // What it holds; with the ids of new texts after write().
  const Tree& tree() const { return tree_; }

 private:
  std::string stream(const std::string& ref, std::string_view committer,
                     std::string_view message);
  std::string parent_lines() const;

  Tree tree_;
  std::vector<std::string> parents_;
  std::map<std::string, std::string> puts_;  // new texts
  std::map<std::string, TreeFile> known_;    // what is in the database
  std::set<std::string> removed_;
};

}  // namespace hw::cli
