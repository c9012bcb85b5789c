// hw progress: all weeks side by side.
#include "hw/progress.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "hw/html.hpp"
#include "hw/json.hpp"
#include "hw/markdown.hpp"
#include "hw/progress_text.hpp"
#include "hw/text.hpp"

#include "args/options.hpp"
#include "assignment_lookup.hpp"
#include "commands.hpp"
#include "output.hpp"
#include "phrases.hpp"

namespace hw::cli {
namespace {

enum class ProgressFormat { text, markdown, html, json };

struct ProgressArguments {
  std::vector<std::string> names;
  OutputFile output;
  std::string format;  // empty: as the end of `output` says, else text
  WindowWords window;
};

ProgressFormat progress_format(const ProgressArguments& arguments) {
  const std::string word = page_format_word(arguments.format, arguments.output);
  if (word == "md") {
    return ProgressFormat::markdown;
  }
  if (word == "html" || word == "htm") {
    return ProgressFormat::html;
  }
  return word == "json" ? ProgressFormat::json : ProgressFormat::text;
}

std::string in_format(const ProgressPage& page, ProgressFormat format,
                      std::size_t width) {
  switch (format) {
    case ProgressFormat::markdown:
      return to_markdown(page);
    case ProgressFormat::html:
      return to_html(page);
    case ProgressFormat::json:
      return to_json(page);
    case ProgressFormat::text:
      break;
  }
  return to_text(page, width);
}

// A text says it in its last line.
void tell_of_private_entries(const ProgressPage& page, ProgressReader reader,
                             ProgressFormat format) {
  if (page.private_entries == 0 || format == ProgressFormat::text) {
    return;
  }
  const std::string number =
      count(static_cast<std::size_t>(page.private_entries), "private entry",
            "private entries");
  tell(fmt::format("{} {}.\n", number,
                   reader == ProgressReader::anyone ? "left out" : "in it"));
}

ExitStatus progress(const ProgressArguments& arguments, Context& context) {
  require_journal(context);
  const ProgressFormat format = progress_format(arguments);
  const bool is_own =
      format == ProgressFormat::text || format == ProgressFormat::json;
  const Clock& clock = context.clock;
  const ProgressRequest request{
      .now = clock.now,
      .since = to_bounds(arguments.window, context).since,
      .only = to_ids(arguments.names, context),
      .reader = is_own ? ProgressReader::self : ProgressReader::anyone,
      .offset_at = clock.offset_at};
  Journal journal = load_journal(context.storage);
  const std::vector<Problem> problems = journal.problems;
  const ProgressPage page = make_progress(std::move(journal), request);
  constexpr std::size_t narrowest = 30;
  constexpr std::size_t usual = 80;  // of a file
  const std::size_t width =
      context.is_shown ? std::max(context.width, narrowest) : usual;
  write_output(arguments.output, in_format(page, format, width), context);
  tell_of_private_entries(page, request.reader, format);
  return print_problems(context, problems);
}

}  // namespace

Action declare_progress(const Arguments& takes) {
  auto arguments = std::make_shared<ProgressArguments>();
  takes.words("ASSIGNMENT", arguments->names,
              "These assignments and no others [all, and the sessions]");
  add_since_option(takes, arguments->window);
  add_output_options(takes, arguments->output);
  takes
      .option("--format", arguments->format, "FORMAT",
              "text, md, html or json [what FILE ends in, or text]")
      .one_of({"text", "md", "html", "json"});
  return
      [arguments](Context& context) { return progress(*arguments, context); };
}

}  // namespace hw::cli
