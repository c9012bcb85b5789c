#include "hw/history.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <sys/stat.h>
#include <vector>

#include <doctest/doctest.h>

#include "hw/journal.hpp"
#include "hw/transaction.hpp"

#include "memory_storage.hpp"
#include "random.hpp"
#include "temporary_folder.hpp"

namespace hw::test::history_test {
namespace {

using test::Fault;
using test::FaultyStorage;
using test::MemoryStorage;
using test::Random;
using test::TemporaryFolder;

using Texts = std::map<std::string, std::string>;
using Words = std::vector<std::string>;

const std::string write_ahead_path = ".hw/unfinished";
const std::string a_log = "[[log]]\nat = 2026-11-07T13:05:00-05:00\n";
const std::string walk = "assignments/walk.toml";
const std::string swim = "assignments/swim.toml";
const std::string bus = "assignments/bus.toml";

std::string titled(const std::string& title) {
  return "title = \"" + title + "\"\n";
}

struct Refusal {
  std::string message;
  std::string hint;
  Remedy remedy = Remedy::none;
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

void log(Storage& storage, const std::string& path) {
  Transaction transaction(storage);
  transaction.append(path, a_log);
  transaction.commit("log " + path);
}

void replace(Storage& storage, const std::string& path,
             const std::string& text) {
  Transaction transaction(storage);
  transaction.replace(path, text);
  transaction.commit("replace " + path);
}

void undo(Storage& storage) {
  History(storage).undo();
}

void redo(Storage& storage) {
  History(storage).redo();
}

// The words of the step that comes next, or "nothing".
std::string next_undo(Storage& storage) {
  return History(storage)
      .next_undo()
      .value_or(CommittedStep{"nothing", {}})
      .what;
}

std::string next_redo(Storage& storage) {
  return History(storage)
      .next_redo()
      .value_or(CommittedStep{"nothing", {}})
      .what;
}

const Texts two_titles = {{swim, titled("Swim")}, {walk, titled("Walk")}};

// Makes one file, changes another, leaves nothing of what a third was.
void step_over_three(Storage& storage) {
  Transaction transaction(storage);
  transaction.create(bus, titled("Bus"));
  transaction.append(swim, a_log);
  transaction.replace(walk, titled("Long walk"));
  transaction.commit("three");
}

const Texts three_changed = {{bus, titled("Bus")},
                             {swim, titled("Swim") + "\n" + a_log},
                             {walk, titled("Long walk")}};

}  // namespace

TEST_CASE("a step is taken back and put back to the exact bytes") {
  MemoryStorage storage(two_titles);

  SUBCASE("a block at the end") {
    log(storage, walk);
  }
  SUBCASE("a block at the end of a file without a final newline") {
    storage.put(walk, "title = \"Walk\"");
    log(storage, walk);
  }
  SUBCASE("a block at the end of a file with CRLF") {
    storage.put(walk, "\xEF\xBB\xBFtitle = \"Walk\"\r\n# caf\xC3\xA9\r\n");
    log(storage, walk);
  }
  SUBCASE("a block like the one before it") {
    log(storage, walk);
    log(storage, walk);
  }
  SUBCASE("a word in the middle") {
    replace(storage, walk, "# Agreed.\ntitle = \"Walk\"\nwhat = \"Out\"\n");
    replace(storage, walk, "# Agreed.\ntitle = \"Long\"\nwhat = \"Out\"\n");
  }
  SUBCASE("a part taken out of the middle") {
    replace(storage, walk, "title = \"Walk\" # a # a # a\n");
    replace(storage, walk, "title = \"Walk\" # a # a\n");
  }
  SUBCASE("a file that is made") {
    Transaction transaction(storage);
    transaction.create(bus, titled("Bus"));
    transaction.commit("add bus");
  }
  SUBCASE("an empty file that is made") {
    Transaction transaction(storage);
    transaction.create("sessions.toml", "");
    transaction.commit("test");
  }
  SUBCASE("several files") {
    step_over_three(storage);
  }
  const Texts after = storage.texts();
  undo(storage);
  const Texts before = storage.texts();
  redo(storage);

  CHECK(before != after);
  CHECK(storage.texts() == after);
  undo(storage);
  CHECK(storage.texts() == before);
}

TEST_CASE("undo begins with the last step, redo with the one taken back last") {
  MemoryStorage storage(two_titles);
  log(storage, walk);
  log(storage, swim);

  CHECK(next_undo(storage) == "log " + swim);
  CHECK(next_redo(storage) == "nothing");
  undo(storage);
  CHECK(next_undo(storage) == "log " + walk);
  CHECK(next_redo(storage) == "log " + swim);
  undo(storage);
  CHECK(next_undo(storage) == "nothing");
  CHECK(next_redo(storage) == "log " + walk);
  CHECK(storage.texts() == two_titles);
}

TEST_CASE("a step says what it was and which files it changed") {
  MemoryStorage storage(two_titles);
  step_over_three(storage);

  CHECK(History(storage).next_undo() ==
        CommittedStep{"three", {bus, swim, walk}});
}

TEST_CASE("words with line breaks and digits come back as they were") {
  MemoryStorage storage(two_titles);
  const std::string words = std::string("10 2\n\0 - 7\n", 11);
  {
    Transaction transaction(storage);
    transaction.append(walk, a_log);
    transaction.commit(words);
  }

  CHECK(next_undo(storage) == words);
}

TEST_CASE("a new step ends what can be put back") {
  MemoryStorage storage(two_titles);
  log(storage, walk);
  log(storage, walk);
  undo(storage);
  log(storage, swim);

  CHECK(next_redo(storage) == "nothing");
  CHECK(next_undo(storage) == "log " + swim);
  undo(storage);
  undo(storage);
  CHECK(storage.texts() == two_titles);
}

TEST_CASE("without a step there is nothing to take back or put back") {
  MemoryStorage storage(two_titles);

  CHECK(told([&] { undo(storage); }).message ==
        "there is nothing to take back");
  CHECK(told([&] { redo(storage); }).message == "there is nothing to put back");
  CHECK(storage.texts() == two_titles);
}

TEST_CASE("a transaction that changes nothing is no step") {
  MemoryStorage storage(two_titles);
  {
    Transaction transaction(storage);
    transaction.text(bus);
    transaction.replace(walk, titled("Walk"));
    transaction.commit("test");
  }

  CHECK(next_undo(storage) == "nothing");
  CHECK(storage.texts() == two_titles);
  CHECK(storage.replacements().empty());
}

TEST_CASE("the last hundred steps can be taken back") {
  MemoryStorage storage(two_titles);
  std::vector<Texts> states;
  for (std::size_t i = 0; i < most_steps + 3; ++i) {
    states.push_back(storage.texts());
    log(storage, walk);
  }
  for (std::size_t i = 0; i < most_steps; ++i) {
    undo(storage);
    CHECK(storage.texts() == states[states.size() - 1 - i]);
  }

  CHECK(next_undo(storage) == "nothing");
}

TEST_CASE("the history grows by what a step changes, not by the file") {
  MemoryStorage storage(
      Texts{{walk, titled("Walk") + std::string(50'000, '#') + "\n"}});
  for (int i = 0; i < 10; ++i) {
    log(storage, walk);
  }

  CHECK(storage.text(history_path).size() < 10 * (a_log.size() + 150));
}

TEST_CASE("a step over one file waits for the device once") {
  class Watched : public FaultyStorage {
   public:
    explicit Watched(Storage& storage)
        : FaultyStorage(storage, 1000, Fault::before) {}

    void replace(const std::string& path, std::string_view text,
                 const FileVersion& seen) override {
      FaultyStorage::replace(path, text, seen);
      slow_.push_back(path);
    }

    void remove(const std::string& path, const FileVersion& seen) override {
      FaultyStorage::remove(path, seen);
      slow_.push_back(path);
    }

    const Words& slow() const { return slow_; }

   private:
    Words slow_;
  };
  MemoryStorage storage(two_titles);
  Watched watched(storage);
  log(watched, walk);

  CHECK(watched.slow() == Words{walk});
  CHECK(next_undo(storage) == "log " + walk);
}

TEST_CASE("History keeps the journal locked while it lives") {
  MemoryStorage storage(two_titles);
  {
    const History history(storage);
    CHECK(storage.is_locked());
  }
  CHECK(!storage.is_locked());
}

TEST_CASE("where git tracks .hw, nothing is taken back, and all is written") {
  MemoryStorage storage(two_titles);
  step_over_three(storage);
  storage.put(write_ahead_path, storage.text(history_path));
  storage.track(".hw");

  take_back_half_a_step(storage);
  CHECK(storage.texts() == three_changed);
  CHECK(storage.text(write_ahead_path).empty());
  CHECK(storage.warnings() ==
        Words{".hw/unfinished may not be your own: git tracks .hw, or "
              "its index cannot be read"});
  CHECK(told([&] { next_undo(storage); }).message ==
        told([&] { undo(storage); }).message);
  const Refusal refusal = told([&] { undo(storage); });
  CHECK(refusal.message.starts_with(".hw/history may not be your own"));
  CHECK(refusal.remedy == Remedy::untrack_records);
  log(storage, walk);
  CHECK(storage.text(walk) == titled("Long walk") + "\n" + a_log);
}

TEST_CASE("a step that fails halfway is taken back where git tracks .hw, too") {
  for (int call = 1; call < 20; ++call) {
    MemoryStorage storage(two_titles);
    storage.track(".hw");
    FaultyStorage faulty(storage, call, Fault::before);

    if (told([&] { step_over_three(faulty); }).message != "nothing") {
      CHECK(storage.texts() == two_titles);
    }
  }
}

TEST_CASE("a write-protected file keeps a step over several from all of them") {
  MemoryStorage storage(two_titles);
  storage.protect(walk);

  CHECK(told([&] { step_over_three(storage); }).message ==
        "cannot write " + walk + ": it is write-protected");
  CHECK(storage.texts() == two_titles);
  CHECK(storage.replacements().empty());
  CHECK(next_undo(storage) == "nothing");
}

TEST_CASE("forget_records leaves no record") {
  MemoryStorage storage(two_titles);
  step_over_three(storage);
  for (const char* const path : {"unfinished", "meant"}) {
    storage.put(std::string(".hw/") + path, "x");
  }
  {
    const auto lock = storage.lock();
    forget_records(storage);
    forget_records(storage);
  }

  CHECK(storage.list(".hw").empty());
  CHECK(next_undo(storage) == "nothing");
  for (const StoredItem& item : storage.inventory()) {
    CHECK(!item.path.starts_with(".hw"));
  }
}

TEST_CASE("History keeps a journal of a later format as it is") {
  MemoryStorage storage(two_titles);
  log(storage, walk);
  storage.put("journal.toml", "format = 2\n");
  const Texts before = storage.texts();

  CHECK(told([&] { undo(storage); }).message ==
        "the journal has format 2, and this version of hw writes format 1");
  CHECK(storage.texts() == before);
}

TEST_CASE("a step is not taken back from a file that was changed since") {
  MemoryStorage storage(two_titles);
  step_over_three(storage);
  std::string message = swim + " was changed since, by hand or by git";

  SUBCASE("at its end") {
    storage.put(swim, storage.text(swim) + "# mine\n");
  }
  SUBCASE("within what the step did") {
    storage.put(swim, titled("Swim") + "\n" + a_log.substr(0, 9) + "'" +
                          a_log.substr(10));
  }
  SUBCASE("by taking it away") {
    storage.put(bus, "");
    message = bus + " was changed since, by hand or by git";
  }
  const Texts before = storage.texts();
  const Refusal refusal = told([&] { undo(storage); });

  CHECK(refusal.message == message);
  CHECK(refusal.hint.starts_with("Nothing was done."));
  CHECK(storage.texts() == before);
  CHECK(next_undo(storage) == "three");
}

namespace {

const std::string one = "[[log]]\nat = 2026-11-01\n";
const std::string two = "# mine\n[[log]]\nat = 2026-11-02\n";
const std::string three = "[[log]]\nat = 2026-11-03\n";
const std::string later = "[[log]]\nat = 2026-11-09\n";

// A file of these blocks, a blank line between.
std::string file_of(const Words& blocks) {
  std::string text = titled("Walk");
  for (const std::string& block : blocks) {
    text += "\n" + block;
  }
  return text;
}

struct BlockStep {
  const char* name;
  Words before;
  Words after;
  Words now;     // what became of `after` meanwhile
  Words undone;  // by undo
  Words redone;  // by redo, behind that
};

const std::vector<BlockStep>& block_steps() {
  static const std::vector<BlockStep> all = {
      {"add, others behind",
       {one},
       {one, two},
       {one, two, later},
       {one, later},
       {one, later, two}},
      {"add, others before",
       {one},
       {one, two},
       {later, one, two},
       {later, one},
       {later, one, two}},
      {"add, what was before is gone", {one}, {one, two}, {two}, {}, {two}},
      {"amend",
       {one, two, three},
       {one, later, three},
       {later},
       {two},
       {later}},
      {"amend two",
       {one, two},
       {three, later},
       {later, three},
       {two, one},
       {later, three}},
      {"remove",
       {one, two, three},
       {one, three},
       {one, later, three},
       {one, two, later, three},
       {one, later, three}},
      {"remove the last one",
       {one, two},
       {one},
       {one, later},
       {one, two, later},
       {one, later}},
      {"remove, what was before is gone",
       {one, two, three},
       {one, three},
       {three, later},
       {three, later, two},
       {three, later}},
      {"remove two",
       {one, two, three},
       {one},
       {later, one},
       {later, one, two, three},
       {later, one}},
      {"one made of two",
       {one, two},
       {three},
       {three, later},
       {one, two, later},
       {three, later}},
  };
  return all;
}

}  // namespace

TEST_CASE("a step on blocks is taken back from a file with other changes") {
  for (const BlockStep& step : block_steps()) {
    CAPTURE(step.name);
    for (const char* const line_end : {"\n", "\r\n"}) {
      const auto text = [&](const Words& blocks) {
        std::string result;
        for (const char character : file_of(blocks)) {
          result += character == '\n' ? line_end : std::string(1, character);
        }
        return result;
      };
      MemoryStorage storage(Texts{{walk, text(step.before)}});
      replace(storage, walk, text(step.after));
      storage.put(walk, text(step.now));

      CHECK(!History(storage).undo());
      CHECK(storage.text(walk) == text(step.undone));
      CHECK(!History(storage).redo());
      CHECK(storage.text(walk) == text(step.redone));
    }
  }
}

TEST_CASE("undo and redo say that all is as it was, if it is") {
  MemoryStorage storage(two_titles);
  log(storage, walk);

  CHECK(History(storage).undo());
  CHECK(History(storage).redo());
}

TEST_CASE("a step is not taken back from a block that was changed since") {
  MemoryStorage storage(Texts{{walk, file_of({one, two})}});
  std::string restored;
  SUBCASE("added") {
    replace(storage, walk, file_of({one, two, three}));
    storage.put(walk, file_of({one, two, three + "note = \"x\"\n"}));
  }
  SUBCASE("added, and there twice by now") {
    replace(storage, walk, file_of({one, two, three}));
    storage.put(walk, file_of({three, one, two, three}));
  }
  SUBCASE("amended: what was to come back is said") {
    replace(storage, walk, file_of({one, three}));
    storage.put(walk, file_of({one, three + "note = \"x\"\n"}));
    restored = two;
  }
  SUBCASE("the header") {
    replace(storage, walk,
            "title = \"Long\"\n" +
                file_of({one, two}).substr(titled("Walk").size()));
    storage.put(walk, "title = \"Longer\"\n" +
                          file_of({later}).substr(titled("Walk").size()));
    restored = "title = \"Walk\"\n";
  }
  SUBCASE("moved") {
    replace(storage, walk, file_of({two, one}));
    storage.put(walk, file_of({two, one, later}));
  }
  const Texts before = storage.texts();
  const Refusal refusal = told([&] { undo(storage); });

  CHECK(refusal.message == walk + " was changed since, by hand or by git");
  CHECK(restored.empty() ==
        !refusal.hint.ends_with(
            "\n\n" + restored.substr(0, restored.size() - !restored.empty())));
  CHECK(storage.texts() == before);
}

TEST_CASE("a step is not taken back to a file that cannot be read") {
  MemoryStorage storage(two_titles);
  log(storage, walk);
  storage.put(walk, "= broken\n\n" + a_log);

  CHECK(told([&] { undo(storage); }).message ==
        walk + " was changed since, by hand or by git");
}

TEST_CASE("a step is not taken back from a file that is no longer there") {
  MemoryStorage storage(two_titles);
  log(storage, swim);
  log(storage, walk);
  MemoryStorage other(Texts{{swim, storage.text(swim)},
                            {history_path, storage.text(history_path)}});
  const Texts before = other.texts();

  CHECK(told([&] { undo(other); }).message == walk + " is no longer there");
  CHECK(other.texts() == before);
}

TEST_CASE("a step is not put back onto a file that was changed since") {
  MemoryStorage storage(two_titles);
  step_over_three(storage);
  undo(storage);

  SUBCASE("a file that the step changes") {
    storage.put(walk, titled("My walk"));
  }
  SUBCASE("a file that the step makes") {
    storage.put(bus, titled("My bus"));
  }
  const Texts before = storage.texts();

  CHECK(told([&] {
          redo(storage);
        }).message.ends_with(" was changed since, by hand or by git"));
  CHECK(storage.texts() == before);
  CHECK(next_redo(storage) == "three");
}

TEST_CASE("any other byte anywhere in a file shows") {
  MemoryStorage storage(
      Texts{{walk, "# caf\xC3\xA9\ntitle = \"Walk\"\n\n# end\n"}});
  replace(storage, walk, "# caf\xC3\xA9\ntitle = \"Long walk\"\n\n# end\n");
  const std::string after = storage.text(walk);

  for (std::size_t i = 0; i < after.size(); ++i) {
    for (const char bit : {'\x01', '\x20', '\x40'}) {
      CAPTURE(i);
      std::string other = after;
      other[i] = static_cast<char>(other[i] ^ bit);
      storage.put(walk, other);

      CHECK_THROWS_AS(undo(storage), Error);
      CHECK(storage.text(walk) == other);
    }
  }
  storage.put(walk, after);
  undo(storage);
  CHECK(storage.text(walk) == "# caf\xC3\xA9\ntitle = \"Walk\"\n\n# end\n");
}

TEST_CASE("a file that is already as it would be stays as it is") {
  MemoryStorage storage(two_titles);
  step_over_three(storage);
  storage.put(swim, titled("Swim"));  // taken back by hand

  undo(storage);
  CHECK(storage.texts() == two_titles);
  redo(storage);
  CHECK(storage.texts() == three_changed);
}

TEST_CASE("a damaged history begins anew and never keeps from writing") {
  MemoryStorage storage(two_titles);
  log(storage, walk);
  undo(storage);
  log(storage, walk);
  log(storage, swim);
  const std::string whole = storage.text(history_path);

  for (std::size_t i = 0; i < whole.size(); ++i) {
    CAPTURE(i);
    std::string damaged = whole.substr(0, i);
    SUBCASE("cut short") {}
    SUBCASE("with another byte in it") {
      damaged = whole;
      damaged[i] = static_cast<char>(damaged[i] ^ 1);
    }
    MemoryStorage other(two_titles);
    other.put(history_path, damaged);

    CHECK(next_undo(other) == "nothing");
    log(other, walk);
    CHECK(next_undo(other) == "log " + walk);
    undo(other);
    CHECK(other.texts() == two_titles);
  }
}

TEST_CASE("a history that cannot be read never keeps from writing") {
  MemoryStorage storage(two_titles);
  storage.forbid(history_path);

  step_over_three(storage);
  log(storage, walk);

  CHECK(storage.text(walk) == titled("Long walk") + "\n" + a_log);
  CHECK(told([&] { undo(storage); }).message ==
        "cannot read .hw/history: permission denied");
}

namespace {

using Action = std::function<void(Storage&)>;

// What is done with a journal in which step_over_three() was taken.
struct Deed {
  const char* name;
  Texts before;
  Texts after;
  Action prepare;
  Action act;
};

const std::vector<Deed>& deeds() {
  static const Texts logged = {{swim, titled("Swim")},
                               {walk, titled("Walk") + "\n" + a_log}};
  static const std::vector<Deed> all = {
      {"several files", two_titles, three_changed, [](Storage&) {},
       step_over_three},
      {"one file", two_titles, logged, [](Storage&) {},
       [](Storage& storage) { log(storage, walk); }},
      {"undo", three_changed, two_titles, step_over_three, undo},
      {"redo", two_titles, three_changed,
       [](Storage& storage) {
         step_over_three(storage);
         undo(storage);
       },
       redo},
      {"several files in place of a step taken back", two_titles, three_changed,
       [](Storage& storage) {
         log(storage, walk);
         undo(storage);
       },
       step_over_three},
  };
  return all;
}

// Whether the history fits the texts: all can be taken back from here.
void check_history(MemoryStorage& storage) {
  while (next_undo(storage) != "nothing") {
    undo(storage);
  }
  CHECK(storage.texts() == two_titles);
}

}  // namespace

TEST_CASE("whichever call goes wrong, all files are the old or the new ones") {
  for (const Deed& deed : deeds()) {
    for (const Fault fault : {Fault::before, Fault::after}) {
      CAPTURE(deed.name);
      bool has_thrown = true;
      for (int call = 1; has_thrown; ++call) {
        CAPTURE(call);
        MemoryStorage storage(two_titles);
        deed.prepare(storage);
        FaultyStorage faulty(storage, call, fault);

        const std::string outcome = told([&] { deed.act(faulty); }).message;

        has_thrown = faulty.has_thrown();
        CHECK(storage.texts() ==
              (outcome == "nothing" ? deed.after : deed.before));
        // A step may be taken although the history could not be written.
        if (outcome != "nothing" || !has_thrown) {
          check_history(storage);
        }
      }
    }
  }
}

TEST_CASE("whenever a program ends, the next one finds all old or all new") {
  for (const Deed& deed : deeds()) {
    CAPTURE(deed.name);
    bool has_ended = true;
    for (int call = 1; has_ended; ++call) {
      CAPTURE(call);
      MemoryStorage storage(two_titles);
      deed.prepare(storage);
      FaultyStorage faulty(storage, call, Fault::from_then_on);

      const std::string outcome = told([&] { deed.act(faulty); }).message;
      { const Transaction next(storage); }

      has_ended = faulty.has_thrown();
      CHECK(storage.texts() ==
            (outcome == "nothing" ? deed.after : deed.before));
      CHECK(storage.text(write_ahead_path).empty());
      check_history(storage);
    }
  }
}

TEST_CASE("half a step is taken back before anybody reads it") {
  bool has_ended = true;
  for (int call = 1; has_ended; ++call) {
    CAPTURE(call);
    MemoryStorage storage(two_titles);
    FaultyStorage faulty(storage, call, Fault::from_then_on);
    const bool is_done =
        told([&] { step_over_three(faulty); }).message == "nothing";

    take_back_half_a_step(storage);

    has_ended = faulty.has_thrown();
    CHECK(storage.texts() == (is_done ? three_changed : two_titles));
    CHECK(storage.text(write_ahead_path).empty());
  }
}

TEST_CASE("without half a step, those who read wait for nobody") {
  MemoryStorage storage(two_titles);
  const auto lock = storage.lock();

  take_back_half_a_step(storage);

  CHECK(storage.reads() == Words{write_ahead_path});
}

TEST_CASE("taking back what a program left can itself be cut short") {
  for (int end = 1; end <= 20; ++end) {
    for (int next_end = 1; next_end <= 20; ++next_end) {
      CAPTURE(end);
      CAPTURE(next_end);
      MemoryStorage storage(two_titles);
      FaultyStorage faulty(storage, end, Fault::from_then_on);
      const bool is_done =
          told([&] { step_over_three(faulty); }).message == "nothing";

      FaultyStorage next(storage, next_end, Fault::from_then_on);
      told([&] { const History history(next); });
      { const History history(storage); }

      CHECK(storage.texts() == (is_done ? three_changed : two_titles));
      check_history(storage);
    }
  }
}

TEST_CASE("what somebody else wrote after a program ended is left alone") {
  MemoryStorage storage(two_titles);
  bool was_left = false;
  for (int call = 1; !was_left; ++call) {
    REQUIRE(call < 20);
    FaultyStorage faulty(storage, call, Fault::from_then_on);
    told([&] { step_over_three(faulty); });
    was_left = storage.texts().contains(bus);
  }
  storage.put(swim, titled("Mine"));

  log(storage, walk);

  CHECK(storage.texts() ==
        Texts{{swim, titled("Mine")}, {walk, titled("Walk") + "\n" + a_log}});
}

TEST_CASE("a note of an unfinished step that is not whole is taken away") {
  MemoryStorage storage(two_titles);
  storage.put(write_ahead_path, "hw-steps-1 00");

  log(storage, walk);

  CHECK(storage.text(write_ahead_path).empty());
  CHECK(storage.text(walk) == titled("Walk") + "\n" + a_log);
}

TEST_CASE("on a disk, the history is private and nothing else is left") {
  const TemporaryFolder folder;
  DiskStorage storage(folder.path());
  {
    Transaction transaction(storage);
    transaction.create(walk, titled("Walk"));
    transaction.create(swim, titled("Swim"));
    transaction.commit("two");
  }
  log(storage, walk);
  undo(storage);
  undo(storage);

  CHECK(storage.list("assignments").empty());
  struct stat status {};
  REQUIRE(::stat((folder.path() / history_path).c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0600U);
  Words names;
  for (const auto& entry :
       std::filesystem::directory_iterator(folder.path() / ".hw")) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  CHECK(names == Words{"history", "lock"});
}

namespace {

const Words paths = {bus, swim, walk, "sessions.toml"};

std::string random_text(Random& random) {
  std::string text = titled("T");
  for (int lines = random.between(0, 4); lines > 0; --lines) {
    text += "# " + std::string(static_cast<std::size_t>(random.between(0, 9)),
                               random.one_in(2) ? 'a' : 'b');
    text += random.of(Words{"\n", "\r\n"});
  }
  return text;
}

// Changes one to four files.
void take_random_step(Storage& storage, Random& random) {
  Transaction transaction(storage);
  for (int files = random.between(1, 4); files > 0; --files) {
    const std::string path = random.of(paths);
    if (transaction.text(path).empty()) {
      transaction.create(
          path, path == "sessions.toml" ? "# s\n" : random_text(random));
    } else if (path == "sessions.toml") {
      transaction.replace(
          path, std::string("# ") + (random.one_in(2) ? "x" : "yy") + "\n");
    } else if (random.one_in(2)) {
      transaction.append(path, a_log);
    } else {
      transaction.replace(path, random_text(random));
    }
  }
  transaction.commit("random");
}

// The states of a journal as a person thinks of them.
struct States {
  std::vector<Texts> all = {{}};
  std::size_t now = 0;

  void add(const Texts& texts) {
    if (texts == all[now]) {
      return;
    }
    all.resize(now + 1);
    all.push_back(texts);
    ++now;
  }
};

void wander(MemoryStorage& storage, States& states, Random& random) {
  const int choice = random.between(1, 3);
  if (choice == 1) {
    take_random_step(storage, random);
    states.add(storage.texts());
  } else if (choice == 2 && states.now > 0) {
    undo(storage);
    --states.now;
  } else if (choice == 3 && states.now + 1 < states.all.size()) {
    redo(storage);
    ++states.now;
  }
}

}  // namespace

TEST_CASE("random steps are undone and redone to identical bytes") {
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    MemoryStorage storage;
    States states;
    for (int i = 0; i < 60; ++i) {
      wander(storage, states, random);
      REQUIRE(storage.texts() == states.all[states.now]);
    }
    while (states.now > 0) {
      undo(storage);
      --states.now;
      REQUIRE(storage.texts() == states.all[states.now]);
    }
    CHECK(storage.texts().empty());
  }
}

TEST_CASE("random steps cut short anywhere are whole when the next begins") {
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    MemoryStorage storage;
    States states;
    for (int i = 0; i < 40; ++i) {
      FaultyStorage faulty(storage, random.between(1, 25), Fault::from_then_on);
      const bool is_done =
          told([&] { take_random_step(faulty, random); }).message == "nothing";
      { const Transaction next(storage); }
      if (is_done) {
        states.add(storage.texts());
      }
      REQUIRE(storage.texts() == states.all[states.now]);
    }
  }
}

}  // namespace hw::test::history_test
