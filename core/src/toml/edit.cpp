#include "hw/edit.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "hw/blocks.hpp"
#include "hw/text.hpp"

#include "key_values.hpp"
#include "line_ends.hpp"
#include "toml_text.hpp"

namespace hw {
namespace {

std::optional<std::size_t> find_block(const std::vector<Block>& blocks,
                                      std::string_view name,
                                      std::size_t index) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].name == name && index-- == 0) {
      return i;
    }
  }
  return std::nullopt;
}

// Where in a body something is to be exchanged, and for what.
struct Edit {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
};

Edit find_edit(std::string_view body, std::string_view key,
               std::string_view value) {
  const std::vector<KeyValue> statements = key_values_in(body).list;
  const auto place = [body](const char* byte) {
    return static_cast<std::size_t>(byte - body.data());
  };
  for (const KeyValue& statement : statements) {
    if (statement.key == key) {
      const std::size_t begin = place(statement.value.data());
      return {.begin = begin,
              .end = begin + statement.value.size(),
              .text = std::string(value)};
    }
  }
  const std::string_view last =
      statements.empty() ? body.substr(0, 0) : statements.back().text;
  const std::size_t end = place(last.data() + last.size());
  const bool is_open = !last.empty() && !last.ends_with('\n');
  return {.begin = end,
          .end = end,
          .text = std::string(is_open ? "\n" : "") + toml_key(key) + " = " +
                  std::string(value) + "\n"};
}

// What goes with a key: its lines, but for a comment after the value.
std::string_view removed_part(const KeyValue& statement) {
  const char* const end = statement.value.data() + statement.value.size();
  const auto size = static_cast<std::size_t>(end - statement.text.data());
  const std::size_t comment = statement.text.find_first_not_of(" \t", size);
  const bool has_comment =
      comment != std::string_view::npos && statement.text[comment] == '#';
  return statement.text.substr(0, has_comment ? comment : std::string::npos);
}

std::string without(std::string_view text, std::string_view part) {
  std::string result(text);
  result.erase(static_cast<std::size_t>(part.data() - text.data()),
               part.size());
  return result;
}

// What `block`, a canonical one, says.
std::vector<KeyValue> statements_of(std::string_view block) {
  return key_values_in(split_blocks(block).back().body).list;
}

}  // namespace

std::string set_key(std::string_view text, std::string_view name,
                    std::size_t index, std::string_view key,
                    std::string_view value) {
  const std::vector<Block> blocks = split_blocks(text);
  const auto found = find_block(blocks, name, index);
  if (!found) {
    return std::string(text);
  }
  const Block& block = blocks[*found];
  const Edit edit = find_edit(block.body, key, value);
  const auto body = static_cast<std::size_t>(block.body.data() - text.data());
  const bool needs_line = block.body.empty() && !block.text.ends_with('\n');
  std::string result(text);
  result.replace(body + edit.begin, edit.end - edit.begin,
                 with_line_ends_of(text, (needs_line ? "\n" : "") + edit.text));
  return result;
}

std::string change_block(std::string_view text, std::string_view name,
                         std::size_t index, std::string_view before,
                         std::string_view after) {
  const std::vector<KeyValue> old = statements_of(before);
  std::string result(text);
  for (const KeyValue& statement : statements_of(after)) {
    const auto is_same = [&](const KeyValue& other) {
      return other.key == statement.key && other.value == statement.value;
    };
    if (std::ranges::none_of(old, is_same)) {
      result = set_key(result, name, index, statement.key, statement.value);
    }
  }
  return result;
}

std::string remove_key(std::string_view text, std::string_view name,
                       std::size_t index, std::string_view key) {
  const std::vector<Block> blocks = split_blocks(text);
  const auto found = find_block(blocks, name, index);
  if (!found) {
    return std::string(text);
  }
  const std::vector<KeyValue> list = key_values_in(blocks[*found].body).list;
  const auto statement = std::ranges::find(list, key, &KeyValue::key);
  return statement == list.end() ? std::string(text)
                                 : without(text, removed_part(*statement));
}

std::string remove_block(std::string_view text, std::string_view name,
                         std::size_t index) {
  const std::vector<Block> blocks = split_blocks(text);
  const auto found = find_block(blocks, name, index);
  if (!found) {
    return std::string(text);
  }
  std::string result = without(text, blocks[*found].text);
  const std::string line_end(line_end_of(text));
  const bool is_last = *found + 1 == blocks.size();
  if (is_last && result.ends_with(line_end + line_end)) {
    result.resize(result.size() - line_end.size());
  }
  return result;
}

std::string replace_block(std::string_view text, std::string_view name,
                          std::size_t index, std::string_view block) {
  const std::vector<Block> blocks = split_blocks(text);
  const auto found = find_block(blocks, name, index);
  std::string result(text);
  if (found) {
    const std::string_view old = without_blank_end(blocks[*found].text);
    result.replace(static_cast<std::size_t>(old.data() - text.data()),
                   old.size(),
                   with_line_ends_of(text, without_blank_end(block)));
  }
  return result;
}

std::string copy_block(std::string_view text, std::string_view name,
                       std::size_t index) {
  const std::vector<Block> blocks = split_blocks(text);
  const auto found = find_block(blocks, name, index);
  if (!found) {
    return "";
  }
  std::string block(without_blank_end(blocks[*found].text));
  block.erase(0, block.find_first_not_of("\r\n"));
  if (line_end_of(text) == "\r\n") {
    std::erase(block, '\r');
  }
  return block + "\n";
}

}  // namespace hw
