// A closer look at a journal than reading it takes: all that is wrong with it,
// and what of that can be fixed without a decision.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hw/date.hpp"
#include "hw/error.hpp"
#include "hw/storage.hpp"

namespace hw {

// All that is wrong, sorted by file, then line. Besides what load_journal()
// and all_templates() tell:
//
//   keys and kinds of block that hw does not know, with the nearest one that it
//   knows; what a file has many times is told once
//   entries and agenda items after the practice day of `now`; entries a year or
//   more before the day that their assignment was agreed on
//   steps that are in no list of steps, and answers that are no choice
//   pauses that lose days to a shorter one within them, or to a resumption that
//   was written down before them
//   blocks that are there twice; entries of a day without a time may be
//   names that cannot be ids, and ids that some computers take for one another
//   copies that synchronization programs left, also what may be one and may be
//   an assignment, and what programs left that were stopped halfway
//   what editors left in .hw/edit of a file that is gone
//   permissions that others have
//   a `format` higher than known_format: then, the files are not looked at as
//   closely, because what is unknown may have a meaning
//
// An empty or missing folder is a journal with nothing wrong.
std::vector<Problem> check_journal(const Storage& storage, const Moment& now);

// Of the assignment `merged`, made of `ours` and `theirs`: pauses of one side
// that lose days to a pause or a resumption of the other, so that a streak may
// be less than on either side. Where both changes were on one side, they were
// meant. Nothing for a text that cannot be read.
std::vector<Problem> merged_pauses(const std::string& path,
                                   std::string_view merged,
                                   std::string_view ours,
                                   std::string_view theirs, Date today);

// What was fixed, in the form of problems that are none any more.
struct Fixed {
  std::vector<Problem> done;
  // What could not be, and why: of a text, with a problem at the place of that
  // which check_journal() tells, and better words for it.
  std::vector<Error> refused;
};

// Removes the new texts that programs which were ended halfway have left. The
// journal is to be locked.
Fixed remove_left_over(Storage& storage);

// Takes from others what permissions they have in the journal's folder, but not
// from what a symbolic link leads to. The journal is to be locked.
Fixed make_private(Storage& storage);

// Fixes what needs no decision, and leaves the rest as it is:
//
//   permissions that others have are taken away, but not from what a symbolic
//   link leads to
//   what a copy of a file says that a synchronization program left is put into
//   the file that it is a version of, where that leaves no conflict, each as a
//   step for `hw undo`, and the copy is put aside in .hw/aside
//   files that are left over from a change that was stopped halfway are
//   removed, and what it did is taken back
//   two versions that a merge left in a file are put together, as
//   resolve_conflicts() does, where that leaves no conflict and a file that can
//   be read whole; for `hw undo`, all files together are one step
//
// Throws Error where Storage::lock() does. What else goes wrong is `refused`.
// `what` names the steps for `hw undo`, as in Transaction::commit().
Fixed fix_journal(Storage& storage, std::string_view what);

}  // namespace hw
