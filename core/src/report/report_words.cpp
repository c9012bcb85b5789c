#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/text.hpp"
#include "hw/wording.hpp"

#include "characters.hpp"
#include "report_model.hpp"

namespace hw::page {

namespace {

// Days of a row that are named one by one; of more the newest few are.
constexpr std::size_t most_named_days = 5;
constexpr std::size_t newest_days = 3;

// Where the character that follows the first `count` begins, or the end.
std::size_t after_characters(std::string_view text, std::size_t count) {
  std::size_t seen = 0;
  std::size_t end = 0;
  for (const Character& character : Characters(text)) {
    if (seen == count) {
      break;
    }
    ++seen;
    end += character.bytes.size();
  }
  return end;
}

}  // namespace

std::size_t characters_of(std::string_view text) {
  std::size_t count = 0;
  for ([[maybe_unused]] const Character& character : Characters(text)) {
    ++count;
  }
  return count;
}

// Breaks at a space where there is one in the last half.
std::string clipped(std::string_view text, const Clip& clip) {
  std::string line = one_line(text);
  if (after_characters(line, clip.longest) == line.size()) {
    return line;
  }
  const std::size_t end = after_characters(line, clip.length);
  const std::size_t space = line.find_last_of(' ', end);
  const bool near = space != std::string::npos && space > end / 2;
  line.resize(near ? space : end);
  line.erase(line.find_last_not_of(' ') + 1);
  return line + std::string(clipped_end);
}

std::string source_of(const EntryRef& told, TimeOfDay day_starts) {
  return fmt::format("{}, {}", told.homework->title,
                     short_form(practice_day(told.entry->at, day_starts)));
}

std::vector<std::string> names_of(const std::vector<Date>& days) {
  std::vector<std::string> words;
  for (std::size_t index = 0; index < days.size(); ++index) {
    std::string word = short_form(days[index]);
    const bool says_month = index + 1 == days.size() ||
                            days[index].year_month_day().month() !=
                                days[index + 1].year_month_day().month();
    word.resize(says_month ? word.size() : word.rfind(' '));
    words.push_back(word);
  }
  return words;
}

std::string list_of(const std::vector<Date>& days) {
  std::vector<std::string> words = names_of(days);
  if (words.size() <= most_named_days) {
    return joined(words, ", ");
  }
  const std::size_t earlier = words.size() - newest_days;
  words.erase(words.begin(), words.end() - newest_days);
  return fmt::format("{} and {} earlier days", joined(words, ", "), earlier);
}

std::string name_of(const Question& question) {
  std::string name = one_line(
      question.short_name.empty() ? question.key : question.short_name);
  if (question.short_name.empty()) {
    std::replace(name.begin(), name.end(), '_', ' ');
  }
  return name;
}

std::string name_and_range(const Question& question) {
  const std::string name = name_of(question);
  return question.range
             ? fmt::format("{} {}-{}", name, in_words(question.range->first),
                           in_words(question.range->second))
             : name;
}

std::string joined(const std::vector<std::string>& parts,
                   std::string_view between) {
  return fmt::format("{}", fmt::join(parts, between));
}

std::string joined_with_and(const std::vector<std::string>& parts) {
  if (parts.size() < 2) {
    return joined(parts, "");
  }
  const std::vector<std::string> first(parts.begin(), parts.end() - 1);
  return fmt::format("{} and {}", joined(first, ", "), parts.back());
}

std::string capitalized(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  }
  return text;
}

std::string sentence(std::string text) {
  constexpr std::array<std::string_view, 9> ends = {
      ".", "!", "?", ":", ";", ",", clipped_end, "。", "؟"};
  std::string_view bare = text;
  while (bare.ends_with('"') || bare.ends_with(')') ||
         bare.ends_with("\u201d")) {
    bare.remove_suffix(bare.ends_with("\u201d") ? 3 : 1);
  }
  const bool has_end =
      std::any_of(ends.begin(), ends.end(),
                  [&](std::string_view end) { return bare.ends_with(end); });
  return text.empty() || has_end ? text : text + ".";
}

std::string times(int count) {
  if (count == 1) {
    return "once";
  }
  return count == 2 ? "twice" : fmt::format("{} times", count);
}

}  // namespace hw::page
