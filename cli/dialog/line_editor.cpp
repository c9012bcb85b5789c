#include "dialog/line_editor.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <string_view>
#include <utility>

#include "hw/text.hpp"

#include "dialog/line_keys.hpp"
#include "dialog/line_terminal.hpp"
#include "dialog/line_text.hpp"
#include "dialog/line_view.hpp"
#include "output.hpp"
#include "shell/terminal_width.hpp"

namespace hw::cli {
namespace {

void tell_sentence(std::string_view sentence) {
  tell(wrap(sentence, message_width(), 2) + "\n");
}

// Keys that only change the line.
struct LineKey {
  KeyKind kind;
  void (LineText::*act)();
};

constexpr std::array<LineKey, 12> line_keys = {{
    {KeyKind::left, &LineText::left},
    {KeyKind::right, &LineText::right},
    {KeyKind::word_left, &LineText::word_left},
    {KeyKind::word_right, &LineText::word_right},
    {KeyKind::line_start, &LineText::line_start},
    {KeyKind::line_end, &LineText::line_end},
    {KeyKind::erase_left, &LineText::erase_left},
    {KeyKind::erase_right, &LineText::erase_right},
    {KeyKind::kill_word_left, &LineText::kill_word_left},
    {KeyKind::kill_word_right, &LineText::kill_word_right},
    {KeyKind::kill_to_line_start, &LineText::kill_to_line_start},
    {KeyKind::kill_to_line_end, &LineText::kill_to_line_end},
}};

class LineEditor {
 public:
  LineEditor(const LineRequest& request, std::deque<Input>& ahead)
      : keeps_lines_(request.keeps_lines),
        first_(request.text),
        keys_([this](auto patience) { return signals_.read(patience); }, ahead),
        line_(request.text) {}

  Line run() {
    draw();
    while (!is_done_) {
      take(keys_.next());
      if (!is_done_ && !keys_.has_more(at_once)) {
        draw();
      }
    }
    go_below();
    return std::move(result_);
  }

 private:
  static constexpr std::chrono::milliseconds at_once{0};

  void draw() { tell(view_.draw(line_.text(), line_.cursor())); }

  // Leaves the answer on the screen and goes to an empty row.
  void go_below() {
    tell(view_.draw(line_.text(), line_.text().size()) + "\n");
    view_.start_over();
  }

  void end(std::optional<std::string> text) {
    result_.text = std::move(text);
    is_done_ = true;
  }

  void take(const Key& key);
  void take_text(const Key& key);
  void take_end();
  void insert(std::string_view typed);
  void refuse();
  void take_signal(int signal);

  bool keeps_lines_;
  std::string first_;  // the line before anything was typed
  HeldSignals signals_{
      {SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH}};
  KeyMode mode_;
  KeyReader keys_;
  LineText line_;
  LineView view_{screen_size()};
  bool is_done_ = false;
  Line result_;
};

void LineEditor::take(const Key& key) {
  const auto found = std::ranges::find(line_keys, key.kind, &LineKey::kind);
  if (found != line_keys.end()) {
    (line_.*found->act)();
    return;
  }
  switch (key.kind) {
    case KeyKind::text:
    case KeyKind::enter:
      take_text(key);
      break;
    case KeyKind::end:
      take_end();
      break;
    case KeyKind::closed:
      end(std::nullopt);
      break;
    case KeyKind::signal:
      take_signal(key.signal);
      break;
    case KeyKind::up:
      line_.move_to(view_.above(line_.cursor()));
      break;
    case KeyKind::down:
      line_.move_to(view_.below(line_.cursor()));
      break;
    case KeyKind::yank:
      if (!line_.yank()) {
        refuse();
      }
      break;
    case KeyKind::redraw:
      tell(view_.resize(screen_size()));
      break;
    default:
      break;
  }
}

void LineEditor::take_text(const Key& key) {
  if (!line_.insert(as_typed_text(key.text, !keeps_lines_))) {
    refuse();
  } else if (key.enters) {
    end(line_.text());
  }
}

void LineEditor::take_end() {
  if (line_.text().empty() || line_.text() == first_) {
    end(std::nullopt);
  } else {
    line_.erase_right();
  }
}

// Drops the rest of a text that is too long, which may come in pieces.
void LineEditor::refuse() {
  while (keys_.has_more(std::chrono::milliseconds(200))) {
    const Key key = keys_.next();
    if (key.kind == KeyKind::signal || key.kind == KeyKind::closed) {
      take(key);
      return;
    }
  }
  go_below();
  tell_sentence(
      "An answer can have 1 MiB at most. What you put in last is not in it.");
}

void LineEditor::take_signal(int signal) {
  switch (signal) {
    case SIGINT:
      result_.was_interrupted = true;
      end(std::nullopt);
      break;
    case SIGWINCH:
      tell(view_.resize(screen_size()));
      break;
    case SIGCONT:  // it was stopped by another program
      mode_.enter();
      view_.start_over();
      break;
    default:
      go_below();
      mode_.leave();
      signals_.pass_on(signal);
      mode_.enter();
      break;
  }
}

// Text from a terminal that edits lines by itself, and what ended it.
struct PlainLine {
  std::string text;
  Input end;
  std::size_t longest = 0;  // of its lines, in bytes
};

PlainLine next_plain_line(const HeldSignals& signals,
                          std::optional<std::chrono::milliseconds> patience) {
  PlainLine line;
  while (true) {
    line.end = signals.read(line.text.empty() ? patience : std::nullopt);
    if (line.end.kind != Input::Kind::byte || line.end.value == '\n') {
      line.longest = line.text.size();
      return line;
    }
    line.text += static_cast<char>(line.end.value);
  }
}

// A line, and further lines that come faster than people type.
PlainLine whole_answer(const HeldSignals& signals) {
  tell("> ");
  constexpr std::chrono::milliseconds between_lines{30};
  PlainLine answer = next_plain_line(signals, std::nullopt);
  while (answer.end.kind == Input::Kind::byte && !is_all_blank(answer.text)) {
    const PlainLine next = next_plain_line(signals, between_lines);
    answer.text += "\n" + next.text;
    answer.end = next.end;
    answer.longest = std::max(answer.longest, next.longest);
  }
  return answer;
}

// Why `line` may differ from what was typed; null if it does not.
const char* why_not_whole(const PlainLine& line) {
  constexpr std::size_t longest_line = 4095;  // bytes
  if (line.longest >= longest_line) {
    return "This terminal cuts lines as long as that, so nothing of it was "
           "taken. \"hw log -e\" opens an editor, where there is room.";
  }
  if (line.text.find('\x1B') != std::string::npos) {
    return "The arrow keys put characters into this that cannot be read. Type "
           "it again; the backspace key works.";
  }
  return nullptr;
}

}  // namespace

Line edit_line(const LineRequest& request, std::deque<Input>& ahead) {
  return LineEditor(request, ahead).run();
}

Line read_plain_line(const LineRequest& request) {
  const HeldSignals signals({SIGINT});
  PlainLine line = whole_answer(signals);
  while (const char* const why = why_not_whole(line)) {
    tell_sentence(why);
    line = whole_answer(signals);
  }
  const bool was_interrupted = line.end.kind == Input::Kind::signal;
  const bool is_closed = line.end.kind == Input::Kind::closed;
  if (was_interrupted || (is_closed && line.text.empty())) {
    tell("\n");
    return {.was_interrupted = was_interrupted};
  }
  return {.text = as_typed_text(line.text, !request.keeps_lines)};
}

}  // namespace hw::cli
