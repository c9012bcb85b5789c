// hw add: write down homework that was agreed on.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/journal.hpp"
#include "hw/write.hpp"

#include "agreement.hpp"
#include "commands.hpp"
#include "options.hpp"
#include "output.hpp"

namespace hw::cli {
namespace {

struct AddArguments {
  std::vector<std::string> title;
  std::vector<std::string> kinds;
  std::optional<std::string> why;
  std::optional<std::string> by;
  std::string on;  // empty means today
  std::string id;  // empty means made from the title
  AgreementArguments agreement;
};

std::string title_of(const AddArguments& arguments) {
  const std::string title = fmt::format("{}", fmt::join(arguments.title, " "));
  if (title.find_first_not_of(" \t\n") == std::string::npos) {
    throw UsageError("an assignment wants a title",
                     "For example: hw add \"Evening walk\" --schedule 3/week");
  }
  return title;
}

Assignment to_assignment(const AddArguments& arguments,
                         const Environment& environment) {
  Assignment assignment;
  assignment.title = title_of(arguments);
  for (const std::string& kind : arguments.kinds) {
    assignment.kinds.push_back(to_word<Kind>(kind));
  }
  assignment.why = arguments.why.value_or("");
  assignment.agreed_on =
      arguments.on.empty()
          ? environment.today()
          : to_date("--on", arguments.on, environment.clock, Leaning::past);
  if (arguments.by) {
    assignment.agreed_by = to_word<Origin>(*arguments.by);
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

ExitStatus add(const AddArguments& arguments, Environment& environment) {
  const Assignment assignment = to_assignment(arguments, environment);

  Transaction transaction(environment.storage);
  const std::string id = arguments.id.empty()
                             ? new_id(environment.storage, assignment.title)
                             : arguments.id;
  transaction.create(assignment_path(id), write_assignment(assignment));
  transaction.commit();

  say(environment, fmt::format("Added {}", id));
  const std::string first = first_thing(assignment);
  if (!first.empty()) {
    say(environment, fmt::format("First: {}", first));
  }
  say(environment, fmt::format("Afterwards: hw log {}", id));
  return exit_ok;
}

}  // namespace

Action declare_add(CLI::App& app) {
  auto arguments = std::make_shared<AddArguments>();
  add_words(app, "TITLE", arguments->title, "What you call it");
  app.add_option("--why", arguments->why, "Why it might help")
      ->type_name("TEXT");
  app.add_option("--kind", arguments->kinds,
                 "behavioral, social, emotional, cognitive or attitudinal "
                 "(can be repeated)")
      ->type_name("KIND")
      ->allow_extra_args(false)
      ->check(one_of(all_words<Kind>()));
  add_agreement_options(app, arguments->agreement);
  app.add_option("--by", arguments->by,
                 "Whose idea it was: together, me or therapist")
      ->type_name("WHO")
      ->check(one_of(all_words<Origin>()));
  app.add_option("--on", arguments->on, "The day it was agreed on [today]")
      ->type_name("DATE");
  app.add_option("--id", arguments->id, "A name of your own for it")
      ->type_name("ID");
  return [arguments](Environment& environment) {
    return add(*arguments, environment);
  };
}

}  // namespace hw::cli
