// Entries that are amended, removed and moved: files stay as people wrote them,
// and what is taken back is there again to the byte.
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "hw/entry_address.hpp"
#include "hw/history.hpp"
#include "hw/meant.hpp"
#include "hw/merge.hpp"
#include "hw/plan.hpp"
#include "hw/read.hpp"
#include "hw/transaction.hpp"
#include "hw/write.hpp"

#include "make.hpp"
#include "memory_storage.hpp"
#include "random.hpp"

namespace hw::test::set_right_test {
namespace {

using Texts = std::map<std::string, std::string>;

const std::string walk = "assignments/walk.toml";
const std::string bus = "assignments/bus.toml";

const std::string header =
    "# by hand\n"
    "title = 'Walk'\n"
    "steps = [\"Stand\", \"Ride\"]\n"
    "\n"
    "[[ask]]\n"
    "key = \"fear\"\n"
    "type = \"scale\"\n"
    "range = [0, 100]\n"
    "when = \"both\"\n"
    "\n"
    "[[ask]]\n"
    "key = \"wie schön\"\n"
    "\n";

// One way of writing an entry, of many.
std::string random_block(Random& random) {
  std::string block = random.one_in(4) ? "# it rained\n" : "";
  block += random.one_in(6) ? "[[ 'log' ]]  # here\n" : "[[log]]\n";
  std::vector<std::string> lines = {
      "at = 2026-11-" + std::to_string(random.between(10, 19)) +
          random.of<std::string>(
              {"\n", " # a day\n", "T21:30:00-05:00\n", "T01:00:15\n"}),
      random.of<std::string>({"", "outcome = 'done'\n", "outcome=\"tried\"#!\n",
                              "outcome = \"not-this-time\"\n"}),
      random.of<std::string>({"", "note = 'Raind'\n", "note = \"x\" # mine\n",
                              "note = \"\"\"\none\n[[log]]\n\"\"\"\n"}),
      random.of<std::string>({"", "fear = 70\n", "fear = [ 70,\n 45 ]\n"}),
      random.of<std::string>({"", "\"wie schön\" = \"so\"\n"}),
      random.of<std::string>({"", "mood = 3\n", "weather = { wind = 1 }\n"}),
      random.of<std::string>({"", "minutes = 5 # or so\n", "  minutes=0x10\n"}),
      random.of<std::string>({"", "step = \"Stand\"\n", "\n# a remark\n"}),
  };
  while (!lines.empty()) {
    const auto index = random.between(0, static_cast<int>(lines.size()) - 1);
    block += lines[static_cast<std::size_t>(index)];
    lines.erase(lines.begin() + index);
  }
  return block + random.of<std::string>({"\n", "\n", "\n\n\n", ""});
}

std::string random_file(Random& random) {
  std::string text = header;
  const int count = random.between(0, 5);
  for (int i = 0; i < count; ++i) {
    text += random_block(random);
  }
  if (random.one_in(4)) {
    text += "[[change]]\non = 2026-11-12\nwhat = \"Less\"";
    text += random.of<std::string>({"\n", ""});
  }
  if (!random.one_in(5)) {
    return text;
  }
  std::string windows;
  for (const char character : text) {
    windows += character == '\n' ? "\r\n" : std::string(1, character);
  }
  return windows;
}

AssignmentFile load(Storage& storage, const std::string& path) {
  const std::optional<FileText> file = storage.read(path);
  REQUIRE(file);
  return {
      .path = path, .read = read_assignment(path, file->text), .source = *file};
}

Entry random_change(Random& random, const Entry& entry) {
  Entry given{.at = entry.at};
  switch (random.between(0, 4)) {
    case 0:
      given.note = random.of<std::string>({"Rained", "two\nlines", "\"\"\""});
      break;
    case 1:
      given.answers = {
          {.key = "fear", .after = Value(random.between(0, 1) * 9.0)}};
      break;
    case 2:
      given.answers = {{.key = "wie schön", .after = Value("sehr")}};
      break;
    case 3:
      given.share = Share::none;
      break;
    default:
      given.minutes = random.between(0, 30);
  }
  Entry after = with_given(entry, given);
  if (random.one_in(3)) {
    after.at = moment("2026-11-18T09:00:00-05:00");
  }
  return after;
}

void amend(Storage& storage, const std::string& path, const Entry& before,
           const Entry& after) {
  const AssignmentFile file = load(storage, path);
  const auto& questions = file.read.value.questions;
  Transaction transaction(storage);
  const std::size_t index = transaction.find_entry(file, before.block);
  transaction.change_block(path, "log", index, write_entry(before, questions),
                           write_entry(after, questions));
  transaction.commit("amend");
}

// Does one thing to an entry of `storage`, if there is one.
void change_at_random(Random& random, Storage& storage) {
  const std::string path = random.of<std::string>({walk, bus});
  const AssignmentFile file = load(storage, path);
  const auto& entries = file.read.value.entries;
  Transaction transaction(storage);
  if (entries.empty() || random.one_in(5)) {
    transaction.append(path, "[[log]]\nat = 2026-11-20T10:00:00-05:00\n");
    transaction.commit("log");
    return;
  }
  const Entry& entry = random.of(entries);
  const std::size_t index = transaction.find_entry(file, entry.block);
  const auto& questions = file.read.value.questions;
  switch (random.between(0, 3)) {
    case 0:
      transaction.remove_block(path, "log", index);
      break;
    case 1:
      transaction.move_entry(path, index, path == walk ? bus : walk);
      break;
    case 2:
      transaction.remove_key(path, "log", index,
                             random.of<std::string>({"note", "mood", "fear"}));
      break;
    default:
      transaction.change_block(
          path, "log", index, write_entry(entry, questions),
          write_entry(random_change(random, entry), questions));
  }
  transaction.commit("change");
}

int trials(int usual) {
  const char* const wanted = std::getenv("HW_TRIALS");
  return wanted == nullptr ? usual : std::stoi(wanted);
}

}  // namespace

TEST_CASE("an entry that is amended to what it says stays to the byte") {
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    MemoryStorage storage(Texts{{walk, random_file(random)}});
    const Texts before = storage.texts();
    const AssignmentFile file = load(storage, walk);
    REQUIRE(file.read.problems.empty());
    for (const Entry& entry : file.read.value.entries) {
      amend(storage, walk, entry, with_given(entry, entry));
    }
    CHECK(storage.texts() == before);
    CHECK(storage.replacements().empty());
  }
}

TEST_CASE("an amended entry says what is new, and all else stays") {
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    MemoryStorage storage(Texts{{walk, random_file(random)}});
    const AssignmentFile file = load(storage, walk);
    Assignment expected = file.read.value;
    if (expected.entries.empty()) {
      continue;
    }
    Entry& entry = expected.entries[static_cast<std::size_t>(
        random.between(0, static_cast<int>(expected.entries.size()) - 1))];
    const Entry before = entry;
    entry = random_change(random, before);
    amend(storage, walk, before, entry);
    const Assignment after = load(storage, walk).read.value;
    REQUIRE(after.entries.size() == expected.entries.size());
    for (std::size_t i = 0; i < after.entries.size(); ++i) {
      CAPTURE(i);
      CHECK(write_entry(after.entries[i], {}) ==
            write_entry(expected.entries[i], {}));
      CHECK(after.entries[i].unasked == expected.entries[i].unasked);
    }
  }
}

TEST_CASE("amend, move, remove and undo give the exact bytes back") {
  const int count = trials(400);
  for (int seed = 0; seed < count; ++seed) {
    CAPTURE(seed);
    Random random(static_cast<std::uint32_t>(seed));
    MemoryStorage storage(
        {{walk, random_file(random)}, {bus, random_file(random)}});
    std::vector<Texts> states = {storage.texts()};
    for (int i = random.between(1, 6); i > 0; --i) {
      if (states.size() > 1 && random.one_in(4)) {
        History(storage).undo();
        states.pop_back();
        REQUIRE(storage.texts() == states.back());
        continue;
      }
      change_at_random(random, storage);
      if (storage.texts() != states.back()) {
        states.push_back(storage.texts());
      }
    }
    while (states.size() > 1) {
      REQUIRE(History(storage).undo());
      states.pop_back();
      REQUIRE(storage.texts() == states.back());
    }
  }
}

namespace {

// A device that has `text`, and what it does to its entries.
class Device {
 public:
  explicit Device(const std::string& text) : storage_(Texts{{walk, text}}) {}

  const Device& log(const std::string& at) {
    Transaction transaction(storage_);
    transaction.append(walk, "[[log]]\nat = " + at + "\nnote = \"new\"\n");
    transaction.commit("log");
    return *this;
  }

  Device& amend(std::size_t index, const Entry& given, const char* at = "") {
    const Entry before = load(storage_, walk).read.value.entries.at(index);
    Entry after = with_given(before, given);
    after.at = *at == '\0' ? before.at : moment(at);
    set_right_test::amend(storage_, walk, before, after);
    return *this;
  }

  Device& remove(std::size_t index) {
    Transaction transaction(storage_);
    transaction.remove_block(walk, "log", index);
    transaction.commit("remove");
    return *this;
  }

  std::string text() const { return storage_.text(walk); }

 private:
  MemoryStorage storage_;
};

const std::string entries_of_three_days =
    "title = \"Walk\"\n\n[[log]]\nat = 2026-11-12T20:00:00-05:00\nnote = "
    "\"one\"\n\n# mine\n[[log]]\nat = 2026-11-13T20:00:00-05:00\nnote = "
    "\"two\"\n\n[[log]]\nat = 2026-11-14T20:00:00-05:00\nnote = \"three\"\n";

Entry with_minutes(int minutes) {
  return {.at = moment("2026-11-13"), .minutes = minutes};
}

Entry with_note(const char* note) {
  return {.at = moment("2026-11-13"), .note = note};
}

}  // namespace

TEST_CASE("two devices that amend and log have one entry of each") {
  const std::string& base = entries_of_three_days;
  for (const std::size_t index : {0U, 1U, 2U}) {
    CAPTURE(index);
    const std::string ours = Device(base)
                                 .amend(index, {.at = moment("2026-11-13")},
                                        "2026-11-10T07:00:00-05:00")
                                 .log("2026-11-20T10:00:00-05:00")
                                 .text();
    SUBCASE("its time here, other keys there") {
      const std::string theirs = Device(base)
                                     .amend(index, with_minutes(7))
                                     .log("2026-11-20T11:00:00-05:00")
                                     .text();
      for (const bool is_swapped : {false, true}) {
        const Merged merged =
            is_swapped ? merge(base, theirs, ours) : merge(base, ours, theirs);
        CHECK(merged.conflicts == 0);
        const auto entries = read_assignment(walk, merged.text).value.entries;
        REQUIRE(entries.size() == 5);
        CHECK(entries[index].at == moment("2026-11-10T07:00:00-05:00"));
        CHECK(entries[index].minutes == 7);
      }
    }
    SUBCASE("its time here, its note there") {
      const std::string theirs =
          Device(base).amend(index, with_note("better")).text();
      const Merged merged = merge(base, ours, theirs);
      CHECK(merged.conflicts == 0);
      const auto entries = read_assignment(walk, merged.text).value.entries;
      REQUIRE(entries.size() == 4);
      CHECK(entries[index].note == "better");
      CHECK(entries[index].at == moment("2026-11-10T07:00:00-05:00"));
    }
    SUBCASE("taken away there, and so kept as it was amended") {
      const std::string theirs = Device(base).remove(index).text();
      const Merged merged = merge(base, ours, theirs);
      CHECK(merged.conflicts == 0);
      CHECK(read_assignment(walk, merged.text).value.entries.size() == 4);
    }
  }
}

TEST_CASE("an entry that one device takes away is gone on both") {
  const std::string& base = entries_of_three_days;
  const std::string ours = Device(base).remove(1).text();
  const std::string theirs =
      Device(base).log("2026-11-20T10:00:00-05:00").text();
  const Merged merged = merge(base, ours, theirs);
  CHECK(merged.conflicts == 0);
  CHECK(read_assignment(walk, merged.text).value.entries.size() == 3);
  CHECK(merged.text.find("two") == std::string::npos);
}

TEST_CASE("find_entry knows an entry again in a file that changed") {
  const std::string two =
      "title = \"Walk\"\n\n[[log]]\nat = 2026-11-12\n\n"
      "[[log]]\nat = 2026-11-13\n";
  MemoryStorage storage(Texts{{walk, two}});
  const AssignmentFile file = load(storage, walk);
  storage.put(walk, "title = \"A walk\"\n\n[[log]]\nat = 2026-11-01\n\n" +
                        two.substr(two.find("[[log]]")));
  CHECK(Transaction(storage).find_entry(file, {1}) == 2);
  storage.put(walk, "title = \"Walk\"\n\n[[log]]\nat = 2026-11-12\n");
  CHECK(Transaction(storage).find_entry(file, {0}) == 0);
  CHECK_THROWS_WITH_AS(Transaction(storage).find_entry(file, {1}),
                       "this entry of assignments/walk.toml has changed "
                       "meanwhile",
                       Error);
}

TEST_CASE("an entry that was taken away comes back where it was") {
  const std::string three =
      "title = \"Walk\"\n\n[[log]]\nat = 2026-11-12\n\n# wet\n"
      "[[log]]\nat = 2026-11-13\n\n[[log]]\nat = 2026-11-14\n";
  MemoryStorage storage(Texts{{walk, three}});
  {
    Transaction transaction(storage);
    transaction.remove_block(walk, "log", 1);
    transaction.commit("remove walk");
  }
  CHECK(storage.text(walk) ==
        "title = \"Walk\"\n\n[[log]]\nat = 2026-11-12\n\n"
        "[[log]]\nat = 2026-11-14\n");

  SUBCASE("also when the file was changed elsewhere since") {
    storage.put(walk, storage.text(walk) + "\n[[log]]\nat = 2026-11-15\n");
    CHECK(!History(storage).undo());
    CHECK(storage.text(walk) == three + "\n[[log]]\nat = 2026-11-15\n");
  }
  SUBCASE("and stays where somebody has brought it back") {
    const std::string more = three + "\n[[log]]\nat = 2026-11-15\n";
    storage.put(walk, more);
    CHECK(!History(storage).undo());
    CHECK(storage.text(walk) == more);
  }
}

TEST_CASE("an entry that was changed since its amendment keeps that") {
  const std::string text =
      "title = \"Walk\"\n\n[[log]]\nat = 2026-11-12\nnote = \"Raind\"\n";
  MemoryStorage storage(Texts{{walk, text}});
  const Entry before = load(storage, walk).read.value.entries.front();
  amend(storage, walk, before,
        with_given(before, {.at = before.at, .note = "Rained"}));
  SUBCASE("so undo says what would have come back") {
    const std::string by_hand = storage.text(walk) + "minutes = 5\n";
    storage.put(walk, by_hand);
    try {
      History(storage).undo();
      FAIL("it was taken back");
    } catch (const Error& error) {
      CHECK(error.hint().find("note = \"Raind\"") != std::string::npos);
    }
    CHECK(storage.text(walk) == by_hand);
  }
  SUBCASE("and others may have changed") {
    const std::string other = "\n[[log]]\nat = 2026-11-13\n";
    storage.put(walk, storage.text(walk) + other);
    CHECK(!History(storage).undo());
    CHECK(storage.text(walk) == text + other);
  }
}

TEST_CASE("an entry that is moved has its comments, and the line ends there") {
  MemoryStorage storage(
      Texts{{walk, entries_of_three_days}, {bus, "title = \"Bus\"\r\n"}});
  {
    Transaction transaction(storage);
    transaction.move_entry(walk, 1, bus);
    transaction.commit("move walk to bus");
  }
  CHECK(storage.text(bus) ==
        "title = \"Bus\"\r\n\r\n# mine\r\n[[log]]\r\n"
        "at = 2026-11-13T20:00:00-05:00\r\nnote = \"two\"\r\n");
  CHECK(storage.text(walk).find("mine") == std::string::npos);
  CHECK(History(storage).next_undo()->files ==
        std::vector<std::string>{bus, walk});
}

TEST_CASE("what is taken away is meant, also one of two that say the same") {
  const std::string twice =
      "title = \"Walk\"\n\n[[log]]\nat = 2026-11-12\n\n"
      "[[log]]\nat = 2026-11-12\n";
  MemoryStorage storage(Texts{{walk, twice}});
  storage.make_repository();
  Transaction transaction(storage);
  transaction.remove_block(walk, "log", 1);
  transaction.commit("remove walk");
  CHECK(load_meant(storage).covers(walk, "[[log]]\nat = 2026-11-12"));
}

TEST_CASE("an assignment that is taken away is meant, and comes back") {
  const std::string text = "title = \"Walk\"\n";
  MemoryStorage storage(Texts{{walk, text}});
  storage.make_repository();
  {
    Transaction transaction(storage);
    transaction.remove(walk);
    transaction.commit("remove walk --assignment");
  }
  CHECK(storage.texts().empty());
  CHECK(load_meant(storage).covers_file(walk));
  CHECK(History(storage).undo());
  CHECK(storage.text(walk) == text);
}

}  // namespace hw::test::set_right_test
