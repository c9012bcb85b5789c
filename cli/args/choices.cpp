#include "args/choices.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "hw/text.hpp"

namespace hw::cli {

std::string completed(const std::string& typed, const WordList& words) {
  const WordList begun = beginning_with(typed, words);
  const bool is_one = std::ranges::find(words, typed) != words.end();
  return !is_one && begun.size() == 1 ? std::string(begun.front()) : typed;
}

WordList beginning_with(const std::string& typed, const WordList& words) {
  const std::string beginning = lower_case(typed);
  WordList begun;
  std::ranges::copy_if(
      words, std::back_inserter(begun), [&beginning](std::string_view word) {
        return !beginning.empty() && lower_case(word).starts_with(beginning);
      });
  return begun;
}

std::string nearest_word(const std::string& typed, const WordList& words) {
  return nearest(typed, {words.begin(), words.end()});
}

std::string numbered_words(const WordList& words) {
  std::string list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    list += fmt::format("{}{}={}", i > 0 ? ", " : "", i + 1, words[i]);
  }
  return list;
}

std::string word_at(const std::string& typed, const WordList& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (typed == std::to_string(i + 1)) {
      return std::string(words[i]);
    }
  }
  return typed;
}

}  // namespace hw::cli
