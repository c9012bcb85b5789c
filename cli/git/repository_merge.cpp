// Repository::merge(): three commits become one, in the folder first.
//
// Which files of the three belong together, and what they hold then, is for
// merge_files(). Here it is made from git's database, written to the folder as
// one change, and only then named by the branch. A file that is held (see
// Held) differs from the last commit, and is left as it is.
#include <algorithm>
#include <initializer_list>
#include <utility>

#include <fmt/format.h>

#include "hw/check.hpp"
#include "hw/journal.hpp"
#include "hw/merge.hpp"
#include "hw/read.hpp"
#include "hw/text.hpp"
#include "hw/write_all.hpp"

#include "git/git_state.hpp"
#include "git/repository.hpp"
#include "remedies.hpp"

namespace hw::cli {
namespace {

constexpr auto merge_message = "Merge the journal";
constexpr auto next_ref = "refs/hw/next";  // a commit on its way to the branch

std::vector<std::string> merge_bases(const Git& git, const std::string& ours,
                                     const std::string& theirs) {
  const ProcessResult ran = git.run({"merge-base", "--all", ours, theirs});
  if (!ran.err.empty()) {
    throw git_error("git cannot read the history of the journal", ran);
  }
  return parts_of(ran.out, '\n');
}

template <typename Map>
std::set<std::string> keys_of(std::initializer_list<const Map*> maps) {
  std::set<std::string> keys;
  for (const Map* const map : maps) {
    for (const auto& [key, value] : *map) {
      keys.insert(key);
    }
  }
  return keys;
}

// The paths in which the trees differ.
std::set<std::string> differing(const Tree& base, const Tree& ours,
                                const Tree& theirs) {
  std::set<std::string> paths = keys_of({&base, &ours, &theirs});
  const auto at = [](const Tree& tree, const std::string& path) {
    const auto found = tree.find(path);
    return found == tree.end() ? nullptr : &found->second;
  };
  const auto is_same = [](const TreeFile* file, const TreeFile* other) {
    return file == other ||
           (file != nullptr && other != nullptr && file->id == other->id);
  };
  std::erase_if(paths, [&](const std::string& path) {
    const TreeFile* const ours_at = at(ours, path);
    const bool is_link = ours_at != nullptr && !ours_at->is_regular();
    return is_link || (is_same(at(base, path), ours_at) &&
                       is_same(ours_at, at(theirs, path)));
  });
  return paths;
}

std::set<std::string> other_paths(const Tree& ours, const Tree& theirs,
                                  const std::set<std::string>& paths) {
  std::set<std::string> others = keys_of({&ours, &theirs});
  std::erase_if(others,
                [&](const std::string& path) { return paths.contains(path); });
  return others;
}

// A file of `tree` where `other` has a folder; empty if there is none.
std::string file_for_folder(const Tree& tree, const Tree& other) {
  for (const auto& [path, file] : other) {
    for (std::size_t end = path.find('/'); end != std::string::npos;
         end = path.find('/', end + 1)) {
      if (tree.contains(path.substr(0, end))) {
        return path.substr(0, end);
      }
    }
  }
  return "";
}

bool is_journal(const Tree& tree) {
  return std::ranges::any_of(tree, [](const auto& file) {
    return file.first == settings_path || file.first == sessions_path ||
           file.first.starts_with("assignments/");
  });
}

// Whether some system would take a part of `path` for a folder of git's, of
// hw's, or above.
bool is_unsafe(const std::string& path) {
  for (const std::string& part : parts_of(path, '/')) {
    std::string name = lower_case(part);
    name.erase(name.find_last_not_of(". ") + 1);
    if (name.empty() || name == ".git" || name == ".hw" ||
        name.starts_with("git~") || part.find('\\') != std::string::npos) {
      return true;
    }
  }
  return path.starts_with('/') || path.ends_with('/');
}

std::optional<std::string> text_at(const Files& files,
                                   const std::string& path) {
  const auto found = files.find(path);
  return found == files.end() ? std::nullopt : std::optional(found->second);
}

// An editor knows nothing of locks. What it changed is committed, too, when all
// begins again.
void write_all_or_begin_again(Storage& storage,
                              const std::vector<FileWrite>& writes) {
  if (writes.empty()) {
    return;
  }
  try {
    write_all(storage, writes);
  } catch (const Error& error) {
    for (const FileWrite& write : writes) {
      const auto now = read_if_it_can(storage, write.path);
      if ((now ? std::optional(now->text) : std::nullopt) != write.before) {
        throw ChangedMeanwhile(error.what(), hint_of(error));
      }
    }
    throw;
  }
}

std::vector<Problem> pauses_in(const Files& merged, const Files& ours,
                               const Files& theirs, Date today) {
  std::vector<Problem> pauses;
  for (const auto& [path, text] : merged) {
    const auto found =
        merged_pauses(path, text, text_at(ours, path).value_or(""),
                      text_at(theirs, path).value_or(""), today);
    pauses.insert(pauses.end(), found.begin(), found.end());
  }
  return pauses;
}

SyncLater refusal(const std::string& what) {
  return SyncLater(
      fmt::format("the journal there has {}, and none of it was taken", what),
      "No journal of hw's has that. Look at who sent it: git log --stat\n"
      "Where it is gone, go on with: hw sync");
}

}  // namespace

Merging Repository::merge(const std::string& there) {
  const std::vector<std::string> bases = head_.empty()
                                             ? std::vector<std::string>()
                                             : merge_bases(git_, head_, there);
  if (std::ranges::find(bases, there) != bases.end()) {
    return {};
  }
  const Tree theirs = tree_of(git_, there);
  check_theirs(theirs, head_.empty() || !bases.empty());
  const Tree base = base_of(bases);
  const std::set<std::string> paths = differing(base, tree_, theirs);
  const Files our_files = texts_in(tree_, paths);
  const Files their_files = texts_in(theirs, paths);
  MergedFiles merged =
      merge_files(texts_in(base, paths), our_files, their_files,
                  other_paths(tree_, theirs, paths));

  const bool is_theirs = merged.files == their_files &&
                         (head_.empty() || bases == std::vector{head_});
  NewCommit commit(tree_, {head_, there});
  for (const auto& [path, text] : merged.files) {
    if (text_at(their_files, path) == text) {
      commit.put(path, theirs.at(path));
    } else if (text_at(our_files, path) != text) {
      commit.put(path, text);
    }
  }
  for (const auto& [path, text] : our_files) {
    if (!merged.files.contains(path)) {
      commit.remove(path);
    }
  }
  const std::string next =
      is_theirs ? there : commit.write(git_, next_ref, merge_message, texts_);
  put_in_place(our_files, merged.files);
  move_branch(next);
  tree_ = is_theirs ? theirs : commit.tree();
  update_index();
  return {.beside = std::move(merged.beside),
          .renamed = std::move(merged.renamed),
          .undecided = std::move(merged.undecided),
          .pauses = pauses_in(merged.files, our_files, their_files,
                              context_.today())};
}

// The tree that both have in common. Where there are several, they are merged;
// what that leaves undecided is none.
Tree Repository::base_of(const std::vector<std::string>& bases) {
  if (bases.empty()) {
    return {};
  }
  Tree base = tree_of(git_, bases.front());
  for (std::size_t i = 1; i < bases.size(); ++i) {
    const auto roots = merge_bases(git_, bases.front(), bases[i]);
    const Tree root = roots.empty() ? Tree() : tree_of(git_, roots.front());
    const Tree other = tree_of(git_, bases[i]);
    const std::set<std::string> paths = differing(root, base, other);
    MergedFiles merged =
        merge_files(texts_in(root, paths), texts_in(base, paths),
                    texts_in(other, paths), other_paths(base, other, paths));
    for (const std::string& path : paths) {
      base.erase(path);
    }
    for (const std::string& path : merged.undecided) {
      merged.files.erase(path);
    }
    for (const auto& [path, text] : merged.files) {
      const std::string id = fmt::format("{}:{}", i, path);  // known here only
      texts_.add(id, text);
      base[path] = {.mode = "100644", .id = id};
    }
  }
  return base;
}

// Throws Error unless `theirs` is a journal, of a format that is known.
void Repository::check_theirs(const Tree& theirs, bool is_related) {
  for (const auto& [path, file] : theirs) {
    const auto ours = tree_.find(path);
    const bool is_ours = ours != tree_.end() && ours->second == file;
    if (is_unsafe(path) || (!file.is_regular() && !is_ours)) {
      throw refusal(fmt::format(
          "{}\"{}\"", is_unsafe(path) ? "" : "a link called ", one_line(path)));
    }
  }
  for (const std::string& path :
       {file_for_folder(tree_, theirs), file_for_folder(theirs, tree_)}) {
    if (!path.empty()) {
      throw refusal(
          fmt::format("\"{}\" as a folder or a file, and this one "
                      "the other way round",
                      one_line(path)));
    }
  }
  check_format(theirs);
  if (!is_related && !is_journal(theirs)) {
    throw Error("there is something else than a journal in that place",
                "Nothing was sent. See where it is: git remote -v");
  }
}

void Repository::check_format(const Tree& theirs) {
  const auto settings = theirs.find(settings_path);
  if (settings == theirs.end()) {
    return;
  }
  const std::string& text = texts_.text(settings->second.id);
  const int format = read_settings(settings_path, text).value.format;
  if (format > known_format) {
    throw Error(fmt::format("the journal there has format {}, and this version "
                            "of hw knows format {}",
                            format, known_format),
                "Nothing was merged or sent. Use a newer version of hw.");
  }
}

// Writes to the folder what differs: the files of the journal all at once, the
// others one by one before.
void Repository::put_in_place(Files expected, Files wanted) {
  leave_held(expected, wanted);
  std::vector<FileWrite> writes;
  for (const std::string& path : keys_of({&expected, &wanted})) {
    const auto after = text_at(wanted, path);
    if (after == text_at(expected, path)) {
      continue;
    }
    FileWrite write =
        rewrite(path, read_if_it_can(context_.storage, path), after);
    if (write.before == write.after) {
      continue;
    }
    if (write.before != text_at(expected, path)) {
      throw ChangedMeanwhile(
          fmt::format("{} was changed, and another version of it came", path),
          "Nothing was merged. Give one of them another name.");
    }
    writes.push_back(std::move(write));
  }
  const auto journals = std::stable_partition(
      writes.begin(), writes.end(),
      [](const FileWrite& write) { return !is_journal_file(write.path); });
  for (auto write = writes.begin(); write != journals; ++write) {
    write_file(context_.storage, *write);
  }
  writes.erase(writes.begin(), journals);
  write_all_or_begin_again(context_.storage, writes);
}

// Changes what is `expected` in the folder, and what is `wanted` there, to what
// is held.
void Repository::leave_held(Files& expected, Files& wanted) const {
  const auto names = same_files(expected, wanted);
  const Files before = expected;
  for (const Held& held : held_) {
    if (const auto last = before.find(held.last_path); last != before.end()) {
      const auto name = names.find(held.last_path);
      leave(held, last->second, name == names.end() ? "" : name->second,
            expected, wanted);
    }
  }
}

// `last` is what was committed of it, and `now` what it is called in `wanted`;
// empty if it is not there. Where entries are missing, they stay so, and what
// is new comes; where a file is gone that was changed there, it is back; one
// that cannot be read stays as it is.
void Repository::leave(const Held& held, const std::string& last,
                       const std::string& now, Files& expected,
                       Files& wanted) const {
  const std::string came = now.empty() ? "" : wanted.at(now);
  const bool is_new = came != last || now != held.last_path;
  const auto file = read_if_it_can(context_.storage, held.path);
  expected.erase(held.last_path);
  if (now == held.last_path) {
    wanted.erase(now);
  }
  if (file) {
    expected[held.path] = file->text;
    wanted[held.path] = file->text;
  }
  if (now.empty()) {
    return;
  }
  if (held.why == Held::Why::gone && is_new) {
    wanted[now] = came;
  }
  if (held.why == Held::Why::fewer_blocks && file) {
    wanted.erase(now);
    wanted.erase(held.path);
    wanted[now == held.last_path ? held.path : now] =
        hw::merge(last, file->text, came).text;
  }
}

void Repository::move_branch(const std::string& commit) {
  const std::string zeros(commit.size(), '0');
  git_.require(
      {"update-ref", "--stdin"}, "git did not note what was merged",
      fmt::format("update refs/heads/{} {} {}\n{}", branch_, commit,
                  head_.empty() ? zeros : head_,
                  git_.succeeds({"show-ref", "--quiet", "--verify", next_ref})
                      ? fmt::format("delete {}\n", next_ref)
                      : ""));
  head_ = commit;
}

}  // namespace hw::cli
