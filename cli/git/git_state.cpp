#include "git/git_state.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/journal.hpp"
#include "hw/read.hpp"
#include "hw/templates.hpp"

#include "git/git.hpp"
#include "git/git_conflicts.hpp"
#include "output.hpp"
#include "remedies.hpp"

namespace hw::cli {
namespace {

// The files that wait for a person. A conflict within a note looks like a note,
// so that any line of one counts here. Where that cannot be told, none do.
std::vector<std::string> undecided_files(const Storage& storage) {
  try {
    std::vector<std::string> files = journal_files(storage);
    std::erase_if(files, [&](const std::string& path) {
      const std::optional<FileText> file = storage.read(path);
      return !file || !is_undecided(file->text);
    });
    return files;
  } catch (const Error&) {
    return {};  // the command itself comes across it, too
  }
}

// Not for what else can have a file's name, nor for one that is elsewhere.
bool is_there(const Storage& storage, const std::string& path) {
  try {
    return storage.version(path) != FileVersion();
  } catch (const Error&) {
    return false;
  }
}

}  // namespace

std::vector<std::string> journal_files(const Storage& storage) {
  std::vector<std::string> files = {".gitattributes", ".gitignore",
                                    settings_path, sessions_path};
  std::ranges::transform(assignment_ids(storage), std::back_inserter(files),
                         assignment_path);
  for (const std::string& name : own_template_names(storage)) {
    files.push_back(template_path(name));
  }
  std::erase_if(
      files, [&](const std::string& path) { return !is_there(storage, path); });
  return files;
}

std::string how_to_decide(const std::vector<std::string>& files) {
  std::set<std::string> ways;
  std::ranges::transform(files, std::inserter(ways, ways.end()), how_to_edit);
  return fmt::format(
      "Keep what you want of both versions, and take the lines of <<<<<<<, "
      "======= and >>>>>>> away, with: {}",
      fmt::join(ways, ", "));
}

std::string how_to_go_on(const Context& context, const std::string& work) {
  const std::vector<std::string> undecided = undecided_files(context.storage);
  const std::string first =
      undecided.empty() ? "" : how_to_decide(undecided) + "\nThen: ";
  if (work == "merge") {
    return (first.empty() ? "Go on with it: " : first) + "hw sync";
  }
  return fmt::format(
      "{0}hw check --fix, then git {1} --continue; or leave it: git {1} "
      "--abort",
      first.empty() ? "Go on with it: " : first, work);
}

void tell_unfinished_work(const Context& context) {
  const std::optional<std::string> work = unfinished_work(context);
  if (work && !context.quiet) {
    print_error(
        Error(fmt::format("a {} in this journal is not finished", *work),
              how_to_go_on(context, *work)));
  }
}

}  // namespace hw::cli
