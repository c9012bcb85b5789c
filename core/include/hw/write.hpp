// Values -> canonical block text, to be appended to a journal file.
//
// Canonical is: keys in the order of the file format, one space around "=",
// dates as TOML dates, text in basic strings, text with line breaks in
// multi-line basic strings that begin with a line break, control characters
// escaped. LF line ends, a final one, nothing before the first line. Reading
// gives the value back, byte for byte in every text that is valid UTF-8. What
// is empty or has its default is left out, but for titles, texts of agenda
// items, types of questions and outcomes.
#pragma once

#include <string>
#include <vector>

#include "hw/assignment.hpp"

namespace hw {

// A whole new assignment file: header and questions, then its changes and
// entries, if any. `id` is the file's name and not part of the text.
std::string write_assignment(const Assignment& assignment);

std::string write_question(const Question& question);
// A number that is whole is written without a fraction. An answer is written
// as one value, but as [before, after] when `questions` ask it with `both` and
// it has a `before`: [before] while it is planned. With an `after` alone it is
// one value, too: TOML has no way to leave out the first of two. (A plan has
// no `after`: read.hpp takes one value in a planned entry as its `before`.)
// Of one that is not asked with `both`, a `before` is written where there is no
// `after`; with neither half, nothing is. No two answers may have one key.
std::string write_entry(const Entry& entry,
                        const std::vector<Question>& questions);
// An empty text or list that is there is written: it takes something away.
std::string write_change(const Change& change);
std::string write_session(const Session& session);
std::string write_agenda_item(const AgendaItem& item);

}  // namespace hw
