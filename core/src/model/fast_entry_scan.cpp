// The entries of a file resemble each other. For each key, the scanner knows
// how its line begins ("minutes = "), and tries the key first that came next
// the last time. It goes over the value with a function for its kind, and keeps
// only what is counted. An entry with anything else in it is not scanned, and
// the caller reads it as a whole: the scanner may know less than the format
// has, but never more.
#include "fast_entry_scan.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "hw/field_table.hpp"

#include "ascii.hpp"
#include "fast_toml.hpp"
#include "scan.hpp"
#include "table_header.hpp"

namespace hw {
namespace {

constexpr std::size_t nowhere = std::string_view::npos;

// As many as there are bits to say that one was there.
constexpr std::size_t most_keys = 64;

template <std::size_t size>
bool is_same(const char* bytes, const char* others) {
  return std::memcmp(bytes, others, size) == 0;
}

// Whether `bytes`, of which there are enough, begin with `word`, which has four
// letters at least: two comparisons, where a call takes longer than comparing.
bool begin_with(const char* bytes, std::string_view word) {
  const std::size_t size = word.size();
  if (size <= 8) {
    return is_same<4>(bytes, word.data()) &&
           is_same<4>(bytes + size - 4, word.data() + size - 4);
  }
  if (size <= 16) {
    return is_same<8>(bytes, word.data()) &&
           is_same<8>(bytes + size - 8, word.data() + size - 8);
  }
  return std::memcmp(bytes, word.data(), size) == 0;
}

// Each of these finds where the value ends that begins at `begin`: `nowhere` if
// it is none of that kind, or one that hw would write in another way. None of
// them looks for backslashes: an entry that has one is not skimmed. FastReader
// knows these values, too, but has to find out of what kind each one is, and
// keeps it: with it, `hw due` takes half as many instructions again.

// "a text"
std::size_t short_text_end(std::string_view text, std::size_t begin) {
  if (text[begin] != '"') {
    return nowhere;
  }
  const std::size_t quote = text.find('"', begin + 1);
  if (quote == nowhere) {
    return nowhere;
  }
  const auto inside = text.substr(begin + 1, quote - begin - 1);
  const bool is_plain = text[quote + 1] != '"' && inside.find('\n') == nowhere;
  return is_plain ? quote + 1 : nowhere;
}

// """, lines, """
std::size_t long_text_end(std::string_view text, std::size_t begin) {
  constexpr std::string_view quotes = "\"\"\"";
  const std::size_t close = text.find(quotes, begin + quotes.size());
  if (!text.substr(begin).starts_with(quotes) || close == nowhere) {
    return nowhere;
  }
  const bool is_plain = !may_be_conflict(text.substr(begin, close - begin));
  return is_plain ? close + quotes.size() : nowhere;
}

std::size_t text_end(std::string_view text, std::size_t begin) {
  const std::size_t end = short_text_end(text, begin);
  return end == nowhere ? long_text_end(text, begin) : end;
}

// Of a text that ends at `end`, without its quotes.
std::string_view inside(std::string_view text, std::size_t begin,
                        std::size_t end) {
  return text.substr(begin + 1, end - begin - 2);
}

std::size_t whole_end(std::string_view text, std::size_t begin, double lowest,
                      double highest) {
  constexpr std::size_t most_digits = 9;  // of an int
  int number = 0;
  std::size_t position = begin;
  while (is_digit(text[position]) && position < begin + most_digits) {
    number = 10 * number + (text[position] - '0');
    ++position;
  }
  const bool is_one =
      position == begin + 1 || (position > begin && text[begin] != '0');
  return is_one && number >= lowest && number <= highest ? position : nowhere;
}

std::size_t truth_end(std::string_view text, std::size_t begin) {
  for (const std::string_view word : {"true", "false"}) {
    if (text.substr(begin).starts_with(word)) {
      return begin + word.size();
    }
  }
  return nowhere;
}

// 07:30:00, or "07:30"
std::size_t time_end(std::string_view text, std::size_t begin) {
  constexpr std::size_t of_clock = 8;
  if (clock_in(text.substr(begin, of_clock))) {
    return begin + of_clock;
  }
  const std::size_t end = short_text_end(text, begin);
  return end != nowhere && TimeOfDay::parse(inside(text, begin, end)) ? end
                                                                      : nowhere;
}

std::size_t obstacle_end(std::string_view text, std::size_t begin) {
  const std::size_t end = short_text_end(text, begin);
  const auto& words = obstacle_words();
  return end != nowhere && std::find(words.begin(), words.end(),
                                     inside(text, begin, end)) != words.end()
             ? end
             : nowhere;
}

// One element, or a list of one to `most` of them: ["no-time", "ill"].
template <typename ElementEnd>
std::size_t list_end(std::string_view text, std::size_t begin, int most,
                     ElementEnd element_end) {
  if (text[begin] != '[') {
    return element_end(begin);
  }
  std::size_t position = begin + 1;
  for (int count = 0; count < most; ++count) {
    position = element_end(position);
    if (position == nowhere || text[position] == ']') {
      return position == nowhere ? nowhere : position + 1;
    }
    if (text[position] != ',' || text[position + 1] != ' ') {
      return nowhere;
    }
    position += 2;
  }
  return nowhere;
}

// What read_value() takes for `question`.
std::size_t half_end(std::string_view text, std::size_t begin,
                     const Question& question) {
  switch (question.type) {
    case QuestionType::scale:
    case QuestionType::number:
    case QuestionType::minutes: {
      constexpr std::pair any{0.0, std::numeric_limits<double>::max()};
      const auto [lowest, highest] = question.range.value_or(any);
      return whole_end(text, begin, lowest, highest);
    }
    case QuestionType::yesno:
      return truth_end(text, begin);
    case QuestionType::time:
      return time_end(text, begin);
    case QuestionType::text:
    case QuestionType::line:
    case QuestionType::choice:
      break;
  }
  return text_end(text, begin);
}

std::size_t answer_end(std::string_view text, std::size_t begin,
                       const Question& question) {
  const auto end_of_half = [&](std::size_t half) {
    return half_end(text, half, question);
  };
  constexpr int halves = 2;
  return question.when == Asked::both
             ? list_end(text, begin, halves, end_of_half)
             : end_of_half(begin);
}

}  // namespace

EntryScanner::EntryScanner(std::string_view text,
                           const std::vector<Question>& questions,
                           const Days& whole)
    : text_(text), whole_(whole), entry_({.at = {.date = whole.first}}) {
  add("at", Takes::at);
  add("outcome", Takes::outcome);
  for_each_field(entry_fields, [this](const auto& field) {
    Takes takes = taken_by(field.member);
    takes = field.key == "step" ? Takes::step : takes;
    takes = field.key == "bring" ? Takes::bring : takes;
    takes = field.key == "bring_done" ? Takes::bring_done : takes;
    takes = field.key == "step_done" ? Takes::step_done : takes;
    add(field.key, takes, nullptr, field.notes.highest);
  });
  for (const Question& question : questions) {
    add(question.key, Takes::answer, &question);
  }
}

void EntryScanner::add(std::string_view name, Takes takes,
                       const Question* question, int highest) {
  const bool is_bare =
      std::all_of(name.begin(), name.end(), is_bare_key_character);
  if (is_bare && keys_.size() < most_keys) {
    if (!keys_.empty()) {
      keys_.back().follower = keys_.size();
    }
    keys_.push_back({fmt::format("{} = ", name), takes, question, highest});
  }
}

std::optional<ScannedEntry> EntryScanner::skim(std::size_t begin) {
  entry_ = {.at = {.date = whole_.first}};
  found_ = 0;
  std::size_t position = begin;
  while (position < text_.size() && text_[position] != '[') {
    if (text_[position] == '\n') {
      ++position;
      continue;
    }
    const Key* const key = take_key(position);
    position = key == nullptr
                   ? nowhere
                   : value_end(*key, position + key->beginning.size());
    if (position == nowhere || text_[position] != '\n') {
      return std::nullopt;
    }
    ++position;
  }
  const bool has_at = (found_ & 1U) != 0;
  const bool has_backslash =
      text_.substr(begin, position - begin).find('\\') != nowhere;
  if (!has_at || has_backslash || entry_.is_open ||
      entry_.outcome == Outcome::planned) {
    return std::nullopt;
  }
  entry_.end = position;
  return entry_;
}

const EntryScanner::Key* EntryScanner::take_key(std::size_t position) {
  // Entries resemble each other: what comes next is what came next before.
  std::size_t index = keys_[last_key_].follower;
  while (!begins(position, keys_[index])) {
    index = index + 1 < keys_.size() ? index + 1 : 0;
    if (index == keys_[last_key_].follower) {
      return nullptr;
    }
  }
  keys_[last_key_].follower = index;
  last_key_ = index;
  const std::uint64_t bit = std::uint64_t{1} << last_key_;
  const bool is_new = (found_ & bit) == 0;
  found_ |= bit;
  return is_new ? &keys_[last_key_] : nullptr;
}

// Every line comes by here.
bool EntryScanner::begins(std::size_t position, const Key& key) const {
  return key.beginning.size() <= text_.size() - position &&
         begin_with(text_.data() + position, key.beginning);
}

std::size_t EntryScanner::value_end(const Key& key, std::size_t begin) {
  switch (key.takes) {
    case Takes::at:
      return at_end(begin);
    case Takes::outcome:
      return outcome_end(begin);
    case Takes::step:
      return step_end(begin);
    case Takes::share:
      return share_end(begin);
    case Takes::number:
      return whole_end(text_, begin, 0, key.highest);
    case Takes::obstacles:
      return list_end(
          text_, begin, std::numeric_limits<int>::max(),
          [this](std::size_t element) { return obstacle_end(text_, element); });
    case Takes::truth:
      return truth_end(text_, begin);
    case Takes::bring:
      entry_.is_open = true;
      return text_end(text_, begin);
    case Takes::bring_done:
      entry_.is_open = false;
      return text_.substr(begin).starts_with("true") ? truth_end(text_, begin)
                                                     : nowhere;
    case Takes::step_done:
      entry_.step_done = text_.substr(begin).starts_with("true");
      return truth_end(text_, begin);
    case Takes::moment:
      return moment_end(begin);
    case Takes::text:
      return text_end(text_, begin);
    case Takes::answer:
      return answer_end(text_, begin, *key.question);
  }
  return nowhere;
}

std::size_t EntryScanner::at_end(std::size_t begin) {
  const std::size_t end = line_end(text_, begin);
  const auto at = moment_in(text_.substr(begin, end - begin));
  if (!at || contains(whole_, at->date)) {
    return nowhere;
  }
  entry_.at = *at;
  return end;
}

std::size_t EntryScanner::moment_end(std::size_t begin) const {
  const std::size_t end = line_end(text_, begin);
  return moment_in(text_.substr(begin, end - begin)) ? end : nowhere;
}

std::size_t EntryScanner::outcome_end(std::size_t begin) {
  const std::size_t end = short_text_end(text_, begin);
  const auto word = end == nowhere
                        ? std::nullopt
                        : parse_word<Outcome>(inside(text_, begin, end));
  entry_.outcome = word.value_or(Outcome::done);
  return word ? end : nowhere;
}

std::size_t EntryScanner::share_end(std::size_t begin) {
  const std::size_t end = short_text_end(text_, begin);
  const auto word = end == nowhere
                        ? std::nullopt
                        : parse_word<Share>(inside(text_, begin, end));
  entry_.is_private = word == Share::none;
  return word ? end : nowhere;
}

std::size_t EntryScanner::step_end(std::size_t begin) {
  const std::size_t end = short_text_end(text_, begin);
  if (end != nowhere) {
    entry_.step = inside(text_, begin, end);
  }
  return end;
}

}  // namespace hw
