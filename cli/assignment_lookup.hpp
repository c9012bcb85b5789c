// Assignments as commands look for them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "hw/journal.hpp"

#include "context.hpp"

namespace hw::cli {

// The journal for a command that counts its entries and reads none.
Journal load_to_count(const Context& context);

// The assignment that `name` names, for a command that counts its entries.
AssignmentFile find_to_count(const Context& context, std::string_view name);

// The ids of the assignments that `names` name.
std::vector<std::string> to_ids(const std::vector<std::string>& names,
                                const Context& context);

// The assignments that are active today, by id, their entries counted; files
// that cannot be read are left out.
std::vector<AssignmentFile> active_assignments(const Context& context);

// The one assignment that is active today; of several, with a person there to
// answer, the one that is chosen from a list, open ones first. Throws Error
// when there is none, or no person to choose, and says how to name one.
AssignmentFile choose_active(Context& context);

// Whether `text` is, ignoring case, a part of a title of one that is active.
bool is_title(const Context& context, std::string_view text);

// Throws Error with the first problem of a file that was not read whole:
// nothing is written to such a file.
void require_whole(const AssignmentFile& file);

// Whether `assignment` is finished or was let go by `today`.
bool is_over(const Assignment& assignment, Date today);

// Throws Error when `assignment` is finished or was let go by `today`: it can
// be looked at and picked up again, and not changed.
void require_going_on(const Assignment& assignment, Date today);

// Throws Error when there is no journal yet, and says how to begin one.
void require_journal(const Context& context);

// A kind sentence for an empty journal, and how to begin.
std::string nothing_yet(const Context& context);

// Throws Error when `text`, a note or the like called `name`, is longer than
// 1 MiB.
void check_length(std::string_view text, std::string_view name);

// The text of `file`. Throws Error when there is none.
std::string text_of_file(const std::filesystem::path& file);

// Everything that stands on standard input, of which no more is read than
// check_length() takes. On a terminal, says first how to end it, and throws
// Error for a line that the terminal may have cut.
std::string read_standard_input();

}  // namespace hw::cli
