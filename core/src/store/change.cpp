#include "change.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "hw/blocks.hpp"

#include "fingerprint.hpp"

namespace hw {
namespace {

std::uint64_t fingerprint_around(std::string_view text, std::size_t beginning,
                                 std::size_t ending) {
  const std::string_view end = text.substr(text.size() - ending);
  return fingerprint(end, fingerprint(text.substr(0, beginning), 0));
}

// Whether `rest`, which is behind `text` in a new text, is blocks of its own.
bool is_new_blocks(std::string_view text, std::string_view rest) {
  const bool is_open = !text.empty() && !text.ends_with('\n') &&
                       !rest.starts_with("\n") && !rest.starts_with("\r\n");
  const std::vector<Block> blocks = split_blocks(rest);
  return !is_open && blocks.size() > 1 &&
         trimmed_block(blocks[0].text).empty() &&
         blocks[1].name.find('.') == std::string::npos;
}

// Sets what `change` keeps of two texts to whole blocks.
void keep_blocks(FileChange& change, std::string_view old_text,
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
bool holds(const FileChange& change, const WholeText& between,
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

}  // namespace

FileChange change_between(const std::string& path, const WholeText& before,
                          const WholeText& after) {
  FileChange change = {.path = path};
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

FileChange reversed(const FileChange& change) {
  FileChange result = change;
  std::swap(result.before, result.after);
  return result;
}

bool is_before(const FileChange& change, const WholeText& text) {
  return holds(change, change.before, text);
}

bool is_after(const FileChange& change, const WholeText& text) {
  return holds(change, change.after, text);
}

WholeText changed_text(const FileChange& change, const WholeText& text) {
  if (!change.after) {
    return std::nullopt;
  }
  std::string result = text.value_or("");
  result.replace(change.beginning,
                 result.size() - change.beginning - change.ending,
                 *change.after);
  return result;
}

}  // namespace hw
