#include "html_rows.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "html_elements.hpp"
#include "report_model.hpp"

namespace hw::html {

namespace {

constexpr std::size_t most_word_columns = 3;
constexpr std::size_t longest_day = 10;  // characters: "Wed 18 Nov"

using Names = std::vector<std::string>;

void add_name(Names& names, const std::string& name) {
  if (!name.empty() &&
      std::find(names.begin(), names.end(), name) == names.end()) {
    names.push_back(name);
  }
}

bool has_name(const Names& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

const ReportCell* find_cell(const std::vector<ReportCell>& cells,
                            const std::string& name) {
  const auto found = std::find_if(
      cells.begin(), cells.end(),
      [&name](const ReportCell& cell) { return cell.name == name; });
  return found == cells.end() ? nullptr : &*found;
}

// Whether `name` is one of "fits and helped".
bool is_among(std::string_view names, const std::string& name) {
  for (std::size_t at = names.find(name); at != std::string_view::npos;
       at = names.find(name, at + 1)) {
    const std::string_view before = names.substr(0, at);
    const std::string_view after = names.substr(at + name.size());
    if ((before.empty() || before.ends_with(", ") ||
         before.ends_with(" and ")) &&
        (after.empty() || after.starts_with(", ") ||
         after.starts_with(" and "))) {
      return true;
    }
  }
  return false;
}

// "0-10" of "fits and helped 0-10" for "fits".
std::string range_of(const std::string& name, const Names& ranges) {
  for (const std::string_view range : ranges) {
    const std::size_t end = range.rfind(' ');
    if (end != std::string_view::npos && is_among(range.substr(0, end), name)) {
      return std::string(range.substr(end + 1));
    }
  }
  return "";
}

class RowsTable {
 public:
  RowsTable(const std::vector<ReportRow>& rows, const Names& ranges)
      : rows_(rows), ranges_(ranges) {
    for (const ReportRow& row : rows) {
      add_name(words_, row.subject.text.empty() || page::stands_for_deed(row)
                           ? ""
                           : row.subject.name);
    }
    words_.resize(std::min<std::size_t>(words_.size(), 1));
    for (const ReportRow& row : rows) {
      if (page::stands_for_deed(row)) {
        continue;
      }
      for (const ReportCell& cell : row.words) {
        add_name(words_, cell.name);
      }
      for (const ReportCell& cell : row.numbers) {
        add_name(numbers_, cell.name);
      }
    }
    words_.resize(std::min(words_.size(), most_word_columns));
  }

  std::string html() {
    std::string lines;
    for (const ReportRow& row : rows_) {
      lines += step_line(row);
      lines += row_lines(row);
    }
    return table("rows cards", head(), lines);
  }

 private:
  // Where there are no words, notes have their place.
  bool has_note_column() const { return words_.empty(); }

  std::size_t columns() const {
    return words_.size() + numbers_.size() + (has_note_column() ? 1 : 0);
  }

  std::string head() const {
    std::string columns = column("Day");
    for (const std::string& name : words_) {
      columns += column(typed(page::capitalized(name)));
    }
    columns += has_note_column() ? column("What I wrote") : "";
    for (const std::string& name : numbers_) {
      const std::string range = range_of(name, ranges_);
      columns += column(
          typed(page::capitalized(name)) +
              (range.empty() ? "" : fmt::format(" <small>{}</small>", range)),
          "num");
    }
    return columns;
  }

  // Above the rows of a step.
  std::string step_line(const ReportRow& row) {
    const std::string step =
        row.step == 0 ? row.step_text
                      : fmt::format("{}. {}", row.step, row.step_text);
    if (step == step_) {
      return "";
    }
    step_ = step;
    return step.empty()
               ? ""
               : hw::html::row(wide_cell(columns() + 1, typed(step)), "step");
  }

  static std::string day(const ReportRow& row) {
    const bool is_long = row.days.size() > longest_day;
    return fmt::format(
        "<th role=\"rowheader\" scope=\"row\"{} dir=\"auto\">{}</th>\n",
        is_long ? " class=\"long\"" : "", typed(row.days));
  }

  std::string row_lines(const ReportRow& row) const {
    if (page::stands_for_deed(row)) {
      ReportRow below_step = row;
      below_step.step = 0;
      below_step.step_text.clear();
      return hw::html::row(
          day(row) +
          wide_cell(columns(), typed(page::without_days(below_step))));
    }
    std::string cells = day(row);
    for (const std::string& name : words_) {
      cells += cell(page::capitalized(name), word_cell(row, name));
    }
    const std::string below = words_below(row);
    cells += has_note_column() ? cell("What I wrote", typed(below)) : "";
    for (const std::string& name : numbers_) {
      const ReportCell* const number = find_cell(row.numbers, name);
      cells += cell(page::capitalized(name),
                    number == nullptr ? "" : typed(number->text), "num");
    }
    std::string lines = hw::html::row(cells);
    if (!has_note_column() && !below.empty()) {
      lines += hw::html::row(
          "<td role=\"cell\"></td>\n" + wide_cell(columns(), typed(below)),
          "more");
    }
    return lines;
  }

  static std::string word_cell(const ReportRow& row, const std::string& name) {
    if (row.subject.name == name) {
      return typed(row.subject.text);
    }
    const ReportCell* const cell = find_cell(row.words, name);
    if (cell == nullptr) {
      return "";
    }
    return typed(cell->text) +
           (cell->is_written_before ? " <small>written before</small>" : "");
  }

  // What has no column.
  std::string words_below(const ReportRow& row) const {
    std::vector<ReportCell> rest;
    if (!row.outcome.empty()) {
      rest.push_back({.name = {}, .text = page::capitalized(row.outcome)});
    }
    if (!row.subject.text.empty() && !has_name(words_, row.subject.name)) {
      rest.push_back(row.subject);
    }
    for (const ReportCell& cell : row.words) {
      if (!has_name(words_, cell.name)) {
        rest.push_back(cell);
      }
    }
    rest.insert(rest.end(), row.remarks.begin(), row.remarks.end());
    return page::in_sentences(rest);
  }

  const std::vector<ReportRow>& rows_;
  const Names& ranges_;
  Names words_;    // of columns
  Names numbers_;  // of columns
  std::string step_;
};

std::string sentence_row(const ReportRow& told, const Names& ranges) {
  const std::string in_what =
      ranges.empty() || told.numbers.empty()
          ? ""
          : fmt::format(" <small>{}</small>",
                        typed(page::joined(ranges, "; ")));
  return row(row_heading(typed(told.days)) +
             wide_cell(1, typed(page::without_days(told)) + in_what));
}

}  // namespace

std::string rows_table(const std::vector<ReportRow>& rows,
                       const std::vector<std::string>& ranges) {
  if (rows.empty()) {
    return "";
  }
  return rows.size() > 1
             ? RowsTable(rows, ranges).html()
             : table("rows cards", "", sentence_row(rows.front(), ranges));
}

}  // namespace hw::html
