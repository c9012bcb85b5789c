// Words to choose from, and what a person typed for one of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hw::cli {

using WordList = std::vector<std::string_view>;

// The word that `typed` is, or the one that begins with it, whatever the case;
// `typed` itself where there is none, or more than one.
std::string completed(const std::string& typed, const WordList& words);

// Those of `words` that `typed` is the beginning of.
WordList beginning_with(const std::string& typed, const WordList& words);

// The one of `words` that is most like `typed`; empty if none is near.
std::string nearest_word(const std::string& typed, const WordList& words);

// "1=alone, 2=with others": for a question that takes numbers, too.
std::string numbered_words(const WordList& words);

// The word with the number `typed`, counted from 1; `typed` itself if it is no
// such number.
std::string word_at(const std::string& typed, const WordList& words);

}  // namespace hw::cli
