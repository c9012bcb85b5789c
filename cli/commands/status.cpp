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
  std::string on;     // empty means today
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

// " from Fri 6 Nov", " on Fri 6 Nov"; empty for today.
std::string day_in_words(std::string_view from, const Change& change,
                         const Context& context) {
  return change.on == context.today()
             ? ""
             : fmt::format(" {} {}", from, in_words(change.on, context));
}

void require_possible(const Assignment& assignment, const Change& change,
                      const Context& context) {
  if (change.status != Status::active) {
    require_going_on(assignment, change.on);
  } else if (status_on(assignment, change.on) == Status::active) {
    throw Error(fmt::format("{} is not paused{}", assignment.id,
                            day_in_words("on", change, context)),
                fmt::format("Log a step as usual: hw log {}", assignment.id));
  }
}

// The last day of a break from `on`.
Date last_day(const StatusArguments& arguments, Date on,
              const Context& context) {
  const Date until =
      to_date("--until", arguments.until, context.clock, Leaning::either);
  if (until >= on) {
    return until;
  }
  if (!arguments.on.empty()) {
    throw UsageError("--until lies before --from",
                     "Give the earlier day to --from.");
  }
  throw Error(
      fmt::format("--until: {} is in the past", long_form(until)),
      fmt::format("A break that was has two days: hw pause {} --from DAY "
                  "--until {}\nOne that begins today lasts until today or a "
                  "later day.",
                  arguments.all ? "--all" : arguments.assignment,
                  until.to_string()));
}

Change wanted_change(const StatusArguments& arguments, Status wanted,
                     const Context& context) {
  const std::string_view option = wanted == Status::paused ? "--from" : "--on";
  Change change{
      .on = arguments.on.empty()
                ? context.today()
                : to_date(option, arguments.on, context.clock, Leaning::either),
      .status = wanted};
  if (!arguments.until.empty()) {
    change.until = last_day(arguments, change.on, context);
  }
  change.why = arguments.reason;
  return change;
}

// The first day after `change.on`, up to its last one, on which `assignment`
// has another status all the same, as something else was written down for it.
std::optional<Date> cut_short_on(const Assignment& assignment,
                                 const Change& change) {
  Assignment changed = assignment;
  changed.changes.push_back(change);
  for (Date day = change.on; change.until && day <= *change.until;
       day = day.plus_days(1)) {
    if (status_on(changed, day) != change.status) {
      return day;
    }
  }
  return std::nullopt;
}

// Whether all of a break that is over was written down before.
bool is_known_break(const Assignment& assignment, const Change& change,
                    Date today) {
  if (!change.until || *change.until >= today) {
    return false;
  }
  Date day = change.on;
  while (day <= *change.until && status_on(assignment, day) == Status::paused) {
    day = day.plus_days(1);
  }
  return day > *change.until;
}

std::string pause_confirmation(const Assignment& assignment,
                               const Change& change, const Context& context) {
  const std::string from = day_in_words("from", change, context);
  if (!change.until) {
    return fmt::format("Paused {}{}. When you are ready: hw resume {}",
                       assignment.id, from, assignment.id);
  }
  return fmt::format(
      "Paused {}{} until {}.{}", assignment.id, from,
      in_words(*change.until, context),
      *change.until < context.today() ? "" : " It is fine to rest.");
}

std::string confirmation(const Assignment& assignment, const Change& change,
                         const Context& context) {
  const std::string on = day_in_words("on", change, context);
  if (change.status == Status::paused) {
    return pause_confirmation(assignment, change, context);
  }
  if (change.status == Status::active) {
    return fmt::format("Picked up {} again{}.", assignment.id, on);
  }
  if (change.status == Status::finished) {
    return fmt::format("Finished {}{}. It has done its work.", assignment.id,
                       on);
  }
  return fmt::format("Let go of {}{}. What you noticed stays.", assignment.id,
                     on);
}

// Adds `change` to `file` as far as it says something new there; returns what
// to say about it.
std::string write_status(const AssignmentFile& file, Change change,
                         Transaction& transaction, const Context& context) {
  const Assignment& assignment = file.read.value;
  require_possible(assignment, change, context);
  if (is_known_break(assignment, change, context.today())) {
    return fmt::format("{} is paused on these days already.", assignment.id);
  }
  std::string note;
  if (const auto day = cut_short_on(assignment, change)) {
    note =
        fmt::format(" It was picked up again on {}.", in_words(*day, context));
    change.until = day->plus_days(-1);
  }
  const std::vector<Change>& earlier = assignment.changes;
  if (earlier.empty() || !(earlier.back() == change)) {
    transaction.append(file, write_change(change));
  }
  return confirmation(assignment, change, context) + note;
}

ExitStatus set_status(StatusArguments arguments, std::string_view command,
                      Status wanted, Context& context) {
  if (arguments.assignment.empty() && !arguments.all) {
    throw UsageError("which assignment is meant",
                     "Name one, or see all of them: hw list");
  }
  ask_which_moment(arguments.on, Leaning::either, context);
  ask_which_moment(arguments.until, Leaning::either, context);
  const Change change = wanted_change(arguments, wanted, context);
  const std::vector<AssignmentFile> files = chosen(arguments, wanted, context);
  Transaction transaction(context.storage);
  std::vector<std::string> sentences;
  for (const AssignmentFile& file : files) {
    sentences.push_back(write_status(file, change, transaction, context));
  }
  transaction.commit(fmt::format(
      "{} {}", command, arguments.all ? "--all" : arguments.assignment));

  for (const std::string& sentence : sentences) {
    say(context, sentence);
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

StatusOptions add_options(
    const Arguments& takes, const std::string& day_names = "--on",
    const std::string& day_help = "The first day it holds [today]") {
  auto arguments = std::make_shared<StatusArguments>();
  const Argument assignment =
      takes.positional("ASSIGNMENT", arguments->assignment, "Which one");
  takes.option("--reason", arguments->reason, "TEXT",
               "Why; your therapist reads it in the report");
  takes.option(day_names, arguments->on, "DATE", day_help).check(is_filled());
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
  const StatusOptions options =
      add_options(takes, "--from,--since,--on",
                  "The first day of the break [today]; may be in the past");
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
