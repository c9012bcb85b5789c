// Each version is split into blocks, and the blocks of the three are aligned
// (three_way_align.cpp). Of each block, the version is taken that is new. Where
// both sides are new, the same happens once more with the keys of the block,
// and what is new on both sides there is a conflict.
//
// At the end, both texts are read that come of taking one side at each
// conflict. If one is not TOML, the whole text is one conflict: whatever
// aligning took for the same block, no merge makes a file that cannot be read.
#include "hw/merge.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

#include "hw/blocks.hpp"

#include "line_ends.hpp"
#include "merge_items.hpp"
#include "merge_output.hpp"
#include "scan.hpp"
#include "three_way_align.hpp"
#include "toml.hpp"

namespace hw {
namespace {

// The one of two versions that is not the old one; nothing if both are new.
template <typename T>
std::optional<T> new_one(const T& base, const T& ours, const T& theirs) {
  if (ours == theirs || theirs == base) {
    return ours;
  }
  return ours == base ? std::optional(theirs) : std::nullopt;
}

// Whether `text` holds anything but blanks and comments.
bool says_anything(std::string_view text) {
  Scanner scanner(text);
  while (!scanner.is_done() && !says_something(scanner.line())) {
    scanner.skip_line();
  }
  return !scanner.is_done();
}

// Whether `side` may take part in a merge with `other`: it can be read, and was
// not emptied.
bool is_whole(std::string_view side, std::string_view base,
              std::string_view other) {
  const bool was_emptied =
      !says_anything(side) && says_anything(base) && says_anything(other);
  return !was_emptied && is_readable(side);
}

// With either side taken at each conflict.
bool can_be_read(const MergeOutput& chunks) {
  const std::string ours = chunks.version(Side::ours);
  const std::string theirs = chunks.version(Side::theirs);
  return is_readable(ours) && (theirs == ours || is_readable(theirs));
}

template <typename T>
T at_or(const std::vector<T>& list, Index index, const T& otherwise) {
  return index ? list[*index] : otherwise;
}

// What one side took away stays if the other changed it.
std::optional<std::string_view> merged_lines(const Versions& versions) {
  const auto [base, ours, theirs] = versions;
  if (const auto chosen = new_one(base, ours, theirs)) {
    return chosen;
  }
  if (ours.empty() || theirs.empty()) {
    return ours.empty() ? theirs : ours;
  }
  return std::nullopt;
}

void merge_lines(const Versions& versions, ConflictForm shown,
                 MergeOutput& chunks) {
  if (const auto chosen = merged_lines(versions)) {
    chunks.add(*chosen);
  } else {
    chunks.add(versions, shown);
  }
}

// One key with its value, and the comments above it, which may each be changed
// on another side. The base of an `at` is what its block is known by.
void merge_statement(const KeyValue& base, const KeyValue& ours,
                     const KeyValue& theirs, MergeOutput& chunks) {
  const auto above = merged_lines({base.above, ours.above, theirs.above});
  const auto text = merged_lines({base.text, ours.text, theirs.text});
  const auto version = [&](const KeyValue& side) {
    return std::string(above.value_or(side.above)) +
           std::string(text.value_or(side.text));
  };
  const std::string base_version = version(base);
  const std::string our_version = version(ours);
  const std::string their_version = version(theirs);
  chunks.add(
      {base_version, our_version, their_version},
      base.key == "at" ? ConflictForm::sides_and_base : ConflictForm::sides);
}

bool has_a_key_twice(const KeyValues& statements) {
  std::unordered_set<std::string_view> keys;
  return std::ranges::any_of(statements.list, [&](const KeyValue& one) {
    return !keys.insert(one.key).second;
  });
}

// Of a key that the base has twice, each side may have left another one: then,
// there is no base.
void merge_bodies(const Versions& versions, MergeOutput& chunks) {
  KeyValues base = key_values_in(versions.base);
  if (has_a_key_twice(base)) {
    base = KeyValues();
  }
  const KeyValues ours = key_values_in(versions.ours);
  const KeyValues theirs = key_values_in(versions.theirs);
  for (const Match& slot :
       align(items_of(base), items_of(ours), items_of(theirs))) {
    // On a side without it, it was taken away while the other changed it.
    const KeyValue old = at_or(base.list, slot.base, KeyValue());
    const KeyValue our = at_or(ours.list, slot.ours, old);
    const KeyValue their = at_or(theirs.list, slot.theirs, old);
    const bool is_new_on_one_side = !slot.base && (!slot.ours || !slot.theirs);
    if (is_new_on_one_side) {
      const KeyValue& added = slot.ours ? our : their;
      merge_statement(added, added, added, chunks);
    } else {
      merge_statement(old, our, their, chunks);
    }
  }
  merge_lines({base.rest, ours.rest, theirs.rest}, ConflictForm::sides, chunks);
}

// A block that was changed on both sides. Without the line that it begins with,
// the base could not be told from what is common to both.
void merge_block(const BlockText& base, const BlockText& ours,
                 const BlockText& theirs, MergeOutput& chunks) {
  merge_lines({base.comments, ours.comments, theirs.comments},
              ConflictForm::sides, chunks);
  merge_lines({base.head, ours.head, theirs.head}, ConflictForm::sides_and_base,
              chunks);
  merge_bodies({base.body, ours.body, theirs.body}, chunks);
}

// Of blank lines, the more; a choice that has no sides.
std::string_view more_of(std::string_view one, std::string_view other) {
  const bool is_less =
      std::pair(one.size(), one) < std::pair(other.size(), other);
  return is_less ? other : one;
}

// Blank lines where both sides have some: if both changed them, the more.
std::string_view merged_blank(std::string_view base, std::string_view ours,
                              std::string_view theirs) {
  const auto chosen = new_one(base, ours, theirs);
  return chosen ? *chosen : more_of(ours, theirs);
}

// Merges texts whose lines all end, and end alike.
class TextMerger {
 public:
  TextMerger(std::string_view base, std::string_view ours,
             std::string_view theirs)
      : base_(block_texts(base)),
        ours_(block_texts(ours)),
        theirs_(block_texts(theirs)),
        line_end_(line_end_of(ours)) {}

  MergeOutput merge() const {
    const std::vector<Match> slots =
        align(items_of(base_), items_of(ours_), items_of(theirs_));
    MergeOutput chunks;
    for (const Match& slot : slots) {
      add_block(slot, chunks);
      const bool is_last = &slot == &slots.back();
      chunks.add(is_last ? blank_at_end() : blank_between(slot));
    }
    return chunks;
  }

 private:
  void add_block(const Match& slot, MergeOutput& chunks) const {
    if (!slot.theirs) {
      chunks.add(ours_[*slot.ours].text);
      return;
    }
    const BlockText& theirs = theirs_[*slot.theirs];
    if (!slot.ours) {
      chunks.add(theirs.text);
      return;
    }
    const BlockText& ours = ours_[*slot.ours];
    const BlockText base = at_or(base_, slot.base, BlockText());
    if (const auto chosen = new_one(base.text, ours.text, theirs.text)) {
      chunks.add(*chosen);
    } else {
      merge_block(base, ours, theirs, chunks);
    }
  }

  std::string_view blank_at_end() const {
    return merged_blank(base_.back().blank, ours_.back().blank,
                        theirs_.back().blank);
  }

  // What follows the last block of a version is not between blocks.
  static std::optional<std::string_view> blank_in(
      const std::vector<BlockText>& blocks, Index index) {
    const bool is_between = index && *index + 1 < blocks.size();
    return is_between ? std::optional(blocks[*index].blank) : std::nullopt;
  }

  std::string_view blank_between(const Match& slot) const {
    const auto ours = blank_in(ours_, slot.ours);
    const auto theirs = blank_in(theirs_, slot.theirs);
    if (ours && theirs) {
      const auto base = blank_in(base_, slot.base);
      return base ? merged_blank(*base, *ours, *theirs)
                  : more_of(*ours, *theirs);
    }
    return ours ? *ours : theirs.value_or(line_end_);
  }

  std::vector<BlockText> base_;
  std::vector<BlockText> ours_;
  std::vector<BlockText> theirs_;
  std::string_view line_end_;
};

// A version in the form that blocks can be taken out of: no byte order mark,
// every line with a line end.
struct Version {
  explicit Version(std::string_view whole)
      : has_mark(whole.starts_with(byte_order_mark)),
        line_end(line_end_of(whole)),
        text(whole.substr(has_mark ? byte_order_mark.size() : 0)) {
    if (!text.empty() && !text.ends_with('\n')) {
      text += line_end;
    }
  }

  bool has_mark;
  std::string_view line_end;
  std::string text;
};

std::string with_line_ends(std::string_view line_end, std::string text) {
  if (line_end == line_end_of(text)) {
    return text;
  }
  std::string plain = std::move(text);
  if (line_end == "\n") {
    std::erase(plain, '\r');
    return plain;
  }
  return with_line_ends_of(line_end, plain);
}

Merged merge_versions(Version base, Version ours, Version theirs) {
  const auto line_end =
      new_one(base.line_end, ours.line_end, theirs.line_end).value_or("\n");
  const bool has_mark =
      new_one(base.has_mark, ours.has_mark, theirs.has_mark).value_or(false);
  for (Version* const version : {&base, &ours, &theirs}) {
    version->text = with_line_ends(line_end, std::move(version->text));
  }

  MergeOutput chunks = TextMerger(base.text, ours.text, theirs.text).merge();
  if (!can_be_read(chunks)) {
    chunks = MergeOutput();
    chunks.add({base.text, ours.text, theirs.text},
               ConflictForm::sides_and_base);
  }
  Merged merged = chunks.marked(line_end);
  if (has_mark) {
    merged.text.insert(0, byte_order_mark);
  }
  return merged;
}

std::string with_last_line_end(std::string_view text) {
  const bool is_open = !text.empty() && !text.ends_with('\n');
  return std::string(text) + std::string(is_open ? line_end_of(text) : "");
}

// All of both versions, for a person.
Merged kept_apart(std::string_view base, std::string_view ours,
                  std::string_view theirs) {
  const std::string old_text = with_last_line_end(base);
  const std::string our_text = with_last_line_end(ours);
  const std::string their_text = with_last_line_end(theirs);
  MergeOutput chunks;
  chunks.add({old_text, our_text, their_text}, ConflictForm::sides_and_base);
  Merged merged = chunks.marked("\n");
  merged.is_unreadable = merged.conflicts > 0;
  return merged;
}

// What takes no look at blocks; nothing if both sides can be read and are new.
std::optional<Merged> merged_whole(std::string_view base, std::string_view ours,
                                   std::string_view theirs) {
  if (ours == theirs) {
    return Merged{.text = std::string(ours)};
  }
  const bool is_ours_whole = ours == base || is_whole(ours, base, theirs);
  const bool is_theirs_whole = theirs == base || is_whole(theirs, base, ours);
  if (!is_ours_whole || !is_theirs_whole) {
    return kept_apart(base, ours, theirs);
  }
  if (ours == base || theirs == base) {
    return Merged{.text = std::string(ours == base ? theirs : ours)};
  }
  return std::nullopt;
}

}  // namespace

bool is_readable(std::string_view text) {
  return std::holds_alternative<TomlTable>(parse_toml("", text));
}

Merged merge(std::string_view base, std::string_view ours,
             std::string_view theirs) {
  if (auto merged = merged_whole(base, ours, theirs)) {
    return *std::move(merged);
  }
  return merge_versions(Version(is_readable(base) ? base : ""), Version(ours),
                        Version(theirs));
}

Merged merge_sides(std::string_view base, std::string_view ours,
                   std::string_view theirs) {
  if (auto merged = merged_whole(base, ours, theirs)) {
    return *std::move(merged);
  }
  const bool is_marked = conflict_marker_line(base) > 0;
  return merge_versions(Version(is_marked ? "" : base), Version(ours),
                        Version(theirs));
}

}  // namespace hw
