// Where the files of assignments and templates are.
#pragma once

#include <string_view>

namespace hw {

inline constexpr auto assignments_folder = "assignments";
inline constexpr std::string_view assignments_prefix = "assignments/";
inline constexpr auto templates_folder = "templates";
inline constexpr std::string_view templates_prefix = "templates/";
inline constexpr std::string_view extension = ".toml";

}  // namespace hw
