// A journal: its files found and read.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hw/assignment.hpp"
#include "hw/error.hpp"
#include "hw/read.hpp"
#include "hw/storage.hpp"

namespace hw {

// Everything that could be read.
struct Journal {
  Settings settings;
  std::vector<Assignment> assignments;  // sorted by id
  std::vector<Session> sessions;        // in order of their time
  std::vector<AgendaItem> agenda;       // in order of their time
  std::vector<Problem> problems;        // sorted by file, then line
  // The files of assignments and sessions of which nothing could be read; no
  // copies of others.
  std::vector<std::string> unread = {};
};

// Reads all files. A bad one is in `problems`, be it that the disk does not
// give it out, that its name cannot be an id, or that a synchronization program
// left it as a copy; an empty or missing folder is an empty journal.
Journal load_journal(const Storage& storage);

// The same for a caller that reads only the entries of some days and
// count the others: see Assignment::counted. Which days, `whole` says once it
// has seen settings and sessions. Takes a fraction of the time.
using WholeDays = std::function<Days(const Journal&)>;
Journal load_journal(const Storage& storage, const WholeDays& whole);

// The same for a caller to whom not all of an assignment's file matters:
// `excerpt` gives a text to be read in its place, or nothing, and then there is
// no such assignment and no problem with it. Several threads call it at once.
// Where something is wrong with an excerpt, the file is read whole.
using Excerpt = std::function<std::optional<std::string>(std::string_view)>;
Journal load_excerpts(const Storage& storage, const Excerpt& excerpt);

// Only sessions.toml, in the order of the file; empty when there is none.
ParseResult<Sessions> load_sessions(const Storage& storage);

// Only journal.toml; its defaults when there is none.
ParseResult<Settings> load_settings(const Storage& storage);

// One assignment's file, as it was read.
struct AssignmentFile {
  std::string path;  // "assignments/walk.toml"
  ParseResult<Assignment> read;
  FileText source = {};  // what was read; empty if the disk did not give it out
};

// The ids of all assignments, sorted: a listing of the folder. Files whose name
// cannot be an id are left out, and copies: of names that hw would not make and
// that hold the id of another assignment, the two files are read.
std::vector<std::string> assignment_ids(const Storage& storage);

// The assignment that `name` names: its exact id; else, ignoring case, the one
// whose id begins with it; else the one whose id contains it; else the one
// whose title does. One that is finished or let go on `today` answers to its
// exact id only. Reads as few files as that takes.
//
// Throws Error when there is none (with those that are finished or let go, or
// the nearest id, if one is near, and how to list them), as for an empty name,
// or several (listing them). A file
// that cannot be read answers by its id; what is wrong is in the result.
AssignmentFile find_assignment(const Storage& storage, std::string_view name,
                               Date today);

// The same for a caller that counts its entries, by days that begin at
// `day_starts`, and read none but what is planned: see Assignment::counted.
AssignmentFile find_to_count(const Storage& storage, std::string_view name,
                             Date today, TimeOfDay day_starts);

// The path of the assignment `id`. Throws Error if it is not a valid id.
std::string assignment_path(std::string_view id);

// An id for a new assignment called `title`, not yet taken: "walk", "walk-2".
// Throws Error when `title` has no letter and no digit.
std::string new_id(const Storage& storage, std::string_view title);

}  // namespace hw
