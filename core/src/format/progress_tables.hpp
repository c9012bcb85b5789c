// The weeks of a part as cells of text, for every format. For core only.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "hw/progress.hpp"

namespace hw {

// How numbers are put together: "7→5  8→6" or "7 → 5, 8 → 6".
struct ProgressSigns {
  std::string_view arrow;
  std::string_view between;
  std::size_t blanks = 0;  // bytes of the arrow's blanks, on each side
};

struct ProgressLine {
  std::string change;              // in place of cells
  std::string step;                // where another one begins
  std::vector<std::string> cells;  // one for each of the heads
};

struct ProgressTable {
  std::vector<std::string> heads;  // "Week of", "Days", "Fear 0-100"
  std::vector<ProgressLine> lines;
};

ProgressTable table_of(const ProgressPage& page, const ProgressPart& part,
                       const ProgressSigns& signs);

// "On Sun 1, Wed 11 Nov." in place of a table that would say no more; empty
// where it would.
std::string only_days(const ProgressPart& part);

// "before → after", "weekly means", or nothing: what its numbers are.
std::string numbers_are(const ProgressPage& page, const ProgressPart& part,
                        const ProgressSigns& signs);

// "In no mean, because no night can be as it is written: Mon 5 Oct." or
// nothing.
std::string impossible_nights(const ProgressPart& part);

inline constexpr std::string_view sessions_heading =
    "Sessions, and what I took from them";

// "Wed 2 Sep to Wed 18 Nov 2026. Written by me with hw. Self-report, ..."
std::string window_and_author(const ProgressPage& page);

// The sentence on what a row and its numbers are.
std::string how_to_read(const ProgressPage& page);

// "Wed 2 Sep" for each session without a takeaway, in one line.
std::string other_sessions(const ProgressPage& page);

// How many entries are private, for the person; empty if none is.
std::string private_ones(const ProgressPage& page);

}  // namespace hw
