#include "hw/schedule.hpp"

#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "ascii.hpp"
#include "meanings.hpp"

namespace hw {
namespace {

// A form that says the same as another one, and that other one.
struct Synonym {
  std::string_view form;
  std::string_view meaning;
};

constexpr std::array<Synonym, 17> synonyms{{
    {"daily", "1/day"},
    {"every day", "1/day"},
    {"each day", "1/day"},
    {"every morning", "1/day"},
    {"every evening", "1/day"},
    {"every night", "1/day"},
    {"every other day", "every 2 days"},
    {"every second day", "every 2 days"},
    {"every week", "1/week"},
    {"each week", "1/week"},
    {"every 1 days", "1/day"},
    {"every 1 day", "1/day"},
    {"weekly", "1/week"},
    {"once", "1 times"},
    {"1 time", "1 times"},
    {"weekdays", "mon tue wed thu fri"},
    {"weekends", "sat sun"},
}};

// The order in which people list the days of a week.
constexpr std::array<std::chrono::weekday, 7> days_of_week{
    std::chrono::Monday,   std::chrono::Tuesday, std::chrono::Wednesday,
    std::chrono::Thursday, std::chrono::Friday,  std::chrono::Saturday,
    std::chrono::Sunday};

// 3, three, 3x, once, twice
std::optional<int> spoken_count(std::string_view word) {
  if (word == "once" || word == "twice") {
    return word == "once" ? 1 : 2;
  }
  const std::optional<int> number = number_in(word);
  return number || !word.ends_with('x')
             ? number
             : parse_number(word.substr(0, word.size() - 1));
}

// "3/week" for "3 times a week" and "3x week", "2/day" for "twice per day";
// nothing for any other words.
std::optional<std::string> spoken_form(std::vector<std::string> words) {
  if (words.size() == 2 && words.front().ends_with('x')) {
    words.insert(words.begin() + 1, "a");
  }
  const bool says_times =
      words.size() == 4 &&
      (words[1] == "times" || words[1] == "time" || words[1] == "x");
  if (!says_times && words.size() != 3) {
    return std::nullopt;
  }
  const std::optional<int> count = spoken_count(words.front());
  const std::string& each = words[words.size() - 2];
  const std::string& unit = words.back();
  const bool is_spoken =
      (each == "a" || each == "per" || each == "each" || each == "every") &&
      (unit == "day" || unit == "week");
  return count && is_spoken ? std::optional(fmt::format("{}/{}", *count, unit))
                            : std::nullopt;
}

// `text` in lower case, with single spaces, and another way to say it replaced.
std::string plain_form(std::string_view text) {
  const std::vector<std::string> words = words_of(text, " ");
  if (const std::optional<std::string> form = spoken_form(words)) {
    return *form;
  }
  const std::string form = fmt::format("{}", fmt::join(words, " "));
  for (const Synonym& synonym : synonyms) {
    if (synonym.form == form) {
      return std::string(synonym.meaning);
    }
  }
  return form;
}

struct Bounds {
  int low;
  int high;
};

// The number between `start` and `end`, which are all the rest of `form`.
std::optional<int> count_in(std::string_view form, std::string_view start,
                            std::string_view end, Bounds bounds) {
  if (form.size() < start.size() + end.size() || !form.starts_with(start) ||
      !form.ends_with(end)) {
    return std::nullopt;
  }
  form.remove_prefix(start.size());
  form.remove_suffix(end.size());
  const std::optional<int> count = parse_number(form);
  const bool is_allowed =
      count && bounds.low <= *count && *count <= bounds.high;
  return is_allowed ? count : std::nullopt;
}

std::optional<std::array<bool, 7>> weekdays_in(std::string_view form) {
  std::vector<std::string> names = words_of(form, " ,");
  std::erase(names, "and");
  if (names.size() > 1 && (names[0] == "every" || names[0] == "on")) {
    names.erase(names.begin());
  }
  std::array<bool, 7> chosen{};
  for (const std::string& name : names) {
    const std::optional<std::chrono::weekday> weekday = parse_weekday(name);
    if (!weekday) {
      return std::nullopt;
    }
    chosen.at(weekday->c_encoding()) = true;
  }
  return names.empty() ? std::nullopt : std::optional(chosen);
}

// The days that `schedule` includes: "Mon, Wed, Fri".
std::string weekday_names(const Schedule& schedule,
                          std::string_view separator) {
  std::vector<std::string_view> names;
  for (const std::chrono::weekday weekday : days_of_week) {
    if (schedule.includes(weekday)) {
      names.push_back(short_name(weekday));
    }
  }
  return fmt::format("{}", fmt::join(names, separator));
}

}  // namespace

std::optional<Schedule> Schedule::parse(std::string_view text) {
  const std::string form = plain_form(text);
  if (form == "as needed") {
    return Schedule();
  }
  if (const auto count = count_in(form, "", "/day", {1, 24})) {
    return Schedule(Kind::daily, *count);
  }
  if (const auto count = count_in(form, "", "/week", {1, 7})) {
    return Schedule(Kind::weekly, *count);
  }
  if (const auto count = count_in(form, "", " times", {1, 999})) {
    return Schedule(Kind::times, *count);
  }
  if (const auto days = count_in(form, "every ", " days", {2, 366})) {
    Schedule schedule(Kind::every_days, 1);
    schedule.days_ = *days;
    return schedule;
  }
  if (const auto weekdays = weekdays_in(form)) {
    Schedule schedule(Kind::weekdays, 1);
    schedule.weekdays_ = *weekdays;
    return schedule;
  }
  return std::nullopt;
}

std::string Schedule::to_string() const {
  switch (kind_) {
    case Kind::daily:
      return count_ == 1 ? "daily" : fmt::format("{}/day", count_);
    case Kind::weekdays:
      return plain_form(weekday_names(*this, " "));
    case Kind::every_days:
      return fmt::format("every {} days", days_);
    case Kind::weekly:
      return fmt::format("{}/week", count_);
    case Kind::times:
      return count_ == 1 ? "once" : fmt::format("{} times", count_);
    case Kind::as_needed:
      break;
  }
  return "as needed";
}

std::string Schedule::in_words() const {
  switch (kind_) {
    case Kind::daily:
      return count_ == 1 ? "every day" : fmt::format("{} a day", count_);
    case Kind::weekdays:
      return weekday_names(*this, ", ");
    case Kind::weekly:
      return count_ == 1 ? "once a week" : fmt::format("{} a week", count_);
    default:
      return to_string();
  }
}

Unit Schedule::unit() const {
  switch (kind_) {
    case Kind::daily:
      return Unit::day;
    case Kind::weekdays:
      return Unit::occasion;
    case Kind::every_days:
      return Unit::block;
    case Kind::weekly:
      return Unit::week;
    case Kind::times:
    case Kind::as_needed:
      break;
  }
  return Unit::none;
}

bool Schedule::counts_to_target() const {
  return kind_ == Kind::times;
}

int Schedule::block_days() const {
  return days_;
}

bool Schedule::includes(std::chrono::weekday weekday) const {
  return weekdays_.at(weekday.c_encoding());
}

std::string_view schedule_forms() {
  return "Write it like this: daily, 2/day, mon wed fri, weekdays, weekends, "
         "every 3 days, weekly, 3/week, 3 times a week, once, 4 times, "
         "as needed";
}

}  // namespace hw
