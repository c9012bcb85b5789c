// wrap(): a text in lines.
#include <algorithm>
#include <utility>

#include "hw/text.hpp"

#include "characters.hpp"

namespace hw {
namespace {

// Fills lines word by word.
class LineFiller {
 public:
  LineFiller(std::size_t width, std::size_t indent)
      : room_(width),
        later_room_(width - std::min(width, indent)),
        indent_(indent, ' ') {}

  // Adds `word`, `spaces` spaces after what is on the line, or on a new line.
  void add(std::size_t spaces, std::string_view word) {
    const std::size_t needed = columns_ + spaces + display_width(word);
    if (needed <= room_) {
      append(std::string(spaces, ' ').append(word), needed);
      return;
    }
    if (columns_ > 0) {
      end_line();
    }
    add_in_pieces(word);
  }

  void end_line() {
    text_ += '\n';
    columns_ = 0;
    room_ = later_room_;
    needs_indent_ = true;
  }

  std::string take() { return std::move(text_); }

 private:
  void add_in_pieces(std::string_view word) {
    for (const Character& character : Characters(word)) {
      const std::size_t width = display_width(character.bytes);
      // Even a line without room takes one character.
      if (width > 0 && columns_ > 0 && columns_ + width > room_) {
        end_line();
      }
      append(character.bytes, columns_ + width);
    }
  }

  void append(std::string_view piece, std::size_t columns) {
    if (needs_indent_) {
      text_ += indent_;
      needs_indent_ = false;
    }
    text_ += piece;
    columns_ = columns;
  }

  std::size_t room_;  // columns of this line, without the indent
  std::size_t later_room_;
  std::string indent_;
  std::string text_;
  std::size_t columns_ = 0;  // of `room_` that are taken
  bool needs_indent_ = false;
};

void fill_paragraph(LineFiller& lines, std::string_view paragraph) {
  std::size_t begin = 0;
  while (begin < paragraph.size()) {
    const std::size_t word =
        std::min(paragraph.find_first_not_of(' ', begin), paragraph.size());
    const std::size_t end =
        std::min(paragraph.find(' ', word), paragraph.size());
    if (word < end) {
      lines.add(word - begin, paragraph.substr(word, end - word));
    }
    begin = end;
  }
}

}  // namespace

std::string wrap(std::string_view text, std::size_t width, std::size_t indent) {
  text = text.substr(0, text.find_last_not_of(" \n") + 1);
  LineFiller lines(width, indent);
  std::size_t end = text.find('\n');
  while (end != std::string_view::npos) {
    fill_paragraph(lines, text.substr(0, end));
    lines.end_line();
    text.remove_prefix(end + 1);
    end = text.find('\n');
  }
  fill_paragraph(lines, text);
  return lines.take();
}

}  // namespace hw
