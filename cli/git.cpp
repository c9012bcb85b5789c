#include "git.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

#include "hw/check.hpp"

#include "output.hpp"

namespace hw::cli {
namespace {

namespace fs = std::filesystem;

// What git knows of another repository when it runs hw, from a hook or through
// an alias; and variables that are set below.
constexpr std::array<std::string_view, 15> left_out = {
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_DIR",
    "GIT_EXTERNAL_DIFF",
    "GIT_GRAFT_FILE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_LITERAL_PATHSPECS",
    "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_QUARANTINE_PATH",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
    "LC_ALL",
};

bool is_left_out(std::string_view variable) {
  const std::string_view name = variable.substr(0, variable.find('='));
  return std::find(left_out.begin(), left_out.end(), name) != left_out.end();
}

bool is_set(const std::vector<std::string>& variables, std::string_view name) {
  return std::any_of(variables.begin(), variables.end(),
                     [name](const std::string& variable) {
                       return variable.starts_with(fmt::format("{}=", name));
                     });
}

std::vector<std::string> git_environment(bool can_ask) {
  std::vector<std::string> variables;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    if (!is_left_out(*variable)) {
      variables.emplace_back(*variable);
    }
  }
  variables.emplace_back("LC_ALL=C.UTF-8");
  if (can_ask) {
    return variables;
  }
  variables.emplace_back("GIT_TERMINAL_PROMPT=0");
  variables.emplace_back("GIT_ASKPASS=true");
  variables.emplace_back("SSH_ASKPASS_REQUIRE=never");
  if (!is_set(variables, "GIT_SSH_COMMAND") && !is_set(variables, "GIT_SSH")) {
    variables.emplace_back("GIT_SSH_COMMAND=ssh -o BatchMode=yes");
  }
  return variables;
}

// Where git keeps its own files: ".git", or where a file of that name leads.
fs::path git_folder(const Environment& environment) {
  const fs::path root = environment.storage.root();
  std::error_code error;
  if (!fs::is_regular_file(root / ".git", error)) {
    return root / ".git";
  }
  std::string line;
  std::ifstream file(root / ".git");
  std::getline(file, line);
  constexpr std::string_view prefix = "gitdir: ";
  return line.starts_with(prefix) ? root / line.substr(prefix.size())
                                  : root / ".git";
}

// hw may not be installed where git runs this, or be an older one. git takes
// what is in %A then, which is one side alone: so git's own merge steps in
// wherever hw does not say that it has done it.
constexpr auto driver_command =
    "hw merge-driver %O %A %B %P; status=$?; "
    "test $status -le 1 || { git merge-file --marker-size=%L "
    "-L ours -L base -L theirs %A %O %B; status=$?; }; exit $status";

void set(const Git& git, const std::string& name, const std::string& value) {
  if (git.answer({"config", "--local", name}) != value) {
    git.require({"config", "--local", name, value},
                "git could not be set up for this journal");
  }
}

bool has_changes(const Git& git, const std::vector<std::string>& paths) {
  std::vector<std::string> arguments = {"status", "--porcelain", "--"};
  arguments.insert(arguments.end(), paths.begin(), paths.end());
  const Ran ran = git.run(arguments);
  return !ran.went_well() || !ran.out.empty();
}

// One run of git for files that it knows; a new one has to be added first.
Ran commit(const Git& git, const std::vector<std::string>& paths) {
  std::vector<std::string> arguments = {"commit", "--quiet", "--message",
                                        commit_message, "--"};
  arguments.insert(arguments.end(), paths.begin(), paths.end());
  const Ran ran = git.run(arguments);
  if (ran.went_well()) {
    return ran;
  }
  std::vector<std::string> add = {"add", "--"};
  add.insert(add.end(), paths.begin(), paths.end());
  const Ran added = git.run(add);
  return added.went_well() ? git.run(arguments) : added;
}

void tell_not_committed(const std::string& why) {
  print_error(Error("what was changed is saved, but not committed", why));
}

}  // namespace

Git::Git(const Environment& environment)
    : command_({"git", "-C", environment.storage.root().string()}),
      environment_(git_environment(environment.can_ask)) {}

Ran Git::run(const std::vector<std::string>& arguments) const {
  std::vector<std::string> words = command_;
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::optional<Ran> ran = run_program(words, environment_);
  if (!ran) {
    throw Error("git is not installed here",
                "hw works without it. To keep a journal on several devices, "
                "install it first.");
  }
  return *std::move(ran);
}

std::optional<std::string> Git::answer(
    const std::vector<std::string>& arguments) const {
  Ran ran = run(arguments);
  if (!ran.went_well()) {
    return std::nullopt;
  }
  if (ran.out.ends_with('\n')) {
    ran.out.pop_back();
  }
  return ran.out;
}

void Git::require(const std::vector<std::string>& arguments,
                  std::string_view attempt) const {
  const Ran ran = run(arguments);
  if (!ran.went_well()) {
    throw git_error(attempt, ran);
  }
}

Error git_error(std::string_view attempt, const Ran& ran) {
  std::string words = ran.err.empty() ? ran.out : ran.err;
  words.erase(words.find_last_not_of(" \t\r\n") + 1);
  return Error(std::string(attempt),
               words.empty() ? "" : fmt::format("git says:\n{}", words));
}

bool has_repository(const Environment& environment) {
  std::error_code error;
  return fs::exists(environment.storage.root() / ".git", error);
}

std::optional<std::string> unfinished_work(const Environment& environment) {
  constexpr std::array<std::pair<const char*, const char*>, 5> signs = {{
      {"MERGE_HEAD", "merge"},
      {"rebase-merge", "rebase"},
      {"rebase-apply", "rebase"},
      {"CHERRY_PICK_HEAD", "cherry-pick"},
      {"REVERT_HEAD", "revert"},
  }};
  if (!has_repository(environment)) {
    return std::nullopt;
  }
  const fs::path folder = git_folder(environment);
  std::error_code error;
  for (const auto& [file, work] : signs) {
    if (fs::exists(folder / file, error)) {
      return work;
    }
  }
  return std::nullopt;
}

void keep_private(Environment& environment) {
  if (!make_private(environment.storage).done.empty()) {
    say(environment, "The files here are for your account alone now");
  }
}

void use_merge_driver(const Git& git) {
  set(git, "merge.hw.name", "hw: merge journals entry by entry");
  set(git, "merge.hw.driver", driver_command);
  set(git, "diff.hw.xfuncname", "^(at|on|title)[ \t]*=.*$");
}

void commit_automatically(Environment& environment) {
  std::vector<std::string> paths;
  for (const std::string& path : environment.storage.changed()) {
    if (!path.starts_with(".hw/")) {
      paths.push_back(path);
    }
  }
  if (!environment.settings.auto_commit || paths.empty() ||
      !has_repository(environment) || unfinished_work(environment)) {
    return;
  }
  try {
    const auto lock = environment.storage.lock();
    const Git git(environment);
    const Ran ran = commit(git, paths);
    if (!ran.went_well() && has_changes(git, paths)) {
      tell_not_committed(git_error("", ran).hint());
    }
  } catch (const Error& error) {
    tell_not_committed(error.what());
  }
}

}  // namespace hw::cli
