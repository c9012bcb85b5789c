// A TOML text as a small tree of our own, in the order of the file.
//
// toml.cpp is the one file that includes toml++: hardened there, and slow to
// compile.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hw/date.hpp"
#include "hw/error.hpp"

namespace hw {

struct TomlValue;
struct TomlMember;

using TomlArray = std::vector<TomlValue>;
using TomlTable = std::vector<TomlMember>;  // in the order of the file

// A date of the year 0, which TOML has and a calendar has not.
struct NoSuchDay {};

struct TomlValue {
  // Every date, with or without a time, is a Moment.
  std::variant<std::string, std::int64_t, double, bool, TimeOfDay, Moment,
               NoSuchDay, TomlArray, TomlTable>
      content;
  int line = 0;  // where it begins; of `[[log]]` for an element of a block list
};

struct TomlMember {
  std::string key;
  TomlValue value;
};

inline constexpr std::size_t largest_toml = std::size_t{256} * 1024 * 1024;

// The root table of `text`; or, when it cannot be read whole, why. Never
// throws and never runs out of stack, whatever `text` holds.
std::variant<TomlTable, Problem> parse_toml(const std::string& file,
                                            std::string_view text);

}  // namespace hw
