#include "change.hpp"

#include <algorithm>
#include <utility>

#include "fingerprint.hpp"

namespace hw {
namespace {

std::uint64_t fingerprint_around(std::string_view text, std::size_t beginning,
                                 std::size_t ending) {
  const std::string_view end = text.substr(text.size() - ending);
  return fingerprint(end, fingerprint(text.substr(0, beginning), 0));
}

std::size_t common_beginning(std::string_view text, std::string_view other) {
  if (other.starts_with(text)) {  // appending is what happens most
    return text.size();
  }
  const auto differs =
      std::mismatch(text.begin(), text.end(), other.begin(), other.end());
  return static_cast<std::size_t>(differs.first - text.begin());
}

std::size_t common_ending(std::string_view text, std::string_view other) {
  const auto differs =
      std::mismatch(text.rbegin(), text.rend(), other.rbegin(), other.rend());
  return static_cast<std::size_t>(differs.first - text.rbegin());
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
  change.beginning = common_beginning(old_text, new_text);
  old_text.remove_prefix(change.beginning);
  new_text.remove_prefix(change.beginning);
  change.ending = common_ending(old_text, new_text);
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
