// hw agenda: things to bring up.
#include <algorithm>
#include <cstddef>
#include <iterator>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/edit.hpp"
#include "hw/journal.hpp"
#include "hw/json.hpp"
#include "hw/read.hpp"
#include "hw/text.hpp"
#include "hw/transaction.hpp"
#include "hw/write.hpp"

#include "args/options.hpp"
#include "assignment_lookup.hpp"
#include "commands.hpp"
#include "output.hpp"
#include "phrases.hpp"

namespace hw::cli {
namespace {

struct AgendaArguments {
  std::vector<std::string> text;
  std::vector<std::string> talked;  // each "N" or "N,N"
  std::string reword;
  std::string remove;
  Format format = Format::text;
};

// A line of the listing. The numbers are those of the open ones, oldest first.
struct AgendaPoint {
  AgendaLine line;
  std::string title;  // of the assignment
  // Of an item, its block in sessions.toml; of what an entry brings, its own.
  std::size_t index = 0;
};

struct AgendaPoints {
  std::vector<AgendaPoint> all;
  std::vector<Problem> problems;
  bool is_whole = true;  // every file could be read
};

void add_items(const std::vector<AgendaItem>& agenda,
               std::vector<AgendaPoint>& points) {
  for (std::size_t i = 0; i < agenda.size(); ++i) {
    points.push_back({.line = {.item = agenda[i]}, .title = "", .index = i});
  }
}

void add_brought(const Assignment& assignment, Date today,
                 std::vector<AgendaPoint>& points) {
  const std::string title = as_of(assignment, today).title;
  for (const Entry& entry : assignment.entries) {
    if (has_open_bring(entry)) {
      points.push_back({.line = {.item = {.at = entry.at, .text = entry.bring},
                                 .from = assignment.id},
                        .title = title,
                        .index = entry.block.value});
    }
  }
}

// The items of the agenda, and what entries bring along that is still open.
AgendaPoints agenda_points(const Context& context) {
  const Journal journal = load_to_count(context);
  // In the order of the file, which numbers its blocks.
  const ParseResult<Sessions> read = load_sessions(context.storage);
  AgendaPoints points{.all = {},
                      .problems = journal.problems,
                      .is_whole = read.readable && journal.unread.empty()};
  std::copy_if(
      read.problems.begin(), read.problems.end(),
      std::back_inserter(points.problems), [&](const Problem& problem) {
        return std::find(journal.problems.begin(), journal.problems.end(),
                         problem) == journal.problems.end();
      });
  add_items(read.value.agenda, points.all);
  for (const Assignment& assignment : journal.assignments) {
    add_brought(assignment, context.today(), points.all);
  }
  std::stable_sort(points.all.begin(), points.all.end(),
                   [](const AgendaPoint& point, const AgendaPoint& other) {
                     return reads_before(point.line.item.at,
                                         other.line.item.at);
                   });
  int number = 0;
  for (AgendaPoint& point : points.all) {
    point.line.number = point.line.item.done ? 0 : ++number;
  }
  return points;
}

std::vector<AgendaPoint> open_points(std::vector<AgendaPoint> points) {
  std::erase_if(
      points, [](const AgendaPoint& point) { return point.line.number == 0; });
  return points;
}

// "The way home was harder (Ride the bus, Sun 15 Nov)"
std::string with_source(const AgendaPoint& point, const Context& context) {
  const AgendaItem& item = point.line.item;
  return point.line.from.empty()
             ? item.text
             : fmt::format("{} ({}, {})", item.text, point.title,
                           in_words(item.at.date, context));
}

std::vector<std::string> listed(const std::vector<AgendaPoint>& open,
                                const Context& context) {
  std::vector<std::string> lines;
  for (const AgendaPoint& point : open) {
    lines.push_back(
        fmt::format("{}. {}", lines.size() + 1, with_source(point, context)));
  }
  return lines;
}

void print_agenda_json(const std::vector<AgendaPoint>& points) {
  std::vector<AgendaLine> lines;
  for (const AgendaPoint& point : points) {
    lines.push_back(point.line);
  }
  print(to_json(lines));
}

ExitStatus print_agenda(Format format, Context& context) {
  const AgendaPoints points = agenda_points(context);
  const std::vector<AgendaPoint> open = open_points(points.all);
  if (format == Format::json) {
    print_agenda_json(points.all);
  } else if (open.empty() && points.is_whole) {
    print_line(context,
               "Nothing on the agenda, and no entry brings anything along. Add "
               "something: hw agenda TEXT");
  } else {
    for (const std::string& line : listed(open, context)) {
      print_line(context, line, 0, 3);
    }
  }
  return print_problems(context, points.problems);
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

// The numbers in `texts`, what `option` was given, as indexes into a listing of
// `size` lines.
std::set<std::size_t> to_indexes(std::string_view option,
                                 const std::vector<std::string>& texts,
                                 std::size_t size) {
  constexpr std::string_view between = " ,";
  const std::string numbers = fmt::format("{}", fmt::join(texts, ","));
  std::set<std::size_t> indexes;
  std::size_t begin = numbers.find_first_not_of(between);
  while (begin != std::string::npos) {
    const std::size_t end = numbers.find_first_of(between, begin);
    const std::string number = numbers.substr(begin, end - begin);
    if (size == 0 || !whole_number(1, static_cast<int>(size))(number).empty()) {
      throw Error(fmt::format("the agenda has no number {}", one_line(number)),
                  "See the numbers: hw agenda");
    }
    indexes.insert(static_cast<std::size_t>(std::stoi(number)) - 1);
    begin = numbers.find_first_not_of(between, end);
  }
  if (indexes.empty()) {
    throw UsageError(fmt::format("{} wants a number", option),
                     "See the numbers: hw agenda");
  }
  return indexes;
}

// Where a line stands: in a block, its words under one key, and under another
// that it was talked about.
struct PointPlace {
  std::string path;
  std::string_view name;
  std::size_t index = 0;
  std::string_view words;
  std::string_view ticked;
};

PointPlace place_of(const AgendaPoint& point) {
  if (point.line.from.empty()) {
    return {sessions_path, "agenda", point.index, "text", "done"};
  }
  return {assignment_path(point.line.from), "log", point.index, "bring",
          "bring_done"};
}

void say_what_is_left(const std::vector<AgendaPoint>& open,
                      const Context& context) {
  if (!open.empty()) {
    say(context, "Left, with their numbers from now on:");
  }
  for (const std::string& line : listed(open, context)) {
    say(context, line);
  }
}

ExitStatus tick_all(const std::vector<std::string>& numbers, Context& context) {
  Transaction transaction(context.storage);
  std::vector<AgendaPoint> open = open_points(agenda_points(context).all);
  const std::set<std::size_t> chosen =
      to_indexes("--talked", numbers, open.size());
  for (const std::size_t index : chosen) {
    const PointPlace place = place_of(open[index]);
    transaction.set_key(place.path, place.name, place.index, place.ticked,
                        "true");
  }
  transaction.commit(
      fmt::format("agenda --talked {}", fmt::join(numbers, ",")));
  for (const std::size_t index : chosen) {
    say(context, fmt::format("Done: {}", open[index].line.item.text));
  }
  for (auto index = chosen.rbegin(); index != chosen.rend(); ++index) {
    open.erase(open.begin() + static_cast<std::ptrdiff_t>(*index));
  }
  say_what_is_left(open, context);
  return exit_ok;
}

// The open line that `option` names by its `number`.
AgendaPoint open_point(std::string_view option, const std::string& number,
                       const Context& context) {
  const std::vector<AgendaPoint> open = open_points(agenda_points(context).all);
  const std::set<std::size_t> chosen =
      to_indexes(option, {number}, open.size());
  if (chosen.size() > 1) {
    throw UsageError(fmt::format("{} takes one number", option),
                     "See the numbers: hw agenda");
  }
  return open[*chosen.begin()];
}

ExitStatus reword(const std::string& number, const std::string& text,
                  Context& context) {
  if (one_line(text).empty()) {
    throw UsageError("--reword wants a number and the new words",
                     "For example: hw agenda --reword 1 \"Is this normal?\"");
  }
  Transaction transaction(context.storage);
  const AgendaPoint point = open_point("--reword", number, context);
  const PointPlace place = place_of(point);
  transaction.set_key(place.path, place.name, place.index, place.words,
                      write_string(text));
  transaction.commit(fmt::format("agenda --reword {}", number));
  say(context, fmt::format("It was: {}", point.line.item.text));
  say(context, fmt::format("It is now: {}", text));
  return exit_ok;
}

// What an entry brings is taken out of the entry, which stays.
ExitStatus remove_point(const std::string& number, Context& context) {
  Transaction transaction(context.storage);
  const AgendaPoint point = open_point("--remove", number, context);
  const PointPlace place = place_of(point);
  if (point.line.from.empty()) {
    transaction.remove_block(place.path, place.name, place.index);
  } else {
    transaction.remove_key(place.path, place.name, place.index, place.words);
  }
  transaction.commit(fmt::format("agenda --remove {}", number));
  say(context, fmt::format("Removed: {}", with_source(point, context)));
  say(context, "To bring it back: hw undo");
  return exit_ok;
}

ExitStatus agenda(const AgendaArguments& arguments, Context& context) {
  const std::string text = fmt::format("{}", fmt::join(arguments.text, " "));
  if (!arguments.reword.empty()) {
    return reword(arguments.reword, text, context);
  }
  if (!arguments.remove.empty()) {
    return remove_point(arguments.remove, context);
  }
  if (!arguments.talked.empty()) {
    return tick_all(arguments.talked, context);
  }
  if (arguments.text.empty()) {
    return print_agenda(arguments.format, context);
  }
  return add_item(text, context);
}

}  // namespace

Action declare_agenda(const Arguments& takes) {
  auto arguments = std::make_shared<AgendaArguments>();
  const Argument text =
      takes.words("TEXT", arguments->text, "Something to bring up");
  const Argument talked = takes.option(
      "--talked", arguments->talked, "NUMBERS",
      "It was talked about: numbers in the list, such as 1,3 (can be "
      "repeated)");
  talked.check(is_filled()).excludes(text);
  const Argument reword =
      takes.option("--reword", arguments->reword, "NUMBER",
                   "Put TEXT in the place of this line of the list");
  reword.check(is_filled()).excludes(talked);
  takes
      .option("--remove", arguments->remove, "NUMBER",
              "Take this line of the list away")
      .check(is_filled())
      .excludes(talked)
      .excludes(reword)
      .excludes(text);
  add_format_option(takes, arguments->format);
  return [arguments](Context& context) { return agenda(*arguments, context); };
}

}  // namespace hw::cli
