// The rows of an assignment as a table. For core only.
#pragma once

#include <string>
#include <vector>

#include "hw/report.hpp"

namespace hw::html {

// Under each other: the day, what it is about, words, numbers; what has no
// column is a line below its row. `ranges` are those of the part, which stand
// with the numbers. A single row is a sentence.
std::string rows_table(const std::vector<ReportRow>& rows,
                       const std::vector<std::string>& ranges);

}  // namespace hw::html
