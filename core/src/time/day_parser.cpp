#include "day_parser.hpp"

#include <algorithm>

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

// A number of so many digits.
std::optional<unsigned> digits(std::string_view text, std::size_t fewest,
                               std::size_t most) {
  const std::optional<int> number = parse_number(text);
  const bool fits = fewest <= text.size() && text.size() <= most;
  return number && fits ? std::optional(static_cast<unsigned>(*number))
                        : std::nullopt;
}

// A month by its number, and what goes with it.
std::optional<WrittenDay> numbered(std::optional<unsigned> year,
                                   std::optional<unsigned> month,
                                   std::optional<unsigned> day) {
  if (!month || !day) {
    return std::nullopt;
  }
  WrittenDay written{.month = std::chrono::month{*month},
                     .day = std::chrono::day{*day}};
  if (year) {
    written.year = std::chrono::year{static_cast<int>(*year)};
  }
  return written;
}

// 2026-11-20, 20.11.2026, 20.11.
std::optional<WrittenDay> in_digits(std::string_view word) {
  if (looks_like(word, "0000-00-00")) {
    return numbered(digits(word.substr(0, 4), 4, 4),
                    digits(word.substr(5, 2), 2, 2),
                    digits(word.substr(8, 2), 2, 2));
  }
  const Words parts = words_of(word, ".");
  if (std::ranges::count(word, '.') != 2 || parts.size() < 2) {
    return std::nullopt;
  }
  const std::optional<unsigned> year =
      parts.size() == 3 ? digits(parts[2], 4, 4) : std::nullopt;
  const bool is_whole = parts.size() == 3
                            ? year.has_value()
                            : word.ends_with('.') && !word.starts_with('.');
  return is_whole
             ? numbered(year, digits(parts[1], 1, 2), digits(parts[0], 1, 2))
             : std::nullopt;
}

// 20 nov, nov 20, 20 nov 2026
std::optional<WrittenDay> with_name_of_month(const Words& words) {
  if (words.size() != 2 && words.size() != 3) {
    return std::nullopt;
  }
  const std::size_t place_of_month = parse_month(words[0]) ? 0 : 1;
  const auto month = parse_month(words[place_of_month]);
  const auto year = words.size() == 3 ? digits(words[2], 4, 4) : std::nullopt;
  if (!month || (words.size() == 3 && !year)) {
    return std::nullopt;
  }
  return numbered(year, static_cast<unsigned>(*month),
                  digits(words[1 - place_of_month], 1, 2));
}

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

std::optional<WrittenDay> written_day(Words words) {
  const std::optional<std::chrono::weekday> weekday =
      words.size() > 1 ? parse_weekday(words.front()) : std::nullopt;
  if (weekday) {
    words.erase(words.begin());
  }
  std::optional<WrittenDay> written =
      words.size() == 1 ? in_digits(words.front()) : with_name_of_month(words);
  if (written) {
    written->weekday = weekday;
  }
  return written;
}

std::optional<Date> date_of(const WrittenDay& written, Date today,
                            Leaning leaning) {
  if (written.year) {
    return Date::from(*written.year / written.month / written.day);
  }
  const std::chrono::year this_year = today.year_month_day().year();
  constexpr int longest_way = 8;  // years between two leap days
  for (int years = 0; years <= longest_way; ++years) {
    const bool is_past = leaning == Leaning::past;
    const std::chrono::year year =
        this_year + std::chrono::years{is_past ? -years : years};
    const auto date = Date::from(year / written.month / written.day);
    if (date && (is_past ? *date <= today : today <= *date)) {
      return date;
    }
  }
  return std::nullopt;
}

}  // namespace hw
