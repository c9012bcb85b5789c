#include <algorithm>
#include <map>
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

// The days of `homework`, each once, of entries that are practice, or of all.
std::set<Date> days_of(const Homework& homework, TimeOfDay day_starts) {
  std::set<Date> days;
  for (const Entry& entry : homework.entries) {
    if (is_practice(entry.outcome)) {
      days.insert(practice_day(entry.at, day_starts));
    }
  }
  return days;
}

// Up to two days have names; more are counted.
std::string practiced(const VisibleData& visible_data) {
  const Window& window = visible_data.window;
  std::set<Date> days;
  for (const Homework& homework : visible_data.homework) {
    if (!homework.now.is_record) {
      days.merge(days_of(homework, window.day_starts));
    }
  }
  if (days.empty()) {
    return "";
  }
  if (days.size() <= 2) {
    return fmt::format("I practiced on {}.",
                       list_of({days.begin(), days.end()}));
  }
  return fmt::format(
      "I practiced on {} days{}.", days.size(),
      window.from ? " since " + short_form(first_day(window)) : "");
}

// "Sleep diary: 3 nights; Questionnaire: filled in once".
std::string filled_in(const VisibleData& visible_data) {
  std::vector<std::string> parts;
  for (const Homework& homework : visible_data.homework) {
    const int count = static_cast<int>(
        days_of(homework, visible_data.window.day_starts).size());
    if (!homework.now.is_record || count == 0) {
      continue;
    }
    parts.push_back(fmt::format(
        "{}, {}", homework.title,
        is_sleep_diary(homework.now)
            ? fmt::format("{} {}", count, count == 1 ? "night" : "nights")
            : "filled in " + times(count)));
  }
  return parts.empty() ? "" : joined(parts, "; ") + ".";
}

// What was done: the step, else what it was about, else the note.
std::string deed_of(const EntryRef& told, TimeOfDay day_starts) {
  const std::vector<ReportRow> rows =
      rows_of(*told.homework, {*told.entry}, day_starts);
  const ReportRow& row = rows.front();
  for (const std::string& text : {row.step_text, row.subject.text}) {
    if (!text.empty()) {
      return text;
    }
  }
  return one_line(told.entry->note);
}

std::string glad_of(const VisibleData& visible_data) {
  const std::vector<EntryRef> proud = newest_first(
      visible_data, [](const Entry& entry) { return entry.proud; });
  if (proud.empty()) {
    return "";
  }
  const EntryRef& told = proud.front();
  const TimeOfDay day_starts = visible_data.window.day_starts;
  const std::string deed = clipped(deed_of(told, day_starts), line_clip);
  const std::string source = source_of(told, day_starts);
  const std::string_view glad = glad_in_words(told.entry->outcome);
  return deed.empty() ? fmt::format("{}: {}", glad, source)
                      : fmt::format("{}: {} ({})", glad, deed, source);
}

std::string label_of(const Question& question) {
  const std::string name =
      capitalized(question.short_name.empty() && !question.text.empty()
                      ? one_line(question.text)
                      : name_of(question));
  return question.range
             ? fmt::format("{} ({}-{})", name, in_words(question.range->first),
                           in_words(question.range->second))
             : name;
}

// "1 on Mon 9, 2 on Tue 10 Nov"; of a yes or no the days of each.
std::string values_in_words(
    const std::vector<std::pair<Date, std::string>>& values, bool by_value) {
  std::vector<std::pair<std::string, std::vector<Date>>> lists;
  for (const auto& given : values) {
    const auto same = std::find_if(
        lists.begin(), lists.end(),
        [&given](const auto& list) { return list.first == given.second; });
    if (by_value && same != lists.end()) {
      same->second.push_back(given.first);
    } else {
      lists.push_back({given.second, {given.first}});
    }
  }
  if (by_value) {
    std::vector<std::string> parts;
    for (const auto& [value, days] : lists) {
      parts.push_back(
          fmt::format("{} on {}", value, joined(names_of(days), ", ")));
    }
    return joined(parts, "; ");
  }
  std::vector<Date> days;
  for (const auto& [day, value] : values) {
    days.push_back(day);
  }
  std::vector<std::string> parts = names_of(days);
  for (std::size_t index = 0; index < parts.size(); ++index) {
    parts[index] = fmt::format("{} on {}", values[index].second, parts[index]);
  }
  return joined(parts, ", ");
}

ReportWatch watched(const Homework& homework, const Question& question,
                    TimeOfDay day_starts) {
  ReportWatch watch{.question = label_of(question)};
  for (const Entry& entry : homework.entries) {
    const Answer* const answer = find_answer(entry, question.key);
    const std::string words =
        answer == nullptr ? "" : one_line(in_words(*answer));
    if (!words.empty()) {
      watch.values.emplace_back(practice_day(entry.at, day_starts), words);
    }
  }
  watch.line = fmt::format(
      "{}: {}", watch.question,
      values_in_words(watch.values, question.type == QuestionType::yesno));
  return watch;
}

// Newest of each assignment first, then the next of each.
std::vector<EntryRef> in_rounds(std::vector<EntryRef> newest_first) {
  std::map<const Homework*, int> rounds;
  std::vector<std::pair<int, EntryRef>> sorted;
  for (const EntryRef& told : newest_first) {
    sorted.emplace_back(rounds[told.homework]++, told);
  }
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& told, const auto& other) {
                     return told.first < other.first;
                   });
  std::transform(sorted.begin(), sorted.end(), newest_first.begin(),
                 [](const auto& told) { return told.second; });
  return newest_first;
}

}  // namespace

bool has_entries(const VisibleData& visible_data) {
  return std::any_of(visible_data.homework.begin(), visible_data.homework.end(),
                     [](const Homework& homework) {
                       return !homework.entries.empty() ||
                              !homework.planned.empty();
                     });
}

std::vector<EntryRef> newest_first(const VisibleData& visible_data,
                                   bool (*is_wanted)(const Entry& entry)) {
  std::vector<EntryRef> all;
  for (const Homework& homework : visible_data.homework) {
    for (const Entry& entry : homework.entries) {
      if (is_wanted(entry)) {
        all.push_back({&homework, &entry});
      }
    }
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const EntryRef& told, const EntryRef& other) {
                     return reads_before(other.entry->at, told.entry->at);
                   });
  return all;
}

std::vector<ReportWatch> watch(const VisibleData& visible_data) {
  std::vector<ReportWatch> all;
  for (const Homework& homework : visible_data.homework) {
    for (const Question& question : homework.now.questions) {
      if (page_place_of(question) == OnPage::watch) {
        all.push_back(
            watched(homework, question, visible_data.window.day_starts));
      }
    }
  }
  std::erase_if(all,
                [](const ReportWatch& watch) { return watch.values.empty(); });
  return all;
}

std::vector<std::string> in_short(const VisibleData& visible_data) {
  std::string kept = practiced(visible_data);
  if (const std::string records = filled_in(visible_data); !records.empty()) {
    kept += kept.empty() ? "I kept: " : " Also: ";
    kept += records;
  }
  std::vector<std::string> lines;
  for (const std::string& line : {kept, glad_of(visible_data)}) {
    if (!line.empty()) {
      lines.push_back(line);
    }
  }
  return lines;
}

std::vector<std::string> topics(const VisibleData& visible_data) {
  std::vector<std::string> lines;
  for (const AgendaItem& item : visible_data.topics) {
    const std::string line = one_line(item.text);
    if (!line.empty() &&
        std::find(lines.begin(), lines.end(), line) == lines.end()) {
      lines.push_back(line);
    }
  }
  return lines;
}

std::vector<ReportQuote> noticed(const VisibleData& visible_data) {
  const std::vector<EntryRef> all = in_rounds(newest_first(
      visible_data, [](const Entry& entry) { return !entry.learned.empty(); }));
  std::vector<ReportQuote> quotes;
  for (const EntryRef& told : all) {
    const std::string text = one_line(told.entry->learned);
    const bool is_new = std::none_of(
        quotes.begin(), quotes.end(),
        [&text](const ReportQuote& quote) { return quote.text == text; });
    if (!text.empty() && is_new) {
      const TimeOfDay day_starts = visible_data.window.day_starts;
      quotes.push_back({.text = text,
                        .source = source_of(told, day_starts),
                        .day = practice_day(told.entry->at, day_starts)});
    }
  }
  return quotes;
}

}  // namespace hw::page
