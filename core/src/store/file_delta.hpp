// What a step does to a file: the blocks that differ.
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
// only by size and fingerprint, and all that lies between.
struct FileDelta {
  std::string path;
  WholeText before;  // what lies between; nothing: there was no such file
  WholeText after;
  std::size_t beginning = 0;  // bytes
  std::size_t ending = 0;
  std::uint64_t kept = 0;  // fingerprint of beginning and ending
};

// What lies between is whole blocks (see split_blocks()), and blank lines at
// its beginning. Where blocks came or went and none took their place, it begins
// with the block before them, so that they can be put back after it; but not
// where they came to the end.
FileDelta change_between(const std::string& path, const WholeText& before,
                         const WholeText& after);

// The same change the other way round.
FileDelta reversed(const FileDelta& change);

// Whether `text` is what `change` starts from; and what it leaves.
bool is_before(const FileDelta& change, const WholeText& text);
bool is_after(const FileDelta& change, const WholeText& text);

// What `change` makes of `text`, for which is_before() holds.
WholeText changed_text(const FileDelta& change, const WholeText& text);

// What `change` makes of `text`, in which other blocks were changed since: the
// blocks that it changes are found by their texts. Those that it adds come
// after the block that they came after, or to the end if that is gone.
// `text` as it is if it has the blocks that `change` adds and none of those
// that it takes away.
//
// Nothing if a block that `change` takes away is not there, or several times;
// and for a change that is not one of whole blocks, or makes or removes a file.
std::optional<std::string> changed_blocks(const FileDelta& change,
                                          std::string_view text);

// `text`, that of a Block, without the blank lines around it.
std::string_view trimmed_block(std::string_view text);

// The texts of all blocks of `text`, trimmed. The first one is the header,
// which may be empty.
std::vector<std::string_view> trimmed_blocks(std::string_view text);

// Those after `change` that are not there before it: what it adds.
// They point into it.
std::vector<std::string_view> added_blocks(const FileDelta& change);
std::vector<std::string_view> added_blocks(FileDelta&&) = delete;

}  // namespace hw
