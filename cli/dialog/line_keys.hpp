// Turns the bytes that a terminal sends into keys. Knows no terminal: the
// source is passed in.
#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <optional>
#include <string>

namespace hw::cli {

// What came during a wait.
struct Input {
  enum class Kind {
    byte,     // `value` is one
    nothing,  // the patience ended
    closed,   // the terminal is closed
    signal,   // `value` is its number
  };
  Kind kind = Kind::nothing;
  int value = 0;
};

// Waits for the next byte or signal; without `patience`, as long as it takes.
using ReadInput =
    std::function<Input(std::optional<std::chrono::milliseconds> patience)>;

enum class KeyKind {
  text,  // typed or pasted
  enter,
  end,     // Ctrl-D: the end, or in a line that was edited: erase_right
  closed,  // the terminal is closed
  signal,
  left,
  right,
  up,
  down,
  word_left,
  word_right,
  line_start,
  line_end,
  erase_left,
  erase_right,
  kill_word_left,
  kill_word_right,
  kill_to_line_start,
  kill_to_line_end,
  yank,
  redraw,
  unknown,  // a key that means nothing here
};

struct Key {
  KeyKind kind = KeyKind::unknown;
  std::string text = {};  // as it came; only pasted text has line breaks
  bool enters = false;    // whether Enter came right after the text
  int signal = 0;
};

// Reads keys. Line breaks in pasted text are text: between the marks of
// bracketed paste, and without marks where more text follows faster than people
// type.
class KeyReader {
 public:
  // What is read too early goes to `ahead`, for the next KeyReader.
  KeyReader(ReadInput read, std::deque<Input>& ahead)
      : read_(std::move(read)), ahead_(ahead) {}

  // Waits for the next key.
  Key next();

  // Whether something more comes within `patience`.
  bool has_more(std::chrono::milliseconds patience);

 private:
  Input get(std::optional<std::chrono::milliseconds> patience);
  void put_back(Input input);
  Key escape();
  Key control_sequence();
  Key pasted();
  Input add_text(std::string& text);
  Key text_or_enter(char byte);
  Key entered(std::string text, const std::string& breaks, bool was_burst);

  ReadInput read_;
  std::deque<Input>& ahead_;
  bool was_burst_ = false;  // whether the last key was several characters
};

}  // namespace hw::cli
