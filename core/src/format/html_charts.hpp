// The pictures of an HTML page, as inline SVG. For core only.
#pragma once

#include <string>
#include <vector>

#include "hw/report.hpp"

namespace hw {

// A disc for each day, with the letter of its weekday. Words say the same
// beside it, so nothing is read aloud.
std::string day_chart(const std::vector<Date>& days);

// Each pair where its day is: a ring for the first number, a dot for the second
// and a line between them. The window is shaded; a dashed line stands where the
// step changes. Read aloud as the words of the picture.
std::string time_chart(const ReportPicture& picture);

// What the picture shows: "Fear: ring before, dot after; shaded: since ...".
std::string caption_of(const ReportPicture& picture);

}  // namespace hw
