// Texts told apart by a number. For core only.
#pragma once

#include <cstdint>
#include <string_view>

namespace hw {

// A number that nearly every other text has another one of. It is not there to
// keep anybody from forging a file that is theirs. The one of a text in two
// parts: that of the second, with that of the first as its `seed`.
std::uint64_t fingerprint(std::string_view text, std::uint64_t seed);

}  // namespace hw
