// hw move: an entry that belongs to another assignment.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/journal.hpp"
#include "hw/read.hpp"
#include "hw/transaction.hpp"

#include "args/options.hpp"
#include "commands.hpp"
#include "entry_lookup.hpp"
#include "output.hpp"
#include "phrases.hpp"

namespace hw::cli {
namespace {

struct MoveArguments {
  std::string assignment;
  std::vector<std::string> rest;  // which entry, and where to
};

std::vector<std::string> keys_of_answers(const std::vector<Answer>& answers) {
  std::vector<std::string> keys;
  for (const Answer& answer : answers) {
    keys.push_back(answer.key);
  }
  return keys;
}

// "It is bus 1 there.", and what bus does not ask for.
void say_moved(const std::string& address, const Assignment& there,
               const Context& context) {
  const Entry& entry = there.entries.back();
  say(context, fmt::format("Moved {}: it is {} now.", address,
                           address_of(there, entry)));
  if (!entry.unasked.empty()) {
    say(context,
        fmt::format("{} does not ask for these: {}. The entry keeps them, and "
                    "hw show {} has them.",
                    there.id, fmt::join(keys_of_answers(entry.unasked), ", "),
                    there.id));
  }
  const Assignment then =
      as_of(there, practice_day(entry.at, context.settings.day_starts));
  if (!entry.step.empty() && std::ranges::count(then.steps, entry.step) == 0) {
    say(context, fmt::format("Its step is not one of {}. To name another: "
                             "hw amend {} --step TEXT",
                             there.id, address_of(there, entry)));
  }
}

ExitStatus move(MoveArguments arguments, Context& context) {
  if (arguments.rest.empty()) {
    throw UsageError("where is the entry to go?",
                     "Name the assignment last: hw move walk 2 bus");
  }
  const AssignmentFile other = find_to_edit(context, arguments.rest.back());
  arguments.rest.pop_back();
  const AssignmentFile file = find_to_edit(context, arguments.assignment);
  const Assignment& assignment = file.read.value;
  if (file.path == other.path) {
    throw UsageError(fmt::format("{} is where it is already", assignment.id),
                     "Name another assignment last: hw move walk 2 bus");
  }
  const Entry& entry = find_entry(assignment, arguments.rest, "move", context);
  Transaction transaction(context.storage);
  transaction.move_entry(file.path, transaction.find_entry(file, entry.block),
                         other.path);
  const std::string text = transaction.text(other.path);
  transaction.commit(fmt::format("move {} for {} to {}", assignment.id,
                                 in_words(entry.at, context),
                                 other.read.value.id));
  say_moved(address_of(assignment, entry),
            read_assignment(other.path, text).value, context);
  return exit_ok;
}

}  // namespace

Action declare_move(const Arguments& takes) {
  auto arguments = std::make_shared<MoveArguments>();
  takes.positional("ASSIGNMENT", arguments->assignment, "Where it is")
      .required();
  takes
      .words("OTHER", arguments->rest,
             "Where it belongs; before it, which entry: 1 is the latest, or a "
             "day or time; plan [1]")
      .suggests({"ASSIGNMENT"});
  return [arguments](Context& context) { return move(*arguments, context); };
}

}  // namespace hw::cli
