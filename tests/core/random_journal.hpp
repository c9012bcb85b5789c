// Files of a journal as several devices write them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "random.hpp"

namespace hw::test {

// A file that is edited at random, by devices that do not know of each other.
class RandomJournal {
 public:
  explicit RandomJournal(Random& random);

  // Only what hw does every day: new blocks at the end.
  void append(Random& random, int device);

  // That, and what a person may do with a text editor.
  void edit(Random& random, int device);

  // That, and entries that are given another time, or are finished.
  void edit_times(Random& random, int device);

  // As text: with the blank lines and the last line end that chance gives.
  std::string text(Random& random) const;

  // As hw would have written it.
  std::string plain_text() const;

 private:
  struct RandomBlock {
    std::string comment;
    std::string kind;  // empty for the header
    std::vector<std::pair<std::string, std::string>> keys;
  };

  RandomBlock new_block(Random& random, int device);
  RandomBlock& any_block(Random& random);
  void change_key(Random& random, RandomBlock& block, int device);
  std::string new_time(int device) const;
  void correct(Random& random, int device);

  std::vector<RandomBlock> blocks_;  // the header is the first
  int minutes_ = 0;
};

}  // namespace hw::test
