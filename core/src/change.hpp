// What a step does to a file, kept as small as the difference.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace hw {

// A file's whole text; nothing if there is no such file.
using WholeText = std::optional<std::string>;

// One file before and after a step: what it begins and ends with in both, known
// by size and fingerprint alone, and all that lies between.
struct FileChange {
  std::string path;
  WholeText before;  // what lies between; nothing: there was no such file
  WholeText after;
  std::size_t beginning = 0;  // bytes
  std::size_t ending = 0;
  std::uint64_t kept = 0;  // fingerprint of beginning and ending
};

FileChange change_between(const std::string& path, const WholeText& before,
                          const WholeText& after);

// The same change the other way round.
FileChange reversed(const FileChange& change);

// Whether `text` is what `change` starts from; and what it leaves.
bool is_before(const FileChange& change, const WholeText& text);
bool is_after(const FileChange& change, const WholeText& text);

// What `change` makes of `text`, for which is_before() holds.
WholeText changed_text(const FileChange& change, const WholeText& text);

}  // namespace hw
