// What git tracks, read from its index without running git. For core only.
//
// The index is a file that git keeps in its folder; gitformat-index(5) says
// how. All versions of it are read (2 to 4, SHA-1 and SHA-256), and split ones.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hw {

struct IndexEntry {
  std::string path;  // from the top of the work tree, "/" between
  bool is_link = false;

  friend bool operator==(const IndexEntry&, const IndexEntry&) = default;
};

// The shared part of a split index: what "sharedindex.HASH" holds.
struct SharedIndex {
  std::string hash;                 // hexadecimal
  std::vector<bool> removed;        // by the number of its entry
  std::vector<bool> replaced = {};  // those whose new modes begin the own part
};

struct IndexFile {
  std::vector<IndexEntry> entries;
  std::optional<SharedIndex> shared = std::nullopt;
};

// What `text` holds; nothing unless it is an index from the first byte to the
// last, without a part that only newer versions of git understand.
std::optional<IndexFile> parse_index(std::string_view text);

// The entries of a split index `own` and its shared part, in no order; nothing
// if the two do not fit.
std::optional<std::vector<IndexEntry>> join_index(
    const IndexFile& own, const std::vector<IndexEntry>& shared);

// What git tracks in a journal's folder.
class GitIndex {
 public:
  // That of the repository which the folder `root` is in, if any.
  explicit GitIndex(const std::filesystem::path& root);

  // Both also hold if the index is damaged or of an unknown form. Names that
  // some computers take for one another are the same.
  bool tracks(const std::string& folder) const;  // it, or a file in it
  bool has_link(const std::string& path) const;  // it is one

 private:
  std::string prefix_;  // of `root` in the work tree, "/" at its end
  std::optional<std::vector<IndexEntry>> entries_;  // nothing: not known
};

}  // namespace hw
