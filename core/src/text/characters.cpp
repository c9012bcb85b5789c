#include "characters.hpp"

#include <array>
#include <cstdlib>
#include <memory>
#include <new>
#include <utf8proc.h>

#include "hw/text.hpp"

#include "ascii.hpp"

namespace hw {
namespace {

const utf8proc_property_t& properties(char32_t code_point) {
  return *utf8proc_get_property(static_cast<utf8proc_int32_t>(code_point));
}

const utf8proc_uint8_t* bytes_of(std::string_view text) {
  return static_cast<const utf8proc_uint8_t*>(
      static_cast<const void*>(text.data()));
}

std::string normalized(std::string_view text, unsigned form) {
  std::string valid;
  for (const Character& character : Characters(text)) {
    valid += to_utf8(character.code_point);
  }
  utf8proc_uint8_t* bytes = nullptr;
  const utf8proc_ssize_t size = utf8proc_map(
      bytes_of(valid), static_cast<utf8proc_ssize_t>(valid.size()), &bytes,
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | form));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(
      bytes, &std::free);
  if (size < 0) {  // out of memory
    throw std::bad_alloc();
  }
  return {bytes, bytes + size};
}

}  // namespace

Character first_wide_character(std::string_view text) {
  utf8proc_int32_t code_point = 0;
  const utf8proc_ssize_t size = utf8proc_iterate(
      bytes_of(text), static_cast<utf8proc_ssize_t>(text.size()), &code_point);
  if (size <= 0) {
    return {.bytes = text.substr(0, 1)};
  }
  return {.code_point = static_cast<char32_t>(code_point),
          .bytes = text.substr(0, static_cast<std::size_t>(size)),
          .is_valid = true};
}

std::string to_utf8(char32_t code_point) {
  auto number = static_cast<utf8proc_int32_t>(code_point);
  if (!utf8proc_codepoint_valid(number)) {
    number = replacement_character;
  }
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto size = utf8proc_encode_char(number, bytes.data());
  return {bytes.begin(), bytes.begin() + size};
}

char32_t lower_case(char32_t code_point) {
  return static_cast<char32_t>(
      utf8proc_tolower(static_cast<utf8proc_int32_t>(code_point)));
}

bool is_letter_or_digit(char32_t code_point) {
  const auto category = properties(code_point).category;
  return (category >= UTF8PROC_CATEGORY_LU &&
          category <= UTF8PROC_CATEGORY_LO) ||
         category == UTF8PROC_CATEGORY_ND || category == UTF8PROC_CATEGORY_NL;
}

bool is_mark(char32_t code_point) {
  const auto category = properties(code_point).category;
  return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

bool is_space(char32_t code_point) {
  return properties(code_point).category == UTF8PROC_CATEGORY_ZS;
}

bool is_invisible(char32_t code_point) {
  const utf8proc_property_t& is = properties(code_point);
  return is.ignorable || is.category == UTF8PROC_CATEGORY_CF;
}

bool is_control(char32_t code_point) {
  return code_point < 0x20 || (code_point >= 0x7F && code_point <= 0x9F);
}

bool is_dash(char32_t code_point) {
  constexpr char32_t minus = 0x2212;
  return properties(code_point).category == UTF8PROC_CATEGORY_PD ||
         code_point == minus;
}

bool is_any_quote(char32_t code_point) {
  const auto category = properties(code_point).category;
  const bool is_low = code_point == 0x201A || code_point == 0x201E;
  return is_low || category == UTF8PROC_CATEGORY_PI ||
         category == UTF8PROC_CATEGORY_PF;
}

bool turns_direction(char32_t code_point) {
  return (code_point >= 0x202A && code_point <= 0x202E) ||
         (code_point >= 0x2066 && code_point <= 0x2069);
}

void append_search_form(std::string& text, char32_t code_point) {
  if (code_point < 0x80) {
    text += lower_case_letter(static_cast<char>(code_point));
    return;
  }
  constexpr unsigned options = UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                               UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK |
                               UTF8PROC_LUMP | UTF8PROC_IGNORE;
  std::array<utf8proc_int32_t, 32> parts{};  // no character has more than 18
  int boundary = UTF8PROC_BOUNDCLASS_START;
  const utf8proc_ssize_t count = utf8proc_decompose_char(
      static_cast<utf8proc_int32_t>(code_point), parts.data(), parts.size(),
      static_cast<utf8proc_option_t>(options), &boundary);
  for (utf8proc_ssize_t i = 0; i < count; ++i) {
    text +=
        to_utf8(static_cast<char32_t>(parts.at(static_cast<std::size_t>(i))));
  }
}

// Terminals agree with the tables but for the marks that stand beside their
// letter, signs that stand before what they belong to, and the vowels and tails
// of Korean, which go into the syllable before them. What has no meaning yet
// takes the one column of a box.
std::size_t column_width(char32_t code_point) {
  const utf8proc_property_t& is = properties(code_point);
  switch (is.boundclass) {
    case UTF8PROC_BOUNDCLASS_V:
    case UTF8PROC_BOUNDCLASS_T:
      return 0;
    case UTF8PROC_BOUNDCLASS_PREPEND:
      return 1;
    default:
      break;
  }
  const bool is_beside = is.category == UTF8PROC_CATEGORY_MC ||
                         is.category == UTF8PROC_CATEGORY_CN;
  return is_beside ? 1 : is.charwidth;
}

std::size_t character_end(std::string_view text, std::size_t begin) {
  Character last = first_character(text.substr(begin));
  std::size_t end = begin + last.bytes.size();
  for (utf8proc_int32_t state = 0; last.is_valid && end < text.size();) {
    const Character next = first_character(text.substr(end));
    if (!next.is_valid ||
        utf8proc_grapheme_break_stateful(
            static_cast<utf8proc_int32_t>(last.code_point),
            static_cast<utf8proc_int32_t>(next.code_point), &state)) {
      break;
    }
    end += next.bytes.size();
    last = next;
  }
  return end;
}

std::string composed(std::string_view text) {
  return normalized(text, UTF8PROC_COMPOSE);
}

std::string folded_name(std::string_view name) {
  return normalized(lower_case(name), UTF8PROC_DECOMPOSE);
}

}  // namespace hw
