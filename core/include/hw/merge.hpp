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
  // A version cannot be read, or was emptied: `text` is one conflict that has
  // both versions whole.
  bool is_unreadable = false;

  friend bool operator==(const Merged&, const Merged&) = default;
};

// Whether `text` is TOML that can be read whole: UTF-8, no NUL bytes, not cut
// off within a value, no key twice in one place, no conflict of a merge. An
// empty text can be.
bool is_readable(std::string_view text);

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
// - A block with an `at` that a side took away is the same as a new one of that
//   side, of its kind, that says all it said but `at`: an `at` was corrected.
//   Either the new one is in its place, counted from the nearest block above
//   that is known, and no more blocks went away there than came; or a text of
//   it is the same (`outcome`, `step`, `obstacle` and `share` do not count),
//   and neither fits another block as well. Of a plan, the outcome may be
//   another; in its place, once it is finished, other values, too, as long as
//   no key is missing. It is never a block that the other side added, too.
//
// If a version equals `base`, or the other one, the other one is the result, to
// the byte, as long as it can be read. Swapping `ours` and `theirs` swaps the
// two versions in a conflict, and changes nothing else. Line ends are those of
// a side that has others than `base`.
//
// A version that cannot be read is never merged away. Where a side cannot be
// read, or says nothing (blanks and comments) although both others do, the
// result is_unreadable: one conflict with both sides and, between `|||||||` and
// `=======`, `base`; whole, and to the byte but for a final line end. Not so
// where both sides are equal, and where `base` is the same text and the other
// side has fixed it. A `base` that cannot be read counts as empty: equal blocks
// become one, and all others stay.
//
// With either side taken at each other conflict, the result is TOML that can be
// read whole: where it would not be, all of the text is one conflict, too.
//
// Lines around a text that has such lines itself have more than 7 characters.
Merged merge(std::string_view base, std::string_view ours,
             std::string_view theirs);

// `text`, in which git marked conflicts in one of its styles (merge, diff3,
// zdiff3), or merge() did, merged again block by block: what is common to both
// sides, and what git shows of it, stands for the base, also where that ends
// within a value. Conflicts may remain.
//
// Nothing when `text` has no conflict (see conflict_marker_line()), or when it
// cannot be told which lines are the markers of it, or when what both sides say
// has one.
std::optional<Merged> resolve_conflicts(std::string_view text);

}  // namespace hw
