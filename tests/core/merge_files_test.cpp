#include "hw/merge_files.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "hw/merge.hpp"

#include "random.hpp"

namespace hw::test::merge_files_test {

namespace {

std::string header(const std::string& title) {
  return "title = \"" + title + "\"\nagreed_on = 2026-11-01\n";
}

std::string entry(int number, const std::string& note) {
  return "\n[[log]]\nat = 2026-11-" + std::to_string(10 + number) +
         "\nnote = \"" + note + "\"\n";
}

const std::string walk = header("Walk") + entry(1, "a") + entry(2, "b");
const std::string bus = header("Bus") + entry(3, "c");

TEST_CASE("A file that one side renamed has the entries of the other side") {
  const MergedFiles merged = merge_files(
      {{"assignments/walk.toml", walk}}, {{"assignments/stroll.toml", walk}},
      {{"assignments/walk.toml", walk + entry(5, "new")}});
  CHECK(merged.files ==
        Files{{"assignments/stroll.toml", walk + entry(5, "new")}});
  CHECK(merged.renamed.empty());
}

TEST_CASE("Renamed on both sides, a file gets the first name in order") {
  const Files ours = {{"assignments/stroll.toml", walk + entry(5, "ours")}};
  const Files theirs = {{"assignments/hike.toml", walk + entry(6, "theirs")}};
  const MergedFiles merged =
      merge_files({{"assignments/walk.toml", walk}}, ours, theirs);
  CHECK(merged.files == Files{{"assignments/hike.toml",
                               walk + entry(5, "ours") + entry(6, "theirs")}});
  REQUIRE(merged.renamed.size() == 1);
  CHECK(merged.renamed.front().path == "assignments/hike.toml");
  CHECK(merged.renamed.front().other_name == "assignments/stroll.toml");
}

TEST_CASE("A name that is another file's gets a number") {
  const MergedFiles merged = merge_files(
      {{"assignments/walk.toml", walk}}, {{"assignments/same.toml", walk}},
      {{"assignments/same.toml", bus}, {"assignments/walk.toml", walk}});
  CHECK(merged.files == Files{{"assignments/same.toml", bus},
                              {"assignments/same-2.toml", walk}});
  CHECK(merge_files({{"assignments/walk.toml", walk}},
                    {{"assignments/same.toml", walk}},
                    {{"assignments/walk.toml", walk}},
                    {"assignments/same.toml"})
            .files == Files{{"assignments/same-2.toml", walk}});
}

TEST_CASE("Two files that exchanged their names keep their entries") {
  const Files base = {{"assignments/bus.toml", bus},
                      {"assignments/walk.toml", walk}};
  const Files ours = {{"assignments/bus.toml", walk},
                      {"assignments/walk.toml", bus}};
  const Files theirs = {{"assignments/bus.toml", bus},
                        {"assignments/walk.toml", walk + entry(5, "new")}};
  CHECK(merge_files(base, ours, theirs).files ==
        Files{{"assignments/bus.toml", walk + entry(5, "new")},
              {"assignments/walk.toml", bus}});
}

TEST_CASE("What one side took away is gone, unless the other changed it") {
  const Files base = {{"assignments/walk.toml", walk}};
  CHECK(merge_files(base, {}, base).files.empty());
  CHECK(merge_files(base, base, {}).files.empty());
  const Files changed = {{"assignments/walk.toml", walk + entry(5, "new")}};
  CHECK(merge_files(base, {}, changed).files == changed);
  const Files renamed = {{"assignments/stroll.toml", walk}};
  CHECK(merge_files(base, renamed, {}).files == renamed);
}

TEST_CASE("Two new files of one name become one") {
  const std::string ours = header("Walk") + entry(1, "ours");
  const std::string theirs = header("Walk") + entry(2, "theirs");
  CHECK(merge_files({}, {{"assignments/walk.toml", ours}},
                    {{"assignments/walk.toml", theirs}})
            .files ==
        Files{{"assignments/walk.toml", ours + entry(2, "theirs")}});
}

TEST_CASE("A version that cannot be read is kept beside the one that can") {
  const std::string path = "assignments/walk.toml";
  const std::string copy = "assignments/walk (from another device).toml";
  const std::string broken = walk + std::string(3, '\0');
  for (const auto& [ours, theirs] :
       {std::pair(walk, broken), std::pair(broken, walk)}) {
    const MergedFiles merged =
        merge_files({{path, header("Walk")}}, {{path, ours}}, {{path, theirs}});
    CHECK(merged.files == Files{{path, walk}, {copy, broken}});
    REQUIRE(merged.beside.size() == 1);
    CHECK(merged.beside.front().copy == copy);
  }
}

TEST_CASE("An emptied version takes nothing away") {
  const std::string path = "assignments/walk.toml";
  const MergedFiles merged =
      merge_files({{path, walk}}, {{path, walk}}, {{path, "\n"}});
  CHECK(merged.files == Files{{path, walk}});
  REQUIRE(merged.beside.size() == 1);
  CHECK(merged.beside.front().copy.empty());
}

TEST_CASE("A conflict is undecided and holds both versions") {
  const std::string path = "assignments/walk.toml";
  const MergedFiles merged =
      merge_files({{path, header("Walk") + entry(1, "a")}},
                  {{path, header("Walk") + entry(1, "b")}},
                  {{path, header("Walk") + entry(1, "c")}});
  CHECK(merged.undecided == std::vector<std::string>{path});
  CHECK(merged.files.at(path).find("\"b\"") != std::string::npos);
  CHECK(merged.files.at(path).find("\"c\"") != std::string::npos);
}

TEST_CASE("A file that is not the journal's is kept in both versions") {
  CHECK(merge_files({{"n.md", "a"}}, {{"n.md", "b"}}, {{"n.md", "a"}}).files ==
        Files{{"n.md", "b"}});
  CHECK(merge_files({{"n.md", "a"}}, {{"n.md", "b"}}, {{"n.md", "c"}}).files ==
        Files{{"n.md", "b"}, {"n (from another device).md", "c"}});
}

TEST_CASE("Git's own files have the lines of both sides") {
  CHECK(merge_files({{".gitignore", ".hw/\n"}}, {{".gitignore", ".hw/\n*.a\n"}},
                    {{".gitignore", ".hw/\n*.b"}})
            .files == Files{{".gitignore", ".hw/\n*.a\n*.b\n"}});
}

TEST_CASE("A block that changed or moved in time is not lost") {
  CHECK(hw::lost_blocks(walk, walk).empty());
  CHECK(hw::lost_blocks(walk, header("Other") + entry(1, "x") + entry(2, "b"))
            .empty());
  CHECK(hw::lost_blocks(walk, header("Walk") + entry(7, "a") + entry(2, "b"))
            .empty());
  const auto lost = hw::lost_blocks(walk, header("Walk") + entry(2, "b"));
  REQUIRE(lost.size() == 1);
  CHECK(lost.front().text.find("\"a\"") != std::string_view::npos);
}

// Random folders: what each side added is there once, whoever renamed what.
class RandomFolders {
 public:
  explicit RandomFolders(std::uint32_t seed) : random_(seed) {}

  Files base() {
    Files files;
    for (const char* const name : {"bus", "read", "walk"}) {
      std::string text = header(name);
      for (int i = 0; i < 3; ++i) {
        text += next_entry();
      }
      files.emplace(path_of(name), text);
    }
    return files;
  }

  // `files` as one device leaves them: entries added, files renamed and new.
  Files changed(const Files& files, const std::string& device) {
    Files result;
    for (const auto& [path, text] : files) {
      std::string name = path;
      if (random_.one_in(3)) {
        name = path_of(device + std::to_string(random_.between(0, 2)));
      }
      if (result.contains(name) || (name != path && files.contains(name))) {
        name = path;
      }
      result[name] = text + (random_.one_in(2) ? next_entry() : "");
    }
    if (random_.one_in(3)) {
      result.emplace(path_of(device + "new"), header("New") + next_entry());
    }
    return result;
  }

  int tokens() const { return token_; }

 private:
  static std::string path_of(const std::string& name) {
    return "assignments/" + name + ".toml";
  }
  std::string next_entry() {
    const std::string token = "token" + std::to_string(++token_) + ".";
    return "\n[[log]]\nat = 2026-01-01T00:00:" +
           std::string(token_ % 60 < 10 ? "0" : "") +
           std::to_string(token_ % 60) + "Z\nnote = \"" + token + "\"\n";
  }

  hw::test::Random random_;
  int token_ = 0;
};

std::size_t count_in(const Files& files, const std::string& token) {
  std::size_t count = 0;
  for (const auto& [path, text] : files) {
    for (std::size_t at = text.find(token); at != std::string::npos;
         at = text.find(token, at + 1)) {
      ++count;
    }
  }
  return count;
}

TEST_CASE("Of random folders nothing is lost and nothing doubled") {
  for (std::uint32_t seed = 0; seed < 3000; ++seed) {
    CAPTURE(seed);
    RandomFolders random(seed);
    const Files base = random.base();
    const Files ours = random.changed(base, "a");
    const Files theirs = random.changed(base, "b");
    const MergedFiles merged = merge_files(base, ours, theirs);
    const MergedFiles swapped = merge_files(base, theirs, ours);
    CHECK(merged.undecided.empty());
    CHECK(merged.files == swapped.files);
    for (int token = 1; token <= random.tokens(); ++token) {
      const std::string word = "token" + std::to_string(token) + ".";
      CHECK(count_in(merged.files, word) == 1);
    }
  }
}

}  // namespace

}  // namespace hw::test::merge_files_test
