#include "dialog/line_keys.hpp"

#include <csignal>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace hw::test::line_keys_test {

namespace {

using cli::Input;
using cli::Key;
using cli::KeyKind;
using cli::KeyReader;
using std::chrono::milliseconds;

constexpr milliseconds soon{5};
constexpr milliseconds over_a_network{60};
constexpr milliseconds by_hand{300};

// Somebody who types: each piece comes so long after the one before.
class Typist {
 public:
  Typist& types(std::string_view bytes, milliseconds after = by_hand) {
    for (const char byte : bytes) {
      inputs_.push_back({after,
                         {.kind = Input::Kind::byte,
                          .value = static_cast<unsigned char>(byte)}});
      after = milliseconds(0);
    }
    return *this;
  }

  Typist& gets(int signal) {
    inputs_.push_back(
        {by_hand, {.kind = Input::Kind::signal, .value = signal}});
    return *this;
  }

  Input read(std::optional<milliseconds> patience) {
    if (next_ == inputs_.size()) {
      return {.kind = patience ? Input::Kind::nothing : Input::Kind::closed};
    }
    auto& [after, input] = inputs_[next_];
    if (patience && *patience < after) {
      after -= *patience;
      return {.kind = Input::Kind::nothing};
    }
    ++next_;
    return input;
  }

 private:
  struct Timed {
    milliseconds after;
    Input input;
  };
  std::vector<Timed> inputs_;
  std::size_t next_ = 0;
};

std::string in_words(const Key& key) {
  if (key.kind == KeyKind::text) {
    return fmt::format("{}{}", key.text, key.enters ? "<enter>" : "");
  }
  if (key.kind == KeyKind::enter) {
    return "<enter>";
  }
  if (key.kind == KeyKind::signal) {
    return fmt::format("<signal {}>", key.signal);
  }
  return fmt::format("<{}>", static_cast<int>(key.kind));
}

// All keys until the terminal is closed.
std::vector<std::string> keys_of(Typist typist) {
  std::deque<Input> ahead;
  KeyReader reader([&](auto patience) { return typist.read(patience); }, ahead);
  std::vector<std::string> keys;
  for (Key key = reader.next(); key.kind != KeyKind::closed;
       key = reader.next()) {
    keys.push_back(in_words(key));
  }
  return keys;
}

KeyKind kind_of(std::string_view bytes) {
  Typist typist;
  typist.types(bytes);
  std::deque<Input> ahead;
  KeyReader reader([&](auto patience) { return typist.read(patience); }, ahead);
  const KeyKind kind = reader.next().kind;
  CHECK(reader.next().kind == KeyKind::closed);  // nothing is left over
  return kind;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("keys that move and erase are known in the forms of all terminals") {
  for (const auto* bytes : {"\x1B[D", "\x1BOD", "\x02"}) {
    CHECK(kind_of(bytes) == KeyKind::left);
  }
  for (const auto* bytes : {"\x1B[H", "\x1BOH", "\x1B[1~", "\x1B[7~", "\x01"}) {
    CHECK(kind_of(bytes) == KeyKind::line_start);
  }
  for (const auto* bytes : {"\x1B[F", "\x1BOF", "\x1B[4~", "\x1B[8~", "\x05"}) {
    CHECK(kind_of(bytes) == KeyKind::line_end);
  }
  for (const auto* bytes : {"\x1B[1;5D", "\x1B[1;3D", "\x1B[5D",
                            "\x1B"
                            "b"}) {
    CHECK(kind_of(bytes) == KeyKind::word_left);
  }
  for (const auto* bytes : {"\x7F", "\x08"}) {
    CHECK(kind_of(bytes) == KeyKind::erase_left);
  }
  for (const auto* bytes : {"\x17", "\x1B\x7F"}) {
    CHECK(kind_of(bytes) == KeyKind::kill_word_left);
  }
  CHECK(kind_of("\x1B[3~") == KeyKind::erase_right);
  CHECK(kind_of("\x1B[A") == KeyKind::up);
  CHECK(kind_of("\x1B[B") == KeyKind::down);
  CHECK(kind_of("\x0B") == KeyKind::kill_to_line_end);
  CHECK(kind_of("\x15") == KeyKind::kill_to_line_start);
  CHECK(kind_of("\x19") == KeyKind::yank);
  CHECK(kind_of("\x04") == KeyKind::end);
}

TEST_CASE("a sequence that means nothing here leaves no letters behind") {
  for (const auto* bytes :
       {"\x1B[15~", "\x1BOP", "\x1B[38;5;1m", "\x1B[Z", "\x1Bq", "\x1B"}) {
    CHECK(kind_of(bytes) == KeyKind::unknown);
  }
}

TEST_CASE("keys come one by one as they are pressed") {
  CHECK(keys_of(Typist().types("a").types("b").types("\r")) ==
        Words{"a", "b", "<enter>"});
}

TEST_CASE("the bytes of a character come together, however slowly") {
  CHECK(
      keys_of(Typist().types("\xE6").types("\xBC", soon).types("\xA2", soon)) ==
      Words{"\u6f22"});
}

TEST_CASE("Enter behind a text that came at once ends it") {
  CHECK(keys_of(Typist().types("70\n")) == Words{"70<enter>"});
  CHECK(keys_of(Typist().types("70\r\n")) == Words{"70<enter>"});
}

TEST_CASE("lines that were pasted are one text, with brackets") {
  CHECK(keys_of(Typist()
                    .types("\x1B[200~one\rtwo\n")
                    .types("three\x1B[20", by_hand)
                    .types("1~", by_hand)
                    .types("\r")) == Words{"one\rtwo\nthree", "<enter>"});
}

TEST_CASE("lines that were pasted are one text, without brackets") {
  CHECK(keys_of(Typist().types("one\rtwo\r\rthree\r")) ==
        Words{"one\rtwo\r\rthree<enter>"});
}

TEST_CASE("lines that were pasted are one text, over a slow network") {
  const auto keys = keys_of(Typist()
                                .types("one and a half\r")
                                .types("two", over_a_network)
                                .types("\rthree\r", over_a_network)
                                .types("four", over_a_network));
  std::string text;
  for (const std::string& key : keys) {
    text += key;
  }
  CHECK(text == "one and a half\rtwo\rthree\rfour");
}

TEST_CASE("line breaks too many at the end of a paste answer nothing else") {
  CHECK(keys_of(Typist().types("one\r\r\r\r")) == Words{"one<enter>"});
}

TEST_CASE("Enter that is pressed ahead counts each time") {
  CHECK(keys_of(Typist().types("\r\r\r")) ==
        Words{"<enter>", "<enter>", "<enter>"});
}

TEST_CASE("what is typed ahead is there for the next one who reads") {
  Typist typist;
  typist.types("\r\r");
  const auto read = [&](auto patience) { return typist.read(patience); };
  std::deque<Input> ahead;
  CHECK(KeyReader(read, ahead).next().kind == KeyKind::enter);
  CHECK(KeyReader(read, ahead).next().kind == KeyKind::enter);
  CHECK(KeyReader(read, ahead).next().kind == KeyKind::closed);
}

TEST_CASE("what is typed after Enter by hand is for the next question") {
  CHECK(keys_of(Typist().types("a").types("\r").types("b").types("\r")) ==
        Words{"a", "<enter>", "b", "<enter>"});
}

TEST_CASE(
    "a window that changes while one pastes changes nothing in the text") {
  CHECK(keys_of(Typist()
                    .types("\x1B[200~one")
                    .gets(SIGWINCH)
                    .types(" two\x1B[201~")) ==
        Words{"one two", fmt::format("<signal {}>", SIGWINCH)});
}

TEST_CASE("Ctrl-C ends a paste that has no end") {
  CHECK(keys_of(Typist().types("\x1B[200~one").gets(SIGINT)) ==
        Words{"one", fmt::format("<signal {}>", SIGINT)});
}

}  // namespace hw::test::line_keys_test
