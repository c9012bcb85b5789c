#include "git/repository.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <unistd.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/blocks.hpp"
#include "hw/history.hpp"
#include "hw/journal.hpp"
#include "hw/read.hpp"
#include "hw/write_all.hpp"

#include "git/git_conflicts.hpp"
#include "git/git_state.hpp"
#include "output.hpp"
#include "remedies.hpp"

namespace hw::cli {
namespace {

namespace fs = std::filesystem;

std::string find_branch(const Git& git) {
  const ProcessResult ran = git.run({"symbolic-ref", "--quiet", "HEAD"});
  constexpr std::string_view prefix = "refs/heads/";
  if (ran.succeeded() && ran.out.starts_with(prefix)) {
    return ran.out.substr(prefix.size(), ran.out.find('\n') - prefix.size());
  }
  if (!ran.err.empty()) {
    throw git_error("git cannot read the repository of this journal", ran);
  }
  throw Error("no branch is checked out in this journal",
              fmt::format("List them: git -C {0} branch\nTake one: git -C {0} "
                          "switch NAME",
                          git.folder()));
}

// Whether the folder has a file there, or a link to one, that git can read.
bool is_file(const fs::path& root, const std::string& path) {
  std::error_code error;
  return fs::is_regular_file(root / path, error) &&
         ::access((root / path).c_str(), R_OK) == 0;
}

// Whether what git calls `path` is elsewhere on the disk. The journal's own
// files may be behind a link that a person made; others are not looked at.
bool is_behind_link(const fs::path& root, const std::string& path) {
  fs::path place = root;
  for (const fs::path& part : fs::path(path)) {
    place /= part;
    std::error_code error;
    if (fs::is_symlink(place, error)) {
      return !is_journal_file(path);
    }
  }
  return false;
}

// The files that are committed: those of the journal, and what git has besides.
std::set<std::string> committed_files(const Storage& storage,
                                      const fs::path& root, const Tree& tree,
                                      const Tree& index) {
  std::set<std::string> paths;
  for (const Tree* const known : {&tree, &index}) {
    for (const auto& [path, file] : *known) {
      const bool is_one = file.is_regular() && !is_of_hw(path) &&
                          path.find('\n') == std::string::npos;
      if (is_one && !is_behind_link(root, path)) {
        paths.insert(path);
      }
    }
  }
  for (const std::string& path : journal_files(storage)) {
    paths.insert(path);
  }
  return paths;
}

// The index, a new one where it cannot be read: it holds nothing that the
// folder and the commits do not.
Tree readable_index(const Git& git) {
  try {
    return index_of(git);
  } catch (const Error&) {
    git.require({"read-tree", "--empty"}, "git cannot write its index");
    return index_of(git);
  }
}

// The ids that git would give to the files as they are in the folder.
std::map<std::string, std::string> ids_of(const Git& git,
                                          const std::set<std::string>& paths) {
  if (paths.empty()) {
    return {};
  }
  const ProcessResult ran =
      git.run({"hash-object", "--no-filters", "--stdin-paths"},
              fmt::format("{}\n", fmt::join(paths, "\n")));
  if (!ran.succeeded()) {
    throw git_error("git cannot read the files of the journal", ran);
  }
  std::map<std::string, std::string> ids;
  const std::vector<std::string> list = parts_of(ran.out, '\n');
  auto id = list.begin();
  for (const std::string& path : paths) {
    ids.emplace(path, id == list.end() ? "" : *id++);
  }
  return ids;
}

// Whether the person means `held` with one of the words of `decision`.
bool is_decided(const Held& held, const Decision& decision) {
  const std::string stem = fs::path(held.path).stem().string();
  return decision.names.empty() ||
         std::ranges::any_of(decision.names, [&](const std::string& name) {
           return name == held.path || name == stem;
         });
}

void tell_not_committed(const std::string& why) {
  print_error(Error("what was changed is saved, but not committed", why));
}

}  // namespace

Repository::Repository(Context& context)
    : context_(context),
      git_(context),
      config_(git_),
      branch_(find_branch(git_)),
      head_(git_.answer({"rev-parse", "--verify", "--quiet", "HEAD"})
                .value_or("")),
      tree_(head_.empty() ? Tree() : tree_of(git_, head_)),
      texts_(git_) {}

std::vector<Held> Repository::commit_open(const Decision& decision) {
  forget_foreign_records();
  const std::string other_parent = settle_merge();
  seen_ = versions();
  require_decided(context_.storage);
  Pending pending;
  std::vector<Held> held = held_files(decision, pending);
  Meant sent = load_meant(context_.storage);
  for (const Held& file : held) {
    sent.remove_all_of(file.path);
    sent.remove_all_of(file.last_path);
  }
  commit(pending, other_parent);
  forget_meant(context_.storage, sent);
  update_index();
  if (decision.kind == Decision::Kind::restore) {
    seen_ = versions();
  }
  held_ = held;
  return held;
}

bool Repository::is_current() const {
  return git_.answer({"rev-parse", "--verify", "--quiet", "HEAD"})
                 .value_or("") == head_ &&
         versions() == seen_;
}

std::map<std::string, FileVersion> Repository::versions() const {
  std::map<std::string, FileVersion> versions;
  for (const std::string& path : journal_files(context_.storage)) {
    versions.emplace(path, context_.storage.version(path));
  }
  return versions;
}

void Repository::commit_files(const std::set<std::string>& paths) {
  const Tree before = tree_;
  const Differences files = differences(paths);
  const Pending pending =
      pending_changes(files.last, files.now, load_meant(context_.storage));
  commit(pending, "");
  change_index(git_, before, tree_);
  if (!pending.held.empty()) {
    tell_not_committed(
        fmt::format("Look at {} with: hw sync", pending.held.front().path));
  }
}

// The parts of `paths` in which the folder differs from the last commit.
Repository::Differences Repository::differences(
    const std::set<std::string>& paths) {
  std::set<std::string> here;
  std::ranges::copy_if(paths, std::inserter(here, here.end()),
                       [this](const std::string& path) {
                         return is_file(context_.storage.root(), path);
                       });
  const std::map<std::string, std::string> ids = ids_of(git_, here);
  std::set<std::string> differing;
  std::set<std::string> known;
  for (const std::string& path : paths) {
    const auto last = tree_.find(path);
    const auto now = ids.find(path);
    const bool is_known = last != tree_.end() && last->second.is_regular();
    if (is_known && now != ids.end() && last->second.id == now->second) {
      continue;
    }
    (is_known ? known : differing).insert(path);
  }
  Differences result{.last = texts_in(tree_, known), .now = {}};
  differing.merge(known);
  for (const std::string& path : differing) {
    if (const auto file = read_if_it_can(context_.storage, path)) {
      result.now.emplace(path, file->text);
    }
  }
  return result;
}

// What is held after `decision`, and in `pending` what is not.
std::vector<Held> Repository::held_files(const Decision& decision,
                                         Pending& pending) {
  const std::set<std::string> paths = committed_files(
      context_.storage, context_.storage.root(), tree_, readable_index(git_));
  Differences files = differences(paths);
  const Meant meant = load_meant(context_.storage);
  pending = pending_changes(files.last, files.now, meant);
  std::vector<Held> decided;
  std::ranges::copy_if(
      pending.held, std::back_inserter(decided),
      [&](const Held& held) { return is_decided(held, decision); });
  if (decision.kind == Decision::Kind::none || decided.empty()) {
    return pending.held;
  }
  std::set<std::string> confirmed;
  if (decision.kind == Decision::Kind::restore) {
    restore(decided, files.last);
    files = differences(paths);
  } else {
    std::ranges::transform(decided, std::inserter(confirmed, confirmed.end()),
                           [](const Held& held) { return held.path; });
  }
  pending = pending_changes(files.last, files.now, meant, confirmed);
  return pending.held;
}

namespace {

// The text that `held` gets back: what it has now with the blocks that are
// missing, or the text of the last commit.
std::string restored(const Held& held, const std::string& now,
                     const std::string& last) {
  std::string text = held.why == Held::Why::fewer_blocks ? now : last;
  for (const std::string& block : held.missing) {
    text = append_block(text, block);
  }
  return text;
}

}  // namespace

// Puts back what is missing. A text that cannot be read is kept aside.
void Repository::restore(const std::vector<Held>& held, const Files& last) {
  std::vector<FileWrite> writes;
  for (const Held& file : held) {
    const std::optional<FileText> now =
        read_if_it_can(context_.storage, file.path);
    const auto before = last.find(file.path);
    if (before == last.end() && file.why != Held::Why::fewer_blocks) {
      continue;  // nothing was there
    }
    const FileText found = now.value_or(FileText());
    if (file.why == Held::Why::unreadable && now) {
      keep_aside(context_.storage, file.path, found.text);
    }
    writes.push_back(
        rewrite(file.path, now,
                restored(file, found.text,
                         before == last.end() ? "" : before->second)));
  }
  write_all(context_.storage, writes);
  for (const FileWrite& write : writes) {
    say(context_, fmt::format("Brought back: {}", write.path));
  }
}

// Commits `pending`, and takes `.hw` out of what is committed.
void Repository::commit(const Pending& pending,
                        const std::string& other_parent) {
  NewCommit commit(tree_, {head_, other_parent});
  for (const auto& [path, text] : pending.put) {
    commit.put(path, text);
  }
  for (const std::string& path : pending.removed) {
    commit.remove(path);
  }
  const Tree before = tree_;
  for (const auto& [path, file] : before) {
    if (is_of_hw(path)) {
      commit.remove(path);
    }
  }
  if (!commit.changes_nothing() || !other_parent.empty()) {
    head_ = commit.write(git_, "refs/heads/" + branch_, commit_message, texts_);
    tree_ = commit.tree();
  }
}

// What git has of .hw may be from another device. It is forgotten before it is
// taken out of git, and so would be obeyed.
void Repository::forget_foreign_records() {
  readable_index(git_);
  const bool is_committed = std::ranges::any_of(
      tree_, [](const auto& file) { return is_of_hw(file.first); });
  if (is_committed || context_.storage.is_tracked(hw_folder)) {
    forget_records(context_.storage);
  }
}

// Settles what a merge of git's own left, and gives the commit that it merges;
// empty where there is none.
std::string Repository::settle_merge() {
  settle_unmerged(context_, git_);
  const std::vector<std::string> left = unmerged_files(git_);
  if (!left.empty()) {
    throw undecided_error(left);
  }
  return unfinished_work(context_) == "merge"
             ? git_.answer({"rev-parse", "MERGE_HEAD"}).value_or("")
             : "";
}

// Makes the index what is committed, and ends a merge of git's own.
void Repository::update_index() {
  if (unfinished_work(context_) == "merge") {
    git_.require({"merge", "--quit"}, "git did not end its merge");
  }
  change_index(git_, readable_index(git_), tree_);
}

Files Repository::files_unlike(const Tree& tree, const Tree& other) {
  std::set<std::string> paths;
  for (const auto& [path, file] : tree) {
    const auto found = other.find(path);
    if (file.is_regular() &&
        (found == other.end() || found->second.id != file.id)) {
      paths.insert(path);
    }
  }
  return texts_in(tree, paths);
}

Files Repository::texts_in(const Tree& tree,
                           const std::set<std::string>& paths) {
  std::set<std::string> ids;
  for (const std::string& path : paths) {
    if (const auto file = tree.find(path); file != tree.end()) {
      ids.insert(file->second.id);
    }
  }
  texts_.load(ids);
  Files files;
  for (const std::string& path : paths) {
    if (const auto file = tree.find(path); file != tree.end()) {
      files.emplace(path, texts_.text(file->second.id));
    }
  }
  return files;
}

std::optional<FileText> read_if_it_can(const Storage& storage,
                                       const std::string& path) {
  try {
    return storage.read(path);
  } catch (const Error&) {
    return FileText{std::string(1, '\0'), storage.version(path)};
  }
}

SyncLater undecided_error(const std::vector<std::string>& files) {
  return SyncLater(fmt::format("two devices changed the same thing in {}",
                               fmt::join(files, ", ")),
                   how_to_decide(files) + "\nThen: hw sync");
}

void require_decided(const Storage& storage) {
  std::vector<std::string> undecided;
  for (const std::string& path : journal_files(storage)) {
    const std::optional<FileText> file = read_if_it_can(storage, path);
    const int line = file ? conflict_marker_line(file->text) : 0;
    if (line > 0 && !is_undecided(file->text)) {
      throw SyncLater(Problem{path, line, "a merge left two versions here"},
                      "Put them together with: hw check --fix\nThen: hw sync");
    }
    if (line > 0) {
      undecided.push_back(path);
    }
  }
  if (!undecided.empty()) {
    throw undecided_error(undecided);
  }
}

void commit_automatically(Context& context) {
  std::set<std::string> paths = context.storage.changed();
  std::erase_if(paths, is_of_hw);
  if (!context.settings.auto_commit || paths.empty() ||
      !has_repository(context) || unfinished_work(context)) {
    return;
  }
  try {
    const auto lock = context.storage.lock();
    Repository(context).commit_files(paths);
  } catch (const Error& error) {
    const std::string hint = hint_of(error);
    tell_not_committed(hint.empty() ? error.what() : hint);
  }
}

}  // namespace hw::cli
