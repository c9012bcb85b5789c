// hw agenda: things to bring up.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/journal.hpp"
#include "hw/json.hpp"
#include "hw/text.hpp"
#include "hw/transaction.hpp"
#include "hw/write.hpp"

#include "args/options.hpp"
#include "assignment_lookup.hpp"
#include "commands.hpp"
#include "output.hpp"

namespace hw::cli {
namespace {

// More than anybody brings up.
constexpr int most_items = 1'000'000;

struct AgendaArguments {
  std::vector<std::string> text;
  std::optional<int> done;
  Format format = Format::text;
};

// The numbers that the listing shows: those of the open items, in the order
// of the file, counted from 1. They say which [[agenda]] block is meant.
std::vector<std::size_t> open_items(const std::vector<AgendaItem>& agenda) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < agenda.size(); ++i) {
    if (!agenda[i].done) {
      open.push_back(i);
    }
  }
  return open;
}

std::vector<std::string> numbered(const std::vector<AgendaItem>& agenda,
                                  const std::vector<std::size_t>& items) {
  std::vector<std::string> lines;
  for (const std::size_t item : items) {
    lines.push_back(fmt::format("{}. {}", lines.size() + 1, agenda[item].text));
  }
  return lines;
}

ExitStatus print_agenda(Format format, Context& context) {
  const ParseResult<Sessions> read = load_sessions(context.storage);
  const std::vector<AgendaItem>& agenda = read.value.agenda;
  const std::vector<std::size_t> open = open_items(agenda);
  if (format == Format::json) {
    print(to_json(agenda));
  } else if (open.empty() && read.readable) {
    print_line(context,
               "Nothing on the agenda, besides what entries bring along. Add "
               "something: hw agenda TEXT");
  } else {
    for (const std::string& line : numbered(agenda, open)) {
      print_line(context, line);
    }
  }
  return print_problems(context, read.problems);
}

ExitStatus add_item(const std::string& text, Context& context) {
  if (one_line(text).empty()) {
    throw UsageError("there is nothing to put on the agenda",
                     "For example: hw agenda \"Is this normal?\"");
  }
  Transaction transaction(context.storage);
  transaction.append(sessions_path, write_agenda_item({.at = context.clock.now,
                                                       .text = text}));
  transaction.commit("agenda, a new line");
  say(context, "It is on the agenda.");
  return exit_ok;
}

void say_what_is_left(const std::vector<AgendaItem>& agenda,
                      const std::vector<std::size_t>& open,
                      const Context& context) {
  if (!open.empty()) {
    say(context, "Left, with their numbers from now on:");
  }
  for (const std::string& line : numbered(agenda, open)) {
    say(context, line);
  }
}

ExitStatus tick_item(int number, Context& context) {
  Transaction transaction(context.storage);
  const std::string text = transaction.text(sessions_path);
  const auto agenda = read_sessions(sessions_path, text).value.agenda;
  std::vector<std::size_t> open = open_items(agenda);
  if (number < 1 || static_cast<std::size_t>(number) > open.size()) {
    throw Error(fmt::format("the agenda has no number {}", number),
                "See the numbers: hw agenda");
  }
  const std::size_t item = open[static_cast<std::size_t>(number) - 1];
  transaction.set_key(sessions_path, "agenda", item, "done", "true");
  transaction.commit(fmt::format("agenda --done {}", number));
  say(context, fmt::format("Done: {}", agenda[item].text));
  open.erase(open.begin() + number - 1);
  say_what_is_left(agenda, open, context);
  return exit_ok;
}

ExitStatus agenda(const AgendaArguments& arguments, Context& context) {
  if (arguments.done) {
    return tick_item(*arguments.done, context);
  }
  if (arguments.text.empty()) {
    return print_agenda(arguments.format, context);
  }
  return add_item(fmt::format("{}", fmt::join(arguments.text, " ")), context);
}

}  // namespace

Action declare_agenda(const Arguments& takes) {
  auto arguments = std::make_shared<AgendaArguments>();
  const Argument text =
      takes.words("TEXT", arguments->text, "Something to bring up");
  takes
      .option("--done", arguments->done, 1, most_items,
              "It was talked about: the number in the list")
      .excludes(text);
  add_format_option(takes, arguments->format);
  return [arguments](Context& context) { return agenda(*arguments, context); };
}

}  // namespace hw::cli
