// Words in a text, as a person looks for them. For core only.
//
// Upper and lower case, accents, wide letters, and the forms of quotes, dashes
// and spaces make no difference: "cafe" is in "CAFÉ". A run of spaces and line
// ends is one space.
#pragma once

#include <cstddef>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

namespace hw {

// Where one of the words stands in a text.
struct TextMark {
  std::size_t begin = 0;
  std::size_t end = 0;  // after its last byte
  std::size_t word = 0;

  friend bool operator==(const TextMark&, const TextMark&) = default;
};

class TextSearch {
 public:
  // Looks for each of `words`, parts of longer words included. With `is_regex`
  // they are regular expressions as ECMAScript has them, in each line by
  // itself. Throws Error for one that is not, and for a word without a letter
  // or sign to look for.
  TextSearch(const std::vector<std::string>& words, bool is_regex);

  std::size_t word_count() const { return words_.size() + patterns_.size(); }

  // Every place of every word in `text`, in the order of the text.
  std::vector<TextMark> marks(std::string_view text) const;

  // False if no value of the TOML text `file` can have all the words. Several
  // threads may ask at once.
  bool may_be_in(std::string_view file) const;

 private:
  std::vector<std::string> words_;  // folded
  std::vector<std::regex> patterns_;
  std::vector<std::string> pieces_;  // of words_, as they stand in a file
};

}  // namespace hw
