// The characters of a text, and what Unicode says about them. Core only.
//
// characters.cpp is the one file that includes utf8proc. Its tables are the
// same in every locale and with every C library.
#pragma once

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

namespace hw {

inline constexpr char32_t replacement_character = 0xFFFD;

struct Character {
  char32_t code_point = replacement_character;
  std::string_view bytes;
  bool is_valid = false;
};

// The character at the start of `text`, which begins with a byte that is not
// ASCII; that byte only if it is not valid UTF-8.
Character first_wide_character(std::string_view text);

// The character at the start of `text`, which is not empty; one byte when
// that is not valid UTF-8.
inline Character first_character(std::string_view text) {
  const auto byte = static_cast<unsigned char>(text.front());
  return byte < 0x80 ? Character{byte, text.substr(0, 1), true}
                     : first_wide_character(text);
}

// The characters of a text, to be looped over.
class Characters {
 public:
  class Iterator {
   public:
    using value_type = Character;
    using difference_type = std::ptrdiff_t;

    explicit Iterator(std::string_view rest) : rest_(rest) { read(); }

    const Character& operator*() const { return character_; }

    Iterator& operator++() {
      rest_.remove_prefix(character_.bytes.size());
      read();
      return *this;
    }

    void operator++(int) { ++*this; }

    friend bool operator==(const Iterator& iterator, std::default_sentinel_t) {
      return iterator.rest_.empty();
    }

   private:
    void read() {
      if (!rest_.empty()) {
        character_ = first_character(rest_);
      }
    }

    std::string_view rest_;
    Character character_;
  };

  explicit Characters(std::string_view text) : text_(text) {}

  Iterator begin() const { return Iterator(text_); }
  std::default_sentinel_t end() const { return std::default_sentinel; }

 private:
  std::string_view text_;
};

char32_t lower_case(char32_t code_point);

bool is_letter_or_digit(char32_t code_point);

// Whether `code_point` combines with the letter before it.
bool is_mark(char32_t code_point);

// Whether `code_point` is a space, of whatever width.
bool is_space(char32_t code_point);

// Whether `code_point` only changes how its neighbors look or join.
bool is_invisible(char32_t code_point);

bool is_control(char32_t code_point);

// Whether `code_point` is a dash, or a quote, of any kind.
bool is_dash(char32_t code_point);
bool is_any_quote(char32_t code_point);

// Whether `code_point` turns the direction of the text that follows.
bool turns_direction(char32_t code_point);

// Adds to `text` what a search compares of `code_point`: no case, no marks, and
// one form of what has several, such as wide letters, quotes and dashes.
void append_search_form(std::string& text, char32_t code_point);

// Columns on a terminal, as display_width() counts them.
std::size_t column_width(char32_t code_point);

// Unicode's form NFC of `text`: letters and marks in one character where there
// is one. Invalid bytes become U+FFFD.
std::string composed(std::string_view text);

// What `name` has in common with every name that differs from it only by upper
// and lower case, or by how Unicode puts a letter with marks together: "Für"
// in three characters or in four. Computers may take such names for one
// another.
std::string folded_name(std::string_view name);

}  // namespace hw
