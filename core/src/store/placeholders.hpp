// Files of a journal that are on another device, and what stands for them on
// this one: a link, a placeholder of a synchronization program, a pointer of
// git. A file like that must never count as one that does not exist.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace hw {

// Whether `path` is a symbolic link, whatever it leads to.
bool is_link(const std::filesystem::path& path);

// Throws Error for a link to a folder that is not there: "{subject} is a link
// to ...".
void check_folder_link(const std::filesystem::path& folder,
                       std::string_view subject);

// Throws Error if there is to be a file at `path`, which is not there: it is a
// link, its folder is one, or something beside it stands for it.
void check_absent(const std::filesystem::path& root, const std::string& path);

// Throws Error if `text`, found at `path`, is a pointer to what is kept
// elsewhere, or the empty text that a placeholder in a file's place has. No
// file ending in ".toml" is empty unless a person empties it.
void check_content(const std::string& path, std::string_view text);

// The name of the file that one called `name` stands for: "walk.toml" for
// ".walk.toml.icloud" and "walk.toml.nextcloud".
std::optional<std::string> placeholder_target(std::string_view name);

}  // namespace hw
