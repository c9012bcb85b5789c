// What a key of a journal file may take: each type reads a value, or gives
// nothing for one of another type, and says in words what it takes. For core
// only.
#pragma once

#include <chrono>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hw/assignment.hpp"
#include "hw/date.hpp"
#include "hw/schedule.hpp"

#include "toml.hpp"

namespace hw {

// "done, partly or tried".
std::string either(const std::vector<std::string_view>& words);

struct AnyText {
  // Moves the text out of `value`.
  std::optional<std::string> read(TomlValue& value) const;
  std::string allowed() const { return "text in quotes"; }
};

template <typename Word>
struct WordOf {
  std::optional<Word> read(const TomlValue& value) const {
    const auto* const text = std::get_if<std::string>(&value.content);
    return text == nullptr ? std::nullopt : parse_word<Word>(*text);
  }
  std::string allowed() const { return either(all_words<Word>()); }
};

// Text that is one of `words`, which has to outlive this.
struct OneOf {
  const std::vector<std::string_view>& words;

  std::optional<std::string> read(const TomlValue& value) const;
  std::string allowed() const { return either(words); }
};

// An integer in TOML, too: 70.0 is none.
struct WholeNumber {
  int lowest = 0;
  int highest = std::numeric_limits<int>::max();

  std::optional<int> read(const TomlValue& value) const;
  std::string allowed() const;
};

// An integer or a float, but not infinity and the like.
struct Number {
  std::optional<std::pair<double, double>> range;  // both ends included

  std::optional<double> read(const TomlValue& value) const;
  std::string allowed() const;
};

// [0, 100]
struct NumberRange {
  std::optional<std::pair<double, double>> read(TomlValue& value) const;
  std::string allowed() const {
    return "two numbers, the lower one first, like [0, 100]";
  }
};

struct YesOrNo {
  std::optional<bool> read(const TomlValue& value) const;
  std::string allowed() const { return "true or false"; }
};

// A TOML time, or text: 07:30:00, "07:30".
struct ClockTime {
  std::optional<TimeOfDay> read(const TomlValue& value) const;
  std::string allowed() const { return "a time like \"07:30\""; }
};

struct Day {
  std::optional<Date> read(const TomlValue& value) const;
  std::string allowed() const {
    return "a day without quotes, like 2026-03-05";
  }
};

struct DayOrTime {
  std::optional<Moment> read(const TomlValue& value) const;
  std::string allowed() const {
    return "a day or a time, without quotes, like 2026-11-07T13:05:00";
  }
};

struct DayOfWeek {
  std::optional<std::chrono::weekday> read(const TomlValue& value) const;
  std::string allowed() const { return "a day of the week like \"monday\""; }
};

struct HowOften {
  std::optional<Schedule> read(const TomlValue& value) const;
  std::string allowed() const;
};

// What a member of type T takes. A word, unless it is one of these.
template <typename T>
struct TypeFor : WordOf<T> {};
template <>
struct TypeFor<std::string> : AnyText {};
template <>
struct TypeFor<int> : WholeNumber {};
template <>
struct TypeFor<bool> : YesOrNo {};
template <>
struct TypeFor<Date> : Day {};
template <>
struct TypeFor<Moment> : DayOrTime {};
template <>
struct TypeFor<TimeOfDay> : ClockTime {};
template <>
struct TypeFor<std::chrono::weekday> : DayOfWeek {};
template <>
struct TypeFor<Schedule> : HowOften {};
template <>
struct TypeFor<std::pair<double, double>> : NumberRange {};

}  // namespace hw
