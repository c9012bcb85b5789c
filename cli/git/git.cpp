#include "git/git.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

#include "hw/check.hpp"
#include "hw/text.hpp"

#include "git/git_locks.hpp"
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
  return std::ranges::find(left_out, name) != left_out.end();
}

bool is_set(const std::vector<std::string>& variables, std::string_view name) {
  return std::ranges::any_of(variables, [name](const std::string& variable) {
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
fs::path git_folder(const fs::path& root) {
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
// what is in %A then, which is only one side: so git's own merge steps in
// wherever hw does not say that it has done it.
constexpr auto driver_command =
    "hw merge-driver %O %A %B %P; status=$?; "
    "test $status -le 1 || { git merge-file --marker-size=%L "
    "-L ours -L base -L theirs %A %O %B; status=$?; }; exit $status";

void set(const Git& git, const GitConfig& config, const std::string& name,
         const std::string& value) {
  if (config.value(name) != value) {
    git.require({"config", "--local", name, value},
                "git could not be set up for this journal");
  }
}

std::string absolute_git(const fs::path& folder) {
  return (fs::absolute(folder) / ".git").string();
}

// git itself would refuse what is another account's, unless it is told which
// repository to take. What leads out of the journal may be the person's own
// repository of other things.
void require_own_repository(const fs::path& folder) {
  struct stat status {};
  const fs::path path = folder / ".git";
  if (::stat(path.c_str(), &status) == 0 && status.st_uid != ::geteuid()) {
    throw Error(fmt::format("the repository {} belongs to another account",
                            path.string()),
                "Run the command as the account that it belongs to.");
  }
  std::error_code error;
  const fs::path place = fs::canonical(git_folder(folder), error);
  const bool is_elsewhere =
      !error && place != fs::canonical(folder, error) / ".git";
  if (is_elsewhere || fs::exists(place / "commondir", error)) {
    throw Error(
        fmt::format("{} leads to a repository that is elsewhere",
                    path.string()),
        "hw keeps a journal in a repository of its own, in its folder.");
  }
}

// Where the secrets of the address around `scheme_end` end; 0 if it has none.
std::size_t end_of_secrets(std::string_view text, std::size_t begin) {
  const std::size_t end =
      std::min(text.find_first_of("/?# \t\r\n'\"", begin), text.size());
  const std::size_t at = text.substr(begin, end - begin).rfind('@');
  return at == std::string_view::npos ? 0 : begin + at + 1;
}

}  // namespace

Git::Git(const Context& context)
    : folder_(context.storage.root().string()),
      command_({"git", "-C", folder_,
                fmt::format("--git-dir={}", absolute_git(folder_)),
                fmt::format("--work-tree={}", fs::absolute(folder_).string()),
                "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false",
                "-c", "core.fsync=all", "-c", "push.gpgSign=false"}),
      environment_(git_environment(context.can_ask)) {
  require_own_repository(folder_);
}

ProcessResult Git::run(const std::vector<std::string>& arguments,
                       std::string_view input) const {
  std::vector<std::string> words = command_;
  words.insert(words.end(), arguments.begin(), arguments.end());
  while (true) {
    std::optional<ProcessResult> ran = run_program(words, environment_, input);
    if (!ran) {
      throw Error("git is not installed here",
                  "hw works without it. To keep a journal on several devices, "
                  "install it first.");
    }
    const std::string lock = ran->succeeded() ? "" : lock_in(ran->err);
    if (lock.empty() || !remove_stale_lock(lock, git_folder(folder_))) {
      return *std::move(ran);
    }
  }
}

std::optional<std::string> Git::answer(
    const std::vector<std::string>& arguments) const {
  ProcessResult ran = run(arguments);
  if (!ran.succeeded()) {
    return std::nullopt;
  }
  if (ran.out.ends_with('\n')) {
    ran.out.pop_back();
  }
  return ran.out;
}

void Git::require(const std::vector<std::string>& arguments,
                  std::string_view attempt, std::string_view input) const {
  const ProcessResult ran = run(arguments, input);
  if (!ran.succeeded()) {
    throw git_error(attempt, ran);
  }
}

std::vector<std::string> parts_of(std::string_view text, char end) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::string& part =
        parts.emplace_back(text.substr(0, text.find(end)));
    text.remove_prefix(std::min(text.size(), part.size() + 1));
  }
  return parts;
}

Error git_error(std::string_view attempt, const ProcessResult& ran) {
  const auto words = without_blank_end(ran.err.empty() ? ran.out : ran.err);
  return Error(std::string(attempt),
               words.empty()
                   ? ""
                   : fmt::format("git says:\n{}", without_secrets(words)));
}

std::string without_secrets(std::string_view text) {
  constexpr std::string_view scheme_end = "://";
  std::string result;
  std::size_t begin = 0;
  for (std::size_t found = text.find(scheme_end);
       found != std::string_view::npos;
       found = text.find(scheme_end, found + 1)) {
    const std::size_t address = found + scheme_end.size();
    const std::size_t secrets = end_of_secrets(text, address);
    if (secrets == 0) {
      continue;
    }
    // Of ssh, the account is no secret; of others, it may be a token.
    const std::string_view account = text.substr(address, secrets - address);
    const bool is_ssh = text.substr(0, found).ends_with("ssh");
    const bool is_plain = account.find(':') == std::string_view::npos;
    result += text.substr(begin, address - begin);
    result += is_ssh && is_plain ? account : "";
    begin = secrets;
  }
  result += text.substr(begin);
  return result;
}

bool has_repository(const Context& context) {
  std::error_code error;
  return fs::exists(fs::symlink_status(context.storage.root() / ".git", error));
}

std::optional<std::string> unfinished_work(const Context& context) {
  constexpr std::array<std::pair<const char*, const char*>, 5> signs = {{
      {"MERGE_HEAD", "merge"},
      {"rebase-merge", "rebase"},
      {"rebase-apply", "rebase"},
      {"CHERRY_PICK_HEAD", "cherry-pick"},
      {"REVERT_HEAD", "revert"},
  }};
  if (!has_repository(context)) {
    return std::nullopt;
  }
  const fs::path folder = git_folder(context.storage.root());
  std::error_code error;
  for (const auto& [file, work] : signs) {
    if (fs::exists(folder / file, error)) {
      return work;
    }
  }
  return std::nullopt;
}

void keep_private(Context& context) {
  if (!make_private(context.storage).done.empty()) {
    say(context, "Only your account can read the files here now");
  }
}

void use_merge_driver(const Git& git, const GitConfig& config) {
  set(git, config, "merge.hw.name", "hw: merge journals entry by entry");
  set(git, config, "merge.hw.driver", driver_command);
  set(git, config, "diff.hw.xfuncname", "^(at|on|title)[ \t]*=.*$");
}

}  // namespace hw::cli
