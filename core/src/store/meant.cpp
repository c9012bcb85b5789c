// A set of fingerprints of blocks and of paths of files. A step adds what it
// takes away and removes what it adds: undoing it takes its own note back.
#include "hw/meant.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <iterator>
#include <optional>
#include <system_error>

#include <fmt/format.h>

#include "atomic_write.hpp"
#include "fingerprint.hpp"

namespace hw {
namespace {

constexpr std::string_view first_line = "hw-meant-1";
constexpr std::string_view block_word = "block ";
constexpr std::string_view file_word = "file ";

std::uint64_t fingerprint_of(std::string_view block) {
  return fingerprint(trimmed_block(block), 0);
}

// Takes the next line, without its end, from `text`; nothing if it has none.
std::optional<std::string_view> take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

// "91d2a2bb8d3a5c1e assignments/walk.toml"
std::optional<std::pair<std::string, std::uint64_t>> parse_block(
    std::string_view words) {
  constexpr std::size_t digits = 16;
  std::uint64_t number = 0;
  const char* const end = words.data() + std::min(digits, words.size());
  const auto [rest, error] = std::from_chars(words.data(), end, number, 16);
  if (error != std::errc() || words.size() < digits + 2 || rest != end ||
      words[digits] != ' ') {
    return std::nullopt;
  }
  return std::pair(std::string(words.substr(digits + 1)), number);
}

// Adds to `meant` what `change` takes away, and removes what it puts back.
void note(Meant& meant, const FileDelta& change) {
  if (!change.after) {
    meant.add_file(change.path);
    return;
  }
  meant.remove_file(change.path);
  for (const std::string_view block : added_blocks(change)) {
    meant.remove(change.path, block);
  }
  if (change.before) {
    const FileDelta back = reversed(change);
    for (const std::string_view block : added_blocks(back)) {
      meant.add(change.path, block);
    }
  }
}

struct MeantFile {
  std::optional<FileText> file;
  Meant meant;
};

MeantFile load_file(const Storage& storage) {
  MeantFile loaded = {.file = storage.read(meant_path)};
  if (loaded.file && !storage.is_tracked(hw_folder)) {
    loaded.meant = Meant::parse(loaded.file->text);
  }
  return loaded;
}

}  // namespace

Meant Meant::parse(std::string_view text) {
  Meant meant;
  if (take_line(text) != first_line) {
    return {};
  }
  while (!text.empty()) {
    const std::string_view line = take_line(text).value_or("");
    if (line.starts_with(file_word) && line.size() > file_word.size()) {
      meant.files_.emplace(line.substr(file_word.size()));
      continue;
    }
    auto block = line.starts_with(block_word)
                     ? parse_block(line.substr(block_word.size()))
                     : std::nullopt;
    if (!block) {
      return {};
    }
    meant.blocks_.insert(*std::move(block));
  }
  return meant;
}

std::string Meant::text() const {
  std::string text = fmt::format("{}\n", first_line);
  for (const auto& [path, number] : blocks_) {
    fmt::format_to(std::back_inserter(text), "{}{:016x} {}\n", block_word,
                   number, path);
  }
  for (const std::string& path : files_) {
    fmt::format_to(std::back_inserter(text), "{}{}\n", file_word, path);
  }
  return text;
}

bool Meant::covers(const std::string& path, std::string_view block) const {
  return blocks_.contains({path, fingerprint_of(block)});
}

void Meant::add(const std::string& path, std::string_view block) {
  if (!trimmed_block(block).empty()) {
    blocks_.emplace(path, fingerprint_of(block));
  }
}

void Meant::remove(const std::string& path, std::string_view block) {
  blocks_.erase({path, fingerprint_of(block)});
}

void Meant::remove(const Meant& other) {
  for (const auto& block : other.blocks_) {
    blocks_.erase(block);
  }
  for (const std::string& path : other.files_) {
    files_.erase(path);
  }
}

void Meant::remove_all_of(const std::string& path) {
  std::erase_if(blocks_,
                [&](const auto& block) { return block.first == path; });
  files_.erase(path);
}

Meant load_meant(const Storage& storage) {
  return load_file(storage).meant;
}

void forget_meant(Storage& storage, const Meant& sent) {
  const auto [file, meant] = load_file(storage);
  if (!file) {
    return;
  }
  Meant rest = meant;
  rest.remove(sent);
  if (rest.is_empty()) {
    storage.remove(meant_path, file->version);
  } else if (rest != meant) {
    storage.replace(meant_path, rest.text(), file->version);
  }
}

std::optional<FileWrite> note_of(const Storage& storage,
                                 const ChangeSet& record) {
  if (!storage.has_repository()) {
    return std::nullopt;
  }
  const auto [file, before] = load_file(storage);
  Meant after = before;
  for (const FileDelta& change : record.changes) {
    if (is_journal_file(change.path)) {
      note(after, change);
    }
  }
  if (after == before) {
    return std::nullopt;
  }
  return rewrite(meant_path, file,
                 after.is_empty() ? std::nullopt : WholeText(after.text()));
}

}  // namespace hw
