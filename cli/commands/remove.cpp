// hw remove: take out an entry, or an assignment with everything in it.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "hw/journal.hpp"
#include "hw/transaction.hpp"

#include "args/options.hpp"
#include "commands.hpp"
#include "dialog/dialog.hpp"
#include "entry_lookup.hpp"
#include "output.hpp"
#include "phrases.hpp"

namespace hw::cli {
namespace {

struct RemoveArguments {
  std::string assignment;
  std::vector<std::string> entry;
  bool whole_assignment = false;
  bool yes = false;
};

constexpr auto way_back = "To bring it back: hw undo";

// "walk and its 12 entries".
std::string with_entries(const Assignment& assignment) {
  const std::size_t entries = assignment.entries.size();
  return entries == 0 ? assignment.id
                      : fmt::format("{} and its {}", assignment.id,
                                    count(entries, "entry", "entries"));
}

// The latest is never guessed.
UsageError which_entry(const Assignment& assignment, const Context& context) {
  const std::string& id = assignment.id;
  std::string latest;
  if (!assignment.entries.empty()) {
    const Entry& entry = find_entry(assignment, {}, "remove", context);
    latest =
        fmt::format("The latest is {} ({}).\n", address_of(assignment, entry),
                    described(entry, context));
  }
  return UsageError(fmt::format("which entry of {} is to be removed?", id),
                    fmt::format("{}To stop the assignment: hw let-go {}\n"
                                "To delete {}: hw remove {} --assignment",
                                latest, id, with_entries(assignment), id));
}

// Whether to go on: asked where there is a person to answer.
bool is_confirmed(const RemoveArguments& arguments, const std::string& question,
                  const Context& context) {
  return arguments.yes || !context.can_ask ||
         ask_whether(question, false, context);
}

ExitStatus remove_entry(const RemoveArguments& arguments,
                        const AssignmentFile& file, Context& context) {
  const Assignment& assignment = file.read.value;
  const Entry& entry =
      find_entry(assignment, arguments.entry, "remove", context);
  const std::string address = address_of(assignment, entry);
  for (const std::string& line : whole_in_words(assignment, entry, context)) {
    say(context, line);
  }
  if (!is_confirmed(arguments, fmt::format("Remove {}? [y/N]", address),
                    context)) {
    say(context, "Nothing was changed.");
    return exit_ok;
  }
  Transaction transaction(context.storage);
  transaction.remove_block(file.path, "log",
                           transaction.find_entry(file, entry.block));
  transaction.commit(fmt::format("remove {} for {}", assignment.id,
                                 in_words(entry.at, context)));
  say(context, fmt::format("Removed {}. {}", address, way_back));
  return exit_ok;
}

ExitStatus remove_assignment(const RemoveArguments& arguments,
                             const AssignmentFile& file, Context& context) {
  const std::string whole = with_entries(file.read.value);
  const std::string& id = file.read.value.id;
  if (!arguments.yes && !context.can_ask) {
    throw Error(
        fmt::format("{} can only be deleted with your yes", whole),
        fmt::format("To delete them: hw remove {} --assignment --yes", id));
  }
  if (!is_confirmed(arguments, fmt::format("Delete {}? [y/N]", whole),
                    context)) {
    say(context, "Nothing was changed.");
    return exit_ok;
  }
  Transaction transaction(context.storage);
  transaction.remove(file.path);
  transaction.commit(fmt::format("remove {} --assignment", id));
  say(context, fmt::format("Deleted {}. {}", whole, way_back));
  return exit_ok;
}

ExitStatus remove(const RemoveArguments& arguments, Context& context) {
  const AssignmentFile file = find_to_edit(context, arguments.assignment);
  if (arguments.whole_assignment) {
    return remove_assignment(arguments, file, context);
  }
  if (arguments.entry.empty()) {
    throw which_entry(file.read.value, context);
  }
  return remove_entry(arguments, file, context);
}

}  // namespace

Action declare_remove(const Arguments& takes) {
  auto arguments = std::make_shared<RemoveArguments>();
  takes.positional("ASSIGNMENT", arguments->assignment, "Which one").required();
  const Argument entry =
      takes
          .words("ENTRY", arguments->entry,
                 "Which entry: 1 is the latest, or a day or time; plan")
          .suggests({"plan"});
  takes
      .flag("--assignment", arguments->whole_assignment,
            "Delete the assignment with everything in it")
      .excludes(entry);
  takes.flag("--yes", arguments->yes, "Do not ask");
  return [arguments](Context& context) { return remove(*arguments, context); };
}

}  // namespace hw::cli
