// hw today, and plain hw: what is open today, as a light rehearsal.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/journal.hpp"
#include "hw/json.hpp"

#include "args/options.hpp"
#include "assignment_lookup.hpp"
#include "commands.hpp"
#include "output.hpp"
#include "phrases.hpp"

namespace hw::cli {
namespace {

void print_part(const Context& context, std::string_view name,
                const std::string& text) {
  if (!text.empty()) {
    print_line(context, fmt::format("{}{}", name, text), 2, 2);
  }
}

void print_rehearsal(const Assignment& assignment, const Context& context) {
  const Assignment now = as_of(assignment, context.today());
  print_heading(context, fmt::format("{} ({})", now.title, now.id));
  print_part(context, "", now.what);
  print_part(context, "When and where: ", now.cue);
  print_part(context, "Next step: ",
             next_step(assignment, context.rules()).value_or(""));
  if (now.baby_step != now.what) {  // as it is after hw change --smaller
    print_part(context, "The smallest version that counts: ", now.baby_step);
  }
  for (const std::string& plan : now.if_then) {
    print_part(context, "", plan);
  }
}

// What is planned, by title: what waits for how it went, and what is to come.
struct Plans {
  std::vector<std::string> waiting;
  std::vector<std::string> to_come;
};

Plans plans_of(const Journal& journal, const Context& context) {
  const Date today = context.today();
  Plans plans;
  for (const Assignment& assignment : journal.assignments) {
    if (status_on(assignment, today) != Status::active) {
      continue;
    }
    const std::string title = as_of(assignment, today).title;
    bool waits = false;
    for (const Entry* const entry : in_order(assignment)) {
      const bool is_planned = entry->outcome == Outcome::planned;
      if (is_planned && is_before(context.clock.now, entry->at)) {
        plans.to_come.push_back(
            fmt::format("{} ({})", title, in_words(entry->at, context)));
      } else {
        waits |= is_planned;
      }
    }
    if (waits) {
      plans.waiting.push_back(title);
    }
  }
  return plans;
}

// Active ones without a number of times: there when they are needed.
std::vector<std::string> titles_as_needed(const Journal& journal,
                                          const Context& context) {
  const Date today = context.today();
  std::vector<std::string> titles;
  for (const Assignment& assignment : journal.assignments) {
    const Assignment now = as_of(assignment, today);
    if (now.schedule == Schedule() &&
        status_on(assignment, today) == Status::active) {
      titles.push_back(now.title);
    }
  }
  return titles;
}

void print_titles(const Context& context, std::string_view name,
                  const std::vector<std::string>& titles) {
  if (!titles.empty()) {
    print_line(context, fmt::format("{}: {}", name, fmt::join(titles, ", ")));
  }
}

void print_sessions(const Journal& journal, const Context& context) {
  const auto next = next_session(journal.sessions, context.clock.now,
                                 context.settings.day_starts);
  auto open = static_cast<std::size_t>(std::ranges::count_if(
      journal.agenda, [](const AgendaItem& item) { return !item.done; }));
  for (const Assignment& assignment : journal.assignments) {
    open += static_cast<std::size_t>(
        std::ranges::count_if(assignment.entries, has_open_bring));
  }
  std::string line;
  if (next) {
    line = fmt::format("Next session: {}. ", in_words(next->at, context));
  }
  if (open > 0) {
    line += fmt::format("On the agenda: {}.", count(open, "thing", "things"));
  }
  if (!line.empty()) {
    print_line(context, line);
  }
}

void print_today(const Journal& journal, const std::vector<Assignment>& open,
                 const Context& context) {
  const bool is_whole = journal.unread.empty();
  if (journal.assignments.empty() && is_whole) {
    print_line(context, nothing_yet(context));
    return;
  }
  if (open.empty()) {
    print_line(context, is_whole ? "Nothing is open today."
                                 : "Nothing is open in what could be read.");
  }
  for (const Assignment& assignment : open) {
    print_rehearsal(assignment, context);
  }
  print_titles(context, "When you need it", titles_as_needed(journal, context));
  const Plans plans = plans_of(journal, context);
  print_titles(context, "Planned", plans.to_come);
  print_titles(context, "Planned, waiting for how it went", plans.waiting);
  print_sessions(journal, context);
}

ExitStatus today(Format format, Context& context) {
  const Journal journal = load_to_count(context);
  std::vector<Assignment> open;
  std::ranges::copy_if(journal.assignments, std::back_inserter(open),
                       [&](const Assignment& assignment) {
                         return is_open_today(assignment, context);
                       });
  if (format == Format::json) {
    print(to_json(open, context.rules()));
  } else {
    print_today(journal, open, context);
  }
  return print_problems(context, journal.problems);
}

}  // namespace

Action declare_today(const Arguments& takes) {
  auto format = std::make_shared<Format>(Format::text);
  add_format_option(takes, *format);
  return [format](Context& context) { return today(*format, context); };
}

}  // namespace hw::cli
