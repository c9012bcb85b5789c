// Any three texts as two versions of a file and what they came from: merged.
#include "hw/merge.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hw/blocks.hpp"
#include "hw/date.hpp"
#include "hw/read.hpp"

#include "require.hpp"

namespace {

using hw::Entry;
using hw::Merged;
using hw::fuzz::require;

constexpr std::string_view separator = "%%%%\n";

// Base, ours and theirs, with a line of "%%%%" between.
std::array<std::string, 3> versions_in(std::string_view text) {
  std::array<std::string, 3> versions;
  for (std::string& version : versions) {
    const std::size_t end = std::min(text.find(separator), text.size());
    version = text.substr(0, end);
    text.remove_prefix(std::min(end + separator.size(), text.size()));
  }
  return versions;
}

bool is_readable(const std::string& text) {
  return hw::read_assignment("assignments/a.toml", text).readable;
}

std::vector<Entry> entries_in(const std::string& text) {
  auto entries = hw::read_assignment("assignments/a.toml", text).value.entries;
  for (Entry& entry : entries) {
    entry.answers.clear();  // are read as their questions say, which may change
  }
  return entries;
}

bool is_same_time(const Entry& entry, const Entry& other) {
  return !is_before(entry.at, other.at) && !is_before(other.at, entry.at);
}

void check_kept(const std::string& base, const std::string& side,
                const std::string& merged) {
  const std::vector<Entry> old = entries_in(base);
  const std::vector<Entry> kept = entries_in(merged);
  for (const Entry& entry : entries_in(side)) {
    const bool is_new = std::none_of(
        old.begin(), old.end(),
        [&](const Entry& other) { return is_same_time(entry, other); });
    require(!is_new || std::find(kept.begin(), kept.end(), entry) != kept.end(),
            "what a side has added is in the result");
  }
}

void check_merge(const std::string& base, const std::string& ours,
                 const std::string& theirs) {
  const std::optional<Merged> merged = hw::merge(base, ours, theirs);
  const std::optional<Merged> other_way = hw::merge(base, theirs, ours);
  require(merged.has_value() == other_way.has_value(),
          "what can be merged can be merged the other way round");
  if (!merged || merged->conflicts > 0) {
    return;
  }
  require(merged == other_way, "the order of the sides makes no difference");
  require(
      is_readable(merged->text) || !is_readable(ours) || !is_readable(theirs),
      "what is merged can be read");
  if (is_readable(base)) {  // else the blocks in it are known, the entries not
    check_kept(base, ours, merged->text);
    check_kept(base, theirs, merged->text);
  }
}

void check_no_change(const std::string& base, const std::string& side) {
  if (const auto merged = hw::merge(base, base, side)) {
    require(merged == Merged{.text = side}, "the side that changed is taken");
  }
  if (const auto merged = hw::merge(base, side, side)) {
    require(merged == Merged{.text = side}, "what both say is taken");
  }
}

void check_resolved(const std::string& text) {
  const auto resolved = hw::resolve_conflicts(text);
  require(!resolved || hw::conflict_marker_line(text) > 0,
          "without a conflict there is nothing to resolve");
  require(!resolved || resolved->conflicts > 0 ||
              hw::conflict_marker_line(resolved->text) == 0,
          "what is resolved has no conflict");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string text(data, data + size);
  const auto [base, ours, theirs] = versions_in(text);
  check_merge(base, ours, theirs);
  check_no_change(base, ours);
  check_resolved(text);
  return 0;
}
