#include "hw/text.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "characters.hpp"

namespace hw {
namespace {

// What stands for `character`, which is no line feed, tab or carriage return.
std::string printable(const Character& character) {
  constexpr char32_t picture_of_null = 0x2400;
  constexpr char32_t picture_of_delete = 0x2421;
  const char32_t code_point = character.code_point;
  if (code_point < 0x20) {
    return to_utf8(picture_of_null + code_point);
  }
  if (code_point == 0x7F) {
    return to_utf8(picture_of_delete);
  }
  const bool is_replaced = is_control(code_point) ||
                           turns_direction(code_point) || !character.is_valid;
  return is_replaced ? to_utf8(replacement_character)
                     : std::string(character.bytes);
}

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

std::vector<char32_t> lower_case_letters(std::string_view text) {
  std::vector<char32_t> letters;
  for (const Character& character : Characters(text)) {
    letters.push_back(lower_case(character.code_point));
  }
  return letters;
}

// Slips of the finger that make `typed` out of `meant`: the optimal string
// alignment distance.
std::size_t slips_between(const std::vector<char32_t>& meant,
                          const std::vector<char32_t>& typed) {
  std::vector<std::vector<std::size_t>> slips(
      meant.size() + 1, std::vector<std::size_t>(typed.size() + 1));
  for (std::size_t i = 0; i <= meant.size(); ++i) {
    for (std::size_t j = 0; j <= typed.size(); ++j) {
      if (i == 0 || j == 0) {
        slips[i][j] = i + j;
        continue;
      }
      const std::size_t other = meant[i - 1] == typed[j - 1] ? 0 : 1;
      slips[i][j] = std::min({slips[i - 1][j] + 1, slips[i][j - 1] + 1,
                              slips[i - 1][j - 1] + other});
      const bool is_swap = i > 1 && j > 1 && meant[i - 1] == typed[j - 2] &&
                           meant[i - 2] == typed[j - 1];
      if (is_swap) {
        slips[i][j] = std::min(slips[i][j], slips[i - 2][j - 2] + 1);
      }
    }
  }
  return slips.back().back();
}

// Slips between two words that are near each other; nothing if they are not.
std::optional<std::size_t> slips_if_near(const std::vector<char32_t>& meant,
                                         const std::vector<char32_t>& typed) {
  const auto [shorter, longer] = std::minmax({meant.size(), typed.size()});
  const std::size_t allowed = longer / 3;
  if (longer - shorter > allowed) {
    return std::nullopt;
  }
  const std::size_t slips = slips_between(meant, typed);
  return slips <= allowed ? std::optional(slips) : std::nullopt;
}

// Characters that are there for how their neighbors look or join.
bool is_invisible(char32_t code_point) {
  return (code_point >= 0x200B && code_point <= 0x200F) ||
         (code_point >= 0x202A && code_point <= 0x202E) ||
         (code_point >= 0x2060 && code_point <= 0x206F) ||
         (code_point >= 0xFE00 && code_point <= 0xFE0F) ||
         code_point == 0xFEFF ||
         (code_point >= 0xFFF9 && code_point <= 0xFFFB) ||
         (code_point >= 0xE0000 && code_point <= 0xE0FFF);
}

bool is_apostrophe(char32_t code_point) {
  return code_point == U'\'' || code_point == U'\u2019';
}

// Collects the letters of an id, each with its marks and, at the beginning of
// a word, with the "-" before it.
class IdLetters {
 public:
  void add(char32_t code_point) {
    if (is_apostrophe(code_point) || is_invisible(code_point)) {
      return;
    }
    const bool is_mark = !is_control(code_point) && widths_.of(code_point) == 0;
    if (is_mark) {
      add_mark(code_point);
    } else if (is_letter_or_digit(code_point)) {
      add_letter(code_point);
    } else {
      is_in_word_ = false;
    }
  }

  // As many of them as go into `size` bytes.
  std::string join(std::size_t size) const {
    std::string id;
    for (const std::string& letter : letters_) {
      if (id.size() + letter.size() > size) {
        break;
      }
      id += letter;
    }
    return id;
  }

 private:
  void add_mark(char32_t code_point) {
    // More marks than any script has would fill the id.
    constexpr std::size_t most_bytes = 30;
    if (is_in_word_ && letters_.back().size() < most_bytes) {
      letters_.back() += to_utf8(code_point);
    }
  }

  void add_letter(char32_t code_point) {
    std::string& letter = letters_.emplace_back();
    const bool begins_next_word = !is_in_word_ && letters_.size() > 1;
    if (begins_next_word) {
      letter += '-';
    }
    letter += to_utf8(lower_case(code_point));
    is_in_word_ = true;
  }

  Widths widths_;
  std::vector<std::string> letters_;
  bool is_in_word_ = false;
};

}  // namespace

bool is_utf8(std::string_view text) {
  const auto is_ascii = [](char byte) {
    return static_cast<unsigned char>(byte) < 0x80;
  };
  while (true) {
    const auto next = std::find_if_not(text.begin(), text.end(), is_ascii);
    text = {next, text.end()};
    if (text.empty()) {
      return true;
    }
    const Character character = first_character(text);
    if (!character.is_valid) {
      return false;
    }
    text.remove_prefix(character.bytes.size());
  }
}

std::string to_utf8(char32_t code_point) {
  if (!is_scalar_value(code_point)) {
    return to_utf8(replacement_character);
  }
  if (code_point < 0x80) {
    return {static_cast<char>(code_point)};
  }
  const auto tail = [code_point](int shift) {
    return static_cast<char>(0x80 | ((code_point >> shift) & 0x3F));
  };
  if (code_point < 0x800) {
    return {static_cast<char>(0xC0 | (code_point >> 6)), tail(0)};
  }
  if (code_point < 0x10000) {
    return {static_cast<char>(0xE0 | (code_point >> 12)), tail(6), tail(0)};
  }
  return {static_cast<char>(0xF0 | (code_point >> 18)), tail(12), tail(6),
          tail(0)};
}

std::string printable(std::string_view text) {
  std::string result;
  bool follows_return = false;
  for (const Character& character : Characters(text)) {
    const char32_t code_point = character.code_point;
    if (code_point == '\r' || (code_point == '\n' && !follows_return)) {
      result += '\n';
    } else if (code_point == '\t') {
      result += '\t';
    } else if (code_point != '\n') {
      result += printable(character);
    }
    follows_return = code_point == '\r';
  }
  return result;
}

std::string one_line(std::string_view text) {
  std::string result;
  bool is_after_space = true;
  for (const char character : printable(text)) {
    const bool is_space =
        character == ' ' || character == '\t' || character == '\n';
    if (!is_space) {
      result += character;
    } else if (!is_after_space) {
      result += ' ';
    }
    is_after_space = is_space;
  }
  if (result.ends_with(' ')) {
    result.pop_back();
  }
  return result;
}

std::size_t display_width(std::string_view text) {
  const Widths widths;
  std::size_t columns = 0;
  for (const Character& character : Characters(text)) {
    columns += widths.of(character.code_point);
  }
  return columns;
}

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

std::string lower_case(std::string_view text) {
  std::string result;
  for (const Character& character : Characters(text)) {
    result += character.is_valid ? to_utf8(lower_case(character.code_point))
                                 : std::string(character.bytes);
  }
  return result;
}

std::string nearest(std::string_view word,
                    const std::vector<std::string>& words) {
  const auto typed = lower_case_letters(word);
  std::string best;
  std::optional<std::size_t> fewest;
  for (const std::string& candidate : words) {
    const auto slips = slips_if_near(lower_case_letters(candidate), typed);
    if (slips && (!fewest || *slips < *fewest)) {
      best = candidate;
      fewest = slips;
    }
  }
  return best;
}

std::string id_from_title(std::string_view title) {
  constexpr std::size_t most_bytes = 60;
  IdLetters letters;
  for (const Character& character : Characters(title)) {
    letters.add(character.code_point);
  }
  return letters.join(most_bytes);
}

bool is_valid_id(std::string_view id) {
  constexpr std::size_t most_bytes = 200;
  if (id.empty() || id.size() > most_bytes || id.starts_with('.') ||
      id.starts_with('-')) {
    return false;
  }
  return std::ranges::all_of(Characters(id), [](const Character& character) {
    return character.is_valid && character.code_point != '/' &&
           !is_control(character.code_point);
  });
}

}  // namespace hw
