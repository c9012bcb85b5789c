// What commands of this device took away from a journal that git carries.
//
// An entry that is gone may be lost, or taken away: hw sync asks which, unless
// it finds here that a command meant it. Every step that changes or removes
// blocks or files adds to it, in one with the step; a step that puts them back
// takes that out again. It lasts until it is sent, longer than the history.
//
// Kept in meant_path, a line each, without their words:
//
//   hw-meant-1
//   block 91d2a2bb8d3a5c1e assignments/walk.toml
//   file templates/calm.toml
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "hw/storage.hpp"

namespace hw {

inline constexpr auto meant_path = ".hw/meant";

class Meant {
 public:
  // What `text`, that of a file, says; empty if it is damaged or of another
  // version.
  static Meant parse(std::string_view text);
  std::string text() const;

  bool is_empty() const { return blocks_.empty() && files_.empty(); }

  // Whether a command took `block` away from the file `path`, or changed it:
  // the text of a Block, blank lines around it aside.
  bool covers(const std::string& path, std::string_view block) const;

  // Whether a command removed the file `path`.
  bool covers_file(const std::string& path) const {
    return files_.contains(path);
  }

  void add(const std::string& path, std::string_view block);
  void add_file(const std::string& path) { files_.insert(path); }
  void remove(const std::string& path, std::string_view block);
  void remove_file(const std::string& path) { files_.erase(path); }
  // All that `other` has.
  void remove(const Meant& other);
  // All that is noted of the file `path`.
  void remove_all_of(const std::string& path);

  friend bool operator==(const Meant&, const Meant&) = default;

 private:
  std::set<std::pair<std::string, std::uint64_t>> blocks_;
  std::set<std::string> files_;
};

// What is noted in `storage`. Empty where git tracks .hw: it may come from
// another person. Throws Error when the disk says no.
Meant load_meant(const Storage& storage);

// Takes `sent`, what load_meant() gave before it was committed, out of what is
// noted. What is noted of a file that is held back was not sent, and stays. The
// journal has to be locked.
void forget_meant(Storage& storage, const Meant& sent);

}  // namespace hw
