#include "hw/error.hpp"

#include <fmt/format.h>

namespace hw {

std::string to_string(const Problem& problem) {
  if (problem.line == 0) {
    return fmt::format("{}: {}", problem.file, problem.message);
  }
  return fmt::format("{}:{}: {}", problem.file, problem.line, problem.message);
}

}  // namespace hw
