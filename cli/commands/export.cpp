// hw export: all entries, for other programs.
#include "hw/export.hpp"

#include <memory>
#include <string>

#include <fmt/format.h>

#include "commands.hpp"
#include "find.hpp"
#include "options.hpp"
#include "output.hpp"
#include "output_file.hpp"

namespace hw::cli {
namespace {

struct ExportArguments {
  std::string format = "csv";
  OutputFile output;
  std::string since;  // empty means the beginning
  std::string until;  // empty means the end
};

ExportRequest to_request(const ExportArguments& arguments,
                         const Environment& environment) {
  const Bounds bounds =
      to_bounds(arguments.since, arguments.until, environment.clock);
  return {.since = bounds.since,
          .until = bounds.until,
          .rules = environment.rules()};
}

ExitStatus export_entries(const ExportArguments& arguments,
                          const Environment& environment) {
  require_journal(environment);
  const ExportRequest request = to_request(arguments, environment);
  const Journal journal = load_exported(environment.storage, request);
  const std::string text = arguments.format == "json"
                               ? export_json(journal, request)
                               : export_csv(journal, request);
  write_output(arguments.output, text, environment);
  if (!environment.quiet) {
    tell("Everything is in it, also what is not to be shared.\n");
  }
  return print_problems(environment, journal.problems);
}

}  // namespace

Action declare_export(const Arguments& takes) {
  auto arguments = std::make_shared<ExportArguments>();
  add_output_options(takes, arguments->output);
  takes
      .option("--format", arguments->format, "FORMAT",
              "How to write it: csv or json [csv]")
      .check(one_of({"csv", "json"}));
  takes
      .option("--since", arguments->since, "WHEN",
              "From this time on [the beginning]")
      .check(is_filled());
  takes.option("--until", arguments->until, "WHEN", "Up to this time [the end]")
      .check(is_filled());
  return [arguments](const Environment& environment) {
    return export_entries(*arguments, environment);
  };
}

}  // namespace hw::cli
