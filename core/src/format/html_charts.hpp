// The pictures of an HTML page, as inline SVG. For core only.
#pragma once

#include <string>

#include "hw/report.hpp"

namespace hw {

// A letter for each day in a row, those with practice in discs; dots, when
// there are too many for letters. Read aloud as the words of the strip.
std::string strip_chart(const ReportStrip& strip);

// A line for each pair, from its first number on the left to its second on the
// right. Read aloud as the words of the slopes.
std::string slope_chart(const ReportSlopes& slopes);

}  // namespace hw
