// git, for a journal that is a repository of its own.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "environment.hpp"
#include "process.hpp"

namespace hw::cli {

// Runs git in the folder of a journal. What the environment says about another
// repository, as it does in a hook, does not count; words of git are English;
// and where nobody can answer, nobody is asked for a password.
class Git {
 public:
  explicit Git(const Environment& environment);

  // Throws Error when git is not installed.
  Ran run(const std::vector<std::string>& arguments) const;

  bool succeeds(const std::vector<std::string>& arguments) const {
    return run(arguments).went_well();
  }

  // What git says, without the last line end; nothing if it does not go well.
  std::optional<std::string> answer(
      const std::vector<std::string>& arguments) const;

  // Throws Error that says `attempt` did not go well, and what git said.
  void require(const std::vector<std::string>& arguments,
               std::string_view attempt) const;

 private:
  std::vector<std::string> command_;  // what every command line begins with
  std::vector<std::string> environment_;
};

// The Error that says so.
Error git_error(std::string_view attempt, const Ran& ran);

// Whether the journal's folder is the top of a repository.
bool has_repository(const Environment& environment);

// What is going on in the repository and waits to be gone on with: "merge",
// "rebase", "cherry-pick", "revert". Does not run git.
std::optional<std::string> unfinished_work(const Environment& environment);

// Takes from others on this computer what permissions git gave them in the
// journal's folder, and says so; what cannot be taken is for `hw check`. The
// journal is to be locked.
void keep_private(Environment& environment);

// Makes this clone use `hw merge-driver`, unless it does.
void use_merge_driver(const Git& git);

// Commits what this command has changed, if the settings say so. When that does
// not go well, says so on stderr: the journal has it all the same.
void commit_automatically(Environment& environment);

// What `hw init --git` is called where it can be taken back.
inline constexpr auto init_git_step = "init --git";

// What a commit is called: it names no assignment.
inline constexpr auto commit_message = "Update the journal";

}  // namespace hw::cli
