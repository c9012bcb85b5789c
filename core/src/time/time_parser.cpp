#include "time_parser.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "ascii.hpp"
#include "meanings.hpp"

namespace hw {
namespace {

constexpr std::array<std::string_view, 4> silent_words{"at", "on", "the", "of"};
constexpr std::array<std::string_view, 4> ordinal_ends{"st", "nd", "rd", "th"};

template <std::size_t size>
bool is_one_of(std::string_view word,
               const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// What days and times are written with.
bool is_of_number(char character) {
  return is_digit(character) ||
         std::string_view(".:/-+").find(character) != std::string_view::npos;
}

// "p.m." as "pm", "nov." as "nov".
std::string without_dots_of_letters(std::string_view word) {
  std::string plain;
  for (const char character : word) {
    const bool is_dot_of_letter =
        character == '.' && !plain.empty() && !is_of_number(plain.back());
    if (!is_dot_of_letter) {
      plain += character;
    }
  }
  return plain;
}

// Parts `word` where numbers and letters meet; what joined the two ("17-nov")
// goes.
void part(const std::string& word, Words& words) {
  std::size_t begin = 0;
  while (begin < word.size()) {
    const bool is_number = is_of_number(word[begin]);
    const auto last = std::find_if(
        word.begin() + static_cast<std::ptrdiff_t>(begin), word.end(),
        [is_number](char other) { return is_of_number(other) != is_number; });
    const auto end = static_cast<std::size_t>(last - word.begin());
    std::string run = word.substr(begin, end - begin);
    if (is_number && begin > 0) {
      run.erase(0, run.find_first_not_of("-/"));
    }
    if (is_number && end < word.size()) {
      run.erase(run.find_last_not_of("-/") + 1);
    }
    const bool is_end = begin > 0 && !words.empty() &&
                        is_digit(words.back().back()) &&
                        is_one_of(run, ordinal_ends);
    if (is_end) {
      words.back() += run;
    } else if (!run.empty()) {
      words.push_back(std::move(run));
    }
    begin = end;
  }
}

// 21:30, 21.30, 2130
std::optional<TimeOfDay> clock_reading(std::string text) {
  if (looks_like(text, "0000")) {
    text.insert(2, ":");
  }
  if (looks_like(text, "0.00") || looks_like(text, "00.00")) {
    text[text.size() - 3] = ':';
  }
  return TimeOfDay::parse(text);
}

// The time that a clock of twelve hours shows in that half of a day.
std::optional<TimeOfDay> twelve_hour_time(const std::string& shown,
                                          std::string_view half) {
  const bool is_hour = shown.size() <= 2;
  const std::optional<TimeOfDay> time =
      clock_reading(is_hour ? shown + ":00" : shown);
  if ((half != "am" && half != "pm") || !time || time->hour() < 1 ||
      time->hour() > 12) {
    return std::nullopt;
  }
  return TimeOfDay::from(time->hour() % 12 + (half == "pm" ? 12 : 0),
                         time->minute(), time->second());
}

std::optional<TimeOfDay> time_in(const Words& words) {
  if (words.size() == 2) {
    return twelve_hour_time(words[0], words[1]);
  }
  if (words.size() != 1) {
    return std::nullopt;
  }
  const std::string& word = words.front();
  if (word == "noon" || word == "midday") {
    return TimeOfDay::from(12, 0);
  }
  return word == "midnight" ? TimeOfDay::from(0, 0) : clock_reading(word);
}

// What a clock of twelve hours shows: "8:30" for "half past eight", "8:45" for
// "a quarter to nine", "8:00" for "8 o'clock". Empty for any other words.
std::string spoken_reading(std::span<const std::string> words) {
  if (!words.empty() && words.front() == "a") {
    words = words.subspan(1);
  }
  if (words.size() == 2 && words[1] == "o'clock") {
    return fmt::format("{}:00", number_in(words[0]).value_or(0));
  }
  if (words.size() != 3 || (words[1] != "past" && words[1] != "to")) {
    return "";
  }
  const std::optional<int> fraction = meaning_of(words[0], fractions);
  const int minutes = fraction ? *fraction : number_in(words[0]).value_or(0);
  const int hour = number_in(words[2]).value_or(0);
  if (minutes < 1 || minutes > 59 || hour < 1 || hour > 12) {
    return "";
  }
  return words[1] == "past"
             ? fmt::format("{}:{:02}", hour, minutes)
             : fmt::format("{}:{:02}", (hour + 10) % 12 + 1, 60 - minutes);
}

// Takes the half of the day off the end: "pm", "in the evening".
std::string take_half(Words& words) {
  constexpr std::array<std::string_view, 2> later{"evening", "afternoon"};
  std::string half;
  if (words.size() > 1 && (words.back() == "am" || words.back() == "pm")) {
    half = words.back();
    words.pop_back();
  } else if (words.size() > 2 && words[words.size() - 2] == "in" &&
             (words.back() == "morning" || is_one_of(words.back(), later))) {
    half = words.back() == "morning" ? "am" : "pm";
    words.resize(words.size() - 2);
  }
  return half;
}

// Each time of day that `words`, all of them, can be.
std::vector<TimeOfDay> times_in(Words words) {
  if (const std::optional<TimeOfDay> time = time_in(words)) {
    return {*time};
  }
  const std::string half = take_half(words);
  const bool is_written = !half.empty() && words.size() == 1;
  const std::string shown = is_written ? words[0] : spoken_reading(words);
  std::vector<TimeOfDay> times;
  for (const char* const one : {"am", "pm"}) {
    const auto time = half.empty() || half == one ? twelve_hour_time(shown, one)
                                                  : std::nullopt;
    if (time) {
      times.push_back(*time);
    }
  }
  return times;
}

}  // namespace

Words words_of_time(std::string_view text) {
  Words words;
  for (const std::string& word : words_of(text, " \t,")) {
    if (!is_one_of(word, silent_words)) {
      part(without_dots_of_letters(word), words);
    }
  }
  return words;
}

std::vector<TimedWords> take_time(const Words& words) {
  constexpr std::size_t most_words = 6;  // a quarter to nine in evening
  std::vector<TimedWords> ways;
  const auto add = [&](std::size_t begin, std::size_t count) {
    const auto first = words.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = first + static_cast<std::ptrdiff_t>(count);
    const bool may_be_year =
        count == 1 && looks_like(*first, "0000") && first->starts_with("20");
    if (may_be_year) {
      return;
    }
    for (const TimeOfDay time : times_in({first, last})) {
      Words rest(words.begin(), first);
      rest.insert(rest.end(), last, words.end());
      ways.push_back({std::move(rest), time});
    }
  };
  for (std::size_t count = 1; count <= std::min(most_words, words.size());
       ++count) {
    add(words.size() - count, count);
    if (count < words.size()) {
      add(0, count);
    }
  }
  return ways;
}

std::optional<TimeOfDay> typed_time(std::string_view text) {
  const std::vector<TimeOfDay> times = times_in(words_of_time(text));
  return times.size() == 1 ? std::optional(times.front()) : std::nullopt;
}

}  // namespace hw
