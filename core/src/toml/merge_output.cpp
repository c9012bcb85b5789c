#include "merge_output.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "markers.hpp"
#include "scan.hpp"

namespace hw {
namespace {

// The size of the longest line in `text` that looks like a marker; 0 if there
// is none.
std::size_t longest_marker(std::string_view text) {
  std::size_t size = 0;
  while (!text.empty()) {
    const std::size_t end = line_end(text, 0);
    const auto marker = parse_marker(text.substr(0, end));
    size = std::max(size, marker ? marker->size : 0);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return size;
}

}  // namespace

void MergeOutput::add(const Versions& versions, ConflictForm shown) {
  Chunk chunk{.ours = std::string(versions.ours),
              .theirs = std::string(versions.theirs),
              .base = std::nullopt};
  if (shown == ConflictForm::sides_and_base) {
    chunk.base = versions.base;
  }
  chunks_.push_back(std::move(chunk));
}

std::size_t MergeOutput::marker_size() const {
  std::size_t size = smallest_marker;
  for (const auto& [ours, theirs, base] : chunks_) {
    if (ours != theirs) {
      for (const std::string_view text :
           {std::string_view(ours), std::string_view(theirs),
            base ? std::string_view(*base) : std::string_view()}) {
        size = std::max(size, longest_marker(text) + 1);
      }
    }
  }
  return size;
}

Merged MergeOutput::marked(std::string_view line_end) const {
  Merged merged;
  const auto line_of = [size = marker_size()](char character) {
    return std::string(size, character);
  };
  for (const auto& [ours, theirs, base] : chunks_) {
    if (ours == theirs) {
      merged.text += ours;
      continue;
    }
    ++merged.conflicts;
    merged.text += fmt::format("{} ours{}{}", line_of('<'), line_end, ours);
    if (base) {
      merged.text += fmt::format("{} base{}{}", line_of('|'), line_end, *base);
    }
    merged.text += fmt::format("{0}{1}{2}{3} theirs{1}", line_of('='), line_end,
                               theirs, line_of('>'));
  }
  return merged;
}

std::string MergeOutput::version(Side side) const {
  std::string text;
  for (const Chunk& chunk : chunks_) {
    text += side == Side::ours ? chunk.ours : chunk.theirs;
  }
  return text;
}

}  // namespace hw
