// id_from_title() and is_valid_id(): what assignments and templates are called.
#include <algorithm>
#include <array>

#include "hw/text.hpp"

#include "characters.hpp"

namespace hw {
namespace {

bool is_apostrophe(char32_t code_point) {
  return code_point == U'\'' || code_point == U'\u2019';
}

// Beyond ASCII, which of them are letters is not known everywhere: all but
// spaces, dashes, quotes and the brackets of East Asia.
bool may_be_in_id(char32_t code_point) {
  if (code_point < 0x80) {
    return code_point == U'-' || code_point == U'_' || code_point == U'.' ||
           is_letter_or_digit(code_point);
  }
  return code_point > 0xA0 && !(code_point >= 0x2000 && code_point <= 0x200A) &&
         !(code_point >= 0x2010 && code_point <= 0x2029) &&
         code_point != 0x3000 && code_point != 0xFF08 && code_point != 0xFF09;
}

// Collects the letters of an id, each with its marks and, at the beginning of
// a word, with the "-" before it.
class IdLetters {
 public:
  void add(char32_t code_point) {
    if (is_mark(code_point)) {
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
    letter += to_utf8(code_point);
    is_in_word_ = true;
  }

  std::vector<std::string> letters_;
  bool is_in_word_ = false;
};

}  // namespace

std::string id_from_title(std::string_view title) {
  constexpr std::size_t most_bytes = 60;
  std::string visible;
  for (const auto& [code_point, bytes, is_valid] : Characters(title)) {
    if (!is_apostrophe(code_point) && !is_invisible(code_point)) {
      visible += to_utf8(lower_case(code_point));
    }
  }
  const std::string whole = composed(visible);
  IdLetters letters;
  for (const Character& character : Characters(whole)) {
    letters.add(character.code_point);
  }
  return letters.join(most_bytes);
}

bool is_valid_id(std::string_view id) {
  constexpr std::size_t most_bytes = 200;
  constexpr std::array<std::string_view, 3> copy_marks = {
      ".sync-conflict", "_conflict", ".conflict"};
  if (id.empty() || id.size() > most_bytes || id.starts_with('.') ||
      id.starts_with('-') ||
      std::ranges::any_of(copy_marks, [name = lower_case(id)](auto mark) {
        return name.find(mark) != std::string::npos;
      })) {
    return false;
  }
  return std::ranges::all_of(Characters(id), [](const Character& character) {
    return character.is_valid && may_be_in_id(character.code_point);
  });
}

}  // namespace hw
