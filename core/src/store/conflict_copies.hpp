// Copies of journal files that synchronization programs left beside them,
// whatever they called them. For core only.
//
// In a folder of assignments, a name that is_valid_id() refuses belongs to no
// assignment. Of the other names, those that id_from_title() can give are ids.
// The rest (Evening_Walk, walk.v2, walk-DESKTOP-7AB12CD) people may have given
// themselves: a file is a copy if its name holds an id that is there, and it
// has the title and the agreed_on of that assignment.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hw/error.hpp"
#include "hw/storage.hpp"

namespace hw {

// Names in the folder of assignments, without ".toml", sorted.
struct AssignmentNames {
  std::vector<std::string> ids;
  std::vector<std::string> others;
};

// Reads no file unless its name is one of those that people and programs may
// have given, and holds an id.
AssignmentNames assignment_names(const Storage& storage);

// A file that no command reads.
struct PassedOver {
  std::string path;
  std::string original;  // the path of what it is a version of, if it is one

  friend bool operator==(const PassedOver&, const PassedOver&) = default;
};

// Those among `names.others`, and the versions of sessions.toml and
// journal.toml beside these, only by their names.
std::vector<PassedOver> passed_over(const Storage& storage,
                                    const AssignmentNames& names);
std::vector<PassedOver> passed_over_settings(const Storage& storage);

// What a command says of it that goes on without it.
Problem problem_of(const PassedOver& file);

// What `file` and its original have in common: "2 entries in both, 1 only in
// this one".
std::string comparison(const Storage& storage, const PassedOver& file);

// The id in `name` that is also in `ids`, for a name that could be an id itself
// (walk-1, walk-copy), if the two files say the same of what was agreed on and
// have an entry in common, or nothing but the name tells them apart.
std::optional<std::string> likely_original(const Storage& storage,
                                           const std::string& name,
                                           const std::vector<std::string>& ids);

}  // namespace hw
