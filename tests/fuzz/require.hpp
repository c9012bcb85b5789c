// What has to hold for every input.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace hw::fuzz {

// Ends the run unless `holds`; libFuzzer then keeps the input.
inline void require(bool holds, const char* sentence) {
  if (!holds) {
    std::fprintf(stderr, "Does not hold: %s\n", sentence);
    std::abort();
  }
}

}  // namespace hw::fuzz
