// What `hw log` and `hw amend` are told on the command line.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hw/assignment.hpp"
#include "hw/when.hpp"

#include "args/arguments.hpp"
#include "dialog/entry_questions.hpp"

namespace hw::cli {

// An entry as it was typed. What was not given is empty.
struct EntryArguments {
  std::vector<std::string> text;  // a note; only "-": standard input
  std::string at;                 // empty means now
  std::optional<Outcome> outcome = {};
  std::string step;
  // Everything else that has a field of its own.
  Entry entry = {.at = {.date = all_days().first}};
  std::vector<std::string> answers;  // KEY=VALUE or KEY=BEFORE,AFTER
};

// All of it but the text. Gives the option of a note.
Argument add_entry_options(const Arguments& takes, EntryArguments& arguments);

// When it was, or, for a plan, when it is to be: now if nothing says. Throws
// UsageError for a time that is not understood, and Error for an entry that is
// yet to come and a plan for more than a year ahead.
Moment entry_time(const EntryArguments& arguments, const Clock& clock,
                  bool is_plan);

// Reads `arguments` as an entry of `assignment` at `at`. One value for a
// question that is asked twice is its answer before with Half::plan, after
// otherwise. Throws UsageError or Error that says what is allowed.
Entry to_entry(const EntryArguments& arguments, const Moment& at,
               const Assignment& assignment, TimeOfDay day_starts, Half half);

// Whether `entry` says anything besides when, how it went and which step.
bool has_words(const Entry& entry);

}  // namespace hw::cli
