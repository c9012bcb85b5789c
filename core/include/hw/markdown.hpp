// Report -> Markdown (CommonMark with tables).
#pragma once

#include <string>
#include <string_view>

#include "hw/progress.hpp"
#include "hw/report.hpp"

namespace hw {

// The whole page, with a final line feed. The same Report gives the same
// bytes. At most 60 lines for what make_report() makes.
std::string to_markdown(const Report& report);

// All weeks, a table for each stretch between two changes.
std::string to_markdown(const ProgressPage& progress);

// `text` so that a Markdown reader shows it as typed: no mark-up, HTML, link
// or heading comes out of it, and no math, citation or dash of pandoc. A mail
// address stays as it is, to be copied; some readers make a link of that.
// Quotes and "..." stay, which some set in type: prose is full of them. Control
// characters become visible pictures. Line breaks stay line feeds; what follows
// one is escaped as the beginning of a line.
std::string escape_markdown(std::string_view text);

}  // namespace hw
