#include "html_charts.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "hw/html.hpp"
#include "hw/wording.hpp"

#include "report_model.hpp"

namespace hw {

namespace {

// Colors stand in the picture, too, as printed: some programs that print do not
// know the variables of a style sheet.
constexpr std::string_view ink = "#1f4f56";
constexpr std::string_view quiet = "#4a4a4a";
constexpr std::string_view paper = "#ffffff";

std::string dot(std::string_view kind, double x, double y, double radius,
                std::string_view fill = ink) {
  return fmt::format(
      "<circle class=\"{}\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" "
      "fill=\"{}\" stroke=\"{}\"/>",
      kind, x, y, radius, fill, ink);
}

std::string label(std::string_view kind, double x, double y,
                  std::string_view words, std::string_view fill = quiet) {
  return fmt::format(
      "<text class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" fill=\"{}\">{}</text>",
      kind, x, y, fill, escape_html(words));
}

std::string line(std::string_view kind, double x1, double y1, double x2,
                 double y2, std::string_view stroke) {
  return fmt::format(
      "<line class=\"{}\" x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" "
      "y2=\"{:.1f}\" stroke=\"{}\"/>",
      kind, x1, y1, x2, y2, stroke);
}

// Where days and numbers are on the paper.
class TimeScale {
 public:
  explicit TimeScale(const ReportPicture& picture)
      : first_(picture.first),
        days_(std::max(1, days_between(picture.first, picture.last))),
        low_(picture.low),
        high_(picture.high) {}

  double x(Date day) const {
    return left + (right - left) * days_between(first_, day) / days_;
  }

  // Halves, so that even the largest numbers have a difference.
  double y(double value) const {
    const double span = high_ / 2 - low_ / 2;
    const double part = span > 0 ? (value / 2 - low_ / 2) / span : 0.5;
    return bottom + (top - bottom) * part;
  }

  static constexpr double left = 36;
  static constexpr double right = 630;
  static constexpr double top = 18;
  static constexpr double bottom = 64;

 private:
  Date first_;
  int days_;
  double low_;
  double high_;
};

// The names of weeks under the picture, some days apart.
std::string week_labels(const ReportPicture& picture, const TimeScale& scale) {
  constexpr int fewest_days = 7;
  constexpr int most_labels = 10;
  const int days = days_between(picture.first, picture.last);
  const int weeks =
      std::max(1, (days / fewest_days + most_labels) / most_labels);
  std::string labels;
  for (Date day = picture.first; day <= picture.last;
       day = day.plus_days(fewest_days * weeks)) {
    labels += label("week", scale.x(day), 77, short_form(day).substr(4));
  }
  return labels;
}

// The step with its name, as far as there is room to the next.
std::string step_labels(const ReportPicture& picture, const TimeScale& scale) {
  constexpr double character_width = 5;
  std::string content;
  const std::vector<ReportPoint>& points = picture.points;
  std::vector<std::size_t> turns;
  for (std::size_t index = 0; index < points.size(); ++index) {
    const bool is_new =
        index == 0 || points[index].step != points[index - 1].step;
    if (is_new && !points[index].step.empty()) {
      turns.push_back(index);
    }
  }
  for (std::size_t turn = 0; turn < turns.size(); ++turn) {
    const ReportPoint& point = points[turns[turn]];
    const double x = scale.x(point.day) - 5;
    const double next = turn + 1 < turns.size()
                            ? scale.x(points[turns[turn + 1]].day) - 5
                            : TimeScale::right;
    const double room = std::max(0.0, (next - x) / character_width - 1);
    const auto length = static_cast<std::size_t>(room);
    const std::string number = point.step.substr(0, point.step.find(' '));
    content +=
        line("changed", x, 7, x, TimeScale::bottom, quiet) +
        label("step", x + 2, 12,
              page::characters_of(point.step) <= length ? point.step : number);
  }
  return content;
}

}  // namespace

std::string day_chart(const std::vector<Date>& days) {
  constexpr double size = 17;
  constexpr std::size_t most_discs = 14;
  if (days.size() > most_discs) {
    return "";
  }
  std::string content;
  for (std::size_t index = 0; index < days.size(); ++index) {
    const double x = size * (static_cast<double>(index) + 0.5);
    content += dot("practiced", x, 8.5, 7.5) +
               label("practiced", x, 12,
                     short_name(days[index].weekday()).substr(0, 1), paper);
  }
  return fmt::format(
      "<svg class=\"strip\" aria-hidden=\"true\" width=\"{0}\" height=\"17\" "
      "viewBox=\"0 0 {0} 17\">{1}</svg>",
      static_cast<int>(size) * static_cast<int>(days.size()), content);
}

std::string time_chart(const ReportPicture& picture) {
  const TimeScale scale(picture);
  const double since = scale.x(picture.since);
  std::string content = fmt::format(
      "<rect class=\"since\" x=\"{:.1f}\" y=\"14\" width=\"{:.1f}\" "
      "height=\"54\" fill=\"{}\" opacity=\"0.07\"/>",
      since, TimeScale::right - since, ink);
  for (const double value : {picture.high, picture.low}) {
    content += label("scale", TimeScale::left - 8, scale.y(value) + 3,
                     in_words(value));
  }
  content += week_labels(picture, scale) + step_labels(picture, scale);
  for (const ReportPoint& point : picture.points) {
    const double x = scale.x(point.day);
    const double before = scale.y(point.before);
    const double after = scale.y(point.after);
    content += line("go", x, before, x, after, ink) +
               dot("before", x, before, 3.5, paper) + dot("after", x, after, 2);
  }
  return fmt::format(
      "<svg role=\"img\" aria-label=\"{}\" viewBox=\"0 0 640 82\">{}</svg>\n",
      escape_html(picture.question + ", before to after: " + picture.text),
      content);
}

std::string caption_of(const ReportPicture& picture) {
  return fmt::format("{}: ring before, dot after; shaded: since {}",
                     picture.question, short_form(picture.since));
}

}  // namespace hw
