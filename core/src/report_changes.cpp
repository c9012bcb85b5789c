#include <algorithm>

#include <fmt/format.h>

#include "hw/wording.hpp"

#include "report_parts.hpp"

namespace hw::page {

namespace {

std::string line_of(const Change& change, const Homework& homework) {
  Change told = change;
  told.title.reset();  // the page calls it by the title it has now
  told.share.reset();
  std::vector<std::string> parts = in_words(told, homework.assignment);
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

}  // namespace

std::vector<std::string> changes(const Material& material) {
  const Date first = first_day(material.window);
  const Date last = last_day(material.window);
  std::vector<std::pair<Date, std::string>> told;
  for (const Homework& homework : material.homework) {
    for (const Change& change : homework.assignment.changes) {
      if (change.on < first || last < change.on) {
        continue;
      }
      const std::string line = line_of(change, homework);
      if (!line.empty()) {
        told.emplace_back(change.on, line);
      }
    }
  }
  std::stable_sort(told.begin(), told.end(),
                   [](const auto& one, const auto& other) {
                     return one.first < other.first;
                   });
  std::reverse(told.begin(), told.end());

  std::vector<std::string> lines;
  for (const auto& [on, line] : told) {
    lines.push_back(line);
  }
  return lines;
}

}  // namespace hw::page
