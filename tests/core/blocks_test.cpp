#include "hw/blocks.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "random.hpp"

namespace hw::test::blocks_test {

namespace {

using Strings = std::vector<std::string>;

const std::string byte_order_mark = "\xEF\xBB\xBF";

Strings names(std::string_view text) {
  Strings result;
  for (const Block& block : hw::split_blocks(text)) {
    result.push_back(block.name);
  }
  return result;
}

Strings texts(std::string_view text) {
  Strings result;
  for (const Block& block : hw::split_blocks(text)) {
    result.emplace_back(block.text);
  }
  return result;
}

// Texts that are nearly TOML, and full of what a scanner can trip over.
std::string toml_like_text(Random& random) {
  static const Strings tokens = {
      "[[log]]\n",
      "[[log]]",
      "[log.x]\n",
      "[[log.x]]\n",
      "[extra]\n",
      "[extra.y]\n",
      "[[a.b]]\n",
      "[a.b.c] # x\n",
      "['log'.z]",
      "[[ \"l\\\\g\" ]]",
      "[[\"a.b\"]]\n",
      "[[log]] x\n",
      "\"",
      "'",
      "\"\"\"",
      "'''",
      "\\",
      "\\\"",
      "#",
      "# comment\n",
      "key = ",
      "[",
      "]",
      "{",
      "}",
      ",",
      " ",
      "\t",
      "\r",
      "\r\n",
      "\n",
      "\n",
      "x",
      ".",
      "\xFF",
      std::string(1, '\0'),
      "\xC3",
      byte_order_mark,
  };
  std::string text = random.one_in(10) ? byte_order_mark : "";
  for (int count = random.between(0, 30); count > 0; --count) {
    text += random.of(tokens);
  }
  return text;
}

char first_of(const std::string& line) {
  const std::size_t first = line.find_first_not_of(" \t");
  return first == std::string::npos ? ' ' : line[first];
}

// 1 for a bracket that opens something, -1 for one that closes it.
int bracket(char character) {
  if (character == '[' || character == '{') {
    return 1;
  }
  return character == ']' || character == '}' ? -1 : 0;
}

// A second scanner. It goes through a text character by character and knows
// the quotes that it waits for and the brackets that are open.
class NaiveScanner {
 public:
  explicit NaiveScanner(std::string text)
      : text_(std::move(text)), string_of_(text_.size() + 1) {
    std::size_t position =
        text_.compare(0, 3, byte_order_mark) == 0 ? byte_order_mark.size() : 0;
    while (position < text_.size()) {
      starts_.push_back(position);
      position = statement_end(position);
    }
  }

  // Where statements begin.
  const std::vector<std::size_t>& starts() const { return starts_; }

  // Another number for every long string that is closed; 0 outside of them.
  int string_at(std::size_t position) const { return string_of_[position]; }

  // The line at `position`.
  std::string line(std::size_t position) const {
    std::string line;
    while (position < text_.size() && text_[position] != '\n') {
      line += text_[position++];
    }
    if (!line.empty() && line.back() == '\r') {
      line.pop_back();
    }
    return line;
  }

 private:
  std::size_t statement_end(std::size_t position) {
    const char first = first_of(line(position));
    const bool is_line = first == '[' || first == '#';
    int open = 0;
    while (position < text_.size()) {
      const char character = text_[position];
      if (character == '\n' && open == 0) {
        return position + 1;
      }
      if (is_line) {
        ++position;
      } else if (character == '#') {
        position += line(position).size();
        position += has("\r", position) ? 1U : 0U;
      } else if (character == '"' || character == '\'') {
        position = string_end(position, character);
      } else {
        open += bracket(character);
        open = std::max(open, 0);
        ++position;
      }
    }
    return position;
  }

  bool has(const std::string& part, std::size_t position) const {
    return position < text_.size() &&
           text_.compare(position, part.size(), part) == 0;
  }

  // Behind the character at `position` of a string, with its backslash.
  std::size_t character_end(std::size_t position,
                            const std::string& quotes) const {
    const bool escapes = quotes[0] == '"' && text_[position] == '\\';
    ++position;
    const bool ends_line = quotes.size() == 1 && has("\n", position);
    const bool takes_next = escapes && position < text_.size() && !ends_line;
    return takes_next ? position + 1 : position;
  }

  std::size_t string_end(std::size_t begin, char quote) {
    const bool is_long = has(std::string(3, quote), begin);
    const std::string quotes(is_long ? 3 : 1, quote);
    std::size_t position = begin + quotes.size();
    while (position < text_.size() && !has(quotes, position)) {
      if (text_[position] == '\n' && !is_long) {
        return position;
      }
      position = character_end(position, quotes);
    }
    if (position >= text_.size()) {
      return text_.size();
    }
    position += quotes.size();
    for (int more = 0; is_long && more < 2; ++more) {
      position += has(std::string(1, quote), position) ? 1U : 0U;
    }
    if (is_long) {
      ++strings_;
      std::fill(string_of_.begin() + static_cast<std::ptrdiff_t>(begin),
                string_of_.begin() + static_cast<std::ptrdiff_t>(position),
                strings_);
    }
    return position;
  }

  std::string text_;
  std::vector<int> string_of_;
  int strings_ = 0;
  std::vector<std::size_t> starts_;
};

struct NaiveBlock {
  Strings path;
  std::size_t begin = 0;
  std::size_t body = 0;
  bool is_table = false;
};

std::string naive_unquoted(const std::string& key) {
  if (key.front() != '"' && key.front() != '\'') {
    return key;
  }
  std::string result;
  for (std::size_t i = 1; i + 1 < key.size(); ++i) {
    if (key.front() == '"' && key[i] == '\\') {
      ++i;
      result += key[i] == '\\' || key[i] == '"' ? std::string(1, key[i])
                                                : "\xEF\xBF\xBD";
    } else {
      result += key[i];
    }
  }
  return result;
}

bool is_bare(char character) {
  return std::string(
             "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
             "0123456789-_")
             .find(character) != std::string::npos;
}

void replace_all(std::string& text, const std::string& from,
                 const std::string& to) {
  for (auto at = text.find(from); at != std::string::npos;
       at = text.find(from)) {
    text.replace(at, from.size(), to);
  }
}

// Where the key ends that begins at `begin`; `begin` if none does, and behind
// the end of `line` if it is never closed.
std::size_t naive_key_end(const std::string& line, std::size_t begin) {
  const char quote = line[begin];
  std::size_t end = begin;
  if (quote != '"' && quote != '\'') {
    while (end < line.size() && is_bare(line[end])) {
      ++end;
    }
    return end;
  }
  for (++end; end < line.size() && line[end] != quote; ++end) {
    end += quote == '"' && line[end] == '\\' ? 1U : 0U;
  }
  return end + 1;
}

// `shape` without the blanks that mean nothing.
std::string tidy(std::string shape) {
  std::replace(shape.begin(), shape.end(), '\t', ' ');
  replace_all(shape, "  ", " ");
  for (const std::string part : {"[k", "k]", "k.", ".k"}) {
    replace_all(shape, part.substr(0, 1) + " " + part.substr(1), part);
  }
  shape.erase(0, shape.find_first_not_of(' '));
  shape.erase(shape.find_last_not_of(' ') + 1);
  return shape;
}

// Takes the keys out of `line` and looks at what is left of it: "[[k.k]]".
std::optional<NaiveBlock> naive_table_line(const std::string& line) {
  NaiveBlock block;
  std::string shape;
  std::string keys;
  std::size_t position = 0;
  while (position < line.size() && line[position] != '#') {
    const std::size_t end = naive_key_end(line, position);
    if (end > line.size()) {
      return std::nullopt;
    }
    if (end == position) {
      shape += line[position++];
      continue;
    }
    block.path.push_back(naive_unquoted(line.substr(position, end - position)));
    shape += 'k';
    keys += keys.empty() ? "k" : ".k";
    position = end;
  }
  shape = tidy(shape);
  block.is_table = shape == "[" + keys + "]";
  const bool is_block = block.is_table || shape == "[[" + keys + "]]";
  return is_block && !keys.empty() ? std::optional(block) : std::nullopt;
}

bool begins_with(const Strings& path, const Strings& outer) {
  return path.size() > outer.size() &&
         Strings(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(
                                                  outer.size())) == outer;
}

std::vector<NaiveBlock> naive_blocks(const std::string& text) {
  const NaiveScanner scanner(text);
  std::vector<NaiveBlock> blocks(1);
  std::optional<std::size_t> comments;
  for (const std::size_t start : scanner.starts()) {
    const std::string line = scanner.line(start);
    auto block = naive_table_line(line);
    if (first_of(line) == '#') {
      comments = comments.value_or(start);
      continue;
    }
    const bool is_part = block && blocks.size() > 1 &&
                         !blocks.back().is_table &&
                         begins_with(block->path, blocks.back().path);
    if (block && !is_part) {
      block->begin = comments.value_or(start);
      block->body = std::min(text.find('\n', start), text.size() - 1) + 1;
      blocks.push_back(*block);
    }
    comments.reset();
  }
  return blocks;
}

int line_at(const std::string& text, std::size_t position) {
  int line = 1;
  for (std::size_t i = 0; i < position; ++i) {
    line += text[i] == '\n' ? 1 : 0;
  }
  return line;
}

TEST_CASE("split_blocks finds the header and each block") {
  const std::string text =
      "title = \"Walk\"\n"
      "\n"
      "[[ask]]\n"
      "key = \"mood\"\n"
      "\n"
      "[[log]]\n"
      "at = 2026-11-07\n";

  const auto blocks = hw::split_blocks(text);

  REQUIRE(blocks.size() == 3);
  CHECK(blocks[0].name == "");
  CHECK(blocks[0].text == "title = \"Walk\"\n\n");
  CHECK(blocks[0].body == blocks[0].text);
  CHECK(blocks[0].line == 1);
  CHECK(blocks[0].body_line == 1);
  CHECK(blocks[1].name == "ask");
  CHECK(blocks[1].text == "[[ask]]\nkey = \"mood\"\n\n");
  CHECK(blocks[1].body == "key = \"mood\"\n\n");
  CHECK(blocks[1].line == 3);
  CHECK(blocks[1].body_line == 4);
  CHECK(!blocks[1].is_table);
  CHECK(blocks[2].name == "log");
  CHECK(blocks[2].text == "[[log]]\nat = 2026-11-07\n");
  CHECK(blocks[2].line == 6);
}

TEST_CASE("split_blocks gives a header, empty if need be") {
  CHECK(texts("") == Strings{""});
  CHECK(texts("[[log]]\n") == Strings{"", "[[log]]\n"});
}

TEST_CASE("a block begins with the comments directly above it") {
  const std::string text =
      "a = 1\n"
      "# apart\n"
      "\n"
      "# first\n"
      "  # second\n"
      "[[log]]\n"
      "b = 2\n"
      "# of the next\n"
      "[[log]]\n"
      "# last\n";

  const auto blocks = hw::split_blocks(text);

  REQUIRE(blocks.size() == 3);
  CHECK(blocks[0].text == "a = 1\n# apart\n\n");
  CHECK(blocks[1].text == "# first\n  # second\n[[log]]\nb = 2\n");
  CHECK(blocks[1].body == "b = 2\n");
  CHECK(blocks[1].line == 4);
  CHECK(blocks[1].body_line == 7);
  CHECK(blocks[2].text == "# of the next\n[[log]]\n# last\n");
}

TEST_CASE("blank lines before a block belong to the piece above") {
  CHECK(texts("a = 1\n\n \t\n[[log]]\n\n\n[[log]]\n") ==
        Strings{"a = 1\n\n \t\n", "[[log]]\n\n\n", "[[log]]\n"});
}

TEST_CASE("a block's name is unquoted and dotted") {
  CHECK(names("[[ \"log\" ]]") == Strings{"", "log"});
  CHECK(names("[[\t'log'\t]]") == Strings{"", "log"});
  CHECK(names("  [log]  # remark") == Strings{"", "log"});
  CHECK(names("[[a.b]]") == Strings{"", "a.b"});
  CHECK(names("[[ a . 'b.c' . \"d\" ]]") == Strings{"", "a.b.c.d"});
  CHECK(names("[['']]") == Strings{"", ""});
  CHECK(names(R"(["\"\\\b\t\n\f\r"])") == Strings{"", "\"\\\b\t\n\f\r"});
  CHECK(names(R"([["l\u006Fg"]])") == Strings{"", "log"});
  CHECK(names(R"([["l\U0000006Fg \U0001F600"]])") ==
        Strings{"", "log \xF0\x9F\x98\x80"});
  CHECK(names(R"(['l\u006Fg'])") == Strings{"", R"(l\u006Fg)"});
}

TEST_CASE("a name with an escape that stands for nothing has U+FFFD there") {
  CHECK(names(R"(["a\qb"])") == Strings{"",
                                        "a\xEF\xBF\xBD"
                                        "b"});
  CHECK(names(R"(["\uD800"])") == Strings{"", "\xEF\xBF\xBD"});
  CHECK(names(R"(["\u"])") == Strings{"", "\xEF\xBF\xBD"});
  CHECK(names(R"(["\UFFFFFFFF"])") == Strings{"", "\xEF\xBF\xBD"});
}

TEST_CASE("a block tells whether it is a table") {
  const auto blocks = hw::split_blocks("[a]\n[[b]]\n");

  REQUIRE(blocks.size() == 3);
  CHECK(!blocks[0].is_table);
  CHECK(blocks[1].is_table);
  CHECK(!blocks[2].is_table);
}

TEST_CASE("what lies inside of a [[log]] is part of it") {
  CHECK(
      texts("[[log]]\na = 1\n# x\n[log.x]\n[[log.y]]\n[log.x.z]\n[[log]]\n") ==
      Strings{"", "[[log]]\na = 1\n# x\n[log.x]\n[[log.y]]\n[log.x.z]\n",
              "[[log]]\n"});
  CHECK(names("[[a.b]]\n[a.b.c]\n[a.c]\n") == Strings{"", "a.b", "a.c"});
  CHECK(names("[['l.g']]\n['l.g'.x]\n[l.g.x]\n") ==
        Strings{"", "l.g", "l.g.x"});
}

TEST_CASE("a table has blocks of its own below it") {
  CHECK(names("[extra]\n[extra.x]\n") == Strings{"", "extra", "extra.x"});
  CHECK(names("[log.x]\n") == Strings{"", "log.x"});
  CHECK(names("[[log]]\n[extra]\n[log.x]\n") ==
        Strings{"", "log", "extra", "log.x"});
}

TEST_CASE("text in strings, comments and arrays is never a block") {
  const Strings values = {
      "\"[[log]]\"",
      "'[[log]]'",
      "\"\"\"\n[[log]]\n\"\"\"",
      "'''\n[[log]]\n'''",
      "\"\"\"\n\\\"\"\"\n[[log]]\n\"\"\"",  // an escaped quote
      "\"\"\"\n\"\"\\\"\"\n[[log]]\n\"\"\"",
      "\"\"\"a\\\\\"\"\"",  // an escaped backslash
      "'''\n\\'''",         // no escapes here
      "\"\"\"a\"\"\"\"\"",  // ends with two quotes
      "'''a'''''",
      "\"\"\"\n'''\n[[log]]\n\"\"\"",
      "'''\n\"\"\"\n[[log]]\n'''",
      "\"\" # \"\"\"",
      "'' # '''",
      "1 # [[log]] \"\"\" [",
      "[\n[[log]]\n]",
      "[\n[\n\"]\", # ]\n'''\n]'''\n],\n[[log]]\n]",
      "{ a = [\n[[log]]\n] }",
      "\"# \" # \"",
      "\"\\\"[\"",
      "'\\' # [",
      "\"\\\\\" # [",
      "\"\"\"\"\"\" # empty, [ and a comment",
  };
  for (const std::string& value : values) {
    CAPTURE(value);
    const std::string text = "[[ask]]\nkey = " + value + "\n[[change]]\n";

    CHECK(names(text) == Strings{"", "ask", "change"});
  }
}

TEST_CASE("a quoted key is no reason to miss a block") {
  CHECK(names("\"a [\" = 1\n'b \"\"\"' = 2\n[[log]]\n") == Strings{"", "log"});
}

TEST_CASE("a string that its line leaves open ends there") {
  CHECK(names("a = \"x\n[[log]]\n") == Strings{"", "log"});
  CHECK(names("a = \"x\\\n[[log]]\n") == Strings{"", "log"});
  CHECK(names("a = 'x\r\n[[log]]\n") == Strings{"", "log"});
}

TEST_CASE("a backslash at the end of a line takes no character of the next") {
  CHECK(names("a = \"x\\\n[[log]] # \"\n") == Strings{"", "log"});
}

TEST_CASE("a long string ends with at most two quotes before its three") {
  CHECK(names("a = [\"\"\"x\"\"\"\"\", [\n]\n[[log]]\n]\n") == Strings{""});
  CHECK(names("a = \"\"\"x\"\"\"\"\"\" [\n[[log]]\n") == Strings{"", "log"});
}

TEST_CASE("an open long string or array goes on to the end of the text") {
  CHECK(names("a = \"\"\"\n[[log]]\n") == Strings{""});
  CHECK(names("a = '''\n[[log]]\n''") == Strings{""});
  CHECK(names("a = [\n[[log]]\n") == Strings{""});
  CHECK(names("a = \"\"\"\\") == Strings{""});
}

TEST_CASE("a closing bracket too many changes nothing") {
  CHECK(names("a = ]]\n[[log]]\n") == Strings{"", "log"});
}

TEST_CASE("a line that only looks like the beginning of a block is none") {
  const Strings lines = {
      "[[log]",          "[log",       "[[]]",   "[]",     "[[log]] a = 1",
      "[ [log] ]",       "[[log] ]",   "[&]",    "[.]",    "[[[log]]]",
      "[log.]",          "[.log]",     "[l g]",  "[",      "[[",
      "[\"log]",         "['log]",     "[log]]", "x[log]", "[\"log\\\"]",
      "[\"\"\"a\"\"\"]", "[[log]]\r ", "[lög]",  "[\"",
  };
  for (const std::string& line : lines) {
    CAPTURE(line);

    CHECK(names(line + "\n[[ask]]\n") == Strings{"", "ask"});
    CHECK(names(line) == Strings{""});
  }
}

TEST_CASE("a byte order mark belongs to the header") {
  const std::string text = byte_order_mark + "# x\n[[log]]\n";

  CHECK(texts(text) == Strings{byte_order_mark, "# x\n[[log]]\n"});
}

TEST_CASE("blocks are found in a text with CRLF") {
  const std::string text =
      "a = 1\r\n\r\n# x\r\n[[log]]\r\nb = 2\r\n[log.x]\r\n";
  const auto blocks = hw::split_blocks(text);

  REQUIRE(blocks.size() == 2);
  CHECK(blocks[1].text == "# x\r\n[[log]]\r\nb = 2\r\n[log.x]\r\n");
  CHECK(blocks[1].body == "b = 2\r\n[log.x]\r\n");
  CHECK(blocks[1].line == 3);
  CHECK(blocks[1].body_line == 5);
}

TEST_CASE("the body of a block whose line is the last is empty") {
  const auto blocks = hw::split_blocks("a = 1\n[[log]]");

  REQUIRE(blocks.size() == 2);
  CHECK(blocks[1].text == "[[log]]");
  CHECK(blocks[1].body == "");
  CHECK(blocks[1].line == 2);
}

TEST_CASE("any bytes can be split, and joining gives them again") {
  for (std::uint32_t seed = 1; seed <= 4000; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const std::string text = toml_like_text(random);

    std::string joined;
    for (const hw::Block& block : hw::split_blocks(text)) {
      joined += block.text;
    }
    CHECK(joined == text);
  }
}

TEST_CASE("a scanner that looks at every character finds the same blocks") {
  int blocks_found = 0;
  for (std::uint32_t seed = 1; seed <= 5000; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const std::string text = toml_like_text(random);
    CAPTURE(text);

    const auto blocks = hw::split_blocks(text);
    const auto expected = naive_blocks(text);

    REQUIRE(blocks.size() == expected.size());
    for (std::size_t i = 1; i < blocks.size(); ++i) {
      std::string name;
      for (const std::string& key : expected[i].path) {
        name += (&key == &expected[i].path.front() ? "" : ".") + key;
      }
      CHECK(blocks[i].name == name);
      CHECK(blocks[i].is_table == expected[i].is_table);
      CHECK(blocks[i].text.data() == text.data() + expected[i].begin);
      CHECK(blocks[i].body.data() == text.data() + expected[i].body);
      CHECK(blocks[i].line == line_at(text, expected[i].begin));
      CHECK(blocks[i].body_line == line_at(text, expected[i].body));
      ++blocks_found;
    }
  }
  CHECK(blocks_found > 2000);
}

TEST_CASE("append_block leaves one blank line between") {
  const std::string block = "[[log]]\na = 1\n";

  CHECK(hw::append_block("a = 1\n", block) == "a = 1\n\n" + block);
  CHECK(hw::append_block("a = 1", block) == "a = 1\n\n" + block);
  CHECK(hw::append_block("a = 1\n\n", block) == "a = 1\n\n" + block);
  CHECK(hw::append_block("a = 1\n \t", block) == "a = 1\n \t\n" + block);
  CHECK(hw::append_block("a = 1\n\n\n\n", block) == "a = 1\n\n\n\n" + block);
  CHECK(hw::append_block("\n", block) == "\n" + block);
}

TEST_CASE("append_block to an empty text gives the block alone") {
  CHECK(hw::append_block("", "[[log]]\n") == "[[log]]\n");
  CHECK(hw::append_block(byte_order_mark, "[[log]]\n") ==
        byte_order_mark + "[[log]]\n");
}

TEST_CASE("append_block uses CRLF where the first line end is one") {
  CHECK(hw::append_block("a = 1\r\nb = 2", "[[log]]\nc = 3\n") ==
        "a = 1\r\nb = 2\r\n\r\n[[log]]\r\nc = 3\r\n");
  CHECK(hw::append_block("a = 1\r\nb = 2\n", "[[log]]\n") ==
        "a = 1\r\nb = 2\n\r\n[[log]]\r\n");
  CHECK(hw::append_block("a = 1\nb = 2\r\n\r\n", "[[log]]\n") ==
        "a = 1\nb = 2\r\n\r\n[[log]]\n");
  CHECK(hw::append_block("\r\n", "[[log]]\n") == "\r\n[[log]]\r\n");
}

TEST_CASE("append_block never makes a line end that is CR CR LF") {
  CHECK(hw::append_block("\r\n", "[[log]]\r\na = 1\n") ==
        "\r\n[[log]]\r\na = 1\r\n");
}

TEST_CASE("append_block leaves all other bytes as they are") {
  const std::string block = "[[log]]\nnew = 1\n";
  for (std::uint32_t seed = 1; seed <= 1000; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const std::string text = toml_like_text(random);
    const std::size_t first_end = text.find('\n');
    const bool is_windows = first_end != std::string::npos && first_end > 0 &&
                            text[first_end - 1] == '\r';
    const std::string written = is_windows ? "[[log]]\r\nnew = 1\r\n" : block;

    const std::string appended = hw::append_block(text, block);

    CHECK(appended.starts_with(text));
    CHECK(appended.ends_with(written));
    const std::string between = appended.substr(
        text.size(), appended.size() - text.size() - written.size());
    CHECK(between.size() <= 4);
    CHECK(between.find_first_not_of("\r\n") == std::string::npos);
  }
}

TEST_CASE("what append_block added is the last block") {
  int appended_count = 0;
  for (std::uint32_t seed = 1; seed <= 500; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const std::string text = toml_like_text(random);
    const std::string probe = hw::append_block(text, "probe = 1\n");
    const NaiveScanner scanner(probe);
    const bool is_open = scanner.starts().back() + 11 < probe.size();
    if (is_open) {
      continue;  // in the middle of a string or an array
    }

    const std::string appended = hw::append_block(text, "[[new]]\nx = 1\n");
    const auto blocks = hw::split_blocks(appended);

    CHECK(blocks.size() == hw::split_blocks(text).size() + 1);
    CHECK(blocks.back().name == "new");
    CHECK(blocks.back().text.starts_with("[[new]]"));
    ++appended_count;
  }
  CHECK(appended_count > 100);
}

TEST_CASE("conflict_marker_line is the line of git's first marker") {
  CHECK(hw::conflict_marker_line("") == 0);
  CHECK(hw::conflict_marker_line("a = 1\n[[log]]\n") == 0);
  CHECK(hw::conflict_marker_line("<<<<<<< HEAD\n") == 1);
  CHECK(hw::conflict_marker_line("a = 1\n<<<<<<< HEAD\nb\n=======\nc\n"
                                 ">>>>>>> other\n") == 2);
  CHECK(hw::conflict_marker_line("a\nb\n>>>>>>> other") == 3);
  CHECK(hw::conflict_marker_line("a\n<<<<<<<\n") == 2);
  CHECK(hw::conflict_marker_line("a\r\n<<<<<<<\r\n") == 2);
  CHECK(hw::conflict_marker_line("a\n>>>>>>>") == 2);
  CHECK(hw::conflict_marker_line("a\n<<<<<<<< HEAD\n") == 2);
  CHECK(hw::conflict_marker_line("\xEF\xBB\xBF<<<<<<< HEAD\n") == 1);
}

TEST_CASE("what is no marker is no conflict") {
  CHECK(hw::conflict_marker_line("<<<<<< HEAD\n") == 0);
  CHECK(hw::conflict_marker_line("<<<<<<<HEAD\n") == 0);
  CHECK(hw::conflict_marker_line(" <<<<<<< HEAD\n") == 0);
  CHECK(hw::conflict_marker_line("# <<<<<<< HEAD\n") == 0);
  CHECK(hw::conflict_marker_line("a = \"<<<<<<< HEAD\"\n") == 0);
  CHECK(hw::conflict_marker_line("=======\n") == 0);
}

TEST_CASE("markers within one string are text") {
  CHECK(hw::conflict_marker_line("a = \"\"\"\n<<<<<<< HEAD\n\"\"\"\n") == 0);
  CHECK(hw::conflict_marker_line("a = '''\n>>>>>>> x\n'''\n") == 0);
  CHECK(hw::conflict_marker_line("a = \"\"\"\n<<<<<<< x\n=======\n"
                                 ">>>>>>> y\n\"\"\"\nb = 1\n") == 0);
  CHECK(hw::conflict_marker_line("a = \"\"\"\n<<<<<<< x\n\"\"\"\n"
                                 "b = '''\n>>>>>>> y\n'''\n") == 0);
  CHECK(hw::conflict_marker_line("a = \"\"\"\n=======\n<<<<<<< x\n\"\"\"\n"
                                 "b = '''\n>>>>>>> y\n'''\n") == 0);
  CHECK(hw::conflict_marker_line("a = \"\"\"\n<<<<<<< x\n=======\n"
                                 ">>>>>>> y\n\"\"\"\n"
                                 "b = '''\n=======\n>>>>>>> y\n'''\n") == 0);
  CHECK(hw::conflict_marker_line("a = \"\"\"\n<<<<<<< x\n\"\"\"\n"
                                 "<<<<<<< HEAD\n") == 4);
}

TEST_CASE("a conflict that cuts a string in two is noticed") {
  const std::string ours_ends_it =
      "note = \"\"\"\nsame\n<<<<<<< HEAD\nours\"\"\"\n=======\ntheirs\"\"\"\n"
      ">>>>>>> x\nb = 1\n";
  const std::string theirs_ends_it =
      "note = \"\"\"\nsame\n<<<<<<< HEAD\nours\n=======\ntheirs\"\"\"\n"
      ">>>>>>> x\nmore\n\"\"\"\n";
  const std::string with_a_block_more =
      "note = \"\"\"\nsame\n<<<<<<< HEAD\nours\"\"\"\n[[log]]\nnote = \"\"\"\n"
      "=======\ntheirs\n>>>>>>> x\nmore\n\"\"\"\n";
  const std::string never_ends = "note = \"\"\"\nsame\n<<<<<<< HEAD\nours\n";

  CHECK(hw::conflict_marker_line(ours_ends_it) == 3);
  CHECK(hw::conflict_marker_line(theirs_ends_it) == 3);
  CHECK(hw::conflict_marker_line(with_a_block_more) == 3);
  CHECK(hw::conflict_marker_line(never_ends) == 3);
}

TEST_CASE("every conflict is noticed that is not within one string") {
  const Strings lines = {"[[log]]\n", "a = 1\n",   "n = \"\"\"\n", "x\"\"\"\n",
                         "x\n",       "n = '''\n", "x'''\n",       "\n",
                         "# it's\n",  "a = [\n",   "]\n",          "=======\n"};
  const auto some_lines = [&lines](Random& random) {
    std::string text;
    for (int count = random.between(0, 6); count > 0; --count) {
      text += random.of(lines);
    }
    return text;
  };
  int within_a_string = 0;
  for (std::uint32_t seed = 1; seed <= 4000; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const std::string before = some_lines(random);
    const std::string both = before + "<<<<<<< HEAD\n" + some_lines(random) +
                             "=======\n" + some_lines(random);
    const std::string text = both + ">>>>>>> x\n" + some_lines(random);
    CAPTURE(text);
    const NaiveScanner scanner(text);
    const int string = scanner.string_at(before.size());
    const bool is_text =
        string != 0 && string == scanner.string_at(both.size());
    within_a_string += is_text ? 1 : 0;

    CHECK(hw::conflict_marker_line(text) ==
          (is_text ? 0 : line_at(text, before.size())));
  }
  CHECK(within_a_string > 20);
  CHECK(within_a_string < 1000);
}

}  // namespace

}  // namespace hw::test::blocks_test
