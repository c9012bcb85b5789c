#include <algorithm>

#include <fmt/format.h>

#include "hw/text.hpp"
#include "hw/wording.hpp"

#include "report_model.hpp"

namespace hw::page {

namespace {

using Items = std::vector<std::string>;

// What each change did, as far as a page tells it.
std::vector<Items> parts_of_changes(const Homework& homework, Date today) {
  Assignment told = homework.assignment;
  for (Change& change : told.changes) {
    // The part says what title and goal it has now.
    change.title.reset();
    change.goal.reset();
    change.share.reset();
  }
  return changes_in_words(told, today);
}

// What `change` did and why; empty when there is nothing to say.
std::string change_in_words(const Change& change, Items parts) {
  for (std::string& part : parts) {
    part = one_line(part);
  }
  const std::string why = one_line(change.why);
  if (parts.empty() && why.empty()) {
    return "";
  }
  return fmt::format("{}{}{}{}", parts.empty() ? "" : ": ", joined(parts, "; "),
                     why.empty() ? "" : ". Why: ", why);
}

// Those of the window, assignment by assignment.
std::vector<ToldChange> changes_of_each(const VisibleData& visible_data) {
  const Date first = first_day(visible_data.window);
  const Date last = last_day(visible_data.window);
  const std::optional<Date>& session = visible_data.window.next_session;
  std::vector<ToldChange> told;
  for (const Homework& homework : visible_data.homework) {
    const std::vector<Items> parts =
        parts_of_changes(homework, today(visible_data.clock));
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const Change& change = homework.assignment.changes[i];
      // One of the day of a session belongs to the page after it.
      if (change.on < first || last < change.on || change.on == session) {
        continue;
      }
      const std::string words = change_in_words(change, parts[i]);
      if (!words.empty()) {
        told.push_back({change.on, {&homework}, words});
      }
    }
  }
  return told;
}

bool is_about(const ToldChange& change, const Homework* homework) {
  return std::find(change.homework.begin(), change.homework.end(), homework) !=
         change.homework.end();
}

// What `told` has of the same day and with the same words, about others; null
// when there is none, or when more was done to the same assignment in between.
ToldChange* same_of_others(std::vector<ToldChange>& told,
                           const ToldChange& change) {
  for (auto other = told.rbegin(); other != told.rend(); ++other) {
    if (other->on != change.on || is_about(*other, change.homework.front())) {
      break;
    }
    if (other->words == change.words) {
      return &*other;
    }
  }
  return nullptr;
}

// What was done to several assignments on one day is told once.
std::vector<ToldChange> told_once(const std::vector<ToldChange>& changes) {
  std::vector<ToldChange> told;
  for (const ToldChange& change : changes) {
    if (ToldChange* const same = same_of_others(told, change)) {
      same->homework.push_back(change.homework.front());
    } else {
      told.push_back(change);
    }
  }
  return told;
}

}  // namespace

std::vector<ToldChange> changes(const VisibleData& visible_data) {
  std::vector<ToldChange> told = changes_of_each(visible_data);
  // Those of one day as they were written.
  std::stable_sort(told.begin(), told.end(),
                   [](const ToldChange& change, const ToldChange& other) {
                     return change.on < other.on;
                   });
  return told_once(told);
}

}  // namespace hw::page
