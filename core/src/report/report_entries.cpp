#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "hw/text.hpp"
#include "hw/wording.hpp"

#include "report_model.hpp"

namespace hw::page {

namespace {

// Everything that one entry says. The names of steps are words of the
// assignment, so a summary of either has none.
std::vector<std::string> items_of(const EntryRef& told,
                                  const QuestionIndex& questions) {
  Entry entry = *told.entry;
  if (told.homework->share != Share::all || entry.share == Share::summary) {
    entry.step.clear();
  }
  std::vector<std::string> parts = in_words(entry, questions);
  for (std::string& part : parts) {
    part = printable(part);
  }
  return parts;
}

}  // namespace

std::vector<ReportEntry> all_entries(const VisibleData& visible_data) {
  std::vector<EntryRef> oldest_first =
      newest_first(visible_data, [](const Entry&) { return true; });
  // Stable: what has the same time stays in the order of the file.
  std::stable_sort(oldest_first.begin(), oldest_first.end(),
                   [](const EntryRef& told, const EntryRef& other) {
                     return reads_before(told.entry->at, other.entry->at);
                   });
  std::map<const Homework*, QuestionIndex> questions;
  for (const Homework& homework : visible_data.homework) {
    questions.emplace(&homework, index_of(homework.now.questions));
  }
  std::vector<ReportEntry> entries;
  for (const EntryRef& told : oldest_first) {
    entries.push_back({
        .heading =
            fmt::format("{}: {}, {}", short_form(told.entry->at),
                        told.homework->title, in_words(told.entry->outcome)),
        .parts = items_of(told, questions.at(told.homework)),
    });
  }
  return entries;
}

}  // namespace hw::page
