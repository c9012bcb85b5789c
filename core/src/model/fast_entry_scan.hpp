// A scan of entries that are only counted, in one pass. For core only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hw/assignment.hpp"
#include "hw/date.hpp"

namespace hw {

// What is counted of an entry.
struct ScannedEntry {
  Moment at;
  Outcome outcome = Outcome::done;
  std::string_view step;  // as it stands in the text
  bool is_private = false;
  bool step_done = false;
  bool is_open = false;  // has something to talk about, still
  std::size_t end = 0;   // behind its last line
};

// Knows entries in the form that hw itself writes: `key = value` with a space
// on each side, and keys that every entry has or that a question asks for.
class EntryScanner {
 public:
  // `text` is_plain_text(); it and `questions` have to outlive this. Entries of
  // the days `whole` are left to the caller.
  EntryScanner(std::string_view text, const std::vector<Question>& questions,
               const Days& whole);

  // The entry whose lines go from `begin` on to the next line that begins with
  // "[", or to the end. Nothing if its day is one of `whole`, if it is planned
  // or has an open `bring`, or if read_entry() would note a problem; nor if it
  // has another form, which takes a closer look.
  std::optional<ScannedEntry> skim(std::size_t begin);

 private:
  enum class Takes : std::uint8_t {
    at,
    outcome,
    step,
    share,
    number,
    obstacles,
    truth,
    bring,
    bring_done,
    step_done,
    moment,
    text,
    answer
  };

  struct Key {
    std::string beginning;  // of its line: "minutes = "
    Takes takes = Takes::text;
    const Question* question = nullptr;
    int highest = 0;           // of a number
    std::size_t follower = 0;  // the key that came next last time
  };

  // By the type of the member.
  static Takes taken_by(std::string Entry::* /*m*/) { return Takes::text; }
  static Takes taken_by(bool Entry::* /*m*/) { return Takes::truth; }
  static Takes taken_by(std::optional<Moment> Entry::* /*m*/) {
    return Takes::moment;
  }
  static Takes taken_by(std::optional<int> Entry::* /*m*/) {
    return Takes::number;
  }
  static Takes taken_by(std::vector<std::string> Entry::* /*m*/) {
    return Takes::obstacles;
  }
  static Takes taken_by(std::optional<Share> Entry::* /*m*/) {
    return Takes::share;
  }

  void add(std::string_view name, Takes takes,
           const Question* question = nullptr, int highest = 0);

  // The key of the line at `position`; nothing if it is none of keys_, or has
  // been in this entry already.
  const Key* take_key(std::size_t position);
  bool begins(std::size_t position, const Key& key) const;

  // Where the value ends that begins at `begin`; npos if it is not what `key`
  // takes. What is counted of it is in `entry_` then.
  std::size_t value_end(const Key& key, std::size_t begin);
  std::size_t at_end(std::size_t begin);
  std::size_t moment_end(std::size_t begin) const;
  std::size_t outcome_end(std::size_t begin);
  std::size_t share_end(std::size_t begin);
  std::size_t step_end(std::size_t begin);

  std::string_view text_;
  Days whole_;
  std::vector<Key> keys_;
  std::size_t last_key_ = 0;
  std::uint64_t found_ = 0;  // a bit for each of keys_
  ScannedEntry entry_;
};

}  // namespace hw
