// What JSON documents have in common. For core only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "hw/assignment.hpp"
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

  void write(std::string_view key, int number) { json_.key(key).value(number); }

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

  void write(std::string_view key, bool yes) {
    if (yes) {
      json_.key(key).value(true);
    }
  }

  template <typename Word>
  requires std::is_enum_v<Word>
  void write(std::string_view key, Word word) {
    json_.key(key).value(to_string(word));
  }

  void write(std::string_view key, const Schedule& schedule) {
    json_.key(key).value(schedule.to_string());
  }

  void write(std::string_view key, Date date) {
    json_.key(key).value(date.to_string());
  }

  void write(std::string_view key, const Moment& moment) {
    json_.key(key).value(to_string(moment));
  }

  void write(std::string_view key, const std::vector<Kind>& kinds) {
    json_.key(key).begin_array();
    for (const Kind kind : kinds) {
      json_.value(to_string(kind));
    }
    json_.end_array();
  }

  void write(std::string_view key, const std::pair<double, double>& ends) {
    json_.key(key).begin_array();
    json_.value(ends.first).value(ends.second).end_array();
  }

  template <typename T>
  void write(std::string_view key, const std::optional<T>& value) {
    if (value) {
      write(key, *value);
    }
  }

  JsonWriter& json() { return json_; }

 private:
  JsonWriter json_;
};

// KEY: [...], where `write` writes the keys of one item.
template <typename Item, typename Write>
void write_list(DocumentWriter& writer, std::string_view key,
                const std::vector<Item>& items, Write write) {
  writer.json().key(key).begin_array();
  for (const Item& item : items) {
    writer.json().begin_object();
    write(writer, item);
    writer.json().end_object();
  }
  writer.json().end_array();
}

// {"version": 1, ...}, where `write` writes what follows.
template <typename Write>
std::string document(Write write) {
  DocumentWriter writer;
  writer.json().begin_object();
  writer.json().key("version").value(json_version);
  write(writer);
  writer.json().end_object();
  return writer.json().take();
}

}  // namespace hw
