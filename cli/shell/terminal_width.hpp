// How many columns a text may take.
#pragma once

#include <cstddef>
#include <limits>

namespace hw::cli {

inline constexpr std::size_t no_width = std::numeric_limits<std::size_t>::max();

// Columns for help that is written to stdout: those of its terminal, from 20 to
// 80, or 80 where it is none.
std::size_t help_width();

// Columns for everything else that is written to stdout, and to stderr: the
// same on a terminal. Elsewhere a line is one for programs, and has no_width:
// no path and no command is ever broken there.
std::size_t output_width();
std::size_t message_width();

}  // namespace hw::cli
