#include "hw/edit.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "hw/blocks.hpp"

#include "random.hpp"

namespace hw::test::edit_test {

TEST_CASE("set_key exchanges a value and leaves the comment behind it") {
  const std::string text =
      "[[agenda]]\n"
      "text = \"one\"\n"
      "done = false  # not yet\n"
      "\n"
      "[[agenda]]\n"
      "text = \"two\"\n";

  CHECK(set_key(text, "agenda", 0, "done", "true") ==
        "[[agenda]]\n"
        "text = \"one\"\n"
        "done = true  # not yet\n"
        "\n"
        "[[agenda]]\n"
        "text = \"two\"\n");
}

TEST_CASE("set_key puts a new key behind the last key of the block") {
  SUBCASE("above the blank line and the comment of the next block") {
    CHECK(set_key("[[a]]\nx = 1\n\n# next\n[[a]]\n", "a", 0, "y", "2") ==
          "[[a]]\nx = 1\ny = 2\n\n# next\n[[a]]\n");
  }
  SUBCASE("in a block that has no key yet") {
    CHECK(set_key("[[a]]\n\n[[b]]\n", "a", 0, "y", "2") ==
          "[[a]]\ny = 2\n\n[[b]]\n");
  }
  SUBCASE("in a text without a final newline") {
    CHECK(set_key("[[a]]\nx = 1", "a", 0, "y", "2") == "[[a]]\nx = 1\ny = 2\n");
    CHECK(set_key("[[a]]", "a", 0, "y", "2") == "[[a]]\ny = 2\n");
  }
  SUBCASE("above a table inside of the block") {
    CHECK(set_key("[[a]]\nx = 1\n[a.more]\ny = 3\n", "a", 0, "y", "2") ==
          "[[a]]\nx = 1\ny = 2\n[a.more]\ny = 3\n");
  }
}

TEST_CASE("set_key finds the end of a value that takes several lines") {
  const std::string text =
      "[[a]]\n"
      "x = [\n  1, # one\n  2,\n] # list\n"
      "y = \"\"\"\nx = 3 # no\n\"\"\"\n";

  CHECK(set_key(text, "a", 0, "x", "0") ==
        "[[a]]\nx = 0 # list\ny = \"\"\"\nx = 3 # no\n\"\"\"\n");
  CHECK(set_key(text, "a", 0, "y", "\"\"") ==
        "[[a]]\nx = [\n  1, # one\n  2,\n] # list\ny = \"\"\n");
}

TEST_CASE("set_key knows a key however it is written") {
  CHECK(set_key("[[a]]\n  \"x\"=1\n", "a", 0, "x", "2") ==
        "[[a]]\n  \"x\"=2\n");
  CHECK(set_key("[[a]]\n'x' = 1\n", "a", 0, "x", "2") == "[[a]]\n'x' = 2\n");
  CHECK(set_key("[[a]]\n\"\\u0078\" = 1\n", "a", 0, "x", "2") ==
        "[[a]]\n\"\\u0078\" = 2\n");
  CHECK(set_key("[[a]]\nb . 'x' = 1\n", "a", 0, "x", "2") ==
        "[[a]]\nb . 'x' = 1\nx = 2\n");
}

TEST_CASE("set_key knows where a key ends") {
  CHECK(set_key("\"x=y\" = 1\nx = 2\n", "", 0, "x", "3") ==
        "\"x=y\" = 1\nx = 3\n");
  CHECK(set_key("a.'x=y' = 1\n", "", 0, "x", "3") == "a.'x=y' = 1\nx = 3\n");
}

TEST_CASE("set_key leaves what follows a line that is not whole") {
  CHECK(set_key("x =  \n[[log]]\n", "", 0, "x", "3") == "x =  3\n[[log]]\n");
  CHECK(set_key("x\n[[log]]\na = 1\n", "", 0, "x", "3") ==
        "x\nx = 3\n[[log]]\na = 1\n");
  CHECK(set_key("\"x\na = 1\n", "", 0, "x", "3") == "\"x\na = 1\nx = 3\n");
}

TEST_CASE("set_key writes the line ends of the text") {
  CHECK(set_key("[[a]]\r\nx = 1\r\n", "a", 0, "y", "\"\"\"\nz\"\"\"") ==
        "[[a]]\r\nx = 1\r\ny = \"\"\"\r\nz\"\"\"\r\n");
  CHECK(set_key("[[a]]\r\nx = 1\r\n", "a", 0, "x", "2") ==
        "[[a]]\r\nx = 2\r\n");
}

TEST_CASE("set_key exchanges the first value of a key that is there twice") {
  CHECK(set_key("[[a]]\nx = 1\nx = 2\n", "a", 0, "x", "3") ==
        "[[a]]\nx = 3\nx = 2\n");
}

TEST_CASE("set_key leaves a text without such a block as it is") {
  CHECK(set_key("x = 1\n[[a]]\n", "b", 0, "x", "2") == "x = 1\n[[a]]\n");
  CHECK(set_key("x = 1\n[[a]]\n", "a", 1, "x", "2") == "x = 1\n[[a]]\n");
}

TEST_CASE("change_block sets what is new or other, and nothing else") {
  const std::string text =
      "title = 'Walk'\n"
      "\n"
      "# the plan\n"
      "[[log]]\n"
      "at = 2026-11-20  # noon\n"
      "outcome = 'planned' # so far\n"
      "mine = 1\n"
      "fear = [70]\n"
      "\n"
      "[[log]]\n"
      "at = 2026-11-21\n";
  const std::string before =
      "[[log]]\nat = 2026-11-20\noutcome = \"planned\"\nfear = [70]\n";
  const std::string after =
      "[[log]]\nat = 2026-11-20\noutcome = \"done\"\n"
      "note = \"\"\"\none\ntwo = 2\"\"\"\nfear = [70, 45]\n";

  CHECK(hw::change_block(text, "log", 0, before, after) ==
        "title = 'Walk'\n"
        "\n"
        "# the plan\n"
        "[[log]]\n"
        "at = 2026-11-20  # noon\n"
        "outcome = \"done\" # so far\n"
        "mine = 1\n"
        "fear = [70, 45]\n"
        "note = \"\"\"\none\ntwo = 2\"\"\"\n"
        "\n"
        "[[log]]\n"
        "at = 2026-11-21\n");
}

TEST_CASE("change_block leaves what is there no more, and no such block") {
  const std::string text = "[[a]]\nx = 1\ny = 2\n";
  const std::string less = "[[a]]\nx = 1\n";

  CHECK(hw::change_block(text, "a", 0, text, less) == text);
  CHECK(hw::change_block(text, "a", 1, less, "[[a]]\nx = 3\n") == text);
}

TEST_CASE("set_key touches no other block, whatever the text") {
  const std::vector<std::string> pieces = {
      "[[log]]\n",       "[[ask]]\n",       "x = 1\n",
      "y = \"a\"\n",     "# remark\n",      "\n",
      "x = '''\nb'''\n", "z = [ 1,\n2 ]\n", "\r\n"};
  for (std::uint32_t seed = 0; seed < 2000; ++seed) {
    CAPTURE(seed);
    hw::test::Random random(seed);
    std::string text = "# top\n[[log]]\n";
    const int count = random.between(0, 12);
    for (int i = 0; i < count; ++i) {
      text += random.of(pieces);
    }

    const std::string changed = set_key(text, "log", 0, "x", "7");

    const auto before = hw::split_blocks(text);
    const auto after = hw::split_blocks(changed);
    REQUIRE(before.size() == after.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (i != 1) {
        CHECK(before[i].text == after[i].text);
      }
    }
    CHECK(set_key(changed, "log", 0, "x", "7") == changed);
  }
}

TEST_CASE("set_key puts a key in quotes where it needs them") {
  CHECK(set_key("[[a]]\n", "a", 0, "wie schön", "1") ==
        "[[a]]\n\"wie schön\" = 1\n");
}

TEST_CASE("remove_key takes a key and its value, and no comment") {
  const std::string text =
      "[[a]]\n# above\nx = [1,\n 2]  # mine\ny = 3\nx = 4\n[[a]]\nx = 5";
  CHECK(hw::remove_key(text, "a", 0, "x") ==
        "[[a]]\n# above\n# mine\ny = 3\nx = 4\n[[a]]\nx = 5");
  CHECK(hw::remove_key(text, "a", 0, "y") ==
        "[[a]]\n# above\nx = [1,\n 2]  # mine\nx = 4\n[[a]]\nx = 5");
  CHECK(hw::remove_key(text, "a", 1, "x") ==
        text.substr(0, text.size() - std::string("x = 5").size()));
  CHECK(hw::remove_key(text, "a", 0, "z") == text);
  CHECK(hw::remove_key(text, "b", 0, "x") == text);
  CHECK(hw::remove_key("[[a]]\r\nx = 1\r\n", "a", 0, "x") == "[[a]]\r\n");
}

TEST_CASE("remove_block takes a block and what belongs to it") {
  const std::string text =
      "t = 1\n\n[[a]]\nx = 1\n\n# above\n[[a]]\nx = 2\n[a.b]\ny = 1\n\n"
      "[[c]]\n";
  CHECK(hw::remove_block(text, "a", 0) ==
        "t = 1\n\n# above\n[[a]]\nx = 2\n[a.b]\ny = 1\n\n[[c]]\n");
  CHECK(hw::remove_block(text, "a", 1) == "t = 1\n\n[[a]]\nx = 1\n\n[[c]]\n");
  CHECK(hw::remove_block(text, "a", 2) == text);
  CHECK(hw::remove_block("t = 1\r\n\r\n[[a]]\r\n", "a", 0) == "t = 1\r\n");
}

TEST_CASE("copy_block and replace_block keep what is around a block") {
  const std::string text =
      "t = 1\r\n\r\n# above\r\n[[a]]\r\nx = 1\r\n\r\n[[b]]\r\n";
  const std::string block = hw::copy_block(text, "a", 0);
  CHECK(block == "# above\n[[a]]\nx = 1\n");
  CHECK(hw::replace_block(text, "a", 0, block) == text);
  CHECK(hw::replace_block(text, "a", 0, "[[a]]\ny = 2\n") ==
        "t = 1\r\n\r\n[[a]]\r\ny = 2\r\n\r\n[[b]]\r\n");
  CHECK(hw::copy_block(text, "a", 1).empty());
  CHECK(hw::replace_block(text, "a", 1, block) == text);
}

}  // namespace hw::test::edit_test
