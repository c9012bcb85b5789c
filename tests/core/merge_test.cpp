#include "hw/merge.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "hw/blocks.hpp"
#include "hw/read.hpp"

#include "naive_merge.hpp"
#include "random.hpp"
#include "random_journal.hpp"

namespace hw::test::merge_test {

namespace {

// The merged text, which is to be without a conflict.
std::string merged(std::string_view base, std::string_view ours,
                   std::string_view theirs) {
  const Merged result = merge(base, ours, theirs);
  CHECK(result.conflicts == 0);
  CHECK_FALSE(result.is_unreadable);
  return result.text;
}

constexpr std::string_view walk = "title = \"Walk\"\n";

std::string entry(int minute, std::string_view more = "") {
  return fmt::format("\n[[log]]\nat = 2026-11-07T13:{:02}:00-05:00\n{}", minute,
                     more);
}

std::string with(std::string_view text, std::string_view more) {
  return std::string(text) + std::string(more);
}

}  // namespace

TEST_CASE("merge keeps new blocks of both sides in order of their time") {
  const std::string base = with(walk, entry(1));

  CHECK(merged(base, base + entry(2) + entry(4), base + entry(3)) ==
        base + entry(2) + entry(3) + entry(4));
  SUBCASE("of all kinds") {
    const std::string_view paused =
        "\n[[change]]\non = 2026-11-07\nstatus = \"paused\"\n";
    CHECK(merged(base, base + entry(2), with(base, paused)) ==
          with(base, paused) + entry(2));
  }
  SUBCASE("compared as instants") {
    const std::string_view early =
        "\n[[log]]\nat = 2026-11-07T18:01:30+00:00\n";
    CHECK(merged(base, base + entry(2), with(base, early)) ==
          with(base, early) + entry(2));
  }
  SUBCASE("equal ones once") {
    CHECK(merged(base, base + entry(2), base + entry(2) + entry(3)) ==
          base + entry(2) + entry(3));
    CHECK(
        merged(base, base + entry(2) + entry(2), base + entry(2) + entry(5)) ==
        base + entry(2) + entry(2) + entry(5));
  }
  SUBCASE("of one time, but different, twice") {
    CHECK(merged(base, base + entry(2, "minutes = 3\n"), base + entry(2)) ==
          base + entry(2) + entry(2, "minutes = 3\n"));
  }
}

TEST_CASE("merge keeps the order in which one side wrote") {
  const std::string base = with(walk, entry(9));

  CHECK(merged(base, "# mine\n" + base, base + entry(8) + entry(7)) ==
        "# mine\n" + base + entry(8) + entry(7));
}

TEST_CASE("merge takes what one side changed") {
  const std::string base = with(walk, entry(1, "helped = 3\n"));

  SUBCASE("in a block, while the other adds some") {
    CHECK(merged(base, with(walk, entry(1, "helped = 4\n")), base + entry(2)) ==
          with(walk, entry(1, "helped = 4\n")) + entry(2));
  }
  SUBCASE("in other keys of a block") {
    CHECK(merged(base, with(walk, entry(1, "helped = 4\n")),
                 base + "minutes = 7\n") ==
          with(walk, entry(1, "helped = 4\nminutes = 7\n")));
  }
  SUBCASE("in an entry whose time is written in another way") {
    const std::string other =
        with(walk, "\n[[log]]\nat = 2026-11-07T18:01:00Z\nhelped = 3\n");
    CHECK(merged(base, other, base + "minutes = 7\n") ==
          other + "minutes = 7\n");
  }
  SUBCASE("in other keys of the header") {
    CHECK(merged("a = 1\nb = 1\n", "a = 2\nb = 1\n", "a = 1\nb = 2\n") ==
          "a = 2\nb = 2\n");
  }
  SUBCASE("in comments above a block") {
    const std::string remarked = with(walk, "\n# so\n" + entry(1).substr(1));
    CHECK(merged(with(walk, entry(1)), remarked,
                 with(walk, entry(1, "minutes = 7\n"))) ==
          remarked + "minutes = 7\n");
  }
}

TEST_CASE("merge takes away what one side took away") {
  const std::string base = with(walk, entry(1)) + entry(2) + entry(3);
  const std::string less = with(walk, entry(1)) + entry(3);

  CHECK(merged(base, less, base + entry(4)) == less + entry(4));
  SUBCASE("unless the other changed it") {
    const std::string more =
        with(walk, entry(1)) + entry(2, "minutes = 7\n") + entry(3);
    CHECK(merged(base, less, more) == more);
    CHECK(merged("a = 1\nb = 1\n", "b = 1\n", "a = 2\nb = 1\nc = 1\n") ==
          "a = 2\nb = 1\nc = 1\n");
  }
}

TEST_CASE("merge has one order, whose side is whose makes no difference") {
  const auto both_ways = [](std::string_view base, std::string_view ours,
                            std::string_view theirs) {
    CHECK(merge(base, theirs, ours) == merge(base, ours, theirs));
    return merged(base, ours, theirs);
  };

  SUBCASE("of blocks without a time, behind a question that both added") {
    const std::string fear = "\n[[ask]]\nkey = \"fear\"\n";
    const std::string mine = "\n# above\n[[mine]]\nx = 1\n";
    CHECK(both_ways(walk, with(walk, fear + mine),
                    with(walk, fear + mine + "\n# below\n")) ==
          with(walk, fear + mine + mine + "\n# below\n"));
  }
  SUBCASE("of questions that both added in other words") {
    const std::string fear = "\n[[ask]]\nkey = \"fear\"\n";
    const std::string mood = "\n[[ask]]\nkey = \"mood\"\n";
    CHECK(both_ways(walk, with(walk, fear),
                    with(walk, mood + "\n[[ask]]\nquick = true\n" +
                                   fear.substr(fear.find("key")))) ==
          with(walk, fear + "quick = true\n" + mood));
  }
  SUBCASE("of blocks that both have moved") {
    const std::string all[] = {entry(1), entry(2), entry(3)};
    CHECK(both_ways(with(walk, all[0] + all[1] + all[2]),
                    with(walk, all[1] + all[0] + all[2]),
                    with(walk, all[0] + all[2] + all[1])) ==
          with(walk, all[0] + all[2] + all[1]));
  }
}

TEST_CASE("merge marks a key with two new values") {
  const std::string base = with(walk, entry(1, "helped = 3\n"));

  SUBCASE("in a block") {
    CHECK(merge(base, with(walk, entry(1, "helped = 4\n")),
                with(walk, entry(1, "helped = 5\nminutes = 7\n"))) ==
          Merged{with(walk, entry(1,
                                  "<<<<<<< ours\nhelped = 4\n=======\n"
                                  "helped = 5\n>>>>>>> theirs\n"
                                  "minutes = 7\n")),
                 1});
  }
  SUBCASE("in the header") {
    CHECK(merge("a = 1\nb = 1\n", "a = 2\nb = 1\n", "a = 3\nb = 1\n") ==
          Merged{"<<<<<<< ours\na = 2\n=======\na = 3\n>>>>>>> theirs\nb = 1\n",
                 1});
  }
  SUBCASE("that takes several lines") {
    const auto note = [&](std::string_view text) {
      return with(
          walk,
          entry(1, fmt::format("note = \"\"\"\nfirst\n{}\n\"\"\"\n", text)));
    };
    const Merged result = merge(note("a"), note("b"), note("c"));
    CHECK(result.conflicts == 1);
    CHECK(hw::conflict_marker_line(result.text) == 5);
  }
  SUBCASE("and does so again when that is resolved") {
    const Merged result =
        merge("a = 1\nb = 1\n", "a = 2\nb = 1\nc = 1\n", "a = 3\nb = 1\n");
    CHECK(result.conflicts == 1);
    CHECK(resolve_conflicts(result.text) == result);
  }
}

TEST_CASE("merge takes for one what both sides added and can be there once") {
  SUBCASE("a question") {
    CHECK(
        merge("", "[[ask]]\nkey = \"fear\"\ntype = \"scale\"\n",
              "[[ask]]\nkey = \"fear\"\nquick = true\n") ==
        Merged{"[[ask]]\nkey = \"fear\"\nquick = true\ntype = \"scale\"\n", 0});
    CHECK(merge("", "[[ask]]\nkey = \"fear\"\nquick = true\n",
                "[[ask]]\nkey = 'fear'\nquick = true\n")
              .conflicts == 1);
  }
  SUBCASE("a table") {
    CHECK(merged("", "[x]\na = 1\n", "[x]\nb = 1\n") == "[x]\na = 1\nb = 1\n");
  }
  SUBCASE("an assignment") {
    CHECK(merged("", with(walk, "why = \"air\"\n" + entry(1)),
                 with(walk, entry(2))) ==
          with(walk, "why = \"air\"\n" + entry(1) + entry(2)));
  }
}

TEST_CASE("merge takes two fractions of one second for two times") {
  const std::string at = "\n[[log]]\nat = 2026-11-07T13:01:00";
  const std::string base = with(walk, at + ".1-05:00\n");

  CHECK(merged(base, base + at + ".9-05:00\nminutes = 5\n",
               base + at + ".5-05:00\nminutes = 7\n") ==
        base + at + ".5-05:00\nminutes = 7\n" + at + ".9-05:00\nminutes = 5\n");
}

TEST_CASE("is_readable says whether a text is whole TOML") {
  using namespace std::string_view_literals;
  for (const std::string_view text :
       {""sv, "# x\n"sv, "a = 1"sv, "\xEF\xBB\xBF# x\r\na = 1\r\n"sv,
        "a = '''\n<<<<<<< x\nb\n=======\nc\n>>>>>>> y\n'''\n"sv}) {
    CAPTURE(text);
    CHECK(hw::is_readable(text));
  }
  for (const std::string_view text :
       {"a = 1\nb = \""sv, "\0\0\0"sv, "a = 1\n\0"sv, "# \0\n"sv,
        "a = 1\n\"a\" = 2\n"sv, "a = \"\xFF\"\n"sv, "a = '''\n"sv,
        "a = 1\n<<<<<<< x\nb = 1\n=======\nc = 1\n>>>>>>> y\n"sv,
        "<html>\n"sv}) {
    CAPTURE(text);
    CHECK_FALSE(hw::is_readable(text));
  }
}

namespace {

std::string kept_whole(std::string_view base, std::string_view ours,
                       std::string_view theirs) {
  return fmt::format(
      "<<<<<<< ours\n{}||||||| base\n{}=======\n{}>>>>>>> theirs\n", ours, base,
      theirs);
}

}  // namespace

TEST_CASE("merge keeps both versions whole where one cannot be read") {
  using namespace std::string_view_literals;
  const std::string base = with(walk, entry(1));
  const std::string other = base + entry(2);

  for (const std::string_view bad :
       {"\0\0\0\0\n"sv, "title = \"Wa\n"sv, "a = 1\n\"a\" = 1\n"sv,
        "a = \"\xFF\"\r\n"sv, "<html>\n"sv, "\xEF\xBB\xBF[[log\n"sv}) {
    CAPTURE(bad);
    const Merged result = merge(base, bad, other);
    CHECK(result == Merged{kept_whole(base, bad, other), 1, true});
    CHECK(hw::conflict_marker_line(result.text) == 1);
    CHECK_FALSE(hw::is_readable(result.text));
    CHECK(resolve_conflicts(result.text) == result);
    CHECK(merge(base, other, bad) ==
          Merged{kept_whole(base, other, bad), 1, true});
    CHECK(merge(base, bad, base) ==
          Merged{kept_whole(base, bad, base), 1, true});
    CHECK(merge(base, base, bad) ==
          Merged{kept_whole(base, base, bad), 1, true});
    CHECK(merge("", bad, other) == Merged{kept_whole("", bad, other), 1, true});
    CHECK(merge(base, bad, "b =\n") ==
          Merged{kept_whole(base, bad, "b =\n"), 1, true});

    // What one side has repaired, and what both say.
    CHECK(merge(bad, bad, other) == Merged{other});
    CHECK(merge(bad, other, bad) == Merged{other});
    CHECK(merge(base, bad, bad) == Merged{std::string(bad)});
  }
  SUBCASE("with a line end more") {
    CHECK(merge("a = 1", "a = '", "a = 2") ==
          Merged{kept_whole("a = 1\n", "a = '\n", "a = 2\n"), 1, true});
  }
}

TEST_CASE("merge takes a version that was emptied for one not to be read") {
  const std::string base = with(walk, entry(1));

  for (const std::string_view empty :
       {"", "\n", " \r\n\t\n", "# all gone\n", "\xEF\xBB\xBF"}) {
    CAPTURE(empty);
    for (const std::string& other : {base, base + entry(2)}) {
      CHECK(merge(base, empty, other).is_unreadable);
      CHECK(merge(base, other, empty).is_unreadable);
    }
    const Merged result = merge(base, empty, base);
    CHECK(result.conflicts == 1);
    CHECK(resolve_conflicts(result.text) == result);
    CHECK(merge("[[log\n", "[[log\n", empty).is_unreadable);

    CHECK(merged(empty, empty, base) == base);
    CHECK(merged(base, empty, empty) == empty);
    CHECK(merge("", empty, base).conflicts == 0);
  }
}

TEST_CASE("merge takes a base that cannot be read for none") {
  const std::string base = with(walk, "<<<<<<< x\n" + entry(1) + "=======\n");
  const std::string ours = with(walk, entry(1) + entry(2, "helped = 3\n"));
  const std::string theirs = with(walk, entry(2, "helped = 4\n") + entry(3));

  CHECK(merged(base, ours, theirs) ==
        with(walk, entry(1) + entry(2, "helped = 3\n") +
                       entry(2, "helped = 4\n") + entry(3)));
  CHECK(merged("a = 1\n[[\"\n", "a = 1\nb = 2\n", "a = 1\nc = 3\n") ==
        "a = 1\nb = 2\nc = 3\n");
  SUBCASE("so that of a key that was there twice none is gone") {
    const std::string twice =
        with(walk, entry(1, "note = \"a\"\nnote = \"b\"\n"));
    const std::string first = entry(1, "note = \"a\"\n");
    const std::string second = entry(1, "note = \"b\"\n");
    CHECK(merged(twice, with(walk, first), with(walk, second)) ==
          with(walk, first + second));
    CHECK(merge("a = 1\na = 2\n", "a = 1\n", "a = 2\n") ==
          Merged{"<<<<<<< ours\na = 1\n=======\na = 2\n>>>>>>> theirs\n", 1});
  }
}

TEST_CASE("merge draws longer lines around texts that have such lines") {
  const std::string inner = "<<<<<<< x\na = 1\n=======\na = 2\n>>>>>>> y\n";
  const std::string longer = "<<<<<<<<<< x\na = 1\n";

  CHECK(merge("a = 1\n", inner, "a = 3\n") ==
        Merged{"<<<<<<<< ours\n" + inner +
                   "|||||||| base\na = 1\n========\na = 3\n>>>>>>>> theirs\n",
               1, true});
  for (const std::string& side : {inner, longer}) {
    const Merged result = merge("a = 1\n", side, "a = 3\n");
    CHECK(hw::conflict_marker_line(result.text) == 1);
    CHECK(resolve_conflicts(result.text) == result);
  }
  SUBCASE("in a note") {
    const auto note = [](std::string_view text) {
      return fmt::format(
          "[[log]]\nat = 2026-11-07\nnote = \"\"\"\n{}\n=======\n\"\"\"\n",
          text);
    };
    const Merged result = merge(note("a"), note("b"), note("c"));
    CHECK(result.conflicts == 1);
    CHECK(hw::conflict_marker_line(result.text) == 3);
    CHECK(resolve_conflicts(result.text) == result);
  }
}

TEST_CASE("resolve_conflicts knows blocks of a base that is cut off") {
  const std::string note = entry(1, "note = '''\nx\n");
  CHECK(resolve_conflicts(with(walk, note) + "<<<<<<< x\n'''\n" + entry(2) +
                          "=======\n'''\nhelped = 3\n>>>>>>> y\n") ==
        Merged{with(walk, note) + "'''\nhelped = 3\n" + entry(2)});
  SUBCASE("but not of two values of one key") {
    CHECK(resolve_conflicts("<<<<<<< x\na = 1\n||||||| z\na = 1\na = 2\n"
                            "=======\na = 2\n>>>>>>> y\n") ==
          Merged{"<<<<<<< ours\na = 1\n=======\na = 2\n>>>>>>> theirs\n", 1});
  }
  SUBCASE("nor of one with a conflict in it") {
    const std::string base = "<<<<<<<< q\n" + entry(1) + entry(2) +
                             "========\n" + entry(3) + entry(4) +
                             ">>>>>>>> q\n";
    CHECK(resolve_conflicts("<<<<<<< x\n" + entry(1) + entry(2) +
                            "||||||| z\n" + base + "=======\n" + entry(3) +
                            entry(4) + ">>>>>>> y\n") ==
          Merged{entry(1) + entry(2) + entry(3) + entry(4)});
  }
}

TEST_CASE("resolve_conflicts leaves lines of another size to the text") {
  using namespace std::string_literals;
  CHECK(resolve_conflicts("t = '''\n========\n'''\n<<<<<<< x\na = 1\n"
                          "=======\nb = '''\n>>>>>>>> q\n'''\n>>>>>>> y\n") ==
        Merged{"t = '''\n========\n'''\na = 1\nb = '''\n>>>>>>>> q\n'''\n"});
  CHECK(resolve_conflicts("<<<<<<<<< x\na = 1\n=========\nb = 1\n"
                          ">>>>>>>>> y\n") == Merged{"a = 1\nb = 1\n"});
  const std::string inner = "<<<<<<< x\na = 1\n=======\nb = 1\n>>>>>>> y\n";
  for (const std::string& text :
       {"<<<<<<<<< x\na = 1\n=======\nb = 1\n>>>>>>> y\n"s,
        inner + ">>>>>>>> y\n",
        "<<<<<<<< x\n" + inner + "========\n" + inner + ">>>>>>>> y\n"}) {
    CAPTURE(text);
    CHECK_FALSE(resolve_conflicts(text));
  }
}

namespace {

constexpr std::string_view rain = "note = \"rain\"\n";
constexpr std::string_view sun = "note = \"sun\"\n";
constexpr std::string_view done = "outcome = \"done\"\n";
constexpr std::string_view helped = "helped = 3\n";

// What becomes of it, whichever side is called ours.
std::string both_ways(std::string_view base, std::string_view ours,
                      std::string_view theirs) {
  CHECK(merged(base, theirs, ours) == merged(base, ours, theirs));
  return merged(base, ours, theirs);
}

}  // namespace

TEST_CASE("merge knows an entry whose time was corrected") {
  const std::string base = with(walk, entry(1, rain) + entry(5));
  const std::string corrected = with(walk, entry(2, rain) + entry(5));
  const std::string added = with(walk, entry(1, with(rain, helped)) + entry(5));
  const std::string both = with(walk, entry(2, with(rain, helped)) + entry(5));

  CHECK(both_ways(base, corrected, added) == both);
  SUBCASE("and said more of") {
    const std::string_view more = "minutes = 9\n";
    CHECK(both_ways(base, with(walk, entry(2, with(rain, more)) + entry(5)),
                    added) ==
          with(walk, entry(2, with(rain, with(helped, more))) + entry(5)));
  }
  SUBCASE("with other new ones around") {
    CHECK(both_ways(base, corrected + entry(6), added + entry(7)) ==
          both + entry(6) + entry(7));
    CHECK(both_ways(base, with(walk, entry(2, rain) + entry(3) + entry(5)),
                    added) ==
          with(walk, entry(2, with(rain, helped)) + entry(3) + entry(5)));
  }
  SUBCASE("that says nothing else") {
    CHECK(both_ways(with(walk, entry(1)), with(walk, entry(2, rain)),
                    with(walk, entry(1, helped))) ==
          with(walk, entry(2, with(helped, rain))));
  }
  SUBCASE("one after the other") {
    CHECK(
        both_ways(with(walk, entry(1, done) + entry(2, done)),
                  with(walk, entry(3, done) + entry(4, done)),
                  with(walk, entry(1, with(done, helped)) +
                                 entry(2, with(done, rain)))) ==
        with(walk, entry(3, with(done, helped)) + entry(4, with(done, rain))));
  }
  SUBCASE("that stands elsewhere now") {
    CHECK(both_ways(base, with(walk, entry(5) + entry(6, rain)), added) ==
          with(walk, entry(5) + entry(6, with(rain, helped))));
  }
  SUBCASE("a session, too") {
    const std::string_view first = "[[session]]\nat = 2026-11-13T15:00:00\n";
    const std::string_view moved = "[[session]]\nat = 2026-11-14T15:00:00\n";
    CHECK(both_ways(first, moved, with(first, "takeaway = \"x\"\n")) ==
          with(moved, "takeaway = \"x\"\n"));
  }
  SUBCASE("on both sides in one way") {
    CHECK(both_ways(base, corrected, both) == both);
    CHECK(both_ways(base, corrected, corrected + entry(6)) ==
          corrected + entry(6));
  }
}

TEST_CASE("merge takes no entry for another") {
  const std::string changed = entry(1, with(rain, helped));

  SUBCASE("that says something else") {
    CHECK(both_ways(with(walk, entry(1, rain)), with(walk, entry(2, sun)),
                    with(walk, changed)) ==
          with(walk, entry(2, sun) + changed));
  }
  SUBCASE("of which more went away than came") {
    const std::string more = entry(2, with(done, helped));
    CHECK(both_ways(with(walk, entry(1, done) + entry(2, done)),
                    with(walk, entry(3, done)),
                    with(walk, entry(1, done) + more)) ==
          with(walk, entry(3, done) + more));
  }
  SUBCASE("elsewhere, with no words of its own") {
    for (const std::string_view word :
         {"outcome = \"done\"\n", "step = \"One stop\"\n", "helped = 4\n",
          "share = 'none'\n", "obstacle = \"tired\"\n"}) {
      const std::string more = entry(1, with(word, "minutes = 3\n"));
      CHECK(both_ways(with(walk, entry(1, word) + entry(5)),
                      with(walk, entry(5) + entry(6, word)),
                      with(walk, more + entry(5))) ==
            with(walk, more + entry(5) + entry(6, word)));
    }
  }
  SUBCASE("elsewhere, where two fit") {
    CHECK(both_ways(with(walk, entry(1, rain) + entry(5)),
                    with(walk, entry(5) + entry(6, rain) + entry(7, rain)),
                    with(walk, changed + entry(5))) ==
          with(walk, changed + entry(5) + entry(6, rain) + entry(7, rain)));
    CHECK(both_ways(with(walk, entry(1, rain) + entry(2, rain) + entry(5)),
                    with(walk, entry(5) + entry(6, rain)),
                    with(walk, changed + entry(2, rain) + entry(5))) ==
          with(walk, changed + entry(5) + entry(6, rain)));
  }
  SUBCASE("that the other side has beside it") {
    CHECK(both_ways(with(walk, entry(1, rain)), with(walk, entry(2, rain)),
                    with(walk, changed + entry(2, rain))) ==
          with(walk, entry(2, rain) + changed));
  }
  SUBCASE("of another kind") {
    const std::string_view log = "[[log]]\nat = 2026-11-07\nnote = \"x\"\n";
    const std::string_view agenda =
        "[[agenda]]\nat = 2026-11-08\nnote = \"x\"\n";
    CHECK(both_ways(log, agenda, with(log, helped)) ==
          with(with(agenda, "\n"), with(log, helped)));
  }
  SUBCASE("of the same time, where one of two is gone") {
    const std::string proud = entry(1, with(rain, "proud = true\n"));
    CHECK(both_ways(with(walk, entry(1, rain) + entry(1, sun)),
                    with(walk, entry(1, with(sun, helped))),
                    with(walk, proud + entry(1, sun))) ==
          with(walk, proud + entry(1, with(sun, helped))));
  }
}

TEST_CASE("merge knows a plan that was finished on another day") {
  const std::string plan = with("outcome = \"planned\"\n", rain);
  const std::string finished = with(done, rain);
  const std::string base = with(walk, entry(1, plan));
  const std::string_view bring = "bring = \"x\"\n";
  const std::string_view learned = "learned = \"y\"\n";
  const std::string touched = with(base, bring);

  CHECK(
      both_ways(base, with(walk, entry(2, with(finished, learned))), touched) ==
      with(walk, entry(2, with(finished, with(bring, learned)))));
  SUBCASE("in other words") {
    CHECK(both_ways(base, with(walk, entry(2, with(done, sun)) + entry(3)),
                    touched) ==
          with(walk, entry(2, with(with(done, sun), bring)) + entry(3)));
  }
  SUBCASE("on both sides, when is for a person to say") {
    const Merged result = merge(base, with(walk, entry(2, finished)),
                                with(walk, entry(3, with(finished, learned))));
    CHECK(result.conflicts == 1);
    CHECK(resolve_conflicts(result.text) == result);
  }
  SUBCASE("but none that another entry took the place of") {
    const std::string other = with("outcome = \"planned\"\n", sun);
    CHECK(both_ways(base, with(walk, entry(2, done)), touched) ==
          with(walk, entry(2, done) + entry(1, with(plan, bring))));
    CHECK(both_ways(base, with(walk, entry(2, other)), touched) ==
          with(walk, entry(2, other) + entry(1, with(plan, bring))));
  }
}

TEST_CASE("merge marks a time that both sides corrected in their own way") {
  const std::string base = with(walk, entry(1, rain));
  const std::string theirs = with(walk, entry(3, rain));

  const Merged result =
      merge(base, with(walk, entry(2, with(rain, helped))), theirs);

  CHECK(result == Merged{"title = \"Walk\"\n\n[[log]]\n<<<<<<< ours\n"
                         "at = 2026-11-07T13:02:00-05:00\n||||||| base\n"
                         "at = 2026-11-07T13:01:00-05:00\n=======\n"
                         "at = 2026-11-07T13:03:00-05:00\n>>>>>>> theirs\n"
                         "note = \"rain\"\nhelped = 3\n",
                         1});
  CHECK(resolve_conflicts(result.text) == result);
}

TEST_CASE("merge makes all of a text one conflict when it would not be TOML") {
  const Merged result = merge("a = 1\n", "a = 1\nlog = []\n",
                              "a = 1\n\n[[log]]\nat = 2026-11-07\n");

  CHECK(result == Merged{"<<<<<<< ours\na = 1\nlog = []\n"
                         "||||||| base\na = 1\n"
                         "=======\na = 1\n\n[[log]]\nat = 2026-11-07\n"
                         ">>>>>>> theirs\n",
                         1});
  CHECK(resolve_conflicts(result.text) == result);
  SUBCASE("behind a byte order mark, too") {
    const std::string mark = "\xEF\xBB\xBF";
    const Merged marked = merge(mark + "a = 1\n", mark + "a = 1\nlog = []\n",
                                mark + "a = 1\n\n[[log]]\nat = 2026-11-07\n");
    CHECK(marked == Merged{mark + result.text, 1});
    CHECK(hw::conflict_marker_line(marked.text) == 1);
    CHECK(resolve_conflicts(marked.text) == marked);
  }
}

TEST_CASE("merge takes line ends and the byte order mark that one side made") {
  CHECK(merged("a = 1\nb = 1\n", "a = 1\r\nb = 1\r\n", "a = 1\nb = 2\nc = 3") ==
        "a = 1\r\nb = 2\r\nc = 3\r\n");
  CHECK(merged("\xEF\xBB\xBF"
               "a = 1\n",
               "\xEF\xBB\xBF"
               "a = 1\nb = 1\n",
               "\xEF\xBB\xBF"
               "a = 1\nc = 1\n") ==
        "\xEF\xBB\xBF"
        "a = 1\nb = 1\nc = 1\n");
}

TEST_CASE("merge keeps blank lines as they are on the side that has them") {
  SUBCASE("none between blocks") {
    const std::string_view base =
        "[[log]]\nat = 2026-11-01\n[[log]]\nat = 2026-11-02\n";
    CHECK(merged(base, with("# x\n", base),
                 with(base, "[[log]]\nat = 2026-11-03\n")) ==
          with(with("# x\n", base), "[[log]]\nat = 2026-11-03\n"));
  }
  SUBCASE("one between the last of one side and the first of the other") {
    CHECK(merged("", "[[log]]\nat = 2026-11-01", "[[log]]\nat = 2026-11-02") ==
          "[[log]]\nat = 2026-11-01\n\n[[log]]\nat = 2026-11-02\n");
  }
}

TEST_CASE("merge takes the more of the blank lines that both sides made") {
  const std::string close = with(walk, entry(1).substr(1));
  const std::string apart = with(walk, "\n" + entry(2));
  const std::string both =
      apart.substr(0, walk.size() + 2) + entry(1).substr(1) + entry(2);

  CHECK(merged(walk, close, apart) == both);
  CHECK(merged(walk, apart, close) == both);
}

TEST_CASE("resolve_conflicts merges what git has marked") {
  const std::string base = with(walk, entry(1));
  const std::string both = base + entry(2) + entry(3);

  SUBCASE("in its usual style") {
    CHECK(resolve_conflicts(base +
                            "\n[[log]]\n<<<<<<< HEAD\n"
                            "at = 2026-11-07T13:02:00-05:00\n=======\n"
                            "at = 2026-11-07T13:03:00-05:00\n>>>>>>> x y\n") ==
          Merged{both, 0});
  }
  SUBCASE("in style diff3") {
    CHECK(resolve_conflicts(base + "<<<<<<< HEAD\n" + entry(2) +
                            "||||||| 1234567\n=======\n" + entry(3) +
                            ">>>>>>> x\n") == Merged{both, 0});
    CHECK(resolve_conflicts("<<<<<<< HEAD\na = 1\n||||||| 12\na = 1\nb = 1\n"
                            "=======\na = 2\nb = 1\n>>>>>>> x\n") ==
          Merged{"a = 2\n", 0});
  }
  SUBCASE("with CRLF") {
    CHECK(resolve_conflicts("<<<<<<< HEAD\r\na = 1\r\n=======\r\nb = 2\r\n"
                            ">>>>>>> x\r\n") ==
          Merged{"a = 1\r\nb = 2\r\n", 0});
  }
}

TEST_CASE("resolve_conflicts leaves alone what it cannot tell") {
  for (const std::string_view text : {
           "",
           "a = 1\n",
           "a = \"\"\"\n<<<<<<< x\nb\n=======\nc\n>>>>>>> y\n\"\"\"\n",
           "<<<<<<< x\na = 1\n=======\na = 2\n",
           "<<<<<<< x\na = 1\n>>>>>>> y\n",
           "a = 1\n=======\n>>>>>>> y\n",
           "<<<<<<< x\n<<<<<<< x\n=======\n>>>>>>> y\n",
           "<<<<<<< x\na = 1\n=======\na = 2\n=======\nb = 1\n>>>>>>> y\n",
           "<<<<<<< x\na = 1\n||||||| z\n>>>>>>> y\n",
       }) {
    CAPTURE(text);
    CHECK_FALSE(resolve_conflicts(text));
  }
}

namespace {

struct Trial {
  std::string base;
  std::string ours;
  std::string theirs;
  std::string third;
};

using Edit = void (RandomJournal::*)(Random&, int);

Trial make_trial(std::uint32_t seed, Edit edit) {
  Random random(seed);
  const RandomJournal base(random);
  const auto edited = [&](int device) {
    RandomJournal side = base;
    for (int i = random.between(0, 3); i > 0; --i) {
      (side.*edit)(random, device);
    }
    return side;
  };
  return {base.text(random), edited(1).text(random), edited(2).text(random),
          edited(3).text(random)};
}

std::vector<NaiveBlock> sorted_blocks(std::string_view text) {
  std::vector<NaiveBlock> blocks = naive_document(text).blocks;
  std::sort(blocks.begin(), blocks.end());
  return blocks;
}

void check_side(const Trial& trial, const Merged& result, Taken taken) {
  const hw::test::NaiveMerge expected =
      naive_merge(naive_document(trial.base), naive_document(trial.ours),
                  naive_document(trial.theirs), taken);
  const std::string side = naive_side(result.text, taken);
  CAPTURE(side);

  CHECK(sorted_blocks(side) == expected.document.blocks);
  CHECK(naive_document(side).header == expected.document.header);
  CHECK(result.conflicts == expected.conflicts);
}

// A conflict is the same whichever side is called ours.
std::string with_sides_swapped(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t begin = std::min(text.find("<<<<<<< ours"), text.size());
    result += text.substr(0, begin);
    text.remove_prefix(begin);
    if (text.empty()) {
      break;
    }
    const std::size_t ours = text.find('\n') + 1;
    const std::size_t middle = text.find("=======");
    const std::size_t theirs = text.find('\n', middle) + 1;
    const std::size_t end = text.find(">>>>>>> theirs");
    const std::size_t our_end = std::min(text.find("||||||| base"), middle);
    result += text.substr(0, ours);
    result += text.substr(theirs, end - theirs);
    result += text.substr(our_end, theirs - our_end);
    result += text.substr(ours, our_end - ours);
    result += text.substr(end, text.find('\n', end) + 1 - end);
    text.remove_prefix(text.find('\n', end) + 1);
  }
  return result;
}

}  // namespace

TEST_CASE("merge agrees with a naive merge of values") {
  std::size_t with_conflicts = 0;
  for (std::uint32_t seed = 1; seed <= 10'000; ++seed) {
    CAPTURE(seed);
    const Trial trial = make_trial(seed, &RandomJournal::edit_times);
    CAPTURE(trial.base);
    CAPTURE(trial.ours);
    CAPTURE(trial.theirs);

    const Merged result = merge(trial.base, trial.ours, trial.theirs);

    CAPTURE(result.text);
    check_side(trial, result, Taken::ours);
    if (result.conflicts > 0) {
      check_side(trial, result, Taken::theirs);
      ++with_conflicts;
    } else if (seed % 10 == 0) {  // merge() has asked that each time
      CHECK(hw::read_assignment("walk.toml", result.text).readable);
    }
  }
  // Enough of both kinds.
  CHECK(with_conflicts > 200);
  CHECK(with_conflicts < 5'000);
}

TEST_CASE("merge does not care whose side is whose, nor how often it is done") {
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    const Trial trial = make_trial(seed, &RandomJournal::edit);
    const std::string& base = trial.base;
    const std::string& ours = trial.ours;
    const std::string& theirs = trial.theirs;
    CAPTURE(base);
    CAPTURE(ours);
    CAPTURE(theirs);

    const Merged result = merge(base, ours, theirs);
    const Merged other_way = merge(base, theirs, ours);

    CHECK(with_sides_swapped(other_way.text) == result.text);
    CHECK(merged(base, ours, base) == ours);
    CHECK(merged(base, base, ours) == ours);
    CHECK(merged(base, ours, ours) == ours);
    if (result.conflicts == 0) {
      CHECK(merged(base, result.text, theirs) == result.text);
      CHECK(merged(base, ours, result.text) == result.text);
    } else {
      CHECK(resolve_conflicts(result.text) == result);
    }
  }
}

TEST_CASE("merge loses nothing where times were corrected") {
  for (std::uint32_t seed = 1; seed <= 500; ++seed) {
    CAPTURE(seed);
    const Trial trial = make_trial(seed, &RandomJournal::edit_times);
    const std::string& base = trial.base;
    const std::string& ours = trial.ours;
    const std::string& theirs = trial.theirs;
    CAPTURE(base);
    CAPTURE(ours);
    CAPTURE(theirs);

    const Merged result = merge(base, ours, theirs);

    CAPTURE(result.text);
    CHECK(with_sides_swapped(merge(base, theirs, ours).text) == result.text);
    if (result.conflicts > 0) {
      CHECK(resolve_conflicts(result.text) == result);
      continue;
    }
    const std::vector<NaiveBlock> blocks = sorted_blocks(result.text);
    for (const std::string& side : {ours, theirs}) {
      const Merged again = merge(base, result.text, side);
      CAPTURE(again.text);
      const std::vector<NaiveBlock> all = sorted_blocks(again.text);
      CHECK((again.conflicts > 0 || std::ranges::includes(all, blocks)));
    }
  }
}

TEST_CASE("merge brings three devices to the same text in any order") {
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    const Trial trial = make_trial(seed, &RandomJournal::append);
    const std::string& base = trial.base;
    const std::string& one = trial.ours;
    const std::string& two = trial.theirs;
    const std::string& three = trial.third;
    CAPTURE(base);
    CAPTURE(one);
    CAPTURE(two);
    CAPTURE(three);

    const std::string all = merged(base, merged(base, one, two), three);

    CHECK(merged(base, merged(base, one, three), two) == all);
    CHECK(merged(base, merged(base, three, two), one) == all);
  }
}

TEST_CASE("merge keeps the entries of three devices after edits by hand") {
  std::size_t compared = 0;
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    const Trial trial = make_trial(seed, &RandomJournal::edit);
    const std::string& base = trial.base;
    const std::string& one = trial.ours;
    const std::string& two = trial.theirs;
    const std::string& three = trial.third;
    CAPTURE(base);
    CAPTURE(one);
    CAPTURE(two);
    CAPTURE(three);
    const auto together = [&](const std::string& ours,
                              const std::string& theirs,
                              const std::string& last) {
      const Merged first = merge(base, ours, theirs);
      const Merged all = merge(base, first.text, last);
      return first.conflicts == 0 && all.conflicts == 0
                 ? sorted_blocks(all.text)
                 : std::vector<NaiveBlock>();
    };

    const auto all = together(one, two, three);
    const auto other = together(three, two, one);

    if (!all.empty() && !other.empty()) {
      ++compared;
      CHECK(all == other);
    }
  }
  CHECK(compared > 100);
}

}  // namespace hw::test::merge_test
