#include "dialog/line_text.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "typed_text.hpp"

namespace hw::test::line_text_test {

namespace {

using cli::LineText;

std::string with_cursor(const LineText& line) {
  std::string text = line.text();
  return text.insert(line.cursor(), "|");
}

LineText typed(const std::string& text) {
  LineText line("");
  REQUIRE(line.insert(text));
  return line;
}

// The last of `places` that is not behind `place`.
std::size_t at_or_before(const std::vector<std::size_t>& places,
                         std::size_t place) {
  return *(std::ranges::upper_bound(places, place) - 1);
}

bool is_blank(char byte) {
  return byte == ' ' || byte == '\n';
}

// What a line is, said once more: letter by letter, from its start each time.
struct NaiveLine {
  std::string text;
  std::size_t cursor = 0;
  std::string killed;
  std::size_t kill_place = std::string::npos;

  void put(const std::string& piece) {
    text = text.substr(0, cursor) + piece + text.substr(cursor);
    const auto places = places_in(text);
    cursor = *std::ranges::lower_bound(places, cursor + piece.size());
    kill_place = std::string::npos;
  }
  void take_out(std::size_t begin, std::size_t end) {
    text = text.substr(0, begin) + text.substr(end);
    cursor = at_or_before(places_in(text), begin);
  }
  std::size_t before() const {
    return cursor == 0 ? 0 : at_or_before(places_in(text), cursor - 1);
  }
  std::size_t after() const {
    const auto places = places_in(text);
    const auto next = std::ranges::upper_bound(places, cursor);
    return next == places.end() ? cursor : *next;
  }
  std::size_t word_left() const {
    std::size_t place = cursor;
    while (place > 0 && is_blank(text[place - 1])) {
      --place;
    }
    while (place > 0 && !is_blank(text[place - 1])) {
      --place;
    }
    return place;
  }
  std::size_t word_right() const {
    std::size_t place = cursor;
    while (place < text.size() && is_blank(text[place])) {
      ++place;
    }
    while (place < text.size() && !is_blank(text[place])) {
      ++place;
    }
    return place;
  }
  std::size_t line_left() const {
    std::size_t place = cursor;
    while (place > 0 && text[place - 1] != '\n') {
      --place;
    }
    return place;
  }
  std::size_t line_right() const {
    std::size_t place = cursor;
    while (place < text.size() && text[place] != '\n') {
      ++place;
    }
    return place;
  }
  void erase(std::size_t begin, std::size_t end) {
    if (end > begin || begin < cursor) {
      take_out(begin, end);
      kill_place = std::string::npos;
    }
  }
  void kill(std::size_t begin, std::size_t end) {
    if (begin == end) {
      return;
    }
    const std::string piece = text.substr(begin, end - begin);
    const bool follows = kill_place == cursor;
    const std::string kept = follows ? killed : "";
    killed = begin < cursor ? piece + kept : kept + piece;
    take_out(begin, end);
    kill_place = cursor;
  }
};

// The same key for both.
void press(int key, LineText& line, NaiveLine& naive, Random& random) {
  switch (key) {
    case 0:
      line.left();
      naive.cursor = naive.before();
      break;
    case 1:
      line.right();
      naive.cursor = naive.after();
      break;
    case 2:
      line.word_left();
      naive.cursor = naive.word_left();
      break;
    case 3:
      line.word_right();
      naive.cursor = naive.word_right();
      break;
    case 4:
      line.line_start();
      naive.cursor = naive.line_left();
      break;
    case 5:
      line.line_end();
      naive.cursor = naive.line_right();
      break;
    case 6:
      line.erase_left();
      naive.erase(naive.before(), naive.cursor);
      break;
    case 7:
      line.erase_right();
      naive.erase(naive.cursor, naive.after());
      break;
    case 8:
      line.kill_word_left();
      naive.kill(naive.word_left(), naive.cursor);
      break;
    case 9:
      line.kill_word_right();
      naive.kill(naive.cursor, naive.word_right());
      break;
    case 10:
      line.kill_to_line_start();
      naive.kill(naive.line_left(), naive.cursor);
      break;
    case 11:
      line.kill_to_line_end();
      naive.kill(naive.cursor, naive.line_right());
      break;
    case 12:
      CHECK(line.yank());
      naive.put(naive.killed);
      break;
    default: {
      const std::string piece = random_piece(random);
      CHECK(line.insert(piece));
      naive.put(piece);
    }
  }
}

}  // namespace

TEST_CASE("a text begins with the cursor at its end") {
  CHECK(with_cursor(LineText("to the park")) == "to the park|");
}

TEST_CASE("what is typed goes in before the cursor") {
  LineText line("to park");
  line.word_left();
  CHECK(line.insert("the "));
  CHECK(with_cursor(line) == "to the |park");
}

TEST_CASE("a letter and its marks are one character") {
  LineText line = typed("ae\u0301b");
  line.left();
  line.left();
  CHECK(with_cursor(line) == "a|e\u0301b");
  line.erase_right();
  CHECK(line.text() == "ab");
}

TEST_CASE("a mark joins the letter before the cursor") {
  LineText line("eb");
  line.left();
  CHECK(line.insert("\u0301"));
  line.erase_left();
  CHECK(line.text() == "b");
}

TEST_CASE("a letter that marks follow keeps the cursor behind them") {
  LineText line("\u0301");
  line.line_start();
  CHECK(line.insert("e"));
  CHECK(with_cursor(line) == "e\u0301|");
}

TEST_CASE("what was killed comes back, and kills in a row come back together") {
  LineText line("one two three");
  line.kill_word_left();
  line.kill_word_left();
  CHECK(with_cursor(line) == "one |");
  CHECK(line.yank());
  CHECK(with_cursor(line) == "one two three|");
  line.line_start();
  line.kill_to_line_end();
  CHECK(line.text().empty());
  CHECK(line.yank());
  CHECK(line.text() == "one two three");
}

TEST_CASE("a line ends at a line feed") {
  LineText line("one\ntwo");
  line.kill_to_line_start();
  CHECK(line.text() == "one\n");
  line.erase_left();
  CHECK(line.text() == "one");
}

TEST_CASE("at the limit a piece goes in whole or not at all") {
  LineText line(std::string(cli::largest_answer - 1, 'a'));
  CHECK(!line.insert("bc"));
  CHECK(line.text().size() == cli::largest_answer - 1);
  CHECK(line.insert("b"));
  CHECK(!line.insert("c"));
}

TEST_CASE("line breaks of every system become line feeds, or spaces") {
  const std::string pasted = "one\r\ntwo\rthree\u2028four\nfive";
  CHECK(cli::as_typed_text(pasted, false) == "one\ntwo\nthree\nfour\nfive");
  CHECK(cli::as_typed_text(pasted, true) == "one two three four five");
}

TEST_CASE(
    "byte order marks and control characters are left out, no letter is") {
  CHECK(cli::as_typed_text("\ufeffa\tb\x07\x1B[31m\u0085c\x7F", false) ==
        "a b[31mc");
  CHECK(cli::as_typed_text("\u202bא\u202c", true) == "\u202bא\u202c");
  CHECK(cli::as_typed_text("caf\xE9", true) == "caf\xE9");
}

TEST_CASE("every key does what a second version of it does") {
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    LineText line("");
    NaiveLine naive;
    for (int i = 0; i < 200; ++i) {
      const int key = random.between(0, 20);
      CAPTURE(key);
      press(key, line, naive, random);
      REQUIRE(line.text() == naive.text);
      REQUIRE(line.cursor() == naive.cursor);
    }
  }
}

}  // namespace hw::test::line_text_test
