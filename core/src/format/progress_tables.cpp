#include "progress_tables.hpp"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/sleep.hpp"
#include "hw/wording.hpp"

#include "report_model.hpp"

namespace hw {
namespace {

std::string number_in_words(double number, const ProgressColumn& column) {
  if (column.is_duration) {
    return in_hours(number);
  }
  return column.key == "efficiency" ? fmt::format("{:.0f}", number)
                                    : in_words(number);
}

std::string value_in_words(const ProgressValue& value,
                           const ProgressColumn& column,
                           const ProgressSigns& signs) {
  const auto half = [&column](const std::optional<double>& number) {
    return number ? number_in_words(*number, column) : "";
  };
  if (!column.is_pair) {
    return half(value.after);
  }
  std::string_view arrow = signs.arrow;
  arrow.remove_prefix(value.before ? 0 : signs.blanks);
  arrow.remove_suffix(value.after ? 0 : signs.blanks);
  return fmt::format("{}{}{}", half(value.before), arrow, half(value.after));
}

// "5:16 (4:43-5:47)"
std::string mean_in_words(const ProgressCell& cell,
                          const ProgressColumn& column) {
  const auto [low, high] = std::ranges::minmax_element(
      cell.values, {}, [](const ProgressValue& value) { return *value.after; });
  return fmt::format("{} ({}-{})", number_in_words(*cell.middle->after, column),
                     number_in_words(*low->after, column),
                     number_in_words(*high->after, column));
}

std::string cell_in_words(const ProgressCell& cell,
                          const ProgressColumn& column,
                          const ProgressSigns& signs, ProgressKind kind) {
  std::vector<std::string> words;
  for (const ProgressValue& value : cell.values) {
    words.push_back(value_in_words(value, column, signs));
  }
  if (cell.middle && kind == ProgressKind::sleep) {
    return mean_in_words(cell, column);
  }
  const std::size_t count = words.size();
  const bool are_same = count > 1 && std::ranges::count(words, words.front()) ==
                                         static_cast<std::ptrdiff_t>(count);
  if (are_same) {
    return count == 2 ? words.front() + " both times"
                      : fmt::format("{} all {} times", words.front(), count);
  }
  if (cell.middle) {
    return fmt::format("median {} of {}",
                       value_in_words(*cell.middle, column, signs), count);
  }
  return fmt::format("{}", fmt::join(words, signs.between));
}

// "21 Sep", "Sep 2026" or "Tue 8 Sep".
std::string label_of(const ProgressPage& page, const ProgressPart& part,
                     const ProgressRow& row) {
  if (part.kind == ProgressKind::measure) {
    return in_words(row.first, page.last);
  }
  const std::string day =
      page.by_month ? long_form(row.first) : short_form(row.first);
  return day.substr(day.find(' ', page.by_month ? 4 : 3) + 1);
}

std::vector<std::string> heads_of(const ProgressPage& page,
                                  const ProgressPart& part) {
  std::vector<std::string> heads;
  if (part.kind == ProgressKind::measure) {
    heads = {"Day"};
  } else {
    heads = {page.by_month ? "Month" : "Week of",
             part.kind == ProgressKind::sleep ? "Nights" : "Days"};
  }
  for (const ProgressColumn& column : part.columns) {
    heads.push_back(column.name);
  }
  return heads;
}

std::string list_of_days(const std::vector<Date>& days) {
  return page::joined(page::names_of(days), ", ");
}

}  // namespace

ProgressTable table_of(const ProgressPage& page, const ProgressPart& part,
                       const ProgressSigns& signs) {
  ProgressTable table{.heads = heads_of(page, part)};
  std::string step;
  for (const ProgressRow& row : part.rows) {
    ProgressLine line{.change = row.change};
    if (row.change.empty()) {
      line.step = row.step == step ? "" : row.step;
      step = row.step;
      line.cells.push_back(label_of(page, part, row));
      if (part.kind != ProgressKind::measure) {
        line.cells.push_back(fmt::to_string(row.days));
      }
      for (std::size_t i = 0; i < part.columns.size(); ++i) {
        line.cells.push_back(
            cell_in_words(row.cells[i], part.columns[i], signs, part.kind));
      }
    }
    table.lines.push_back(std::move(line));
  }
  return table;
}

std::string only_days(const ProgressPart& part) {
  constexpr std::size_t most_days = 10;
  std::vector<Date> days;
  for (const auto& [day, step] : part.entries) {
    if (!step.empty()) {
      return "";
    }
    if (days.empty() || days.back() != day) {
      days.push_back(day);
    }
  }
  const bool is_short =
      part.columns.empty() && !days.empty() && days.size() <= most_days;
  return is_short ? fmt::format("On {}.", list_of_days(days)) : "";
}

std::string numbers_are(const ProgressPage& page, const ProgressPart& part,
                        const ProgressSigns& signs) {
  if (part.kind == ProgressKind::sleep) {
    return page.by_month ? "monthly means" : "weekly means";
  }
  return std::ranges::any_of(part.columns, &ProgressColumn::is_pair)
             ? fmt::format("before{}after", signs.arrow)
             : "";
}

std::string impossible_nights(const ProgressPart& part) {
  return part.impossible.empty()
             ? ""
             : fmt::format(
                   "In no mean, because no night can be as it is "
                   "written: {}.",
                   list_of_days(part.impossible));
}

std::string window_and_author(const ProgressPage& page) {
  return fmt::format(
      "{}. Written by {} with hw. Self-report, not an assessment.", page.window,
      page.name.empty() ? "me" : page.name);
}

std::string how_to_read(const ProgressPage& page) {
  const std::string_view unit = page.by_month ? "month" : "week";
  return fmt::format(
      "{}s that have an entry. Numbers as logged, in their order; from five in "
      "a {} on, the median.",
      page.by_month ? "Month" : "Week", unit);
}

std::string other_sessions(const ProgressPage& page) {
  std::vector<Date> days;
  for (const ProgressSession& session : page.sessions) {
    if (session.takeaway.empty()) {
      days.push_back(session.day);
    }
  }
  if (days.empty()) {
    return "";
  }
  return fmt::format("{}n {}.",
                     days.size() == page.sessions.size() ? "O" : "Also o",
                     list_of_days(days));
}

std::string private_ones(const ProgressPage& page) {
  const int count = page.private_entries;
  return count == 0 ? ""
                    : fmt::format("{} of the entries in here {} private.",
                                  count, count == 1 ? "is" : "are");
}

}  // namespace hw
