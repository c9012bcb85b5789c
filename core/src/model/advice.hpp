// Advice that holds: what to do about a line that keeps a file from being
// read. For core only.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "hw/error.hpp"

namespace hw {

// What is wrong with a text that can be read, or the one problem that keeps it
// from being read.
using ProblemsOf = std::function<std::vector<Problem>(std::string_view text)>;

// The message of `problem`, which keeps `text` from being read, unless doing
// what it says would be refused in turn, or leave a key that is not known: then
// what that one takes, or is. So `helped = 7/10` is told that it takes a
// number, and not to stand in quotes. `keys` are those that a file like this
// may have.
std::string tried_advice(const Problem& problem, std::string_view text,
                         const ProblemsOf& problems_of,
                         const std::vector<std::string>& keys);

}  // namespace hw
