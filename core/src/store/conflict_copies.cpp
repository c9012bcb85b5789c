#include "conflict_copies.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "hw/assignment.hpp"
#include "hw/blocks.hpp"
#include "hw/journal.hpp"
#include "hw/read.hpp"
#include "hw/text.hpp"

#include "characters.hpp"
#include "journal_paths.hpp"

namespace hw {
namespace {

// The words of a name, each with a space before it, and one at the end.
std::string words_in(std::string_view name) {
  const std::string folded = folded_name(name);
  std::string words = " ";
  for (const Character& character : Characters(folded)) {
    const bool is_part = is_valid_id(character.bytes) && character.bytes != "_";
    words += is_part ? character.bytes : words.ends_with(' ') ? "" : " ";
  }
  return words.ends_with(' ') ? words : words + ' ';
}

// The longest of `ids` in `name` that is not all of it.
std::optional<std::string> id_in(std::string_view name,
                                 const std::vector<std::string>& ids) {
  const std::string whole = words_in(name);
  std::optional<std::string> longest;
  for (const std::string& id : ids) {
    const std::string part = words_in(id);
    if ((!longest || id.size() > longest->size()) && part != whole &&
        whole.find(part) != std::string::npos) {
      longest = id;
    }
  }
  return longest;
}

// The text of `path`; nothing where there is none to be had.
std::optional<std::string> text_of(const Storage& storage,
                                   const std::string& path) {
  try {
    std::optional<FileText> file = storage.read(path);
    return file ? std::optional(std::move(file->text)) : std::nullopt;
  } catch (const Error&) {
    return std::nullopt;
  }
}

// What two versions of one file have in common.
bool is_same_agreement(std::string_view text, std::string_view other) {
  const auto read = [](std::string_view version) {
    return read_assignment("", version, no_days(), Settings().day_starts);
  };
  const ParseResult<Assignment> one = read(text);
  const ParseResult<Assignment> two = read(other);
  return one.readable && two.readable && one.value.title == two.value.title &&
         one.value.agreed_on == two.value.agreed_on;
}

bool is_version_of(const Storage& storage, const std::string& path,
                   const std::string& original) {
  const auto text = text_of(storage, path);
  const auto other = text_of(storage, original);
  return text && other && is_same_agreement(*text, *other);
}

// What was written down on a day, of an assignment or of sessions.
std::multiset<std::string_view> entries_in(std::string_view text) {
  std::multiset<std::string_view> entries;
  for (const Block& block : split_blocks(text)) {
    if (block.name == "log" || block.name == "session" ||
        block.name == "agenda") {
      entries.insert(without_blank_end(block.body));
    }
  }
  return entries;
}

std::size_t common_entries(std::string_view text, std::string_view other) {
  std::vector<std::string_view> common;
  std::ranges::set_intersection(entries_in(text), entries_in(other),
                                std::back_inserter(common));
  return common.size();
}

// Whether hw may have made an id of `original` and " -2", "-3" itself.
bool is_numbered(std::string_view name, std::string_view original) {
  name.remove_prefix(std::min(name.size(), original.size()));
  return name.size() > 1 && name != "-1" && name.front() == '-' &&
         name.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

}  // namespace

AssignmentNames assignment_names(const Storage& storage) {
  AssignmentNames sorted;
  std::vector<std::string> chosen;  // that people may have, or programs
  for (const std::string& file : storage.list(assignments_folder)) {
    std::string name = without_extension(file);
    const bool is_own = is_valid_id(name) && id_from_title(name) != name;
    auto& kind = is_own              ? chosen
                 : is_valid_id(name) ? sorted.ids
                                     : sorted.others;
    kind.push_back(std::move(name));
  }
  std::ranges::stable_sort(chosen, {}, &std::string::size);
  for (std::string& name : chosen) {
    const auto original = id_in(name, sorted.ids);
    const bool is_copy =
        original && is_version_of(storage, path_in(assignments_prefix, name),
                                  path_in(assignments_prefix, *original));
    (is_copy ? sorted.others : sorted.ids).push_back(std::move(name));
  }
  // "walk-2.toml" comes before "walk.toml", and "walk" before "walk-2".
  std::ranges::sort(sorted.ids);
  std::ranges::sort(sorted.others);
  return sorted;
}

std::vector<PassedOver> passed_over(const Storage& storage,
                                    const AssignmentNames& names) {
  std::vector<PassedOver> files = passed_over_settings(storage);
  for (const std::string& name : names.others) {
    PassedOver file{.path = path_in(assignments_prefix, name), .original = {}};
    const auto id = id_in(name, names.ids);
    if (id &&
        is_version_of(storage, file.path, path_in(assignments_prefix, *id))) {
      file.original = path_in(assignments_prefix, *id);
    }
    files.push_back(std::move(file));
  }
  return files;
}

std::vector<PassedOver> passed_over_settings(const Storage& storage) {
  std::vector<PassedOver> files;
  const std::vector<std::string> names = storage.list("");
  for (const std::string& file : names) {
    const std::string name = without_extension(file);
    const auto id = id_in(name, {"journal", "sessions"});
    const std::string original = path_in("", id.value_or(""));
    if (id && id_from_title(name) != name &&
        (name.starts_with(*id) || name.ends_with(*id)) &&
        std::ranges::binary_search(names, original)) {
      files.push_back({file, original});
    }
  }
  return files;
}

Problem problem_of(const PassedOver& file) {
  return {
      .file = file.path,
      .message = file.original.empty()
                     ? "this name cannot be an id, so the file is passed over"
                     : fmt::format("a version of {}, which is passed over; "
                                   "look at both",
                                   file.original),
      .remedy = file.original.empty() ? Remedy::none : Remedy::look_closer};
}

std::string comparison(const Storage& storage, const PassedOver& file) {
  const std::string original = text_of(storage, file.original).value_or("");
  const std::string copy = text_of(storage, file.path).value_or("");
  if (original == copy) {
    return "the two are equal";
  }
  const std::size_t both = common_entries(original, copy);
  const std::size_t only_here = entries_in(copy).size() - both;
  return fmt::format("{} {} in both, {} only in this one", both,
                     both == 1 ? "entry" : "entries", only_here);
}

std::optional<std::string> likely_original(
    const Storage& storage, const std::string& name,
    const std::vector<std::string>& ids) {
  const auto id = id_in(name, ids);
  if (!id) {
    return std::nullopt;
  }
  const auto text = text_of(storage, path_in(assignments_prefix, name));
  const auto other = text_of(storage, path_in(assignments_prefix, *id));
  const bool is_likely = text && other && is_same_agreement(*text, *other) &&
                         (common_entries(*text, *other) > 0 ||
                          (*text == *other && !is_numbered(name, *id)));
  return is_likely ? id : std::nullopt;
}

}  // namespace hw
