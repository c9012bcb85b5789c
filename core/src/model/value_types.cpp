#include "value_types.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "ascii.hpp"

namespace hw {
namespace {

// As <chrono> counts them: Sunday is 0.
constexpr std::array<std::string_view, 7> weekday_words{
    "sunday",   "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday"};

template <typename T>
std::optional<T> content(const TomlValue& value) {
  const T* const found = std::get_if<T>(&value.content);
  return found == nullptr ? std::nullopt : std::optional(*found);
}

const std::string* text_in(const TomlValue& value) {
  return std::get_if<std::string>(&value.content);
}

}  // namespace

std::string either(const std::vector<std::string_view>& words) {
  if (words.size() < 2) {
    return fmt::format("{}", fmt::join(words, ""));
  }
  return fmt::format("{} or {}",
                     fmt::join(words.begin(), words.end() - 1, ", "),
                     words.back());
}

std::optional<std::string> AnyText::read(TomlValue& value) const {
  auto* const text = std::get_if<std::string>(&value.content);
  return text == nullptr ? std::nullopt : std::optional(std::move(*text));
}

std::optional<std::string> OneOf::read(const TomlValue& value) const {
  const std::string* const text = text_in(value);
  if (text == nullptr ||
      std::find(words.begin(), words.end(), *text) == words.end()) {
    return std::nullopt;
  }
  return *text;
}

std::optional<int> WholeNumber::read(const TomlValue& value) const {
  const auto number = content<std::int64_t>(value);
  if (!number || *number < lowest || *number > highest) {
    return std::nullopt;
  }
  return static_cast<int>(*number);
}

std::string WholeNumber::allowed() const {
  if (highest == std::numeric_limits<int>::max()) {
    return fmt::format("a whole number, {} or more", lowest);
  }
  return fmt::format("a whole number from {} to {}", lowest, highest);
}

std::optional<double> Number::read(const TomlValue& value) const {
  std::optional<double> number = content<double>(value);
  if (const auto whole = content<std::int64_t>(value)) {
    number = static_cast<double>(*whole);
  }
  if (!number || !std::isfinite(*number)) {
    return std::nullopt;
  }
  const bool is_outside =
      range && (*number < range->first || *number > range->second);
  return is_outside ? std::nullopt : number;
}

std::string Number::allowed() const {
  return range ? fmt::format("a number from {} to {}", range->first,
                             range->second)
               : "a number";
}

std::optional<std::pair<double, double>> NumberRange::read(
    TomlValue& value) const {
  const auto* const ends = std::get_if<TomlArray>(&value.content);
  if (ends == nullptr || ends->size() != 2) {
    return std::nullopt;
  }
  const std::optional<double> low = Number{}.read(ends->front());
  const std::optional<double> high = Number{}.read(ends->back());
  if (!low || !high || *low > *high) {
    return std::nullopt;
  }
  return std::pair(*low, *high);
}

std::optional<bool> YesOrNo::read(const TomlValue& value) const {
  return content<bool>(value);
}

std::optional<TimeOfDay> ClockTime::read(const TomlValue& value) const {
  const std::string* const text = text_in(value);
  return text == nullptr ? content<TimeOfDay>(value) : TimeOfDay::parse(*text);
}

std::optional<Date> Day::read(const TomlValue& value) const {
  const auto moment = content<Moment>(value);
  return moment && !moment->time ? std::optional(moment->date) : std::nullopt;
}

std::optional<Moment> DayOrTime::read(const TomlValue& value) const {
  return content<Moment>(value);
}

std::optional<std::chrono::weekday> DayOfWeek::read(
    const TomlValue& value) const {
  const std::string* const text = text_in(value);
  if (text == nullptr) {
    return std::nullopt;
  }
  std::string word = *text;
  std::transform(word.begin(), word.end(), word.begin(), lower_case_letter);
  const auto found =
      std::find_if(weekday_words.begin(), weekday_words.end(),
                   [&word](std::string_view name) {
                     return word == name || word == name.substr(0, 3);
                   });
  if (found == weekday_words.end()) {
    return std::nullopt;
  }
  return std::chrono::weekday{
      static_cast<unsigned>(found - weekday_words.begin())};
}

std::optional<Schedule> HowOften::read(const TomlValue& value) const {
  const std::string* const text = text_in(value);
  return text == nullptr ? std::nullopt : Schedule::parse(*text);
}

std::string HowOften::allowed() const {
  return "a schedule like \"daily\", \"3/week\", \"mon wed fri\", "
         "\"every 3 days\", \"4 times\" or \"as needed\"";
}

}  // namespace hw
