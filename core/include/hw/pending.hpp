// What of a journal's folder can be meant, and what may be lost.
//
// A file that was there when it was last committed, and is gone, empty, cut off
// or shorter now, is not necessarily one that was removed on purpose: a disk
// that is not mounted, a power cut and a sync program look the same.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "hw/meant.hpp"
#include "hw/merge_files.hpp"

namespace hw {

// A file that is not taken as it is now.
struct Held {
  enum class Why {
    gone,          // or blank
    unreadable,    // not TOML, or not text
    fewer_blocks,  // entries and the like are missing, and no command removed
                   // them
  };

  std::string path;
  Why why = Why::gone;
  std::vector<std::string> missing = {};  // texts of blocks, with fewer_blocks
  std::string last_path = {};  // what it was called before; empty: it is new

  friend bool operator==(const Held&, const Held&) = default;
};

struct Pending {
  Files put;                      // new or changed
  std::set<std::string> removed;  // or called otherwise now
  std::vector<Held> held;         // sorted by path

  friend bool operator==(const Pending&, const Pending&) = default;
};

// What became of the files `last` in the files `now`; those that are equal in
// both may be left out. An assignment's file that has another name now is found
// again (see same_files()). What `meant` covers was taken away by a command,
// and is not held; nor is what is missing of the files `confirmed`, as a person
// said so. A version of a journal's file that cannot be read is held even where
// nothing was before; a new one that is blank is nothing.
Pending pending_changes(const Files& last, const Files& now, const Meant& meant,
                        const std::set<std::string>& confirmed = {});

}  // namespace hw
