#include "dialog/line_text.hpp"

#include <algorithm>
#include <utility>

#include "hw/text.hpp"

namespace hw::cli {
namespace {

constexpr std::string_view between_words = " \n";

bool is_ascii(char byte) {
  return static_cast<unsigned char>(byte) < 0x80;
}

// A place at or before `place` where a character begins: between two ASCII
// characters, which never join here, or the start.
std::size_t sure_start(std::string_view text, std::size_t place) {
  while (place > 0 && (place == text.size() || !is_ascii(text[place]) ||
                       !is_ascii(text[place - 1]))) {
    --place;
  }
  return place;
}

// Where the character that ends at `end` begins.
std::size_t character_start(std::string_view text, std::size_t end) {
  std::size_t begin = sure_start(text, end == 0 ? 0 : end - 1);
  for (std::size_t next = begin; next < end;) {
    begin = next;
    next = character_end(text, begin);
  }
  return begin;
}

std::size_t word_start(std::string_view text, std::size_t place) {
  const std::size_t last =
      place == 0 ? std::string::npos
                 : text.find_last_not_of(between_words, place - 1);
  const std::size_t before = last == std::string::npos
                                 ? std::string::npos
                                 : text.find_last_of(between_words, last);
  return last == std::string::npos ? 0 : before + 1;
}

std::size_t word_end(std::string_view text, std::size_t place) {
  const std::size_t first = text.find_first_not_of(between_words, place);
  return std::min(text.find_first_of(between_words, first), text.size());
}

std::size_t line_start_at(std::string_view text, std::size_t place) {
  return place == 0 ? 0 : text.rfind('\n', place - 1) + 1;
}

std::size_t line_end_at(std::string_view text, std::size_t place) {
  return std::min(text.find('\n', place), text.size());
}

// Whether `character` is a control character of ASCII or ISO 6429 (C1).
bool is_control(std::string_view character) {
  const auto first = static_cast<unsigned char>(character.front());
  const bool is_c1 = character.size() == 2 && first == 0xC2 &&
                     static_cast<unsigned char>(character.back()) < 0xA0;
  return first < 0x20 || first == 0x7F || is_c1;
}

}  // namespace

LineText::LineText(std::string text)
    : text_(std::move(text)), cursor_(text_.size()) {}

bool LineText::insert(std::string_view piece) {
  if (piece.size() > largest_answer - std::min(text_.size(), largest_answer)) {
    return false;
  }
  text_.insert(cursor_, piece);
  const std::size_t end = cursor_ + piece.size();
  move_to(end);
  if (cursor_ < end) {  // it joins with what follows
    right();
  }
  kill_place_ = std::string::npos;
  return true;
}

void LineText::left() {
  cursor_ = character_start(text_, cursor_);
}

void LineText::right() {
  if (cursor_ < text_.size()) {
    cursor_ = character_end(text_, cursor_);
  }
}

void LineText::word_left() {
  cursor_ = word_start(text_, cursor_);
}

void LineText::word_right() {
  cursor_ = word_end(text_, cursor_);
}

void LineText::line_start() {
  cursor_ = line_start_at(text_, cursor_);
}

void LineText::line_end() {
  cursor_ = line_end_at(text_, cursor_);
}

void LineText::move_to(std::size_t place) {
  place = std::min(place, text_.size());
  for (std::size_t next = sure_start(text_, place); next <= place;) {
    cursor_ = next;
    next = next < text_.size() ? character_end(text_, next) : place + 1;
  }
}

void LineText::erase_left() {
  if (cursor_ == 0) {
    return;
  }
  const std::size_t begin = character_start(text_, cursor_);
  text_.erase(begin, cursor_ - begin);
  move_to(begin);
  kill_place_ = std::string::npos;
}

void LineText::erase_right() {
  if (cursor_ < text_.size()) {
    text_.erase(cursor_, character_end(text_, cursor_) - cursor_);
    move_to(cursor_);
    kill_place_ = std::string::npos;
  }
}

void LineText::kill_word_left() {
  kill(word_start(text_, cursor_), cursor_);
}

void LineText::kill_word_right() {
  kill(cursor_, word_end(text_, cursor_));
}

void LineText::kill_to_line_start() {
  kill(line_start_at(text_, cursor_), cursor_);
}

void LineText::kill_to_line_end() {
  kill(cursor_, line_end_at(text_, cursor_));
}

void LineText::kill(std::size_t begin, std::size_t end) {
  if (begin == end) {
    return;
  }
  const std::string piece = text_.substr(begin, end - begin);
  if (cursor_ != kill_place_) {
    killed_ = piece;
  } else if (begin < cursor_) {
    killed_ = piece + killed_;
  } else {
    killed_ += piece;
  }
  text_.erase(begin, end - begin);
  move_to(begin);
  kill_place_ = cursor_;
}

std::string as_typed_text(std::string_view typed, bool is_one_line) {
  const std::string lines = with_line_feeds(typed);
  std::string text;
  for (std::string_view rest = lines; !rest.empty();) {
    const std::string_view character = rest.substr(0, character_end(rest, 0));
    rest.remove_prefix(character.size());
    if (character == "\t" || (is_one_line && character == "\n")) {
      text += ' ';
    } else if (character == "\n" || !is_control(character)) {
      text += character;
    }
  }
  return text;
}

}  // namespace hw::cli
