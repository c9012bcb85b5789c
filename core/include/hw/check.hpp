// A closer look at a journal than reading it takes: all that is wrong with it,
// and what of that can be mended without a decision.
#pragma once

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
//   entries and agenda items after `now`
//   steps that are in no list of steps, and answers that are no choice
//   blocks that are there twice; entries of a day without a time may be
//   names that cannot be ids, and ids that some computers take for one another
//   copies that synchronization programs left, files that no command reads
//   because they are none, and what programs left that were stopped halfway
//   permissions that others have
//   a `format` higher than known_format: then, the files are not looked at as
//   closely, because what is unknown may have a meaning
//
// An empty or missing folder is a journal with nothing wrong.
std::vector<Problem> check_journal(const Storage& storage, const Moment& now);

}  // namespace hw
