// Merged text with both versions of what is in conflict. For core only.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hw/merge.hpp"

namespace hw {

// Lines of one place in three versions; those of `ours` and `theirs` end with a
// line end, or are empty.
struct Versions {
  std::string_view base;
  std::string_view ours;
  std::string_view theirs;
};

enum class Side { ours, theirs };

// Whether a conflict shows the base, too.
enum class ConflictForm { sides, sides_and_base };

class MergeOutput {
 public:
  void add(std::string_view text) {
    add({text, text, text}, ConflictForm::sides);
  }

  // A conflict, unless both sides are equal.
  void add(const Versions& versions, ConflictForm shown);

  // With lines of <<<<<<<, ======= and >>>>>>> that end with `line_end`, and
  // are longer than any such line in what is between them.
  Merged marked(std::string_view line_end) const;

  // With that side taken at every conflict.
  std::string version(Side side) const;

 private:
  struct Chunk {
    std::string ours;
    std::string theirs;
    std::optional<std::string> base;  // if it is to be shown
  };

  std::size_t marker_size() const;

  std::vector<Chunk> chunks_;
};

// As merge() does, with a `base` that consists of what both sides have in
// common: that may end within a value, and still tells which blocks are old.
Merged merge_sides(std::string_view base, std::string_view ours,
                   std::string_view theirs);

}  // namespace hw
