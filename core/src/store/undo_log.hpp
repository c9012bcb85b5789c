// Steps as they are written down in .hw/, to be taken back later.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "file_delta.hpp"

namespace hw {

// What a step is called and what it does, in order.
struct ChangeSet {
  std::string what;
  std::vector<FileDelta> changes;
};

// `records` as text, which begins with their number and `applied`, and can
// tell whether it is whole: see records_in().
std::string records_text(const std::vector<ChangeSet>& records,
                         std::size_t applied);

struct Records {
  std::vector<ChangeSet> records;
  std::size_t applied = 0;  // at most the number of records
};

// What records_text() was given; nothing if `text` is anything but its result.
std::optional<Records> records_in(std::string_view text);

}  // namespace hw
