// Report -> one HTML file that needs nothing else.
#pragma once

#include <string>
#include <string_view>

#include "hw/progress.hpp"
#include "hw/report.hpp"

namespace hw {

// The whole page, with a final line feed. The same Report gives the same
// bytes. It has no script, link or form and loads nothing, and its
// Content-Security-Policy forbids all of these. Readable from 360 px on, in
// light and dark, and on paper. A chart has the words for it beside it.
std::string to_html(const Report& report);

// All weeks in a page of the same kind: every entry drawn on its day, and below
// the drawings the table of its numbers.
std::string to_html(const ProgressPage& progress);

// `text` so that a browser shows it as typed, in an element or a quoted
// attribute. Control characters become visible pictures; line breaks stay line
// feeds.
std::string escape_html(std::string_view text);

}  // namespace hw
