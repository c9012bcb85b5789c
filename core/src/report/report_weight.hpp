// What the things on a page take of it, in a text and in print. The points were
// measured on sheets at 9 pt. For core only.
#pragma once

#include <string_view>

#include "hw/report.hpp"

namespace hw::page {

struct Weight {
  int lines = 0;   // of Markdown, with words in them
  int points = 0;  // on paper, at 9 pt

  friend Weight operator+(const Weight& one, const Weight& other) {
    return {one.lines + other.lines, one.points + other.points};
  }
  friend Weight operator-(const Weight& one, const Weight& other) {
    return {one.lines - other.lines, one.points - other.points};
  }
};

inline constexpr int title_points = 38;
inline constexpr int section_points = 5;
inline constexpr int head_points = 13;  // of a table
inline constexpr int step_points = 13;
inline constexpr int line_points = 14;  // of a list
inline constexpr int more_points = 10;  // each further line
inline constexpr int night_points = 12;
inline constexpr int picture_points = 78;
inline constexpr int form_points = 40;
inline constexpr int decision_points = 14;  // of two assignments

// The lines of a text that goes across the page.
int printed_lines(std::string_view text);

Weight weight_of(const ReportRow& row);

// Of the margin of a part, in points: its title, goal and what was agreed on.
int margin_of(const ReportPart& part);

// Of a part without rows, beside its margin.
Weight content_of(const ReportPart& part);

}  // namespace hw::page
