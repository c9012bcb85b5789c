// Parts of an assignment's file, as read.cpp reads them from a table. For core
// only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hw/assignment.hpp"

#include "fields.hpp"
#include "toml.hpp"

namespace hw {

// What a file says whose root table is `root`.
Assignment assignment_from(TomlTable& root, const std::string& file,
                           ProblemList& problems);

// The [[change]] blocks in `root`.
std::vector<Change> read_changes(TomlTable& root, ProblemList& problems);

// A [[log]] block; nothing, and a problem, if it has no usable `at`.
std::optional<Entry> read_entry(const Fields& fields,
                                const QuestionIndex& questions,
                                ProblemList& problems);

}  // namespace hw
