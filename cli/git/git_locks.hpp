// Locks that git leaves behind when it is killed.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace hw::cli {

// The lock that kept git from writing, as its `message` names it; empty if
// that is not what stopped it.
std::string lock_in(std::string_view message);

// Waits until `lock` is gone, or removes it once no git works in
// `repository` that could hold it; true if the command is worth running again.
// Where it cannot be told which programs run, only a lock that is an hour old
// is removed; and never one that is not below `repository`, whatever a message
// from elsewhere says.
bool remove_stale_lock(const std::filesystem::path& lock,
                       const std::filesystem::path& repository);

}  // namespace hw::cli
