#include "hw/report.hpp"

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/text.hpp"

#include "report_parts.hpp"

namespace hw {

namespace {

using page::Material;

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

std::string title_of(const Material& material) {
  const std::string label = label_of(material.settings);
  const page::Window& window = material.window;
  if (window.next_session) {
    return fmt::format("{} for my session on {}", label,
                       long_form(*window.next_session));
  }
  if (window.from) {
    return fmt::format("{} since {}", label, long_form(first_day(window)));
  }
  return fmt::format("{} up to {}", label, long_form(last_day(window)));
}

std::string window_in_words(const Material& material) {
  const std::string name = one_line(material.settings.name);
  const bool is_first = !material.window.from && material.knows_sessions;
  return fmt::format("{}{}. Written by {} with hw.",
                     days_in_words(material.window),
                     is_first ? ", as no session came before" : "",
                     name.empty() ? "me" : name);
}

std::string unread_files(const Material& material) {
  std::vector<std::string> sentences;
  if (const int count = material.unread_files; count > 0) {
    sentences.push_back(
        fmt::format("{} of my files could not be read and {} not on this page.",
                    count, count == 1 ? "is" : "are"));
  }
  if (const int count = material.partly_read_files; count > 0) {
    sentences.push_back(fmt::format(
        "{} of my files could be read in part; the rest of {} is not on this "
        "page.",
        count, count == 1 ? "it" : "them"));
  }
  return fmt::format("{}", fmt::join(sentences, " "));
}

// Where all was read.
std::string empty_window(const Material& material) {
  const bool is_empty = !has_entries(material) &&
                        material.unread_files + material.partly_read_files == 0;
  return is_empty ? "No entries this time. That is something we can look at "
                    "together."
                  : "";
}

std::vector<std::string> footer_of(const Settings& settings) {
  std::vector<std::string> lines{"Self-report, not an assessment."};
  const std::string support = one_line(settings.support);
  if (settings.support_in_report && !support.empty()) {
    lines.push_back("Support: " + support);
  }
  return lines;
}

void add_homework(Report& report, const Material& material) {
  const page::Span span = strip_span(material);
  for (const page::Homework* homework : active_homework(material)) {
    ReportRow& row =
        report.at_a_glance.emplace_back(row_of(*homework, material));
    row.strip = strip_of(*homework, span, material.window.day_starts);
    for (const ReportAnswers& answers :
         answers_of(*homework, material.window)) {
      report.answers.push_back(answers);
    }
  }
}

// The page with nothing cut away from its lists.
Report whole_report(const Material& material) {
  Report report{
      .title = title_of(material),
      .name = one_line(material.settings.name),
      .window = window_in_words(material),
      .empty_window = empty_window(material),
      .unread_files = unread_files(material),
      .in_short = in_short(material),
      .topics = {.lines = topics(material)},
      .noticed = noticed(material),
      .sleep = sleep(material),
      .obstacles = {.lines = obstacles(material)},
      .changes = {.lines = changes(material)},
      .form = {"What exactly", "When and where", "Baby step",
               "If this gets in the way, then I", "How likely, 0-100"},
      .to_decide = {.lines = to_decide(material)},
      .decisions = {"keep", "change", "finish"},
      .footer = footer_of(material.settings),
      .private_entries = material.private_entries,
  };
  add_homework(report, material);
  return report;
}

}  // namespace

Journal load_reported(const Storage& storage, const ReportRequest& request) {
  return load_journal(storage, [&request](const Journal& journal) {
    return page::days_around(page::window_of(journal, request));
  });
}

Report make_report(Journal journal, const ReportRequest& request) {
  const Material material = page::shared_material(std::move(journal), request);
  Report whole = whole_report(material);
  if (request.extent == Extent::page) {
    return page::fit_to_page(std::move(whole));
  }
  Report report = page::with_all_topics(std::move(whole));
  report.entries = all_entries(material);
  return report;
}

}  // namespace hw
