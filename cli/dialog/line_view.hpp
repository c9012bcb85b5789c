// The rows of a text that is being typed, and the bytes that show them. Only
// what changes is written again, so that a screen reader speaks keys and words.
//
// Knows no terminal: the caller writes the bytes, which follow ISO 6429
// (ECMA-48).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hw::cli {

struct ScreenSize {
  std::size_t columns = 80;
  std::size_t rows = 24;
};

// Rows begin with "> " or two spaces. The last column stays free, since
// terminals differ in what the cursor does there. If there are more rows than
// the screen has, those around the cursor are shown.
class LineView {
 public:
  explicit LineView(ScreenSize size) : size_(size) {}

  // Shows `text`, with the cursor before its byte `cursor`, on a screen that
  // shows what draw() drew last.
  std::string draw(std::string_view text, std::size_t cursor);

  // Erases what was drawn, on a screen that has `size` from now on and has
  // broken the rows that are too wide for it.
  std::string resize(ScreenSize size);

  // After other output: the next draw() begins on an empty row.
  void start_over();

  // The place in the text one row above or below `cursor`, in the column where
  // it stands or before; `cursor` if there is no such row.
  std::size_t above(std::size_t cursor) const;
  std::size_t below(std::size_t cursor) const;

 private:
  struct Place {
    std::size_t row = 0;
    std::size_t column = 0;
  };

  std::size_t room() const;
  std::size_t row_at(std::size_t byte) const;
  std::string_view row_text(std::size_t row) const;
  std::size_t next_row(std::size_t begin) const;
  void lay_out(std::string_view text);
  Place place_of(std::size_t byte) const;
  std::size_t byte_at(Place place) const;
  void scroll_to(std::size_t row);
  std::string row_on_screen(std::size_t row) const;
  std::string go_to(Place place);
  std::string show_row(std::size_t index, const std::string& row);

  ScreenSize size_;
  std::string text_;                       // as it was laid out
  std::vector<std::size_t> starts_ = {0};  // of its rows, in bytes
  std::size_t top_ = 0;                    // the first row that is shown
  std::vector<std::string> shown_;         // what the screen has
  Place cursor_;                           // on the screen, from the first row
};

}  // namespace hw::cli
