// What a step does to files, kept as small as the difference, and the text
// form of that in .hw/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

// What a step is called and what it does, in order.
struct StepRecord {
  std::string what;
  std::vector<FileChange> changes;
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

// `records` as text, which begins with their number and `applied`, and can
// tell whether it is whole: see records_in().
std::string records_text(const std::vector<StepRecord>& records,
                         std::size_t applied);

struct Records {
  std::vector<StepRecord> records;
  std::size_t applied = 0;  // at most the number of records
};

// What records_text() was given; nothing if `text` is anything but its result.
std::optional<Records> records_in(std::string_view text);

}  // namespace hw
