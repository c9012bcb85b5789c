#include "hw/edit.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "hw/blocks.hpp"

#include "line_ends.hpp"
#include "scan.hpp"
#include "statements.hpp"

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
  Span span;
  std::string text;
};

Edit find_edit(std::string_view body, std::string_view key,
               std::string_view value) {
  Scanner scanner(body);
  std::size_t behind_last_key = 0;
  while (!scanner.is_done() && scanner.first_character() != '[') {
    const std::size_t begin = scanner.position();
    const std::string_view line = scanner.line();
    const std::size_t first = line.find_first_not_of(blanks);
    if (first == std::string_view::npos || line[first] == '#') {
      scanner.skip_line();
      continue;
    }
    scanner.skip_value();
    if (key_of(line) == key) {
      const std::size_t equals = body.find('=', begin);
      const std::size_t from = body.find_first_not_of(blanks, equals + 1);
      const std::size_t to =
          body.find_last_not_of(" \t\r", scanner.position() - 1) + 1;
      return {.span = {.begin = from, .end = to}, .text = std::string(value)};
    }
    scanner.skip_line();
    behind_last_key = scanner.position();
  }
  const bool is_open = behind_last_key > 0 && body[behind_last_key - 1] != '\n';
  return {.span = {.begin = behind_last_key, .end = behind_last_key},
          .text = std::string(is_open ? "\n" : "") + std::string(key) + " = " +
                  std::string(value) + "\n"};
}

// A key with its value, as a canonical block has them.
struct Setting {
  std::string key;
  std::string value;

  friend bool operator==(const Setting&, const Setting&) = default;
};

std::vector<Setting> settings_of(std::string_view block) {
  const std::string_view body = split_blocks(block).back().body;
  std::vector<Setting> settings;
  Scanner scanner(body);
  while (!scanner.is_done()) {
    const std::size_t begin = scanner.position();
    const std::string key(key_of(scanner.line()));
    const std::size_t value = body.find('=', begin) + 2;
    scanner.skip_value();
    settings.push_back(
        {key, std::string(body.substr(value, scanner.position() - value))});
    scanner.skip_line();
  }
  return settings;
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
  result.replace(body + edit.span.begin, edit.span.end - edit.span.begin,
                 with_line_ends_of(text, (needs_line ? "\n" : "") + edit.text));
  return result;
}

std::string change_block(std::string_view text, std::string_view name,
                         std::size_t index, std::string_view before,
                         std::string_view after) {
  const std::vector<Setting> old = settings_of(before);
  std::string result(text);
  for (const Setting& setting : settings_of(after)) {
    if (std::find(old.begin(), old.end(), setting) == old.end()) {
      result = set_key(result, name, index, setting.key, setting.value);
    }
  }
  return result;
}

}  // namespace hw
