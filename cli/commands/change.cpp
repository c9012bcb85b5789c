// hw change: make an assignment smaller, bigger or different.
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/edit.hpp"
#include "hw/journal.hpp"
#include "hw/text.hpp"
#include "hw/transaction.hpp"
#include "hw/wording.hpp"
#include "hw/write.hpp"

#include "args/agreement_options.hpp"
#include "args/options.hpp"
#include "assignment_lookup.hpp"
#include "commands.hpp"
#include "dialog/dialog.hpp"
#include "dialog/entry_prompt.hpp"
#include "output.hpp"
#include "phrases.hpp"

namespace hw::cli {
namespace {

constexpr int most_steps = 999;

struct ChangeArguments {
  std::string assignment;
  std::optional<std::string> title;
  bool smaller = false;
  std::string reason;
  std::string on;           // empty means today
  std::string rename_step;  // OLD=NEW
  std::string add_step;
  std::optional<int> after;  // add_step, the number of a step; nothing: all
  std::string remove_step;
  AgreementArguments agreement;
};

// A step and its new text.
struct Renaming {
  std::string from;
  std::string to;
};

// Nothing if none is asked for.
std::optional<Renaming> renaming_in(const ChangeArguments& arguments,
                                    const Assignment& now) {
  if (arguments.rename_step.empty()) {
    return std::nullopt;
  }
  const std::size_t equals = arguments.rename_step.find('=');
  const std::string to =
      equals == std::string::npos
          ? ""
          : one_line(arguments.rename_step.substr(equals + 1));
  if (to.empty()) {
    throw UsageError("--rename-step takes a step and its new text",
                     "For example: --rename-step \"2=Ride one stop\"");
  }
  return Renaming{find_step(arguments.rename_step.substr(0, equals), now), to};
}

// The steps of `now`, renamed, with one more, or with one less; nothing if they
// stay as they are.
std::optional<std::vector<std::string>> changed_steps(
    const ChangeArguments& arguments, const Assignment& now) {
  std::vector<std::string> steps = now.steps;
  if (const auto renaming = renaming_in(arguments, now)) {
    std::replace(steps.begin(), steps.end(), renaming->from, renaming->to);
  }
  if (!arguments.remove_step.empty()) {
    std::erase(steps, find_step(arguments.remove_step, now));
  }
  const std::string added = one_line(arguments.add_step);
  if (!added.empty()) {
    const auto place = static_cast<std::size_t>(
        arguments.after.value_or(static_cast<int>(now.steps.size())));
    if (place > now.steps.size()) {
      throw UsageError(fmt::format("{} has {}", now.id,
                                   count(now.steps.size(), "step", "steps")),
                       "Give --after the number of one of them, or 0.");
    }
    steps.insert(steps.begin() + static_cast<std::ptrdiff_t>(place), added);
  }
  return steps == now.steps ? std::nullopt : std::optional(steps);
}

// The smallest version that counts becomes what is asked for.
std::string smaller_version(const Assignment& now) {
  if (now.baby_step.empty()) {
    throw Error(
        fmt::format("{} has no smaller version written down", now.id),
        fmt::format("Say what it is: hw change {} --what TEXT", now.id));
  }
  return now.baby_step;
}

Change wanted_change(const ChangeArguments& arguments,
                     const Assignment& assignment, const Context& context) {
  const Date on =
      arguments.on.empty()
          ? context.today()
          : to_date("--on", arguments.on, context.clock, Leaning::either);
  Change change = to_change(arguments.agreement, on);
  change.title = arguments.title;
  if (const auto steps = changed_steps(arguments, as_of(assignment, on))) {
    change.steps = steps;
  }
  if (arguments.smaller) {
    change.what = smaller_version(as_of(assignment, on));
  }
  if (change.title && one_line(*change.title).empty()) {
    throw UsageError("an assignment wants a title",
                     "For example: hw change ID --title \"Evening walk\"");
  }
  if (change == Change{.on = on}) {
    throw UsageError(
        "nothing to change was given",
        fmt::format("For example: hw change {} --smaller", assignment.id));
  }
  if (in_words(change, assignment, context.today()).empty()) {
    throw Error(fmt::format("{} is like that already", assignment.id),
                "Nothing was written.");
  }
  change.why = arguments.reason;
  return change;
}

// Gives the entries of a step that is renamed its new text, as they are about
// the same thing.
void rename_entries(const ChangeArguments& arguments,
                    const AssignmentFile& file, Date on,
                    Transaction& transaction) {
  const Assignment& assignment = file.read.value;
  const auto renaming = renaming_in(arguments, as_of(assignment, on));
  for (std::size_t i = 0; renaming && i < assignment.entries.size(); ++i) {
    if (assignment.entries[i].step == renaming->from) {
      transaction.set_key(file.path, "log", i, "step",
                          write_string(renaming->to));
    }
  }
}

// Whether `change` asks for something else than that of which it was said how
// likely it is, so that this no longer holds.
bool opens_confidence(const Change& change, const Assignment& assignment) {
  Assignment changed = assignment;
  changed.changes.push_back(change);
  return as_of(assignment, change.on).confidence &&
         !as_of(changed, change.on).confidence;
}

ExitStatus change(ChangeArguments arguments, Context& context) {
  const AssignmentFile file =
      find_assignment(context.storage, arguments.assignment, context.today());
  require_whole(file);
  const Assignment& assignment = file.read.value;
  require_going_on(assignment, context.today());
  ask_which_moment(arguments.on, Leaning::either, context);
  Change change = wanted_change(arguments, assignment, context);
  if (context.can_ask && opens_confidence(change, assignment)) {
    const std::vector<Prompt> prompts = {number_prompt(
        "How likely is it now that you do it, 0-100?", change.confidence, 100)};
    if (ask(prompts, context) == Asking::cancelled) {
      say(context, "Nothing was changed.");
      return exit_interrupted;
    }
  }

  Transaction transaction(context.storage);
  transaction.append(file, write_change(change));
  rename_entries(arguments, file, change.on, transaction);
  transaction.commit(fmt::format("change {}", assignment.id));
  say(context,
      fmt::format(
          "Changed {} from {} on: {}.", assignment.id,
          in_words(change.on, context),
          fmt::join(in_words(change, assignment, context.today()), "; ")));
  if (opens_confidence(change, assignment)) {
    say(context,
        fmt::format("How likely it is was said of what came before. Say it "
                    "again, if you like:\nhw change {} --confidence NUMBER",
                    assignment.id));
  }
  return exit_ok;
}

}  // namespace

Action declare_change(const Arguments& takes) {
  auto arguments = std::make_shared<ChangeArguments>();
  takes.positional("ASSIGNMENT", arguments->assignment, "Which one").required();
  takes.flag("--smaller", arguments->smaller,
             "Ask for the smallest version that counts");
  takes.option("--title", arguments->title, "TEXT", "What you call it");
  add_agreement_options(takes, arguments->agreement);
  takes
      .option("--rename-step", arguments->rename_step, "OLD=NEW",
              "Another text for a step and its entries; OLD is its number or "
              "a part of it")
      .check(is_filled());
  takes.option("--add-step", arguments->add_step, "TEXT", "One more step")
      .check(is_filled());
  takes.option("--after", arguments->after, 0, most_steps,
               "After which step --add-step comes; 0: before all [the last]");
  takes
      .option("--remove-step", arguments->remove_step, "STEP",
              "One step less: its number, or a part of it")
      .check(is_filled())
      .suggests({"STEP"});
  takes.option("--reason", arguments->reason, "TEXT",
               "Why; your therapist reads it in the report");
  takes.option("--on", arguments->on, "DATE", "The first day it holds [today]")
      .check(is_filled());
  return [arguments](Context& context) { return change(*arguments, context); };
}

}  // namespace hw::cli
