// hw show: one assignment whole.
#include <algorithm>
#include <cstddef>
#include <memory>
#include <numeric>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/entry_address.hpp"
#include "hw/journal.hpp"
#include "hw/json.hpp"
#include "hw/practice.hpp"
#include "hw/score.hpp"
#include "hw/sleep.hpp"
#include "hw/wording.hpp"

#include "args/options.hpp"
#include "assignment_lookup.hpp"
#include "commands.hpp"
#include "dialog/answer_history.hpp"
#include "output.hpp"
#include "phrases.hpp"

namespace hw::cli {
namespace {

struct ShowArguments {
  std::string assignment;
  bool all = false;
  Format format = Format::text;
};

constexpr std::size_t latest_entries = 5;

void print_part(const Context& context, std::string_view name,
                std::string_view text) {
  if (!text.empty()) {
    print_line(context, fmt::format("{}: {}", name, text), 2, 2);
  }
}

template <typename Words>
std::string list_of_words(const std::vector<Words>& words) {
  std::vector<std::string_view> texts;
  for (const Words word : words) {
    texts.push_back(to_string(word));
  }
  return fmt::format("{}", fmt::join(texts, ", "));
}

std::string agreed_in_words(const Assignment& assignment) {
  std::string words;
  if (assignment.agreed_on) {
    words = long_form(*assignment.agreed_on);
  }
  if (assignment.agreed_by) {
    words += fmt::format("{}{}", words.empty() ? "" : ", ",
                         to_string(*assignment.agreed_by));
  }
  return words;
}

void print_steps(const Assignment& now, const Context& context) {
  const std::set<std::string_view> done = done_steps(now, context.rules());
  int number = 0;
  for (const std::string& step : now.steps) {
    const bool is_done = done.contains(step);
    print_line(
        context,
        fmt::format("Step {}{}: {}", ++number, is_done ? ", done" : "", step),
        2);
  }
}

void print_agreement(const Assignment& now, const Context& context) {
  print_heading(context, "What we agreed on");
  print_part(context, "What", now.what);
  print_part(context, "How often", now.schedule.in_words());
  print_part(context, "Smallest version that counts", now.baby_step);
  print_part(context, "When and where", now.cue);
  for (const std::string& plan : now.if_then) {
    print_part(context, "If-then", plan);
  }
  print_part(context, "Goal", now.goal);
  print_part(context, "Why it might help", now.why);
  print_part(context, "Kind", list_of_words(now.kinds));
  if (now.confidence) {
    print_part(context, "How likely, 0-100", std::to_string(*now.confidence));
  }
  print_part(context, "Agreed on", agreed_in_words(now));
  if (now.share != Share::all) {
    print_part(context, "Shared in reports", to_string(now.share));
  }
  print_steps(now, context);
}

void print_change(const Change& change, std::vector<std::string> parts,
                  const Context& context) {
  if (!change.why.empty()) {
    parts.push_back(fmt::format("why: {}", change.why));
  }
  if (!parts.empty()) {
    print_line(
        context,
        fmt::format("{}: {}", long_form(change.on), fmt::join(parts, "; ")), 2,
        2);
  }
}

// Their places in the file; those of one day as they were written.
std::vector<std::size_t> in_order_of_days(const std::vector<Change>& changes) {
  std::vector<std::size_t> order(changes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&changes](std::size_t index, std::size_t other) {
                     return changes[index].on < changes[other].on;
                   });
  return order;
}

void print_changes(const Assignment& assignment, const Context& context) {
  if (assignment.changes.empty()) {
    return;
  }
  print_heading(context, "How it was tailored");
  const auto words = changes_in_words(assignment, context.today());
  for (const std::size_t i : in_order_of_days(assignment.changes)) {
    print_change(assignment.changes[i], words[i], context);
  }
}

// "Nov 2026"
std::string month_of(Date date) {
  const std::string day_and_month = long_form(date);  // "Fri 20 Nov 2026"
  return day_and_month.substr(day_and_month.find(' ', 4) + 1);
}

// "Nov 2026: 2 4 6 9 11": the days that were practiced, month by month, of the
// last twelve weeks or all. The others are not shown.
void print_practiced_days(std::vector<Date> days, bool all,
                          const Context& context) {
  if (!all) {
    const Date first = context.today().plus_days(-12 * 7);
    std::erase_if(days, [first](Date day) { return day < first; });
  }
  for (auto day = days.begin(); day != days.end();) {
    const std::string month = month_of(*day);
    std::string line = month + ":";
    for (; day != days.end() && month_of(*day) == month; ++day) {
      line += fmt::format(" {}",
                          static_cast<unsigned>(day->year_month_day().day()));
    }
    print_line(context, line, 2);
  }
}

void print_practice(const Assignment& assignment, const ShowArguments& wanted,
                    const Context& context) {
  const Practice going = practice(assignment, context.rules());
  print_heading(context, assignment.is_record ? "Filled in" : "Practice");
  print_line(context, how_it_goes(assignment, context), 2, 2);
  if (going.days.size() > most_named_days) {
    print_practiced_days(going.days, wanted.all, context);
  }
  if (wanted.all && context.settings.streaks && going.longest >= 2) {
    print_part(context, "Longest", in_a_row(going.unit, going.longest));
  }
}

// The numbers of the latest days, or all of them.
void print_answers(const Assignment& assignment, const ShowArguments& wanted,
                   const Context& context) {
  const std::size_t latest = wanted.all ? assignment.entries.size() : 12;
  const auto answers = answers_over_time(assignment, latest, context);
  if (!answers.empty()) {
    print_heading(context, "Answers over time");
  }
  for (const AnswersOverTime& told : answers) {
    print_line(context, told.question, 2, 2);
    for (const std::string& line : told.lines) {
      print_line(context, line, 4, 2);
    }
  }
}

// The nights of a sleep diary: the latest, or all of them.
void print_nights(const Assignment& assignment, const ShowArguments& wanted,
                  const Context& context) {
  const std::vector<std::string> lines = nights(assignment, context);
  if (lines.empty()) {
    return;
  }
  print_heading(context, "Nights");
  const std::size_t latest = wanted.all ? lines.size() : 7;
  for (std::size_t i = lines.size() - std::min(lines.size(), latest);
       i < lines.size(); ++i) {
    print_line(context, lines[i], 2, 2);
  }
  print_line(context, sleep_formula(), 2, 2);
}

// "walk 1  Fri 20 Nov, 21:30: practiced, private", and below it what the entry
// says.
void print_entry(const Entry& entry, const std::string& address,
                 const Assignment& assignment, const QuestionIndex& questions,
                 const Context& context) {
  const bool is_filled_in =
      assignment.is_record && entry.outcome == Outcome::done;
  print_styled(
      context,
      fmt::format("{}  {}: {}{}", dimmed(address), in_words(entry.at, context),
                  is_filled_in ? "filled in" : in_words(entry.outcome),
                  entry.share == Share::none ? ", private" : ""),
      2, 2);
  for (const std::string& part : in_words(entry, questions)) {
    print_line(context, part, 4, 2);
  }
}

void print_entries(const Assignment& assignment, const ShowArguments& wanted,
                   const Context& context) {
  std::vector<const Entry*> entries = in_order(assignment);
  const std::size_t skipped = wanted.all || entries.size() <= latest_entries
                                  ? 0
                                  : entries.size() - latest_entries;
  if (entries.empty()) {
    return;
  }
  print_heading(context, skipped > 0 ? "Latest entries" : "Entries");
  const QuestionIndex questions = index_of(assignment.questions);
  const auto numbers = entry_numbers(assignment);
  for (std::size_t i = skipped; i < entries.size(); ++i) {
    const auto place = entries[i] - assignment.entries.data();
    print_entry(
        *entries[i],
        entry_address(assignment.id, numbers[static_cast<std::size_t>(place)]),
        assignment, questions, context);
  }
  if (skipped > 0) {
    print_line(
        context,
        fmt::format("All {}: hw show {} --all", entries.size(), assignment.id),
        2);
  }
}

ExitStatus show(const ShowArguments& arguments, Context& context) {
  const AssignmentFile file =
      find_assignment(context.storage, arguments.assignment, context.today());
  const Assignment assignment = with_totals(file.read.value);
  if (!file.read.readable) {
    print_problems(context, file.read.problems);
    return exit_failed;
  }
  if (arguments.format == Format::json) {
    print(to_json(assignment, context.rules()));
    return print_problems(context, file.read.problems);
  }
  const Assignment now = as_of(assignment, context.today());
  const std::string status = status_in_words(assignment, context);
  print_heading(context, fmt::format("{} ({}){}{}", now.title, now.id,
                                     status.empty() ? "" : ", ", status));
  print_agreement(now, context);
  print_changes(assignment, context);
  print_practice(assignment, arguments, context);
  print_answers(assignment, arguments, context);
  print_nights(assignment, arguments, context);
  print_entries(assignment, arguments, context);
  return print_problems(context, file.read.problems);
}

}  // namespace

Action declare_show(const Arguments& takes) {
  auto arguments = std::make_shared<ShowArguments>();
  takes.positional("ASSIGNMENT", arguments->assignment, "Which one").required();
  takes.flag("--all", arguments->all,
             "Every entry, every practiced day, the longest run");
  add_format_option(takes, arguments->format);
  return [arguments](Context& context) { return show(*arguments, context); };
}

}  // namespace hw::cli
