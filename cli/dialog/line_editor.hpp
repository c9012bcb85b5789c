// A line editor for one answer: no history, no completion, no color.
//
// What is typed is kept in the answer and nowhere else. The terminal gets its
// mode back on every way out.
#pragma once

#include <deque>
#include <optional>
#include <string>

#include "dialog/line_keys.hpp"

namespace hw::cli {

// How an answer is typed.
struct LineRequest {
  std::string text = {};     // in the line at first, to be edited
  bool keeps_lines = false;  // pasted line breaks stay, and are not spaces
};

// How typing an answer ended.
struct Line {
  std::optional<std::string> text = {};  // nothing: Ctrl-D, or a closed window
  bool was_interrupted = false;          // Ctrl-C
};

// Reads an answer of at most largest_answer bytes after "> ", with keys that
// move in it. What was typed ahead stays in `ahead`, for the next answer.
Line edit_line(const LineRequest& request, std::deque<Input>& ahead);

// Reads an answer after "> " with only the editing that the terminal itself
// has. A terminal cuts a line at 4,095 bytes: a line of that length is refused
// with a sentence, and read again.
Line read_plain_line(const LineRequest& request);

}  // namespace hw::cli
