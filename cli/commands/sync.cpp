// hw sync: commit, pull and push with git.
#include <algorithm>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/blocks.hpp"
#include "hw/journal.hpp"
#include "hw/text.hpp"

#include "commands.hpp"
#include "dialog.hpp"
#include "exchange.hpp"
#include "git.hpp"
#include "output.hpp"
#include "unmerged.hpp"

namespace hw::cli {
namespace {

constexpr auto again =
    "What is here is committed. Once that is mended: hw sync";

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) {
    lines.push_back(line);
  }
  return lines;
}

// `error`, with what was reached before it.
Error after_commit(const Error& error) {
  const bool says_how = error.hint().find("hw sync") != std::string::npos;
  return Error(error.what(), says_how || error.hint().empty()
                                 ? error.hint() + (says_how ? "" : again)
                                 : fmt::format("{}\n{}", error.hint(), again));
}

// An address without the password that may be in it.
std::string without_password(const std::string& url) {
  const std::size_t scheme = url.find("://");
  const std::size_t at = url.find('@');
  if (scheme == std::string::npos || at == std::string::npos) {
    return url;
  }
  const std::size_t colon = url.find(':', scheme + 3);
  return colon < at ? url.substr(0, colon) + url.substr(at) : url;
}

// The files of the journal: what else lies there is nobody's business.
std::vector<std::string> journal_files(const Storage& storage) {
  std::vector<std::string> files;
  for (const char* const path :
       {".gitattributes", ".gitignore", settings_path, sessions_path}) {
    if (storage.read(path)) {
      files.emplace_back(path);
    }
  }
  for (const char* const folder : {"assignments", "templates"}) {
    for (const std::string& name : storage.list(folder)) {
      files.push_back(fmt::format("{}/{}", folder, name));
    }
  }
  return files;
}

void require_no_markers(const Storage& storage,
                        const std::vector<std::string>& files) {
  for (const std::string& path : files) {
    const std::optional<FileText> file = storage.read(path);
    const int line = file ? conflict_marker_line(file->text) : 0;
    if (line > 0) {
      throw Error(Problem{path, line, "a merge left two versions here"},
                  "Put them together with: hw check --fix\nThen: hw sync");
    }
  }
}

// A commit, and what is to be exchanged with another place.
class Repository {
 public:
  explicit Repository(Environment& environment)
      : environment_(environment), git_(environment), branch_(find_branch()) {}

  const Git& git() const { return git_; }
  const std::string& branch() const { return branch_; }

  std::optional<std::string> head() const {
    return git_.answer({"rev-parse", "--verify", "--quiet", "HEAD"});
  }

  // Puts all that is open into a commit: an unfinished merge, too.
  void commit_open() {
    settle();
    const std::vector<std::string> files = journal_files(environment_.storage);
    require_no_markers(environment_.storage, files);
    git_.require({"add", "--update"}, "git did not take the changes");
    if (!files.empty()) {
      std::vector<std::string> add = {"add", "--"};
      add.insert(add.end(), files.begin(), files.end());
      git_.require(add, "git did not take the changes");
    }
    if (unfinished_work(environment_) ||
        !git_.succeeds({"diff", "--cached", "--quiet"})) {
      commit();
    }
  }

  // Merges the commit called `ref` into what is here.
  void merge(const std::string& ref) {
    if (git_.succeeds({"merge-base", "--is-ancestor", ref, "HEAD"})) {
      return;
    }
    require_journal_in(ref);
    require_identity();
    const Ran ran = git_.run({"merge", "--quiet", "--allow-unrelated-histories",
                              "--message", "Merge the journal", ref});
    if (ran.went_well()) {
      return;
    }
    if (!unfinished_work(environment_)) {
      throw git_error("the two versions could not be merged", ran);
    }
    settle();
    commit();
  }

 private:
  std::string find_branch() const {
    const auto branch =
        git_.answer({"symbolic-ref", "--quiet", "--short", "HEAD"});
    if (!branch) {
      throw Error("no branch is checked out in this journal",
                  fmt::format("List them: git -C {0} branch\nTake one: git -C "
                              "{0} switch NAME",
                              environment_.storage.root().string()));
    }
    return *branch;
  }

  void settle() {
    settle_unmerged(environment_, git_);
    const std::vector<std::string> left = unmerged_files(git_);
    if (!left.empty()) {
      throw Error(
          fmt::format("two devices changed the same thing in {}",
                      fmt::join(left, ", ")),
          "Both versions are in there. Keep what you want of both with a text "
          "editor or hw edit, and take the lines of <<<<<<< and >>>>>>> away. "
          "Then: hw sync");
    }
  }

  void require_identity() const {
    if (git_.succeeds({"var", "GIT_COMMITTER_IDENT"})) {
      return;
    }
    const std::string folder = environment_.storage.root().string();
    throw Error("git wants a name and an address for what it commits",
                fmt::format("Any will do, and they stay in this journal:\n"
                            "git -C {0} config user.name me\n"
                            "git -C {0} config user.email me@localhost",
                            folder));
  }

  void commit() {
    require_identity();
    git_.require({"commit", "--quiet", "--message", commit_message},
                 "git did not commit what is here; the files are as they were");
  }

  // What has nothing in common with this journal is to be one, too.
  void require_journal_in(const std::string& ref) const {
    if (!head() || git_.succeeds({"merge-base", ref, "HEAD"})) {
      return;
    }
    for (const char* const name :
         {settings_path, sessions_path, "assignments"}) {
      if (git_.succeeds({"cat-file", "-e", fmt::format("{}:{}", ref, name)})) {
        return;
      }
    }
    throw Error("there is something else than a journal in that place",
                "Nothing was sent. See where it is: git remote -v");
  }

  Environment& environment_;
  Git git_;
  std::string branch_;
};

// Another place that the journal is kept in.
class Remote {
 public:
  Remote(const Environment& environment, const Repository& repository)
      : environment_(environment),
        git_(repository.git()),
        branch_(repository.branch()),
        name_(find_name()) {}

  // On first use, shows where it leads and asks.
  void confirm(bool is_confirmed) const {
    const std::string url =
        git_.answer({"remote", "get-url", "--push", "--", name_})
            .value_or(name_);
    if (git_.answer({"config", "--local", "hw.remote"}) == url) {
      return;
    }
    const std::string shown = without_password(url);
    if (!is_confirmed && !environment_.can_ask) {
      throw Error(
          fmt::format("the journal has not been sent to {} before", shown),
          "If that is the right place: hw sync --yes");
    }
    if (!is_confirmed && !wants_to_send(shown)) {
      throw Interrupted("nothing was sent");
    }
    git_.require({"config", "--local", "hw.remote", url},
                 "git could not note where to send the journal");
  }

  void fetch() const {
    const Ran ran = git_.run({"fetch", "--quiet", "--", name_});
    if (!ran.went_well()) {
      throw git_error(fmt::format("{} could not be reached", shown_name()),
                      ran);
    }
  }

  // What it was when it was last looked at; nothing when it has no such branch.
  std::optional<std::string> tip() const {
    return git_.answer(
        {"rev-parse", "--verify", "--quiet", local_name(find_branch())});
  }

  Ran push() const {
    std::vector<std::string> arguments = {"push", "--quiet"};
    if (!git_.answer({"config", upstream_key("remote")})) {
      arguments.emplace_back("--set-upstream");
    }
    arguments.insert(
        arguments.end(),
        {"--", name_, fmt::format("HEAD:refs/heads/{}", find_branch())});
    return git_.run(arguments);
  }

  std::string shown_name() const { return without_password(name_); }

 private:
  std::string upstream_key(std::string_view key) const {
    return fmt::format("branch.{}.{}", branch_, key);
  }

  std::string local_name(const std::string& branch) const {
    return fmt::format("refs/remotes/{}/{}", name_, branch);
  }

  std::string find_name() const {
    if (const auto chosen = git_.answer({"config", upstream_key("remote")})) {
      return *chosen;
    }
    const auto names = lines_of(git_.answer({"remote"}).value_or(""));
    if (names.empty()) {
      throw Error(
          "there is no other place yet to sync with",
          fmt::format("What is here is committed. Name a place with: git "
                      "-C {} remote add origin URL\nThen: hw sync",
                      environment_.storage.root().string()));
    }
    const bool has_origin =
        std::find(names.begin(), names.end(), "origin") != names.end();
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
  std::string find_branch() const {
    const std::string prefix = "refs/heads/";
    const auto chosen = git_.answer({"config", upstream_key("merge")});
    if (chosen && chosen->starts_with(prefix)) {
      return chosen->substr(prefix.size());
    }
    const std::string there = local_name("");
    auto names =
        lines_of(git_.answer({"for-each-ref", "--format=%(refname)", there})
                     .value_or(""));
    std::erase(names, local_name("HEAD"));
    const bool has_ours = std::find(names.begin(), names.end(),
                                    local_name(branch_)) != names.end();
    return has_ours || names.size() != 1 ? branch_
                                         : names.front().substr(there.size());
  }

  bool wants_to_send(const std::string& url) const {
    bool wants = false;
    const auto take = [&wants](const std::string& answer) {
      wants = lower_case(answer).starts_with("y");
    };
    return ask({{.text = fmt::format("Send the journal to {}? [y/N]", url),
                 .take = take,
                 .applies = {}}},
               environment_) == Asking::finished &&
           wants;
  }

  const Environment& environment_;
  const Git& git_;
  const std::string branch_;
  const std::string name_;
};

// What came and what went, in words; empty for nothing.
struct Exchange {
  std::string received;
  std::string sent;
};

// Fetches, merges and pushes, again when another device was faster.
class Exchanger {
 public:
  Exchanger(Environment& environment, Repository& repository,
            const Remote& remote)
      : environment_(environment), repository_(repository), remote_(remote) {}

  Exchange run() {
    const Git& git = repository_.git();
    const std::string nothing = empty_tree(git);
    const std::string before = repository_.head().value_or(nothing);
    remote_.fetch();
    while (true) {
      const std::optional<std::string> there = remote_.tip();
      merge(there);
      const std::string after = repository_.head().value_or(nothing);
      if (after == nothing || after == there || push(there)) {
        return {.received = there ? difference(git, before, after) : "",
                .sent = difference(git, there.value_or(nothing), after)};
      }
    }
  }

 private:
  void merge(const std::optional<std::string>& there) {
    if (there) {
      const auto lock = environment_.storage.lock();
      repository_.merge(*there);
    }
  }

  // False when there is something new to fetch, and it is fetched.
  bool push(const std::optional<std::string>& there) {
    const Ran ran = remote_.push();
    if (ran.went_well()) {
      return true;
    }
    remote_.fetch();
    if (remote_.tip() == there) {
      throw git_error(fmt::format("{} did not take it", remote_.shown_name()),
                      ran);
    }
    return false;
  }

  Environment& environment_;
  Repository& repository_;
  const Remote& remote_;
};

void tell(const Exchange& exchange, const Environment& environment) {
  if (!exchange.received.empty()) {
    say(environment, fmt::format("Received: {}", exchange.received));
  }
  if (!exchange.sent.empty()) {
    say(environment, fmt::format("Sent: {}", exchange.sent));
  }
  if (exchange.received.empty() && exchange.sent.empty()) {
    say(environment, "All is the same here and there");
  }
}

void require_repository(const Environment& environment) {
  if (!has_repository(environment)) {
    throw Error("this journal is not a git repository",
                "Make it one: hw init --git");
  }
  const auto work = unfinished_work(environment);
  if (work && work != "merge") {
    throw Error(fmt::format("a {} comes first", *work));
  }
}

ExitStatus sync(bool is_confirmed, Environment& environment) {
  require_repository(environment);
  Repository repository(environment);
  use_merge_driver(repository.git());
  {
    const auto lock = environment.storage.lock();
    repository.commit_open();
  }
  try {
    const Remote remote(environment, repository);
    remote.confirm(is_confirmed);
    tell(Exchanger(environment, repository, remote).run(), environment);
  } catch (const Interrupted&) {
    throw;
  } catch (const Error& error) {
    throw after_commit(error);
  }
  return exit_ok;
}

}  // namespace

Action declare_sync(const Arguments& takes) {
  auto is_confirmed = std::make_shared<bool>(false);
  takes.flag("--yes", *is_confirmed,
             "Send the journal to this place for the first time");
  return [is_confirmed](Environment& environment) {
    return sync(*is_confirmed, environment);
  };
}

}  // namespace hw::cli
