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

bool is_assignment(const std::string& text) {
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

// A new entry may be an old one with its time corrected, of which the other
// side has changed more: then, an entry of that time is there.
void check_kept(const std::string& base, const std::string& side,
                const std::string& merged) {
  const std::vector<Entry> old = entries_in(base);
  const std::vector<Entry> entries = entries_in(side);
  const std::vector<Entry> kept = entries_in(merged);
  const auto has_time_of = [](const std::vector<Entry>& list,
                              const Entry& entry) {
    return std::ranges::any_of(
        list, [&](const Entry& other) { return is_same_time(entry, other); });
  };
  const bool has_less = std::ranges::any_of(
      old, [&](const Entry& entry) { return !has_time_of(entries, entry); });
  for (const Entry& entry : entries) {
    const bool is_kept = std::ranges::find(kept, entry) != kept.end() ||
                         (has_less && has_time_of(kept, entry));
    require(has_time_of(old, entry) || is_kept,
            "what a side has added is in the result");
  }
}

bool has_all_of(const Merged& merged, const std::string& text) {
  return merged.text.find(text) != std::string::npos;
}

std::string with_line_end(const std::string& text) {
  return text.empty() || text.ends_with('\n') ? text : text + "\n";
}

bool is_same(const std::string& ours, const std::string& theirs) {
  return with_line_end(ours) == with_line_end(theirs);
}

void check_unreadable(const Merged& merged, const std::string& base,
                      const std::string& ours, const std::string& theirs) {
  require(merged.is_unreadable, "what cannot be read is not merged away");
  require(merged.conflicts == 1 && hw::conflict_marker_line(merged.text) > 0,
          "and is left to a person");
  require(has_all_of(merged, base) && has_all_of(merged, ours) &&
              has_all_of(merged, theirs),
          "who gets all versions, to the byte");
}

void check_merge(const std::string& base, const std::string& ours,
                 const std::string& theirs) {
  const Merged merged = hw::merge(base, ours, theirs);
  const Merged other_way = hw::merge(base, theirs, ours);
  require(merged.conflicts == other_way.conflicts,
          "the order of the sides makes no difference");
  const bool is_left = is_same(ours, theirs) || ours == base || theirs == base;
  const bool can_be_read = hw::is_readable(ours) && hw::is_readable(theirs);
  if (merged.is_unreadable || (!is_left && !can_be_read)) {
    check_unreadable(merged, base, ours, theirs);
  }
  if (merged.conflicts > 0) {
    return;
  }
  require(merged == other_way, "not in the text, either");
  require(hw::is_readable(merged.text) || is_same(ours, theirs),
          "what is merged can be read");
  if (is_assignment(base) && can_be_read) {
    check_kept(base, ours, merged.text);
    check_kept(base, theirs, merged.text);
  }
}

void check_no_change(const std::string& base, const std::string& side) {
  const Merged merged = hw::merge(base, base, side);
  if (hw::is_readable(side) && !merged.is_unreadable) {
    require(merged == Merged{.text = side}, "the side that changed is taken");
  } else if (!is_same(side, base)) {
    check_unreadable(merged, base, base, side);
  }
  require(hw::merge(base, side, side) == Merged{.text = side},
          "what both say is taken");
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
