// hw pause, resume, finish, let-go: how an assignment rests and ends.
//
// The four are one kind of change, so they share a file.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "hw/journal.hpp"
#include "hw/transaction.hpp"
#include "hw/write.hpp"

#include "args/options.hpp"
#include "assignment_lookup.hpp"
#include "commands.hpp"
#include "output.hpp"
#include "phrases.hpp"

namespace hw::cli {
namespace {

struct StatusArguments {
  std::string assignment;
  bool all = false;
  std::string until;  // empty means open-ended
  std::string reason;
};

// Whether one that is `now` can become `wanted` without having been named.
bool is_meant_by_all(Status wanted, Status now) {
  return now == Status::paused ||
         (now == Status::active && wanted != Status::active);
}

std::vector<AssignmentFile> chosen(const StatusArguments& arguments,
                                   Status wanted, Context& context) {
  const Date today = context.today();
  if (!arguments.all) {
    AssignmentFile file =
        find_assignment(context.storage, arguments.assignment, today);
    require_whole(file);
    return {std::move(file)};
  }
  std::vector<AssignmentFile> files;
  for (const std::string& id : assignment_ids(context.storage)) {
    AssignmentFile file = find_assignment(context.storage, id, today);
    require_whole(file);
    if (is_meant_by_all(wanted, status_on(file.read.value, today))) {
      files.push_back(std::move(file));
    }
  }
  return files;
}

void require_possible(const Assignment& assignment, Status wanted, Date today) {
  if (wanted != Status::active) {
    require_going_on(assignment, today);
  } else if (status_on(assignment, today) == Status::active) {
    throw Error(fmt::format("{} is not paused", assignment.id),
                fmt::format("Log a step as usual: hw log {}", assignment.id));
  }
}

Change wanted_change(const StatusArguments& arguments, Status wanted,
                     const Context& context) {
  Change change{.on = context.today(), .status = wanted};
  if (!arguments.until.empty()) {
    change.until =
        to_date("--until", arguments.until, context.clock, Leaning::future);
    if (*change.until < change.on) {
      throw Error(
          fmt::format("--until: {} is in the past", long_form(*change.until)),
          "Give today or a later day as the last day of the break.");
    }
  }
  change.why = arguments.reason;
  return change;
}

std::string confirmation(const Assignment& assignment, const Change& change,
                         const Context& context) {
  if (change.status == Status::paused && change.until) {
    return fmt::format("Paused {} until {}. It is fine to rest.", assignment.id,
                       in_words(*change.until, context));
  }
  if (change.status == Status::paused) {
    return fmt::format("Paused {}. When you are ready: hw resume {}",
                       assignment.id, assignment.id);
  }
  if (change.status == Status::active) {
    return fmt::format("Picked up {} again.", assignment.id);
  }
  if (change.status == Status::finished) {
    return fmt::format("Finished {}. It has done its work.", assignment.id);
  }
  return fmt::format("Let go of {}. What you noticed stays.", assignment.id);
}

ExitStatus set_status(const StatusArguments& arguments,
                      std::string_view command, Status wanted,
                      Context& context) {
  if (arguments.assignment.empty() && !arguments.all) {
    throw UsageError("which assignment is meant",
                     "Name one, or see all of them: hw list");
  }
  const Change change = wanted_change(arguments, wanted, context);
  const std::vector<AssignmentFile> files = chosen(arguments, wanted, context);
  Transaction transaction(context.storage);
  for (const AssignmentFile& file : files) {
    require_possible(file.read.value, wanted, change.on);
    const std::vector<Change>& earlier = file.read.value.changes;
    if (earlier.empty() || !(earlier.back() == change)) {
      transaction.append(file, write_change(change));
    }
  }
  transaction.commit(fmt::format(
      "{} {}", command, arguments.all ? "--all" : arguments.assignment));

  for (const AssignmentFile& file : files) {
    say(context, confirmation(file.read.value, change, context));
  }
  if (files.empty()) {
    say(context, "There was nothing to change.");
  }
  return exit_ok;
}

// What the four have in common, and `--all` for those that have it.
struct StatusOptions {
  std::shared_ptr<StatusArguments> arguments;
  Argument assignment;
};

StatusOptions add_options(const Arguments& takes) {
  auto arguments = std::make_shared<StatusArguments>();
  const Argument assignment =
      takes.positional("ASSIGNMENT", arguments->assignment, "Which one");
  takes.option("--reason", arguments->reason, "TEXT",
               "Why; your therapist reads it in the report");
  return {arguments, assignment};
}

void add_all_option(const Arguments& takes, const StatusOptions& options) {
  takes.flag("--all", options.arguments->all, "All of them")
      .excludes(options.assignment);
}

Action to_action(const std::shared_ptr<StatusArguments>& arguments,
                 std::string_view command, Status wanted) {
  return [=](Context& context) {
    return set_status(*arguments, command, wanted, context);
  };
}

}  // namespace

Action declare_pause(const Arguments& takes) {
  const StatusOptions options = add_options(takes);
  add_all_option(takes, options);
  takes
      .option("--until", options.arguments->until, "DATE",
              "The last day of the break")
      .check(is_filled());
  return to_action(options.arguments, "pause", Status::paused);
}

Action declare_resume(const Arguments& takes) {
  const StatusOptions options = add_options(takes);
  add_all_option(takes, options);
  return to_action(options.arguments, "resume", Status::active);
}

Action declare_finish(const Arguments& takes) {
  return to_action(add_options(takes).arguments, "finish", Status::finished);
}

Action declare_let_go(const Arguments& takes) {
  return to_action(add_options(takes).arguments, "let-go", Status::let_go);
}

}  // namespace hw::cli
