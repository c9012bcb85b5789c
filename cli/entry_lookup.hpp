// Entries as commands that set something right look for them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hw/assignment.hpp"
#include "hw/journal.hpp"

#include "context.hpp"

namespace hw::cli {

// The file of the assignment `name`, read whole. Throws Error when there is
// none, and with the first problem of one that was not: nothing is written to
// it.
AssignmentFile find_to_edit(const Context& context, const std::string& name);

// The entry that `words` name: see entries_named(). Without any, the latest;
// where there are only plans, the plan. Of several, with a person there to
// answer, the one that is chosen from a list. Throws Error when there is none,
// and UsageError that lists several as `command` would take them.
const Entry& find_entry(const Assignment& assignment,
                        const std::vector<std::string>& words,
                        std::string_view command, const Context& context);

// "walk 2".
std::string address_of(const Assignment& assignment, const Entry& entry);

// "Tue 17 Nov, 21:30, "Rained"": when, and how its words begin.
std::string described(const Entry& entry, const Context& context);

// All that `entry` says, as `hw show` prints it, in lines.
std::vector<std::string> whole_in_words(const Assignment& assignment,
                                        const Entry& entry,
                                        const Context& context);

}  // namespace hw::cli
