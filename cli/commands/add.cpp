// hw add: write down homework that was agreed on.
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/journal.hpp"
#include "hw/templates.hpp"
#include "hw/text.hpp"
#include "hw/transaction.hpp"
#include "hw/write.hpp"

#include "args/agreement_options.hpp"
#include "args/options.hpp"
#include "assignment_lookup.hpp"
#include "commands.hpp"
#include "dialog/agreement_questions.hpp"
#include "dialog/dialog.hpp"
#include "gather_context.hpp"
#include "output.hpp"

namespace hw::cli {
namespace {

struct AddArguments {
  std::vector<std::string> title;
  std::vector<std::string> kinds;
  std::optional<std::string> why;
  std::optional<Origin> by;
  std::string on;  // empty means today
  std::string id;  // empty means made from the title
  std::string template_name;
  std::string from;  // a file, or "-" for standard input
  AgreementArguments agreement;
};

void require_title(const Assignment& assignment) {
  if (assignment.title.find_first_not_of(" \t\n") == std::string::npos) {
    throw UsageError("an assignment wants a title",
                     "For example: hw add \"Evening walk\" --schedule 3/week");
  }
}

// A file that another person has handed over. It need not be about a template
// of this journal: it names the one that it says, if any.
Template read_handed_over(const std::string& file, const Context& context) {
  const bool is_input = file == "-";
  const std::string name = is_input ? "standard input" : file;
  ParseResult<Template> read =
      read_template(name, is_input ? read_standard_input()
                                   : text_of_file(to_path(file, context.home)));
  for (const Problem& problem : read.problems) {
    tell_problem(problem);
  }
  if (!read.problems.empty()) {
    throw Error(fmt::format("{} cannot be read in full", name),
                "Nothing was added. Fix it in a text editor, then try again.");
  }
  read.value.name = read.value.assignment.template_name;
  return std::move(read.value);
}

// What it begins as: an empty template when none was named.
Template find_beginning(const AddArguments& arguments, const Context& context) {
  if (!arguments.from.empty()) {
    return read_handed_over(arguments.from, context);
  }
  return arguments.template_name.empty()
             ? Template()
             : find_template(context.storage, arguments.template_name);
}

Assignment to_assignment(const AddArguments& arguments,
                         const Template& beginning, const Context& context) {
  const std::string title = fmt::format("{}", fmt::join(arguments.title, " "));
  Assignment assignment =
      new_assignment(beginning, one_line(title).empty() ? "" : title);
  if (!arguments.kinds.empty()) {
    assignment.kinds.clear();
  }
  for (const std::string& kind : arguments.kinds) {
    assignment.kinds.push_back(*parse_word<Kind>(kind));
  }
  assignment.why = arguments.why.value_or(assignment.why);
  assignment.agreed_on =
      arguments.on.empty()
          ? context.today()
          : to_date("--on", arguments.on, context.clock, Leaning::past);
  if (arguments.by) {
    assignment.agreed_by = arguments.by;
  }
  // What can be changed later can be agreed on at once: the same options.
  assignment.changes = {to_change(arguments.agreement, *assignment.agreed_on)};
  assignment = as_of(assignment, *assignment.agreed_on);
  assignment.changes.clear();
  return assignment;
}

// What to do first: the smallest thing that was agreed on.
std::string first_thing(const Assignment& assignment) {
  if (!assignment.baby_step.empty()) {
    return assignment.baby_step;
  }
  return assignment.steps.empty() ? assignment.what : assignment.steps.front();
}

// The id of one of `active` that is called the same; empty if there is none.
std::string active_namesake(const Assignment& assignment,
                            const std::vector<AssignmentFile>& active,
                            const Context& context) {
  const std::string title = lower_case(one_line(assignment.title));
  for (const AssignmentFile& file : active) {
    const Assignment now = as_of(file.read.value, context.today());
    if (lower_case(one_line(now.title)) == title) {
      return now.id;
    }
  }
  return "";
}

// Said once, with the fourth; what is filled in does not count.
bool is_first_of_many(const Assignment& assignment,
                      const std::vector<AssignmentFile>& active) {
  constexpr std::ptrdiff_t most_at_a_time = 3;
  return !assignment.is_record &&
         std::count_if(active.begin(), active.end(),
                       [](const AssignmentFile& file) {
                         return !file.read.value.is_record;
                       }) == most_at_a_time;
}

// What a title would become: so that every id can be typed and found again.
void require_plain_id(const std::string& id) {
  if (id != id_from_title(id)) {
    throw Error(
        fmt::format("\"{}\" cannot be the id of an assignment", one_line(id)),
        "An id is made of small letters, digits and \"-\", like: "
        "evening-walk");
  }
}

void say_what_comes_next(const std::string& id, const Assignment& assignment,
                         const std::string& remark, const Context& context) {
  if (!remark.empty()) {
    say(context, remark);
  }
  const std::string first = first_thing(assignment);
  if (!first.empty()) {
    say(context, fmt::format("First: {}", first));
  }
  say(context, fmt::format("Afterwards: hw log {}", id));
}

ExitStatus add(AddArguments arguments, Context& context) {
  ask_which_moment(arguments.on, Leaning::past, context);
  const Template beginning = find_beginning(arguments, context);
  Assignment assignment = to_assignment(arguments, beginning, context);
  if (context.can_ask) {
    const auto prompts =
        agreement_prompts(assignment, beginning.assignment, context.settings);
    explain_asking(prompts, context);
    if (ask(prompts, context) == Asking::cancelled) {
      say(context, "Nothing was added.");
      return exit_interrupted;
    }
  }
  require_title(assignment);
  require_plain_id(arguments.id);

  const std::vector<AssignmentFile> active = active_assignments(context);
  const std::string namesake = active_namesake(assignment, active, context);
  Transaction transaction(context.storage);
  const std::string id = arguments.id.empty()
                             ? new_id(context.storage, assignment.title)
                             : arguments.id;
  transaction.create(assignment_path(id), write_assignment(assignment));
  transaction.commit(fmt::format("add {}", id));

  say(context, fmt::format("Added {}", id));
  if (!namesake.empty()) {
    say(context, fmt::format("{} has the same title and goes on; they are "
                             "told apart by these names.",
                             namesake));
  }
  say_what_comes_next(id, as_of(assignment, *assignment.agreed_on),
                      beginning.remark, context);
  if (is_first_of_many(assignment, active)) {
    say(context, "One or two at a time often work better than many.");
  }
  return exit_ok;
}

}  // namespace

Action declare_add(const Arguments& takes) {
  auto arguments = std::make_shared<AddArguments>();
  takes.words("TITLE", arguments->title, "What you call it");
  const Argument from_template =
      takes
          .option("--template", arguments->template_name, "NAME",
                  "Begin with this one of hw templates")
          .suggests({"TEMPLATE"});
  takes
      .option("--from", arguments->from, "FILE",
              "Begin with a file you were given; \"-\" is standard input")
      .excludes(from_template);
  takes.option("--why", arguments->why, "TEXT", "Why it might help");
  takes
      .option("--kind", arguments->kinds, "KIND",
              "behavioral, social, emotional, cognitive or attitudinal "
              "(can be repeated)")
      .one_of(all_words<Kind>());
  add_agreement_options(takes, arguments->agreement);
  takes.option("--by", arguments->by, "WHO",
               "Whose idea it was: together, me or therapist");
  takes
      .option("--on", arguments->on, "DATE", "The day it was agreed on [today]")
      .check(is_filled());
  takes.option("--id", arguments->id, "ID", "A name of your own for it")
      .check(is_filled());
  return [arguments](Context& context) { return add(*arguments, context); };
}

}  // namespace hw::cli
