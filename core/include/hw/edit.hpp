// Edits within one block, for the few changes that are not a new block.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace hw {

// `text` with `key = value` in the block of that `name` which is number
// `index` in the text, counted from 0; the header has an empty name. `key` is
// one key, put in quotes where TOML wants them. `value` is TOML, such as
// write_string() gives, with LF line ends that become CRLF where `text` uses
// those.
//
// An existing value is replaced, and the comment after it stays; of a key that
// is there twice, the first value. Without one, the key comes after the
// last key of the block. All other bytes stay. `text` as it is if there is no
// such block.
std::string set_key(std::string_view text, std::string_view name,
                    std::size_t index, std::string_view key,
                    std::string_view value);

// `text` with the block of that `name` and `index` changed from what `before`
// says to what `after` says, both canonical blocks such as write_entry() gives:
// every key that `after` has and `before` does not, or has with another value,
// is set as set_key() does. All other bytes stay, comments and other keys of
// the block included, also those that `before` has and `after` does not.
std::string change_block(std::string_view text, std::string_view name,
                         std::size_t index, std::string_view before,
                         std::string_view after);

// `text` without the first `key` of the block of that `name` and `index`, and
// its value. A comment after it stays, on a line of its own, and so do all
// other bytes. `text` as it is if there is no such key or block.
std::string remove_key(std::string_view text, std::string_view name,
                       std::size_t index, std::string_view key);

// `text` without the block of that `name` and `index`: the comments directly
// above it and the blank lines after it go, too; with the last block of `text`
// a blank line before it. All other bytes stay.
std::string remove_block(std::string_view text, std::string_view name,
                         std::size_t index);

// `text` with `block`, such as copy_block() gives, in the place of the block of
// that `name` and `index`. The blank lines after it stay.
std::string replace_block(std::string_view text, std::string_view name,
                          std::size_t index, std::string_view block);

// The block of that `name` and `index`, as append_block() takes one: LF line
// ends, no blank lines around it, a final line end. Empty if there is none.
std::string copy_block(std::string_view text, std::string_view name,
                       std::size_t index);

// `text` as a TOML string: "..." or, with line breaks in it, """...""".
// Invalid UTF-8 cannot be written in TOML: U+FFFD stands for it.
std::string write_string(std::string_view text);

}  // namespace hw
