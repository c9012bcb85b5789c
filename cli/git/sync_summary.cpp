#include "git/sync_summary.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/blocks.hpp"
#include "hw/text.hpp"

namespace hw::cli {
namespace {

std::string entries(std::size_t count) {
  return count == 1 ? "an entry" : fmt::format("{} entries", count);
}

// The entries of `text` that `other` does not have.
std::size_t entries_missing(const std::string& text, const std::string& other) {
  const std::vector<Block> lost = lost_blocks(text, other);
  return static_cast<std::size_t>(std::ranges::count_if(
      lost, [](const Block& block) { return block.name == "log"; }));
}

// What `text` holds besides entries, without the blank lines between.
std::set<std::string> other_parts(const std::string& text) {
  std::set<std::string> parts;
  for (const Block& block : split_blocks(text)) {
    if (block.name != "log") {
      parts.emplace(without_blank_end(block.text));
    }
  }
  return parts;
}

class Comparison {
 public:
  Comparison(const Files& before, const Files& after)
      : before_(before), after_(after), names_(same_files(before, after)) {}

  Difference words() {
    for (const auto& [path, text] : before_) {
      const auto name = names_.find(path);
      if (name == names_.end()) {
        removed_files_.push_back(path);
      } else {
        compare(text, after_.at(name->second), path != name->second);
      }
    }
    std::set<std::string> known;
    for (const auto& [path, name] : names_) {
      known.insert(name);
    }
    for (const auto& [path, text] : after_) {
      if (!known.contains(path)) {
        compare("", text, true);
      }
    }
    return {.added = added_words(), .removed = removed_words()};
  }

 private:
  void compare(const std::string& before, const std::string& after,
               bool is_new_file) {
    if (before == after && !is_new_file) {
      return;
    }
    is_changed_ = true;
    added_ += entries_missing(after, before);
    removed_ += entries_missing(before, after);
    has_others_ =
        has_others_ || is_new_file || other_parts(before) != other_parts(after);
  }

  std::string added_words() const {
    if (added_ == 0) {
      return is_changed_ && (removed_ == 0 || has_others_) ? "changes" : "";
    }
    return entries(added_) + (has_others_ ? " and other changes" : "");
  }

  std::string removed_words() const {
    std::vector<std::string> parts = removed_files_;
    if (removed_ > 0) {
      parts.insert(parts.begin(), entries(removed_));
    }
    return fmt::format("{}", fmt::join(parts, ", "));
  }

  const Files& before_;
  const Files& after_;
  std::map<std::string, std::string> names_;
  std::vector<std::string> removed_files_;
  std::size_t added_ = 0;
  std::size_t removed_ = 0;
  bool has_others_ = false;
  bool is_changed_ = false;
};

}  // namespace

Difference difference(const Files& before, const Files& after) {
  return Comparison(before, after).words();
}

}  // namespace hw::cli
