#include <string>

#include "hw/blocks.hpp"
#include "hw/merge.hpp"

#include "markers.hpp"
#include "scan.hpp"

namespace hw {
namespace {

// The versions that a text with markers was made from, as far as it shows them.
struct Sides {
  std::string base;
  std::string ours;
  std::string theirs;
};

// Takes such a text apart line by line.
class SidesReader {
 public:
  // Nothing unless the markers are in the order of a conflict.
  std::optional<Sides> read(std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = line_end(text, 0);
      const std::string_view line = text.substr(0, end);
      const auto marker = parse_marker(line);
      if (!marker) {
        add(text.substr(0, end + 1));
      } else if (!go_to(*marker)) {
        return std::nullopt;
      }
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return is_in_conflict_ ? std::nullopt : std::optional(sides_);
  }

 private:
  bool go_to(Marker marker) {
    const bool is_in_order = marker == Marker::begin
                                 ? !is_in_conflict_
                                 : is_in_conflict_ && last_ < marker;
    const bool is_end_of_one_side =
        marker == Marker::end && last_ != Marker::middle;
    is_in_conflict_ = marker != Marker::end;
    last_ = marker;
    return is_in_order && !is_end_of_one_side;
  }

  void add(std::string_view line) {
    if (!is_in_conflict_ || last_ == Marker::begin) {
      sides_.ours += line;
    }
    if (!is_in_conflict_ || last_ == Marker::base) {
      sides_.base += line;
    }
    if (!is_in_conflict_ || last_ == Marker::middle) {
      sides_.theirs += line;
    }
  }

  Sides sides_;
  bool is_in_conflict_ = false;
  Marker last_ = Marker::end;
};

}  // namespace

std::optional<Merged> resolve_conflicts(std::string_view text) {
  if (conflict_marker_line(text) == 0) {
    return std::nullopt;
  }
  const std::optional<Sides> sides = SidesReader().read(text);
  return sides ? merge(sides->base, sides->ours, sides->theirs) : std::nullopt;
}

}  // namespace hw
