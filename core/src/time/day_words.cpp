#include "day_words.hpp"

namespace hw {
namespace {

constexpr std::array<Meaning, 3> days_from_today{
    {{"yesterday", -1}, {"today", 0}, {"tomorrow", 1}}};

constexpr std::array<Meaning, 4> days_in{
    {{"day", 1}, {"days", 1}, {"week", 7}, {"weeks", 7}}};

// The last `weekday` up to `date`, or the next one from `date` on. Nothing if
// there is no such date.
std::optional<Date> nearest(std::optional<Date> date,
                            std::chrono::weekday weekday, Leaning leaning) {
  if (!date) {
    return std::nullopt;
  }
  // <chrono> takes weekdays as a circle: the differences are 0 to 6 days.
  const std::chrono::days distance = leaning == Leaning::past
                                         ? -(date->weekday() - weekday)
                                         : weekday - date->weekday();
  return days_from(*date, static_cast<int>(distance.count()));
}

// Each of the next three reads one kind of words for a day, counted from
// `today`, or nothing if the words are of another kind.

// yesterday
std::optional<Date> neighboring_day(const Words& words, Date today) {
  const std::optional<int> count =
      words.size() == 1 ? meaning_of(words[0], days_from_today) : std::nullopt;
  return count ? days_from(today, *count) : std::nullopt;
}

// 3 days ago, in 2 weeks
std::optional<Date> counted_day(const Words& words, Date today) {
  const auto distance = distance_in(words, days_in);
  return distance ? days_from(today, static_cast<int>(*distance))
                  : std::nullopt;
}

// last fri, next friday
std::optional<Date> last_or_next_weekday(const Words& words, Date today) {
  const std::optional<std::chrono::weekday> weekday =
      words.size() == 2 ? parse_weekday(words[1]) : std::nullopt;
  if (weekday && words[0] == "last") {
    return nearest(days_from(today, -1), *weekday, Leaning::past);
  }
  if (weekday && words[0] == "next") {
    return nearest(days_from(today, 1), *weekday, Leaning::future);
  }
  return std::nullopt;
}

constexpr std::array day_forms{neighboring_day, counted_day,
                               last_or_next_weekday};

}  // namespace

std::optional<Date> days_from(Date date, int count) {
  const Date day = date.plus_days(count);
  return days_between(date, day) == count ? std::optional(day) : std::nullopt;
}

std::optional<std::chrono::weekday> weekday_alone(const Words& words) {
  return words.size() == 1 ? parse_weekday(words[0]) : std::nullopt;
}

std::optional<Date> day_named(const Words& words, Date today, Leaning leaning) {
  for (const auto form : day_forms) {
    if (const std::optional<Date> day = form(words, today)) {
      return day;
    }
  }
  const std::optional<std::chrono::weekday> weekday = weekday_alone(words);
  return weekday ? nearest(today, *weekday, leaning) : std::nullopt;
}

}  // namespace hw
