// A text that is being typed, on a terminal: its rows, and what is written so
// that they are seen. Nothing that stays as it is is written again, so that a
// screen reader speaks keys and words.
//
// Knows no terminal: it gives the bytes. They are what ISO 6429 (ECMA-48) says,
// and what every terminal with a cursor takes.
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

// Rows begin with "> " or two spaces and leave the last column free, where
// terminals do not agree what the cursor does. Those that find no room on the
// screen are not shown: the row of the cursor always is.
class LineView {
 public:
  explicit LineView(ScreenSize size) : size_(size) {}

  // What shows `text`, with the cursor before its byte `cursor`, where so far
  // what was drawn last is seen.
  std::string draw(std::string_view text, std::size_t cursor);

  // What takes away what was drawn, on a screen that has `size` from now on.
  // Terminals break rows that are too wide now, and that is reckoned with.
  std::string resize(ScreenSize size);

  // Something else was written: the next draw() begins on an empty row.
  void begin_anew();

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
