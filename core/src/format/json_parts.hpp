// What JSON documents have in common. For core alone.
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "hw/json.hpp"

namespace hw {

inline constexpr int json_version = 1;

// Writes the parts that documents have in common.
class DocumentWriter {
 public:
  void write(std::string_view key, const std::string& text) {
    if (!text.empty()) {
      json_.key(key).value(text);
    }
  }

  void write(std::string_view key, const std::optional<int>& number) {
    if (number) {
      json_.key(key).value(*number);
    }
  }

  void write(std::string_view key, const std::vector<std::string>& texts) {
    if (texts.empty()) {
      return;
    }
    json_.key(key).begin_array();
    for (const std::string& text : texts) {
      json_.value(text);
    }
    json_.end_array();
  }

  template <std::same_as<bool> Truth>  // a number is none
  void write(std::string_view key, Truth yes) {
    if (yes) {
      json_.key(key).value(true);
    }
  }

  template <typename Word>
  requires std::is_enum_v<Word>
  void write(std::string_view key, const std::optional<Word>& word) {
    if (word) {
      json_.key(key).value(to_string(*word));
    }
  }

  JsonWriter& json() { return json_; }

 private:
  JsonWriter json_;
};

}  // namespace hw
