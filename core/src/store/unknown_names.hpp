// Keys and kinds of block that hw does not know. For core only.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "fields.hpp"
#include "known_keys.hpp"
#include "toml.hpp"

namespace hw {

// Of `texts` the one most like `word`, or nothing if none is near.
std::string nearest_of(std::string_view word,
                       const std::set<std::string>& texts);

// Notes every name in the file of `root` that is not `known`, and the nearest
// one that is. What a file has many times is noted once.
void note_unknown_names(const TomlTable& root, const KnownKeys& known,
                        ProblemList& problems);

}  // namespace hw
