// Lines that mark a conflict. For core only.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

namespace hw {

enum class Marker { begin, base, middle, end };

// Seven characters, or more where a conflict has such lines in its text: those
// of one conflict have one size, so that the shorter ones inside are text.
struct MarkerLine {
  Marker marker = Marker::begin;
  std::size_t size = 0;
};

inline constexpr std::size_t smallest_marker = 7;

// What `line`, which has no line feed, marks, if it is such a line.
inline std::optional<MarkerLine> parse_marker(std::string_view line) {
  constexpr std::string_view kinds = "<|=>";
  const std::size_t kind =
      line.empty() ? std::string_view::npos : kinds.find(line.front());
  if (kind == std::string_view::npos) {
    return std::nullopt;
  }
  const std::size_t size =
      std::min(line.find_first_not_of(line.front()), line.size());
  const std::string_view after = line.substr(size);
  const bool ends_there =
      after.empty() || after.front() == ' ' || after == "\r";
  return size >= smallest_marker && ends_there
             ? std::optional(MarkerLine{static_cast<Marker>(kind), size})
             : std::nullopt;
}

}  // namespace hw
