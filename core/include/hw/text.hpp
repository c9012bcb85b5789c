// Text that a person typed, on its way to a screen, a page or a file name.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hw {

// Whether `text` is valid UTF-8 (no surrogates, nothing above U+10FFFF).
bool is_utf8(std::string_view text);

// Whether `text` has nothing but spaces, tabs and line ends.
bool is_all_blank(std::string_view text);

// `text` without spaces, tabs and line ends at its end.
inline std::string_view without_blank_end(std::string_view text) {
  return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

// The UTF-8 of `code_point`; of U+FFFD if there is no such character.
std::string to_utf8(char32_t code_point);

// `text` made safe for a terminal and a page: control characters other than
// line feed and tab become their visible pictures (U+2400 and following, a
// C1 control or an invalid byte U+FFFD), CRLF and CR become LF, and characters
// that turn the direction of what follows (U+202A-202E, U+2066-2069) become
// U+FFFD. Everything else stays as typed.
std::string printable(std::string_view text);

// `text` with the line breaks of this format: CRLF, a lone CR and the
// separators of Unicode (U+2028, U+2029) become LF, and byte order marks go.
std::string with_line_feeds(std::string_view text);

// printable(), with line breaks, tabs and runs of spaces made one space and
// none at the ends: for a heading, a table cell or a line of a list.
std::string one_line(std::string_view text);

// Columns that `text` takes on a terminal: 2 for wide characters, 0 for
// combining ones and control characters, 1 for an invalid byte. The same in
// every locale.
std::size_t display_width(std::string_view text);

// Where the character that begins at `begin` in `text` ends, as people count
// them: a letter with its marks and an emoji with its parts are one (Unicode
// Standard Annex 29, extended grapheme clusters). An invalid byte is one, too.
std::size_t character_end(std::string_view text, std::size_t begin);

// `text` wrapped to lines of at most `width` columns, broken at spaces; a word
// that is longer is broken anywhere, after one character at the earliest. Line
// breaks in `text` are kept. Every line but the first begins with `indent`
// spaces, which count as columns; empty lines stay empty. No spaces at the end
// of a line, and no final line feed.
std::string wrap(std::string_view text, std::size_t width, std::size_t indent);

// `text` with every letter lower case, whatever its script; invalid bytes stay
// as they are. The same in every locale.
std::string lower_case(std::string_view text);

// Of `words` the one most like `word`, or nothing if none is near: at most one
// slip of the finger in three letters. A slip is a letter too many, one that is
// not there, another one, or two neighbors swapped; case makes no difference.
// Of several that are as near, the first.
std::string nearest(std::string_view word,
                    const std::vector<std::string>& words);

// "Did you mean "walk"?" on a line of its own; empty if `near` is.
std::string did_you_mean(std::string_view near);

// An id for an assignment called `title`: letters and digits of any script in
// lower case, "-" between words, at most 60 bytes and whole characters, marks
// that combine with a letter included. Apostrophes are left out: "Don't" gives
// "dont". Empty when `title` has no letter and no digit. An id never holds "/",
// ".", a space or a control character, and never begins or ends with "-".
std::string id_from_title(std::string_view title);

// Whether `id` can name an assignment or a template, nothing outside of its
// folder, and no copy that a synchronization program left there: letters of any
// script, digits, "-", "_" and ".", no other signs of ASCII, no spaces; at most
// 200 bytes of valid UTF-8, not empty, not beginning with "." or "-", without
// ".sync-conflict", ".conflict" and "_conflict". "walk (1)" is none.
bool is_valid_id(std::string_view id);

}  // namespace hw
