#include "chunks.hpp"

#include <utility>

#include <fmt/format.h>

namespace hw {

void Chunks::add(const Versions& versions, Shown shown) {
  Chunk chunk{.ours = std::string(versions.ours),
              .theirs = std::string(versions.theirs),
              .base = std::nullopt};
  if (shown == Shown::sides_and_base) {
    chunk.base = versions.base;
  }
  chunks_.push_back(std::move(chunk));
}

Merged Chunks::marked(std::string_view line_end) const {
  Merged merged;
  for (const auto& [ours, theirs, base] : chunks_) {
    if (ours == theirs) {
      merged.text += ours;
      continue;
    }
    ++merged.conflicts;
    merged.text += fmt::format("<<<<<<< ours{}{}", line_end, ours);
    if (base) {
      merged.text += fmt::format("||||||| base{}{}", line_end, *base);
    }
    merged.text +=
        fmt::format("======={0}{1}>>>>>>> theirs{0}", line_end, theirs);
  }
  return merged;
}

std::string Chunks::version(Side side) const {
  std::string text;
  for (const Chunk& chunk : chunks_) {
    text += side == Side::ours ? chunk.ours : chunk.theirs;
  }
  return text;
}

}  // namespace hw
