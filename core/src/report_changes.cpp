#include <algorithm>

#include <fmt/format.h>

#include "hw/wording.hpp"

#include "report_parts.hpp"

namespace hw::page {

namespace {

using Parts = std::vector<std::string>;

// What each change did, as far as a page tells it.
std::vector<Parts> parts_of_changes(const Homework& homework) {
  Assignment told = homework.assignment;
  for (Change& change : told.changes) {
    change.title.reset();  // the page calls it by the title it has now
    change.share.reset();
  }
  return changes_in_words(told);
}

std::string line_of(const Change& change, Parts parts,
                    const Homework& homework) {
  for (std::string& part : parts) {
    part = clip_line(part);
  }
  const std::string why = clip_line(change.why);
  if (parts.empty() && why.empty()) {
    return "";
  }
  return fmt::format("{}, {}{}{}{}{}", short_form(change.on), homework.title,
                     parts.empty() ? "" : ": ", joined(parts, "; "),
                     why.empty() ? "" : ". Why: ", why);
}

// The lines of the window, assignment by assignment.
std::vector<std::pair<Date, std::string>> dated_lines(
    const Material& material) {
  const Date first = first_day(material.window);
  const Date last = last_day(material.window);
  std::vector<std::pair<Date, std::string>> told;
  for (const Homework& homework : material.homework) {
    const std::vector<Parts> parts = parts_of_changes(homework);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const Change& change = homework.assignment.changes[i];
      if (change.on < first || last < change.on) {
        continue;
      }
      const std::string line = line_of(change, parts[i], homework);
      if (!line.empty()) {
        told.emplace_back(change.on, line);
      }
    }
  }
  return told;
}

}  // namespace

std::vector<std::string> changes(const Material& material) {
  std::vector<std::pair<Date, std::string>> told = dated_lines(material);
  // Newest day first; those of one day as they were written.
  std::stable_sort(told.begin(), told.end(),
                   [](const auto& one, const auto& other) {
                     return one.first > other.first;
                   });

  std::vector<std::string> lines;
  for (const auto& [on, line] : told) {
    lines.push_back(line);
  }
  return lines;
}

}  // namespace hw::page
