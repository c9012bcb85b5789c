// A TOML text as a small tree of our own, in the order of the file.
//
// toml.cpp is the one file that includes toml++: hardened there, and slow to
// compile.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hw/date.hpp"
#include "hw/error.hpp"

namespace hw {

struct TomlValue;
struct TomlMember;

using TomlArray = std::vector<TomlValue>;
using TomlTable = std::vector<TomlMember>;  // in the order of the file

// A date of the year 0, which TOML has and calendars do not.
struct NoSuchDay {};

struct TomlValue {
  // Every date, with or without a time, is a Moment.
  std::variant<std::string, std::int64_t, double, bool, TimeOfDay, Moment,
               NoSuchDay, TomlArray, TomlTable>
      content;
  int line = 0;  // where it begins; of `[[log]]` for an element of a block list
};

struct TomlMember {
  std::string key;
  TomlValue value;
};

inline constexpr std::size_t largest_toml = std::size_t{256} * 1024 * 1024;

// The root table of `text`; or, when it cannot be read whole, why. Never
// throws and never runs out of stack, whatever `text` holds.
std::variant<TomlTable, Problem> parse_toml(const std::string& file,
                                            std::string_view text);

// What the key of `table` holds; null when it is not there, or holds something
// else.
template <typename Content>
const Content* content_of(const TomlTable& table, std::string_view key) {
  const auto member = std::ranges::find(table, key, &TomlMember::key);
  return member == table.end() ? nullptr
                               : std::get_if<Content>(&member->value.content);
}

// Empty when there is none.
inline std::string text_of(const TomlTable& table, std::string_view key) {
  const auto* const text = content_of<std::string>(table, key);
  return text == nullptr ? std::string() : *text;
}

// Where the value of `key`, which is there, begins.
inline int line_of(const TomlTable& table, std::string_view key) {
  return std::ranges::find(table, key, &TomlMember::key)->value.line;
}

// The blocks `[[name]]` below `root`.
inline std::vector<const TomlTable*> blocks_of(const TomlTable& root,
                                               std::string_view name) {
  std::vector<const TomlTable*> blocks;
  if (const auto* const list = content_of<TomlArray>(root, name)) {
    for (const TomlValue& value : *list) {
      if (const auto* const table = std::get_if<TomlTable>(&value.content)) {
        blocks.push_back(table);
      }
    }
  }
  return blocks;
}

// `value`, or the parts of it if it is a list.
inline std::vector<const TomlValue*> items_of(const TomlValue& value) {
  const auto* const list = std::get_if<TomlArray>(&value.content);
  if (list == nullptr) {
    return {&value};
  }
  std::vector<const TomlValue*> parts;
  for (const TomlValue& part : *list) {
    parts.push_back(&part);
  }
  return parts;
}

// The texts that the key of `table` holds, one or a list.
inline std::set<std::string> texts_of(const TomlTable& table,
                                      std::string_view key) {
  std::set<std::string> texts;
  const auto member = std::ranges::find(table, key, &TomlMember::key);
  if (member == table.end()) {
    return texts;
  }
  for (const TomlValue* const part : items_of(member->value)) {
    if (const auto* const text = std::get_if<std::string>(&part->content)) {
      texts.insert(*text);
    }
  }
  return texts;
}

}  // namespace hw
