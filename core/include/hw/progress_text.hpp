// ProgressPage -> text for a terminal.
#pragma once

#include <cstddef>
#include <string>

#include "hw/progress.hpp"

namespace hw {

// The whole of it, with a final line feed, in lines of at most `width` columns,
// 30 or more: a cell that is too wide goes on under itself, and figures that
// have no room stand in a second table. Characters that a terminal obeys become
// visible. The last line says how many entries are private.
std::string to_text(const ProgressPage& page, std::size_t width);

}  // namespace hw
