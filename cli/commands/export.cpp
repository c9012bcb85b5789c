// hw export: all entries, for other programs.
#include "hw/export.hpp"

#include <memory>

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
  WindowWords window;
};

ExportRequest to_request(const ExportArguments& arguments,
                         const Context& context) {
  const Bounds bounds = to_bounds(arguments.window, context);
  return {
      .since = bounds.since, .until = bounds.until, .rules = context.rules()};
}

bool wants_json(const ExportArguments& arguments) {
  const bool is_json =
      format_word(arguments.format, arguments.output) == "json";
  if (is_json && arguments.for_spreadsheet) {
    throw UsageError("--spreadsheet is for CSV, not for JSON",
                     "For example: hw export --spreadsheet -o entries.csv");
  }
  return is_json;
}

ExitStatus export_entries(const ExportArguments& arguments,
                          const Context& context) {
  const bool is_json = wants_json(arguments);
  require_journal(context);
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
  add_since_option(takes, arguments->window);
  add_until_option(takes, arguments->window);
  return [arguments](const Context& context) {
    return export_entries(*arguments, context);
  };
}

}  // namespace hw::cli
