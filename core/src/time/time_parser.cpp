#include "time_parser.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "ascii.hpp"

namespace hw {
namespace {

constexpr std::array<std::string_view, 4> halves_of_day{"am", "pm", "a.m.",
                                                        "p.m."};

// Where the number at the beginning of `word` ends and what it counts begins;
// the end of a word that is no such pair.
std::size_t end_of_number(std::string_view word) {
  for (const std::string_view half : halves_of_day) {
    const std::size_t begin = word.size() - std::min(half.size(), word.size());
    if (begin > 0 && is_digit(word[begin - 1]) && word.ends_with(half)) {
      return begin;
    }
  }
  const bool is_date_or_time =
      word.find_first_of("-:./") != std::string_view::npos;
  return is_date_or_time
             ? word.size()
             : std::min(word.find_first_not_of("0123456789"), word.size());
}

// The time that a clock of twelve hours shows in that half of a day.
std::optional<TimeOfDay> twelve_hour_time(const std::string& shown,
                                          std::string_view half) {
  const bool is_half =
      std::ranges::find(halves_of_day, half) != halves_of_day.end();
  const bool has_minutes = shown.find(':') != std::string::npos;
  const std::optional<TimeOfDay> time =
      TimeOfDay::parse(has_minutes ? shown : shown + ":00");
  if (!is_half || !time || time->hour() < 1 || time->hour() > 12) {
    return std::nullopt;
  }
  return TimeOfDay::from(time->hour() % 12 + (half.front() == 'p' ? 12 : 0),
                         time->minute(), time->second());
}

}  // namespace

Words words_of_time(std::string_view text) {
  Words words;
  for (const std::string& word : words_of(text, " \t,")) {
    const std::size_t end = end_of_number(word);
    if (word == "at") {
      continue;
    }
    if (end == 0 || end == word.size()) {
      words.push_back(word);
      continue;
    }
    words.push_back(word.substr(0, end));
    words.push_back(word.substr(end));
  }
  return words;
}

std::optional<TimeOfDay> take_time(Words& words) {
  const std::size_t count = words.size();
  std::optional<TimeOfDay> time;
  std::size_t taken = 0;
  if (count > 0) {
    time = TimeOfDay::parse(words[count - 1]);
    taken = 1;
  }
  if (!time && count > 1) {
    time = twelve_hour_time(words[count - 2], words[count - 1]);
    taken = 2;
  }
  words.resize(time ? count - taken : count);
  return time;
}

std::optional<TimeOfDay> typed_time(std::string_view text) {
  Words words = words_of_time(text);
  const std::optional<TimeOfDay> time = take_time(words);
  return words.empty() ? time : std::nullopt;
}

}  // namespace hw
