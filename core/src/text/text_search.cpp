#include "text_search.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include <fmt/format.h>

#include "hw/error.hpp"
#include "hw/text.hpp"

#include "ascii.hpp"
#include "characters.hpp"

namespace hw {
namespace {

// A text as it is compared, and where each of its bytes comes from.
struct FoldedText {
  std::string text;
  std::vector<std::size_t> begins;  // of the character, in what was folded
  std::vector<std::size_t> ends;
};

bool is_blank_sign(char32_t code_point) {
  return code_point == ' ' || (code_point >= '\t' && code_point <= '\r');
}

// Calls `each` with every character of `text` and what is compared of it.
template <typename Each>
void for_each_folded(std::string_view text, Each each) {
  bool is_after_blank = false;
  std::string form;
  for (const Character& character : Characters(text)) {
    form.clear();
    if (character.is_valid) {
      append_search_form(form, character.code_point);
    } else {
      form = character.bytes;
    }
    const bool is_blank = is_blank_sign(character.code_point) || form == " ";
    if (is_blank) {
      form = is_after_blank ? "" : " ";
    }
    is_after_blank = is_blank || (is_after_blank && form.empty());
    each(character, form);
  }
}

std::string folded(std::string_view text) {
  std::string result;
  for_each_folded(
      text, [&](const Character&, std::string_view form) { result += form; });
  return result;
}

FoldedText folded_with_places(std::string_view text) {
  FoldedText result;
  for_each_folded(text, [&](const Character& character, std::string_view form) {
    const auto begin =
        static_cast<std::size_t>(character.bytes.data() - text.data());
    result.text += form;
    result.begins.resize(result.text.size(), begin);
    result.ends.resize(result.text.size(), begin + character.bytes.size());
  });
  return result;
}

// The same as folded() for a text of ASCII, but for blanks; many bytes at once.
std::string folded_file(std::string_view file) {
  std::uint8_t all_bits = 0;
  std::string result(file);
  for (char& byte : result) {
    all_bits |= static_cast<std::uint8_t>(byte);
    const bool is_capital = byte >= 'A' && byte <= 'Z';
    byte = static_cast<char>(is_capital ? byte + ('a' - 'A') : byte);
  }
  return all_bits < 0x80 ? result : folded(file);
}

// Only what is not ASCII is folded: \W is not \w.
std::regex to_pattern(const std::string& word) {
  constexpr std::size_t longest = 1000;
  std::string pattern;
  for (const Character& character : Characters(word)) {
    if (character.bytes.size() == 1) {
      pattern += character.bytes;
    } else {
      append_search_form(pattern, character.code_point);
    }
  }
  auto flags = std::regex::ECMAScript | std::regex::icase;
#ifdef __GLIBCXX__
  // In time that grows with the text, and without calling itself for each of
  // its characters.
  flags |= std::regex_constants::__polynomial;
#endif
  try {
    if (pattern.size() <= longest) {
      return std::regex(pattern, flags);
    }
  } catch (const std::regex_error&) {
  }
  throw Error(fmt::format("\"{}\" is not a regular expression that can be "
                          "looked for",
                          one_line(word)),
              "In plain words, every sign stands for itself.");
}

void add_matches(std::vector<TextMark>& marks, std::string_view line,
                 std::size_t offset, const std::regex& pattern,
                 std::size_t word) {
  const FoldedText in = folded_with_places(line);
  for (std::sregex_iterator match(in.text.begin(), in.text.end(), pattern), end;
       match != end; ++match) {
    if (match->length() > 0) {
      const auto first = static_cast<std::size_t>(match->position());
      const auto last = first + static_cast<std::size_t>(match->length()) - 1;
      marks.push_back(
          {offset + in.begins[first], offset + in.ends[last], word});
    }
  }
}

void add_places(std::vector<TextMark>& marks, const FoldedText& in,
                const std::string& word, std::size_t index) {
  for (std::size_t place = in.text.find(word); place != std::string::npos;
       place = in.text.find(word, place + word.size())) {
    marks.push_back(
        {in.begins[place], in.ends[place + word.size() - 1], index});
  }
}

}  // namespace

TextSearch::TextSearch(const std::vector<std::string>& words, bool is_regex) {
  for (const std::string& word : words) {
    if (is_regex) {
      patterns_.push_back(to_pattern(word));
      continue;
    }
    const std::string form = folded(word);
    const std::size_t first = form.find_first_not_of(' ');
    if (first == std::string::npos) {
      throw Error(
          fmt::format("\"{}\" has no letter to look for", one_line(word)),
          "Give a word, or a part of one.");
    }
    words_.push_back(
        form.substr(first, form.find_last_not_of(' ') + 1 - first));
    // A file may have another sign for these.
    for (const std::string& piece : words_of(words_.back(), " \"\\")) {
      pieces_.push_back(piece);
    }
  }
}

std::vector<TextMark> TextSearch::marks(std::string_view text) const {
  std::vector<TextMark> marks;
  // Most texts have no word, not even its part before a blank, which is quick
  // to see.
  const std::string plain = words_.empty() ? "" : folded_file(text);
  const bool has_any =
      std::ranges::any_of(words_, [&](const std::string& word) {
        return plain.find(word.substr(0, word.find(' '))) != std::string::npos;
      });
  if (has_any) {
    const FoldedText in = folded_with_places(text);
    for (std::size_t i = 0; i < words_.size(); ++i) {
      add_places(marks, in, words_[i], i);
    }
  }
  for (std::size_t i = 0; i < patterns_.size(); ++i) {
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      add_matches(marks, text.substr(begin, end - begin), begin, patterns_[i],
                  i);
      begin = end + 1;
    }
  }
  std::ranges::sort(marks, {}, &TextMark::begin);
  return marks;
}

bool TextSearch::may_be_in(std::string_view file) const {
  const std::string in = folded_file(file);
  const auto has = [&in](const std::string& piece) {
    return in.find(piece) != std::string::npos;
  };
  if (std::ranges::all_of(pieces_, has)) {
    return true;
  }
  // A character by its number, or a line that goes on without a blank.
  constexpr std::string_view inconclusive = "u \t\r\n";
  for (std::size_t place = in.find('\\'); place != std::string::npos;
       place = in.find('\\', place + 1)) {
    if (place + 1 < in.size() &&
        inconclusive.find(in[place + 1]) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

}  // namespace hw
