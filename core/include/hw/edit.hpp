// Edits within one block, for the few changes that are not a new block.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace hw {

// `text` with `key = value` in the block of that `name` which is number
// `index` in the text, counted from 0. `value` is TOML, such as write_string()
// gives, with LF line ends that become CRLF where `text` uses those.
//
// A value that is there is exchanged, and the comment behind it stays; without
// one, the key comes behind the last key of the block. All other bytes stay.
// `text` as it is if there is no such block.
std::string set_key(std::string_view text, std::string_view name,
                    std::size_t index, std::string_view key,
                    std::string_view value);

}  // namespace hw
