// hw report: the page to bring to a session.
#include "hw/report.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "hw/html.hpp"
#include "hw/journal.hpp"
#include "hw/json.hpp"
#include "hw/markdown.hpp"
#include "hw/text.hpp"

#include "args/options.hpp"
#include "assignment_lookup.hpp"
#include "commands.hpp"
#include "dialog/session_question.hpp"
#include "output.hpp"
#include "phrases.hpp"

namespace hw::cli {
namespace {

enum class PageFormat { markdown, html, json };

const std::vector<std::pair<std::string_view, PageFormat>> formats = {
    {"md", PageFormat::markdown},
    {"html", PageFormat::html},
    {"htm", PageFormat::html},
    {"json", PageFormat::json},
};

struct ReportArguments {
  OutputFile output;
  std::string format;  // empty: as the end of `output` says, else md
  bool full = false;
  bool preview = false;
  bool no_form = false;
  WindowWords window;  // without: from the last session to now
  std::vector<std::string> only;
  std::vector<std::string> without;
};

ReportRequest to_request(const ReportArguments& arguments, const Bounds& bounds,
                         const Context& context) {
  const Clock& clock = context.clock;
  ReportRequest request{.now = clock.now,
                        .since = bounds.since,
                        .until = bounds.until,
                        .only = to_ids(arguments.only, context),
                        .without = to_ids(arguments.without, context),
                        .extent = arguments.full ? Extent::full : Extent::page,
                        .form = !arguments.no_form,
                        .offset_at = clock.offset_at};
  if (request.since && is_before(clock.now, *request.since)) {
    throw Error(
        fmt::format("--since: {} is yet to come", short_form(*request.since)),
        "Give a day that has begun.");
  }
  return request;
}

PageFormat format_of(const ReportArguments& arguments) {
  const std::string word = page_format_word(arguments.format, arguments.output);
  const auto found = std::find_if(
      formats.begin(), formats.end(),
      [&word](const auto& format) { return format.first == word; });
  return found == formats.end() ? PageFormat::markdown : found->second;
}

std::string to_text(const Report& report, PageFormat format) {
  switch (format) {
    case PageFormat::html:
      return to_html(report);
    case PageFormat::json:
      return to_json(report);
    case PageFormat::markdown:
      break;
  }
  return to_markdown(report);
}

// Markdown with its long lines wrapped, so that lists still look like lists.
std::string wrapped(std::string_view markdown, std::size_t width) {
  std::string text;
  while (!markdown.empty()) {
    const std::string_view line = markdown.substr(0, markdown.find('\n'));
    markdown.remove_prefix(std::min(markdown.size(), line.size() + 1));
    const bool is_in_list = line.starts_with("- ") || line.starts_with("  ");
    const std::size_t indent = is_in_list ? 2 : 0;
    const bool is_table = line.starts_with("| ");
    text += is_table ? std::string(line) : wrap(line, width, indent);
    text += '\n';
  }
  return text;
}

void print_list(const Context& context, std::string_view title,
                const std::vector<std::string>& lines) {
  print("\n");
  print_heading(context, title);
  for (const std::string& line : lines) {
    print_line(context, "- " + line, 2, 2);
  }
}

void print_preview(const Context& context, const Journal& journal,
                   const ReportRequest& request) {
  const Report report = make_report(journal, request);
  const ReportPreview preview = preview_report(journal, request);
  print_heading(context, report.title);
  print_line(context, report.window);
  if (!report.unread_files.empty()) {
    print_line(context, report.unread_files);
  }
  print_list(context, "Goes in", preview.goes_in);
  print_list(context, "Stays out", preview.stays_out);
  print("\n");
  say(context, "Nothing was written.");
}

ExitStatus report(const ReportArguments& arguments, Context& context) {
  require_journal(context);
  const Bounds bounds = to_bounds(arguments.window, context);
  settle_session(context);
  const ReportRequest request = to_request(arguments, bounds, context);
  Journal journal = load_reported(context.storage, request);
  const std::vector<Problem> problems = journal.problems;
  if (arguments.preview) {
    print_preview(context, journal, request);
    return print_problems(context, problems);
  }
  const Report page = make_report(std::move(journal), request);
  const PageFormat format = format_of(arguments);
  const std::string text = to_text(page, format);
  const bool is_read_here = format == PageFormat::markdown &&
                            arguments.output.path.empty() && context.is_shown;
  write_output(arguments.output,
               is_read_here ? wrapped(text, context.width) : text, context);

  if (page.private_entries > 0) {
    tell(fmt::format("{} left out.\n",
                     count(static_cast<std::size_t>(page.private_entries),
                           "private entry", "private entries")));
  }
  return print_problems(context, problems);
}

}  // namespace

Action declare_report(const Arguments& takes) {
  auto arguments = std::make_shared<ReportArguments>();
  add_output_options(takes, arguments->output);
  takes
      .option("--format", arguments->format, "FORMAT",
              "md, html or json [what FILE ends in, or md]")
      .one_of({"md", "html", "json"});
  takes.flag("--full", arguments->full,
             "After the page, every entry that is shared");
  takes.flag("--no-form", arguments->no_form,
             "Leave out the lines to fill in for next time");
  takes.flag("--preview", arguments->preview,
             "List what goes in and what stays out, and write nothing");
  add_since_option(takes, arguments->window, "the last session");
  add_until_option(takes, arguments->window, "now");
  takes.option("--only", arguments->only, "ASSIGNMENT",
               "This assignment and no other (can be repeated)");
  takes.option("--without", arguments->without, "ASSIGNMENT",
               "All but this assignment (can be repeated)");
  return [arguments](Context& context) { return report(*arguments, context); };
}

}  // namespace hw::cli
