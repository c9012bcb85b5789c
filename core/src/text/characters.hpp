// The characters of a text, and what the C library knows about them. For core
// alone.
#pragma once

#include <array>
#include <cstddef>
#include <iterator>
#include <locale.h>
#include <optional>
#include <string_view>
#include <wchar.h>
#include <wctype.h>

namespace hw {

inline constexpr char32_t replacement_character = 0xFFFD;

struct Character {
  char32_t code_point = replacement_character;
  std::string_view bytes;
  bool is_valid = false;
};

// How many bytes a character has that begins with `lead`; 0 if none does.
inline std::size_t sequence_size(unsigned char lead) {
  if (lead < 0x80) {
    return 1;
  }
  if (lead < 0xC0) {
    return 0;
  }
  return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF8 ? 4 : 0;
}

inline bool is_scalar_value(char32_t code_point) {
  const bool is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  return code_point <= 0x10FFFF && !is_surrogate;
}

// The code point that `bytes` spell, of the size that the first one asks for.
inline std::optional<char32_t> decode(std::string_view bytes) {
  constexpr std::array<char32_t, 5> smallest = {0, 0, 0x80, 0x800, 0x10000};
  constexpr std::array<unsigned char, 5> lead_mask = {0, 0x7F, 0x1F, 0x0F,
                                                      0x07};
  char32_t code_point =
      static_cast<unsigned char>(bytes.front()) & lead_mask[bytes.size()];
  for (const char byte : bytes.substr(1)) {
    const auto bits = static_cast<unsigned char>(byte);
    if ((bits & 0xC0) != 0x80) {
      return std::nullopt;
    }
    code_point = (code_point << 6) | (bits & 0x3F);
  }
  const bool is_shortest = code_point >= smallest[bytes.size()];
  return is_shortest && is_scalar_value(code_point) ? std::optional(code_point)
                                                    : std::nullopt;
}

// The character at the start of `text`, which is not empty; one byte when
// that is not valid UTF-8.
inline Character first_character(std::string_view text) {
  const std::size_t size =
      sequence_size(static_cast<unsigned char>(text.front()));
  if (size == 0 || size > text.size()) {
    return {.bytes = text.substr(0, 1)};
  }
  const std::string_view bytes = text.substr(0, size);
  const auto code_point = decode(bytes);
  if (!code_point) {
    return {.bytes = text.substr(0, 1)};
  }
  return {.code_point = *code_point, .bytes = bytes, .is_valid = true};
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

// The C library's tables of characters for UTF-8, whatever the process's
// locale. A system without them has those of ASCII.
class CharacterTables {
 public:
  CharacterTables() : locale_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (locale_ == nullptr) {
      locale_ = newlocale(LC_CTYPE_MASK, "C", nullptr);
    }
  }
  CharacterTables(const CharacterTables&) = delete;
  CharacterTables& operator=(const CharacterTables&) = delete;
  ~CharacterTables() { freelocale(locale_); }

  locale_t locale() const { return locale_; }

 private:
  locale_t locale_;
};

inline locale_t tables() {
  static const CharacterTables tables;
  return tables.locale();
}

inline char32_t lower_case(char32_t code_point) {
  if (code_point < 0x80) {  // without tables, which take long to load
    const bool is_capital = code_point >= 'A' && code_point <= 'Z';
    return is_capital ? code_point + ('a' - 'A') : code_point;
  }
  return towlower_l(code_point, tables());
}

inline bool is_letter_or_digit(char32_t code_point) {
  return iswalnum_l(code_point, tables()) != 0;
}

inline bool is_control(char32_t code_point) {
  return code_point < 0x20 || (code_point >= 0x7F && code_point <= 0x9F);
}

// Whether `code_point` turns the direction of the text that follows.
inline bool turns_direction(char32_t code_point) {
  return (code_point >= 0x202A && code_point <= 0x202E) ||
         (code_point >= 0x2066 && code_point <= 0x2069);
}

// There is no wcwidth_l(), so this thread's locale is another one for a while.
class Widths {
 public:
  Widths() : previous_(uselocale(tables())) {}
  Widths(const Widths&) = delete;
  Widths& operator=(const Widths&) = delete;
  ~Widths() { uselocale(previous_); }

  // Characters that the tables do not know take the one column of a box.
  std::size_t of(char32_t code_point) const {
    if (is_control(code_point)) {
      return 0;
    }
    const int width = wcwidth(static_cast<wchar_t>(code_point));
    return width < 0 ? 1 : static_cast<std::size_t>(width);
  }

 private:
  locale_t previous_;
};

}  // namespace hw
