#include "shell/shell_split.hpp"

#include <algorithm>

namespace hw::cli {
namespace {

constexpr std::string_view blanks = " \t\n";

class Splitter {
 public:
  explicit Splitter(std::string_view line) : rest_(line) {}

  ShellWords split() {
    ShellWords result;
    for (skip_blanks(); !rest_.empty(); skip_blanks()) {
      result.words.push_back(take_word());
    }
    result.is_open = is_open_;
    return result;
  }

 private:
  void skip_blanks() {
    rest_.remove_prefix(
        std::min(rest_.size(), rest_.find_first_not_of(blanks)));
  }

  std::string take_word() {
    std::string word;
    while (!rest_.empty() &&
           blanks.find(rest_.front()) == std::string_view::npos) {
      word += take_part();
    }
    return word;
  }

  // One character, or a whole quotation.
  std::string take_part() {
    const char first = take();
    if (first == '\'' || first == '"') {
      return take_quoted(first);
    }
    return std::string(1, first == '\\' && !rest_.empty() ? take() : first);
  }

  // A backslash in "..." is one, unless what follows would mean something.
  std::string take_quoted(char quote) {
    std::string text;
    while (!rest_.empty() && rest_.front() != quote) {
      const char first = take();
      const bool escapes = quote == '"' && first == '\\' && !rest_.empty() &&
                           std::string_view("\\\"$`").find(rest_.front()) !=
                               std::string_view::npos;
      text += escapes ? take() : first;
    }
    is_open_ = rest_.empty();
    if (!is_open_) {
      take();
    }
    return text;
  }

  char take() {
    const char first = rest_.front();
    rest_.remove_prefix(1);
    return first;
  }

  std::string_view rest_;
  bool is_open_ = false;
};

}  // namespace

ShellWords split_words(std::string_view line) {
  return Splitter(line).split();
}

}  // namespace hw::cli
