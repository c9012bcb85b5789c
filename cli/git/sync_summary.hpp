// What two versions of a journal differ in, in words.
#pragma once

#include <string>

#include "hw/merge_files.hpp"

namespace hw::cli {

struct Difference {
  std::string added;    // "2 entries", "an entry and other changes", "changes"
  std::string removed;  // "an entry, assignments/bus.toml"

  bool is_empty() const { return added.empty() && removed.empty(); }
};

// What `after` has and `before` does not, and the other way round. What was
// renamed, or moved within its file, is in both.
Difference difference(const Files& before, const Files& after);

}  // namespace hw::cli
