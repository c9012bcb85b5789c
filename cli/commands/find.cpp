// hw find: everything that was written about something.
#include "hw/find.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/entry_address.hpp"
#include "hw/json.hpp"
#include "hw/text.hpp"

#include "args/options.hpp"
#include "assignment_lookup.hpp"
#include "commands.hpp"
#include "output.hpp"
#include "phrases.hpp"

namespace hw::cli {
namespace {

struct FindArguments {
  std::vector<std::string> words;
  bool is_regex = false;
  bool what_helped = false;
  WindowWords window;
  std::vector<std::string> only;
  std::vector<std::string> without;
  Format format = Format::text;
};

FindRequest to_request(const FindArguments& arguments, const Context& context) {
  const Bounds bounds = to_bounds(arguments.window, context);
  return {.today = context.today(),
          .day_starts = context.settings.day_starts,
          .words = arguments.words,
          .is_regex = arguments.is_regex,
          .what_helped = arguments.what_helped,
          .since = bounds.since,
          .until = bounds.until,
          .only = to_ids(arguments.only, context),
          .without = to_ids(arguments.without, context)};
}

// "Fri 13 Nov, 17:40: Team meetings", with the address before it.
std::string heading_of(const Found& found, const Context& context) {
  const std::string at = found.at ? in_words(*found.at, context) + ": " : "";
  const std::string title = one_line(found.title);
  switch (found.in) {
    case FoundIn::entry:
      return fmt::format(
          "{}  {}{}", dimmed(entry_address(found.id, found.number)), at, title);
    case FoundIn::agreement:
      return fmt::format("{}  {}{}, agreed on", dimmed(found.id), at, title);
    case FoundIn::change:
      return fmt::format("{}  {}{}, changed", dimmed(found.id), at, title);
    case FoundIn::session:
      return at + "session";
    case FoundIn::agenda:
      break;
  }
  return at + "to talk about";
}

// The lines of `found` from `begin` to `end` with signs around what is marked.
std::string marked(const FoundText& found, std::size_t begin, std::size_t end) {
  const std::string_view text = found.text;
  std::string line;
  for (const auto& [first, last] : found.marks) {
    if (first >= begin && last <= end) {
      line += printable(text.substr(begin, first - begin));
      line += bold_sign + printable(text.substr(first, last - first));
      line += plain_sign;
      begin = last;
    }
  }
  return line + printable(text.substr(begin, end - begin));
}

// The lines in which a word stands; all of them where none does.
std::string marked_lines(const FoundText& found) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  std::size_t end = 0;
  for (const auto& [first, last] : found.marks) {
    if (first < end) {
      continue;
    }
    begin = found.text.rfind('\n', first) + 1;
    end = std::min(found.text.find('\n', last), found.text.size());
    lines.push_back(marked(found, begin, end));
  }
  return lines.empty() ? printable(found.text)
                       : fmt::format("{}", fmt::join(lines, "\n"));
}

void print_found(const Found& found, const Context& context) {
  print_styled(context, heading_of(found, context), 0, 2);
  for (const FoundText& text : found.texts) {
    const std::string label =
        text.label.empty() ? "" : one_line(text.label) + ": ";
    print_styled(context, label + marked_lines(text), 2, 2);
  }
}

void tell_of_private_ones(const std::vector<Found>& found,
                          const Context& context) {
  const auto number = std::ranges::count_if(found, &Found::is_private);
  if (number > 0 && !context.is_shown && !context.quiet) {
    tell(fmt::format("{} of these {} private.\n", number,
                     number == 1 ? "is" : "are"));
  }
}

void require_words(const FindArguments& arguments) {
  if (arguments.words.empty() && !arguments.what_helped) {
    throw UsageError("there are no words to look for",
                     "For example: hw find bus");
  }
  try {
    check_words(arguments.words, arguments.is_regex);
  } catch (const Error& error) {
    throw UsageError(error.what(), error.hint());
  }
}

ExitStatus find(const FindArguments& arguments, const Context& context) {
  require_words(arguments);
  require_journal(context);
  const FindResult result =
      find(context.storage, to_request(arguments, context));
  if (arguments.format == Format::json) {
    print(to_json(result.found, context.settings.day_starts));
  } else {
    for (const Found& found : result.found) {
      print_found(found, context);
    }
  }
  tell_of_private_ones(result.found, context);
  const ExitStatus status = print_problems(context, result.problems);
  if (!result.found.empty() || status != exit_ok) {
    return status;
  }
  if (context.is_shown && !context.quiet) {
    tell("Nothing was found.\n");
  }
  return exit_failed;
}

}  // namespace

Action declare_find(const Arguments& takes) {
  auto arguments = std::make_shared<FindArguments>();
  takes.words("WORDS", arguments->words,
              "What to look for; all of them have to be there");
  takes.flag("--regex", arguments->is_regex,
             "The words are regular expressions");
  takes.flag("--what-helped", arguments->what_helped,
             "Only entries in which something helped, each in full");
  add_since_option(takes, arguments->window);
  add_until_option(takes, arguments->window);
  takes.option("--only", arguments->only, "ASSIGNMENT",
               "This assignment and no other (can be repeated)");
  takes.option("--without", arguments->without, "ASSIGNMENT",
               "All but this assignment (can be repeated)");
  add_format_option(takes, arguments->format);
  return [arguments](Context& context) { return find(*arguments, context); };
}

}  // namespace hw::cli
