// The keys of one table, read by their types (value_types.hpp). For core
// only.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hw/error.hpp"

#include "toml.hpp"
#include "value_types.hpp"

namespace hw {

// What is found to be wrong in one file while it is read.
class ProblemList {
 public:
  explicit ProblemList(std::string file) : file_(std::move(file)) {}

  void note(int line, std::string message);

  // Notes that `key` takes what `allowed` says, and not `found`.
  void refuse(std::string_view key, std::string_view allowed,
              const TomlValue& found);

  // How many there are.
  std::size_t size() const { return problems_.size(); }

  // Makes private those that were noted when there were `first` or more.
  void hide_from(std::size_t first);

  // In order of their lines.
  std::vector<Problem> in_order() const;

 private:
  std::string file_;
  std::vector<Problem> problems_;
};

// The elements of a list; of anything else, that value.
std::vector<TomlValue*> elements(TomlValue& value);

// What a type reads: an optional.
template <typename Type>
using Reading =
    decltype(std::declval<const Type&>().read(std::declval<TomlValue&>()));

// Reads the keys of a table. Every function gives nothing when the key is not
// there, and nothing when its value is of another type, which is noted.
class Fields {
 public:
  // Both have to outlive the Fields. `line` is where the table begins.
  Fields(TomlTable& table, int line, ProblemList& problems)
      : table_(table), line_(line), problems_(problems) {}

  TomlTable& table() const { return table_; }

  // Null when the key is not there.
  TomlValue* find(std::string_view key) const;

  template <typename Type>
  Reading<Type> one(std::string_view key, const Type& type) const {
    TomlValue* const value = find(key);
    return value == nullptr ? std::nullopt : read(key, *value, type);
  }

  std::optional<std::string> text(std::string_view key) const {
    return one(key, AnyText{});
  }

  // A value without brackets is a list of one.
  template <typename Type>
  auto list(std::string_view key, const Type& type) const {
    TomlValue* const value = find(key);
    return value == nullptr ? std::nullopt : read_list(key, *value, type);
  }

  // Like one(), for a key that has to be there: noted when it is not.
  template <typename Type>
  Reading<Type> needed(std::string_view key, const Type& type) const {
    if (find(key) == nullptr) {
      note_absence(key, type.allowed());
    }
    return one(key, type);
  }

 private:
  template <typename Type>
  Reading<Type> read(std::string_view key, TomlValue& value,
                     const Type& type) const {
    Reading<Type> result = type.read(value);
    if (!result) {
      problems_.refuse(key, type.allowed(), value);
    }
    return result;
  }

  template <typename Type>
  auto read_list(std::string_view key, TomlValue& value,
                 const Type& type) const {
    std::vector<typename Reading<Type>::value_type> result;
    const std::vector<TomlValue*> parts = elements(value);
    for (TomlValue* const part : parts) {
      if (auto element = read(key, *part, type)) {
        result.push_back(std::move(*element));
      }
    }
    const bool is_whole = result.size() == parts.size();
    return is_whole ? std::optional(std::move(result)) : std::nullopt;
  }

  void note_absence(std::string_view key, std::string_view allowed) const;

  TomlTable& table_;
  int line_;
  ProblemList& problems_;
};

}  // namespace hw
