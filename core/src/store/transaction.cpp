// Files are read when they are first asked for and changed in memory. Before
// anything is written, every new text is read again, or what was added to it,
// so that a file that could be read before can be read afterwards. The lock is
// held all the while, and an editor, which knows nothing of it, is noticed by
// the version of its file.
#include "hw/transaction.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "hw/blocks.hpp"
#include "hw/edit.hpp"

#include "atomic_write.hpp"
#include "fast_assignment_reader.hpp"
#include "file_problems.hpp"
#include "key_values.hpp"
#include "toml.hpp"

namespace hw {
namespace {

// Whether the header of `text` has all blocks called `name` in one list,
// `name = [...]`. There is no other way to write them but as [[name]] blocks.
bool has_list(std::string_view text, std::string_view name) {
  const auto statements = key_values_in(split_blocks(text).front().body).list;
  return std::ranges::find(statements, name, &KeyValue::key) !=
         statements.end();
}

Error list_in_the_way(std::string_view deed, const std::string& path,
                      std::string_view name) {
  return Error(
      fmt::format("cannot {} {}: it has a list \"{} = [...]\"", deed, path,
                  name),
      fmt::format("Nothing was written. In a text editor, make each part of "
                  "that list a [[{}]] block of its own, then try again.",
                  name));
}

// Why a text that had no problems before has `problem` now. Its line is one of
// a text that is not kept.
Error refusal(const std::string& path, std::string_view text,
              const Problem& problem) {
  const std::vector<Block> blocks = split_blocks(text);
  const auto taken = std::find_if(
      blocks.begin() + 1, blocks.end(),
      [&](const Block& block) { return has_list(text, block.name); });
  if (taken != blocks.end()) {
    return list_in_the_way("add to", path, taken->name);
  }
  return Error(fmt::format("cannot change {}: {}", path, problem.message),
               "Nothing was written: the file could not be read again.");
}

// The [[log]] blocks of `text`, without blank lines around them.
std::vector<std::string_view> entry_texts(std::string_view text) {
  std::vector<std::string_view> texts;
  for (const Block& block : split_blocks(text)) {
    if (block.name == "log") {
      texts.push_back(trimmed_block(block.text));
    }
  }
  return texts;
}

}  // namespace

Error nothing_written(const Problem& problem) {
  constexpr auto nothing = "Nothing was written.";
  return problem.line == 0
             ? Error(problem, nothing)
             : Error(problem, fmt::format("{} Fix the file", nothing),
                     Remedy::edit_file);
}

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

void Transaction::set_key(const std::string& path, std::string_view name,
                          std::size_t index, std::string_view key,
                          std::string_view value) {
  File& file = open_block(path, name);
  file.change(hw::set_key(file.text, name, index, key, value));
}

void Transaction::change_block(const std::string& path, std::string_view name,
                               std::size_t index, std::string_view before,
                               std::string_view after) {
  File& file = open_block(path, name);
  file.change(hw::change_block(file.text, name, index, before, after));
}

std::size_t Transaction::find_entry(const AssignmentFile& file,
                                    BlockNumber block) {
  const std::string& now = open_block(file.path, "log").text;
  if (now == file.source.text) {
    return block.value;
  }
  const std::vector<std::string_view> texts = entry_texts(now);
  const std::vector<std::string_view> before = entry_texts(file.source.text);
  const auto found = block.value < before.size()
                         ? std::ranges::find(texts, before[block.value])
                         : texts.end();
  if (found != texts.end()) {
    return static_cast<std::size_t>(found - texts.begin());
  }
  throw Error(fmt::format("this entry of {} has changed meanwhile", file.path),
              "Nothing was written. Run the command again.");
}

void Transaction::remove_key(const std::string& path, std::string_view name,
                             std::size_t index, std::string_view key) {
  File& file = open_block(path, name);
  file.change(hw::remove_key(file.text, name, index, key));
}

void Transaction::remove_block(const std::string& path, std::string_view name,
                               std::size_t index) {
  File& file = open_block(path, name);
  file.change(hw::remove_block(file.text, name, index));
}

void Transaction::replace_block(const std::string& path, std::string_view name,
                                std::size_t index, std::string_view block) {
  File& file = open_block(path, name);
  file.change(hw::replace_block(file.text, name, index, block));
}

void Transaction::move_entry(const std::string& path, std::size_t index,
                             const std::string& other) {
  append(other, copy_block(open_block(path, "log").text, "log", index));
  remove_block(path, "log", index);
}

void Transaction::remove(const std::string& path) {
  File& file = open(path);
  file.change("");
  file.is_checked = true;
}

void Transaction::fix(const std::string& path, std::string_view seen,
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
    WholeText after;
    const bool is_emptied = file.before && file.text.empty();
    if (!is_emptied) {  // an empty file would be one that is elsewhere
      after = std::move(file.text);
    }
    if (file.changed && file.before != after) {
      writes.push_back({.path = path,
                        .before = std::move(file.before),
                        .after = std::move(after),
                        .seen = std::move(file.seen)});
    }
  }
  commit_changes(storage_, what, std::move(writes));
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
      throw nothing_written(problems.front());
    }
  }
  return files_.emplace(path, std::move(file)).first->second;
}

Transaction::File& Transaction::open_block(const std::string& path,
                                           std::string_view name) {
  File& file = open(path);
  if (has_list(file.text, name)) {
    throw list_in_the_way("change", path, name);
  }
  return file;
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
  const ParseResult<Settings> read = load_settings(storage_);
  if (!read.readable) {
    throw nothing_written(read.problems.front());
  }
}

}  // namespace hw
