// hw init: make a journal.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "hw/history.hpp"
#include "hw/journal.hpp"
#include "hw/transaction.hpp"

#include "commands.hpp"
#include "git/git.hpp"
#include "git/git_objects.hpp"
#include "output.hpp"

namespace hw::cli {
namespace {

// Every setting with its default, ready to be changed.
constexpr std::string_view settings_text =
    R"(# Settings of this journal. Take the "#" away to change one.
format = 1

# day_starts = "03:00"       # until then it is still the evening before
# week_starts = "monday"
# label = "homework"         # what reports call it
# name = ""                  # printed at the top of a report
# likely = 90                # below this, `hw add` offers a smaller version
# streaks = true             # false: never say how many in a row
# support = ""               # who to turn to in a crisis
# support_in_report = false
# form = true                # false: a page without lines to fill in
# auto_commit = false        # true: a git commit with every change
# line_editor = true         # false: answers without keys that move in them
)";

// Lines that git needs, in files that may have others, too.
struct GitFile {
  const char* path;
  std::vector<std::string_view> lines;
};

const std::vector<GitFile>& git_files() {
  static const std::vector<GitFile> files = {
      {".gitignore", {".hw/"}},
      {".gitattributes",
       {"*.toml -text", "assignments/*.toml merge=hw diff=hw",
        "sessions.toml merge=hw diff=hw"}},
  };
  return files;
}

bool has_line(std::string_view text, std::string_view line) {
  return fmt::format("\n{}\n", text).find(fmt::format("\n{}\n", line)) !=
         std::string::npos;
}

void add_lines(const GitFile& file, const Storage& storage,
               Transaction& transaction) {
  const bool is_there = storage.read(file.path).has_value();
  const std::string before = transaction.text(file.path);
  std::string text = before;
  if (!text.empty() && !text.ends_with('\n')) {
    text += '\n';
  }
  for (const std::string_view line : file.lines) {
    if (!has_line(before, line)) {
      text += fmt::format("{}\n", line);
    }
  }
  if (is_there) {
    transaction.replace(file.path, text);
  } else {
    transaction.create(file.path, text);
  }
}

// What git has of .hw may be from another device: it is forgotten, and no
// longer in the index.
void take_records_out(const Git& git, Storage& storage) {
  if (!storage.is_tracked(hw_folder)) {
    return;
  }
  forget_records(storage);
  const Tree index = index_of(git);
  Tree rest = index;
  std::erase_if(rest, [](const auto& file) { return is_of_hw(file.first); });
  change_index(git, index, rest);
}

// Makes what is not there yet, in a clone too.
void init_git(Context& context) {
  const Git git(context);
  const bool was_there = has_repository(context);
  if (!was_there) {
    git.require({"init", "--quiet"}, "no git repository could be made here");
  }
  use_merge_driver(git, GitConfig(git));

  Transaction transaction(context.storage);
  take_records_out(git, context.storage);
  keep_private(context);
  for (const GitFile& file : git_files()) {
    add_lines(file, context.storage, transaction);
  }
  transaction.commit(init_git_step);
  say(context, was_there ? "git is set up for this journal"
                         : "Made it a git repository");
  say(context, "To bring it to your other devices: hw sync");
}

void init_journal(Context& context) {
  const std::string folder = shown(context.storage.root().string());
  Transaction transaction(context.storage);
  if (!transaction.text(settings_path).empty()) {
    say(context, fmt::format("There is a journal already in {}", folder));
    return;
  }
  const bool is_new = assignment_ids(context.storage).empty();
  transaction.create(settings_path, settings_text);
  transaction.commit("init");
  if (!is_new) {
    say(context, fmt::format("Added settings to the journal in {}", folder));
    say(context, "Look at them: hw edit settings");
    return;
  }
  say(context, fmt::format("Made a journal in {}", folder));
  say(context, "Begin with: hw add \"Evening walk\" --schedule 3/week");
}

ExitStatus init(bool with_git, Context& context) {
  init_journal(context);
  if (with_git) {
    init_git(context);
  }
  return exit_ok;
}

}  // namespace

Action declare_init(const Arguments& takes) {
  auto with_git = std::make_shared<bool>(false);
  takes.flag("--git", *with_git,
             "Make it a git repository, or set one up that is there");
  return [with_git](Context& context) { return init(*with_git, context); };
}

}  // namespace hw::cli
