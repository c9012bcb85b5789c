// Texts that are too long for a page on which there is no room.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "report_model.hpp"

namespace hw::page {

namespace {

// Whether something was cut.
bool clip(std::string& text, const Clip& at) {
  std::string shorter = clipped(text, at);
  const bool is_shorter = shorter != text;
  text = std::move(shorter);
  return is_shorter;
}

void clip(std::vector<ReportCell>& cells, const Clip& at) {
  for (ReportCell& cell : cells) {
    cell.is_clipped = clip(cell.text, at);
  }
}

bool has_clipped(const std::vector<ReportCell>& cells) {
  return std::any_of(cells.begin(), cells.end(),
                     [](const ReportCell& cell) { return cell.is_clipped; });
}

void clip(std::vector<ReportRow>& rows) {
  for (ReportRow& row : rows) {
    clip(row.step_text, cell_clip);
    row.subject.is_clipped = clip(row.subject.text, cell_clip);
    clip(row.words, cell_clip);
    clip(row.remarks, line_clip);
  }
}

}  // namespace

Report with_clipped_texts(Report whole) {
  bool is_clipped = clip(whole.takeaway, line_clip);
  for (std::string& topic : whole.topics.lines) {
    is_clipped = clip(topic, line_clip) || is_clipped;
  }
  for (ReportQuote& quote : whole.noticed) {
    is_clipped = clip(quote.text, line_clip) || is_clipped;
  }
  for (auto* const parts : {&whole.homework, &whole.records}) {
    for (ReportPart& part : *parts) {
      clip(part.rows);
      for (std::string& change : part.changes) {
        is_clipped = clip(change, line_clip) || is_clipped;
      }
    }
  }
  clip(whole.sleep.notes);
  whole.is_clipped = is_clipped;
  return whole;
}

bool has_clipped(const Report& page) {
  const auto is_clipped = [](const ReportRow& row) {
    return row.subject.is_clipped || has_clipped(row.words) ||
           has_clipped(row.remarks);
  };
  for (const auto* const parts : {&page.homework, &page.records}) {
    for (const ReportPart& part : *parts) {
      if (std::any_of(part.rows.begin(), part.rows.end(), is_clipped)) {
        return true;
      }
    }
  }
  return std::any_of(page.sleep.notes.begin(), page.sleep.notes.end(),
                     is_clipped);
}

}  // namespace hw::page
