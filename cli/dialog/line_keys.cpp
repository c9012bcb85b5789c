// Keys beyond letters are sequences that begin with Escape, as ISO 6429 and
// xterm ("XTerm Control Sequences") have them; Ctrl with a letter means what it
// does in shells.
#include "dialog/line_keys.hpp"

#include <algorithm>
#include <array>
#include <csignal>
#include <string_view>
#include <utility>

namespace hw::cli {
namespace {

using std::chrono::milliseconds;

constexpr char escape_byte = '\x1B';
constexpr char delete_byte = '\x7F';

// A sequence comes in one piece, except on a slow connection.
constexpr milliseconds between_bytes{50};
// Between a line break and pasted text after it: faster than people type.
constexpr milliseconds after_enter{30};
// The same within pasted text, which a network delivers in pieces.
constexpr milliseconds between_pieces{120};

struct KeyName {
  std::string_view bytes;
  KeyKind kind;
};

// What follows Escape, and "[" or "O". A digit before the last letter of an
// arrow stands for the keys that are held with it: 3 is Alt, 5 is Ctrl.
constexpr std::array<KeyName, 25> sequences = {{
    {"A", KeyKind::up},
    {"B", KeyKind::down},
    {"C", KeyKind::right},
    {"D", KeyKind::left},
    {"H", KeyKind::line_start},
    {"F", KeyKind::line_end},
    {"1~", KeyKind::line_start},
    {"7~", KeyKind::line_start},
    {"4~", KeyKind::line_end},
    {"8~", KeyKind::line_end},
    {"3~", KeyKind::erase_right},
    {"1;2C", KeyKind::right},
    {"1;2D", KeyKind::left},
    {"1;3C", KeyKind::word_right},
    {"1;3D", KeyKind::word_left},
    {"1;5C", KeyKind::word_right},
    {"1;5D", KeyKind::word_left},
    {"5C", KeyKind::word_right},
    {"5D", KeyKind::word_left},
    {"c", KeyKind::word_right},
    {"d", KeyKind::word_left},
    {"3;5~", KeyKind::kill_word_right},
    {"3;3~", KeyKind::kill_word_right},
    {"1;2H", KeyKind::line_start},
    {"1;2F", KeyKind::line_end},
}};

struct KeyByte {
  char byte;
  KeyKind kind;
};

constexpr char ctrl(char letter) {
  return static_cast<char>(letter - 'A' + 1);
}

constexpr std::array<KeyByte, 14> controls = {{
    {ctrl('A'), KeyKind::line_start},
    {ctrl('B'), KeyKind::left},
    {ctrl('D'), KeyKind::end},
    {ctrl('E'), KeyKind::line_end},
    {ctrl('F'), KeyKind::right},
    {ctrl('H'), KeyKind::erase_left},
    {ctrl('K'), KeyKind::kill_to_line_end},
    {ctrl('L'), KeyKind::redraw},
    {ctrl('N'), KeyKind::down},
    {ctrl('P'), KeyKind::up},
    {ctrl('U'), KeyKind::kill_to_line_start},
    {ctrl('W'), KeyKind::kill_word_left},
    {ctrl('Y'), KeyKind::yank},
    {delete_byte, KeyKind::erase_left},
}};

constexpr std::array<KeyByte, 5> with_alt = {{
    {'b', KeyKind::word_left},
    {'d', KeyKind::kill_word_right},
    {'f', KeyKind::word_right},
    {ctrl('H'), KeyKind::kill_word_left},
    {delete_byte, KeyKind::kill_word_left},
}};

template <typename Table>
KeyKind kind_of(char byte, const Table& table) {
  for (const KeyByte& key : table) {
    if (key.byte == byte) {
      return key.kind;
    }
  }
  return KeyKind::unknown;
}

bool is_break(char byte) {
  return byte == '\r' || byte == '\n';
}

bool is_text(char byte) {
  return (static_cast<unsigned char>(byte) >= 0x20 && byte != delete_byte) ||
         byte == '\t';
}

bool is_byte(const Input& input) {
  return input.kind == Input::Kind::byte;
}

char byte_of(const Input& input) {
  return static_cast<char>(input.value);
}

bool is_byte_of_break(const Input& input) {
  return is_byte(input) && is_break(byte_of(input));
}

bool is_byte_of_text(const Input& input) {
  return is_byte(input) && is_text(byte_of(input));
}

// Whether the last character of `text` has all the bytes that its first byte
// announces.
bool is_whole(std::string_view text) {
  std::size_t size = 1;
  while (size < std::min<std::size_t>(text.size(), 4) &&
         (static_cast<unsigned char>(text[text.size() - size]) & 0xC0U) ==
             0x80) {
    ++size;
  }
  const auto first = static_cast<unsigned char>(text[text.size() - size]);
  const std::size_t announced =
      first < 0xC0 ? 1 : (first < 0xE0 ? 2 : (first < 0xF0 ? 3 : 4));
  return size >= announced;
}

// How long to wait for what belongs to `text`.
milliseconds patience_within(std::string_view text) {
  constexpr std::size_t surely_pasted = 256;
  const bool is_begun = !text.empty() && !is_whole(text);
  return is_begun || text.size() > surely_pasted ? between_bytes
                                                 : milliseconds(0);
}

// Counts line breaks of any system; CRLF is one.
std::size_t count_breaks(std::string_view breaks) {
  std::size_t count = 0;
  char previous = '\0';
  for (const char byte : breaks) {
    count += previous == '\r' && byte == '\n' ? 0 : 1;
    previous = byte;
  }
  return count;
}

// Whether a paste goes on after `signal`.
bool lets_a_paste_go_on(int signal) {
  return signal == SIGWINCH || signal == SIGCONT;
}

}  // namespace

Input KeyReader::get(std::optional<milliseconds> patience) {
  if (ahead_.empty()) {
    return read_(patience);
  }
  const Input input = ahead_.front();
  ahead_.pop_front();
  return input;
}

void KeyReader::put_back(Input input) {
  if (input.kind != Input::Kind::nothing) {
    ahead_.push_front(input);
  }
}

bool KeyReader::has_more(milliseconds patience) {
  put_back(get(patience));
  return !ahead_.empty();
}

Key KeyReader::next() {
  const Input input = get(std::nullopt);
  if (input.kind == Input::Kind::signal) {
    return {.kind = KeyKind::signal, .signal = input.value};
  }
  if (!is_byte(input)) {
    return {.kind = KeyKind::closed};
  }
  const char byte = byte_of(input);
  if (is_text(byte) || is_break(byte)) {
    return text_or_enter(byte);
  }
  was_burst_ = false;
  return byte == escape_byte ? escape() : Key{.kind = kind_of(byte, controls)};
}

Key KeyReader::escape() {
  const Input input = get(between_bytes);
  if (!is_byte(input)) {
    put_back(input);
    return {};
  }
  const char byte = byte_of(input);
  return byte == '[' || byte == 'O' ? control_sequence()
                                    : Key{.kind = kind_of(byte, with_alt)};
}

Key KeyReader::control_sequence() {
  std::string bytes;
  while (bytes.empty() || bytes.back() < '@') {
    const Input input = get(between_bytes);
    if (!is_byte(input)) {
      put_back(input);
      return {};
    }
    bytes += byte_of(input);
  }
  if (bytes == "200~") {
    return pasted();
  }
  const auto key = std::ranges::find(sequences, bytes, &KeyName::bytes);
  return {.kind = key == sequences.end() ? KeyKind::unknown : key->kind};
}

// Reads up to the end mark, with line breaks and tabs.
Key KeyReader::pasted() {
  constexpr std::string_view end_mark = "\x1B[201~";
  std::string text;
  std::optional<Input> signal;
  while (!text.ends_with(end_mark)) {
    const Input input = get(std::nullopt);
    if (is_byte(input)) {
      text += byte_of(input);
      continue;
    }
    signal = input;
    if (input.kind == Input::Kind::closed || !lets_a_paste_go_on(input.value)) {
      break;
    }
  }
  if (signal) {
    put_back(*signal);
  }
  if (text.ends_with(end_mark)) {
    text.resize(text.size() - end_mark.size());
  }
  return {.kind = KeyKind::text, .text = text};
}

// Adds the text that is waiting, and gives what comes after it.
Input KeyReader::add_text(std::string& text) {
  while (true) {
    const Input input = get(patience_within(text));
    if (!is_byte_of_text(input)) {
      return input;
    }
    text += byte_of(input);
  }
}

// Text that comes faster than people type belongs together, with its line
// breaks; the last line break is Enter.
Key KeyReader::text_or_enter(char byte) {
  const bool follows_burst = std::exchange(was_burst_, false);
  std::string text;
  std::string breaks;
  put_back({.kind = Input::Kind::byte, .value = byte});
  while (true) {
    Input input = add_text(text);
    const milliseconds patience =
        text.empty() && !follows_burst ? after_enter : between_pieces;
    while (is_byte_of_break(input)) {
      breaks += byte_of(input);
      input = get(patience);
    }
    put_back(input);
    if (breaks.empty()) {
      was_burst_ = text.size() > 4;  // more than one character, whatever it is
      return {.kind = KeyKind::text, .text = text};
    }
    if (!is_byte_of_text(input)) {
      return entered(text, breaks, follows_burst || !text.empty());
    }
    text += std::exchange(breaks, "");
  }
}

// Enter, after `text` if there is any. Further line breaks belong to the pasted
// text; without a paste, they are Enter keys that were pressed ahead.
Key KeyReader::entered(std::string text, const std::string& breaks,
                       bool was_burst) {
  for (std::size_t i = 1; !was_burst && i < count_breaks(breaks); ++i) {
    put_back({.kind = Input::Kind::byte, .value = '\n'});
  }
  return {.kind = text.empty() ? KeyKind::enter : KeyKind::text,
          .text = std::move(text),
          .enters = true};
}

}  // namespace hw::cli
