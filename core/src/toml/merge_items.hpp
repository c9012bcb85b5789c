// What a merge takes texts apart into, and what it knows the parts by. For core
// only.
#pragma once

#include <string_view>
#include <vector>

#include "hw/blocks.hpp"

#include "key_values.hpp"
#include "three_way_align.hpp"

namespace hw {

// A block, and the blank lines that follow it.
struct BlockText {
  Block block;
  std::string_view text;      // without those blank lines
  std::string_view comments;  // above the `[[name]]` line
  std::string_view head;      // that line; empty for the header
  std::string_view body;      // what follows in `text`
  std::string_view blank;     // lines
};

// The blocks of `text`, every line of which has its end.
std::vector<BlockText> block_texts(std::string_view text);

Items items_of(const std::vector<BlockText>& blocks);
Items items_of(const KeyValues& statements);

}  // namespace hw
