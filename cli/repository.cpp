#include "repository.hpp"

#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/blocks.hpp"
#include "hw/journal.hpp"

#include "unfinished.hpp"
#include "unmerged.hpp"

namespace hw::cli {
namespace {

void require_no_markers(const Storage& storage,
                        const std::vector<std::string>& files) {
  for (const std::string& path : files) {
    const std::optional<FileText> file = storage.read(path);
    const int line = file ? conflict_marker_line(file->text) : 0;
    if (line > 0) {
      throw Error(Problem{path, line, "a merge left two versions here"},
                  (is_undecided(file->text)
                       ? how_to_decide({path})
                       : "Put them together with: hw check --fix") +
                      "\nThen: hw sync");
    }
  }
}

std::string find_branch(const Git& git, const Environment& environment) {
  const auto branch =
      git.answer({"symbolic-ref", "--quiet", "--short", "HEAD"});
  if (!branch) {
    throw Error("no branch is checked out in this journal",
                fmt::format("List them: git -C {0} branch\nTake one: git -C "
                            "{0} switch NAME",
                            environment.storage.root().string()));
  }
  return *branch;
}

}  // namespace

Repository::Repository(Environment& environment)
    : environment_(environment),
      git_(environment),
      branch_(find_branch(git_, environment)) {}

std::optional<std::string> Repository::head() const {
  return git_.answer({"rev-parse", "--verify", "--quiet", "HEAD"});
}

void Repository::commit_open() {
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

void Repository::merge(const std::string& ref) {
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

void Repository::settle() {
  settle_unmerged(environment_, git_);
  const std::vector<std::string> left = unmerged_files(git_);
  if (!left.empty()) {
    throw Error(fmt::format("two devices changed the same thing in {}",
                            fmt::join(left, ", ")),
                how_to_decide(left) + "\nThen: hw sync");
  }
}

void Repository::require_identity() const {
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

void Repository::commit() {
  require_identity();
  git_.require({"commit", "--quiet", "--message", commit_message},
               "git did not commit what is here; the files are as they were");
}

// What has nothing in common with this journal is to be one, too.
void Repository::require_journal_in(const std::string& ref) const {
  if (!head() || git_.succeeds({"merge-base", ref, "HEAD"})) {
    return;
  }
  for (const char* const name : {settings_path, sessions_path, "assignments"}) {
    if (git_.succeeds({"cat-file", "-e", fmt::format("{}:{}", ref, name)})) {
      return;
    }
  }
  throw Error("there is something else than a journal in that place",
              "Nothing was sent. See where it is: git remote -v");
}

}  // namespace hw::cli
