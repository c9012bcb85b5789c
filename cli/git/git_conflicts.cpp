#include "git/git_conflicts.hpp"

#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "hw/merge.hpp"

namespace hw::cli {
namespace {

// For each unmerged file, which versions git has: 1 is the base, 2 ours, 3
// theirs.
using Stages = std::map<std::string, std::set<char>>;

// "MODE OBJECT STAGE\tPATH", each with a NUL after it.
Stages unmerged_stages(const Git& git) {
  Stages stages;
  const ProcessResult ran = git.run({"ls-files", "--unmerged", "-z"});
  if (!ran.succeeded()) {
    throw git_error("git cannot read the repository of this journal", ran);
  }
  for (const std::string& part : parts_of(ran.out, '\0')) {
    const std::size_t tab = part.find('\t');
    if (tab != std::string::npos && tab > 0) {
      stages[part.substr(tab + 1)].insert(part[tab - 1]);
    }
  }
  return stages;
}

std::string version(const Git& git, char stage, const std::string& path) {
  return git.run({"cat-file", "blob", fmt::format(":{}:{}", stage, path)}).out;
}

// Whether the file is now one that git can be told of.
bool settle(const std::string& path, const std::set<char>& stages,
            Context& context, const Git& git) {
  const bool has_sides = stages.contains('2') && stages.contains('3');
  const bool is_on_one_side = stages.contains('1') && stages.size() == 2;
  if (!has_sides) {
    return is_on_one_side;  // else, it has two new names
  }
  const std::optional<FileText> file = context.storage.read(path);
  if (!file || !is_marked(file->text)) {
    return true;
  }
  if (!path.ends_with(".toml")) {
    return false;
  }
  const Merged merged =
      merge(stages.contains('1') ? version(git, '1', path) : "",
            version(git, '2', path), version(git, '3', path));
  if (merged.conflicts > 0) {
    return false;
  }
  context.storage.replace(path, merged.text, file->version);
  return true;
}

// Tells git what the file is now, without a filter of the repository's.
void note_settled(const std::string& path, const Storage& storage,
                  const Git& git) {
  const std::optional<FileText> file = storage.read(path);
  const ProcessResult ran = git.run(
      {"hash-object", "-w", "--no-filters", "--stdin"}, file ? file->text : "");
  const std::string id = ran.out.substr(0, ran.out.find('\n'));
  git.require(
      {"update-index", "-z", "--index-info"},
      "git did not take what was merged",
      fmt::format("{} {}\t{}{}", file ? "100644" : "0", id, path, '\0'));
}

}  // namespace

bool is_marked(std::string_view text) {
  return text.starts_with("<<<<<<<") ||
         text.find("\n<<<<<<<") != std::string_view::npos;
}

bool is_undecided(std::string_view text) {
  const auto merged = resolve_conflicts(text);
  return is_marked(text) && (!merged || merged->conflicts > 0);
}

std::vector<std::string> unmerged_files(const Git& git) {
  std::vector<std::string> files;
  for (const auto& [path, stages] : unmerged_stages(git)) {
    files.push_back(path);
  }
  return files;
}

std::vector<std::string> settle_unmerged(Context& context, const Git& git) {
  std::vector<std::string> settled;
  for (const auto& [path, stages] : unmerged_stages(git)) {
    if (settle(path, stages, context, git)) {
      note_settled(path, context.storage, git);
      settled.push_back(path);
    }
  }
  return settled;
}

}  // namespace hw::cli
