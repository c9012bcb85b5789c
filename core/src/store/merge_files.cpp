// Which files of three versions of a journal belong together: by their names,
// and where a name is gone, by what they hold. Each file of the base, and each
// new one, becomes one item with up to three texts; items are merged one by one
// and then named, so that no two get the same name.
#include "hw/merge_files.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "hw/merge.hpp"
#include "hw/text.hpp"

#include "journal_paths.hpp"
#include "merge_items.hpp"
#include "three_way_align.hpp"

namespace hw {
namespace {

using Names = std::map<std::string, std::string>;

bool is_assignment(std::string_view path) {
  return path.starts_with(assignments_prefix) && path.ends_with(extension);
}

// How many parts two texts have in common: blocks, and the header.
std::size_t common_parts(std::string_view text, std::string_view other) {
  std::multiset<std::string_view> parts;
  for (const Item& part : items_of(block_texts(text))) {
    parts.insert(part.text);
  }
  std::size_t count = 0;
  for (const Item& part : items_of(block_texts(other))) {
    const auto found = part.text.empty() ? parts.end() : parts.find(part.text);
    if (found != parts.end()) {
      parts.erase(found);
      ++count;
    }
  }
  return count;
}

// Finds what each file of one version became in another.
class Successors {
 public:
  Successors(const Files& base, const Files& side) : base_(base), side_(side) {}

  Names find() {
    take_equal_names(1);
    for (const auto& [path, text] : base_) {
      if (is_assignment(path) && !names_.contains(path)) {
        take_most_alike(path, text);
      }
    }
    take_equal_names(0);
    return std::move(names_);
  }

 private:
  void take(const std::string& path, const std::string& name) {
    names_.emplace(path, name);
    taken_.insert(name);
  }

  // Files whose name is still there, with at least so many common parts.
  void take_equal_names(std::size_t fewest) {
    for (const auto& [path, text] : base_) {
      const auto same = side_.find(path);
      const bool is_free = same != side_.end() && !names_.contains(path) &&
                           !taken_.contains(path);
      if (is_free &&
          (fewest == 0 || !is_assignment(path) || same->second == text ||
           common_parts(text, same->second) >= fewest)) {
        take(path, path);
      }
    }
  }

  void take_most_alike(const std::string& path, std::string_view text) {
    std::size_t most = 0;
    const std::string* name = nullptr;
    for (const auto& [candidate, other] : side_) {
      if (!is_assignment(candidate) || taken_.contains(candidate)) {
        continue;
      }
      const std::size_t count = common_parts(text, other);
      if (count > most) {
        most = count;
        name = &candidate;
      }
    }
    if (name != nullptr) {
      take(path, *name);
    }
  }

  const Files& base_;
  const Files& side_;
  Names names_;
  std::set<std::string> taken_;
};

// One file in three versions: its name in each, as far as it is there.
struct FileSides {
  std::optional<std::string> base;
  std::optional<std::string> ours;
  std::optional<std::string> theirs;
};

std::optional<std::string> name_in(const Names& names,
                                   const std::string& path) {
  const auto found = names.find(path);
  return found == names.end() ? std::nullopt : std::optional(found->second);
}

std::set<std::string> values_of(const Names& names) {
  std::set<std::string> values;
  for (const auto& [path, name] : names) {
    values.insert(name);
  }
  return values;
}

std::vector<FileSides> items_of(const Files& base, const Files& ours,
                                const Files& theirs) {
  const Names our_names = same_files(base, ours);
  const Names their_names = same_files(base, theirs);
  std::vector<FileSides> items;
  for (const auto& [path, text] : base) {
    items.push_back(
        {path, name_in(our_names, path), name_in(their_names, path)});
  }
  const std::set<std::string> our_known = values_of(our_names);
  const std::set<std::string> their_known = values_of(their_names);
  for (const auto& [path, text] : ours) {
    if (!our_known.contains(path)) {
      const bool is_theirs =
          theirs.contains(path) && !their_known.contains(path);
      items.push_back(
          {std::nullopt, path, is_theirs ? std::optional(path) : std::nullopt});
    }
  }
  for (const auto& [path, text] : theirs) {
    const bool is_ours = ours.contains(path) && !our_known.contains(path);
    if (!their_known.contains(path) && !is_ours) {
      items.push_back({std::nullopt, std::nullopt, path});
    }
  }
  return items;
}

// Where the name comes from: one that is new on a side wins over the old one.
std::string chosen_name(const FileSides& item) {
  if (!item.ours || !item.theirs) {
    return item.ours ? *item.ours : *item.theirs;
  }
  if (item.ours == item.base || item.theirs == item.base) {
    return item.ours == item.base ? *item.theirs : *item.ours;
  }
  return std::min(*item.ours, *item.theirs);
}

// `path` with `words` before what it ends in: "walk (words).toml".
std::string with_words(const std::string& path, const std::string& words) {
  const std::size_t leaf = path.rfind('/') + 1;
  const std::size_t dot = path.find('.', leaf + 1);
  const std::size_t end = std::min(dot, path.size());
  return path.substr(0, end) + words + path.substr(end);
}

// The lines of both, those of `theirs` that are new at the end.
std::string with_lines_of(std::string ours, std::string_view theirs) {
  if (!ours.empty() && !ours.ends_with('\n')) {
    ours += '\n';
  }
  while (!theirs.empty()) {
    const std::string_view line = theirs.substr(0, theirs.find('\n'));
    theirs.remove_prefix(std::min(theirs.size(), line.size() + 1));
    const std::string framed = fmt::format("\n{}\n", line);
    if (fmt::format("\n{}", ours).find(framed) == std::string::npos) {
      ours += fmt::format("{}\n", line);
    }
  }
  return ours;
}

class FileMerger {
 public:
  FileMerger(const Files& base, const Files& ours, const Files& theirs,
             const std::set<std::string>& taken)
      : base_(base), ours_(ours), theirs_(theirs), taken_(taken) {}

  // Files that keep their name get it before those that look for one.
  MergedFiles merge() {
    const std::vector<FileSides> items = items_of(base_, ours_, theirs_);
    for (const bool is_renamed : {false, true}) {
      for (const FileSides& item : items) {
        if ((item.ours || item.theirs) && !is_gone(item) &&
            is_renamed == (item.base && chosen_name(item) != item.base)) {
          add(item);
        }
      }
    }
    keep_beside();
    return std::move(merged_);
  }

 private:
  static const std::string* text_in(const Files& files,
                                    const std::optional<std::string>& name) {
    return name ? &files.at(*name) : nullptr;
  }

  // What one side took away is gone, unless the other changed or renamed it.
  bool is_gone(const FileSides& item) const {
    if (!item.base || (item.ours && item.theirs)) {
      return false;
    }
    const auto& left = item.ours ? item.ours : item.theirs;
    const std::string& text = *text_in(item.ours ? ours_ : theirs_, left);
    return left == item.base && text == base_.at(*item.base);
  }

  void add(const FileSides& item) {
    const std::string wish = chosen_name(item);
    const std::string name = free_name(wish);
    const bool is_renamed_twice =
        item.ours && item.theirs && item.ours != item.theirs &&
        item.ours != item.base && item.theirs != item.base;
    if (is_renamed_twice) {
      merged_.renamed.push_back(
          {name, wish == *item.ours ? *item.theirs : *item.ours});
    } else if (name != wish) {
      merged_.renamed.push_back({name, wish});
    }
    merged_.files.emplace(name, text_of(item, name));
  }

  std::string free_name(const std::string& wish) const {
    std::string name = wish;
    for (int number = 2; is_taken(name); ++number) {
      name = with_words(wish, fmt::format("-{}", number));
    }
    return name;
  }

  bool is_taken(const std::string& name) const {
    return merged_.files.contains(name) || taken_.contains(name);
  }

  // The merged text of the file that is now called `name`.
  std::string text_of(const FileSides& item, const std::string& name) {
    const std::string* const ours = text_in(ours_, item.ours);
    const std::string* const theirs = text_in(theirs_, item.theirs);
    if (ours == nullptr || theirs == nullptr || *ours == *theirs) {
      return ours != nullptr ? *ours : *theirs;
    }
    const std::string* const base = text_in(base_, item.base);
    if (name.ends_with(extension)) {
      return merged_text(base == nullptr ? "" : *base, *ours, *theirs, name);
    }
    if (base != nullptr && (*ours == *base || *theirs == *base)) {
      return *ours == *base ? *theirs : *ours;
    }
    if (name == ".gitignore" || name == ".gitattributes") {
      return with_lines_of(*ours, *theirs);
    }
    keep(name, *theirs);
    return *ours;
  }

  std::string merged_text(const std::string& base, const std::string& ours,
                          const std::string& theirs, const std::string& name) {
    Merged merged = hw::merge(base, ours, theirs);
    if (merged.is_unreadable) {
      const bool stays = is_readable(ours) && !is_all_blank(ours);
      keep(name, stays ? theirs : ours);
      return stays ? ours : theirs;
    }
    if (merged.conflicts > 0) {
      merged_.undecided.push_back(name);
    }
    return std::move(merged.text);
  }

  void keep(const std::string& name, const std::string& text) {
    if (is_all_blank(text)) {
      merged_.beside.push_back({name, ""});
    } else {
      beside_.emplace_back(name, text);
    }
  }

  void keep_beside() {
    for (const auto& [path, text] : beside_) {
      std::string copy = with_words(path, " (from another device)");
      for (int number = 2; is_taken(copy) && !holds(copy, text); ++number) {
        copy =
            with_words(path, fmt::format(" (from another device {})", number));
      }
      merged_.files.emplace(copy, text);
      merged_.beside.push_back({path, copy});
    }
  }

  bool holds(const std::string& path, const std::string& text) const {
    const auto found = merged_.files.find(path);
    return found != merged_.files.end() && found->second == text;
  }

  const Files& base_;
  const Files& ours_;
  const Files& theirs_;
  const std::set<std::string>& taken_;
  MergedFiles merged_;
  std::vector<std::pair<std::string, std::string>> beside_;
};

}  // namespace

MergedFiles merge_files(const Files& base, const Files& ours,
                        const Files& theirs,
                        const std::set<std::string>& taken) {
  return FileMerger(base, ours, theirs, taken).merge();
}

std::map<std::string, std::string> same_files(const Files& base,
                                              const Files& side) {
  return Successors(base, side).find();
}

std::vector<Block> lost_blocks(std::string_view before,
                               std::string_view after) {
  const std::vector<BlockText> old_texts = block_texts(before);
  const std::vector<BlockText> new_texts = block_texts(after);
  const Pairs pairs = pairs_of(items_of(old_texts), items_of(new_texts));
  std::vector<Block> lost;
  for (std::size_t i = 1; i < old_texts.size(); ++i) {
    if (!pairs[i]) {
      lost.push_back(old_texts[i].block);
    }
  }
  return lost;
}

}  // namespace hw
