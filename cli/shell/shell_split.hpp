// A line of text as words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hw::cli {

struct ShellWords {
  std::vector<std::string> words;
  bool is_open = false;  // the last word ends within a quotation
};

// The words of `line`, split as a shell splits them: at blanks, with '...',
// "..." and a backslash to keep blanks within a word. Nothing else that a shell
// knows means anything: "$HOME", "*" and ";" are text.
ShellWords split_words(std::string_view line);

}  // namespace hw::cli
