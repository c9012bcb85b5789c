#include "file_delta.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "hw/blocks.hpp"
#include "hw/text.hpp"

#include "fingerprint.hpp"
#include "line_ends.hpp"

namespace hw {
namespace {

std::uint64_t fingerprint_around(std::string_view text, std::size_t beginning,
                                 std::size_t ending) {
  const std::string_view end = text.substr(text.size() - ending);
  return fingerprint(end, fingerprint(text.substr(0, beginning), 0));
}

// Whether `rest`, which follows `text` in a new text, is blocks of its own.
bool is_new_blocks(std::string_view text, std::string_view rest) {
  const bool is_open = !text.empty() && !text.ends_with('\n') &&
                       !rest.starts_with("\n") && !rest.starts_with("\r\n");
  const std::vector<Block> blocks = split_blocks(rest);
  return !is_open && blocks.size() > 1 &&
         trimmed_block(blocks[0].text).empty() &&
         blocks[1].name.find('.') == std::string::npos;
}

// Sets what `change` keeps of two texts to whole blocks.
void keep_blocks(FileDelta& change, std::string_view old_text,
                 std::string_view new_text) {
  const std::vector<Block> before = split_blocks(old_text);
  const std::vector<Block> after = split_blocks(new_text);
  const std::size_t fewer = std::min(before.size(), after.size());
  std::size_t first = 0;
  while (first < fewer && before[first].text == after[first].text) {
    change.beginning += before[first++].text.size();
  }
  std::size_t last = 0;
  while (last < fewer - first && before[before.size() - 1 - last].text ==
                                     after[after.size() - 1 - last].text) {
    change.ending += before[before.size() - ++last].text.size();
  }
  if (first > 0 && first + last == fewer) {
    change.beginning -= before[first - 1].text.size();
  }
}

// Whether `text` has `between` where `change` changes it, and all around it is
// as it was then.
bool holds(const FileDelta& change, const WholeText& between,
           const WholeText& text) {
  if (!between || !text) {
    return !between && !text;
  }
  return text->size() >= between->size() &&
         text->size() - between->size() >= change.beginning &&
         text->size() - between->size() - change.beginning == change.ending &&
         text->compare(change.beginning, between->size(), *between) == 0 &&
         fingerprint_around(*text, change.beginning, change.ending) ==
             change.kept;
}

using Texts = std::vector<std::string_view>;

// The blocks of a text on their way to another one.
class BlockEditor {
 public:
  explicit BlockEditor(std::string_view text) : line_end_(line_end_of(text)) {
    for (const Block& block : split_blocks(text)) {
      const std::string_view trimmed = trimmed_block(block.text);
      numbers_[trimmed].push_back(pieces_.size());
      const auto begin =
          static_cast<std::size_t>(trimmed.data() - block.text.data());
      pieces_.push_back(
          {.before = std::string(block.text.substr(0, begin)),
           .text = std::string(trimmed),
           .after = std::string(block.text.substr(begin + trimmed.size()))});
    }
  }

  // The number of the one block whose text is `text`.
  std::optional<std::size_t> find(std::string_view text) const {
    const auto found = numbers_.find(text);
    return found == numbers_.end() || found->second.size() != 1
               ? std::nullopt
               : std::optional(found->second.front());
  }

  bool contains(std::string_view text) const { return numbers_.contains(text); }

  void replace(std::size_t number, std::string_view text) {
    pieces_[number].text = text;
  }

  void remove(std::size_t number) {
    pieces_[number] = {};
    is_end_removed_ |= number + 1 == pieces_.size();
  }

  // Puts `text` after the block `number`, or at the end.
  void add(std::optional<std::size_t> number, std::string_view text) {
    if (!number || *number + 1 == pieces_.size()) {
      added_.emplace_back(text);
      return;
    }
    Piece& piece = pieces_[*number];
    piece.text += piece.after.empty() ? line_end_ : piece.after;
    piece.text += text;
  }

  std::string text() const {
    std::string result;
    for (const Piece& piece : pieces_) {
      result += piece.before + piece.text + piece.after;
    }
    if (is_end_removed_ && result.ends_with(line_end_ + line_end_)) {
      result.resize(result.size() - line_end_.size());
    }
    for (const std::string& text : added_) {
      result = append_block(result, text + "\n");
    }
    return result;
  }

 private:
  struct Piece {
    std::string before;  // blank lines around a block
    std::string text;
    std::string after;
  };

  std::string line_end_;
  std::vector<Piece> pieces_;
  std::map<std::string_view, std::vector<std::size_t>> numbers_;
  std::vector<std::string> added_;
  bool is_end_removed_ = false;
};

// Puts `added` where `removed` are, or after `anchor`. Whether all of
// `removed` were found.
bool exchange(BlockEditor& editor, const Texts& removed, const Texts& added,
              std::optional<std::size_t> anchor) {
  for (std::size_t i = 0; i < removed.size(); ++i) {
    const std::optional<std::size_t> number = editor.find(removed[i]);
    if (!number) {
      return false;
    }
    if (i < added.size()) {
      editor.replace(*number, added[i]);
      anchor = number;
    } else {
      editor.remove(*number);
    }
  }
  for (std::size_t i = removed.size(); i < added.size(); ++i) {
    editor.add(anchor, added[i]);
  }
  return true;
}

// Takes those from `rest` on that `others` does not have.
Texts take_without(const std::set<std::string_view>& others, const Texts& texts,
                   std::size_t& rest) {
  Texts taken;
  while (rest < texts.size() && !others.contains(texts[rest])) {
    taken.push_back(texts[rest++]);
  }
  return taken;
}

// Of a text that is in both, as many stay as `texts` has more of it.
Texts without(const Texts& texts, const Texts& others) {
  std::multiset<std::string_view> known(others.begin(), others.end());
  Texts left;
  for (const std::string_view text : texts) {
    const auto found = known.find(text);
    if (found == known.end()) {
      left.push_back(text);
    } else {
      known.erase(found);
    }
  }
  return left;
}

// Makes `before` in `editor` `after`, run by run between the blocks that both
// have. Whether that could be done.
bool edit(BlockEditor& editor, const Texts& before, const Texts& after) {
  const std::set<std::string_view> old_blocks(before.begin(), before.end());
  const std::set<std::string_view> new_blocks(after.begin(), after.end());
  std::optional<std::size_t> anchor;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < before.size() || j < after.size()) {
    if (i < before.size() && j < after.size() && before[i] == after[j]) {
      anchor = editor.find(before[i]);
      ++i;
      ++j;
      continue;
    }
    const Texts removed = take_without(new_blocks, before, i);
    const Texts added = take_without(old_blocks, after, j);
    const bool is_moved = removed.empty() && added.empty();
    if (is_moved || !exchange(editor, removed, added, anchor)) {
      return false;
    }
  }
  return true;
}

bool is_made_already(const BlockEditor& editor, const Texts& removed,
                     const Texts& added) {
  const auto is_there = [&](std::string_view text) {
    return editor.contains(text);
  };
  return !added.empty() && std::ranges::all_of(added, is_there) &&
         std::ranges::none_of(removed, is_there);
}

}  // namespace

FileDelta change_between(const std::string& path, const WholeText& before,
                         const WholeText& after) {
  FileDelta change = {.path = path};
  if (!before || !after) {
    change.before = before;
    change.after = after;
    change.kept = fingerprint_around("", 0, 0);
    return change;
  }
  std::string_view old_text = *before;
  std::string_view new_text = *after;
  // Adding is what happens most, and needs no look at the rest of a file.
  if (new_text.starts_with(old_text) &&
      is_new_blocks(old_text, new_text.substr(old_text.size()))) {
    change.beginning = old_text.size();
  } else {
    keep_blocks(change, old_text, new_text);
  }
  old_text.remove_prefix(change.beginning);
  new_text.remove_prefix(change.beginning);
  old_text.remove_suffix(change.ending);
  new_text.remove_suffix(change.ending);
  change.kept = fingerprint_around(*after, change.beginning, change.ending);
  change.before = old_text;
  change.after = new_text;
  return change;
}

FileDelta reversed(const FileDelta& change) {
  FileDelta result = change;
  std::swap(result.before, result.after);
  return result;
}

bool is_before(const FileDelta& change, const WholeText& text) {
  return holds(change, change.before, text);
}

bool is_after(const FileDelta& change, const WholeText& text) {
  return holds(change, change.after, text);
}

WholeText changed_text(const FileDelta& change, const WholeText& text) {
  if (!change.after) {
    return std::nullopt;
  }
  std::string result = text.value_or("");
  result.replace(change.beginning,
                 result.size() - change.beginning - change.ending,
                 *change.after);
  return result;
}

std::string_view trimmed_block(std::string_view text) {
  text = without_blank_end(text);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  const std::size_t line = text.rfind('\n', first);
  return line == std::string_view::npos ? text : text.substr(line + 1);
}

std::vector<std::string_view> trimmed_blocks(std::string_view text) {
  Texts texts;
  for (const Block& block : split_blocks(text)) {
    texts.push_back(trimmed_block(block.text));
  }
  return texts;
}

std::vector<std::string_view> added_blocks(const FileDelta& change) {
  if (!change.after) {
    return {};
  }
  return change.before ? without(trimmed_blocks(*change.after),
                                 trimmed_blocks(*change.before))
                       : trimmed_blocks(*change.after);
}

std::optional<std::string> changed_blocks(const FileDelta& change,
                                          std::string_view text) {
  if (!change.before || !change.after) {
    return std::nullopt;
  }
  Texts before = trimmed_blocks(*change.before);
  Texts after = trimmed_blocks(*change.after);
  const bool has_header = !before[0].empty() && !after[0].empty();
  const bool has_half = before[0].empty() != after[0].empty();
  if (has_half || (has_header && change.beginning > 0)) {
    return std::nullopt;  // not whole blocks, or a header comes or goes
  }
  if (!has_header) {
    before.erase(before.begin());
    after.erase(after.begin());
  }
  BlockEditor editor(text);
  if (is_made_already(editor, without(before, after), without(after, before))) {
    return std::string(text);
  }
  return edit(editor, before, after) ? std::optional(editor.text())
                                     : std::nullopt;
}

}  // namespace hw
