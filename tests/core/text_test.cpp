#include "hw/text.hpp"

#include <algorithm>
#include <cstddef>
#include <locale.h>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "random.hpp"

namespace hw::test::text_test {

namespace {

using Strings = std::vector<std::string>;

// Puts the process into a locale for the length of a scope.
class ProcessLocale {
 public:
  explicit ProcessLocale(const char* name)
      : previous_(setlocale(LC_ALL, nullptr)) {
    REQUIRE(setlocale(LC_ALL, name) != nullptr);
  }
  ProcessLocale(const ProcessLocale&) = delete;
  ProcessLocale& operator=(const ProcessLocale&) = delete;
  ~ProcessLocale() { static_cast<void>(setlocale(LC_ALL, previous_.c_str())); }

 private:
  std::string previous_;
};

// Pieces of text in many scripts, marks, controls and bytes that are none.
std::string any_text(Random& random) {
  static const Strings pieces = {
      "a",
      "B",
      "z9",
      "word",
      " ",
      "  ",
      "\n",
      "\r\n",
      "\r",
      "\t",
      "-",
      ".",
      "/",
      "\\",
      "'",
      "\u2019",
      "\"",
      "\u00E9",
      "e\u0301",
      "\u00C4",
      "\u0416",
      "\u4E2D",
      "\uAC00",
      "\u0928\u094D",
      "\u05E9\u05C1",
      "\U0001F600",
      "\U0001F469\u200D\U0001F467",
      "\u200B",
      "\uFE0F",
      hw::to_utf8(0x202E),
      hw::to_utf8(0x2066),
      "\u0085",
      "\u009B",
      "\x7F",
      "\x1B[31m",
      "\x01",
      std::string(1, '\0'),
      "\x80",
      "\xC3",
      "\xE4\xB8",
      "\xED\xA0\x80",
      "\xF5",
      "\u0660",
      "\uFF21",
      "\uE000",
  };
  std::string text;
  for (int count = random.between(0, 25); count > 0; --count) {
    text += random.of(pieces);
  }
  return text;
}

TEST_CASE("is_utf8 knows valid UTF-8") {
  for (const std::string_view text :
       {"", "plain", "\u00E9", "\u20AC", "\U0001F600", "\u0080", "\u07FF",
        "\u0800", "\uFFFF", "\U00010000", "\U0010FFFF", "\uD7FF", "\uE000"}) {
    CAPTURE(text);
    CHECK(hw::is_utf8(text));
  }
  CHECK(hw::is_utf8(std::string(1, '\0')));
}

TEST_CASE("is_utf8 refuses what is not") {
  const Strings texts = {
      "\x80",              // continues nothing
      "\xC3",              // is cut off
      "\xE2\x82",          // is cut off
      "a\xF0\x9F\x98",     // is cut off
      "\xC3(",             // is not continued
      "\xE2\x82\xC3",      // is not continued
      "\xC0\xAF",          // longer than need be
      "\xC1\xBF",          // longer than need be
      "\xE0\x9F\xBF",      // longer than need be
      "\xF0\x8F\xBF\xBF",  // longer than need be
      "\xED\xA0\x80",      // a surrogate
      "\xED\xBF\xBF",      // a surrogate
      "\xF4\x90\x80\x80",  // above U+10FFFF
      "\xF8\x88\x80\x80\x80",
      "\xFF",
      "ok\xFEok",
  };
  for (const std::string& text : texts) {
    CAPTURE(text);
    CHECK(!hw::is_utf8(text));
  }
}

TEST_CASE("to_utf8 gives the UTF-8 of a character") {
  CHECK(hw::to_utf8(U'a') == "a");
  CHECK(hw::to_utf8(0) == std::string(1, '\0'));
  CHECK(hw::to_utf8(0x7F) == "\x7F");
  CHECK(hw::to_utf8(0x80) == "\xC2\x80");
  CHECK(hw::to_utf8(0x7FF) == "\xDF\xBF");
  CHECK(hw::to_utf8(0x800) == "\xE0\xA0\x80");
  CHECK(hw::to_utf8(0xFFFF) == "\xEF\xBF\xBF");
  CHECK(hw::to_utf8(0x10000) == "\xF0\x90\x80\x80");
  CHECK(hw::to_utf8(0x10FFFF) == "\xF4\x8F\xBF\xBF");
}

TEST_CASE("to_utf8 gives U+FFFD for what is no character") {
  CHECK(hw::to_utf8(0xD800) == "\uFFFD");
  CHECK(hw::to_utf8(0xDFFF) == "\uFFFD");
  CHECK(hw::to_utf8(0x110000) == "\uFFFD");
}

TEST_CASE("every character is valid UTF-8 and nothing else is") {
  for (char32_t code_point = 0; code_point <= 0x10FFFF; code_point += 7) {
    const std::string text = hw::to_utf8(code_point);
    if (!hw::is_utf8(text) || hw::is_utf8(text + '\x80')) {
      CAPTURE(static_cast<unsigned>(code_point));
      FAIL("not valid");
    }
  }
}

TEST_CASE("printable shows control characters as pictures") {
  CHECK(hw::printable(std::string(1, '\0')) == "\u2400");
  CHECK(hw::printable("\x1B[31mred\x07") == "\u241B[31mred\u2407");
  CHECK(hw::printable("\x1F") == "\u241F");
  CHECK(hw::printable("\x7F") == "\u2421");
}

TEST_CASE("printable shows C1 controls and invalid bytes as U+FFFD") {
  CHECK(hw::printable("a\u0080b\u009F") ==
        "a\uFFFD"
        "b\uFFFD");
  CHECK(hw::printable("a\xFF\xFE") == "a\uFFFD\uFFFD");
  CHECK(hw::printable("\xE2\x82") == "\uFFFD\uFFFD");
  CHECK(hw::printable("\u00A0") == "\u00A0");
}

TEST_CASE("printable makes CRLF and CR line feeds") {
  CHECK(hw::printable("a\r\nb\rc\n\rd\r\r\n") == "a\nb\nc\n\nd\n\n");
}

TEST_CASE("line breaks of every system become line feeds") {
  CHECK(hw::with_line_feeds("a\r\nb\rc\n\rd\r\r\n\u2028e\u2029") ==
        "a\nb\nc\n\nd\n\n\ne\n");
  CHECK(hw::with_line_feeds("\uFEFFa\uFEFF\r\n").compare("a\n") == 0);
  CHECK(hw::with_line_feeds("caf\xE9\r") == "caf\xE9\n");
}

TEST_CASE("a character ends where people say that it does") {
  for (const std::string_view one :
       {"a", "e\u0301", "\u6f22", "\U0001F1E9\U0001F1EA",
        "\U0001F469\u200D\U0001F469\u200D\U0001F467", "\u1100\u1161\u11A8",
        "\xE9"}) {
    CAPTURE(one);
    const std::string text = fmt::format("x{}y{}", one, one);
    CHECK(hw::character_end(text, 0) == 1);
    CHECK(hw::character_end(text, 1) == 1 + one.size());
    CHECK(hw::character_end(text, 2 + one.size()) == text.size());
  }
}

TEST_CASE("printable takes out what turns the direction of text") {
  for (const char32_t code_point :
       {0x202AU, 0x202CU, 0x202EU, 0x2066U, 0x2069U}) {
    CAPTURE(static_cast<unsigned>(code_point));
    CHECK(hw::printable(hw::to_utf8(code_point)) == "\uFFFD");
  }
  for (const char32_t code_point : {0x2029U, 0x202FU, 0x2065U, 0x206AU}) {
    CAPTURE(static_cast<unsigned>(code_point));
    CHECK(hw::printable(hw::to_utf8(code_point)) == hw::to_utf8(code_point));
  }
}

TEST_CASE("printable leaves everything else as typed") {
  const std::string text =
      "It\u2019s  50 %:\t\"fine\" \u00C4\u4E2D e\u0301 "
      "\U0001F469\u200D\U0001F467"
      "\n\n \u05E9\u05DC\u05D5\u05DD\n";
  CHECK(hw::printable(text) == text);
  CHECK(hw::printable("") == "");
}

TEST_CASE("printable text is valid, without controls, and stays as it is") {
  for (std::uint32_t seed = 1; seed <= 500; ++seed) {
    CAPTURE(seed);
    Random random(seed);

    const std::string text = hw::printable(any_text(random));

    CHECK(hw::is_utf8(text));
    CHECK(hw::printable(text) == text);
    for (const char character : text) {
      const auto byte = static_cast<unsigned char>(character);
      CHECK((byte >= 0x20 || character == '\n' || character == '\t'));
      CHECK(byte != 0x7F);
    }
  }
}

TEST_CASE("one_line is printable text on one line") {
  CHECK(hw::one_line("a\nb") == "a b");
  CHECK(hw::one_line("  a \t\r\n\n b  ") == "a b");
  CHECK(hw::one_line(" \n ") == "");
  CHECK(hw::one_line("") == "");
  CHECK(hw::one_line("a\x1B"
                     "b") ==
        "a\u241B"
        "b");
}

TEST_CASE("display_width counts the columns of a terminal") {
  CHECK(hw::display_width("") == 0);
  CHECK(hw::display_width("walk") == 4);
  CHECK(hw::display_width("w\xFF\xFF") == 3);
  CHECK(hw::display_width("\u00C4\u0416") == 2);
  CHECK(hw::display_width("\u4E2D\u6587") == 4);
  CHECK(hw::display_width("\U0001F600") == 2);
  CHECK(hw::display_width("e\u0301") == 1);
  CHECK(hw::display_width("\u0928\u094D") == 1);
  CHECK(hw::display_width("a\u200B"
                          "b") == 2);
}

TEST_CASE("display_width gives each mark and sign what terminals give it") {
  CHECK(hw::display_width("\u0939\u093F") == 2);        // beside its letter
  CHECK(hw::display_width("\u1112\u1161\u11AB") == 2);  // one syllable
  CHECK(hw::display_width("\uD55C") == 2);
  CHECK(hw::display_width("\u0600\u0661") == 2);
  CHECK(hw::display_width("\u05E9\u05C1") == 1);
  CHECK(hw::display_width("\u0627\u064E") == 1);
  CHECK(hw::display_width("\U0001F469\u200D\U0001F467") == 4);
  CHECK(hw::display_width("\u2764\uFE0F") == 1);
  CHECK(hw::display_width("\uFF21") == 2);
  CHECK(hw::display_width("\uE000") == 1);
  CHECK(hw::display_width("\u00AD") == 1);
  CHECK(hw::display_width("\u202E\u2066") == 0);
}

TEST_CASE("display_width gives control characters no column") {
  CHECK(hw::display_width("\t\n\x1B\x7F\u0085") == 0);
}

TEST_CASE("display_width gives what is unknown or invalid one column") {
  CHECK(hw::display_width("\u0378") == 1);
  CHECK(hw::display_width("\xFF\xFF") == 2);
}

TEST_CASE("lower_case knows letters of any script") {
  CHECK(hw::lower_case("WALK 2") == "walk 2");
  CHECK(hw::lower_case("\u00C4\u00D6\u1E9E") == "\u00E4\u00F6\u00DF");
  CHECK(hw::lower_case("\u041F\u0420\u0418") == "\u043F\u0440\u0438");
  CHECK(hw::lower_case("\u03A3") == "\u03C3");
  CHECK(hw::lower_case("\U00010400") == "\U00010428");
  CHECK(hw::lower_case("\u4E2D\U0001F600") == "\u4E2D\U0001F600");
}

TEST_CASE("lower_case leaves invalid bytes as they are") {
  CHECK(hw::lower_case("A\xFF\xC3") == "a\xFF\xC3");
}

TEST_CASE("text is the same in every locale") {
  for (const char* const name : {"C", "C.UTF-8"}) {
    CAPTURE(name);
    const ProcessLocale locale(name);

    CHECK(hw::display_width("\u4E2De\u0301") == 3);
    CHECK(hw::lower_case("\u00C4I") == "\u00E4i");
    CHECK(hw::id_from_title("\u00C4 \u4E2D") == "\u00E4-\u4E2D");
    CHECK(setlocale(LC_ALL, nullptr) == std::string(name));
  }
}

TEST_CASE("display_width leaves the thread's locale as it was") {
  uselocale(LC_GLOBAL_LOCALE);

  CHECK(hw::display_width("\u4E2D") == 2);

  CHECK(uselocale(nullptr) == LC_GLOBAL_LOCALE);
}

TEST_CASE("wrap breaks lines at spaces") {
  CHECK(hw::wrap("one two three", 7, 0) == "one two\nthree");
  CHECK(hw::wrap("one two three", 6, 0) == "one\ntwo\nthree");
  CHECK(hw::wrap("one two three", 13, 0) == "one two three");
  CHECK(hw::wrap("one two three", 12, 0) == "one two\nthree");
  CHECK(hw::wrap("", 10, 2) == "");
}

TEST_CASE("wrap counts the indent of every line but the first") {
  CHECK(hw::wrap("one two three four", 9, 2) == "one two\n  three\n  four");
  CHECK(hw::wrap("one two three four", 12, 2) == "one two\n  three four");
  CHECK(hw::wrap("one two three four", 11, 2) == "one two\n  three\n  four");
}

TEST_CASE("wrap counts columns, not bytes") {
  CHECK(hw::wrap("\u00E4\u00E4 \u00F6\u00F6", 5, 0) ==
        "\u00E4\u00E4 \u00F6\u00F6");
  CHECK(hw::wrap("\u4E2D \u6587", 4, 0) == "\u4E2D\n\u6587");
  CHECK(hw::wrap("\u4E2D \u6587", 5, 0) == "\u4E2D \u6587");
}

TEST_CASE("wrap breaks a word that is longer than a line anywhere") {
  CHECK(hw::wrap("abcdefgh", 3, 0) == "abc\ndef\ngh");
  CHECK(hw::wrap("x abcdefgh y", 4, 1) == "x\n abc\n def\n gh\n y");
  CHECK(hw::wrap("\u4E2D\u6587\u5B57", 5, 0) == "\u4E2D\u6587\n\u5B57");
  CHECK(hw::wrap("e\u0301e\u0301e\u0301", 2, 0) == "e\u0301e\u0301\ne\u0301");
}

TEST_CASE("wrap puts one character on a line that has no room") {
  CHECK(hw::wrap("ab", 0, 0) == "a\nb");
  CHECK(hw::wrap("ae\u0301", 0, 0) == "a\ne\u0301");
  CHECK(hw::wrap("ab", 2, 5) == "ab");
  CHECK(hw::wrap("abc", 1, 2) == "a\n  b\n  c");
  CHECK(hw::wrap("\u4E2D\u6587", 1, 0) == "\u4E2D\n\u6587");
}

TEST_CASE("wrap keeps line breaks, and empty lines empty") {
  CHECK(hw::wrap("one\ntwo\n\nthree", 20, 2) == "one\n  two\n\n  three");
  CHECK(hw::wrap("\none", 20, 2) == "\n  one");
}

TEST_CASE("wrap leaves no spaces at the end of a line and no final line feed") {
  CHECK(hw::wrap("one  \n  \ntwo \n \n", 20, 0) == "one\n\ntwo");
  CHECK(hw::wrap(" \n", 20, 0) == "");
  CHECK(hw::wrap("one\n\n", 20, 0) == "one");
  CHECK(hw::wrap("one   two", 4, 0) == "one\ntwo");
}

TEST_CASE("wrap keeps spaces within a line") {
  CHECK(hw::wrap("  one   two", 20, 0) == "  one   two");
}

std::string without_blanks(std::string text) {
  std::erase_if(text, [](char character) {
    return character == ' ' || character == '\n';
  });
  return text;
}

Strings lines_of(const std::string& text) {
  Strings lines(1);
  for (const char character : text) {
    if (character == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += character;
    }
  }
  return lines;
}

TEST_CASE("no wrapped line is too long, and no letter goes") {
  for (std::uint32_t seed = 1; seed <= 500; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const std::string text = hw::printable(any_text(random));
    const auto indent = static_cast<std::size_t>(random.between(0, 5));
    const std::size_t width =
        indent + static_cast<std::size_t>(random.between(2, 12));

    const std::string wrapped = hw::wrap(text, width, indent);

    CHECK(without_blanks(wrapped) == without_blanks(text));
    CHECK(!wrapped.ends_with('\n'));
    const Strings lines = lines_of(wrapped);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      CHECK(hw::display_width(lines[i]) <= width);
      CHECK(!lines[i].ends_with(' '));
      const bool is_indented = lines[i].starts_with(std::string(indent, ' '));
      CHECK((i == 0 || lines[i].empty() || is_indented));
    }
  }
}

// Puts as many words on each line as have room, one space between.
std::string naive_wrap(const Strings& words, std::size_t width,
                       std::size_t indent) {
  Strings lines;
  std::size_t next = 0;
  while (next < words.size()) {
    std::string line = lines.empty() ? "" : std::string(indent, ' ');
    line += words[next++];
    while (next < words.size() &&
           line.size() + 1 + words[next].size() <= width) {
      line += " " + words[next++];
    }
    lines.push_back(line);
  }
  std::string text;
  for (const std::string& line : lines) {
    text += (text.empty() ? "" : "\n") + line;
  }
  return text;
}

TEST_CASE("wrap puts as many words on a line as have room") {
  for (std::uint32_t seed = 1; seed <= 500; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const auto indent = static_cast<std::size_t>(random.between(0, 4));
    const std::size_t width =
        indent + static_cast<std::size_t>(random.between(6, 20));
    Strings words;
    std::string text;
    for (int count = random.between(1, 20); count > 0; --count) {
      words.emplace_back(static_cast<std::size_t>(random.between(1, 6)), 'x');
      text += (text.empty() ? "" : " ") + words.back();
    }

    CHECK(hw::wrap(text, width, indent) == naive_wrap(words, width, indent));
  }
}

TEST_CASE("nearest finds the word that was meant") {
  const Strings words = {"list", "log", "report", "today"};

  CHECK(hw::nearest("reprot", words) == "report");
  CHECK(hw::nearest("repotr", words) == "report");
  CHECK(hw::nearest("rport", words) == "report");
  CHECK(hw::nearest("tooday", words) == "today");
  CHECK(hw::nearest("lgo", words) == "log");
  CHECK(hw::nearest("lo", words) == "log");
  CHECK(hw::nearest("log", words) == "log");
}

TEST_CASE("nearest finds nothing when none is near") {
  CHECK(hw::nearest("xyz", {"list", "log"}) == "");
  CHECK(hw::nearest("", {"a", "list"}) == "");
  CHECK(hw::nearest("a", {"b"}) == "");
  CHECK(hw::nearest("ab", {"ac"}) == "");
  CHECK(hw::nearest("log", {}) == "");
  CHECK(hw::nearest("loxx", {"logs"}) == "");
  CHECK(hw::nearest("tdxay", {"today"}) == "");
}

TEST_CASE("nearest allows one slip in three letters") {
  CHECK(hw::nearest("abx", {"abc"}) == "abc");
  CHECK(hw::nearest("abxdxf", {"abcdef"}) == "abcdef");
  CHECK(hw::nearest("abxdx", {"abcde"}) == "");
  CHECK(hw::nearest("\u00E4\u00F6x", {"\u00E4\u00F6\u00FC"}) ==
        "\u00E4\u00F6\u00FC");
}

TEST_CASE("nearest takes no notice of case") {
  CHECK(hw::nearest("FEAR", {"fear"}) == "fear");
  CHECK(hw::nearest("\u00C4rger", {"\u00E4rger"}) == "\u00E4rger");
}

TEST_CASE("nearest prefers fewer slips, then the first") {
  CHECK(hw::nearest("walks", {"walk", "walks"}) == "walks");
  CHECK(hw::nearest("cat", {"bat", "hat"}) == "bat");
}

std::size_t naive_slips(const std::string& meant, const std::string& typed) {
  if (meant.empty() || typed.empty()) {
    return meant.size() + typed.size();
  }
  const std::string meant_rest = meant.substr(1);
  const std::string typed_rest = typed.substr(1);
  std::size_t fewest = std::min({naive_slips(meant_rest, typed) + 1,
                                 naive_slips(meant, typed_rest) + 1,
                                 naive_slips(meant_rest, typed_rest) +
                                     (meant.front() == typed.front() ? 0 : 1)});
  if (meant.size() > 1 && typed.size() > 1 && meant[0] == typed[1] &&
      meant[1] == typed[0]) {
    fewest =
        std::min(fewest, naive_slips(meant.substr(2), typed.substr(2)) + 1);
  }
  return fewest;
}

TEST_CASE("nearest agrees with counting slips one by one") {
  const auto any_word = [](Random& random) {
    std::string word;
    for (int count = random.between(0, 6); count > 0; --count) {
      word += static_cast<char>(random.between('a', 'c'));
    }
    return word;
  };
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const std::string typed = any_word(random);
    const Strings words = {any_word(random), any_word(random)};
    CAPTURE(typed);
    CAPTURE(words[0]);
    CAPTURE(words[1]);

    std::string best;
    std::size_t fewest = 100;
    for (const std::string& word : words) {
      const std::size_t slips = naive_slips(word, typed);
      if (slips * 3 <= std::max(word.size(), typed.size()) && slips < fewest) {
        best = word;
        fewest = slips;
      }
    }
    CHECK(hw::nearest(typed, words) == best);
  }
}

TEST_CASE("id_from_title puts a dash between words") {
  CHECK(hw::id_from_title("Ride the bus again") == "ride-the-bus-again");
  CHECK(hw::id_from_title("  Walk (10 min.)  ") == "walk-10-min");
  CHECK(hw::id_from_title("--a__b//c..d") == "a-b-c-d");
  CHECK(hw::id_from_title("Coffee \u2013 with \U0001F600 Ana") ==
        "coffee-with-ana");
}

TEST_CASE("id_from_title keeps letters and digits of any script") {
  CHECK(hw::id_from_title("\u00C4rger & Stra\u00DFe") ==
        "\u00E4rger-stra\u00DFe");
  CHECK(hw::id_from_title("\u041F\u0440\u043E\u0433\u0443\u043B\u043A\u0430") ==
        "\u043F\u0440\u043E\u0433\u0443\u043B\u043A\u0430");
  CHECK(hw::id_from_title("\u6563\u6B65 \u0663") == "\u6563\u6B65-\u0663");
}

TEST_CASE("id_from_title keeps marks with their letter") {
  CHECK(hw::id_from_title("X\u0301 x") == "x\u0301-x");
  CHECK(hw::id_from_title("\u0928\u092E\u0938\u094D\u0924\u0947") ==
        "\u0928\u092E\u0938\u094D\u0924\u0947");
  CHECK(hw::id_from_title("\u0E40\u0E14\u0E34\u0E19") ==
        "\u0E40\u0E14\u0E34\u0E19");
  CHECK(hw::id_from_title("\u0301a") == "a");
  CHECK(hw::id_from_title("a \u0301"
                          "b") == "a-b");
}

TEST_CASE("id_from_title puts letters and marks together in one way") {
  CHECK(hw::id_from_title("U\u0308bung: Stra\u00DFe") ==
        "\u00FCbung-stra\u00DFe");
  CHECK(hw::id_from_title("\u00DCbung: Stra\u00DFe") ==
        "\u00FCbung-stra\u00DFe");
  CHECK(hw::id_from_title("\u1112\u1161\u11AB") == "\uD55C");
  CHECK(hw::id_from_title("e\u200D\u0301") == "\u00E9");
  CHECK(hw::id_from_title("\u0130\u0301") == "\u00ED");
}

TEST_CASE("id_from_title keeps marks that stand beside their letter") {
  CHECK(hw::id_from_title("\u0939\u093F\u0928\u094D\u0926\u0940 1") ==
        "\u0939\u093F\u0928\u094D\u0926\u0940-1");
}

TEST_CASE("id_from_title leaves apostrophes and invisible characters out") {
  CHECK(hw::id_from_title("Don't") == "dont");
  CHECK(hw::id_from_title("Don\u2019t stop") == "dont-stop");
  for (const char32_t code_point :
       {0x200BU, 0x200DU, 0x202AU, 0x202EU, 0x2060U, 0x2069U, 0xFE0FU, 0xFEFFU,
        0xFFF9U, 0xE0041U, 0xADU, 0x61CU}) {
    CAPTURE(static_cast<unsigned>(code_point));
    const std::string character = hw::to_utf8(code_point);
    CHECK(hw::id_from_title(fmt::format("{0}a{0}b", character)) == "ab");
  }
}

TEST_CASE("id_from_title is empty without a letter or a digit") {
  CHECK(hw::id_from_title("") == "");
  CHECK(hw::id_from_title("... / --- !") == "");
  CHECK(hw::id_from_title("\U0001F600\u0301") == "");
  CHECK(hw::id_from_title("\xFF\x01") == "");
}

TEST_CASE("id_from_title has at most 60 bytes and whole characters") {
  std::string umlauts;
  std::string ideographs;
  std::string accents;
  for (int i = 0; i < 70; ++i) {
    umlauts += "\u00E4";
    ideographs += "\u6563";
    accents += "x\u0301\u0302";
  }
  CHECK(hw::id_from_title(std::string(70, 'a')) == std::string(60, 'a'));
  CHECK(hw::id_from_title(umlauts) == umlauts.substr(0, 60));
  CHECK(hw::id_from_title("a" + umlauts) ==
        fmt::format("a{}", umlauts.substr(0, 58)));
  CHECK(hw::id_from_title(ideographs) == ideographs.substr(0, 60));
  CHECK(hw::id_from_title(accents) == accents.substr(0, 60));
  CHECK(hw::id_from_title("a" + accents) ==
        fmt::format("a{}", accents.substr(0, 55)));
  CHECK(hw::id_from_title(std::string(59, 'a') + " b") == std::string(59, 'a'));
  CHECK(hw::id_from_title(std::string(58, 'a') + " b") ==
        std::string(58, 'a') + "-b");
}

TEST_CASE("id_from_title gives an id for a letter with any number of marks") {
  std::string title = "a";
  for (int i = 0; i < 100; ++i) {
    title += "\u0301";
  }
  CHECK(hw::is_valid_id(hw::id_from_title(title)));
}

TEST_CASE("an id from any title is valid, tidy, and its own id") {
  for (std::uint32_t seed = 1; seed <= 1000; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const std::string title = any_text(random);

    const std::string id = hw::id_from_title(title);

    CHECK((id.empty() || hw::is_valid_id(id)));
    CHECK(id.size() <= 60);
    CHECK(id.find_first_of("/. \t\n\\'") == std::string::npos);
    CHECK(!id.starts_with('-'));
    CHECK(!id.ends_with('-'));
    CHECK(id.find("--") == std::string::npos);
    CHECK(hw::lower_case(id) == id);
    CHECK(hw::id_from_title(id) == id);
  }
}

TEST_CASE("is_valid_id accepts what can name one file") {
  for (const std::string id :
       {"walk", "walk-2", "\u00E4rger", "a\u0308rger", "a.v2", "A_b", "a-",
        "\u6563", "conflict", "walk-conflict-1"}) {
    CAPTURE(id);
    CHECK(hw::is_valid_id(id));
  }
  CHECK(hw::is_valid_id(std::string(200, 'a')));
}

TEST_CASE("is_valid_id refuses what could name anything else") {
  for (const std::string id : {"",
                               ".",
                               "..",
                               ".hidden",
                               "-x",
                               "a/b",
                               "/a",
                               "../a",
                               "a\n",
                               "\x1B",
                               "\x7F",
                               "a\u0085",
                               "a\xFF",
                               "\xC3",
                               "A\\B",
                               "a b",
                               "walk (1)",
                               "walk~",
                               "walk[1]",
                               "walk.sync-conflict-20261118-101010-ABCDEFG",
                               "walk_Conflict-1",
                               "walk_DISKSTATION_Nov-18-2026_Conflict",
                               "walk.conflict1"}) {
    CAPTURE(id);
    CHECK(!hw::is_valid_id(id));
  }
  CHECK(!hw::is_valid_id(std::string(201, 'a')));
  CHECK(!hw::is_valid_id(std::string("a\0b", 3)));
}

}  // namespace

}  // namespace hw::test::text_test
