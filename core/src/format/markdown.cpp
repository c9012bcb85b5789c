#include "hw/markdown.hpp"

#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/text.hpp"

#include "page_parts.hpp"

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

std::string row(const std::vector<std::string>& cells) {
  return fmt::format("| {} |", fmt::join(cells, " | "));
}

std::string row(const ReportRow& glance) {
  return row(Paragraphs{line(glance.homework), line(glance.kind),
                        line(glance.agreed), line(glance.practiced),
                        line(glance.helped)});
}

std::string row(const ReportNight& night) {
  std::vector<std::string> cells;
  for (const page::NightColumn& column : page::night_columns) {
    cells.push_back(line(night.*column.member));
  }
  return row(cells);
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
  void add_section(std::string_view heading, const Paragraphs& lines) {
    if (!lines.empty()) {
      add(fmt::format("## {}", heading));
      add(joined(lines, "\n"));
    }
  }

  std::string text() const { return joined(parts_, "\n\n") + "\n"; }

 private:
  Paragraphs parts_;
};

// The lines of a part, by what it holds; none when there is nothing in it.

Paragraphs lines_of(const Report& report, ReportLines Report::*part) {
  return items((report.*part).lines, (report.*part).more);
}

Paragraphs lines_of(const Report& report,
                    std::vector<std::string> Report::*texts) {
  return items(report.*texts, "");
}

Paragraphs lines_of(const Report& report,
                    std::vector<ReportQuote> Report::*noticed) {
  Paragraphs quotes;
  for (const ReportQuote& quoted : report.*noticed) {
    quotes.push_back(quote(quoted));
  }
  return quotes.empty() ? quotes : Paragraphs{joined(quotes, "\n>\n")};
}

Paragraphs lines_of(const Report& report,
                    std::vector<ReportRow> Report::*part) {
  if ((report.*part).empty()) {
    return {};
  }
  Paragraphs rows{
      "| Homework | Kind | We agreed on | Practiced | Helped (0-10) |",
      "|---|---|---|---|---|"};
  for (const ReportRow& homework : report.*part) {
    rows.push_back(row(homework));
  }
  return rows;
}

Paragraphs lines_of(const Report& report, ReportSleep Report::*part) {
  const ReportSleep& sleep = report.*part;
  if (sleep == ReportSleep{}) {
    return {};
  }
  std::vector<std::string> headings;
  for (const page::NightColumn& column : page::night_columns) {
    headings.push_back(column.unit.empty()
                           ? std::string(column.name)
                           : fmt::format("{} ({})", column.name, column.unit));
  }
  Paragraphs rows{row(headings), "|---|---|---|---|---|---|---|---|---|"};
  for (const ReportNight& night : sleep.nights) {
    rows.push_back(row(night));
  }
  if (sleep.average) {
    rows.push_back(row(*sleep.average));
  }
  return rows;
}

Paragraphs lines_of(const Report& report,
                    std::vector<ReportAnswers> Report::*part) {
  std::vector<std::string> lines;
  for (const ReportAnswers& answers : report.*part) {
    lines.push_back(fmt::format("{}: {}", answers.homework, answers.line));
  }
  return items(lines, report.more_answers);
}

Paragraphs lines_of(const Report& report, page::Form /*part*/) {
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
  return lines;
}

Paragraphs lines_of(const Report& report,
                    std::vector<ReportEntry> Report::*entries) {
  Paragraphs all;
  for (const ReportEntry& entry : report.*entries) {
    all.push_back("### " + line(entry.heading));
    if (!entry.parts.empty()) {
      all.push_back(joined(items(entry.parts, ""), "\n"));
    }
  }
  return all.empty() ? all : Paragraphs{joined(all, "\n\n")};
}

}  // namespace

std::string to_markdown(const Report& report) {
  Page page;
  page.add("# " + line(report.title));
  page.add(line(report.window));
  page.add(line(report.empty_window));
  page.add(line(report.unread_files));
  page::for_each_part([&](const auto& part) {
    if (part.key == "entries") {
      page.add(line(joined(report.footer, " ")));
    }
    page.add_section(part.heading, lines_of(report, part.content));
    if (part.key == "at_a_glance") {
      page.add(line(report.more_homework));
    }
  });
  return page.text();
}

}  // namespace hw
