#include "two_versions.hpp"

#include <fmt/format.h>

#include "hw/merge.hpp"
#include "hw/read.hpp"

namespace hw {

std::string why_undecided(std::string_view text) {
  const std::optional<Merged> merged = resolve_conflicts(text);
  if (!merged || merged->is_unreadable) {
    return "a merge left two versions here, and one of them is empty or cannot "
           "be read";
  }
  return merged->conflicts == 0 ? ""
                                : "a merge left two versions here, and both "
                                  "say something else of the same thing";
}

std::string for_a_person(std::string_view why) {
  return fmt::format(
      "{}; keep what you want of both, and take the lines of <<<<<<<, ======= "
      "and >>>>>>> away",
      why);
}

}  // namespace hw
