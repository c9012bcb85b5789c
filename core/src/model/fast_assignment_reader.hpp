// The fast path of read_assignment(): entries in plain lines, without toml++.
// For core only.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "hw/assignment.hpp"
#include "hw/date.hpp"

namespace hw {

// What read_assignment() gives for `file`, with the entries of days outside of
// `whole` in `counted`, in the order of the file. Nothing when the file has a
// problem or is not plain: then read_assignment() has to read it.
//
// Plain is a file of plain lines (fast_toml.hpp) and the blocks `[[ask]]`,
// `[[change]]` and `[[log]]`, with the questions before the first entry.
std::optional<Assignment> read_plain_assignment(const std::string& file,
                                                std::string_view text,
                                                const Days& whole,
                                                TimeOfDay day_starts);

// Whether a file that was read as `assignment`, in this way, stays plain and
// without a problem when `block` comes behind its last entry. False also where
// it takes a look at the whole file to tell.
bool stays_plain(const Assignment& assignment, std::string_view block);

}  // namespace hw
