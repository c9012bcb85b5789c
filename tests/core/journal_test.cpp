#include "hw/journal.hpp"

#include <algorithm>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include <doctest/doctest.h>

#include "hw/blocks.hpp"
#include "hw/text.hpp"
#include "hw/transaction.hpp"

#include "make.hpp"
#include "memory_storage.hpp"
#include "random.hpp"
#include "temporary_folder.hpp"

namespace hw::test::journal_test {
namespace {

using test::day;
using test::Fault;
using test::FaultyStorage;
using test::MemoryStorage;
using test::moment;
using test::Random;
using test::TemporaryFolder;

using Texts = std::map<std::string, std::string>;
using Words = std::vector<std::string>;

const std::string a_log = "[[log]]\nat = 2026-11-07T13:05:00-05:00\n";
const std::string finished =
    "\n[[change]]\non = 2026-11-10\nstatus = \"finished\"\n";
const std::string let_go =
    "\n[[change]]\non = 2026-11-10\nstatus = \"let-go\"\n";

std::string titled(const std::string& title) {
  return "title = \"" + title + "\"\n";
}

std::string file_of(const std::string& id) {
  return "assignments/" + id + ".toml";
}

struct Refusal {
  std::string message;
  std::string hint;
  Remedy remedy = Remedy::none;

  friend bool operator==(const Refusal&, const Refusal&) = default;
};

// What a person is told when `call` throws.
template <typename Call>
Refusal told(Call call) {
  try {
    call();
  } catch (const Error& error) {
    return {error.what(), error.hint(), error.remedy()};
  }
  return {"nothing", "", Remedy::none};
}

std::string found(const Storage& storage, std::string_view name) {
  return find_assignment(storage, name, day("2026-11-20")).path;
}

Refusal not_found(const Storage& storage, std::string_view name) {
  return told([&] { found(storage, name); });
}

}  // namespace

TEST_CASE("load_journal reads all files") {
  const MemoryStorage storage(Texts{
      {"journal.toml", "label = \"practice\"\n"},
      {"sessions.toml",
       "[[session]]\nat = 2026-11-20T15:00:00-05:00\n\n"
       "[[agenda]]\nat = 2026-11-16\ntext = \"second\"\n\n"
       "[[agenda]]\nat = 2026-11-15T09:10:00-05:00\ntext = \"first\"\n\n"
       "[[session]]\nat = 2026-11-13T15:00:00-05:00\n"},
      {file_of("walk-2"), titled("Long walk")},
      {file_of("walk"), titled("Walk") + "\n" + a_log},
      {"templates/walk.toml", titled("Not an assignment")},
  });

  const Journal journal = load_journal(storage);

  CHECK(journal.problems.empty());
  CHECK(journal.settings.label == "practice");
  SUBCASE("assignments sorted by id") {
    REQUIRE(journal.assignments.size() == 2);
    CHECK(journal.assignments[0].id == "walk");
    CHECK(journal.assignments[0].entries.size() == 1);
    CHECK(journal.assignments[1].id == "walk-2");
  }
  SUBCASE("sessions and agenda in order of their time") {
    REQUIRE(journal.sessions.size() == 2);
    CHECK(journal.sessions[0].at == moment("2026-11-13T15:00:00-05:00"));
    CHECK(journal.sessions[1].at == moment("2026-11-20T15:00:00-05:00"));
    REQUIRE(journal.agenda.size() == 2);
    CHECK(journal.agenda[0].text == "first");
    CHECK(journal.agenda[1].text == "second");
  }
}

TEST_CASE("load_journal takes an empty folder for an empty journal") {
  const Journal journal = load_journal(MemoryStorage());

  CHECK(journal.settings == Settings());
  CHECK(journal.assignments.empty());
  CHECK(journal.sessions.empty());
  CHECK(journal.agenda.empty());
  CHECK(journal.problems.empty());
}

TEST_CASE("load_journal takes a missing folder for an empty journal") {
  const TemporaryFolder folder;

  CHECK(load_journal(DiskStorage(folder.path() / "none")).problems.empty());
}

TEST_CASE("one bad file does not hide the others") {
  MemoryStorage storage(Texts{
      {"journal.toml", "likely = \"often\"\n"},
      {"sessions.toml", "[[session]]\nat = 1\n"},
      {file_of("a"), "title = \n"},
      {file_of("b"), titled("B") + "confidence = 200\nkind = 1\n"},
      {file_of("d"), titled("D")},
      {"assignments/-x.toml", titled("X")},
  });
  storage.forbid(file_of("c"));

  const Journal journal = load_journal(storage);

  Words files;
  for (const Problem& problem : journal.problems) {
    files.push_back(problem.file);
  }
  CHECK(files == Words{"assignments/-x.toml", file_of("a"), file_of("b"),
                       file_of("b"), file_of("c"), "journal.toml",
                       "sessions.toml"});
  CHECK(std::is_sorted(journal.problems.begin(), journal.problems.end()));
  CHECK(to_string(journal.problems[0]) ==
        "assignments/-x.toml: this name cannot be an id, so the file is passed "
        "over");
  CHECK(to_string(journal.problems[4]) ==
        "assignments/c.toml: cannot be read: permission denied");
  REQUIRE(journal.assignments.size() == 2);
  CHECK(journal.assignments[0].id == "b");
  CHECK(journal.assignments[1].id == "d");
}

TEST_CASE("files of which nothing could be read are named") {
  MemoryStorage storage(Texts{
      {"journal.toml", "?"},
      {"sessions.toml", "?"},
      {file_of("a"), "?"},
      {file_of("b"), titled("B") + "kind = 1\n"},
      {"assignments/-x.toml", titled("X")},
  });
  storage.forbid(file_of("c"));

  CHECK(load_journal(storage).unread == Words{"sessions.toml", file_of("a"),
                                              file_of("c"),
                                              "assignments/-x.toml"});
}

TEST_CASE("load_settings reads journal.toml alone and tells what is wrong") {
  MemoryStorage storage(Texts{
      {"journal.toml", "name = \"Kim\"\nlikely = \"often\"\n"},
      {file_of("a"), "?"},
  });

  const ParseResult<Settings> read = load_settings(storage);

  CHECK(read.value.name == "Kim");
  CHECK(read.value.likely == Settings().likely);
  REQUIRE(read.problems.size() == 1);
  CHECK(read.problems.front().line == 2);
  CHECK(storage.reads() == Words{"journal.toml"});
}

TEST_CASE("load_settings has defaults for a file that is not to be had") {
  MemoryStorage storage;
  CHECK(load_settings(storage).value == Settings());
  CHECK(load_settings(storage).problems.empty());

  storage.forbid("journal.toml");
  CHECK(load_settings(storage).value == Settings());
  CHECK(!load_settings(storage).readable);
}

TEST_CASE("assignment_ids lists the folder and reads nothing") {
  const MemoryStorage storage(Texts{
      {file_of("walk-2"), ""},
      {file_of("walk"), ""},
      {file_of("übung"), ""},
      {"assignments/-x.toml", ""},
      {"assignments/notes.txt", ""},
  });

  CHECK(assignment_ids(storage) == Words{"walk", "walk-2", "übung"});
  CHECK(storage.reads().empty());
  CHECK(assignment_ids(MemoryStorage()).empty());
}

TEST_CASE("assignment_path refuses what could lead out of its folder") {
  CHECK(assignment_path("walk") == "assignments/walk.toml");
  for (const char* const id : {"", "../walk", "/walk", ".walk", "a/b", "-x"}) {
    CAPTURE(id);
    CHECK(told([&] { assignment_path(id); }).message ==
          "\"" + std::string(id) + "\" cannot be the id of an assignment");
  }
}

TEST_CASE("new_id") {
  SUBCASE("is made from the title") {
    CHECK(new_id(MemoryStorage(), "Evening walk") == "evening-walk");
  }
  SUBCASE("counts up when it is taken") {
    MemoryStorage storage(Texts{{file_of("walk"), ""}});
    CHECK(new_id(storage, "Walk") == "walk-2");

    storage.put(file_of("walk-2"), "");
    storage.put(file_of("walk-4"), "");
    CHECK(new_id(storage, "Walk") == "walk-3");
  }
  SUBCASE("needs a letter or a digit") {
    CHECK(told([&] { new_id(MemoryStorage(), "?\n!"); }) ==
          Refusal{"\"? !\" has no letter and no digit to make an id of",
                  "Choose one", Remedy::choose_id});
  }
}

TEST_CASE("find_assignment") {
  MemoryStorage storage(Texts{
      {file_of("bus"), titled("Ride the bus")},
      {file_of("bus-home"), titled("Ride home")},
      {file_of("evening-walk"), titled("A stroll")},
      {file_of("morning-walk"), titled("Before breakfast")},
      {file_of("notes"), titled("Write in the EVENING")},
  });

  SUBCASE(
      "takes an exact id, whatever else begins with it, and reads it only") {
    CHECK(found(storage, "bus") == file_of("bus"));
    CHECK(storage.reads() == Words{file_of("bus")});
  }
  SUBCASE("takes the beginning of an id before a part of another") {
    storage.put(file_of("walking"), titled("Walking"));
    CHECK(found(storage, "walk") == file_of("walking"));
  }
  SUBCASE("takes a part of an id before a part of a title") {
    CHECK(found(storage, "vening") == file_of("evening-walk"));
    CHECK(storage.reads() == Words{file_of("vening"), file_of("evening-walk")});
  }
  SUBCASE("takes a part of a title") {
    CHECK(found(storage, "stroll") == file_of("evening-walk"));
    CHECK(found(storage, "the bus") == file_of("bus"));
  }
  SUBCASE("takes the title as it is today") {
    storage.put(file_of("notes"),
                titled("Notes") +
                    "\n[[change]]\non = 2026-11-20\ntitle = \"Diary\"\n"
                    "\n[[change]]\non = 2026-11-21\ntitle = \"Log\"\n");
    CHECK(found(storage, "diary") == file_of("notes"));
    CHECK(not_found(storage, "log").message ==
          "no assignment is called \"log\"");
  }
  SUBCASE("ignores case") {
    CHECK(found(storage, "EVEN") == file_of("evening-walk"));
    CHECK(found(storage, "RNING-W") == file_of("morning-walk"));
    CHECK(found(storage, "Breakfast") == file_of("morning-walk"));
  }
  SUBCASE("gives what the file says") {
    const AssignmentFile file =
        find_assignment(storage, "even", day("2026-11-20"));
    CHECK(file.read.problems.empty());
    CHECK(file.read.value.id == "evening-walk");
    CHECK(file.read.value.title == "A stroll");
  }
}

TEST_CASE("find_to_count finds the same and counts by the days given") {
  const MemoryStorage storage(
      Texts{{file_of("evening-walk"),
             titled("A stroll") + "\n[[log]]\nat = 2026-11-07T04:30:00\n"}});
  for (const auto name : {"evening-walk", "even", "walk", "stroll"}) {
    CAPTURE(name);
    const AssignmentFile file = find_to_count(storage, name, day("2026-11-20"),
                                              TimeOfDay::from(5, 0).value());
    CHECK(file.path == found(storage, name));
    CHECK(file.read.value.entries.empty());
    REQUIRE(file.read.value.counted.size() == 1);
    CHECK(file.read.value.counted.front().day() == day("2026-11-06"));
  }
}

TEST_CASE("find_assignment lists the several that answer") {
  const MemoryStorage storage(Texts{
      {file_of("walk-a"), titled("One")},
      {file_of("walk-b"), titled("Another one")},
      {file_of("b-walk"), titled("A third")},
  });

  CHECK(not_found(storage, "walk") ==
        Refusal{"several assignments answer to \"walk\"",
                "Type more of the name of one of them:\n  walk-a\n  walk-b"});
  CHECK(not_found(storage, "lk").hint ==
        "Type more of the name of one of them:\n  b-walk\n  walk-a\n  walk-b");
  CHECK(not_found(storage, "one").hint ==
        "Type more of the name of one of them:\n  walk-a\n  walk-b");
}

TEST_CASE("find_assignment says how to go on when nothing answers") {
  MemoryStorage storage(Texts{{file_of("breathing"), titled("Breathing")}});

  SUBCASE("with the nearest name") {
    CHECK(not_found(storage, "breathng") ==
          Refusal{"no assignment is called \"breathng\"",
                  "Did you mean \"breathing\"?\nList them",
                  Remedy::list_active});
  }
  SUBCASE("with the one that has such a word in its id or title") {
    storage.put(file_of("evening-walk"), titled("Round the block"));
    for (const char* const name :
         {"wlak", "evning", "blok", "round the blok", "evening-wak"}) {
      CAPTURE(name);
      CHECK(not_found(storage, name).hint ==
            "Did you mean \"evening-walk\"?\nList them");
    }
  }
  SUBCASE("with none when none is near") {
    CHECK(not_found(storage, "walk") ==
          Refusal{"no assignment is called \"walk\"", "List them",
                  Remedy::list_all});
  }
  SUBCASE("when there is none yet") {
    CHECK(not_found(MemoryStorage(), "walk").hint ==
          "There is none yet. Write one down");
  }
  SUBCASE("for an empty name, which is a part of every one") {
    CHECK(not_found(storage, "").message == "no assignment is called \"\"");
  }
  SUBCASE("for a name that could lead out of the folder, without reading it") {
    CHECK(not_found(storage, "../journal").message ==
          "no assignment is called \"../journal\"");
    CHECK(std::count(storage.reads().begin(), storage.reads().end(),
                     "assignments/../journal.toml") == 0);
  }
}

TEST_CASE("an assignment that is finished answers to its exact id only") {
  MemoryStorage storage(Texts{
      {file_of("walk-1"), titled("First") + finished},
      {file_of("walk-2"), titled("Second") + let_go},
      {file_of("walk-3"), titled("Third")},
      {file_of("long-swim"), titled("Swim")},
      {file_of("swim"), titled("Fourth") + finished},
  });

  CHECK(found(storage, "walk") == file_of("walk-3"));
  CHECK(found(storage, "walk-1") == file_of("walk-1"));
  CHECK(found(storage, "walk-2") == file_of("walk-2"));
  CHECK(found(storage, "swi") == file_of("long-swim"));
  CHECK(not_found(storage, "First") ==
        Refusal{
            "no assignment that goes on is called \"First\"",
            "What is finished or let go answers to its whole name:\n  walk-1"});
  CHECK(not_found(storage, "ond").hint ==
        "What is finished or let go answers to its whole name:\n  walk-2");

  SUBCASE("but until that day it answers like any other") {
    CHECK(find_assignment(storage, "first", day("2026-11-09")).path ==
          file_of("walk-1"));
    CHECK_THROWS_AS(find_assignment(storage, "first", day("2026-11-10")),
                    Error);
  }
  SUBCASE("and one that is paused always does") {
    storage.put(file_of("walk-3"),
                titled("Third") +
                    "\n[[change]]\non = 2026-11-10\nstatus = \"paused\"\n");
    CHECK(found(storage, "third") == file_of("walk-3"));
  }
}

TEST_CASE("an assignment that cannot be read answers by its id") {
  MemoryStorage storage(Texts{{file_of("walk"), "title = \n"}});
  storage.forbid(file_of("swim"));

  for (const char* const name : {"walk", "wal", "alk", "swim", "swi"}) {
    CAPTURE(name);
    const AssignmentFile file =
        find_assignment(storage, name, day("2026-11-20"));

    CHECK(!file.read.readable);
    CHECK(!file.read.problems.empty());
  }
}

namespace {

// The ids of the open assignments for which `matches` holds.
template <typename Matches>
Words open_ids(const Journal& journal, Matches matches) {
  Words ids;
  for (const Assignment& assignment : journal.assignments) {
    const Status status = status_on(assignment, day("2026-11-20"));
    const bool is_open = status == Status::active || status == Status::paused;
    if (is_open && matches(assignment)) {
      ids.push_back(assignment.id);
    }
  }
  return ids;
}

// find_assignment(), told in the plainest way: the path, or what goes wrong.
std::string naive_find(const Journal& journal, const std::string& name) {
  for (const Assignment& assignment : journal.assignments) {
    if (assignment.id == name) {
      return file_of(name);
    }
  }
  const std::string word = lower_case(name);
  const std::vector<Words> tiers = {
      open_ids(journal,
               [&](const Assignment& assignment) {
                 return lower_case(assignment.id).substr(0, word.size()) ==
                        word;
               }),
      open_ids(journal,
               [&](const Assignment& assignment) {
                 return lower_case(assignment.id).find(word) <
                        assignment.id.size();
               }),
      open_ids(journal,
               [&](const Assignment& assignment) {
                 return lower_case(assignment.title).find(word) <
                        assignment.title.size();
               }),
  };
  for (const Words& ids : tiers) {
    if (!ids.empty()) {
      return ids.size() == 1 ? file_of(ids.front()) : "several";
    }
  }
  return "none";
}

// What find_assignment() makes of it, in the same words.
std::string plain_answer(const Storage& storage, std::string_view name) {
  std::string path;
  const std::string message =
      told([&] { path = found(storage, name); }).message;
  if (message.starts_with("several ")) {
    return "several";
  }
  return message.starts_with("no assignment ") ? "none" : path;
}

std::string random_word(Random& random, int longest) {
  std::string word;
  for (int length = random.between(1, longest); length > 0; --length) {
    word += random.of(std::vector<char>{'a', 'b', 'B'});
  }
  return word;
}

}  // namespace

TEST_CASE("find_assignment agrees with its rule told naively") {
  std::map<std::string, int> answers;
  for (std::uint32_t seed = 1; seed <= 600; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    MemoryStorage storage;
    for (int count = random.between(0, 5); count > 0; --count) {
      const std::string text = titled(random_word(random, 6)) +
                               (random.one_in(4) ? finished : std::string());
      storage.put(file_of(random_word(random, 4)), text);
    }
    const std::string name = random_word(random, 3);

    const std::string answer = plain_answer(storage, name);

    CHECK(answer == naive_find(load_journal(storage), name));
    ++answers[answer];
  }
  CHECK(answers["none"] > 50);
  CHECK(answers["several"] > 50);
  CHECK(answers["none"] + answers["several"] < 550);
}

TEST_CASE("Transaction writes nothing without commit") {
  const Texts before = {{file_of("walk"), titled("Walk")}};
  MemoryStorage storage(before);
  {
    Transaction transaction(storage);
    transaction.append(file_of("walk"), a_log);
    transaction.create(file_of("swim"), titled("Swim"));
  }
  CHECK(storage.texts() == before);
}

TEST_CASE("Transaction keeps the journal locked while it lives") {
  MemoryStorage storage;
  {
    const Transaction transaction(storage);
    CHECK(storage.is_locked());
    CHECK_THROWS_AS(Transaction another(storage), Error);
  }
  CHECK(!storage.is_locked());
}

TEST_CASE("Transaction::text is the text as the step leaves it so far") {
  MemoryStorage storage(Texts{{file_of("walk"), titled("Walk")}});
  Transaction transaction(storage);

  CHECK(transaction.text(file_of("walk")) == titled("Walk"));
  CHECK(transaction.text(file_of("swim")).empty());
  transaction.append(file_of("walk"), a_log);
  CHECK(transaction.text(file_of("walk")) == titled("Walk") + "\n" + a_log);
  CHECK(storage.text(file_of("walk")) == titled("Walk"));
}

TEST_CASE("Transaction::append") {
  MemoryStorage storage(Texts{{file_of("walk"), titled("Walk")}});
  Transaction transaction(storage);

  SUBCASE("adds blocks at the end, in their order") {
    const std::string second = "[[log]]\nat = 2026-11-08\n";
    transaction.append(file_of("walk"), a_log);
    transaction.append(file_of("walk"), second);
    transaction.commit("test");

    CHECK(storage.text(file_of("walk")) ==
          titled("Walk") + "\n" + a_log + "\n" + second);
  }
  SUBCASE("makes the file if need be") {
    const std::string item = "[[agenda]]\nat = 2026-11-15\ntext = \"Ask\"\n";
    transaction.append("sessions.toml", item);
    transaction.commit("test");

    CHECK(storage.text("sessions.toml") == item);
  }
}

TEST_CASE("Transaction::append of a file that was read before") {
  const std::string path = file_of("walk");
  const std::string other = "[[log]]\nat = 2026-11-08\n";
  MemoryStorage storage(Texts{{path, titled("Walk") + "\n" + a_log}});
  const AssignmentFile file =
      find_assignment(storage, "walk", day("2026-11-20"));

  SUBCASE("does not read it again") {
    Transaction transaction(storage);
    transaction.append(file, other);
    transaction.commit("test");

    CHECK(storage.text(path) == titled("Walk") + "\n" + a_log + "\n" + other);
    CHECK(std::count(storage.reads().begin(), storage.reads().end(), path) ==
          1);
  }
  SUBCASE("keeps what somebody has written meanwhile") {
    storage.put(path, titled("Long walk"));
    Transaction transaction(storage);
    transaction.append(file, other);
    transaction.commit("test");

    CHECK(storage.text(path) == titled("Long walk") + "\n" + other);
  }
  SUBCASE("keeps what this step has written so far") {
    Transaction transaction(storage);
    transaction.replace(path, titled("Swim"));
    transaction.append(file, a_log);
    transaction.append(path, other);
    transaction.commit("test");

    CHECK(storage.text(path) == titled("Swim") + "\n" + a_log + "\n" + other);
  }
  SUBCASE("and what comes behind it is looked at like any other text") {
    const AssignmentFile counted = find_to_count(
        storage, "walk", day("2026-11-20"), test::clock_time("03:00"));
    const std::string seen = titled("Walk") + "\n" + a_log + "\n" + other;
    const auto refusal = [&](auto change) {
      Transaction transaction(storage);
      transaction.append(counted, other);
      change(transaction);
      return told([&] { transaction.commit("test"); }).message;
    };

    CHECK(refusal([&](Transaction& transaction) {
            transaction.append(path, "[[log]]\n");
          }).starts_with("cannot change " + path + ": "));
    CHECK(refusal([&](Transaction& transaction) {
            transaction.replace(path, "title = 1\n");
          }).starts_with("cannot change " + path + ": "));
    CHECK(refusal([&](Transaction& transaction) {
            transaction.fix(path, seen, "title = 1\n");
          }).starts_with("cannot change " + path + ": "));
    CHECK(storage.replacements().empty());
  }
  SUBCASE("makes none of one that is gone") {
    {
      const auto lock = storage.lock();
      storage.remove(path, file.source.version);
    }
    Transaction transaction(storage);
    transaction.append(file, other);

    CHECK_THROWS_AS(transaction.commit("test"), Error);
    CHECK(storage.texts().empty());
  }
  SUBCASE("refuses one that somebody has damaged meanwhile") {
    storage.put(path, "title = \n");
    Transaction transaction(storage);

    CHECK_THROWS_AS(transaction.append(file, other), Error);
    CHECK(storage.text(path) == "title = \n");
  }
  SUBCASE("refuses one that changes before the end of the step") {
    Transaction transaction(storage);
    transaction.append(file, other);
    storage.put(path, titled("Long walk"));

    CHECK_THROWS_AS(transaction.commit("test"), Error);
    CHECK(storage.text(path) == titled("Long walk"));
  }
}

TEST_CASE("Transaction::create") {
  MemoryStorage storage(Texts{{file_of("walk"), titled("Walk")}});
  Transaction transaction(storage);

  SUBCASE("makes a file") {
    transaction.create(file_of("swim"), titled("Swim"));
    transaction.commit("test");

    CHECK(storage.text(file_of("swim")) == titled("Swim"));
  }
  SUBCASE("makes an empty file, too") {
    transaction.create("sessions.toml", "");
    transaction.commit("test");

    CHECK(storage.texts().contains("sessions.toml"));
  }
  SUBCASE("never takes the place of a file") {
    transaction.create(file_of("swim"), titled("Swim"));

    CHECK(told([&] {
            transaction.create(file_of("walk"), "x = 1\n");
          }).message == "assignments/walk.toml is already there");
    CHECK(told([&] {
            transaction.create(file_of("swim"), "x = 1\n");
          }).message == "assignments/swim.toml is already there");
    transaction.commit("test");
    CHECK(storage.text(file_of("walk")) == titled("Walk"));
    CHECK(storage.text(file_of("swim")) == titled("Swim"));
  }
}

TEST_CASE("Transaction::replace") {
  MemoryStorage storage(Texts{{file_of("walk"), titled("Walk")}});
  Transaction transaction(storage);

  SUBCASE("puts a text in place of the whole file") {
    transaction.replace(file_of("walk"), titled("Long walk"));
    transaction.commit("test");

    CHECK(storage.text(file_of("walk")) == titled("Long walk"));
  }
  SUBCASE("needs a file") {
    CHECK(told([&] {
            transaction.replace(file_of("swim"), titled("Swim"));
          }).message == "there is no assignments/swim.toml");
  }
  SUBCASE("takes a file that this step has made") {
    transaction.create(file_of("swim"), titled("Swim"));
    transaction.replace(file_of("swim"), titled("Long swim"));
    transaction.commit("test");

    CHECK(storage.text(file_of("swim")) == titled("Long swim"));
  }
}

TEST_CASE("Transaction::mend") {
  const std::string damaged = "title = \n";
  MemoryStorage storage(Texts{
      {file_of("swim"), titled("Swim")},
      {file_of("walk"), damaged},
  });
  Transaction transaction(storage);

  SUBCASE("takes the place of a file that was not read whole") {
    transaction.fix(file_of("walk"), damaged, titled("Walk"));
    transaction.append(file_of("walk"), a_log);
    transaction.commit("test");

    CHECK(storage.text(file_of("walk")) == titled("Walk") + "\n" + a_log);
  }
  SUBCASE("takes a file that is well, too") {
    transaction.fix(file_of("swim"), titled("Swim"), titled("Long swim"));
    transaction.commit("test");

    CHECK(storage.text(file_of("swim")) == titled("Long swim"));
  }
  SUBCASE("takes a file that this step has changed, as it is by then") {
    transaction.replace(file_of("swim"), titled("Dive"));

    CHECK_THROWS_AS(
        transaction.fix(file_of("swim"), titled("Swim"), titled("A")), Error);
    transaction.fix(file_of("swim"), titled("Dive"), titled("Float"));
    transaction.commit("test");

    CHECK(storage.text(file_of("swim")) == titled("Float"));
  }
  SUBCASE("takes no text with problems") {
    transaction.fix(file_of("walk"), damaged, "title = 1\n");

    CHECK_THROWS_AS(transaction.commit("test"), Error);
    CHECK(storage.text(file_of("walk")) == damaged);
  }
  SUBCASE("refuses when the file holds something else by now") {
    const Refusal refusal = told(
        [&] { transaction.fix(file_of("walk"), "title\n", titled("Walk")); });

    CHECK(refusal.message ==
          "another program has changed assignments/walk.toml meanwhile");
    CHECK(refusal.hint == "Nothing was written.");
    CHECK_THROWS_AS(transaction.text(file_of("walk")), Error);
  }
  SUBCASE("needs a file") {
    CHECK_THROWS_AS(transaction.fix(file_of("ride"), "", titled("Ride")),
                    Error);
  }
}

TEST_CASE("Transaction::commit") {
  MemoryStorage storage(Texts{
      {file_of("b"), titled("B")},
      {file_of("c"), titled("C")},
  });
  Transaction transaction(storage);

  SUBCASE("writes what has changed, in order of the paths") {
    transaction.append("sessions.toml",
                       "[[session]]\nat = 2026-11-20T15:00:00-05:00\n");
    transaction.text(file_of("c"));
    transaction.append(file_of("b"), a_log);
    transaction.create(file_of("a"), titled("A"));
    transaction.commit("test");

    CHECK(storage.replacements() ==
          Words{file_of("a"), file_of("b"), "sessions.toml"});
  }
  SUBCASE("can be followed by more") {
    transaction.append(file_of("b"), a_log);
    transaction.commit("test");
    transaction.append(file_of("b"), a_log);
    transaction.commit("test");

    CHECK(storage.text(file_of("b")) ==
          titled("B") + "\n" + a_log + "\n" + a_log);
  }
  SUBCASE("refuses to write over what an editor saved meanwhile") {
    transaction.append(file_of("b"), a_log);
    transaction.append(file_of("c"), a_log);
    storage.put(file_of("c"), titled("Edited"));

    CHECK_THROWS_AS(transaction.commit("test"), Error);
    CHECK(storage.texts() ==
          Texts{{file_of("b"), titled("B")}, {file_of("c"), titled("Edited")}});
  }
}

TEST_CASE("Transaction never touches a file that was not read whole") {
  struct Case {
    std::string path;
    std::string text;
  };
  const std::vector<Case> cases = {
      {file_of("walk"), "title = \n"},                    // not TOML
      {file_of("walk"), "title = \"\xff\"\n"},            // not UTF-8
      {file_of("walk"), "<<<<<<< ours\n" + a_log},        // from a merge
      {file_of("walk"), titled("A") + "confidence=200"},  // a wrong value
      {file_of("walk"), titled("A") + "[[log]]\n"},       // a wrong entry
      {"sessions.toml", "[[session]]\nat = 1\n"},
      {"journal.toml", "likely = \"often\"\n"},
      {"templates/walk.toml", "title = \n"},
  };
  for (const Case& bad : cases) {
    CAPTURE(bad.path);
    CAPTURE(bad.text);
    MemoryStorage storage(Texts{{bad.path, bad.text}});
    Transaction transaction(storage);

    const Refusal refusal = told([&] { transaction.append(bad.path, a_log); });
    CHECK(refusal.message.starts_with(bad.path + ":"));
    CHECK(refusal.hint == "Nothing was written. Fix the file");
    CHECK(refusal.remedy == Remedy::edit_file);
    CHECK(told([&] { transaction.text(bad.path); }) == refusal);
    CHECK(told([&] { transaction.replace(bad.path, ""); }) == refusal);
    CHECK(told([&] { transaction.create(bad.path, ""); }) == refusal);

    transaction.commit("test");
    CHECK(storage.text(bad.path) == bad.text);
    CHECK(storage.replacements().empty());
  }
}

TEST_CASE("Transaction::commit never puts in place what does not parse") {
  const Texts before = {
      {file_of("swim"), titled("Swim")},
      {file_of("walk"), titled("Walk")},
  };
  MemoryStorage storage(before);
  Transaction transaction(storage);
  transaction.append(file_of("swim"), a_log);

  SUBCASE("a block that is no TOML") {
    transaction.append(file_of("walk"), "[[log]]\nat = \n");
  }
  SUBCASE("an entry without a time") {
    transaction.append(file_of("walk"), "[[log]]\n");
  }
  SUBCASE("a new text") {
    transaction.replace(file_of("walk"), "title = 1\n");
  }
  const Refusal refusal = told([&] { transaction.commit("test"); });

  // A line would be one of the text that was thrown away.
  CHECK(refusal.message.starts_with("cannot change assignments/walk.toml: "));
  CHECK(refusal.hint ==
        "Nothing was written: the file could not be read again.");
  CHECK(storage.texts() == before);
}

TEST_CASE("a list that is written as one takes no block and no change") {
  for (const std::string name : {"log ", "\t\"log\"", "'log'", "\"l\\u006fg\"",
                                 "\"\\u006Cog\"\t", "\"\\U0000006cog\""}) {
    CAPTURE(name);
    const std::string text = titled("Walk") + name +
                             "= [{at = 2026-11-07}]\n\n[[ask]]\nkey = \"a\"\n";
    MemoryStorage storage(Texts{{file_of("walk"), text}});
    const auto refusal = [&storage](const auto& change) {
      Transaction transaction(storage);
      return told([&] {
        change(transaction);
        transaction.commit("test");
      });
    };

    const Refusal appended =
        refusal([](Transaction& t) { t.append(file_of("walk"), a_log); });
    CHECK(appended.message ==
          "cannot add to assignments/walk.toml: it has a list \"log = [...]\"");
    CHECK(appended.hint ==
          "Nothing was written. In a text editor, make each part of that list "
          "a [[log]] block of its own, then try again.");

    const Refusal set = refusal([](Transaction& t) {
      t.set_key(file_of("walk"), "log", 0, "note", "\"\"");
    });
    CHECK(set.message ==
          "cannot change assignments/walk.toml: it has a list \"log = [...]\"");
    CHECK(set.hint == appended.hint);
    CHECK(refusal([](Transaction& t) {
            t.change_block(file_of("walk"), "log", 0, a_log, a_log);
          }) == set);
    CHECK(storage.text(file_of("walk")) == text);
  }
}

TEST_CASE("Transaction changes a key and a block where they stand") {
  const std::string text = titled("Walk") + "\n" + a_log + "# an end\n";
  MemoryStorage storage(Texts{{file_of("walk"), text}});
  Transaction transaction(storage);

  transaction.set_key(file_of("walk"), "log", 0, "proud", "true");
  transaction.change_block(file_of("walk"), "log", 0, "[[log]]\n",
                           "[[log]]\nnote = \"x\"\n");
  transaction.commit("test");

  CHECK(storage.text(file_of("walk")) ==
        titled("Walk") + "\n" + a_log +
            "proud = true\nnote = \"x\"\n# an end\n");
}

TEST_CASE("Transaction keeps a journal of a later format as it is") {
  MemoryStorage storage(Texts{{"journal.toml", "format = 2\n"}});

  const Refusal refusal = told([&] { const Transaction transaction(storage); });

  CHECK(refusal.message ==
        "the journal has format 2, and this version of hw writes format 1");
  CHECK(refusal.hint.starts_with("Nothing was written."));
  CHECK(!storage.is_locked());
  CHECK(load_journal(storage).settings.format == 2);
}

namespace {

const Texts before_step = {
    {file_of("swim"), titled("Swim")},
    {file_of("walk"), titled("Walk")},
};
const Texts after_step = {
    {file_of("new"), titled("New")},
    {file_of("swim"), titled("Swim") + "\n" + a_log},
    {file_of("walk"), titled("Long walk")},
};

// Makes `after_step` of `before_step`.
void step(Storage& storage) {
  Transaction transaction(storage);
  transaction.create(file_of("new"), titled("New"));
  transaction.append(file_of("swim"), a_log);
  transaction.replace(file_of("walk"), titled("Long walk"));
  transaction.commit("test");
}

std::string outcome_of_step(Storage& storage) {
  return told([&] { step(storage); }).message;
}

}  // namespace

TEST_CASE("whichever call goes wrong, a journal is the old or the new one") {
  for (const Fault fault : {Fault::before, Fault::after}) {
    int errors = 0;
    for (int call = 1;; ++call) {
      CAPTURE(call);
      MemoryStorage storage(before_step);
      FaultyStorage faulty(storage, call, fault);

      const std::string outcome = outcome_of_step(faulty);

      CHECK(!storage.is_locked());
      if (!faulty.has_thrown()) {
        CHECK(outcome == "nothing");
        CHECK(storage.texts() == after_step);
        break;
      }
      // A journal.toml that cannot be read is taken for one with defaults.
      CHECK(storage.texts() ==
            (outcome == "nothing" ? after_step : before_step));
      errors += outcome == "the disk says no" ? 1 : 0;
    }
    // Lock; look for a step that was cut short; three files read; three files
    // and the history looked at; a note of this step written; three files and
    // the history; the note taken away.
    CHECK(errors == 16);
  }
}

TEST_CASE("a disk that says no to everything leaves each file whole") {
  for (int call = 1; call <= 8; ++call) {
    CAPTURE(call);
    MemoryStorage storage(before_step);
    FaultyStorage faulty(storage, call, Fault::from_then_on);

    CHECK(outcome_of_step(faulty) != "nothing");

    for (const auto& [path, text] : storage.texts()) {
      const auto old = before_step.find(path);
      CHECK((text == after_step.at(path) ||
             (old != before_step.end() && text == old->second)));
    }
  }
}

TEST_CASE("taking back leaves alone what an editor saved meanwhile") {
  class Editor : public FaultyStorage {
   public:
    explicit Editor(MemoryStorage& storage)
        : FaultyStorage(storage, 1000, Fault::before), memory_(storage) {}

    void replace(const std::string& path, std::string_view text,
                 const FileVersion& seen) override {
      FaultyStorage::replace(path, text, seen);
      if (path == file_of("new")) {
        memory_.put(path, titled("Edited"));
      }
      if (text == titled("Long walk")) {
        throw Error("the disk says no");
      }
    }

   private:
    MemoryStorage& memory_;
  };
  MemoryStorage storage(before_step);
  Editor editor(storage);

  CHECK(outcome_of_step(editor) == "the disk says no");

  Texts expected = before_step;
  expected[file_of("new")] = titled("Edited");
  CHECK(storage.texts() == expected);
}

namespace {

constexpr int writers = 4;
constexpr int rounds = 6;

// Writes one entry to a file of everybody and, in the same step, to its own.
void write_entries(const std::filesystem::path& root, int writer) {
  DiskStorage storage(root, std::chrono::minutes(1));
  for (int round = 0; round < rounds; ++round) {
    const std::string block = "[[log]]\nat = 2026-11-07\nnote = \"" +
                              std::to_string(writer) + "/" +
                              std::to_string(round) + "\"\n";
    Transaction transaction(storage);
    transaction.append(file_of("shared"), block);
    transaction.append(file_of("own-" + std::to_string(writer)), block);
    transaction.commit("test");
  }
}

Words notes_in(const Assignment& assignment) {
  Words notes;
  for (const Entry& entry : assignment.entries) {
    notes.push_back(entry.note);
  }
  std::sort(notes.begin(), notes.end());
  return notes;
}

void make_shared_journal(const std::filesystem::path& root) {
  DiskStorage storage(root);
  Transaction transaction(storage);
  transaction.create(file_of("shared"), titled("Shared"));
  for (int writer = 0; writer < writers; ++writer) {
    transaction.create(file_of("own-" + std::to_string(writer)), titled("Own"));
  }
  transaction.commit("test");
}

void check_all_entries(const std::filesystem::path& root) {
  Words all;
  const DiskStorage storage(root);
  for (int writer = 0; writer < writers; ++writer) {
    Words own;
    for (int round = 0; round < rounds; ++round) {
      own.push_back(std::to_string(writer) + "/" + std::to_string(round));
    }
    std::sort(own.begin(), own.end());
    all.insert(all.end(), own.begin(), own.end());
    CHECK(notes_in(find_assignment(storage, "own-" + std::to_string(writer),
                                   day("2026-11-20"))
                       .read.value) == own);
  }
  std::sort(all.begin(), all.end());
  CHECK(notes_in(
            find_assignment(storage, "shared", day("2026-11-20")).read.value) ==
        all);
}

}  // namespace

TEST_CASE("threads that write at once lose no entry") {
  const TemporaryFolder folder;
  make_shared_journal(folder.path());

  std::vector<std::thread> threads;
  for (int writer = 0; writer < writers; ++writer) {
    threads.emplace_back([&, writer] { write_entries(folder.path(), writer); });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }

  check_all_entries(folder.path());
}

TEST_CASE("programs that write at once lose no entry") {
  const TemporaryFolder folder;
  make_shared_journal(folder.path());

  std::vector<pid_t> programs;
  for (int writer = 0; writer < writers; ++writer) {
    const pid_t program = ::fork();
    if (program == 0) {
      write_entries(folder.path(), writer);
      ::_exit(0);
    }
    programs.push_back(program);
  }
  for (const pid_t program : programs) {
    int status = -1;
    CHECK(::waitpid(program, &status, 0) == program);
    CHECK(status == 0);
  }

  check_all_entries(folder.path());
}

}  // namespace hw::test::journal_test
