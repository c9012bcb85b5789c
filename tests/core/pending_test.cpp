#include "hw/pending.hpp"

#include <string>

#include <doctest/doctest.h>

namespace hw::test::pending_test {

namespace {

constexpr auto path = "assignments/walk.toml";
const std::string head = "title = \"Walk\"\nagreed_on = 2026-11-01\n";
const std::string first = "\n[[log]]\nat = 2026-11-10\nnote = \"a\"\n";
const std::string second = "\n[[log]]\nat = 2026-11-11\nnote = \"b\"\n";
const Files last = {{path, head + first + second}};

Pending pending(const Files& now, const std::set<std::string>& confirmed = {}) {
  return pending_changes(last, now, Meant(), confirmed);
}

void check_held(const Pending& pending, Held::Why why) {
  REQUIRE(pending.held.size() == 1);
  CHECK(pending.held.front().path == path);
  CHECK(pending.held.front().why == why);
  CHECK(pending.put.empty());
  CHECK(pending.removed.empty());
}

TEST_CASE("A file that is gone or blank is held") {
  check_held(pending({}), Held::Why::gone);
  check_held(pending({{path, ""}}), Held::Why::gone);
  check_held(pending({{path, " \n\n"}}), Held::Why::gone);
}

TEST_CASE("A file that cannot be read is held") {
  for (const std::string& text :
       {last.at(path) + std::string(9, '\0'),
        last.at(path).substr(0, last.at(path).size() - 3),
        head + "note = \"a\"\nnote = \"b\"\n" + first + second,
        "<<<<<<< ours\n" + last.at(path) + "=======\n>>>>>>> theirs\n"}) {
    CAPTURE(text);
    check_held(pending({{path, text}}), Held::Why::unreadable);
  }
  const Pending other = pending_changes({}, {{path, "title = \"W"}}, Meant());
  check_held(other, Held::Why::unreadable);
}

TEST_CASE("A file with fewer entries is held, and says which are missing") {
  const Pending fewer = pending({{path, head + second}});
  check_held(fewer, Held::Why::fewer_blocks);
  REQUIRE(fewer.held.front().missing.size() == 1);
  CHECK(fewer.held.front().missing.front().find("\"a\"") != std::string::npos);
  const std::string third = "\n[[log]]\nat = 2026-11-12\nnote = \"c\"\n";
  check_held(pending({{path, head + first + third}}), Held::Why::fewer_blocks);
}

TEST_CASE("A change by hand is taken") {
  const std::string third = "\n[[log]]\nat = 2026-11-12\n";
  for (const std::string& text :
       {last.at(path) + third, "# mine\n" + last.at(path),
        head + "\n[[log]]\nat = 2026-11-10\nnote = \"better\"\n" + second,
        head + "\n[[log]]\nat = 2026-11-09\nnote = \"a\"\n" + second}) {
    CAPTURE(text);
    CHECK(pending({{path, text}}) == Pending{.put = {{path, text}}});
  }
}

TEST_CASE("What a person confirms is taken") {
  CHECK(pending({}, {path}) == Pending{.removed = {path}});
  CHECK(pending({{path, ""}}, {path}) == Pending{.removed = {path}});
  const Files fewer = {{path, head + second}};
  CHECK(pending(fewer, {path}) == Pending{.put = fewer});
  check_held(pending({{path, "x ="}}, {path}), Held::Why::unreadable);
}

TEST_CASE("A renamed file is put and removed, and held where it has less") {
  const std::string name = "assignments/stroll.toml";
  CHECK(pending({{name, last.at(path)}}) ==
        Pending{.put = {{name, last.at(path)}}, .removed = {path}});
  const Pending fewer = pending({{name, head + first}});
  REQUIRE(fewer.held.size() == 1);
  CHECK(fewer.held.front().path == name);
  CHECK(fewer.held.front().last_path == path);
  CHECK(fewer.put.empty());
  CHECK(fewer.removed.empty());
}

TEST_CASE("A version that can be read takes the place of one that cannot") {
  const Files now = {{path, head + first}};
  CHECK(pending_changes({{path, "<<<<<<< ours\n"}}, now, Meant()) ==
        Pending{.put = now});
  const Pending gone = pending_changes({{path, "<<<<<<< ours\n"}}, {}, Meant());
  check_held(gone, Held::Why::gone);
}

TEST_CASE("A new file that is blank is nothing") {
  CHECK(pending_changes({}, {{path, "\n"}}, Meant()) == Pending());
}

}  // namespace

}  // namespace hw::test::pending_test
