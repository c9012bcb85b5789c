// Another place that a journal is kept in.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "context.hpp"
#include "git/git.hpp"
#include "git/repository.hpp"

namespace hw::cli {

// The place that the branch of a repository is set up for, else the one called
// origin, else the only one. Throws Error, as all functions here do, when git
// does not do what it is to.
class Remote {
 public:
  // Both have to outlive it. Throws Error, too, when there is no such place.
  Remote(const Context& context, const Repository& repository);

  // On first use, on a new disk, and when one of its addresses or a program
  // that the repository names for it has changed, shows them all and asks,
  // unless `is_confirmed`.
  void confirm(bool is_confirmed) const;

  // Throws Error when it cannot be reached.
  void fetch() const;

  // What it was when it was last looked at; nothing when it has no such branch.
  std::optional<std::string> tip() const;

  ProcessResult push() const;

  // Its name without the password that may be in it.
  std::string shown_name() const { return without_secrets(name_); }

 private:
  std::optional<std::string> upstream(std::string_view key) const;
  std::vector<std::string> addresses() const;
  ProcessResult run(const std::vector<std::string>& arguments) const;
  bool removes_lock(const std::string& lock) const;
  std::string local_name(const std::string& branch) const;
  std::string find_name() const;
  std::string find_branch() const;

  const Context& context_;
  const Git& git_;
  const GitConfig& config_;
  const std::string branch_;
  const std::string name_;
};

}  // namespace hw::cli
