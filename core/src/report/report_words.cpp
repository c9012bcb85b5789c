#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/text.hpp"
#include "hw/wording.hpp"

#include "characters.hpp"
#include "report_model.hpp"

namespace hw::page {

namespace {

constexpr std::size_t most_lines = 3;
constexpr std::size_t most_characters = 300;

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

// Breaks at a space where there is one in the last half.
std::string clip_characters(std::string_view text) {
  const std::size_t end = after_characters(text, most_characters);
  if (end == text.size()) {
    return std::string(text);
  }
  const std::size_t space = text.find_last_of(" \n", end);
  const bool near = space != std::string_view::npos && space > end / 2;
  std::string clipped(text.substr(0, near ? space : end));
  clipped.erase(clipped.find_last_not_of(" \n") + 1);
  return clipped + std::string(clipped_end);
}

// The lines of `text` that have something in them.
std::vector<std::string> written_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    const std::size_t last = line.find_last_not_of(" \t");
    if (last != std::string_view::npos) {
      lines.emplace_back(line.substr(0, last + 1));
    }
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  return lines;
}

}  // namespace

std::string clip_line(std::string_view text) {
  return clip_characters(one_line(text));
}

std::string clip_lines(std::string_view text) {
  std::vector<std::string> lines = written_lines(printable(text));
  if (lines.size() <= most_lines) {
    return clip_characters(joined(lines, "\n"));
  }
  lines.resize(most_lines);
  const std::string clipped = clip_characters(joined(lines, "\n"));
  return clipped.ends_with(clipped_end) ? clipped
                                        : clipped + std::string(clipped_end);
}

std::string source_of(const EntryRef& told, TimeOfDay day_starts) {
  return fmt::format("{}, {}", told.homework->title,
                     short_form(practice_day(told.entry->at, day_starts)));
}

std::string times(int count) {
  if (count == 1) {
    return "once";
  }
  return count == 2 ? "twice" : fmt::format("{} times", count);
}

std::string days(int count) {
  return count == 1 ? "1 day" : fmt::format("{} days", count);
}

std::string range(double low, double high) {
  return low < high ? fmt::format("{} to {}", in_words(low), in_words(high))
                    : in_words(low);
}

std::string joined(const std::vector<std::string>& parts,
                   std::string_view between) {
  return fmt::format("{}", fmt::join(parts, between));
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  if (values.size() % 2 == 1) {
    return values[middle];
  }
  return values[middle - 1] / 2 + values[middle] / 2;
}

}  // namespace hw::page
