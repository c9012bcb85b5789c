#include "hw/markdown.hpp"

#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/text.hpp"

namespace hw {
namespace {

// `text` on one line, for a heading, a cell or a paragraph.
std::string line(std::string_view text) {
  return escape_markdown(one_line(text));
}

// The lines of `text`, to be joined with a break that is seen.
std::string continued(std::string_view text, std::string_view prefix) {
  std::string printed = printable(text);
  printed.erase(printed.find_last_not_of('\n') + 1);
  std::string lines;
  for (const char character : escape_markdown(printed)) {
    lines += character == '\n' ? fmt::format("\\\n{}", prefix)
                               : std::string(1, character);
  }
  return lines;
}

// Headings and lists, too, with a blank line between.
using Paragraphs = std::vector<std::string>;

std::string joined(const Paragraphs& parts, std::string_view between) {
  return fmt::format("{}", fmt::join(parts, between));
}

std::string item(std::string_view text) {
  return "- " + continued(text, "  ");
}

Paragraphs items(const std::vector<std::string>& lines,
                 const std::string& more) {
  Paragraphs all;
  for (const std::string& text : lines) {
    all.push_back(item(text));
  }
  if (!more.empty()) {
    all.push_back(item(more));
  }
  return all;
}

std::string quote(const ReportQuote& quote) {
  return fmt::format("> {}\\\n> — {}", continued(quote.text, "> "),
                     line(quote.source));
}

std::string row(const ReportRow& row) {
  return fmt::format("| {} | {} | {} | {} | {} |", line(row.homework),
                     line(row.kind), line(row.agreed), line(row.practiced),
                     line(row.helped));
}

// The page, section by section.
class Page {
 public:
  void add(const std::string& part) {
    if (!part.empty()) {
      parts_.push_back(part);
    }
  }

  // Nothing when there are no lines.
  void add_section(std::string_view heading, const Paragraphs& lines,
                   std::string_view between = "\n") {
    if (!lines.empty()) {
      add(fmt::format("## {}", heading));
      add(joined(lines, between));
    }
  }

  std::string text() const { return joined(parts_, "\n\n") + "\n"; }

 private:
  Paragraphs parts_;
};

void add_noticed(Page& page, const Report& report) {
  Paragraphs quotes;
  for (const ReportQuote& noticed : report.noticed) {
    quotes.push_back(quote(noticed));
  }
  page.add_section(heading::noticed, quotes, "\n>\n");
}

void add_at_a_glance(Page& page, const Report& report) {
  Paragraphs rows;
  for (const ReportRow& homework : report.at_a_glance) {
    rows.push_back(row(homework));
  }
  if (rows.empty()) {
    return;
  }
  rows.insert(rows.begin(),
              {"| Homework | Kind | We agreed on | Practiced | Helped (0-10) |",
               "|---|---|---|---|---|"});
  page.add_section(heading::at_a_glance, rows);
  page.add(line(report.more_homework));
}

std::string row(const ReportNight& night) {
  return fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} | {} |",
                     line(night.day), line(night.bed), line(night.up),
                     line(night.in_bed), line(night.fell_asleep),
                     line(night.awake), line(night.asleep),
                     line(night.efficiency), line(night.quality));
}

void add_sleep(Page& page, const ReportSleep& sleep) {
  if (sleep == ReportSleep{}) {
    return;
  }
  Paragraphs rows{
      "| Night to | To bed | Up | In bed | To sleep (min) | Awake (min) "
      "| Asleep | Efficiency (0-100) | Quality |",
      "|---|---|---|---|---|---|---|---|---|"};
  for (const ReportNight& night : sleep.nights) {
    rows.push_back(row(night));
  }
  if (sleep.average) {
    rows.push_back(row(*sleep.average));
  }
  page.add_section(heading::sleep, rows);
}

void add_answers(Page& page, const Report& report) {
  std::vector<std::string> lines;
  for (const ReportAnswers& answers : report.answers) {
    lines.push_back(fmt::format("{}: {}", answers.homework, answers.line));
  }
  page.add_section(heading::answers, items(lines, report.more_answers));
}

void add_form(Page& page, const Report& report) {
  constexpr std::string_view to_write_on = "______________________________";
  Paragraphs lines;
  for (const std::string& prompt : report.form) {
    lines.push_back(fmt::format("{}: {}", item(prompt), to_write_on));
  }
  for (const std::string& homework : report.to_decide.lines) {
    std::string choices;
    for (const std::string& decision : report.decisions) {
      choices += " [ ] " + line(decision);
    }
    lines.push_back(fmt::format("{}:{}", item(homework), choices));
  }
  if (!report.to_decide.more.empty()) {
    lines.push_back(item(report.to_decide.more));
  }
  page.add_section(heading::form, lines);
}

void add_entries(Page& page, const Report& report) {
  if (report.entries.empty()) {
    return;
  }
  page.add(fmt::format("## {}", heading::entries));
  for (const ReportEntry& entry : report.entries) {
    page.add("### " + line(entry.heading));
    page.add(joined(items(entry.parts, ""), "\n"));
  }
}

}  // namespace

std::string to_markdown(const Report& report) {
  Page page;
  page.add("# " + line(report.title));
  page.add(line(report.window));
  page.add(line(report.empty_window));
  page.add(line(report.unread_files));
  page.add_section(heading::in_short, items(report.in_short, ""));
  page.add_section(heading::topics,
                   items(report.topics.lines, report.topics.more));
  add_noticed(page, report);
  add_at_a_glance(page, report);
  add_sleep(page, report.sleep);
  add_answers(page, report);
  page.add_section(heading::obstacles,
                   items(report.obstacles.lines, report.obstacles.more));
  page.add_section(heading::changes,
                   items(report.changes.lines, report.changes.more));
  add_form(page, report);
  page.add(line(joined(report.footer, " ")));
  add_entries(page, report);
  return page.text();
}

}  // namespace hw
