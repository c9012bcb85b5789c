#include "assignment_lookup.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/text.hpp"
#include "hw/transaction.hpp"

#include "args/options.hpp"
#include "dialog/dialog.hpp"
#include "output.hpp"
#include "phrases.hpp"

namespace hw::cli {
namespace {

Error several_are_active(const std::vector<AssignmentFile>& files) {
  std::vector<std::string> ids;
  for (const AssignmentFile& file : files) {
    ids.push_back(file.read.value.id);
  }
  return Error("several assignments are active; please name one",
               fmt::format("Name one of: {}", fmt::join(ids, ", ")));
}

AssignmentFile choose(std::vector<AssignmentFile> files,
                      const Context& context) {
  std::stable_partition(files.begin(), files.end(),
                        [&](const AssignmentFile& file) {
                          return is_open_today(file.read.value, context);
                        });
  std::vector<std::string> titles;
  for (const AssignmentFile& file : files) {
    titles.push_back(as_of(file.read.value, context.today()).title);
  }
  return std::move(
      files[ask_which("Which one? Its number, or a part of its "
                      "name.",
                      titles, "Nothing was logged.", context)]);
}

// A terminal cuts a line that is as long as this, and says nothing of it.
void check_typed_lines(std::string_view text) {
  constexpr std::size_t longest = 4095;  // bytes
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end >= longest) {
      throw Error("this terminal cuts lines as long as one of these",
                  "Nothing was written. \"hw log -e\" opens an editor, where "
                  "there is room.");
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace

Journal load_to_count(const Context& context) {
  return load_journal(context.storage,
                      [](const Journal&) { return no_days(); });
}

AssignmentFile find_to_count(const Context& context, std::string_view name) {
  return hw::find_to_count(context.storage, name, context.today(),
                           context.settings.day_starts);
}

std::vector<std::string> to_ids(const std::vector<std::string>& names,
                                const Context& context) {
  std::vector<std::string> ids;
  for (const std::string& name : names) {
    ids.push_back(find_to_count(context, name).read.value.id);
  }
  return ids;
}

std::vector<AssignmentFile> active_assignments(const Context& context) {
  const Date today = context.today();
  std::vector<AssignmentFile> files;
  for (const std::string& id : assignment_ids(context.storage)) {
    AssignmentFile file = find_to_count(context, id);
    if (file.read.readable &&
        status_on(file.read.value, today) == Status::active) {
      file.source = {};  // of many files that is much, and one is written to
      files.push_back(std::move(file));
    }
  }
  return files;
}

AssignmentFile choose_active(Context& context) {
  std::vector<AssignmentFile> files = active_assignments(context);
  if (assignment_ids(context.storage).empty()) {
    throw Error("nothing is written down yet",
                "Begin with: hw add \"Evening walk\" --schedule 3/week");
  }
  if (files.empty()) {
    throw Error("no assignment is active",
                "Pick one up again: hw resume NAME\n"
                "Or write one down: hw add \"Evening walk\"");
  }
  if (files.size() > 1 && !context.can_ask) {
    throw several_are_active(files);
  }
  const AssignmentFile file = files.size() == 1
                                  ? std::move(files.front())
                                  : choose(std::move(files), context);
  return find_to_count(context, file.read.value.id);  // with its text
}

bool is_title(const Context& context, std::string_view text) {
  const std::vector<AssignmentFile> files = active_assignments(context);
  return std::ranges::any_of(files, [&](const AssignmentFile& file) {
    const Assignment now = as_of(file.read.value, context.today());
    return lower_case(now.title).find(lower_case(text)) != std::string::npos;
  });
}

void require_whole(const AssignmentFile& file) {
  if (!file.read.problems.empty()) {
    throw nothing_written(file.read.problems.front());
  }
}

bool is_over(const Assignment& assignment, Date today) {
  const Status status = status_on(assignment, today);
  return status == Status::finished || status == Status::let_go;
}

void require_going_on(const Assignment& assignment, Date today) {
  if (is_over(assignment, today)) {
    const bool is_finished = status_on(assignment, today) == Status::finished;
    throw Error(fmt::format("{} is {}", assignment.id,
                            is_finished ? "finished" : "let go"),
                fmt::format("Look at it with: hw show {0}\n"
                            "To pick it up again: hw resume {0}",
                            assignment.id));
  }
}

void require_journal(const Context& context) {
  if (!context.storage.exists()) {
    throw Error(fmt::format("there is no journal in {} yet",
                            context.storage.root().string()),
                "Begin one: hw add \"Evening walk\" --schedule 3/week");
  }
}

std::string nothing_yet(const Context& context) {
  return fmt::format(
      "Nothing is written down in {} yet. Begin with:\n"
      "hw add \"Evening walk\" --schedule 3/week",
      shown(context.storage.root().string()));
}

void check_length(std::string_view text, std::string_view name) {
  constexpr std::size_t longest = std::size_t{1024} * 1024;
  if (text.size() > longest) {
    throw Error(fmt::format("{} is longer than 1 MiB", name),
                "Nothing was written. Make it shorter, then try again.");
  }
}

std::string text_of_file(const std::filesystem::path& file) {
  const std::filesystem::path name = file.filename();
  if (name.empty() || name == ".." || name == ".") {
    throw Error(fmt::format("{} is a folder, not a file", file.string()));
  }
  const auto found = DiskStorage(file.parent_path()).read(name);
  if (!found) {
    throw Error(fmt::format("there is no file {}", file.string()));
  }
  return found->text;
}

std::string read_standard_input() {
  const bool is_typed = isatty(STDIN_FILENO) == 1;
  if (is_typed) {
    tell("Type it. Ctrl-D on a line of its own ends it.\n");
  }
  std::string text;
  std::array<char, 4096> buffer{};
  // Once a terminal has said that this is the end, it is not asked again.
  while (std::feof(stdin) == 0 && std::ferror(stdin) == 0) {
    const std::size_t count =
        std::fread(buffer.data(), 1, buffer.size(), stdin);
    text.append(buffer.data(), count);
    check_length(text, "the text on standard input");
  }
  if (std::ferror(stdin) != 0) {
    throw Error("standard input cannot be read", "Nothing was written.");
  }
  if (is_typed) {
    check_typed_lines(text);
  }
  return with_line_feeds(text);
}

}  // namespace hw::cli
