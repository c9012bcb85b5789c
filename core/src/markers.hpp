// Lines that mark a conflict. For core alone.
#pragma once

#include <algorithm>
#include <optional>
#include <string_view>

namespace hw {

enum class Marker { begin, base, middle, end };

// The marker that `line`, which has no line feed, is, if it is one.
inline std::optional<Marker> parse_marker(std::string_view line) {
  const std::string_view after =
      line.substr(std::min<std::size_t>(7, line.size()));
  if (!after.empty() && after.front() != ' ' && after != "\r") {
    return std::nullopt;
  }
  const std::string_view marker = line.substr(0, 7);
  if (marker == "<<<<<<<") {
    return Marker::begin;
  }
  if (marker == "|||||||") {
    return Marker::base;
  }
  if (marker == "=======") {
    return Marker::middle;
  }
  return marker == ">>>>>>>" ? std::optional(Marker::end) : std::nullopt;
}

}  // namespace hw
