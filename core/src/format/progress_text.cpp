#include "hw/progress_text.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "hw/text.hpp"

#include "progress_tables.hpp"

namespace hw {
namespace {

constexpr ProgressSigns text_signs{"→", "  "};
constexpr std::size_t margin = 2;  // before a line, and between columns

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (true) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    if (end == text.size()) {
      return lines;
    }
    text.remove_prefix(end + 1);
  }
}

// A column of a table: which of the cells, and how wide.
struct TextColumn {
  std::size_t index = 0;
  std::size_t width = 0;
  bool is_right = false;
};

class ProgressTextTable {
 public:
  ProgressTextTable(const ProgressTable& table, const ProgressPart& part,
                    std::size_t width)
      : table_(table),
        width_(width),
        fixed_(part.kind == ProgressKind::measure ? 1 : 2),
        is_of_numbers_(part.kind == ProgressKind::measure) {}

  // One table below the other until every column has been in one. What was
  // changed, and rows without a figure, are in the first.
  std::string text() {
    std::size_t next = fixed_;
    do {
      const bool is_first = next == fixed_;
      std::vector<TextColumn> columns = fixed_columns();
      next = fill(columns, next);
      add_table(columns, is_first);
    } while (next < table_.heads.size());
    return std::move(text_);
  }

 private:
  std::size_t widest(std::size_t index) const {
    std::size_t width = display_width(table_.heads[index]);
    for (const ProgressLine& line : table_.lines) {
      if (!line.cells.empty()) {
        width = std::max(width, display_width(line.cells[index]));
      }
    }
    return width;
  }

  std::vector<TextColumn> fixed_columns() const {
    std::vector<TextColumn> columns;
    for (std::size_t i = 0; i < fixed_; ++i) {
      columns.push_back({i, widest(i), true});
    }
    return columns;
  }

  // Adds columns from `next` on, one at least, while there is room for their
  // cells; the first that has none is not added.
  std::size_t fill(std::vector<TextColumn>& columns, std::size_t next) const {
    std::size_t used = 0;
    for (const TextColumn& column : columns) {
      used += margin + column.width;
    }
    for (bool is_first = true; next < table_.heads.size(); ++next) {
      const std::size_t room = width_ - std::min(width_, used + margin);
      const std::size_t wanted = widest(next);
      // Two values beside each other, and the head.
      const std::size_t least = std::min(
          wanted, std::max<std::size_t>(display_width(table_.heads[next]), 14));
      if (least > room && !is_first) {
        break;
      }
      columns.push_back({next, std::max<std::size_t>(1, std::min(wanted, room)),
                         is_of_numbers_});
      used += margin + columns.back().width;
      is_first = false;
    }
    return next;
  }

  void add_table(const std::vector<TextColumn>& columns, bool is_first) {
    add_cells(columns, table_.heads);
    std::string step;  // that the next row begins with
    for (const ProgressLine& line : table_.lines) {
      if (!line.change.empty()) {
        if (is_first) {
          add_line(line.change, margin, 2);
        }
        continue;
      }
      step = line.step.empty() ? step : line.step;
      if (!is_first && !has_figures(columns, line)) {
        continue;
      }
      if (!step.empty()) {
        add_line(step, 2 * margin + columns.front().width, 3);
        step.clear();
      }
      add_cells(columns, line.cells);
    }
  }

  bool has_figures(const std::vector<TextColumn>& columns,
                   const ProgressLine& line) const {
    return std::ranges::any_of(columns, [&](const TextColumn& column) {
      return column.index >= fixed_ && !line.cells[column.index].empty();
    });
  }

  void add_line(std::string_view text, std::size_t indent,
                std::size_t hanging) {
    text_ += wrap(std::string(indent, ' ').append(printable(text)), width_,
                  indent + hanging) +
             '\n';
  }

  void add_cells(const std::vector<TextColumn>& columns,
                 const std::vector<std::string>& cells) {
    std::vector<std::vector<std::string>> wrapped;
    std::size_t height = 0;
    for (const TextColumn& column : columns) {
      wrapped.push_back(
          split_lines(wrap(printable(cells[column.index]), column.width, 0)));
      height = std::max(height, wrapped.back().size());
    }
    for (std::size_t i = 0; i < height; ++i) {
      std::string line;
      for (std::size_t c = 0; c < columns.size(); ++c) {
        const std::string& cell = i < wrapped[c].size() ? wrapped[c][i] : "";
        const std::string blanks(columns[c].width - display_width(cell), ' ');
        line += std::string(margin, ' ');
        line += columns[c].is_right ? blanks + cell : cell + blanks;
      }
      text_ += std::string(without_blank_end(line)) + '\n';
    }
  }

  const ProgressTable& table_;
  std::size_t width_;
  std::size_t fixed_;
  bool is_of_numbers_;
  std::string text_;
};

class ProgressText {
 public:
  ProgressText(const ProgressPage& page, std::size_t width)
      : page_(page), width_(width) {}

  std::string text() {
    add(fmt::format("{}, {}", page_.title, page_.window));
    add(page_.unread_files);
    add(how_to_read(page_));
    add_sessions();
    for (const ProgressPart& part : page_.parts) {
      add_part(part);
    }
    const std::string told = private_ones(page_);
    text_ += told.empty() ? "" : "\n";
    add(told);
    return std::move(text_);
  }

 private:
  void add(std::string_view line, std::size_t indent = 0) {
    if (!line.empty()) {
      text_ += wrap(std::string(indent, ' ').append(printable(line)), width_,
                    2 * indent) +
               '\n';
    }
  }

  void add_sessions() {
    if (page_.sessions.empty()) {
      return;
    }
    text_ += '\n';
    add(sessions_heading);
    for (const ProgressSession& session : page_.sessions) {
      if (!session.takeaway.empty()) {
        add(fmt::format("{}: \u201c{}\u201d", short_form(session.day),
                        session.takeaway),
            margin);
      }
    }
    add(other_sessions(page_), margin);
  }

  void add_part(const ProgressPart& part) {
    const std::string numbers = numbers_are(page_, part, text_signs);
    text_ += '\n';
    add(numbers.empty() ? part.title
                        : fmt::format("{}, {}", part.title, numbers));
    const std::string days = only_days(part);
    add(days, margin);
    if (days.empty()) {
      const ProgressTable table = table_of(page_, part, text_signs);
      text_ += ProgressTextTable(table, part, width_).text();
    } else {
      for (const ProgressRow& row : part.rows) {
        add(row.change, margin);
      }
    }
    add(impossible_nights(part), margin);
  }

  const ProgressPage& page_;
  std::size_t width_;
  std::string text_;
};

}  // namespace

std::string to_text(const ProgressPage& page, std::size_t width) {
  return ProgressText(page, width).text();
}

}  // namespace hw
