#include "git/remote.hpp"

#include <algorithm>
#include <sys/stat.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/text.hpp"

#include "dialog/dialog.hpp"
#include "git/git_locks.hpp"
#include "output.hpp"

namespace hw::cli {
namespace {

// What tells this repository from a copy of it: one that came from elsewhere
// may say that everything is confirmed.
std::string mark_of_repository(const std::string& folder) {
  struct stat status {};
  const std::string path = fmt::format("{}/.git", folder);
  if (::stat(path.c_str(), &status) != 0) {
    throw Error(fmt::format("cannot look at {}", path));
  }
  return fmt::format("{}:{}", status.st_dev, status.st_ino);
}

// The folder that `address` leads to on this computer; empty for any other one.
std::string local_folder(const std::string& address) {
  constexpr std::string_view scheme = "file://";
  if (address.starts_with(scheme)) {
    return address.substr(scheme.size());
  }
  return address.starts_with('/') ? address : "";
}

}  // namespace

Remote::Remote(const Context& context, const Repository& repository)
    : context_(context),
      git_(repository.git()),
      config_(repository.config()),
      branch_(repository.branch()),
      name_(find_name()) {}

void Remote::confirm(bool is_confirmed) const {
  if (!config_.own_programs().empty()) {
    throw Error(
        fmt::format("this repository has git start programs: {}",
                    without_secrets(fmt::format(
                        "{}", fmt::join(config_.own_programs(), ", ")))),
        fmt::format("Nothing was sent. If they are yours, put them where they "
                    "hold for your account: git config --global NAME VALUE\n"
                    "and take them out here: git -C {} config --unset NAME",
                    git_.folder()));
  }
  const std::string all = fmt::format("{}", fmt::join(addresses(), "\n"));
  const std::string mark = mark_of_repository(git_.folder());
  if (config_.value("hw.remote") == all &&
      config_.value("hw.repository") == mark) {
    return;
  }
  const std::string shown =
      without_secrets(fmt::format("{}", fmt::join(addresses(), ", ")));
  if (!is_confirmed && !context_.can_ask) {
    throw SyncLater(
        fmt::format("the journal has not been sent to {} before", shown),
        "If that is the right place: hw sync --yes");
  }
  if (!is_confirmed &&
      !ask_whether(fmt::format("Send the journal to {}? [y/N]", shown), false,
                   context_)) {
    throw Interrupted("nothing was sent");
  }
  constexpr auto attempt = "git could not note where to send the journal";
  git_.require({"config", "--local", "hw.remote", all}, attempt);
  git_.require({"config", "--local", "hw.repository", mark}, attempt);
}

// Every address that is sent to or fetched from.
std::vector<std::string> Remote::addresses() const {
  std::vector<std::string> all;
  for (const char* const which : {"--push", "--all"}) {
    const std::vector<std::string> arguments = {"remote", "get-url", which,
                                                "--all",  "--",      name_};
    for (const std::string& address :
         parts_of(git_.answer(arguments).value_or(name_), '\n')) {
      if (std::ranges::find(all, address) == all.end()) {
        all.push_back(address);
      }
    }
  }
  return all;
}

// Runs git, and again once the lock of a git that was killed there is gone, of
// a place on this computer; and where another sync of this journal was faster.
ProcessResult Remote::run(const std::vector<std::string>& arguments) const {
  constexpr int most_tries = 5;
  for (int tries = 1;; ++tries) {
    ProcessResult ran = git_.run(arguments);
    const bool is_beaten =
        ran.err.find("cannot lock ref") != std::string::npos &&
        ran.err.find("but expected") != std::string::npos;
    if (ran.succeeded() || tries == most_tries ||
        (!is_beaten && !removes_lock(lock_in(ran.err)))) {
      return ran;
    }
  }
}

bool Remote::removes_lock(const std::string& lock) const {
  if (lock.empty()) {
    return false;
  }
  const std::vector<std::string> places = addresses();
  return std::ranges::any_of(places, [&](const std::string& address) {
    const std::string folder = local_folder(address);
    return !folder.empty() && remove_stale_lock(lock, folder);
  });
}

void Remote::fetch() const {
  const ProcessResult ran = run(
      {"fetch", "--quiet", "--prune", "--no-tags", "--no-recurse-submodules",
       "--", name_, fmt::format("+refs/heads/*:{}*", local_name(""))});
  if (!ran.succeeded()) {
    throw git_error(fmt::format("{} could not be reached", shown_name()), ran);
  }
}

std::optional<std::string> Remote::tip() const {
  return git_.answer(
      {"rev-parse", "--verify", "--quiet", local_name(find_branch())});
}

ProcessResult Remote::push() const {
  std::vector<std::string> arguments = {"push", "--quiet",
                                        "--recurse-submodules=no"};
  if (!upstream("remote")) {
    arguments.emplace_back("--set-upstream");
  }
  arguments.insert(arguments.end(), {"--", name_,
                                     fmt::format("refs/heads/{}:refs/heads/{}",
                                                 branch_, find_branch())});
  return run(arguments);
}

std::optional<std::string> Remote::upstream(std::string_view key) const {
  return config_.value(fmt::format("branch.{}.{}", branch_, key));
}

std::string Remote::local_name(const std::string& branch) const {
  return fmt::format("refs/remotes/{}/{}", name_, branch);
}

std::string Remote::find_name() const {
  const std::vector<std::string> names = config_.remotes();
  const auto chosen = upstream("remote");
  if (chosen && std::ranges::find(names, *chosen) != names.end()) {
    return *chosen;
  }
  if (names.empty()) {
    throw SyncLater(
        "there is no other place yet to sync with",
        fmt::format("What is here is committed. Name a place with: git "
                    "-C {} remote add origin URL\nThen: hw sync",
                    context_.storage.root().string()));
  }
  const bool has_origin = std::ranges::find(names, "origin") != names.end();
  if (names.size() > 1 && !has_origin) {
    throw Error(
        fmt::format("there are several places to sync with: {}",
                    fmt::join(names, ", ")),
        fmt::format("Choose one: git push --set-upstream NAME {}", branch_));
  }
  return has_origin ? "origin" : names.front();
}

// The branch there: the one that was chosen, else the one with the name of
// ours, else the only one. Another name on another device is no reason to
// keep two journals.
std::string Remote::find_branch() const {
  const std::string prefix = "refs/heads/";
  const auto chosen = upstream("merge");
  if (chosen && chosen->starts_with(prefix)) {
    return chosen->substr(prefix.size());
  }
  const std::string there = local_name("");
  auto names = parts_of(
      git_.answer({"for-each-ref", "--format=%(refname)", there}).value_or(""),
      '\n');
  std::erase(names, local_name("HEAD"));
  const bool has_ours =
      std::ranges::find(names, local_name(branch_)) != names.end();
  return has_ours || names.size() != 1 ? branch_
                                       : names.front().substr(there.size());
}

}  // namespace hw::cli
