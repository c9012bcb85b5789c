// A TOML text as a header and blocks, without losing a byte.
//
// Every edit of a journal file is an edit of blocks. The scanner knows
// strings, multi-line strings, comments, arrays and inline tables, so that a
// line `[[log]]` inside a note is text and not a block. It never judges: any
// byte string can be split, valid TOML or not.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hw {

// One piece of a text: the header (keys before the first block), an element of
// an array of tables (`[[log]]`), or a table of its own (`[extra]`).
//
// A block begins with the comment lines directly above its `[[name]]` line and
// ends where the next one begins. Blank lines before those comments belong to
// the piece above. `[log.x]` and `[[log.x]]` below a `[[log]]` are part of it.
//
// The views point into the text that was split; it has to outlive the Block.
struct Block {
  // "log" for `[[log]]`, `[[ "log" ]]` and `[log]`; the whole dotted name,
  // unquoted, for `[[a.b]]`. Empty for the header.
  std::string name;
  std::string_view text;  // comments above included
  std::string_view body;  // what follows the `[[name]]` line; all of a header
  int line = 1;           // of the first byte of `text`, counted from 1
  int body_line = 1;      // of the first byte of `body`
  bool is_table = false;  // written `[name]`, not `[[name]]`
};

// All pieces of `text` in order. The first is always the header, which may be
// empty. One after the other they are `text` again, whatever it holds: no final
// newline, a byte order mark, CRLF, NUL bytes, invalid UTF-8, an open string.
std::vector<Block> split_blocks(std::string_view text);

// `text` with `block` after it, a blank line between: one is added unless
// `text` ends with one or is empty. `block` has LF line ends and a final one;
// they become CRLF where `text` uses CRLF (its first line end decides). A
// missing final newline of `text` is added. Nothing else of `text` changes.
std::string append_block(std::string_view text, std::string_view block);

// The line, counted from 1, of the first conflict marker that a merge left
// (seven or more of `<` or `>` and a space or line end, at the start of a line,
// outside of strings as far as those can be told); 0 if there is none.
//
// A conflict that begins within a string and ends elsewhere has cut it in two,
// and counts. One that is whole within a single string is text: a note about
// git reads the same.
int conflict_marker_line(std::string_view text);

}  // namespace hw
