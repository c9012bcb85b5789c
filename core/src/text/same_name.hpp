// Names that computers may take for one another. For core alone.
#pragma once

#include <string>
#include <string_view>

namespace hw {

// What `name` has in common with every name that differs from it by upper and
// lower case alone, or by how Unicode puts a letter with marks together: "Für"
// in three characters or in four.
std::string folded_name(std::string_view name);

}  // namespace hw
