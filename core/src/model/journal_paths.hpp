// Where the files of assignments and templates are.
#pragma once

#include <string>
#include <string_view>

namespace hw {

inline constexpr auto assignments_folder = "assignments";
inline constexpr std::string_view assignments_prefix = "assignments/";
inline constexpr auto templates_folder = "templates";
inline constexpr std::string_view templates_prefix = "templates/";
inline constexpr std::string_view extension = ".toml";

// "assignments/walk.toml" of assignments_prefix and "walk".
inline std::string path_in(std::string_view prefix, std::string_view name) {
  return std::string(prefix).append(name).append(extension);
}

// "walk" of "walk.toml".
inline std::string without_extension(std::string_view file) {
  return std::string(file.substr(0, file.size() - extension.size()));
}

}  // namespace hw
