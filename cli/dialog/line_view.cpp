// The rows of the whole text are remembered by where they begin. After a key,
// only those are laid out again that are different by it: from the row before
// the change, which may have room now, until a row begins where one began
// before. So a key costs the same in a text of a line and in one of a megabyte.
#include "dialog/line_view.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "hw/text.hpp"

namespace hw::cli {
namespace {

constexpr std::size_t indent = 2;  // columns

std::size_t width_of(std::string_view text) {
  return display_width(printable(text));
}

std::size_t common_start(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

std::size_t common_end(std::string_view a, std::string_view b,
                       std::size_t most) {
  std::size_t size = 0;
  while (size < most && a[a.size() - 1 - size] == b[b.size() - 1 - size]) {
    ++size;
  }
  return size;
}

// Whether the character at `at` takes a column, and does not join the one
// before it.
bool has_column(std::string_view row, std::size_t at) {
  return at >= row.size() ||
         width_of(row.substr(at, character_end(row, at) - at)) > 0;
}

// How many bytes `row` and `before` share at the start, in whole columns.
std::size_t unchanged(std::string_view row, std::string_view before) {
  const std::size_t same = common_start(row, before);
  std::size_t settled = 0;
  for (std::size_t at = 0; at <= same;) {
    if (has_column(row, at) && has_column(before, at)) {
      settled = at;
    }
    const std::size_t end = at < row.size() ? character_end(row, at) : same + 1;
    if (at >= before.size() || character_end(before, at) != end) {
      break;
    }
    at = end;
  }
  return settled;
}

}  // namespace

// A row has room for one character of two columns at least.
std::size_t LineView::room() const {
  return std::max<std::size_t>(size_.columns, indent + 3) - indent - 1;
}

std::size_t LineView::row_at(std::size_t byte) const {
  return static_cast<std::size_t>(std::ranges::upper_bound(starts_, byte) -
                                  starts_.begin()) -
         1;
}

std::string_view LineView::row_text(std::size_t row) const {
  const std::size_t begin = starts_[row];
  const std::size_t end =
      row + 1 < starts_.size() ? starts_[row + 1] : text_.size();
  const std::string_view text =
      std::string_view(text_).substr(begin, end - begin);
  return text.substr(0, text.size() - (text.ends_with('\n') ? 1 : 0));
}

// Where the row after the one at `begin` begins; past the end if there is none.
std::size_t LineView::next_row(std::size_t begin) const {
  std::size_t columns = 0;
  for (std::size_t at = begin; at < text_.size();) {
    if (text_[at] == '\n') {
      return at + 1;
    }
    const std::size_t end = character_end(text_, at);
    columns += width_of(std::string_view(text_).substr(at, end - at));
    if (columns > room() && at > begin) {
      return at;
    }
    at = end;
  }
  return text_.size() + 1;
}

void LineView::lay_out(std::string_view text) {
  const std::size_t same = common_start(text_, text);
  const std::size_t same_end =
      common_end(text_, text, std::min(text_.size(), text.size()) - same);
  const std::size_t first = std::max<std::size_t>(row_at(same), 1) - 1;
  const std::vector<std::size_t> before(
      starts_.begin() + static_cast<std::ptrdiff_t>(first) + 1, starts_.end());
  const std::size_t old_size = text_.size();
  text_ = text;
  starts_.resize(first + 1);
  const auto is_settled = [&](std::size_t begin) {
    const std::size_t from_end = text_.size() - begin;
    return from_end <= same_end &&
           std::ranges::binary_search(before, old_size - from_end);
  };
  std::size_t next = next_row(starts_.back());
  while (next <= text_.size() && !is_settled(next)) {
    starts_.push_back(next);
    next = next_row(next);
  }
  if (next > text_.size()) {
    return;
  }
  const std::size_t old_next = old_size - (text_.size() - next);
  for (auto row = std::ranges::lower_bound(before, old_next);
       row != before.end(); ++row) {
    starts_.push_back(*row - old_next + next);
  }
}

LineView::Place LineView::place_of(std::size_t byte) const {
  const std::size_t row = row_at(byte);
  return {row, indent + width_of(std::string_view(text_).substr(
                            starts_[row], byte - starts_[row]))};
}

std::size_t LineView::byte_at(Place place) const {
  const std::string_view row = row_text(place.row);
  const bool goes_on =
      place.row + 1 < starts_.size() &&
      starts_[place.row] + row.size() == starts_[place.row + 1];
  std::size_t begin = 0;
  for (std::size_t columns = indent; begin < row.size();) {
    const std::size_t end = character_end(row, begin);
    columns += width_of(row.substr(begin, end - begin));
    // The end of a row that goes on is the start of the next one.
    if (columns > place.column || (goes_on && end == row.size())) {
      break;
    }
    begin = end;
  }
  return starts_[place.row] + begin;
}

std::size_t LineView::above(std::size_t cursor) const {
  const Place place = place_of(cursor);
  return place.row == 0 ? cursor : byte_at({place.row - 1, place.column});
}

std::size_t LineView::below(std::size_t cursor) const {
  const Place place = place_of(cursor);
  return place.row + 1 == starts_.size()
             ? cursor
             : byte_at({place.row + 1, place.column});
}

void LineView::scroll_to(std::size_t row) {
  const std::size_t height = std::max<std::size_t>(size_.rows, 2) - 1;
  const std::size_t last_top =
      starts_.size() - std::min(height, starts_.size());
  top_ = std::min(std::clamp(top_, row - std::min(row, height - 1), row),
                  last_top);
}

std::string LineView::row_on_screen(std::size_t row) const {
  return (row == 0 ? "> " : "  ") + printable(row_text(row));
}

std::string LineView::go_to(Place place) {
  std::string bytes;
  if (place.row < cursor_.row) {
    bytes += fmt::format("\033[{}A", cursor_.row - place.row);
  }
  for (; cursor_.row < place.row; ++cursor_.row) {
    bytes += "\r\n";  // there need not be such a row yet
    cursor_.column = 0;
  }
  if (place.column == 0 && cursor_.column > 0) {
    bytes += '\r';
  } else if (place.column < cursor_.column) {
    bytes += fmt::format("\033[{}D", cursor_.column - place.column);
  } else if (place.column > cursor_.column) {
    bytes += fmt::format("\033[{}C", place.column - cursor_.column);
  }
  cursor_ = place;
  return bytes;
}

std::string LineView::show_row(std::size_t index, const std::string& row) {
  if (index == shown_.size()) {
    shown_.emplace_back();
  }
  std::string& before = shown_[index];
  if (before == row) {
    return "";
  }
  const std::size_t same = unchanged(row, before);
  std::string bytes = go_to({index, display_width(row.substr(0, same))});
  bytes += row.substr(same);
  cursor_.column = display_width(row);
  if (display_width(before) > cursor_.column) {
    bytes += "\033[K";  // erase what is right of the cursor
  }
  before = row;
  return bytes;
}

std::string LineView::draw(std::string_view text, std::size_t cursor) {
  lay_out(text);
  Place place = place_of(cursor);
  scroll_to(place.row);
  const std::size_t height = std::max<std::size_t>(size_.rows, 2) - 1;
  const std::size_t count = std::min(height, starts_.size() - top_);
  std::string bytes;
  for (std::size_t i = 0; i < count; ++i) {
    bytes += show_row(i, row_on_screen(top_ + i));
  }
  if (shown_.size() > count) {
    bytes += go_to({count - 1, display_width(shown_[count - 1])});
    bytes += "\033[J";  // and what is below
    shown_.resize(count);
  }
  place.row -= top_;
  return bytes + go_to(place);
}

std::string LineView::resize(ScreenSize size) {
  const std::size_t columns = std::max<std::size_t>(size.columns, 1);
  std::size_t above = cursor_.column / columns;
  for (std::size_t row = 0; row < std::min(cursor_.row, shown_.size()); ++row) {
    const std::size_t width =
        std::max<std::size_t>(display_width(shown_[row]), 1);
    above += (width + columns - 1) / columns;
  }
  size_ = size;
  start_over();
  return (above > 0 ? fmt::format("\033[{}A", above) : std::string()) +
         "\r\033[J";
}

void LineView::start_over() {
  shown_.clear();
  cursor_ = {};
  top_ = 0;
  text_.clear();
  starts_ = {0};
}

}  // namespace hw::cli
