// Where the paths of a journal lead. For core only.
//
// `attempt` is for the Error, as in posix.hpp.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace hw {

// Throws Error for a path that could lead out of the journal in `root`: an
// absolute one, or one with an empty part, "." or "..". Throws what
// check_link() does for each folder of `path` that is a symbolic link.
void check_folders(const std::filesystem::path& root, const std::string& path,
                   std::string_view attempt);

// The same, with the last part of `path` as well.
void check_place(const std::filesystem::path& root, const std::string& path,
                 std::string_view attempt);

// Throws Error if `path`, whose last part is a symbolic link, is not to be
// followed. A link that the person made may lead anywhere. One that git tracks
// may not be the person's own: it may lead to files of the journal only. What
// is in .hw is for programs, and no link there is followed.
void check_link(const std::filesystem::path& root, const std::string& path,
                std::string_view attempt);

}  // namespace hw
