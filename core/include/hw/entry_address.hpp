// How people name an entry: "walk 1" is the latest of walk, "walk 2" the one
// before it. A plan is "walk plan", and has no number.
//
// Numbers are counted back from the latest by `at`, of one time from the last
// in the file. They change with each new entry: what has to last uses `at`.
//
// All of this is for assignments that were read whole: `counted` is empty.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hw/assignment.hpp"
#include "hw/when.hpp"

namespace hw {

// The number of each entry of `assignment`, in the order of its `entries`;
// nothing for a plan.
std::vector<std::optional<int>> entry_numbers(const Assignment& assignment);

// The number of `entry`, which is one of the `entries` of `assignment`. For
// many entries, ask for all numbers.
std::optional<int> entry_number(const Assignment& assignment,
                                const Entry& entry);

// "walk 2"; "walk plan" for an entry without a number.
std::string entry_address(const std::string& id, std::optional<int> number);

// The entries of `assignment` that `text` names, the latest first; none if it
// names none. They point into `assignment`. It can be:
//
//   2                    a number
//   plan                 every plan
//   2026-11-20T21:30:15-05:00, as a file has it
//   yesterday   fri 13 nov   21:30   and all that meanings_of() understands, in
//                        each of its meanings: every entry that was written for
//                        that day, or belongs to it as a practice day; with a
//                        time of day, every entry that shows this time
std::vector<const Entry*> entries_named(const Assignment& assignment,
                                        std::string_view text,
                                        const Clock& clock);

}  // namespace hw
