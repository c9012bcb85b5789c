// What reading a file of a journal finds to be wrong. For core only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hw/error.hpp"

namespace hw {

// What is wrong with `text`, read as what a file at `path` is: settings,
// sessions, an assignment or a template; nothing for any other path.
std::vector<Problem> problems_in(const std::string& path,
                                 std::string_view text);

// That the disk did not give out `path`. A Problem names the file by itself.
Problem unreadable(const std::string& path, const Error& error);

}  // namespace hw
