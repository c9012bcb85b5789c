// All weeks as one HTML file.
//
// A drawing has no size of its own: x and y are percent of its box, while
// radii, strokes and type are pixels, so that one drawing fits a phone, a desk
// and paper. What a program that prints would not find in the style sheet
// stands in attributes, too.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "hw/html.hpp"
#include "hw/wording.hpp"

#include "html_elements.hpp"
#include "html_style.hpp"
#include "progress_tables.hpp"
#include "report_model.hpp"

namespace hw::html {
namespace {

constexpr ProgressSigns html_signs{"\u00a0→\u00a0", ", ", 2};
constexpr std::string_view tone_ink = "#1f4f56";
constexpr std::string_view hair_ink = "#c4c4c4";
constexpr std::string_view quiet_ink = "#4a4a4a";
constexpr double lane_top = 12;  // of 100: where the highest value is
constexpr double lane_bottom = 88;
constexpr int lane_height = 46;
constexpr int thin_height = 14;

// The days of a page from left to right.
class DayScale {
 public:
  explicit DayScale(const ProgressPage& page)
      : first_(page.first),
        last_(page.last),
        days_(1.0 + days_between(page.first, page.last)) {}

  double begin(Date day) const {
    return 100 * std::clamp(days_between(first_, day) / days_, 0.0, 1.0);
  }
  double middle(Date day) const { return begin(day) + 50 / days_; }
  double end(Date day) const { return begin(day) + 100 / days_; }

  // The first day of each month, not so many that their names touch.
  std::vector<Date> months() const {
    constexpr int most_months = 14;
    const int apart = days_ > 31 * most_months ? 3 : 1;
    std::vector<Date> firsts;
    for (Date day = first_; day <= last_; day = day.plus_days(1)) {
      const auto ymd = day.year_month_day();
      const auto month = static_cast<unsigned>(ymd.month());
      if (static_cast<unsigned>(ymd.day()) == 1 &&
          (month - 1) % static_cast<unsigned>(apart) == 0) {
        firsts.push_back(day);
      }
      if (day == last_) {
        break;
      }
    }
    return firsts;
  }

 private:
  Date first_;
  Date last_;
  double days_;
};

std::string line_of(std::string_view kind, double x1, double y1, double x2,
                    double y2, std::string_view ink, double width,
                    std::string_view more = "") {
  return fmt::format(
      "<line class=\"{}\" x1=\"{:.2f}%\" y1=\"{:.1f}%\" x2=\"{:.2f}%\" "
      "y2=\"{:.1f}%\" stroke=\"{}\" stroke-width=\"{}\"{}/>",
      kind, x1, y1, x2, y2, ink, width, more);
}

std::string circle_of(std::string_view kind, double x, double y, double radius,
                      std::string_view fill, std::string_view more = "") {
  return fmt::format(
      "<circle class=\"{}\" cx=\"{:.2f}%\" cy=\"{:.1f}%\" r=\"{}\" "
      "fill=\"{}\"{}/>",
      kind, x, y, radius, fill, more);
}

std::string words_at(std::string_view kind, double x, double y,
                     std::string_view anchor, std::string_view text,
                     std::string_view more = "") {
  return fmt::format(
      "<text class=\"{}\" x=\"{:.2f}%\" y=\"{:.1f}%\" dy=\"3.5\" "
      "font-size=\"10\" text-anchor=\"{}\" fill=\"{}\"{}>{}</text>",
      kind, x, y, anchor, quiet_ink, more, escape_html(text));
}

std::string lane(std::string_view kind, std::string_view name, int height,
                 std::string_view drawing) {
  return fmt::format(
      "<div class=\"lane{}\"><div class=\"name\" dir=\"auto\">{}</div>"
      "<svg width=\"100%\" height=\"{}\" aria-hidden=\"true\">{}</svg></div>\n",
      kind, name, height, drawing);
}

std::string thin_lane(std::string_view name, std::string_view drawing,
                      std::string_view kind = "") {
  return lane(fmt::format(" thin{}", kind), name, thin_height, drawing);
}

// "a", "b" ... and numbers when there are more.
std::string letter_of(std::size_t index) {
  return index < 26 ? std::string(1, static_cast<char>('a' + index))
                    : fmt::to_string(index + 1);
}

std::string month_lines(const DayScale& scale) {
  std::string lines;
  for (const Date day : scale.months()) {
    const double x = scale.begin(day);
    lines += line_of("month", x, 0, x, 100, hair_ink, 0.5);
  }
  return lines;
}

std::string month_names(const DayScale& scale) {
  std::string names;
  for (const Date day : scale.months()) {
    names += words_at("month", scale.begin(day), 60, "start",
                      short_form(day).substr(6));
  }
  return thin_lane("", names, " months");
}

// The lowest and the highest that a column can have: those of its question, and
// where it has none from 0 on.
std::pair<double, double> ends_of(const ProgressPart& part,
                                  std::size_t column) {
  constexpr double ten_hours = 600;
  const ProgressColumn& asked = part.columns[column];
  std::pair<double, double> ends = asked.range.value_or(
      std::pair(0.0, asked.is_duration                  ? ten_hours
                     : part.kind == ProgressKind::sleep ? 100
                                                        : 1));
  for (const ProgressRow& row : part.rows) {
    for (const ProgressValue& value : row.cells.empty()
                                          ? std::vector<ProgressValue>()
                                          : row.cells[column].values) {
      for (const auto& half : {value.before, value.after}) {
        ends.first = std::min(ends.first, half.value_or(ends.first));
        ends.second = std::max(ends.second, half.value_or(ends.second));
      }
    }
  }
  if (asked.is_duration) {  // whole hours
    ends.second = 60 * std::ceil(ends.second / 60);
  }
  return ends;
}

// The drawings of one part.
class Drawing {
 public:
  Drawing(const ProgressPage& page, const ProgressPart& part)
      : part_(part), scale_(page) {
    for (const ProgressRow& row : part.rows) {
      if (!row.change.empty()) {
        changes_.push_back(&row);
      }
    }
  }

  std::string html() {
    std::string lanes;
    bool is_by_step = has_steps();
    for (std::size_t i = 0; i < part_.columns.size(); ++i) {
      if (is_by_step && part_.columns[i].is_pair) {
        is_by_step = false;
        for (const std::string& step : steps()) {
          lanes += lane_of(i, &step);
        }
      } else {
        lanes += lane_of(i, nullptr);
      }
    }
    return letters() + lanes + other_days() + month_names(scale_);
  }

 private:
  bool has_steps() const {
    return std::ranges::any_of(
        part_.rows, [](const ProgressRow& row) { return !row.step.empty(); });
  }

  // In the order of their numbers; without a number, as they came.
  std::vector<std::string> steps() const {
    std::vector<std::string> all;
    for (const ProgressRow& row : part_.rows) {
      if (row.change.empty() && std::ranges::find(all, row.step) == all.end()) {
        all.push_back(row.step);
      }
    }
    std::ranges::stable_sort(all, {}, [](const std::string& step) {
      const bool has_number = !step.empty() && step[0] >= '1' && step[0] <= '9';
      return has_number ? std::stoi(step.substr(0, 4)) : 0;
    });
    return all;
  }

  std::string letters() const {
    std::string all;
    for (std::size_t i = 0; i < changes_.size(); ++i) {
      all += words_at("letter", scale_.begin(changes_[i]->first), 50, "middle",
                      letter_of(i), " font-style=\"italic\"");
    }
    return all.empty() ? "" : thin_lane("", all, " marks");
  }

  // What stands behind the values: months, pauses and changes.
  std::string ground() const {
    std::string all = month_lines(scale_);
    for (const auto& [first, last] : part_.pauses) {
      const double x = scale_.begin(first);
      all += fmt::format(
          "<rect x=\"{:.2f}%\" y=\"0\" width=\"{:.2f}%\" height=\"100%\" "
          "fill=\"{}\" opacity=\"0.09\"/>",
          x, scale_.end(last) - x, quiet_ink);
    }
    for (const ProgressRow* const change : changes_) {
      const double x = scale_.begin(change->first);
      all += line_of("changed", x, 0, x, 100, quiet_ink, 0.6,
                     " stroke-dasharray=\"2 2\"");
    }
    return all;
  }

  std::string name_of_lane(std::size_t column, const std::string* step) const {
    const ProgressColumn& asked = part_.columns[column];
    std::string name = asked.name;
    std::string range;
    if (asked.range) {
      range = fmt::format(" {}-{}", in_words(asked.range->first),
                          in_words(asked.range->second));
      name.resize(name.size() - std::min(name.size(), range.size()));
    } else if (asked.is_duration) {
      range = " hours";
    }
    return step == nullptr || step->empty()
               ? fmt::format("{} <small>{}</small>", typed(name), range)
               : fmt::format("{} <small>{}{}</small>", typed(*step),
                             typed(name), range);
  }

  // The values of a column, or those of it with this step.
  std::string lane_of(std::size_t column, const std::string* step) {
    const auto [low, high] = ends_of(part_, column);
    const double span = high > low ? high - low : 1;
    const auto y = [&, bottom = low](double value) {
      return lane_bottom - (lane_bottom - lane_top) * (value - bottom) / span;
    };
    std::string values;
    const ProgressValue* last = nullptr;
    for (const ProgressRow& row : part_.rows) {
      if (row.cells.empty() || (step != nullptr && row.step != *step)) {
        continue;
      }
      const ProgressCell& cell = row.cells[column];
      for (const ProgressValue& value : cell.values) {
        drawn_.insert(value.day);
        if (last != nullptr && is_joined(column, *last, value)) {
          values += line_of("next", scale_.middle(last->day), y(*last->after),
                            scale_.middle(value.day), y(*value.after), tone_ink,
                            0.75, " opacity=\"0.55\"");
        }
        values += value_at(value, part_.columns[column], y);
        last = &value;
      }
      values += mean_of(cell, y);
    }
    const bool is_time = part_.columns[column].is_duration;
    std::string ends;
    for (const double end : {high, low}) {
      ends += line_of("end", 0, y(end), 100, y(end), hair_ink, 0.75) +
              words_at("scale", 0, y(end), "end",
                       in_words(is_time ? end / 60 : end), " dx=\"-7\"");
    }
    return lane("", name_of_lane(column, step), lane_height,
                ground() + ends + values);
  }

  // Only totals that are near each other.
  bool is_joined(std::size_t column, const ProgressValue& last,
                 const ProgressValue& next) const {
    constexpr int near = 10;  // days
    return part_.kind == ProgressKind::measure &&
           !part_.columns[column].is_watch && last.after && next.after &&
           days_between(last.day, next.day) <= near;
  }

  template <typename Place>
  std::string value_at(const ProgressValue& value, const ProgressColumn& column,
                       Place y) const {
    const double x = scale_.middle(value.day);
    std::string drawn;
    if (value.before && value.after) {
      drawn +=
          line_of("go", x, y(*value.before), x, y(*value.after), tone_ink, 1);
    }
    if (value.before) {
      drawn += circle_of(
          "before", x, y(*value.before), 3.5, "#ffffff",
          fmt::format(" stroke=\"{}\" stroke-width=\"1.1\"", tone_ink));
    }
    if (value.after) {
      const bool is_night = part_.kind == ProgressKind::sleep;
      drawn += circle_of("after", x, y(*value.after), column.is_pair ? 2 : 2.25,
                         tone_ink, is_night ? " opacity=\"0.45\"" : "");
    }
    return drawn;
  }

  // Of nights, from the first to the last.
  template <typename Place>
  std::string mean_of(const ProgressCell& cell, Place y) const {
    if (!cell.middle || part_.kind != ProgressKind::sleep) {
      return "";
    }
    const double height = y(*cell.middle->after);
    return line_of("mean", scale_.middle(cell.values.front().day), height,
                   scale_.middle(cell.values.back().day), height, tone_ink,
                   1.75);
  }

  // The days of entries that have no place in a lane; all when there are some.
  std::string other_days() const {
    const bool are_all_drawn = std::ranges::all_of(
        part_.entries,
        [this](const auto& entry) { return drawn_.contains(entry.first); });
    if (are_all_drawn) {
      return "";
    }
    std::string dots;
    for (const auto& [day, step] : part_.entries) {
      dots += circle_of("after", scale_.middle(day), 50, 2, tone_ink);
    }
    return thin_lane("Days", ground() + dots);
  }

  const ProgressPart& part_;
  DayScale scale_;
  std::vector<const ProgressRow*> changes_;
  std::set<Date> drawn_;
};

std::string numbers_of(const ProgressPage& page, const ProgressPart& part) {
  const ProgressTable told = table_of(page, part, html_signs);
  std::string columns;
  for (const std::string& head : told.heads) {
    columns += column(typed(head));
  }
  std::string rows;
  for (const ProgressLine& told_line : told.lines) {
    for (const std::string& text : {told_line.change, told_line.step}) {
      rows +=
          text.empty() ? "" : row(wide_cell(told.heads.size(), typed(text)));
    }
    std::string cells;
    for (std::size_t i = 0; i < told_line.cells.size(); ++i) {
      const std::string text = typed(told_line.cells[i]);
      cells += i == 0 ? row_heading(text) : cell(told.heads[i], text);
    }
    rows += cells.empty() ? "" : row(cells);
  }
  return group(
      "details", "table",
      "<summary>The numbers</summary>\n" + table("numbers", columns, rows));
}

std::string part_section(const ProgressPage& page, const ProgressPart& part,
                         std::size_t number) {
  std::string content = Drawing(page, part).html();
  if (part.kind == ProgressKind::sleep) {
    content += paragraph(
        "also",
        fmt::format("Dot: a night. Line: the mean of a {}, from three "
                    "nights on. {}",
                    page.by_month ? "month" : "week", impossible_nights(part)));
  }
  std::string words;
  std::size_t letter = 0;
  for (const ProgressRow& told : part.rows) {
    if (!told.change.empty()) {
      words += element("li", fmt::format("<i>{}</i>{}", letter_of(letter++),
                                         typed(told.change)));
    }
  }
  content += words.empty() ? "" : group("ul", "words", words);
  content += paragraph("also", only_days(part));
  content += numbers_of(page, part);
  return section(fmt::format("part-{}", number), part.title, content);
}

std::string sessions_section(const ProgressPage& page) {
  if (page.sessions.empty()) {
    return "";
  }
  const DayScale scale(page);
  std::string ticks = month_lines(scale);
  std::string taken;
  for (const ProgressSession& session : page.sessions) {
    const double x = scale.middle(session.day);
    ticks += line_of("session", x, 10, x, 90, tone_ink, 1.5);
    if (!session.takeaway.empty()) {
      taken += element(
          "li", fmt::format("<span>{}</span> \u201c{}\u201d",
                            short_form(session.day), typed(session.takeaway)));
    }
  }
  return section("sessions", sessions_heading,
                 thin_lane("held", ticks) + month_names(scale) +
                     (taken.empty() ? "" : group("ul", "taken", taken)) +
                     paragraph("also", other_sessions(page)));
}

}  // namespace
}  // namespace hw::html

namespace hw {

std::string to_html(const ProgressPage& progress) {
  std::string page =
      html::head(progress.title, {report_style, progress_style}) +
      "<body>\n<main>\n<header>\n" +
      html::element("h1", html::typed(progress.title)) +
      html::paragraph("window", window_and_author(progress)) +
      html::paragraph("how",
                      "Every entry is drawn on its day: ring before, dot "
                      "after. An empty week says only that nothing was written "
                      "down.") +
      html::paragraph("empty", progress.unread_files) + "</header>\n" +
      html::sessions_section(progress);
  for (std::size_t i = 0; i < progress.parts.size(); ++i) {
    page += html::part_section(progress, progress.parts[i], i + 1);
  }
  return page + "</main>\n</body>\n</html>\n";
}

}  // namespace hw
