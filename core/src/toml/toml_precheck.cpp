#include "toml_precheck.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include "explain.hpp"
#include "scan.hpp"

namespace hw {
namespace {

constexpr int most_key_parts = 64;

// Ends a key or stands between two of them.
bool parts_keys(char character) {
  return std::string_view("=,[]{}\n").find(character) != std::string_view::npos;
}

bool is_ascii(char character) {
  return (static_cast<unsigned char>(character) & 0x80U) == 0;
}

// Goes through a text as TOML reads it, up to the first slip.
class SlipFinder {
 public:
  explicit SlipFinder(std::string_view text)
      : text_(text),
        position_(text.starts_with(byte_order_mark) ? byte_order_mark.size()
                                                    : 0) {}

  std::optional<SyntaxError> find() {
    while (position_ < text_.size() && !slip_) {
      step();
    }
    return slip_;
  }

 private:
  void step() {
    const char character = text_[position_];
    if (character == '#') {
      position_ = line_end(text_, position_);
    } else if (character == '"' || character == '\'') {
      skip_string();
    } else if (!is_ascii(character)) {
      note_letter();
    } else {
      skip_plain(character);
    }
  }

  void skip_string() {
    const std::string_view quotes = text_.substr(position_, 3);
    if (quotes == "\"\"\"" || quotes == "'''") {
      skip_long_string(quotes);
    } else {
      // toml++ reports a missing quote well, so it may end with its line.
      position_ = short_string_end(text_, position_)
                      .value_or(line_end(text_, position_));
    }
  }

  void skip_long_string(std::string_view quotes) {
    const auto end = long_string_end(text_, position_);
    if (!end) {
      note(fmt::format("the text that begins here is not closed with {}",
                       quotes));
      return;
    }
    const auto string = text_.substr(position_, *end - position_);
    line_ += static_cast<int>(std::count(string.begin(), string.end(), '\n'));
    position_ = *end;
  }

  void skip_plain(char character) {
    ++position_;
    line_ += character == '\n' ? 1 : 0;
    key_parts_ = parts_keys(character) ? 1 : key_parts_;
    key_parts_ += character == '.' ? 1 : 0;
    if (key_parts_ > most_key_parts) {
      note(fmt::format("a key has at most {} parts with dots between",
                       most_key_parts));
    }
  }

  void note_letter() {
    const std::size_t line_feed = text_.rfind('\n', position_);
    const std::size_t begin =
        line_feed == std::string_view::npos ? 0 : line_feed + 1;
    const auto line = text_.substr(begin, line_end(text_, begin) - begin);
    note(explain_letter(line, position_ - begin));
  }

  void note(std::string message) {
    slip_ = SyntaxError{line_, std::move(message)};
  }

  std::string_view text_;
  std::size_t position_;
  int line_ = 1;
  int key_parts_ = 1;
  std::optional<SyntaxError> slip_;
};

}  // namespace

std::optional<SyntaxError> find_syntax_error(std::string_view text) {
  return SlipFinder(text).find();
}

}  // namespace hw
