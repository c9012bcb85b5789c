// One part for each assignment of which the window has something.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "hw/sleep.hpp"
#include "hw/text.hpp"
#include "hw/wording.hpp"

#include "report_model.hpp"

namespace hw::page {

namespace {

constexpr std::size_t most_measures = 10;  // of one question, in a run

// "step 2: 3 times": the step that was practiced last, where each is practiced
// as often as one likes; empty where it was once.
std::string tries_of(const Homework& homework) {
  if (!homework.now.repeats_steps) {
    return "";
  }
  std::map<std::string, int> tries;
  std::string last;
  for (const Entry& entry : homework.entries) {
    if (is_practice(entry.outcome)) {
      last = entry.step;
      ++tries[last];
    }
  }
  const auto& steps = homework.now.steps;
  const auto found = std::find(steps.begin(), steps.end(), last);
  return found == steps.end() || tries[last] < 2
             ? ""
             : fmt::format("step {}: {}", found - steps.begin() + 1,
                           times(tries[last]));
}

// "3 a week, 4 weeks in a row": a record has no run, and a page need not.
std::string agreed_of(const Homework& homework, const Settings& settings) {
  std::string agreed = homework.now.schedule.in_words();
  const Practice& practice = homework.practice;
  if (settings.streaks && !homework.now.is_record && practice.current > 1) {
    agreed += practice.unit == Unit::day &&
                      homework.now.schedule.to_string() == "daily"
                  ? fmt::format(", {} in a row", practice.current)
                  : ", " + in_a_row(practice.unit, practice.current);
  }
  const std::string tries = tries_of(homework);
  return tries.empty() ? agreed : agreed + ", " + tries;
}

bool has_number(const ReportRow& row, const std::string& name) {
  return std::any_of(
      row.numbers.begin(), row.numbers.end(),
      [&name](const ReportCell& number) { return number.name == name; });
}

// The ranges of the numbers in `rows`: "fear and likely 0-100; helped 0-10".
std::vector<std::string> ranges_of(const Homework& homework,
                                   const std::vector<ReportRow>& rows) {
  std::vector<std::pair<std::string, std::vector<std::string>>> ranges;
  const auto add = [&](const std::string& name, double low, double high) {
    const bool is_there = std::any_of(
        rows.begin(), rows.end(),
        [&name](const ReportRow& row) { return has_number(row, name); });
    if (!is_there) {
      return;
    }
    const std::string range =
        fmt::format("{}-{}", in_words(low), in_words(high));
    if (ranges.empty() || ranges.back().first != range) {
      ranges.push_back({range, {}});
    }
    ranges.back().second.push_back(name);
  };
  for (const Question& question : homework.now.questions) {
    if (question.range) {
      add(name_of(question), question.range->first, question.range->second);
    }
  }
  add("helped", 0, 10);
  std::vector<std::string> words;
  for (const auto& [range, names] : ranges) {
    words.push_back(fmt::format("{} {}", joined_with_and(names), range));
  }
  return words;
}

// A question whose answers are a measure: a number that is filled in.
bool is_measure(const Question& question) {
  const bool is_number = question.type == QuestionType::scale ||
                         question.type == QuestionType::number ||
                         question.type == QuestionType::minutes;
  const OnPage place = page_place_of(question);
  return is_number && (place == OnPage::row || place == OnPage::pair);
}

std::optional<double> number_in(const Entry& entry, const std::string& key) {
  const Answer* const answer = find_answer(entry, key);
  const double* const number = answer == nullptr || !answer->after
                                   ? nullptr
                                   : std::get_if<double>(&*answer->after);
  return number == nullptr ? std::nullopt : std::optional(*number);
}

// "21 on Tue 3 Nov", "Since Tue 8 Sep: 18, 17, 21"; nothing when the window has
// none.
std::optional<std::pair<std::string, std::string>> measure_of(
    const Homework& homework, const Question& question, TimeOfDay day_starts) {
  std::vector<std::pair<Date, double>> values;
  bool is_new = false;
  for (const auto* const entries : {&homework.earlier, &homework.entries}) {
    for (const Entry& entry : *entries) {
      if (const auto number = number_in(entry, question.key)) {
        values.emplace_back(practice_day(entry.at, day_starts), *number);
        is_new = is_new || entries == &homework.entries;
      }
    }
  }
  if (!is_new) {
    return std::nullopt;
  }
  if (values.size() > most_measures) {
    values.erase(values.begin(), values.end() - most_measures);
  }
  std::vector<std::string> numbers;
  for (const auto& [day, number] : values) {
    numbers.push_back(in_words(number));
  }
  return std::pair(
      fmt::format("{} on {}", numbers.back(), short_form(values.back().first)),
      numbers.size() < 2
          ? ""
          : fmt::format("Since {}: {}", short_form(values.front().first),
                        joined(numbers, ", ")));
}

// Whether what is answered to a record is numbers only, so that a run of them
// says all.
bool is_of_measures(const Assignment& record) {
  bool has_measure = false;
  for (const Question& question : record.questions) {
    const OnPage place = page_place_of(question);
    if (place == OnPage::no || place == OnPage::watch) {
      continue;
    }
    if (!is_measure(question)) {
      return false;
    }
    has_measure = true;
  }
  return has_measure;
}

void add_measures(ReportPart& part, const Homework& homework,
                  TimeOfDay day_starts) {
  std::vector<const Question*> asked;
  for (const Question& question : homework.now.questions) {
    if (is_measure(question)) {
      asked.push_back(&question);
    }
  }
  for (const Question* const question : asked) {
    auto measure = measure_of(homework, *question, day_starts);
    if (!measure) {
      continue;
    }
    if (asked.size() > 1) {
      measure->first = fmt::format("{}: {}", capitalized(name_of(*question)),
                                   measure->first);
    }
    if (question->range) {
      part.ranges.push_back(
          asked.size() > 1
              ? name_and_range(*question)
              : fmt::format("{}-{}", in_words(question->range->first),
                            in_words(question->range->second)));
    }
    part.measures.push_back(*std::move(measure));
  }
}

// The lines of a part that say what was changed.
std::vector<std::string> changes_of(const Homework& homework,
                                    const std::vector<ToldChange>& told) {
  std::vector<std::string> lines;
  for (const ToldChange& change : told) {
    if (change.homework == std::vector{&homework}) {
      lines.push_back(fmt::format("{}, changed{}", short_form(change.on),
                                  sentence(change.words)));
    }
  }
  return lines;
}

bool has_words(const ReportRow& row) {
  return row != ReportRow{.days = row.days, .remarks = {}};
}

// A summary is one row, of days and numbers: what would tell its entries apart
// is left out.
std::vector<Entry> for_one_row(std::vector<Entry> entries) {
  std::erase_if(entries,
                [](const Entry& entry) { return !is_practice(entry.outcome); });
  for (Entry& entry : entries) {
    entry.outcome = Outcome::done;
    entry.step.clear();
  }
  return entries;
}

std::set<Date> logged_days(const Homework& homework, TimeOfDay day_starts) {
  std::set<Date> days;
  for (const Entry& entry : homework.entries) {
    days.insert(practice_day(entry.at, day_starts));
  }
  return days;
}

std::vector<Entry> all_of(const Homework& homework) {
  std::vector<Entry> all = homework.entries;
  all.insert(all.end(), homework.planned.begin(), homework.planned.end());
  std::stable_sort(all.begin(), all.end(),
                   [](const Entry& entry, const Entry& other) {
                     return reads_before(entry.at, other.at);
                   });
  return homework.share == Share::summary ? for_one_row(std::move(all)) : all;
}

// What makes parts, of one page.
class PartWriter {
 public:
  explicit PartWriter(const VisibleData& visible_data)
      : data_(visible_data), changes_(changes(visible_data)) {}

  ReportPart part_of(const Homework& homework) const {
    const bool is_measured =
        homework.now.is_record && is_of_measures(homework.now);
    const TimeOfDay day_starts = data_.window.day_starts;
    ReportPart part{
        .title = homework.title,
        .agreed = agreed_of(homework, data_.settings),
        .day_count = static_cast<int>(logged_days(homework, day_starts).size()),
        .goal = one_line(homework.now.goal),
        .changes = changes_of(homework, changes_)};
    part.rows = rows_of(homework, all_of(homework), day_starts, !is_measured);
    if (is_measured) {
      add_measures(part, homework, day_starts);
      std::erase_if(part.rows,
                    [](const ReportRow& row) { return !has_words(row); });
      return part;
    }
    part.ranges = ranges_of(homework, part.rows);
    part.picture = picture_of(homework, data_.window);
    if (part.rows.size() == 1 && !has_words(part.rows[0])) {
      part.days = part.rows[0].days;
      part.rows.clear();
      const std::set<Date> days = logged_days(homework, day_starts);
      part.practiced = {days.begin(), days.end()};
    }
    return part;
  }

 private:
  const VisibleData& data_;
  std::vector<ToldChange> changes_;
};

bool is_empty(const ReportPart& part) {
  return part.changes.empty() && part.rows.empty() && part.days.empty() &&
         part.measures.empty();
}

// Each goal once, with the parts that serve it together.
std::vector<ReportPart> by_goal(std::vector<ReportPart> parts) {
  std::vector<ReportPart> sorted;
  while (!parts.empty()) {
    const std::string goal = parts.front().goal;
    const auto rest = std::stable_partition(
        parts.begin(), parts.end(), [&](const ReportPart& part) {
          return &part == &parts.front() ||
                 (!goal.empty() && part.goal == goal);
        });
    for (auto part = parts.begin(); part != rest; ++part) {
      part->goal = part == parts.begin() ? goal : "";
      sorted.push_back(std::move(*part));
    }
    parts.erase(parts.begin(), rest);
  }
  return sorted;
}

}  // namespace

Parts parts(const VisibleData& visible_data) {
  const PartWriter writer(visible_data);
  const std::vector<const Homework*> resting = resting_homework(visible_data);
  const std::vector<const Homework*> going_on = active_homework(visible_data);
  Parts parts;
  std::vector<std::string> paused;
  for (const Homework& homework : visible_data.homework) {
    const auto is_in = [&homework](const std::vector<const Homework*>& list) {
      return std::find(list.begin(), list.end(), &homework) != list.end();
    };
    const bool is_diary = is_sleep_diary(homework.now);
    ReportPart part = is_diary ? ReportPart() : writer.part_of(homework);
    const bool is_told = is_diary ? !homework.entries.empty() : !is_empty(part);
    const std::string agreed = homework.now.schedule.in_words();
    if (is_told && !is_diary) {
      (homework.now.is_record ? parts.records : parts.homework)
          .push_back(std::move(part));
    } else if (!is_told && is_in(resting)) {
      paused.push_back(fmt::format("{} ({}, paused)", homework.title, agreed));
    } else if (!is_told && is_in(going_on)) {
      parts.without_entry.push_back(
          fmt::format("{} ({})", homework.title, agreed));
    }
  }
  parts.without_entry.insert(parts.without_entry.end(), paused.begin(),
                             paused.end());
  parts.homework = by_goal(std::move(parts.homework));
  parts.records = by_goal(std::move(parts.records));
  return parts;
}

}  // namespace hw::page
