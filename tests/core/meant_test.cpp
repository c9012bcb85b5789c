#include "hw/meant.hpp"

#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "hw/history.hpp"
#include "hw/journal.hpp"
#include "hw/transaction.hpp"

#include "memory_storage.hpp"

namespace hw::test::meant_test {
namespace {

using test::Fault;
using test::FaultyStorage;
using test::MemoryStorage;

const std::string walk = "assignments/walk.toml";
const std::string swim = "assignments/swim.toml";
const std::string header = "title = \"Walk\"\n\n";
const std::string one = "[[log]]\nat = 2026-11-01\n";
const std::string two = "# mine\n[[log]]\nat = 2026-11-02\n";

void replace(Storage& storage, const std::string& path,
             const std::string& text) {
  Transaction transaction(storage);
  transaction.replace(path, text);
  transaction.commit("replace");
}

// In a repository of git, two files of two entries each.
class RepositoryStorage : public MemoryStorage {
 public:
  RepositoryStorage()
      : MemoryStorage({{swim, header + one + "\n" + two},
                       {walk, header + one + "\n" + two}}) {
    make_repository();
  }
};

}  // namespace

TEST_CASE("Meant knows blocks by their texts, blank lines aside") {
  Meant meant;
  meant.add(walk, "\n\n" + two + "\r\n \n");

  CHECK(meant.covers(walk, two));
  CHECK(meant.covers(walk, two + "\n"));
  CHECK(!meant.covers(walk, one));
  CHECK(!meant.covers(walk, two.substr(1)));
  CHECK(!meant.covers(swim, two));
  CHECK(!meant.covers_file(walk));
  meant.remove(walk, two);
  CHECK(meant.is_empty());
}

TEST_CASE("Meant is kept as lines, and is empty when those are damaged") {
  Meant meant;
  meant.add(walk, one);
  meant.add(swim, two);
  meant.add_file("templates/a b.toml");
  const std::string text = meant.text();

  CHECK(text.starts_with("hw-meant-1\nblock "));
  CHECK(text.ends_with(" assignments/walk.toml\nfile templates/a b.toml\n"));
  CHECK(Meant::parse(text) == meant);
  CHECK(Meant::parse("hw-meant-1\n").is_empty());
  CHECK(Meant::parse("").is_empty());
  CHECK(Meant::parse("hw-meant-2" + text.substr(10)).is_empty());
  for (const std::string line :
       {"file \n", "file x", "block \n", "block 12 x\n", "other\n", "\n",
        "block 91d2a2bb8d3a5c1g x\n", "block 91d2a2bb8d3a5c1e\n",
        "block 91d2a2bb8d3a5c1e \n", "block 91d2a2bb8d3a5c1e1 x\n"}) {
    CAPTURE(line);
    CHECK(Meant::parse(text + line).is_empty());
  }
}

TEST_CASE("what a step takes away is noted, in any way of writing") {
  RepositoryStorage storage;
  SUBCASE("removed") {
    replace(storage, walk, header + one);
  }
  SUBCASE("changed") {
    replace(storage, walk, header + one + "\n" + two + "note = \"x\"\n");
  }
  SUBCASE("moved to another file") {
    Transaction transaction(storage);
    transaction.replace(walk, header + one);
    transaction.append(swim, "[[log]]\nat = 2026-11-09\n");
    transaction.commit("move");
  }
  SUBCASE("mended") {
    Transaction transaction(storage);
    transaction.fix(walk, storage.text(walk), header + one);
    transaction.commit("edit walk");
  }
  const Meant meant = load_meant(storage);

  CHECK(meant.covers(walk, two));
  CHECK(!meant.covers(walk, one));
  CHECK(!meant.covers(swim, two));
}

TEST_CASE("a step that is taken back is no longer meant, and its way back is") {
  RepositoryStorage storage;
  replace(storage, walk, header + one);

  History(storage).undo();
  CHECK(storage.text(meant_path).empty());
  CHECK(load_meant(storage).is_empty());
  History(storage).redo();
  CHECK(load_meant(storage).covers(walk, two));
}

TEST_CASE("undo notes what it takes away") {
  RepositoryStorage storage;
  {
    Transaction transaction(storage);
    transaction.append(swim, "[[log]]\nat = 2026-11-09\n");
    transaction.create("assignments/bus.toml", header);
    transaction.commit("test");
  }
  CHECK(load_meant(storage).is_empty());
  History(storage).undo();

  CHECK(load_meant(storage).covers(swim, "[[log]]\nat = 2026-11-09\n"));
  CHECK(load_meant(storage).covers_file("assignments/bus.toml"));
  History(storage).redo();
  CHECK(load_meant(storage).is_empty());
}

TEST_CASE("adding a block looks at no note") {
  RepositoryStorage storage;
  Transaction transaction(storage);
  transaction.append(walk, "[[log]]\nat = 2026-11-09\n");
  transaction.commit("log");

  for (const std::string& path : storage.reads()) {
    CHECK(path != meant_path);
  }
  CHECK(load_meant(storage).is_empty());
}

TEST_CASE("nothing is noted for a journal that git does not carry") {
  MemoryStorage storage(
      std::map<std::string, std::string>{{walk, header + one + "\n" + two}});
  replace(storage, walk, header + one);

  CHECK(storage.text(meant_path).empty());
}

TEST_CASE("what git tracks or what is damaged means nothing") {
  RepositoryStorage storage;
  replace(storage, walk, header + one);
  SUBCASE("tracked") {
    storage.track(".hw");
  }
  SUBCASE("damaged") {
    storage.put(meant_path, storage.text(meant_path) + "?");
  }

  CHECK(load_meant(storage).is_empty());
  replace(storage, swim, header + two);
  CHECK(storage.text(meant_path).find(walk) == std::string::npos);
  CHECK(storage.text(meant_path).find(swim) != std::string::npos);
}

TEST_CASE("forget_meant leaves what was noted since") {
  RepositoryStorage storage;
  replace(storage, walk, header + one);
  const Meant sent = load_meant(storage);
  replace(storage, swim, header + one);
  {
    const auto lock = storage.lock();
    forget_meant(storage, sent);
  }

  CHECK(!load_meant(storage).covers(walk, two));
  CHECK(load_meant(storage).covers(swim, two));
  {
    const auto lock = storage.lock();
    forget_meant(storage, load_meant(storage));
    forget_meant(storage, sent);
  }
  CHECK(storage.text(meant_path).empty());
}

TEST_CASE("Meant forgets all of one file, and nothing of another") {
  Meant meant;
  meant.add(walk, one);
  meant.add_file(walk);
  meant.add(swim, one);

  meant.remove_all_of(walk);

  CHECK(!meant.covers(walk, one));
  CHECK(!meant.covers_file(walk));
  CHECK(meant.covers(swim, one));
}

TEST_CASE("nothing is gone without a note, whichever call goes wrong") {
  for (const Fault fault : {Fault::before, Fault::after, Fault::from_then_on}) {
    bool has_thrown = true;
    for (int call = 1; has_thrown; ++call) {
      CAPTURE(call);
      RepositoryStorage storage;
      FaultyStorage faulty(storage, call, fault);
      try {
        replace(faulty, walk, header + one);
      } catch (const Error&) {
        // What matters is what is left.
      }

      has_thrown = faulty.has_thrown();
      const bool is_gone = storage.text(walk) == header + one;
      CHECK((!is_gone || load_meant(storage).covers(walk, two)));
    }
  }
}

}  // namespace hw::test::meant_test
