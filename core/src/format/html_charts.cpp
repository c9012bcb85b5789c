#include "html_charts.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "hw/html.hpp"
#include "hw/wording.hpp"

namespace hw {

namespace {

// What every picture has: its size, and words in its place.
std::string svg(std::string_view kind, int width, int height,
                std::string_view words, std::string_view content) {
  return fmt::format(
      "<svg class=\"{}\" role=\"img\" aria-label=\"{}\" width=\"{}\" "
      "height=\"{}\" viewBox=\"0 0 {} {}\">{}</svg>",
      kind, escape_html(words), width, height, width, height, content);
}

std::string dot(std::string_view kind, double x, double y, double radius) {
  return fmt::format(
      "<circle class=\"{}\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\"/>", kind,
      x, y, radius);
}

std::string label(std::string_view kind, double x, double y,
                  std::string_view words) {
  return fmt::format("<text class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>",
                     kind, x, y, escape_html(words));
}

std::string line(std::string_view kind, double x1, double y1, double x2,
                 double y2) {
  return fmt::format(
      "<line class=\"{}\" x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" "
      "y2=\"{:.1f}\"/>",
      kind, x1, y1, x2, y2);
}

bool has(const std::vector<Date>& days, Date day) {
  return std::find(days.begin(), days.end(), day) != days.end();
}

// How one day of a strip shows.
std::string_view kind_of(const ReportStrip& strip, Date day) {
  if (has(strip.practiced, day)) {
    return "practiced";
  }
  return has(strip.noted, day) ? "noted" : "day";
}

constexpr int most_letters = 10;

std::string letters(const ReportStrip& strip, int count) {
  constexpr double size = 17;
  std::string content;
  for (int index = 0; index < count; ++index) {
    const Date day = strip.first.plus_days(index);
    const std::string_view kind = kind_of(strip, day);
    const double x = size * (index + 0.5);
    if (kind != "day") {
      content += dot(kind, x, 8.5, 7.5);
    }
    content += label(kind, x, 12, short_name(day.weekday()).substr(0, 1));
  }
  return svg("strip", static_cast<int>(size) * count, 17, strip.text, content);
}

std::string dots(const ReportStrip& strip, int count) {
  constexpr double size = 8;
  std::string content;
  for (int index = 0; index < count; ++index) {
    const std::string_view kind = kind_of(strip, strip.first.plus_days(index));
    content += dot(kind, size * (index + 0.5), 5, kind == "day" ? 1 : 3.4);
  }
  content += label("first", 0, 19, short_form(strip.first).substr(4));
  content += label("last", size * count, 19, short_form(strip.last).substr(4));
  return svg("strip", static_cast<int>(size) * count, 22, strip.text, content);
}

// Where numbers are on the paper.
class Scale {
 public:
  Scale(double low, double high) : low_(low), high_(high) {}

  // Halves, so that even the largest numbers have a difference.
  double y(double value) const {
    const double span = high_ / 2 - low_ / 2;
    const double part = span > 0 ? (value / 2 - low_ / 2) / span : 0.5;
    return bottom + (top - bottom) * part;
  }

  static constexpr double top = 8;
  static constexpr double bottom = 68;

 private:
  double low_;
  double high_;
};

}  // namespace

std::string strip_chart(const ReportStrip& strip) {
  const int count = days_between(strip.first, strip.last) + 1;
  return count <= most_letters ? letters(strip, count) : dots(strip, count);
}

std::string slope_chart(const ReportSlopes& slopes) {
  constexpr double left = 34;
  constexpr double right = 134;
  const Scale scale(slopes.low, slopes.high);
  std::string content = line("axis", left, Scale::top, left, Scale::bottom) +
                        line("axis", right, Scale::top, right, Scale::bottom);
  content +=
      label("scale", left - 7, scale.y(slopes.high) + 3, in_words(slopes.high));
  if (slopes.low < slopes.high) {
    content +=
        label("scale", left - 7, scale.y(slopes.low) + 3, in_words(slopes.low));
  }
  for (const auto& [before, after] : slopes.pairs) {
    const double from = scale.y(before);
    const double to = scale.y(after);
    content += line("slope", left, from, right, to) +
               dot("slope", left, from, 2.2) + dot("slope", right, to, 2.2);
  }
  content +=
      label("side", left, 82, "before") + label("side", right, 82, "after");
  return svg("slopes", 160, 86, slopes.text, content);
}

}  // namespace hw
