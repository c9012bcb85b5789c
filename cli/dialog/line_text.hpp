// A text that is being typed: where the cursor stands, and what keys do to it.
// Knows no terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace hw::cli {

// The longest answer, in bytes: what a note can hold.
inline constexpr std::size_t largest_answer = std::size_t{1024} * 1024;

// The cursor stands before a character as people count them (character_end()),
// or at the end. A word is what stands between blanks; a line ends at a line
// feed.
class LineText {
 public:
  // The cursor stands at the end of `text`.
  explicit LineText(std::string text);

  const std::string& text() const { return text_; }
  std::size_t cursor() const { return cursor_; }  // in bytes

  // Puts `piece` before the cursor and gives true; does nothing and gives false
  // if the text would be longer than largest_answer.
  [[nodiscard]] bool insert(std::string_view piece);

  void left();
  void right();
  void word_left();
  void word_right();
  void line_start();
  void line_end();
  // To the character that begins at or before `place`.
  void move_to(std::size_t place);

  void erase_left();
  void erase_right();

  // yank() brings back what these take away; of several in a row, all of it.
  void kill_word_left();
  void kill_word_right();
  void kill_to_line_start();
  void kill_to_line_end();
  [[nodiscard]] bool yank() { return insert(std::string(killed_)); }

 private:
  void kill(std::size_t begin, std::size_t end);

  std::string text_;
  std::size_t cursor_ = 0;
  std::string killed_;
  // The cursor after the last kill; another kill there belongs to it.
  std::size_t kill_place_ = std::string::npos;
};

// `typed` with_line_feeds(), or with spaces instead if it `is_one_line`. Tabs
// become spaces, other control characters are left out, and bytes that are not
// UTF-8 stay.
std::string as_typed_text(std::string_view typed, bool is_one_line);

}  // namespace hw::cli
