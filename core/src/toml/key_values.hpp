// The keys of a block with their values, as text. Core only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hw {

// One key with its value.
struct KeyValue {
  std::string key;         // without quotes and escapes; "a.b" if dotted
  std::string_view value;  // without blanks around it or a comment behind it
  std::string_view above;  // blank lines and comments
  std::string_view text;   // its lines
};

// Whether `line` holds anything but blanks and a comment.
bool says_something(std::string_view line);

// What a Block's body says.
struct KeyValues {
  std::vector<KeyValue> list;
  std::string_view rest;  // comments below the last one; [tables] inside
};

// Nothing of `body` is left out. A line that is no statement counts as one that
// has no key and no value.
KeyValues key_values_in(std::string_view body);

}  // namespace hw
