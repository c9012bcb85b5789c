// Keys as TOML writes them; for strings, see write_string(). For core only.
#pragma once

#include <string>
#include <string_view>

namespace hw {

// `key` as it is, or in quotes where it has other than plain letters.
std::string toml_key(std::string_view key);

}  // namespace hw
