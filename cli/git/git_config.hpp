// The configuration of git as it holds for a journal, read at once.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hw::cli {

class Git;

class GitConfig {
 public:
  // Throws Error that has git's own words when it cannot be read.
  explicit GitConfig(const Git& git);

  // The value of "branch.main.remote"; section and key in lower case. The last
  // one if there are several.
  std::optional<std::string> value(const std::string& name) const;

  // The names of remotes, sorted.
  std::vector<std::string> remotes() const;

  // What the repository itself, and not the account, names as programs that
  // git starts to send and fetch: "core.sshcommand=ssh -i key". A repository
  // that came from elsewhere would have its own ones run.
  const std::vector<std::string>& own_programs() const { return programs_; }

 private:
  void add(bool is_own, std::string_view name, std::string_view value);

  std::map<std::string, std::string> values_;
  std::vector<std::string> programs_;
};

}  // namespace hw::cli
