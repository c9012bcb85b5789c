// git, for a journal that is a repository of its own.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "context.hpp"
#include "git/git_config.hpp"
#include "shell/process.hpp"

namespace hw::cli {

// Runs git for the repository in a journal's folder, and for no other: neither
// one above it nor one that the environment names. No hook is run and no file
// system monitor, whatever the repository says; words of git are English; and
// where no person can answer, no password is asked for. What git writes is
// on the device when it says so.
//
// The lock of a git that was killed is removed, and the command run again.
class Git {
 public:
  // Throws Error when the repository belongs to another account.
  explicit Git(const Context& context);

  // The journal's folder, for messages.
  const std::string& folder() const { return folder_; }

  // Throws Error when git is not installed.
  ProcessResult run(const std::vector<std::string>& arguments,
                    std::string_view input = {}) const;

  bool succeeds(const std::vector<std::string>& arguments) const {
    return run(arguments).succeeded();
  }

  // What git says, without the last line end; nothing if it fails.
  std::optional<std::string> answer(
      const std::vector<std::string>& arguments) const;

  // Throws Error that says `attempt` did not go well, and what git said.
  void require(const std::vector<std::string>& arguments,
               std::string_view attempt, std::string_view input = {}) const;

 private:
  std::string folder_;
  std::vector<std::string> command_;  // what every command line begins with
  std::vector<std::string> environment_;
};

// The parts of what git says, each of which ends with `end`.
std::vector<std::string> parts_of(std::string_view text, char end);

// The Error that says so. Passwords in addresses are left out of it.
Error git_error(std::string_view attempt, const ProcessResult& ran);

// `text`, in which addresses have neither passwords nor tokens.
std::string without_secrets(std::string_view text);

// Whether the journal's folder is the top of a repository.
bool has_repository(const Context& context);

// What is going on in the repository and waits to be gone on with: "merge",
// "rebase", "cherry-pick", "revert". Does not run git.
std::optional<std::string> unfinished_work(const Context& context);

// Takes from others on this computer what permissions git gave them in the
// journal's folder, and says so; what cannot be taken is for `hw check`. The
// journal is to be locked.
void keep_private(Context& context);

// Makes this clone use `hw merge-driver`, unless `config` says that it does.
void use_merge_driver(const Git& git, const GitConfig& config);

// What `hw init --git` is called where it can be taken back.
inline constexpr auto init_git_step = "init --git";

// What a commit is called: it names no assignment.
inline constexpr auto commit_message = "Update the journal";

}  // namespace hw::cli
