// escape_markdown(): what was typed, shown as it was typed.
#include <algorithm>
#include <vector>

#include "hw/markdown.hpp"
#include "hw/text.hpp"

#include "ascii.hpp"

namespace hw {
namespace {

bool is_letter_or_digit(char character) {
  const char letter = lower_case_letter(character);
  return is_digit(character) || (letter >= 'a' && letter <= 'z');
}

bool is_blank(char character) {
  return character == ' ' || character == '\t';
}

// One line of typed text, on its way into a page.
class TypedLine {
 public:
  explicit TypedLine(std::string_view line)
      : line_(line),
        begin_(std::min(line.find_first_not_of(" \t"), line.size())) {}

  std::string escaped() const {
    std::string text = indentation();
    for (std::size_t index = begin_; index < line_.size(); ++index) {
      if (is_mark_up(index)) {
        text += '\\';
      }
      text += line_[index];
    }
    return text;
  }

 private:
  // Spaces at the start of a line would vanish, or make it code.
  std::string indentation() const {
    std::string text;
    for (const char blank : line_.substr(0, begin_)) {
      text += blank == '\t' ? "&nbsp;&nbsp;&nbsp;&nbsp;" : "&nbsp;";
    }
    return text;
  }

  bool is_mark_up(std::size_t index) const {
    switch (line_[index]) {
      case '\\':
      case '`':
      case '*':
      case '_':
      case '[':
      case ']':
      case '<':
      case '|':
      case '~':
      case '^':
      case '{':
        return true;
      case '-':
        return index == begin_ || previous(index) == '-' || next(index) == '-';
      case '+':
      case '=':
      case '>':
      case '(':
        return index == begin_;
      case '$':
        return !is_blank(previous(index)) || !is_digit(next(index));
      case '@':
        return !is_letter_or_digit(previous(index)) && !is_blank(next(index));
      case '#':
        return index == begin_ || is_blank(line_[index - 1]);
      case '&':
        return next(index) == '#' || is_letter_or_digit(next(index));
      case ':':
        return index == begin_ || line_.substr(index).starts_with("://");
      case '.':
        return ends_list_mark(index) || ends_www(index);
      case ')':
        return ends_list_mark(index);
      default:
        return false;
    }
  }

  // A blank after the last character, where one makes a list as well.
  char next(std::size_t index) const {
    return index + 1 < line_.size() ? line_[index + 1] : ' ';
  }

  char previous(std::size_t index) const {
    return index > 0 ? line_[index - 1] : ' ';
  }

  // "1. one", "a) one", "iv. four"
  bool ends_list_mark(std::size_t index) const {
    const std::string_view mark = line_.substr(begin_, index - begin_);
    const bool is_number = std::all_of(mark.begin(), mark.end(), is_digit);
    const bool is_roman =
        mark.find_first_not_of("ivxIVX") == std::string_view::npos;
    const bool is_letter = mark.size() == 1 && is_letter_or_digit(mark[0]);
    return !mark.empty() && is_blank(next(index)) &&
           (is_number || is_roman || is_letter);
  }

  bool ends_www(std::size_t index) const {
    return line_.substr(0, index).ends_with("www");
  }

  std::string_view line_;
  std::size_t begin_;
};

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (true) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) {
      return lines;
    }
    text.remove_prefix(end + 1);
  }
}

}  // namespace

std::string escape_markdown(std::string_view text) {
  const std::string printed = printable(text);
  std::string escaped;
  const char* separator = "";
  for (const std::string_view line : lines_of(printed)) {
    escaped += separator + TypedLine(line).escaped();
    separator = "\n";
  }
  return escaped;
}

}  // namespace hw
