#include "hw/markdown.hpp"

#include <algorithm>
#include <cstddef>
#include <type_traits>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/text.hpp"

#include "page_parts.hpp"
#include "progress_tables.hpp"
#include "report_model.hpp"

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

Paragraphs items(const std::vector<std::string>& lines) {
  Paragraphs all;
  for (const std::string& text : lines) {
    all.push_back(item(text));
  }
  return all;
}

// Rows of cells, with the columns under each other.
Paragraphs table(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths(rows.front().size());
  for (const std::vector<std::string>& cells : rows) {
    for (std::size_t column = 0; column < cells.size(); ++column) {
      widths[column] = std::max(widths[column], display_width(cells[column]));
    }
  }
  Paragraphs lines;
  for (const std::vector<std::string>& cells : rows) {
    std::string text = "|";
    std::string rule = "|";
    for (std::size_t column = 0; column < cells.size(); ++column) {
      const std::size_t blanks = widths[column] - display_width(cells[column]);
      text += fmt::format(" {}{} |", cells[column], std::string(blanks, ' '));
      rule += std::string(widths[column] + 2, '-') + '|';
    }
    lines.push_back(std::move(text));
    if (lines.size() == 1) {
      lines.push_back(std::move(rule));
    }
  }
  return lines;
}

std::vector<std::string> cells_of(const ReportNight& night) {
  std::vector<std::string> cells;
  for (const page::NightColumn& column : page::night_columns) {
    cells.push_back(line(night.*column.member));
  }
  return cells;
}

// With the words on a line of their own, where there are many.
std::string row(const ReportRow& told) {
  Paragraphs lines;
  for (const std::string& text : page::lines_of(told)) {
    lines.push_back(line(text));
  }
  return "- " + joined(lines, "\n  ");
}

Paragraphs rows(const std::vector<ReportRow>& all) {
  Paragraphs lines;
  for (const ReportRow& told : all) {
    lines.push_back(row(told));
  }
  return lines;
}

std::string heading_of(const ReportPart& part) {
  std::vector<std::string> notes = {part.agreed};
  notes.insert(notes.end(), part.ranges.begin(), part.ranges.end());
  if (part.more > 0) {
    notes.push_back(fmt::format("{} more", part.more));
  }
  return fmt::format("{} ({})", part.title, fmt::join(notes, "; "));
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
      add(fmt::format("## {}", line(heading)));
      add(joined(lines, "\n"));
    }
  }

  void add(const ReportPart& part) {
    add(fmt::format("## {}", line(heading_of(part))));
    if (!part.goal.empty() && part.has_goal_line) {
      add(line(page::sentence("For: " + part.goal)));
    }
    for (const auto& [newest, since] : part.measures) {
      add(line(since.empty() ? newest + "."
                             : fmt::format("{}. {}.", newest, since)));
    }
    Paragraphs lines = items(part.changes);
    if (!part.days.empty()) {
      lines.push_back(item(part.days + "."));
    }
    for (const std::string& told : rows(part.rows)) {
      lines.push_back(told);
    }
    add(joined(lines, "\n"));
  }

  std::string text() const { return joined(parts_, "\n\n") + "\n"; }

 private:
  Paragraphs parts_;
};

// The lines of a part, by what it holds; none when there is nothing in it.

Paragraphs lines_of(const Report& report,
                    std::vector<ReportWatch> Report::*part) {
  Paragraphs lines;
  for (const ReportWatch& watch : report.*part) {
    lines.push_back(item(watch.line));
  }
  return lines;
}

Paragraphs lines_of(const Report& report,
                    std::vector<std::string> Report::*texts) {
  return items(report.*texts);
}

Paragraphs lines_of(const Report& report, ReportLines Report::*part) {
  return items((report.*part).lines);
}

Paragraphs lines_of(const Report& report,
                    std::vector<ReportQuote> Report::*noticed) {
  Paragraphs lines;
  for (const ReportQuote& quote : report.*noticed) {
    lines.push_back(
        item(fmt::format("\u201c{}\u201d ({})", quote.text, quote.source)));
  }
  return lines;
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
  std::vector<std::vector<std::string>> nights{headings};
  for (const ReportNight& night : sleep.nights) {
    nights.push_back(cells_of(night));
  }
  if (sleep.average) {
    nights.push_back(cells_of(*sleep.average));
  }
  Paragraphs lines = table(nights);
  if (!sleep.notes.empty()) {
    lines.push_back("\n" + joined(rows(sleep.notes), "\n"));
  }
  return lines;
}

// Blanks on two lines, and the boxes of all assignments on one.
Paragraphs lines_of(const Report& report, page::Form /*part*/) {
  constexpr std::string_view to_write_on = "____________________";
  constexpr std::size_t on_first_line = 2;
  Paragraphs lines;
  std::vector<std::string> blanks;
  for (std::size_t index = 0; index < report.form.size(); ++index) {
    blanks.push_back(
        fmt::format("{}: {}", line(report.form[index]), to_write_on));
    if (index + 1 == on_first_line || index + 1 == report.form.size()) {
      lines.push_back("- " + joined(std::exchange(blanks, {}), "  "));
    }
  }
  if (lines.empty() || report.to_decide.lines.empty()) {
    return lines;
  }
  std::string boxes;
  for (std::size_t box = 0; box < report.decisions.size(); ++box) {
    boxes += " [ ]";
  }
  std::vector<std::string> choices;
  for (const std::string& homework : report.to_decide.lines) {
    choices.push_back(line(homework) + boxes);
  }
  const std::string decisions =
      page::capitalized(fmt::format("{}, {} or {}", report.decisions[0],
                                    report.decisions[1], report.decisions[2]));
  lines.push_back(fmt::format("- {}: {}", decisions, joined(choices, "; ")));
  return lines;
}

Paragraphs lines_of(const Report& report,
                    std::vector<ReportEntry> Report::*entries) {
  Paragraphs all;
  for (const ReportEntry& entry : report.*entries) {
    all.push_back("### " + line(entry.heading));
    if (!entry.parts.empty()) {
      all.push_back(joined(items(entry.parts), "\n"));
    }
  }
  return all.empty() ? all : Paragraphs{joined(all, "\n\n")};
}

constexpr ProgressSigns progress_signs{" → ", ", ", 1};

// A table between two changes of `part`; none when it would have no row.
class ProgressRows {
 public:
  ProgressRows(const ProgressTable& table, bool has_steps)
      : has_steps_(has_steps), heads_(cells_of(table.heads, "Step")) {}

  void add(const ProgressLine& told) {
    step_ = told.step.empty() ? step_ : told.step;
    rows_.push_back(cells_of(told.cells, step_));
  }

  std::string take() {
    Paragraphs lines;
    if (!rows_.empty()) {
      rows_.insert(rows_.begin(), heads_);
      lines = table(std::exchange(rows_, {}));
    }
    return joined(lines, "\n");
  }

 private:
  std::vector<std::string> cells_of(const std::vector<std::string>& cells,
                                    const std::string& step) const {
    std::vector<std::string> escaped;
    for (const std::string& cell : cells) {
      escaped.push_back(line(cell));
      if (has_steps_ && escaped.size() == 1) {
        escaped.push_back(line(step));
      }
    }
    return escaped;
  }

  bool has_steps_;
  std::vector<std::string> heads_;
  std::string step_;
  std::vector<std::vector<std::string>> rows_;
};

void add_progress_part(Page& page, const ProgressPage& progress,
                       const ProgressPart& part) {
  const ProgressTable told = table_of(progress, part, progress_signs);
  const std::string numbers = numbers_are(progress, part, progress_signs);
  page.add("## " + line(numbers.empty()
                            ? part.title
                            : fmt::format("{}, {}", part.title, numbers)));
  const std::string days = only_days(part);
  page.add(line(days));
  ProgressRows rows(told, std::ranges::any_of(told.lines, [](const auto& row) {
                      return !row.step.empty();
                    }));
  for (const ProgressLine& row : told.lines) {
    if (!row.change.empty()) {
      page.add(rows.take());
      page.add(item(row.change));
    } else if (days.empty()) {
      rows.add(row);
    }
  }
  page.add(rows.take());
  page.add(line(impossible_nights(part)));
}

}  // namespace

std::string to_markdown(const ProgressPage& progress) {
  Page page;
  page.add("# " + line(progress.title));
  page.add(line(window_and_author(progress)));
  page.add(line(progress.unread_files));
  page.add(line(how_to_read(progress)));
  std::vector<std::string> sessions;
  for (const ProgressSession& session : progress.sessions) {
    if (!session.takeaway.empty()) {
      sessions.push_back(fmt::format(
          "{}: \u201c{}\u201d", short_form(session.day), session.takeaway));
    }
  }
  if (const std::string others = other_sessions(progress); !others.empty()) {
    sessions.push_back(others);
  }
  page.add_section(sessions_heading, items(sessions));
  for (const ProgressPart& part : progress.parts) {
    add_progress_part(page, progress, part);
  }
  return page.text();
}

std::string to_markdown(const Report& report) {
  Page page;
  page.add("# " + line(report.title));
  page.add(line(report.window));
  if (!report.takeaway.empty()) {
    page.add(line("From last time: " + report.takeaway));
  }
  page.add(line(report.empty_window));
  page.add(line(report.unread_files));
  page::for_each_part([&](const auto& part) {
    if constexpr (std::is_same_v<decltype(part.content),
                                 std::vector<ReportPart> Report::*>) {
      for (const ReportPart& homework : report.*part.content) {
        page.add(homework);
      }
    } else {
      if (part.key == "entries") {
        page.add(line(joined(report.footer, " ")));
      }
      page.add_section(page::heading_of(part, report),
                       lines_of(report, part.content));
    }
    if (part.key == "topics") {
      page.add(line(report.pause));
    } else if (part.key == "homework") {
      page.add(line(report.also_logged));
      page.add(line(report.also_agreed));
    }
  });
  return page.text();
}

}  // namespace hw
