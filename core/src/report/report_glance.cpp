#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "hw/wording.hpp"

#include "report_model.hpp"

namespace hw::page {

namespace {

constexpr std::size_t most_helped = 5;

// The day from which there was something to do; nothing when it is not known.
std::optional<Date> beginning_of(const Homework& homework) {
  const std::optional<Date>& agreed_on = homework.assignment.agreed_on;
  return agreed_on ? agreed_on : homework.first_entry;
}

// Status changes on these days and on no others.
std::vector<Date> turning_days(const Homework& homework, Date first) {
  std::vector<Date> days{first};
  for (const Change& change : homework.assignment.changes) {
    days.push_back(change.on);
    if (change.until) {
      days.push_back(change.until->plus_days(1));
    }
  }
  return days;
}

bool was_active(const Homework& homework, const Window& window) {
  const Date last = last_day(window);
  Date first = first_day(window);
  first = std::max(first, beginning_of(homework).value_or(first));
  const std::vector<Date> days = turning_days(homework, first);
  return std::any_of(days.begin(), days.end(), [&](Date day) {
    return first <= day && day <= last &&
           status_on(homework.assignment, day) == Status::active;
  });
}

bool has_more_entries(const Homework* homework, const Homework* other) {
  return homework->entries.size() > other->entries.size();
}

int practiced_days_of(const Homework& homework, const Window& window) {
  std::set<Date> days;
  for (const Entry& entry : homework.entries) {
    if (is_practice(entry.outcome)) {
      days.insert(practice_day(entry.at, window.day_starts));
    }
  }
  return static_cast<int>(days.size());
}

// Why there was no practice, as far as the entries say.
std::vector<std::string> without_practice(const Homework& homework) {
  const std::vector<Entry>& entries = homework.entries;
  if (entries.empty()) {
    return {};
  }
  const bool no_chance = std::all_of(
      entries.begin(), entries.end(),
      [](const Entry& entry) { return entry.outcome == Outcome::no_chance; });
  return {no_chance ? "it could not happen" : "not this time"};
}

std::vector<std::string> progress_of(const Homework& homework) {
  const std::optional<Progress>& progress = homework.practice.progress;
  if (!progress || progress->done == 0) {
    return {};
  }
  if (!homework.now.steps.empty()) {
    return {fmt::format("step {} of {}", progress->done, progress->of)};
  }
  if (progress->of == 1) {
    return {};  // `once`: the day says it
  }
  return {fmt::format("{} of {} times", progress->done, progress->of)};
}

void append(std::vector<std::string>& parts,
            const std::vector<std::string>& more) {
  parts.insert(parts.end(), more.begin(), more.end());
}

std::string practiced_in_words(const Homework& homework,
                               const VisibleData& visible_data) {
  const Window& window = visible_data.window;
  std::vector<std::string> parts;
  const int count = practiced_days_of(homework, window);
  if (count > 0) {
    parts.push_back(days(count));
  } else {
    append(parts, without_practice(homework));
  }
  const std::string run =
      in_a_row(homework.practice.unit, homework.practice.current);
  if (visible_data.settings.streaks && !run.empty()) {
    parts.push_back(run);
  }
  if (homework.comebacks > 0) {
    parts.push_back("came back " + times(homework.comebacks));
  }
  append(parts, progress_of(homework));
  if (!homework.planned.empty()) {
    parts.push_back(fmt::format("{} planned", homework.planned.size()));
  }
  return joined(parts, ", ");
}

std::string kinds_in_words(const Assignment& assignment) {
  std::vector<std::string> words;
  for (const Kind kind : assignment.kinds) {
    words.emplace_back(to_string(kind));
  }
  return joined(words, ", ");
}

std::string helped_in_words(const Homework& homework) {
  std::vector<double> values;
  std::vector<std::string> words;
  for (const Entry& entry : homework.entries) {
    if (entry.helped) {
      values.push_back(*entry.helped);
      words.push_back(in_words(static_cast<double>(*entry.helped)));
    }
  }
  if (values.size() <= most_helped) {
    return joined(words, ", ");
  }
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  return fmt::format("{} ({}), {} times", in_words(median(values)),
                     range(*low, *high), values.size());
}

}  // namespace

std::vector<const Homework*> active_homework(const VisibleData& visible_data) {
  std::vector<const Homework*> active;
  for (const Homework& homework : visible_data.homework) {
    const bool was_logged =
        !homework.entries.empty() || !homework.planned.empty();
    if (was_logged || was_active(homework, visible_data.window)) {
      active.push_back(&homework);
    }
  }
  std::stable_sort(active.begin(), active.end(), has_more_entries);
  return active;
}

ReportRow row_of(const Homework& homework, const VisibleData& visible_data) {
  return {
      .homework = homework.title,
      .kind = kinds_in_words(homework.now),
      .agreed = homework.now.schedule.in_words(),
      .practiced = practiced_in_words(homework, visible_data),
      .helped = helped_in_words(homework),
  };
}

std::vector<const Homework*> resting_homework(const VisibleData& visible_data) {
  const Date last = last_day(visible_data.window);
  const std::vector<const Homework*> active = active_homework(visible_data);
  std::vector<const Homework*> resting;
  for (const Homework& homework : visible_data.homework) {
    const bool was_told =
        std::find(active.begin(), active.end(), &homework) != active.end();
    if (!was_told && status_on(homework.assignment, last) == Status::paused) {
      resting.push_back(&homework);
    }
  }
  return resting;
}

// What has ended is decided on; what takes a break is not.
std::vector<std::string> to_decide(const VisibleData& visible_data) {
  const Date last = last_day(visible_data.window);
  std::vector<std::string> titles;
  for (const Homework* homework : active_homework(visible_data)) {
    const Status status = status_on(homework->assignment, last);
    if (status == Status::active || status == Status::paused) {
      titles.push_back(homework->title);
    }
  }
  for (const Homework* homework : resting_homework(visible_data)) {
    titles.push_back(homework->title);
  }
  return titles;
}

}  // namespace hw::page
