#include "hw/report.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/text.hpp"

#include "report_model.hpp"

namespace hw {

namespace {

using page::VisibleData;

std::string label_of(const Settings& settings) {
  std::string label = one_line(settings.label);
  if (label.empty()) {
    label = "homework";
  }
  const bool is_lower_case = label.front() >= 'a' && label.front() <= 'z';
  label.front() = is_lower_case ? static_cast<char>(label.front() - 'a' + 'A')
                                : label.front();
  return label;
}

std::string title_of(const VisibleData& visible_data) {
  const std::string label = label_of(visible_data.settings);
  const page::Window& window = visible_data.window;
  if (window.next_session) {
    return fmt::format("{} for my session on {}", label,
                       long_form(*window.next_session));
  }
  if (window.from) {
    return fmt::format("{} since {}", label, long_form(first_day(window)));
  }
  return fmt::format("{} up to {}", label, long_form(last_day(window)));
}

std::string window_in_words(const VisibleData& visible_data) {
  const std::string name = one_line(visible_data.settings.name);
  const bool is_first =
      !visible_data.window.from && visible_data.knows_sessions;
  return fmt::format(
      "{}{}. Written by {} with hw. Self-report, not an "
      "assessment.",
      days_in_words(visible_data.window),
      is_first ? ", as no session came before" : "",
      name.empty() ? "me" : name);
}

// Where all was read.
std::string empty_window(const VisibleData& visible_data) {
  const bool is_empty =
      !has_entries(visible_data) &&
      visible_data.unread_files + visible_data.partly_read_files == 0;
  return is_empty ? "No entries this time. That is something we can look at "
                    "together."
                  : "";
}

std::vector<std::string> footer_of(const Settings& settings) {
  const std::string support = one_line(settings.support);
  return settings.support_in_report && !support.empty()
             ? std::vector{"Support: " + support}
             : std::vector<std::string>();
}

// A break of several assignments, in one line.
std::string pause_of_several(const VisibleData& visible_data) {
  std::vector<std::string> lines;
  for (const page::ToldChange& change : changes(visible_data)) {
    if (change.homework.size() > 1) {
      std::vector<std::string> titles;
      for (const page::Homework* const homework : change.homework) {
        titles.push_back(homework->title);
      }
      lines.push_back(fmt::format("{}, {}{}", short_form(change.on),
                                  page::joined(titles, ", "),
                                  page::sentence(change.words)));
    }
  }
  return page::joined(lines, " ");
}

void add_parts(Report& report, page::Parts parts) {
  report.homework = std::move(parts.homework);
  report.records = std::move(parts.records);
  if (!parts.without_entry.empty()) {
    report.also_agreed = fmt::format("Also agreed on: {}.",
                                     page::joined(parts.without_entry, ", "));
  }
}

void add_form(Report& report, const VisibleData& visible_data) {
  report.form = {"What exactly", "When and where", "Baby step",
                 "If this, then I", "How likely, 0-100"};
  report.to_decide.lines = to_decide(visible_data);
  report.decisions = {"keep", "change", "finish"};
}

// The page with nothing cut away from its lists.
Report whole_report(const VisibleData& visible_data) {
  Report report;
  report.title = title_of(visible_data);
  report.name = one_line(visible_data.settings.name);
  report.window = window_in_words(visible_data);
  report.takeaway = one_line(visible_data.window.takeaway);
  report.empty_window = empty_window(visible_data);
  report.unread_files = page::unread_in_words(visible_data);
  report.watch = watch(visible_data);
  report.in_short = in_short(visible_data);
  report.topics.lines = topics(visible_data);
  report.pause = pause_of_several(visible_data);
  report.noticed = noticed(visible_data);
  add_parts(report, parts(visible_data));
  report.sleep = sleep(visible_data);
  report.footer = footer_of(visible_data.settings);
  report.private_entries = visible_data.private_entries;
  return report;
}

}  // namespace

std::string page::unread_in_words(const VisibleData& visible_data) {
  std::vector<std::string> sentences;
  if (const int count = visible_data.unread_files; count > 0) {
    sentences.push_back(
        fmt::format("{} of my files could not be read and {} not on this page.",
                    count, count == 1 ? "is" : "are"));
  }
  if (const int count = visible_data.partly_read_files; count > 0) {
    sentences.push_back(fmt::format(
        "{} of my files could be read in part; the rest of {} is not on this "
        "page.",
        count, count == 1 ? "it" : "them"));
  }
  return fmt::format("{}", fmt::join(sentences, " "));
}

Journal load_reported(const Storage& storage, const ReportRequest& request) {
  return load_journal(storage, [&request](const Journal& journal) {
    hw::Days days = page::days_around(page::window_of(journal, request));
    days.first =
        std::max(days.first.plus_days(-picture_days), all_days().first);
    return days;
  });
}

Report make_report(Journal journal, const ReportRequest& request) {
  const VisibleData visible_data =
      page::visible_data_of(std::move(journal), request);
  Report whole = whole_report(visible_data);
  if (request.form && visible_data.settings.form) {
    add_form(whole, visible_data);
  }
  if (request.extent == Extent::page) {
    return page::fit_to_page(std::move(whole));
  }
  Report report = page::with_everything(std::move(whole));
  report.entries = all_entries(visible_data);
  return report;
}

}  // namespace hw
