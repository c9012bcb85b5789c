// Text of journal files -> values. The only floor that knows toml++.
//
// Nothing here throws because of what a file holds. What is wrong is told as
// Problems, with the line where it stands; the rest of the file still counts.
// An unknown key or block is not a problem, and neither is an entry that is
// there twice or yet to come (see check.hpp for a closer look). Of two
// questions with one key the first counts, and the second is a problem.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hw/assignment.hpp"
#include "hw/error.hpp"

namespace hw {

// Where settings, and sessions and agenda, are.
inline constexpr auto settings_path = "journal.toml";
inline constexpr auto sessions_path = "sessions.toml";

// What one file says, as far as it could be understood.
template <typename T>
struct ParseResult {
  T value;
  // In order of their lines. A value of a wrong type or range is left out; an
  // entry, change, session or agenda item without a usable `at` or `on` is
  // left out whole, and so is an entry with an `outcome` that says nothing
  // known. A wrong `share` is none, so that a slip shows nothing; so
  // is that of a change without a usable `on`, until a later change says
  // otherwise. Empty: the file was read whole, and may be written to.
  std::vector<Problem> problems;
  // False when nothing could be read: not TOML, not UTF-8, conflict markers,
  // larger than 256 MiB. `value` is then empty and `problems` says why.
  bool readable = true;
};

// The assignment that `text` describes. `file` is what problems call it; its
// id is that name without folder and ".toml". No `title` is a problem, and the
// id stands in for it.
ParseResult<Assignment> read_assignment(const std::string& file,
                                        std::string_view text);

// The same for a caller that reads only the entries of the days `whole`
// and to count the others: these may be in `counted` instead of `entries`,
// unless they are planned.
// Takes a fraction of the time. No problem goes by unseen.
ParseResult<Assignment> read_assignment(const std::string& file,
                                        std::string_view text,
                                        const Days& whole,
                                        TimeOfDay day_starts);

// sessions.toml: sessions and agenda in the order of the file.
struct Sessions {
  std::vector<Session> sessions;
  std::vector<AgendaItem> agenda;

  friend bool operator==(const Sessions&, const Sessions&) = default;
};
ParseResult<Sessions> read_sessions(const std::string& file,
                                    std::string_view text);

// journal.toml. What is wrong keeps its default. A `format` higher than
// known_format is no problem here: what is known of it is read.
ParseResult<Settings> read_settings(const std::string& file,
                                    std::string_view text);

// Reads `text` as an answer to `question`, as typed on a command line: "70",
// "70%" where the range is from 0 to 100, "yes", "07:30", "7:30 am", a choice
// or how it alone begins, whatever the case. Throws Error that says what is
// allowed. Nothing at all is an answer where any text is one.
Value parse_answer(const Question& question, std::string_view text);

}  // namespace hw
