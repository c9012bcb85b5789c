// Which parts of three versions belong together, and in which order the parts
// of a merged version come. For core only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hw {

// A key with its value, as text.
struct Fact {
  std::string key;
  std::string_view value;

  friend auto operator<=>(const Fact&, const Fact&) = default;
};

// A part of a text: a block, or a key with its value.
struct Item {
  // Two parts of different versions that have the same name are the same part.
  // Empty: it is known only by its text.
  std::string name;
  std::string_view text;
  // Whether this is so without one in the base, too.
  bool is_known_without_base = false;
  std::optional<std::int64_t> time;  // in seconds, to sort new parts by
  // Of a block with an `at`: its name, and what else it says, sorted.
  std::string_view kind;
  std::vector<Fact> facts;
};

using Items = std::vector<Item>;
using Index = std::optional<std::size_t>;
// For each part of one version, the same one in another.
using Pairs = std::vector<Index>;

// The same part in three versions, as far as it is there.
struct Match {
  Index base;
  Index ours;
  Index theirs;
};

// For each part of `base` the one of `side` that it became, as align() sees
// it where the other side changed nothing.
Pairs pairs_of(const Items& base, const Items& side);

// The parts of a merged version, in order. A part that one side took away is
// in it only if the other side changed it. New parts stand after the part
// that they were put after, in order of their time if both sides put some
// there, otherwise in the order of their side.
std::vector<Match> align(const Items& base, const Items& ours,
                         const Items& theirs);

}  // namespace hw
