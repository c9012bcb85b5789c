#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "hw/blocks.hpp"
#include "hw/journal.hpp"

#include "file_problems.hpp"
#include "plain_assignment.hpp"
#include "steps.hpp"
#include "together.hpp"
#include "toml.hpp"

namespace hw {
namespace {

// Whether a line of `header` gives the key `name` a value.
bool has_key(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    std::string_view line = header.substr(0, header.find('\n'));
    header.remove_prefix(std::min(header.size(), line.size() + 1));
    if (!line.starts_with(name)) {
      continue;
    }
    line.remove_prefix(name.size());
    line.remove_prefix(std::min(line.size(), line.find_first_not_of(" \t")));
    if (line.starts_with("=")) {
      return true;
    }
  }
  return false;
}

// Why a text that had no problems before has `problem` now.
Error refusal(const std::string& path, std::string_view text,
              const Problem& problem) {
  const std::vector<Block> blocks = split_blocks(text);
  const auto taken =
      std::find_if(blocks.begin() + 1, blocks.end(), [&](const Block& block) {
        return has_key(blocks.front().body, block.name);
      });
  if (taken == blocks.end()) {
    return Error(problem,
                 "Nothing was written: the file could not be read again.");
  }
  return Error(
      fmt::format("cannot add to {}: it has a list \"{} = [...]\"", path,
                  taken->name),
      fmt::format("Nothing was written. In a text editor, make each part of "
                  "that list a [[{}]] block of its own, then try again.",
                  taken->name));
}

}  // namespace

void Transaction::File::change(std::string new_text) {
  text = std::move(new_text);
  changed = true;
  is_checked = false;
}

Transaction::Transaction(Storage& storage)
    : storage_(storage), lock_(lock_to_change(storage)) {}

Transaction::~Transaction() = default;

std::string Transaction::text(const std::string& path) {
  return open(path).text;
}

void Transaction::append(const std::string& path, std::string_view block) {
  File& file = open(path);
  file.change(append_block(file.text, block));
}

void Transaction::append(AssignmentFile file, std::string_view block) {
  FileText& source = file.source;
  const bool is_still_there = !files_.contains(file.path) &&
                              file.read.problems.empty() &&
                              storage_.version(file.path) == source.version;
  if (!is_still_there) {
    append(file.path, block);
    return;
  }
  std::string text = append_block(source.text, block);
  const bool is_checked =
      text.size() <= largest_toml && stays_plain(file.read.value, block);
  files_.emplace(file.path, File{.before = std::move(source.text),
                                 .text = std::move(text),
                                 .seen = std::move(source.version),
                                 .changed = true,
                                 .is_checked = is_checked});
}

void Transaction::create(const std::string& path, std::string_view text) {
  File& file = open(path);
  if (file.before || file.changed) {
    throw Error(fmt::format("{} is already there", path),
                "Nothing was written. Choose another name.");
  }
  file.change(std::string(text));
}

void Transaction::replace(const std::string& path, std::string_view text) {
  File& file = open(path);
  if (!file.before && !file.changed) {
    throw Error(fmt::format("there is no {}", path), "Nothing was written.");
  }
  file.change(std::string(text));
}

void Transaction::mend(const std::string& path, std::string_view seen,
                       std::string_view text) {
  const auto known = files_.find(path);
  File file = known == files_.end() ? take(path) : known->second;
  if (!(file.before || file.changed) || file.text != seen) {
    throw Error(fmt::format("another program has changed {} meanwhile", path),
                "Nothing was written.");
  }
  file.change(std::string(text));
  files_.insert_or_assign(path, std::move(file));
}

void Transaction::commit(std::string_view what) {
  check_texts();
  check_settings();
  std::vector<FileWrite> writes;
  for (auto& [path, file] : std::exchange(files_, {})) {
    if (file.changed && file.before != file.text) {
      writes.push_back({.path = path,
                        .before = std::move(file.before),
                        .after = std::move(file.text),
                        .seen = std::move(file.seen)});
    }
  }
  take_step(storage_, what, std::move(writes));
}

// As it is on the disk, whatever it holds.
Transaction::File Transaction::take(const std::string& path) const {
  std::optional<FileText> there = storage_.read(path);
  if (!there) {
    return {};
  }
  return {.before = there->text,
          .text = std::move(there->text),
          .seen = std::move(there->version)};
}

Transaction::File& Transaction::open(const std::string& path) {
  const auto known = files_.find(path);
  if (known != files_.end()) {
    return known->second;
  }
  File file = take(path);
  if (file.before) {
    const std::vector<Problem> problems = problems_in(path, file.text);
    if (!problems.empty()) {
      throw Error(
          problems.front(),
          fmt::format("Nothing was written. Mend the file with {}, then "
                      "try again.",
                      how_to_edit(path)));
    }
  }
  return files_.emplace(path, std::move(file)).first->second;
}

void Transaction::check_texts() const {
  for (const auto& [path, file] : files_) {
    if (!file.changed || file.is_checked) {
      continue;
    }
    const std::vector<Problem> problems = problems_in(path, file.text);
    if (!problems.empty()) {
      throw refusal(path, file.text, problems.front());
    }
  }
}

// The format of a journal whose settings cannot be read is not known.
void Transaction::check_settings() const {
  const auto settings = files_.find(settings_path);
  if (settings != files_.end() && settings->second.changed) {
    return;
  }
  const Read<Settings> read = load_settings(storage_);
  if (!read.readable) {
    throw Error(read.problems.front(),
                "Nothing was written. Mend the file with: hw edit settings");
  }
}

}  // namespace hw
