#include "report_weight.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "report_model.hpp"

namespace hw::page {

namespace {

constexpr int title_line_points = 12;  // of a line in the margin
constexpr int note_line_points = 10;
constexpr int row_points = 13;
// Characters of one line of print: across the page, beside a day, in the column
// of a number, and in the margin.
constexpr std::size_t full_length = 100;
constexpr std::size_t line_length = 84;
constexpr std::size_t number_length = 11;
constexpr std::size_t title_length = 17;
constexpr std::size_t note_length = 19;
constexpr std::size_t most_columns = 3;  // of words

int printed_lines(std::size_t characters, std::size_t length) {
  return static_cast<int>((characters + length - 1) / length);
}

std::size_t characters_in(const std::vector<ReportCell>& cells) {
  std::size_t count = 0;
  for (const ReportCell& cell : cells) {
    count += cell.name.size() + characters_of(cell.text) + 4;
  }
  return count;
}

// The lines that the cells of a row take, each in its column.
int lines_in_columns(const ReportRow& row) {
  std::vector<std::size_t> texts = {characters_of(row.subject.text)};
  for (const ReportCell& cell : row.words) {
    texts.push_back(characters_of(cell.text));
  }
  const std::size_t columns = std::min(texts.size(), most_columns);
  const std::size_t numbers = number_length * row.numbers.size();
  const std::size_t room = line_length - std::min(numbers, line_length / 2);
  int lines = 1;
  for (const std::size_t text : texts) {
    lines = std::max(lines, printed_lines(text, room / columns));
  }
  return lines;
}

// What has no column is below the row; where there are no words, beside it.
int printed_height(const ReportRow& row) {
  const std::size_t remarks = characters_in(row.remarks);
  const bool has_columns = !row.subject.text.empty() || !row.words.empty();
  const int lines =
      has_columns ? lines_in_columns(row) + printed_lines(remarks, line_length)
                  : std::max(1, printed_lines(remarks, line_length));
  return row_points + more_points * (lines - 1);
}

}  // namespace

int printed_lines(std::string_view text) {
  return std::max(1, printed_lines(characters_of(text), full_length));
}

Weight weight_of(const ReportRow& row) {
  return {static_cast<int>(lines_of(row).size()), printed_height(row)};
}

int margin_of(const ReportPart& part) {
  const auto lines = [](std::size_t characters, std::size_t length) {
    return printed_lines(characters, length);
  };
  std::size_t notes = part.agreed.size() + 10;
  const std::size_t goal = part.goal.empty() ? 0 : characters_of(part.goal) + 5;
  return title_line_points * lines(characters_of(part.title), title_length) +
         note_line_points *
             (lines(notes, note_length) + lines(goal, note_length));
}

Weight content_of(const ReportPart& part) {
  Weight weight{1, part.rows.size() > 1 ? head_points : 0};
  for (const std::string& change : part.changes) {
    weight = weight + Weight{1, more_points * printed_lines(change)};
  }
  for (const auto& measure : part.measures) {
    weight =
        weight +
        Weight{1, more_points * printed_lines(measure.first + measure.second)};
  }
  return part.days.empty() ? weight : weight + Weight{1, row_points};
}

}  // namespace hw::page
