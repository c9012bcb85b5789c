// Journals of a week in November 2026, and what their pages say.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "hw/journal.hpp"
#include "hw/markdown.hpp"
#include "hw/report.hpp"

#include "make.hpp"

namespace hw::test {

// A type of its own, so that doctest can show it.
struct Lines : std::vector<std::string> {
  using std::vector<std::string>::vector;
};

// Thursday; the last session was on Friday the 13th at 15:00.
inline const ReportRequest thursday{.now = moment("2026-11-19T20:00:00-05:00")};

inline ReportRequest in_full(ReportRequest request = thursday) {
  request.extent = Extent::full;
  return request;
}

inline Journal journal_of(std::vector<Assignment> assignments) {
  return {
      .assignments = std::move(assignments),
      .sessions = {{.at = moment("2026-11-13T15:00:00-05:00")},
                   {.at = moment("2026-11-20T15:00:00-05:00")}},
  };
}

inline Entry at(std::string_view when, Outcome outcome = Outcome::done) {
  return {.at = moment(when), .outcome = outcome};
}

inline Entry noted(std::string_view when, std::string note) {
  Entry entry = at(when);
  entry.note = std::move(note);
  return entry;
}

inline Assignment walk(std::vector<Entry> entries) {
  return {
      .id = "walk",
      .title = "Walk",
      .agreed_on = day("2026-11-02"),
      .schedule = schedule("as needed"),
      .entries = std::move(entries),
  };
}

inline Report report_on(std::vector<Assignment> assignments) {
  return make_report(journal_of(std::move(assignments)), thursday);
}

inline Report report_on_walk(std::vector<Entry> entries) {
  return report_on({walk(std::move(entries))});
}

inline bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

inline Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    lines.emplace_back(text.substr(0, text.find('\n')));
    text.remove_prefix(std::min(text.size(), lines.back().size() + 1));
  }
  return lines;
}

// The lines with words in them.
inline Lines told_lines(std::string_view text) {
  Lines lines = lines_of(text);
  std::erase_if(lines, [](const std::string& line) { return line.empty(); });
  return lines;
}

// What a page says below the heading that begins with `heading`, in Markdown.
inline Lines below(const Report& report, std::string_view heading) {
  Lines found;
  bool is_there = false;
  for (const std::string& line : told_lines(to_markdown(report))) {
    if (line.starts_with("## ")) {
      is_there = line.substr(3).starts_with(heading);
    } else if (is_there) {
      found.push_back(line);
    }
  }
  return found;
}

// The heading of the page that begins with `heading`; empty: it has none.
inline std::string heading(const Report& report, std::string_view begin) {
  for (const std::string& line : told_lines(to_markdown(report))) {
    if (line.starts_with("## ") && line.substr(3).starts_with(begin)) {
      return line.substr(3);
    }
  }
  return "";
}

// The rows of the walk, as they read.
inline Lines rows_of_walk(std::vector<Entry> entries) {
  return below(report_on_walk(std::move(entries)), "Walk");
}

}  // namespace hw::test

template <>
struct doctest::StringMaker<hw::test::Lines> {
  static doctest::String convert(const hw::test::Lines& lines) {
    std::string text;
    for (const std::string& line : lines) {
      text += "\n  |" + line;
    }
    return text.c_str();
  }
};
