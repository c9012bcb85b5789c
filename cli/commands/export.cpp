// hw export: all entries, for other programs.
#include "hw/export.hpp"

#include <memory>

#include "hw/text.hpp"

#include "args/options.hpp"
#include "assignment_lookup.hpp"
#include "commands.hpp"
#include "output.hpp"

namespace hw::cli {
namespace {

struct ExportArguments {
  std::string format;  // empty: as the end of the output says, else csv
  bool for_spreadsheet = false;
  OutputFile output;
  std::string since;  // empty means the beginning
  std::string until;  // empty means the end
};

ExportRequest to_request(const ExportArguments& arguments,
                         const Context& context) {
  const Bounds bounds =
      to_bounds(arguments.since, arguments.until, context.clock);
  return {
      .since = bounds.since, .until = bounds.until, .rules = context.rules()};
}

bool wants_json(const ExportArguments& arguments) {
  const bool is_json =
      arguments.format.empty()
          ? lower_case(arguments.output.path).ends_with(".json")
          : arguments.format == "json";
  if (is_json && arguments.for_spreadsheet) {
    throw UsageError("--spreadsheet is for CSV, not for JSON",
                     "For example: hw export --spreadsheet -o entries.csv");
  }
  return is_json;
}

ExitStatus export_entries(ExportArguments arguments, const Context& context) {
  const bool is_json = wants_json(arguments);
  require_journal(context);
  ask_which_moment(arguments.since, Leaning::past, context);
  ask_which_moment(arguments.until, Leaning::past, context);
  const ExportRequest request = to_request(arguments, context);
  const Journal journal = load_exported(context.storage, request);
  const CsvReader reader =
      arguments.for_spreadsheet ? CsvReader::spreadsheet : CsvReader::program;
  const std::string text = is_json ? export_json(journal, request)
                                   : export_csv(journal, request, reader);
  write_output(arguments.output, text, context);
  if (!context.quiet) {
    tell("Everything is in it, also what is not to be shared.\n");
  }
  return print_problems(context, journal.problems);
}

}  // namespace

Action declare_export(const Arguments& takes) {
  auto arguments = std::make_shared<ExportArguments>();
  add_output_options(takes, arguments->output);
  takes
      .option("--format", arguments->format, "FORMAT",
              "csv or json [what FILE ends in, or csv]")
      .one_of({"csv", "json"});
  takes.flag("--spreadsheet", arguments->for_spreadsheet,
             "CSV in which no text is taken for a formula");
  takes
      .option("--since", arguments->since, "WHEN",
              "From this time on [the beginning]")
      .check(is_filled());
  takes.option("--until", arguments->until, "WHEN", "Up to this time [the end]")
      .check(is_filled());
  return [arguments](const Context& context) {
    return export_entries(*arguments, context);
  };
}

}  // namespace hw::cli
