// hw change: make an assignment smaller, bigger or different.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

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

struct ChangeArguments {
  std::string assignment;
  std::optional<std::string> title;
  bool smaller = false;
  std::string reason;
  std::string on;  // empty means today
  AgreementArguments agreement;
};

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
    if (ask(prompts) == Asking::cancelled) {
      say(context, "Nothing was changed.");
      return exit_interrupted;
    }
  }

  Transaction transaction(context.storage);
  transaction.append(file, write_change(change));
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
  takes.option("--reason", arguments->reason, "TEXT",
               "Why; your therapist reads it in the report");
  takes.option("--on", arguments->on, "DATE", "The first day it holds [today]")
      .check(is_filled());
  return [arguments](Context& context) { return change(*arguments, context); };
}

}  // namespace hw::cli
