// Texts told apart by a number. For core only.
#pragma once

#include <cstdint>
#include <string_view>

namespace hw {

// A 64-bit hash. Not cryptographic: it detects accidents, not tampering. Of a
// text in two parts: that of the second, with that of the first as its `seed`.
std::uint64_t fingerprint(std::string_view text, std::uint64_t seed);

}  // namespace hw
