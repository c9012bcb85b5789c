#include "phrases.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "hw/wording.hpp"

namespace hw::cli {
namespace {

std::string sentence(std::string words) {
  return words.empty() ? words : " " + words + ".";
}

// "Fri 20 Nov", "Thu 19 Nov and Fri 20 Nov"; more days are counted.
std::string days_in_words(const std::vector<Date>& days,
                          const Context& context) {
  if (days.size() > most_named_days) {
    return fmt::format("{} days, last on {}", days.size(),
                       in_words(days.back(), context));
  }
  return days.size() < most_named_days
             ? in_words(days.front(), context)
             : fmt::format("{} and {}", in_words(days.front(), context),
                           in_words(days.back(), context));
}

}  // namespace

Practice practice_now(const Assignment& assignment, const Context& context) {
  PracticeRules rules = context.rules();
  rules.since = rules.today;
  return practice(assignment, rules);
}

std::string how_it_goes(const Assignment& assignment, const Context& context) {
  const Practice going = practice_now(assignment, context);
  if (going.days.empty()) {
    const bool is_new =
        assignment.entries.empty() && assignment.counted.empty();
    return is_new
               ? "Nothing written down yet."
               : fmt::format("Not {} yet.",
                             assignment.is_record ? "filled in" : "practiced");
  }
  std::string words =
      fmt::format("{} on {}.", assignment.is_record ? "Filled in" : "Practiced",
                  days_in_words(going.days, context));
  if (context.settings.streaks) {
    words += sentence(in_a_row(going.unit, going.current));
  }
  return words;
}

bool is_open_today(const Assignment& assignment, const Context& context) {
  const Practice going = practice_now(assignment, context);
  const Date today = context.today();
  const Schedule agreed = as_of(assignment, today).schedule;
  if (!going.open || (going.unit == Unit::none && !agreed.counts_to_target()) ||
      was_answered_today(assignment, context.rules())) {
    return false;
  }
  // A week asks for practiced days: a day that was practiced is done.
  return going.unit != Unit::week || going.last != today;
}

std::string status_in_words(const Assignment& assignment,
                            const Context& context) {
  const Date today = context.today();
  const Status status = status_on(assignment, today);
  if (status == Status::active) {
    return "";
  }
  if (status == Status::let_go) {
    return "let go";
  }
  if (status == Status::finished) {
    return "finished";
  }
  Date back = today.plus_days(1);
  constexpr int longest_search = 3660;  // days
  for (int i = 0; i < longest_search; ++i, back = back.plus_days(1)) {
    if (status_on(assignment, back) != Status::paused) {
      return fmt::format("paused until {}",
                         in_words(back.plus_days(-1), context));
    }
  }
  return "paused";
}

std::string in_words(Date date, const Context& context) {
  return in_words(date, context.today());
}

std::string in_words(const Moment& moment, const Context& context) {
  const std::string day = in_words(moment.date, context);
  return moment.time ? fmt::format("{}, {}", day, moment.time->hour_minute())
                     : day;
}

std::string count(std::size_t number, const std::string& one,
                  const std::string& many) {
  return fmt::format("{} {}", number, number == 1 ? one : many);
}

}  // namespace hw::cli
