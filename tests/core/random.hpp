// Random inputs that are the same in every run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace hw::test {

// A stream of choices from a fixed seed. Tests make one per trial, CAPTURE its
// seed, and so can be replayed with that seed alone.
class Random {
 public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}

  // From `low` to `high`, both included. Not std::uniform_int_distribution:
  // that gives other numbers with other standard libraries.
  int between(int low, int high) {
    const auto span = static_cast<std::uint32_t>(high - low) + 1U;
    return low + static_cast<int>(engine_() % span);
  }

  bool one_in(int count) { return between(1, count) == 1; }

  template <typename T>
  const T& of(const std::vector<T>& choices) {
    return choices[static_cast<std::size_t>(
        between(0, static_cast<int>(choices.size()) - 1))];
  }

 private:
  std::mt19937 engine_;
};

}  // namespace hw::test
