// hw amend: correct an entry.
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "hw/journal.hpp"
#include "hw/plan.hpp"
#include "hw/read.hpp"
#include "hw/transaction.hpp"
#include "hw/wording.hpp"
#include "hw/write.hpp"

#include "args/entry_options.hpp"
#include "args/options.hpp"
#include "commands.hpp"
#include "dialog/dialog.hpp"
#include "dialog/entry_questions.hpp"
#include "entry_lookup.hpp"
#include "output.hpp"
#include "phrases.hpp"
#include "shell/editor.hpp"
#include "shell/entry_editor.hpp"

namespace hw::cli {
namespace {

struct AmendArguments {
  std::string assignment;
  std::vector<std::string> entry;  // empty means the latest
  EntryArguments given;
  std::vector<std::string> unset;
  bool edit = false;
  bool whole = false;
};

using KeyWords = std::vector<std::pair<std::string, std::string>>;

bool is_planned(const Entry& entry) {
  return entry.outcome == Outcome::planned;
}

bool has_options(const AmendArguments& arguments) {
  const EntryArguments& given = arguments.given;
  const Entry bare{.at = given.entry.at};
  return !given.at.empty() || given.outcome || !given.step.empty() ||
         !given.answers.empty() || !(given.entry == bare) ||
         !arguments.unset.empty();
}

void check_outcome(const Entry& after, const EntryArguments& given,
                   const std::string& id) {
  if (is_planned(after) && (given.outcome || given.entry.step_done)) {
    throw UsageError("this is a plan, and hw amend finishes none",
                     fmt::format("To write down how it went: hw log {}", id));
  }
  const bool is_for_step = is_practice(after.outcome) && !after.step.empty();
  if (given.entry.step_done && !is_for_step) {
    throw UsageError("--step-done is for a step that was done",
                     "Name the one that is done: --step TEXT");
  }
}

// `before` with what is given on the command line.
Entry amended(const Entry& before, const EntryArguments& given,
              const Assignment& assignment, const Context& context) {
  const bool is_plan = is_planned(before);
  const Moment at =
      given.at.empty() ? before.at : entry_time(given, context.clock, is_plan);
  const Entry told =
      to_entry(given, at, assignment, context.settings.day_starts,
               is_plan ? Half::plan : Half::both);
  Entry after = with_given(before, told);
  after.at = at;
  after.outcome =
      is_plan ? before.outcome : given.outcome.value_or(before.outcome);
  check_outcome(after, given, assignment.id);
  return after;
}

// Takes the keys `unset` out of the [[log]] block `index`.
void unset_keys(Transaction& transaction, const std::string& path,
                std::size_t index, const AmendArguments& arguments,
                const std::string& address) {
  for (const std::string& key : arguments.unset) {
    if (key == "at" || key == "outcome") {
      throw UsageError(fmt::format("an entry needs \"{}\"", key),
                       "It can be changed: see hw amend --help");
    }
    const std::string before = transaction.text(path);
    transaction.remove_key(path, "log", index, key);
    if (transaction.text(path) == before) {
      throw UsageError(
          fmt::format("{} says nothing under \"{}\"", address, key),
          "Nothing was changed. hw show has what it says.");
    }
  }
}

std::optional<std::string> said_under(const std::string& key,
                                      const KeyWords& words) {
  const auto found =
      std::ranges::find(words, key, &KeyWords::value_type::first);
  return found == words.end() ? std::nullopt : std::optional(found->second);
}

// "note: "Raind", now "Rained"".
void say_difference(const std::string& key, const KeyWords& before,
                    const KeyWords& after, const Context& context) {
  const auto quoted = [](const std::optional<std::string>& words) {
    return words ? fmt::format("\"{}\"", *words) : "nothing";
  };
  const auto old_words = said_under(key, before);
  const auto new_words = said_under(key, after);
  if (old_words != new_words && !context.quiet) {
    print_line(context,
               fmt::format("{}: {}, now {}", key, quoted(old_words),
                           quoted(new_words)),
               2, 2);
  }
}

void say_differences(const Entry& before, const Entry& after,
                     const Context& context) {
  const KeyWords old_words = words_by_key(before);
  const KeyWords new_words = words_by_key(after);
  for (const auto& [key, words] : old_words) {
    say_difference(key, old_words, new_words, context);
  }
  for (const auto& [key, words] : new_words) {
    if (!said_under(key, old_words)) {
      say_difference(key, old_words, new_words, context);
    }
  }
  if (before.before_at && !after.before_at) {
    say(context,
        "What was expected is answered afterwards now, so it is no longer "
        "marked as written before.");
  }
}

// What `text`, that of the file `path`, says by now.
void say_what_changed(const Entry& before, const std::string& path,
                      const std::string& text, std::size_t index,
                      const Context& context) {
  const Assignment assignment = read_assignment(path, text).value;
  const Entry& after = assignment.entries.at(index);
  say(context, fmt::format("Amended {}, {}.", address_of(assignment, after),
                           in_words(after.at, context)));
  say_differences(before, after, context);
}

void save_amended(const AmendArguments& arguments, const AssignmentFile& file,
                  const Entry& before, Entry after, Context& context) {
  const std::vector<Question>& questions = file.read.value.questions;
  after.before_at =
      time_of_expectation(before, after, questions, context.clock.now);
  Transaction transaction(context.storage);
  const std::size_t index = transaction.find_entry(file, before.block);
  const std::string text_before = transaction.text(file.path);
  transaction.change_block(file.path, "log", index,
                           write_entry(before, questions),
                           write_entry(after, questions));
  for (const auto& [key, words] : words_by_key(before)) {
    if (!said_under(key, words_by_key(after))) {
      transaction.remove_key(file.path, "log", index, key);
    }
  }
  unset_keys(transaction, file.path, index, arguments,
             address_of(file.read.value, before));
  const std::string text = transaction.text(file.path);
  transaction.commit(fmt::format("amend {} for {}", file.read.value.id,
                                 in_words(before.at, context)));
  if (text == text_before) {
    say(context, "It says that already. Nothing was changed.");
    return;
  }
  say_what_changed(before, file.path, text, index, context);
}

Asking ask_again(Entry& entry, const Assignment& assignment,
                 const Context& context) {
  const Assignment now =
      as_of(assignment, practice_day(entry.at, context.settings.day_starts));
  const std::vector<Prompt> prompts = entry_prompts(
      now, context.rules(), entry, is_planned(entry) ? Half::plan : Half::both,
      Questions::again);
  explain_asking(prompts, context);
  return ask(prompts, context);
}

ExitStatus amend(AmendArguments arguments, Context& context) {
  const AssignmentFile file = find_to_edit(context, arguments.assignment);
  const Assignment& assignment = file.read.value;
  const Entry& before =
      find_entry(assignment, arguments.entry, "amend", context);
  if (arguments.whole) {
    return edit_entry(file, before, context);
  }
  const bool is_bare = !has_options(arguments) && !arguments.edit;
  if (is_bare && !context.can_ask) {
    throw UsageError(
        fmt::format("{} is to be changed, and nothing says how",
                    address_of(assignment, before)),
        fmt::format("For example: hw amend {} --at \"yesterday 21:30\"",
                    address_of(assignment, before)));
  }
  ask_which_moment(arguments.given.at,
                   is_planned(before) ? Leaning::future : Leaning::past,
                   context);
  Entry after = amended(before, arguments.given, assignment, context);
  if (arguments.edit) {
    edit_note(
        context, after.note,
        fmt::format("hw amend {} --note -", address_of(assignment, before)),
        [&](const std::string& note) {
          after.note = note;
          save_amended(arguments, file, before, after, context);
        });
    return exit_ok;
  }
  if (is_bare && ask_again(after, assignment, context) == Asking::cancelled) {
    say(context, "Nothing was changed.");
    return exit_interrupted;
  }
  save_amended(arguments, file, before, after, context);
  return exit_ok;
}

}  // namespace

Action declare_amend(const Arguments& takes) {
  auto arguments = std::make_shared<AmendArguments>();
  takes.positional("ASSIGNMENT", arguments->assignment, "Which one").required();
  takes
      .words("ENTRY", arguments->entry,
             "Which entry: 1 is the latest, or a day or time; plan [1]")
      .suggests({"plan"});
  add_entry_options(takes, arguments->given);
  takes.option("--unset", arguments->unset, "KEY",
               "Take away what it says under this key (can be repeated)");
  takes.flag("-e,--edit", arguments->edit, "Write the note in your editor");
  takes.flag("--whole", arguments->whole,
             "Edit all of the entry, as it stands in its file");
  return [arguments](Context& context) { return amend(*arguments, context); };
}

}  // namespace hw::cli
