// Merging a second time, to compare with: on values, with no thought of order,
// comments between keys or line ends.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace hw::test {

// The header or a block: its name, and its keys with what stands behind "=".
// The comment lines above a block are the key "#".
struct NaiveBlock {
  std::string name;
  std::map<std::string, std::string> keys;

  friend auto operator<=>(const NaiveBlock&, const NaiveBlock&) = default;
};

struct NaiveDocument {
  NaiveBlock header;
  std::vector<NaiveBlock> blocks;
};

// What `text` says, which has one key per line and comments only above blocks.
NaiveDocument naive_document(std::string_view text);

enum class Taken { ours, theirs };

// `text` with one side taken at every conflict in it.
std::string naive_side(std::string_view text, Taken taken);

struct NaiveMerge {
  NaiveDocument document;
  std::size_t conflicts = 0;
};

// The merged document. Where both sides gave a key a new value, the one that
// is `taken`. Blocks come in the order of their text.
NaiveMerge naive_merge(const NaiveDocument& base, const NaiveDocument& ours,
                       const NaiveDocument& theirs, Taken taken);

}  // namespace hw::test
