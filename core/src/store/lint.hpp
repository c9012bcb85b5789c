// What reading a file does not mind, and a person may. For core only.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "hw/assignment.hpp"
#include "hw/date.hpp"
#include "hw/error.hpp"

namespace hw {

struct Today {
  Date day;  // a practice day
  TimeOfDay day_starts = Settings().day_starts;
};

// What a closer look at `text`, the file at `path`, finds besides
// problems_in(): keys and kinds of block that hw does not know, entries after
// `now` and years before their assignment, steps and choices that are not in
// their lists, blocks that are there twice. Nothing for a text that cannot be
// read. An entry may answer what any assignment asks for: `asked`.
std::vector<Problem> lint(const std::string& path, std::string_view text,
                          const Today& now, const std::set<std::string>& asked);

}  // namespace hw
