// Two versions of a journal file made one.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace hw {

struct Merged {
  std::string text;
  // Places in `text` where both versions are kept, one above the other, between
  // lines of <<<<<<<, ======= and >>>>>>>, because no program can choose.
  std::size_t conflicts = 0;

  friend bool operator==(const Merged&, const Merged&) = default;
};

// What became of `base` in two places, put together block by block:
//
// - A block of `base` is known by its kind and its `at` (the same instant,
//   however it is written), by its `on` and what it changes, or by its `key`.
//   What one side changed is taken, comments above a block or a key as well.
//   What one side took away is gone, unless the other changed it.
// - Changed on both sides, a block takes the keys of both; a key with two new
//   values is a conflict. Comments above it are values of that kind. Keys of
//   the header are merged in the same way.
// - New blocks are all kept, in order of their time where both sides added
//   some. Two that are equal are one; so are two questions with one key and two
//   [tables] of one name, whose keys are then merged.
//
// A version that equals `base` or the other one leaves the other one as it is,
// to the byte. The order of `ours` and `theirs` makes no difference but to the
// order of the two versions in a conflict. Line ends are those of a side that
// has others than `base`.
//
// With either side taken at each conflict, the result is TOML that can be read
// whole: where it would not be, all of the text is one conflict, with `base`
// between `|||||||` and `=======`. Nothing when `ours` or `theirs` cannot be
// read whole, and needs a person first; but one that is left as it is may be
// any text, and so may `base`.
std::optional<Merged> merge(std::string_view base, std::string_view ours,
                            std::string_view theirs);

// `text`, in which git marked conflicts in one of its styles (merge, diff3,
// zdiff3), or merge() did, merged again block by block: what is common to both
// sides, and what git shows of it, stands for the base. Conflicts may remain.
//
// Nothing when `text` has no conflict (see conflict_marker_line()), when it
// cannot be told which lines are the markers of it, or when a side cannot be
// read whole.
std::optional<Merged> resolve_conflicts(std::string_view text);

}  // namespace hw
