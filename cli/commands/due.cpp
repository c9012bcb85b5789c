// hw due: for a reminder. One line per assignment still open today.
#include <memory>

#include <fmt/format.h>

#include "hw/journal.hpp"
#include "hw/json.hpp"
#include "hw/text.hpp"

#include "args/options.hpp"
#include "assignment_lookup.hpp"
#include "commands.hpp"
#include "output.hpp"
#include "phrases.hpp"

namespace hw::cli {
namespace {

ExitStatus due(Format format, Context& context) {
  Journal journal = load_to_count(context);
  std::erase_if(journal.assignments, [&](const Assignment& assignment) {
    return !is_open_today(assignment, context);
  });
  if (format == Format::json) {
    print(to_json(journal.assignments, context.rules()));
  } else {
    for (const Assignment& assignment : journal.assignments) {
      const Assignment now = as_of(assignment, context.today());
      print(one_line(now.cue.empty()
                         ? now.title
                         : fmt::format("{}: {}", now.title, now.cue)) +
            "\n");
    }
  }
  const ExitStatus status = print_problems(context, journal.problems);
  const bool is_silent = journal.assignments.empty() && status == exit_ok;
  return is_silent ? exit_failed : status;
}

}  // namespace

Action declare_due(const Arguments& takes) {
  auto format = std::make_shared<Format>(Format::text);
  add_format_option(takes, *format);
  return [format](Context& context) { return due(*format, context); };
}

}  // namespace hw::cli
