#include <string>
#include <utility>

#include "hw/blocks.hpp"
#include "hw/merge.hpp"

#include "markers.hpp"
#include "merge_output.hpp"
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
    if (text.starts_with(byte_order_mark)) {
      add(byte_order_mark);
      text.remove_prefix(byte_order_mark.size());
    }
    while (!text.empty()) {
      const std::size_t end = line_end(text, 0);
      const std::string_view line = text.substr(0, end);
      const auto marker = parse_marker(line);
      if (!marker || is_text(*marker)) {
        add(text.substr(0, end + 1));
      } else if (!go_to(*marker)) {
        return std::nullopt;
      }
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return is_in_conflict_ ? std::nullopt : std::optional(sides_);
  }

 private:
  // Within a conflict, whatever has another size than its markers; outside,
  // longer lines that begin and end none.
  bool is_text(MarkerLine line) const {
    const bool is_inside =
        line.marker == Marker::base || line.marker == Marker::middle;
    return is_in_conflict_ ? line.size != size_
                           : is_inside && line.size > smallest_marker;
  }

  bool go_to(MarkerLine line) {
    const Marker marker = line.marker;
    const bool is_in_order = marker == Marker::begin
                                 ? !is_in_conflict_
                                 : is_in_conflict_ && last_ < marker;
    const bool is_end_of_one_side =
        marker == Marker::end && last_ != Marker::middle;
    is_in_conflict_ = marker != Marker::end;
    last_ = marker;
    size_ = line.size;
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
  std::size_t size_ = 0;  // of the markers of this conflict
};

}  // namespace

std::optional<Merged> resolve_conflicts(std::string_view text) {
  if (conflict_marker_line(text) == 0) {
    return std::nullopt;
  }
  const std::optional<Sides> sides = SidesReader().read(text);
  if (!sides) {
    return std::nullopt;
  }
  Merged merged = merge_sides(sides->base, sides->ours, sides->theirs);
  const bool is_nested =
      merged.conflicts == 0 && conflict_marker_line(merged.text) > 0;
  return is_nested ? std::nullopt : std::optional(std::move(merged));
}

}  // namespace hw
