#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "hw/blocks.hpp"
#include "hw/journal.hpp"

#include "journal_paths.hpp"

namespace hw {
namespace {

std::vector<Problem> problems_of(const std::string& path,
                                 std::string_view text) {
  if (path == settings_path) {
    return read_settings(path, text).problems;
  }
  if (path == sessions_path) {
    return read_sessions(path, text).problems;
  }
  if (path.starts_with(assignments_prefix) ||
      path.starts_with(templates_prefix)) {
    return read_assignment(path, text).problems;
  }
  return {};
}

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

// Takes a file back from `after` to `before`, if it got as far as `after`.
void take_back_file(Storage& storage, const std::string& path,
                    const std::optional<std::string>& before,
                    std::string_view after) {
  const std::optional<FileText> now = storage.read(path);
  if (!now || now->text != after) {
    return;
  }
  if (before) {
    storage.replace(path, *before, now->version);
  } else {
    storage.remove(path, now->version);
  }
}

}  // namespace

Transaction::Transaction(Storage& storage)
    : storage_(storage), lock_(storage.lock()) {
  const int format = load_settings(storage).format;
  if (format > known_format) {
    throw Error(
        fmt::format("the journal has format {}, and this version of hw writes "
                    "format {}",
                    format, known_format),
        "Nothing was written. Use a newer version of hw to change it; this one "
        "can read it.");
  }
}

Transaction::~Transaction() = default;

std::string Transaction::text(const std::string& path) {
  return open(path).text;
}

void Transaction::append(const std::string& path, std::string_view block) {
  File& file = open(path);
  file.text = append_block(file.text, block);
  file.changed = true;
}

void Transaction::create(const std::string& path, std::string_view text) {
  File& file = open(path);
  if (file.before || file.changed) {
    throw Error(fmt::format("{} is already there", path),
                "Nothing was written. Choose another name.");
  }
  file.text = text;
  file.changed = true;
}

void Transaction::replace(const std::string& path, std::string_view text) {
  File& file = open(path);
  if (!file.before && !file.changed) {
    throw Error(fmt::format("there is no {}", path), "Nothing was written.");
  }
  file.text = text;
  file.changed = true;
}

void Transaction::commit() {
  check_texts();
  try {
    write_texts();
  } catch (const Error&) {
    take_back();
    throw;
  }
  files_.clear();  // what comes next starts from what is on the disk
}

Transaction::File& Transaction::open(const std::string& path) {
  const auto known = files_.find(path);
  if (known != files_.end()) {
    return known->second;
  }
  File file;
  if (std::optional<FileText> there = storage_.read(path)) {
    const std::vector<Problem> problems = problems_of(path, there->text);
    if (!problems.empty()) {
      throw Error(problems.front(),
                  "Nothing was written. Mend the file in a text editor, then "
                  "try again.");
    }
    file.text = there->text;
    file.before = std::move(there->text);
    file.seen = std::move(there->version);
  }
  return files_.emplace(path, std::move(file)).first->second;
}

void Transaction::check_texts() const {
  for (const auto& [path, file] : files_) {
    if (!file.changed) {
      continue;
    }
    const std::vector<Problem> problems = problems_of(path, file.text);
    if (!problems.empty()) {
      throw refusal(path, file.text, problems.front());
    }
  }
}

void Transaction::write_texts() {
  for (const auto& [path, file] : files_) {
    if (file.changed) {
      storage_.replace(path, file.text, file.seen);
    }
  }
}

void Transaction::take_back() {
  for (const auto& [path, file] : files_) {
    if (!file.changed) {
      continue;
    }
    try {
      take_back_file(storage_, path, file.before, file.text);
    } catch (const Error&) {
      // The Error that is on its way already says what the disk refuses.
    }
  }
}

}  // namespace hw
