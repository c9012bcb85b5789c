// Two versions of a folder of journal files made one.
//
// merge() knows the blocks of one file; this knows which files belong together
// and what each of them is called. It reads and writes nothing.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "hw/blocks.hpp"

namespace hw {

// Texts by their paths below the journal's folder.
using Files = std::map<std::string, std::string>;

// What became of `base` in two places, put together. Paths that are equal in
// all three may be left out; they are then in `taken`, so that no file gets
// the name of another.
//
//   walk.toml  | walk.toml + an entry | stroll.toml     ->  stroll.toml + it
//   walk.toml  | stroll.toml          | hike.toml       ->  hike.toml
//   walk.toml  | (taken away)         | walk.toml       ->  (gone)
//   walk.toml  | (taken away)         | walk.toml + e   ->  walk.toml + e
//   (no file)  | stroll.toml          | another of that name, not its version:
//                                       merged as two new versions of one file
//
// An assignment's file that has another name is found again by what it holds
// (see same_files()). Renamed in both places, it gets the first of the two
// names in order; where that name is another file's, a number is added.
//
// A journal's text that cannot be read never takes the place of one that can,
// and is never dropped: the readable one stays in its place, the other one is
// `beside`. So is `theirs` of a file that is not the journal's, changed in both
// places. Lines of .gitignore and .gitattributes are those of both.
struct MergedFiles {
  struct Beside {
    std::string path;  // of the file
    std::string copy;  // where the other version is kept; empty: it was blank
  };
  struct Renamed {
    std::string path;        // what the file is called now
    std::string other_name;  // what it is called in the other place
  };

  Files files;                         // all that is there afterwards
  std::vector<std::string> undecided;  // hold both versions: see Merged
  std::vector<Beside> beside;
  std::vector<Renamed> renamed;  // in both places, or to a name that was taken
};

MergedFiles merge_files(const Files& base, const Files& ours,
                        const Files& theirs,
                        const std::set<std::string>& taken = {});

// For each file of `base` the one of `side` that it became: the one with its
// name, unless that has nothing in common with it and another one has; an
// assignment's file that has another name now is the one that has the most
// blocks in common with it. Files without a successor are left out.
std::map<std::string, std::string> same_files(const Files& base,
                                              const Files& side);

// The `[[...]]` blocks of `before` that `after` no longer has: neither with
// their text, nor changed with their time or key, nor moved to another time.
std::vector<Block> lost_blocks(std::string_view before, std::string_view after);

}  // namespace hw
