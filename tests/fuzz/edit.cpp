// One key of one block of any text, set: all other bytes stay.
#include "hw/edit.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <fuzzer/FuzzedDataProvider.h>
#include <string>
#include <string_view>
#include <vector>

#include "hw/blocks.hpp"
#include "hw/read.hpp"
#include "hw/write.hpp"

#include "require.hpp"

namespace {

using hw::Assignment;
using hw::Block;
using hw::Entry;
using hw::ParseResult;
using hw::fuzz::require;

constexpr std::array<const char*, 5> names = {"log", "change", "agenda", "",
                                              "a.b"};
constexpr std::array<const char*, 6> keys = {"note", "at",   "outcome",
                                             "done", "fear", "x"};
constexpr std::array<const char*, 5> values = {
    "7", "\"a\"", "true", "\"\"\"\none\n[[log]]\"\"\"", "[70, 45]"};

// The block of that `name` and `index`; nothing if there is none.
const Block* find(const std::vector<Block>& blocks, std::string_view name,
                  std::size_t index) {
  for (const Block& block : blocks) {
    if (block.name == name && index-- == 0) {
      return &block;
    }
  }
  return nullptr;
}

void check_other_bytes(const std::string& text, const Block* block,
                       const std::string& changed) {
  if (block == nullptr) {
    require(changed == text, "without such a block nothing changes");
    return;
  }
  const auto begin = static_cast<std::size_t>(block->body.data() - text.data());
  const std::string_view before = std::string_view(text).substr(0, begin);
  const std::string_view after =
      std::string_view(text).substr(begin + block->body.size());
  require(changed.size() >= before.size() + after.size() &&
              changed.starts_with(before) && changed.ends_with(after),
          "all bytes outside of the body stay");
}

// Where `text` is whole, and still is with the note set, that is all there is
// to it.
void check_note(const std::string& text, std::size_t index,
                const std::string& note) {
  ParseResult<Assignment> read =
      hw::read_assignment("assignments/a.toml", text);
  const std::string changed =
      hw::set_key(text, "log", index, "note", hw::write_string(note));
  const auto after = hw::read_assignment("assignments/a.toml", changed);
  if (!read.problems.empty() || !after.problems.empty() || changed == text) {
    return;
  }
  require(after.value.entries.size() == read.value.entries.size(),
          "setting a key makes and takes no entry");
  std::vector<Entry>& entries = read.value.entries;
  std::size_t changes = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i] != after.value.entries[i]) {
      ++changes;
      entries[i].note = note;
    }
  }
  require(changes <= 1 && read.value == after.value,
          "setting the note of an entry changes its note alone");
}

// An entry becomes what another one says.
void check_change_block(const std::string& text, std::size_t from,
                        std::size_t to) {
  const auto read = hw::read_assignment("assignments/a.toml", text);
  const std::vector<Entry>& entries = read.value.entries;
  if (!read.problems.empty() || entries.empty()) {
    return;
  }
  from %= entries.size();
  const auto text_of = [&](std::size_t index) {
    return hw::write_entry(entries[index % entries.size()],
                           read.value.questions);
  };
  const std::vector<Block> blocks = hw::split_blocks(text);
  check_other_bytes(
      text, find(blocks, "log", from),
      hw::change_block(text, "log", from, text_of(from), text_of(to)));
}

}  // namespace

// The last bytes of an input choose the edit; the rest is the text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  FuzzedDataProvider input(data, size);
  const char* const name = input.PickValueInArray(names);
  const char* const key = input.PickValueInArray(keys);
  const char* const value = input.PickValueInArray(values);
  const auto index = input.ConsumeIntegralInRange<std::size_t>(0, 3);
  const auto other = input.ConsumeIntegral<std::size_t>();
  const std::string text = input.ConsumeRemainingBytesAsString();

  const std::string changed = hw::set_key(text, name, index, key, value);
  const std::vector<Block> blocks = hw::split_blocks(text);
  check_other_bytes(text, find(blocks, name, index), changed);
  check_note(text, index, "one\ntwo");
  check_change_block(text, index, other);
  return 0;
}
