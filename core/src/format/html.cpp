#include "hw/html.hpp"

#include <set>
#include <type_traits>
#include <vector>

#include <fmt/format.h>

#include "hw/text.hpp"

#include "html_charts.hpp"
#include "html_elements.hpp"
#include "html_rows.hpp"
#include "html_style.hpp"
#include "page_parts.hpp"
#include "report_model.hpp"

namespace hw {

namespace html {
namespace {

// What a part shows, by what it holds; empty when there is nothing in it.

std::string content_of(const Report& report, ReportLines Report::*part) {
  return list("topics", (report.*part).lines);
}

std::string content_of(const Report& report,
                       std::vector<std::string> Report::*texts) {
  return list("lead", report.*texts);
}

std::string content_of(const Report& report,
                       std::vector<ReportQuote> Report::*quotes) {
  std::string items;
  for (const ReportQuote& quote : report.*quotes) {
    items += element("li", fmt::format("\u201c{}\u201d <small>{}</small>",
                                       typed(quote.text), typed(quote.source)));
  }
  return items.empty() ? "" : group("ul", "quotes", items);
}

// The days of all questions, in order.
std::vector<Date> days_of(const std::vector<ReportWatch>& watches) {
  std::set<Date> days;
  for (const ReportWatch& watch : watches) {
    for (const auto& [day, value] : watch.values) {
      days.insert(day);
    }
  }
  return {days.begin(), days.end()};
}

std::string values_on(const ReportWatch& watch, Date on) {
  std::vector<std::string> values;
  for (const auto& [day, value] : watch.values) {
    if (day == on) {
      values.push_back(value);
    }
  }
  return page::joined(values, ", ");
}

// A small table where there is much, but not more than a page is wide.
std::string content_of(const Report& report,
                       std::vector<ReportWatch> Report::*part) {
  constexpr std::size_t most_days = 10;
  constexpr std::size_t enough_days = 4;
  const std::vector<ReportWatch>& watches = report.*part;
  const std::vector<Date> days = days_of(watches);
  const bool is_table = (watches.size() > 1 || days.size() >= enough_days) &&
                        days.size() <= most_days;
  std::string items;
  std::string columns = column("");
  for (const Date day : is_table ? days : std::vector<Date>()) {
    columns += column(short_form(day));
  }
  for (const ReportWatch& watch : watches) {
    std::string cells = row_heading(typed(watch.question));
    for (const Date day : days) {
      cells += cell(short_form(day), typed(values_on(watch, day)));
    }
    items += is_table ? row(cells) : element("li", typed(watch.line));
  }
  if (items.empty()) {
    return "";
  }
  return is_table ? table("watch cards", columns, items)
                  : group("ul", "watch", items);
}

std::string night_row(const ReportNight& night) {
  std::string cells;
  for (const page::NightColumn& column : page::night_columns) {
    const std::string text = typed(night.*column.member);
    cells += cells.empty() ? row_heading(text) : cell(column.name, text);
  }
  return row(cells);
}

std::string content_of(const Report& report, ReportSleep Report::*part) {
  const ReportSleep& sleep = report.*part;
  if (sleep == ReportSleep{}) {
    return "";
  }
  std::string columns;
  for (const page::NightColumn& night : page::night_columns) {
    const bool is_long = night.key == "efficiency";
    const std::string_view name = is_long ? "Effi&shy;ciency" : night.name;
    columns += column(night.unit.empty() ? std::string(name)
                                         : fmt::format("{} <small>{}</small>",
                                                       name, night.unit));
  }
  std::string rows;
  for (const ReportNight& night : sleep.nights) {
    rows += night_row(night);
  }
  if (sleep.average) {
    rows += night_row(*sleep.average);
  }
  return table("nights", columns, rows) + rows_table(sleep.notes, {});
}

// Small, below the title: what it is for, what was agreed on, what is cut.
std::string notes_of(const ReportPart& part) {
  std::vector<std::string> notes = {part.agreed};
  if (!part.measures.empty()) {
    notes.insert(notes.end(), part.ranges.begin(), part.ranges.end());
  }
  if (part.more > 0) {
    notes.push_back(fmt::format("{} more", part.more));
  }
  const std::string goal =
      part.goal.empty()
          ? ""
          : fmt::format(" <small class=\"goal\">{}</small>",
                        typed(page::sentence("For: " + part.goal)));
  return fmt::format("{} <small>{}</small>", goal,
                     typed(page::joined(notes, "; ")));
}

std::string content_of(const ReportPart& part) {
  std::string content;
  for (const auto& [newest, since] : part.measures) {
    content +=
        element("p", "say",
                fmt::format("<strong>{}</strong>{}", typed(newest + "."),
                            since.empty() ? "" : typed(" " + since + ".")));
  }
  content += list("changed", part.changes);
  if (!part.days.empty()) {
    content += element("p", "days",
                       day_chart(part.practiced) +
                           fmt::format("<span>{}</span>", typed(part.days)));
  }
  content += rows_table(part.rows, part.ranges);
  if (part.picture) {
    content +=
        group("figure", "time",
              time_chart(*part.picture) +
                  element("figcaption", typed(caption_of(*part.picture))));
  }
  return content;
}

std::string sections_of(std::string_view id,
                        const std::vector<ReportPart>& parts) {
  std::string sections;
  for (std::size_t index = 0; index < parts.size(); ++index) {
    const ReportPart& part = parts[index];
    sections += section(fmt::format("{}-{}", id, index + 1), part.title,
                        content_of(part), notes_of(part));
  }
  return sections;
}

std::string choices(const Report& report, const std::string& homework) {
  std::string content =
      fmt::format("<span dir=\"auto\">{}</span>\n", typed(homework));
  for (const std::string& decision : report.decisions) {
    content += fmt::format("<span class=\"box\">{}</span>\n", typed(decision));
  }
  return fmt::format("<li>{}</li>\n", content);
}

std::string content_of(const Report& report, page::Form /*part*/) {
  std::string content = list("blanks", report.form);
  std::string items;
  for (const std::string& homework : report.to_decide.lines) {
    items += choices(report, homework);
  }
  return items.empty() ? content : content + group("ul", "decide", items);
}

std::string content_of(const Report& report,
                       std::vector<ReportEntry> Report::*entries) {
  std::string content;
  for (const ReportEntry& entry : report.*entries) {
    content += element("h3", typed(entry.heading)) + list("parts", entry.parts);
  }
  return content;
}

std::string header(const Report& report) {
  return "<header>\n" + element("h1", typed(report.title)) +
         paragraph("window", report.window) +
         paragraph("from", report.takeaway.empty()
                               ? ""
                               : "From last time: " + report.takeaway) +
         paragraph("empty", report.empty_window) +
         paragraph("empty", report.unread_files) + "</header>\n";
}

// What stands below some parts, in a line.
std::string below(std::string_view key, const Report& report) {
  if (key == "topics") {
    return paragraph("also", report.pause);
  }
  return key == "homework" ? paragraph("also", report.also_logged) +
                                 paragraph("also", report.also_agreed)
                           : "";
}

std::string whole_page(const Report& report) {
  constexpr std::size_t few_parts = 7;
  const bool is_full =
      report.homework.size() + report.records.size() > few_parts;
  std::string page =
      head(report.title, {report_style}) +
      fmt::format("<body>\n<main{}>\n", is_full ? " class=\"many\"" : "") +
      header(report);
  page::for_each_part([&](const auto& part) {
    if (part.key == "entries" && !report.footer.empty()) {
      page += group("footer", "end", list("plain", report.footer));
    }
    if constexpr (std::is_same_v<decltype(part.content),
                                 std::vector<ReportPart> Report::*>) {
      page += sections_of(part.key, report.*part.content);
    } else {
      page += section(part.key, page::heading_of(part, report),
                      content_of(report, part.content));
    }
    page += below(part.key, report);
  });
  return page + "</main>\n</body>\n</html>\n";
}

}  // namespace
}  // namespace html

std::string to_html(const Report& report) {
  return html::whole_page(report);
}

}  // namespace hw
