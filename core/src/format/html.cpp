#include "hw/html.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "hw/text.hpp"

#include "html_charts.hpp"
#include "html_elements.hpp"
#include "html_style.hpp"
#include "page_parts.hpp"

namespace hw {

namespace html {
namespace {

// What a part shows, by what it holds; empty when there is nothing in it.

std::string content_of(const Report& report, ReportLines Report::*part) {
  const bool is_first = part == &Report::topics;  // what the page is for
  return list(is_first ? "topics" : "plain", (report.*part).lines) +
         paragraph("more", (report.*part).more);
}

std::string content_of(const Report& report,
                       std::vector<std::string> Report::*texts) {
  return list("lead", report.*texts);
}

std::string content_of(const Report& report,
                       std::vector<ReportQuote> Report::*quotes) {
  std::string content;
  for (const ReportQuote& quote : report.*quotes) {
    content += group("figure", "quote",
                     element("blockquote", typed(quote.text)) +
                         element("figcaption", typed(quote.source)));
  }
  return content;
}

std::string glance_row(const ReportRow& homework) {
  const std::string kind =
      homework.kind.empty()
          ? ""
          : fmt::format(" <small>{}</small>", typed(homework.kind));
  return row(row_heading(typed(homework.homework) + kind) +
             cell("We agreed on", typed(homework.agreed)) +
             cell("Practiced", typed(homework.practiced)) +
             cell("Days", homework.strip ? strip_chart(*homework.strip) : "") +
             cell("Helped (0-10)", typed(homework.helped)));
}

std::string content_of(const Report& report,
                       std::vector<ReportRow> Report::*part) {
  if ((report.*part).empty()) {
    return "";
  }
  std::string rows;
  for (const ReportRow& homework : report.*part) {
    rows += glance_row(homework);
  }
  return table("glance cards",
               column("Homework") + column("We agreed on") +
                   column("Practiced") + column("Days") +
                   column("Helped (0-10)"),
               rows) +
         paragraph("more", report.more_homework);
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
  return table("nights", columns, rows);
}

std::string words_row(const ReportAnswers& answers) {
  return row(
      row_heading(fmt::format("{} <small>{}</small>", typed(answers.homework),
                              typed(answers.words->when))) +
      cell("Expected", typed(answers.words->expected)) +
      cell("What happened", typed(answers.words->happened)));
}

std::string slopes_figure(const ReportAnswers& answers) {
  const ReportSlopes& slopes = *answers.slopes;
  return group("figure", "change",
               slope_chart(slopes) + "\n" +
                   group("figcaption", "numbers",
                         paragraph("homework", answers.homework) +
                             paragraph("question", slopes.question) +
                             paragraph("summary", slopes.summary)));
}

// Words in a table, numbers in pictures.
std::string content_of(const Report& report,
                       std::vector<ReportAnswers> Report::*part) {
  std::string rows;
  std::string figures;
  for (const ReportAnswers& answers : report.*part) {
    rows += answers.words ? words_row(answers) : "";
    figures += answers.slopes ? slopes_figure(answers) : "";
  }
  std::string content;
  if (!rows.empty()) {
    content +=
        table("words cards",
              column("Homework") + column("Expected") + column("What happened"),
              rows);
  }
  if (!figures.empty()) {
    content += group("div", "changes", figures);
  }
  return content + paragraph("more", report.more_answers);
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
  if (!items.empty()) {
    content += group("ul", "decide", items);
  }
  return content + paragraph("more", report.to_decide.more);
}

std::string content_of(const Report& report,
                       std::vector<ReportEntry> Report::*entries) {
  std::string content;
  for (const ReportEntry& entry : report.*entries) {
    content += element("h3", typed(entry.heading)) + list("parts", entry.parts);
  }
  return content;
}

std::string head(const Report& report) {
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
      "'none'; style-src '{}'; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, "
      "initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light "
      "dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
      // Phones make links of what looks like a number or a day.
      "<meta name=\"format-detection\" content=\"telephone=no, date=no, "
      "address=no, email=no\">\n<title>{}</title>\n<style>{}</style>\n"
      "</head>\n",
      html_style_hash, escape_html(one_line(report.title)), html_style);
}

std::string header(const Report& report) {
  return "<header>\n" + element("h1", typed(report.title)) +
         paragraph("window", report.window) +
         paragraph("empty", report.empty_window) +
         paragraph("empty", report.unread_files) + "</header>\n";
}

std::string whole_page(const Report& report) {
  std::string page = head(report) + "<body>\n<main>\n" + header(report);
  page::for_each_part([&](const auto& part) {
    if (part.key == "entries" && !report.footer.empty()) {
      page += group("footer", "end", list("plain", report.footer));
    }
    page += section(part.id, part.heading, content_of(report, part.content));
  });
  return page + "</main>\n</body>\n</html>\n";
}

}  // namespace
}  // namespace html

std::string to_html(const Report& report) {
  return html::whole_page(report);
}

}  // namespace hw
