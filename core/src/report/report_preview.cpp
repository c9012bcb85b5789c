#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "hw/text.hpp"

#include "page_parts.hpp"
#include "report_model.hpp"

namespace hw {

namespace {

using page::Homework;
using page::VisibleData;

constexpr std::size_t most_days = 14;  // that are listed one by one

std::string listed(const std::set<Date>& days) {
  if (days.size() > most_days) {
    return fmt::format("{} to {}", short_form(*days.begin()),
                       short_form(*days.rbegin()));
  }
  std::vector<std::string> words;
  for (const Date day : days) {
    words.push_back(short_form(day));
  }
  return page::joined(words, ", ");
}

// Entries of one assignment that are treated alike.
class EntryGroup {
 public:
  explicit EntryGroup(TimeOfDay day_starts) : day_starts_(day_starts) {}

  void add(const Entry& entry) {
    ++count_;
    days_.insert(practice_day(entry.at, day_starts_));
  }

  bool is_empty() const { return count_ == 0; }

  // "1 entry, Sun 15 Nov".
  std::string in_words() const {
    return fmt::format("{} {}, {}", count_, count_ == 1 ? "entry" : "entries",
                       listed(days_));
  }

  // A line for `title`; none when there is no entry.
  void add_line(std::vector<std::string>& lines, std::string_view title) const {
    if (!is_empty()) {
      lines.push_back(fmt::format("{}: {}", title, in_words()));
    }
  }

 private:
  TimeOfDay day_starts_;
  int count_ = 0;
  std::set<Date> days_;
};

bool is_in_numbers(const Entry& entry) {
  return entry.share == Share::summary;
}

void add_homework(std::vector<std::string>& lines, const Homework& homework,
                  TimeOfDay day_starts) {
  EntryGroup whole(day_starts);
  EntryGroup in_numbers(day_starts);
  EntryGroup planned(day_starts);
  for (const Entry& entry : homework.entries) {
    (is_in_numbers(entry) ? in_numbers : whole).add(entry);
  }
  for (const Entry& entry : homework.planned) {
    planned.add(entry);
  }
  whole.add_line(lines, homework.title);
  in_numbers.add_line(lines, homework.title + ", only in numbers");
  planned.add_line(lines, homework.title + ", planned");
  if (homework.entries.empty() && homework.planned.empty()) {
    lines.push_back(homework.title + ", without an entry");
  }
}

std::vector<std::string> told(const VisibleData& visible_data,
                              const Report& report) {
  std::vector<std::string> lines;
  for (const Homework* homework : active_homework(visible_data)) {
    add_homework(lines, *homework, visible_data.window.day_starts);
  }
  for (const Homework* homework : resting_homework(visible_data)) {
    lines.push_back(homework->title + ", paused");
  }
  for (const std::string& topic : report.topics.lines) {
    lines.push_back("I'd like to talk about: " + topic);
  }
  if (!report.takeaway.empty()) {
    lines.push_back("From last time: " + report.takeaway);
  }
  for (const auto* const parts : {&report.homework, &report.records}) {
    for (const ReportPart& part : *parts) {
      for (const std::string& change : part.changes) {
        lines.push_back(fmt::format("{}: {}", part.title, change));
      }
    }
  }
  if (!report.name.empty()) {
    lines.push_back("My name: " + report.name);
  }
  const Settings& settings = visible_data.settings;
  if (settings.support_in_report && !settings.support.empty()) {
    lines.push_back("Support: " + one_line(settings.support));
  }
  return lines;
}

// Answers that would stand at the top, if they were not private.
void add_watched(std::vector<std::string>& lines, const Assignment& assignment,
                 const Assignment& held, const page::Window& window) {
  for (const Question& question : assignment.questions) {
    const bool is_private =
        page_place_of(question) == OnPage::watch &&
        std::any_of(assignment.entries.begin(), assignment.entries.end(),
                    [&](const Entry& entry) {
                      return is_in(window, entry.at) &&
                             share_of(held, entry) == Share::none &&
                             find_answer(entry, question.key) != nullptr;
                    });
    if (is_private) {
      lines.push_back(fmt::format("To look at first: {}, private",
                                  page::name_of(question)));
    }
  }
}

// What is kept of one assignment. Beside visible_data_of() only this sees
// what is private, and nothing of it gets into a Report.
void add_kept(std::vector<std::string>& lines, const Assignment& assignment,
              const page::Window& window, const ReportRequest& request) {
  const Assignment held =
      as_of(assignment, practice_day(request.now, window.day_starts));
  const std::string title = page::clipped(held.title, page::title_clip);
  const bool is_asked_for = page::is_asked_for(assignment.id, request);
  EntryGroup unasked(window.day_starts);
  EntryGroup hidden(window.day_starts);
  EntryGroup words(window.day_starts);
  for (const Entry& entry : assignment.entries) {
    const bool is_to_come =
        entry.outcome == Outcome::planned && is_before(request.now, entry.at);
    if (is_to_come || !is_in(window, entry.at)) {
      continue;
    }
    const Share share = share_of(held, entry);
    if (!is_asked_for) {
      unasked.add(entry);
    } else if (share == Share::none) {
      hidden.add(entry);
    } else if (share == Share::summary) {
      words.add(entry);
    }
  }
  unasked.add_line(lines, title + ", not asked for");
  hidden.add_line(lines, title + ", private");
  add_watched(lines, assignment, held, window);
  words.add_line(lines, title + ", the words of");
  const bool has_gone = held.share == Share::none || !is_asked_for;
  if (has_gone && hidden.is_empty() && unasked.is_empty()) {
    lines.push_back(title + (is_asked_for ? ", private" : ", not asked for"));
  }
}

// What a page has no room for.
void add_cut(std::vector<std::string>& lines, const Report& report) {
  const auto add = [&lines](std::string_view name, int more) {
    if (more > 0) {
      lines.push_back(fmt::format("{}: {} more", name, more));
    }
  };
  page::for_each_part([&](const auto& part) {
    add(part.heading, page::left_out(part, report));
  });
  for (const auto* const parts : {&report.homework, &report.records}) {
    for (const ReportPart& part : *parts) {
      add(part.title, part.more);
    }
  }
  if (!report.also_logged.empty()) {
    lines.push_back("Only in days: " + report.also_logged);
  }
}

}  // namespace

ReportPreview preview_report(const Journal& journal,
                             const ReportRequest& request) {
  const VisibleData visible_data = page::visible_data_of(journal, request);
  const Report report = make_report(journal, request);
  ReportPreview preview{.goes_in = told(visible_data, report)};
  std::vector<std::string>& kept = preview.stays_out;
  for (const Assignment& assignment : journal.assignments) {
    add_kept(kept, assignment, visible_data.window, request);
  }
  add_cut(kept, report);
  if (request.extent == Extent::page && has_entries(visible_data)) {
    kept.emplace_back(
        "Of entries: minutes, how hard it was, answers with on_page = \"no\"");
  }
  return preview;
}

}  // namespace hw
