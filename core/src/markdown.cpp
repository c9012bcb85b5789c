#include "hw/markdown.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "hw/text.hpp"

#include "words.hpp"

namespace hw {

namespace {

bool is_letter_or_digit(char character) {
  const char letter = lower_case_letter(character);
  return is_digit(character) || (letter >= 'a' && letter <= 'z');
}

bool is_blank(char character) {
  return character == ' ' || character == '\t';
}

// One line of typed text, on its way into a page.
class TypedLine {
 public:
  explicit TypedLine(std::string_view line)
      : line_(line),
        begin_(std::min(line.find_first_not_of(" \t"), line.size())) {}

  std::string escaped() const {
    std::string text = indentation();
    for (std::size_t index = begin_; index < line_.size(); ++index) {
      if (is_mark_up(index)) {
        text += '\\';
      }
      text += line_[index];
      // Readers make links of addresses even where "@" is escaped.
      if (line_[index] == '@' && is_in_address(index)) {
        text += "&NoBreak;";
      }
    }
    return text;
  }

 private:
  // Spaces at the start of a line would vanish, or make it code.
  std::string indentation() const {
    std::string text;
    for (const char blank : line_.substr(0, begin_)) {
      text += blank == '\t' ? "&nbsp;&nbsp;&nbsp;&nbsp;" : "&nbsp;";
    }
    return text;
  }

  bool is_mark_up(std::size_t index) const {
    switch (line_[index]) {
      case '\\':
      case '`':
      case '*':
      case '_':
      case '[':
      case ']':
      case '<':
      case '|':
      case '~':
        return true;
      case '-':
      case '+':
      case '=':
      case '>':
        return index == begin_;
      case '#':
        return index == begin_ || is_blank(line_[index - 1]);
      case '&':
        return next(index) == '#' || is_letter_or_digit(next(index));
      case ':':
        return (index == begin_ && next(index) == '-') ||
               line_.substr(index).starts_with("://");
      case '.':
        return ends_list_number(index) || ends_www(index);
      case ')':
        return ends_list_number(index);
      default:
        return false;
    }
  }

  // A blank after the last character, where one makes a list as well.
  char next(std::size_t index) const {
    return index + 1 < line_.size() ? line_[index + 1] : ' ';
  }

  bool ends_list_number(std::size_t index) const {
    const std::string_view number = line_.substr(begin_, index - begin_);
    return !number.empty() && is_blank(next(index)) &&
           std::all_of(number.begin(), number.end(), is_digit);
  }

  bool ends_www(std::size_t index) const {
    return line_.substr(0, index).ends_with("www");
  }

  bool is_in_address(std::size_t index) const {
    return index > 0 && !is_blank(line_[index - 1]) && !is_blank(next(index));
  }

  std::string_view line_;
  std::size_t begin_;
};

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (true) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) {
      return lines;
    }
    text.remove_prefix(end + 1);
  }
}

std::vector<std::string> escaped_lines(std::string_view text) {
  std::vector<std::string> lines;
  for (const std::string_view line : lines_of(text)) {
    lines.push_back(TypedLine(line).escaped());
  }
  return lines;
}

// `text` on one line, for a heading, a cell or a paragraph.
std::string line(std::string_view text) {
  return escape_markdown(one_line(text));
}

// The lines of `text`, to be joined with a break that is seen.
std::string continued(std::string_view text, std::string_view prefix) {
  std::string printed = printable(text);
  printed.erase(printed.find_last_not_of('\n') + 1);
  return fmt::format(
      "{}", fmt::join(escaped_lines(printed), fmt::format("\\\n{}", prefix)));
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

std::string escape_markdown(std::string_view text) {
  return joined(escaped_lines(printable(text)), "\n");
}

std::string to_markdown(const Report& report) {
  Page page;
  page.add("# " + line(report.title));
  page.add(line(report.window));
  page.add(line(report.empty_window));
  page.add_section(heading::in_short, items(report.in_short, ""));
  page.add_section(heading::topics,
                   items(report.topics.lines, report.topics.more));
  add_noticed(page, report);
  add_at_a_glance(page, report);
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
