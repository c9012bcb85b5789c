// From a journal to the rows of all weeks.
//
// The entries of an assignment are cut at each change, each of these stretches
// into weeks, and each week by step, so that a row has nothing in it that
// cannot be compared. A change counts from its day, and for nights from the one
// after it, which is written down on the next day.
#include "hw/progress.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "hw/sleep.hpp"
#include "hw/text.hpp"
#include "hw/wording.hpp"

#include "report_model.hpp"

namespace hw {
namespace {

using page::Homework;
using page::VisibleData;

constexpr std::size_t most_values = 4;    // in a cell, as logged
constexpr std::size_t fewest_nights = 3;  // that have a mean
constexpr int fewest_weeks = 27;          // that are shown as months

Date week_of(Date day, std::chrono::weekday week_starts) {
  const auto days = day.weekday() - week_starts;
  return day.plus_days(-static_cast<int>(days.count()));
}

Date month_of_day(Date day) {
  const auto number = static_cast<unsigned>(day.year_month_day().day());
  return day.plus_days(1 - static_cast<int>(number));
}

// What the person may see of their own: everything.
void share_all(Journal& journal) {
  for (Assignment& assignment : journal.assignments) {
    assignment.share = Share::all;
    for (Change& change : assignment.changes) {
      change.share.reset();
    }
    for (Entry& entry : assignment.entries) {
      entry.share.reset();
    }
  }
  for (Problem& problem : journal.problems) {
    problem.is_private = false;
  }
}

ReportRequest to_report_request(const ProgressRequest& request) {
  return {.now = request.now,
          .since = request.since.value_or(Moment{.date = all_days().first}),
          .only = request.only,
          .offset_at = request.offset_at};
}

int private_entries_of(const Journal& journal, const ReportRequest& request) {
  const page::Window window = page::window_of(journal, request);
  const Date today = practice_day(request.now, journal.settings.day_starts);
  int count = 0;
  for (const Assignment& assignment : journal.assignments) {
    if (!page::is_asked_for(assignment.id, request)) {
      continue;
    }
    const Assignment now = as_of(assignment, today);
    count += static_cast<int>(
        std::ranges::count_if(assignment.entries, [&](const Entry& entry) {
          return page::is_in(window, entry.at) &&
                 share_of(now, entry) == Share::none;
        }));
  }
  return count;
}

// The value of `number` if it is one.
std::optional<double> number_of(const std::optional<Value>& value) {
  const double* const number = value ? std::get_if<double>(&*value) : nullptr;
  return number == nullptr ? std::nullopt : std::optional(*number);
}

// Whether the answers to `question` are numbers that are shown on a page.
bool is_in_progress(const Question& question) {
  const bool is_number = question.type == QuestionType::scale ||
                         question.type == QuestionType::number;
  return is_number && page_place_of(question) != OnPage::no;
}

std::optional<double> median_of(std::vector<double> numbers) {
  if (numbers.empty()) {
    return std::nullopt;
  }
  std::ranges::sort(numbers);
  const std::size_t half = numbers.size() / 2;
  return numbers.size() % 2 == 1 ? numbers[half]
                                 : (numbers[half - 1] + numbers[half]) / 2;
}

// The numbers of one half of `values`.
std::vector<double> half_of(const std::vector<ProgressValue>& values,
                            std::optional<double> ProgressValue::*half) {
  std::vector<double> numbers;
  for (const ProgressValue& value : values) {
    if (value.*half) {
      numbers.push_back(*(value.*half));
    }
  }
  return numbers;
}

ProgressValue median_of(const std::vector<ProgressValue>& values) {
  return {.day = values.front().day,
          .before = median_of(half_of(values, &ProgressValue::before)),
          .after = median_of(half_of(values, &ProgressValue::after))};
}

// What an entry says in each column.
class Columns {
 public:
  Columns(const Assignment& now, ProgressKind kind) : kind_(kind) {
    if (kind == ProgressKind::sleep) {
      add("asleep", "Asleep", true);
      add("in_bed", "In bed", true);
      add("efficiency", "Efficiency %", false);
      return;
    }
    for (const Question& question : now.questions) {
      if (is_in_progress(question)) {
        columns_.push_back(
            {.key = question.key,
             .name = page::capitalized(page::name_and_range(question)),
             .is_pair = question.when == Asked::both,
             .is_watch = page_place_of(question) == OnPage::watch,
             .range = question.range});
      }
    }
    if (kind == ProgressKind::practice) {
      columns_.push_back({.key = "helped",
                          .name = "Helped 0-10",
                          .range = std::pair(0.0, 10.0)});
    }
  }

  const std::vector<ProgressColumn>& all() const { return columns_; }

  // A value for each column; nothing where there is none.
  std::vector<std::optional<ProgressValue>> values_of(
      const Entry& entry, const Clock& clock) const {
    const Date day = practice_day(entry.at, clock.day_starts);
    const Night night =
        kind_ == ProgressKind::sleep ? night_of(entry, clock) : Night();
    std::vector<std::optional<ProgressValue>> values;
    for (const ProgressColumn& column : columns_) {
      ProgressValue value{.day = day};
      if (kind_ == ProgressKind::sleep) {
        value.after = night_value(night, column.key);
      } else if (column.key == "helped" && &column == &columns_.back()) {
        value.after = entry.helped;
      } else if (const Answer* const answer = find_answer(entry, column.key)) {
        value.before = number_of(answer->before);
        value.after = number_of(answer->after);
      }
      values.push_back(value.before || value.after ? std::optional(value)
                                                   : std::nullopt);
    }
    return values;
  }

 private:
  void add(std::string key, std::string name, bool is_duration) {
    columns_.push_back({.key = std::move(key),
                        .name = std::move(name),
                        .is_duration = is_duration});
  }

  static std::optional<double> night_value(const Night& night,
                                           std::string_view key) {
    if (key == "efficiency") {
      return night.efficiency;
    }
    return key == "asleep" ? night.minutes_asleep : night.minutes_in_bed;
  }

  ProgressKind kind_;
  std::vector<ProgressColumn> columns_;
};

// Whether times or minutes of `entry` are given that no night can have.
bool is_impossible(const Entry& entry, const Clock& clock) {
  const auto has = [&entry](std::string_view key) {
    const Answer* const answer = find_answer(entry, key);
    return answer != nullptr && answer->after.has_value();
  };
  const Night night = night_of(entry, clock);
  return (!night.minutes_in_bed && has("bed") && has("up")) ||
         (!night.minutes_asleep && has("tried") && has("woke") &&
          has("fell_asleep") && has("awake"));
}

ProgressKind kind_of(const Homework& homework) {
  if (is_sleep_diary(homework.now)) {
    return ProgressKind::sleep;
  }
  return homework.now.is_record ? ProgressKind::measure
                                : ProgressKind::practice;
}

// Makes the part of one assignment.
class ProgressPartMaker {
 public:
  ProgressPartMaker(const Homework& homework, const VisibleData& data,
                    bool by_month)
      : homework_(homework),
        data_(data),
        by_month_(by_month),
        columns_(homework.now, kind_of(homework)) {
    part_.id = homework.assignment.id;
    part_.title = homework.title;
    part_.kind = kind_of(homework);
    part_.columns = columns_.all();
  }

  ProgressPart make(const std::vector<page::ToldChange>& told) {
    for (const page::ToldChange& change : told) {
      if (std::ranges::find(change.homework, &homework_) !=
          change.homework.end()) {
        changes_.push_back(&change);
      }
    }
    for (const Entry& entry : homework_.entries) {
      add(entry);
    }
    add_rows();
    drop_empty_columns();
    add_pauses();
    return std::move(part_);
  }

 private:
  // A row is of one stretch between changes, one week and one step.
  struct Key {
    std::size_t stretch = 0;
    Date first;
    std::size_t turn = 0;  // of the step in its week; of a measure, the entry
    friend auto operator<=>(const Key&, const Key&) = default;
  };

  void add(const Entry& entry) {
    if (!is_practice(entry.outcome)) {
      return;
    }
    const Date day = practice_day(entry.at, data_.clock.day_starts);
    if (part_.kind == ProgressKind::sleep &&
        is_impossible(entry, data_.clock)) {
      part_.impossible.push_back(day);
      return;
    }
    const auto values = columns_.values_of(entry, data_.clock);
    const bool is_told = part_.kind == ProgressKind::practice ||
                         std::ranges::any_of(values, [](const auto& value) {
                           return value.has_value();
                         });
    if (!is_told) {
      return;
    }
    const std::string step = page::step_of(entry, homework_);
    part_.entries.emplace_back(day, step);
    const Key key = key_of(day, step.empty() ? entry.step : step);
    ProgressRow& row =
        rows_.try_emplace(key, ProgressRow{.first = key.first}).first->second;
    row.step = step.empty() ? one_line(entry.step) : step;
    days_[key].insert(day);
    row.days = static_cast<int>(days_[key].size());
    row.cells.resize(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (values[i]) {
        row.cells[i].values.push_back(*values[i]);
      }
    }
  }

  Key key_of(Date day, const std::string& step) {
    const bool is_sleep = part_.kind == ProgressKind::sleep;
    const auto stretch =
        std::ranges::count_if(changes_, [&](const page::ToldChange* change) {
          return is_sleep ? change->on < day : change->on <= day;
        });
    Key key{.stretch = static_cast<std::size_t>(stretch), .first = day};
    if (part_.kind == ProgressKind::measure) {
      key.turn = rows_.size();
      return key;
    }
    key.first = by_month_ ? month_of_day(day)
                          : week_of(day, data_.settings.week_starts);
    std::vector<std::string>& steps = steps_[{key.stretch, key.first}];
    const auto found = std::ranges::find(steps, step);
    key.turn = static_cast<std::size_t>(found - steps.begin());
    if (found == steps.end()) {
      steps.push_back(step);
    }
    return key;
  }

  // The rows, with the change that each stretch begins with before it.
  void add_rows() {
    std::size_t told = 0;
    const auto tell_up_to = [&](std::size_t stretch) {
      for (; told < stretch; ++told) {
        const page::ToldChange& change = *changes_[told];
        part_.rows.push_back(
            {.first = change.on,
             .change = fmt::format("{}, changed{}", short_form(change.on),
                                   page::sentence(change.words))});
      }
    };
    for (auto& [key, row] : rows_) {
      tell_up_to(key.stretch);
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        summarize(row, i);
      }
      part_.rows.push_back(std::move(row));
    }
    tell_up_to(changes_.size());
  }

  void summarize(ProgressRow& row, std::size_t column) const {
    ProgressCell& cell = row.cells[column];
    if (part_.kind != ProgressKind::sleep) {
      if (cell.values.size() > most_values) {
        cell.middle = median_of(cell.values);
      }
      return;
    }
    if (cell.values.size() < fewest_nights) {
      return;
    }
    cell.middle = ProgressValue{.day = cell.values.front().day};
    const bool is_quotient = part_.columns[column].key == "efficiency";
    cell.middle->after =
        is_quotient ? efficiency_of(row) : mean_of(cell.values);
  }

  static double mean_of(const std::vector<ProgressValue>& values) {
    double sum = 0;
    for (const ProgressValue& value : values) {
      sum += *value.after;
    }
    return sum / static_cast<double>(values.size());
  }

  // Minutes asleep by minutes in bed, both of the nights that have both.
  static double efficiency_of(const ProgressRow& row) {
    std::map<Date, double> in_bed;
    for (const ProgressValue& value : row.cells[1].values) {
      in_bed[value.day] = *value.after;
    }
    double asleep = 0;
    double all = 0;
    for (const ProgressValue& value : row.cells[0].values) {
      if (const auto found = in_bed.find(value.day); found != in_bed.end()) {
        asleep += *value.after;
        all += found->second;
      }
    }
    return 100 * asleep / all;
  }

  void drop_empty_columns() {
    for (std::size_t i = part_.columns.size(); i-- > 0;) {
      const bool is_used =
          std::ranges::any_of(part_.rows, [i](const ProgressRow& row) {
            return i < row.cells.size() && !row.cells[i].values.empty();
          });
      if (is_used) {
        continue;
      }
      const auto place = static_cast<std::ptrdiff_t>(i);
      part_.columns.erase(part_.columns.begin() + place);
      for (ProgressRow& row : part_.rows) {
        if (!row.cells.empty()) {
          row.cells.erase(row.cells.begin() + place);
        }
      }
    }
  }

  void add_pauses() {
    const Date last = page::last_day(data_.window);
    for (const Change& change : homework_.assignment.changes) {
      if (change.status != Status::paused || last < change.on) {
        continue;
      }
      Date end = change.on;
      while (end < last && status_on(homework_.assignment, end.plus_days(1)) ==
                               Status::paused) {
        end = end.plus_days(1);
      }
      part_.pauses.emplace_back(change.on, end);
    }
  }

  const Homework& homework_;
  const VisibleData& data_;
  bool by_month_;
  Columns columns_;
  ProgressPart part_;
  std::vector<const page::ToldChange*> changes_;
  std::map<Key, ProgressRow> rows_;
  std::map<Key, std::set<Date>> days_;
  std::map<std::pair<std::size_t, Date>, std::vector<std::string>> steps_;
};

std::vector<ProgressSession> sessions_of(const Journal& journal,
                                         const ReportRequest& request) {
  const page::Window window = page::window_of(journal, request);
  const TimeOfDay day_starts = journal.settings.day_starts;
  std::vector<ProgressSession> sessions;
  for (const Session& session : journal.sessions) {
    if (request.only.empty() && page::is_in(window, session.at) &&
        state_of(session, request.now, day_starts) == "held") {
      sessions.push_back(
          {practice_day(session.at, day_starts), one_line(session.takeaway)});
    }
  }
  return sessions;
}

// The first day of which there is something; else the last.
Date first_told_day(const ProgressPage& progress, const VisibleData& data) {
  Date first = page::last_day(data.window);
  for (const ProgressSession& session : progress.sessions) {
    first = std::min(first, session.day);
  }
  for (const page::ToldChange& change : page::changes(data)) {
    first = std::min(first, change.on);
  }
  for (const Homework& homework : data.homework) {
    for (const Entry& entry : homework.entries) {
      if (is_practice(entry.outcome)) {
        first = std::min(first, practice_day(entry.at, data.clock.day_starts));
        break;
      }
    }
  }
  return first;
}

void add_progress_parts(ProgressPage& progress, const VisibleData& data) {
  const std::vector<page::ToldChange> told = page::changes(data);
  for (const ProgressKind kind :
       {ProgressKind::practice, ProgressKind::sleep, ProgressKind::measure}) {
    for (const Homework& homework : data.homework) {
      if (kind_of(homework) != kind) {
        continue;
      }
      ProgressPart part =
          ProgressPartMaker(homework, data, progress.by_month).make(told);
      if (!part.rows.empty() || !part.impossible.empty()) {
        progress.parts.push_back(std::move(part));
      }
    }
  }
}

}  // namespace

ProgressPage make_progress(Journal journal, const ProgressRequest& request) {
  const ReportRequest page_request = to_report_request(request);
  ProgressPage progress{
      .title = "My progress",
      .name = one_line(journal.settings.name),
      .first = practice_day(request.now, journal.settings.day_starts),
      .last = practice_day(request.now, journal.settings.day_starts)};
  progress.private_entries = private_entries_of(journal, page_request);
  progress.sessions = sessions_of(journal, page_request);
  if (request.reader == ProgressReader::self) {
    share_all(journal);
  }
  VisibleData data = page::visible_data_of(std::move(journal), page_request);
  // Changes of the day of a session are no matter of another page here.
  data.window.next_session.reset();
  progress.first = first_told_day(progress, data);
  progress.window = fmt::format("{} to {}", short_form(progress.first),
                                long_form(progress.last));
  const Date first_week = week_of(progress.first, data.settings.week_starts);
  progress.by_month =
      days_between(first_week, progress.last) >= 7 * (fewest_weeks - 1);
  progress.unread_files = page::unread_in_words(data);
  add_progress_parts(progress, data);
  return progress;
}

}  // namespace hw
