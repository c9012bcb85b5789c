#include "fingerprint.hpp"

#include <cstddef>
#include <cstring>

namespace hw {

// MurmurHash64A, by Austin Appleby, who gave it to the public. It takes eight
// bytes at a time: a long file costs little more than reading it did.
std::uint64_t fingerprint(std::string_view text, std::uint64_t seed) {
  constexpr std::uint64_t factor = 0xc6a4a7935bd1e995;
  constexpr int shift = 47;
  constexpr std::size_t step = sizeof(std::uint64_t);

  std::uint64_t hash = seed ^ (text.size() * factor);
  for (; text.size() >= step; text.remove_prefix(step)) {
    std::uint64_t part = 0;
    std::memcpy(&part, text.data(), step);
    part *= factor;
    part ^= part >> shift;
    hash = (hash ^ (part * factor)) * factor;
  }
  if (!text.empty()) {
    std::uint64_t part = 0;
    std::memcpy(&part, text.data(), text.size());
    hash = (hash ^ part) * factor;
  }
  hash ^= hash >> shift;
  hash *= factor;
  return hash ^ (hash >> shift);
}

}  // namespace hw
