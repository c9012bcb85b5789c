#include "dialog/line_view.hpp"

#include <algorithm>
#include <cctype>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "typed_text.hpp"

namespace hw::test::line_view_test {

namespace {

using cli::LineView;
using cli::ScreenSize;

// A terminal, as far as a line needs one: what is written to it, in cells.
class Screen {
 public:
  explicit Screen(std::size_t columns) : columns_(columns) {}

  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      if (bytes.front() == '\r') {
        column_ = 0;
        bytes.remove_prefix(1);
      } else if (bytes.front() == '\n') {
        ++row_;
        bytes.remove_prefix(1);
      } else if (bytes.starts_with("\033[")) {
        bytes.remove_prefix(2);
        obey(bytes);
      } else {
        const std::size_t size = character_end(bytes, 0);
        show(bytes.substr(0, size));
        bytes.remove_prefix(size);
      }
    }
  }

  // Rows become narrower: what has no room in one goes on in the next.
  void make_narrow(std::size_t columns) {
    std::vector<Row> rows;
    std::size_t row_of_cursor = 0;
    for (std::size_t row = 0; row < std::max(rows_.size(), row_ + 1); ++row) {
      if (row == row_) {
        row_of_cursor = rows.size() + column_ / columns;
      }
      Row rest = row < rows_.size() ? rows_[row] : Row();
      do {
        const std::size_t size = std::min(columns, rest.size());
        rows.emplace_back(rest.begin(), rest.begin() + static_cast<long>(size));
        rest.erase(rest.begin(), rest.begin() + static_cast<long>(size));
      } while (!rest.empty());
    }
    rows_ = rows;
    row_ = row_of_cursor;
    column_ %= columns;
    columns_ = columns;
  }

  std::size_t row() const { return row_; }
  std::size_t column() const { return column_; }

  // What is seen, without blanks at the ends of rows and without empty rows at
  // the end.
  std::vector<std::string> text() const {
    std::vector<std::string> rows;
    for (const Row& cells : rows_) {
      std::string row;
      for (const std::string& cell : cells) {
        row += cell;
      }
      rows.push_back(row.substr(0, row.find_last_not_of(' ') + 1));
    }
    while (!rows.empty() && rows.back().empty()) {
      rows.pop_back();
    }
    return rows;
  }

 private:
  using Row = std::vector<std::string>;

  void obey(std::string_view& bytes) {
    std::size_t number = 0;
    bool has_number = false;
    for (; std::isdigit(static_cast<unsigned char>(bytes.front())) != 0;
         bytes.remove_prefix(1)) {
      number = number * 10 + static_cast<std::size_t>(bytes.front() - '0');
      has_number = true;
    }
    const std::size_t count = has_number ? number : 1;
    const char letter = bytes.front();
    bytes.remove_prefix(1);
    if (letter == 'A') {
      REQUIRE(row_ >= count);  // never above the first row
      row_ -= count;
    } else if (letter == 'C') {
      column_ += count;
    } else if (letter == 'D') {
      REQUIRE(column_ >= count);
      column_ -= count;
    } else if (letter == 'K') {
      erase_right();
    } else {
      REQUIRE(letter == 'J');
      erase_right();
      rows_.resize(std::min(rows_.size(), row_ + 1));
    }
  }

  void erase_right() {
    if (row_ < rows_.size()) {
      Row& cells = rows_[row_];
      cells.resize(std::min(cells.size(), column_));
    }
  }

  void show(std::string_view character) {
    rows_.resize(std::max(rows_.size(), row_ + 1));
    Row& cells = rows_[row_];
    const std::size_t width = display_width(character);
    cells.resize(std::max(cells.size(), column_ + width), " ");
    if (width == 0) {
      if (column_ > 0) {
        cells[column_ - 1] += character;
      }
      return;
    }
    REQUIRE(column_ + width < columns_);  // the last column stays free
    cells[column_] = character;
    for (std::size_t i = 1; i < width; ++i) {
      cells[column_ + i].clear();
    }
    column_ += width;
  }

  std::size_t columns_;
  std::vector<Row> rows_;
  std::size_t row_ = 0;
  std::size_t column_ = 0;
};

// Rows and the place of the cursor, laid out from the start each time.
struct Layout {
  std::vector<std::string> rows = {"> "};
  std::size_t row = 0;
  std::size_t column = 2;
};

Layout laid_out(const std::string& text, std::size_t cursor,
                std::size_t columns) {
  Layout layout;
  std::size_t column = 2;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = at < text.size() ? character_end(text, at) : at + 1;
    const std::string character =
        at < text.size() ? text.substr(at, end - at) : "";
    const std::size_t width =
        character == "\n" ? 0 : display_width(printable(character));
    if (column > 2 && column + width > columns - 1) {
      layout.rows.emplace_back("  ");
      column = 2;
    }
    if (at == cursor) {
      layout.row = layout.rows.size() - 1;
      layout.column = column;
    }
    if (character == "\n") {
      layout.rows.emplace_back("  ");
      column = 2;
    } else {
      layout.rows.back() += printable(character);
      column += width;
    }
    at = end;
  }
  for (std::string& row : layout.rows) {
    row = row.substr(0, row.find_last_not_of(' ') + 1);
  }
  return layout;
}

void check_screen(const Screen& screen, const std::string& text,
                  std::size_t cursor, ScreenSize size) {
  const Layout layout = laid_out(text, cursor, size.columns);
  const std::size_t height = std::min(size.rows - 1, layout.rows.size());
  REQUIRE(layout.row >= screen.row());
  const std::size_t top = layout.row - screen.row();
  REQUIRE(top + height <= layout.rows.size());
  REQUIRE(screen.row() < height);
  CHECK(screen.column() == layout.column);
  std::vector<std::string> seen = screen.text();
  REQUIRE(seen.size() <= height);
  seen.resize(height);
  for (std::size_t i = 0; i < height; ++i) {
    REQUIRE(seen[i] == layout.rows[top + i]);
  }
}

// `text` with a piece put in or taken out somewhere, and the cursor there.
void change(std::string& text, std::size_t& cursor, Random& random) {
  const auto some_place = [&] { return random.of(places_in(text)); };
  if (random.one_in(3)) {
    const std::size_t one = some_place();
    const std::size_t other = some_place();
    text.erase(std::min(one, other),
               std::max(one, other) - std::min(one, other));
  } else {
    text.insert(random.one_in(2) ? text.size() : some_place(),
                random_piece(random));
  }
  cursor = random.one_in(2) ? text.size() : some_place();
}

}  // namespace

TEST_CASE("a character at the end is written by itself") {
  LineView view({.columns = 20, .rows = 5});
  CHECK(view.draw("", 0) == "> ");
  CHECK(view.draw("a", 1) == "a");
  CHECK(view.draw("ab", 2) == "b");
  CHECK(view.draw("ab\u6f22", 5) == "\u6f22");
}

TEST_CASE("what stays as it is is not written again") {
  LineView view({.columns = 20, .rows = 5});
  view.draw("one two", 7);
  CHECK(view.draw("one two", 7).empty());
  CHECK(view.draw("one two", 4) == "\033[3D");
  CHECK(view.draw("one tiwo", 6) == "\033[1Ciwo\033[2D");
  CHECK(view.draw("one two", 7) == "\033[1Dwo\033[K");
}

TEST_CASE("a mark is written with its letter") {
  LineView view({.columns = 20, .rows = 5});
  view.draw("ae", 2);
  CHECK(view.draw("ae\u0301", 4) == "\033[1De\u0301");
}

TEST_CASE("the last column stays free, and a row goes on in the next") {
  LineView view({.columns = 8, .rows = 5});
  CHECK(view.draw("12345", 5) == "> 12345");
  CHECK(view.draw("123456", 6) == "\r\n  6");
}

TEST_CASE("arrows go from row to row, also in a line that is broken") {
  LineView view({.columns = 8, .rows = 5});
  view.draw("1234567\nx", 9);
  CHECK(view.above(9) == 6);  // behind the 6
  CHECK(view.above(6) == 1);
  CHECK(view.above(1) == 1);
  CHECK(view.below(1) == 6);
  CHECK(view.below(4) == 7);
  CHECK(view.below(9) == 9);
}

TEST_CASE("an arrow never ends on the row that it came from") {
  LineView view({.columns = 8, .rows = 5});
  view.draw("\u6f22\u6f22\u6f22123", 12);
  CHECK(view.above(12) == 3);  // the end of the first row is in the second
}

TEST_CASE("a screen shows what a second version of the layout says") {
  for (std::uint32_t seed = 1; seed <= 400; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const ScreenSize size{
        .columns = static_cast<std::size_t>(random.between(12, 40)),
        .rows = static_cast<std::size_t>(random.between(2, 12))};
    LineView view(size);
    Screen screen(size.columns);
    std::string text;
    std::size_t cursor = 0;
    for (int i = 0; i < 60; ++i) {
      CAPTURE(text);
      screen.write(view.draw(text, cursor));
      check_screen(screen, text, cursor, size);
      change(text, cursor, random);
    }
  }
}

TEST_CASE("on a narrower window what was drawn goes, and is drawn again") {
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    std::string text(static_cast<std::size_t>(random.between(0, 150)), 'a');
    const auto cursor = static_cast<std::size_t>(
        random.between(0, static_cast<int>(text.size())));
    ScreenSize size{.columns = 60, .rows = 50};
    LineView view(size);
    Screen screen(size.columns);
    screen.write("Question\r\n");
    screen.write(view.draw(text, cursor));
    for (const std::size_t columns : {41U, 23U, 12U}) {
      size.columns = columns;
      screen.make_narrow(columns);
      screen.write(view.resize(size));
      CHECK(screen.text() == std::vector<std::string>{"Question"});
      screen.write(view.draw(text, cursor));
    }
  }
}

}  // namespace hw::test::line_view_test
