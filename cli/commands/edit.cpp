// hw edit: open an assignment in an editor, and check it afterwards.
#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "hw/blocks.hpp"
#include "hw/journal.hpp"
#include "hw/read.hpp"
#include "hw/text.hpp"
#include "hw/transaction.hpp"

#include "commands.hpp"
#include "dialog/dialog.hpp"
#include "entry_lookup.hpp"
#include "output.hpp"
#include "remedies.hpp"
#include "shell/editor.hpp"
#include "shell/entry_editor.hpp"

namespace hw::cli {
namespace {

// A file of the journal that can be edited.
struct Target {
  std::string name;  // that it is edited by: hw edit NAME
  std::string path;
  std::string how_to_make;  // when there is none
  std::vector<Problem> (*problems)(const std::string& file,
                                   std::string_view text);
};

template <typename T,
          ParseResult<T> (*reader)(const std::string&, std::string_view)>
std::vector<Problem> problems_of(const std::string& file,
                                 std::string_view text) {
  return reader(file, text).problems;
}

Target find_target(const std::string& name, const Context& context) {
  const bool is_id = is_valid_id(name) &&
                     context.storage.read(assignment_path(name)).has_value();
  if (!is_id && (name == "settings" || name == settings_path)) {
    return {name, settings_path, "Make one: hw init",
            problems_of<Settings, read_settings>};
  }
  if (!is_id && (name == "sessions" || name == sessions_path)) {
    return {name, sessions_path, "Begin one: hw session next fri 15:00",
            problems_of<Sessions, read_sessions>};
  }
  const AssignmentFile file =
      find_assignment(context.storage, name, context.today());
  // A file that cannot be read has no id but in its name.
  return {std::filesystem::path(file.path).stem(), file.path,
          "List what there is: hw list",
          problems_of<Assignment, read_assignment>};
}

// What is edited, and what the file said when it was copied. Both are on the
// disk until the file says what the copy says: an edit can be gone on with
// another day.
struct Copy {
  EditorFile edited;
  EditorFile original;
  std::string original_text;
};

Error both_changed(const Target& target, const Copy& copy) {
  return Error(
      fmt::format("{} has changed since you began to edit a copy of it",
                  target.path),
      fmt::format("Your copy is kept in {}\nTake from it into {} what you want "
                  "to keep, then remove the copy and run the command again.",
                  shown(copy.edited.place()), target.path));
}

// What was put at the end of `text` since it was `original`.
std::string_view added_to(std::string_view original, std::string_view text) {
  text.remove_prefix(original.size());
  return text.substr(std::min(text.size(), text.find_first_not_of("\r\n")));
}

// Goes on with a copy from another day. What was logged meanwhile comes to its
// end; any other change is not ours to put together.
void take_up(Copy& copy, const Target& target, const std::string& edited,
             const std::string& now, const Context& context) {
  if (!now.starts_with(copy.original_text)) {
    throw both_changed(target, copy);
  }
  if (now != copy.original_text) {
    copy.edited.write(append_block(edited, added_to(copy.original_text, now)));
    copy.original.write(now);
    copy.original_text = now;
  }
  say(context, fmt::format("Going on with the copy from last time. To start "
                           "over, remove {}",
                           shown(copy.edited.place())));
}

Copy make_copy(const Target& target, Context& context) {
  const Transaction held(context.storage);
  const auto file = context.storage.read(target.path);
  if (!file) {
    throw Error(fmt::format("there is no {} yet", target.path),
                target.how_to_make);
  }
  Copy copy{.edited = EditorFile(context, target.path),
            .original = EditorFile(context, target.path + ".before"),
            .original_text = ""};
  const std::optional<std::string> edited = copy.edited.text();
  copy.original_text = copy.original.text().value_or("");
  if (edited && *edited != copy.original_text) {
    take_up(copy, target, *edited, file->text, context);
    return copy;
  }
  copy.original.write(file->text);
  copy.edited.write(file->text);
  copy.original_text = file->text;
  return copy;
}

void discard(Copy& copy) {
  copy.edited.discard();
  copy.original.discard();
}

// Opens the copy until it can be read in full, and gives what it says then.
std::string edit_copy(const Copy& copy, const Target& target,
                      const Context& context) {
  while (true) {
    run_editor(context, copy.edited);
    std::string text = copy.edited.text().value_or(copy.original_text);
    const auto problems = target.problems(copy.edited.path(), text);
    if (problems.empty() || text == copy.original_text) {
      return text;
    }
    print_problems(context, problems);
    if (!context.can_ask ||
        !ask_whether("Go on editing? [Y/n]", true, context)) {
      throw Error(fmt::format("{} stays as it was", target.path));
    }
  }
}

ExitStatus edit_and_save(Copy& copy, const Target& target, Context& context) {
  const std::string text = edit_copy(copy, target, context);
  const bool is_changed = text != copy.original_text;
  if (is_changed) {
    Transaction transaction(context.storage);
    transaction.fix(target.path, copy.original_text, text);
    transaction.commit(fmt::format("edit {}", target.name));
    copy.edited.discard_copies();
  }
  discard(copy);
  say(context, is_changed ? fmt::format("Saved {}", target.path)
                          : "Nothing was changed.");
  return exit_ok;
}

// `error`, with how to go on with what was edited, if anything was.
Error with_copy(const Error& error, Copy& copy, const Target& target) {
  const std::string edited = copy.edited.text().value_or(copy.original_text);
  if (edited == copy.original_text) {
    discard(copy);
    return error;
  }
  if (copy.original.text() != copy.original_text) {
    copy.original.write(copy.original_text);
  }
  const std::string hint = hint_of(error);
  return with_hint(error, fmt::format("{}{}What you wrote is kept in {}\n"
                                      "Go on with it: hw edit {}",
                                      hint, hint.empty() ? "" : "\n",
                                      shown(copy.edited.place()), target.name));
}

ExitStatus edit(const std::string& name, Context& context) {
  const Target target = find_target(name, context);
  Copy copy = make_copy(target, context);
  try {
    return edit_and_save(copy, target, context);
  } catch (const Error& error) {
    throw with_copy(error, copy, target);
  }
}

ExitStatus edit_one(const std::string& name,
                    const std::vector<std::string>& words, Context& context) {
  const AssignmentFile file = find_to_edit(context, name);
  return edit_entry(file, find_entry(file.read.value, words, "edit", context),
                    context);
}

}  // namespace

Action declare_edit(const Arguments& takes) {
  auto name = std::make_shared<std::string>();
  auto entry = std::make_shared<std::vector<std::string>>();
  takes
      .positional("NAME", *name,
                  "An assignment, or \"settings\" or \"sessions\"")
      .suggests({"ASSIGNMENT", "settings", "sessions"})
      .required();
  takes.words("ENTRY", *entry, "Only this entry, as hw amend -e --whole does");
  return [name, entry](Context& context) {
    return entry->empty() ? edit(*name, context)
                          : edit_one(*name, *entry, context);
  };
}

}  // namespace hw::cli
