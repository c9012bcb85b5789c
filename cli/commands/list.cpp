// hw list: all homework, with how it is going.
#include <memory>
#include <string>

#include <fmt/format.h>

#include "hw/journal.hpp"
#include "hw/json.hpp"

#include "args/options.hpp"
#include "assignment_lookup.hpp"
#include "commands.hpp"
#include "output.hpp"
#include "phrases.hpp"

namespace hw::cli {
namespace {

struct ListArguments {
  bool all = false;
  bool ids = false;
  Format format = Format::text;
};

void print_assignment(const Assignment& assignment, const Context& context) {
  const Assignment now = as_of(assignment, context.today());
  print_heading(context, fmt::format("{} ({})", now.title, now.id));
  const std::string status = status_in_words(assignment, context);
  if (!status.empty()) {
    print_line(context, fmt::format("Now {}.", status), 2);
  }
  print_line(context, fmt::format("We agreed on: {}.", now.schedule.in_words()),
             2, 2);
  print_line(context, how_it_goes(assignment, context), 2, 2);
}

// Why there is nothing to list.
std::string nothing_to_list(bool is_new, const Journal& journal,
                            const Context& context) {
  if (!journal.unread.empty()) {
    return "Nothing is going on in what could be read.";
  }
  return is_new ? nothing_yet(context)
                : "Nothing is going on at the moment. What is finished: "
                  "hw list --all";
}

ExitStatus list(const ListArguments& arguments, Context& context) {
  Journal journal = load_to_count(context);
  const bool is_new = journal.assignments.empty();
  if (!arguments.all) {
    std::erase_if(journal.assignments, [&](const Assignment& assignment) {
      return is_over(assignment, context.today());
    });
  }
  if (arguments.format == Format::json) {
    print(to_json(journal.assignments, context.rules()));
  } else if (arguments.ids) {
    for (const Assignment& assignment : journal.assignments) {
      print(assignment.id + "\n");
    }
  } else if (journal.assignments.empty()) {
    print_line(context, nothing_to_list(is_new, journal, context));
  } else {
    for (const Assignment& assignment : journal.assignments) {
      print_assignment(assignment, context);
    }
  }
  return print_problems(context, journal.problems);
}

}  // namespace

Action declare_list(const Arguments& takes) {
  auto arguments = std::make_shared<ListArguments>();
  takes.flag("--all", arguments->all, "Finished ones and those let go, too");
  takes.flag("--ids", arguments->ids, "Print only ids, one per line");
  add_format_option(takes, arguments->format);
  return [arguments](Context& context) { return list(*arguments, context); };
}

}  // namespace hw::cli
