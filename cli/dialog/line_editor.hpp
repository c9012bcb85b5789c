// A line editor for one answer: no history, no completion, no color.
//
// Nothing of what is typed is kept anywhere but in the answer. The terminal is
// given back as it was on every way out.
#pragma once

#include <deque>
#include <optional>
#include <string>

#include "dialog/line_keys.hpp"

namespace hw::cli {

// How an answer is typed.
struct LineRequest {
  std::string text = {};     // stands in the line at first, to be edited
  bool keeps_lines = false;  // line breaks in what is pasted stay, else spaces
};

// How typing an answer came to its end.
struct Line {
  std::optional<std::string> text = {};  // nothing: Ctrl-D, or nobody is there
  bool was_interrupted = false;          // Ctrl-C
};

// Reads an answer behind "> ": of at most largest_answer bytes with keys that
// move in it.
// What was typed ahead stays in `ahead`, for the next answer.
Line edit_line(const LineRequest& request, std::deque<Input>& ahead);

// Reads an answer behind "> " with nothing but what the terminal itself does to
// a line. A terminal cuts a line at 4,095 bytes: one as long as that is not
// taken, and the person is told.
Line read_plain_line(const LineRequest& request);

}  // namespace hw::cli
