// All entries, for other programs. Nothing is held back here: what is not to
// be shared in a report is in it, too.
#pragma once

#include <optional>
#include <string>

#include "hw/assignment.hpp"
#include "hw/journal.hpp"
#include "hw/practice.hpp"
#include "hw/storage.hpp"

namespace hw {

// Which entries: those from `since` until `until`, both included; a day alone
// is included whole. Without one, from the beginning or to the end. Both may
// lie in the future; none when `until` comes first.
struct ExportRequest {
  std::optional<Moment> since;
  std::optional<Moment> until;
  PracticeRules rules;
};

// The journal as far as the functions below look at it for `request`.
Journal load_exported(const Storage& storage, const ExportRequest& request);

// {"version": 1, "assignments": [...]}: for each, in the order of `journal`,
// what to_json() says of one assignment, with the entries that were asked for,
// in the order of the file. Practice is that of all entries.
std::string export_json(const Journal& journal, const ExportRequest& request);

// Who reads a CSV text: a program, which gets every text as it was typed, or a
// spreadsheet. For that one a byte order mark comes first, and an apostrophe
// before a text that it might take for a formula: "=1+1", "-slept badly". The
// answers to questions of type number and scale stay numbers.
enum class CsvReader { program, spreadsheet };

// A line of column names, then one for each entry, in the same order; fields as
// RFC 4180 has them, line ends are LF. A question has a column called like its
// key; one that is asked with `both` has two, "fear before" and "fear after".
// Several assignments that ask the same share a column.
std::string export_csv(const Journal& journal, const ExportRequest& request,
                       CsvReader reader = CsvReader::program);

}  // namespace hw
