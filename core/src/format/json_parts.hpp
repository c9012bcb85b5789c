// What JSON documents have in common. For core alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>
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

  JsonWriter& json() { return json_; }

 private:
  JsonWriter json_;
};

}  // namespace hw
