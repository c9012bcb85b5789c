// The repository of a journal: what is open committed, what came merged.
#pragma once

#include <optional>
#include <string>

#include "environment.hpp"
#include "git.hpp"

namespace hw::cli {

// Throws Error, as all functions here do, when git does not do what it is to,
// and when a person has to look at something first.
class Repository {
 public:
  // Throws Error, too, when no branch is checked out.
  explicit Repository(Environment& environment);

  const Git& git() const { return git_; }
  const std::string& branch() const { return branch_; }

  // The commit that is checked out; nothing before the first one.
  std::optional<std::string> head() const;

  // Puts all that is open into a commit: an unfinished merge, too. The journal
  // is to be locked.
  void commit_open();

  // Merges the commit called `ref` into what is here, unless it is in there.
  // The journal is to be locked.
  void merge(const std::string& ref);

 private:
  void settle();
  void require_identity() const;
  void commit();
  void require_journal_in(const std::string& ref) const;

  Environment& environment_;
  Git git_;
  std::string branch_;
};

}  // namespace hw::cli
