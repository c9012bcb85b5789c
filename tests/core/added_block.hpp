// A block added to a file that was read before: it is taken when the whole new
// text has no problem, and only then.
#pragma once

#include <string>
#include <string_view>

#include "hw/blocks.hpp"
#include "hw/journal.hpp"
#include "hw/transaction.hpp"

#include "make.hpp"
#include "memory_storage.hpp"

namespace hw::test {

struct AddedBlock {
  bool is_written = false;
  std::string difference;  // what is not as it has to be; empty: nothing
};

inline AddedBlock add_block(const std::string& text, std::string_view block) {
  constexpr auto path = "assignments/bus.toml";
  const std::string whole = append_block(text, block);
  const bool is_wanted = read_assignment(path, text).problems.empty() &&
                         read_assignment(path, whole).problems.empty();
  MemoryStorage storage({{path, text}});
  const AssignmentFile file =
      find_to_count(storage, "bus", day("2026-11-20"), clock_time("03:00"));
  try {
    Transaction transaction(storage);
    transaction.append(file, block);
    transaction.commit("log bus");
  } catch (const Error&) {
    const bool is_same = storage.text(path) == text;
    return {.difference = is_wanted  ? "refused without a reason"
                          : !is_same ? "refused, and yet changed"
                                     : ""};
  }
  const bool is_right = is_wanted && storage.text(path) == whole;
  return {.is_written = true,
          .difference = is_right ? "" : "written, and not as it should be"};
}

}  // namespace hw::test
