// The keys and kinds of block that a file of a journal may have. For core
// only.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace hw {

using KeyNames = std::vector<std::string_view>;

struct KnownKeys {
  KeyNames header;
  std::map<std::string_view, KeyNames> blocks;  // by their names
};

// Of settings, sessions, an assignment or a template at `path`; those of an
// assignment for any other path. The keys of questions are not among them.
const KnownKeys& known_keys(const std::string& path);

}  // namespace hw
