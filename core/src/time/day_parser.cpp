#include "day_parser.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "ascii.hpp"
#include "distance_parser.hpp"
#include "meanings.hpp"

namespace hw {
namespace {

constexpr std::array<Meaning, 5> days_from_today{{{"day before yesterday", -2},
                                                  {"yesterday", -1},
                                                  {"today", 0},
                                                  {"tomorrow", 1},
                                                  {"day after tomorrow", 2}}};

// A day without a year is sure to be meant up to here.
constexpr int nearby = 62;  // days

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

// Each of the next four reads one kind of words for a day, counted from
// `today`, or nothing if the words are of another kind.

// yesterday
std::optional<Date> neighboring_day(const Words& words, Date today) {
  const std::optional<int> count =
      meaning_of(fmt::format("{}", fmt::join(words, " ")), days_from_today);
  return count ? days_from(today, *count) : std::nullopt;
}

std::optional<Date> days_away(const std::optional<Stretch>& stretch,
                              Date today) {
  constexpr int minutes_of_day = 24 * 60;
  return stretch && stretch->is_days
             ? days_from(today,
                         static_cast<int>(stretch->minutes / minutes_of_day))
             : std::nullopt;
}

// 3 days ago, in 2 weeks
std::optional<Date> counted_day(const Words& words, Date today) {
  return days_away(distance_in(words), today);
}

// The same day of a month that is so many away; the last one where that month
// is shorter.
std::optional<Date> months_from(Date date, int count) {
  const std::chrono::year_month_day day =
      date.year_month_day() + std::chrono::months{count};
  return Date::from(day.ok()
                        ? day
                        : std::chrono::year_month_day(day.year() / day.month() /
                                                      std::chrono::last));
}

// 3 months ago, in a year
std::optional<Date> counted_months(const Words& words, Date today) {
  constexpr std::array<Meaning, 4> months_in{
      {{"month", 1}, {"months", 1}, {"year", 12}, {"years", 12}}};
  const bool is_back = words.size() == 3 && words[2] == "ago";
  const bool is_ahead = words.size() == 3 && words[0] == "in";
  const std::size_t first = is_ahead ? 1 : 0;
  if (is_back == is_ahead) {
    return std::nullopt;
  }
  const std::optional<int> number = number_in(words[first]);
  const std::optional<int> unit = meaning_of(words[first + 1], months_in);
  constexpr int most = 12 * 10000;
  return number && unit && *number <= most / *unit
             ? months_from(today, (is_back ? -1 : 1) * *number * *unit)
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

constexpr std::array day_forms{neighboring_day, counted_day, counted_months,
                               last_or_next_weekday};

// A number of so many digits.
std::optional<unsigned> digits(std::string_view text, std::size_t fewest,
                               std::size_t most) {
  const std::optional<int> number = parse_number(text);
  const bool fits = fewest <= text.size() && text.size() <= most;
  return number && fits ? std::optional(static_cast<unsigned>(*number))
                        : std::nullopt;
}

// The day of a month by its numbers; nothing if one is not there.
std::optional<WrittenDay> numbered(std::optional<unsigned> month,
                                   std::optional<unsigned> day) {
  if (!month || !day) {
    return std::nullopt;
  }
  return WrittenDay{.weekday = {},
                    .year = {},
                    .month = std::chrono::month{*month},
                    .day = std::chrono::day{*day}};
}

// 2026, 26
void set_year(std::string_view year, WrittenDay& written) {
  written.is_short_year = year.size() == 2;
  const int number = parse_number(year).value_or(0);
  written.year =
      std::chrono::year{written.is_short_year ? 2000 + number : number};
}

// The numbers of `word`, which stand between `separator`s; after two of them a
// dot may follow. None if there is anything else.
Words numbers_in(std::string_view word, char separator) {
  if (separator == '.' && word.ends_with('.') &&
      std::count(word.begin(), word.end(), '.') == 2) {
    word.remove_suffix(1);
  }
  Words numbers = words_of(word, std::string_view(&separator, 1));
  const bool are_numbers =
      std::all_of(numbers.begin(), numbers.end(),
                  [](const std::string& part) { return parse_number(part); });
  const auto separators =
      static_cast<std::size_t>(std::count(word.begin(), word.end(), separator));
  return are_numbers && numbers.size() == separators + 1 ? numbers : Words();
}

// Takes the year from three numbers, of which it is the first or the last.
std::string year_of(Words& parts) {
  if (parts.size() != 3) {
    return "";
  }
  const auto place = parts[0].size() == 4 ? parts.begin() : parts.end() - 1;
  std::string year = *place;
  parts.erase(place);
  return year;
}

// 2026-11-20, 20261120, 20.11.2026, 20.11., 20/11
std::vector<WrittenDay> in_digits(const std::string& word) {
  if (looks_like(word, "00000000")) {
    return in_digits(fmt::format("{}-{}-{}", word.substr(0, 4),
                                 word.substr(4, 2), word.substr(6)));
  }
  const std::size_t place = word.find_first_of("./-");
  if (place == std::string::npos) {
    return {};
  }
  Words parts = numbers_in(word, word[place]);
  const bool is_year_first = parts.size() == 3 && parts[0].size() == 4;
  const std::string year = year_of(parts);
  const bool has_year = year.size() == 2 || year.size() == 4;
  if (parts.size() != 2 || (!year.empty() && !has_year)) {
    return {};
  }
  std::vector<WrittenDay> days;
  const auto add = [&](const std::string& month, const std::string& day) {
    if (auto read = numbered(digits(month, 1, 2), digits(day, 1, 2))) {
      if (has_year) {
        set_year(year, *read);
      }
      days.push_back(*read);
    }
  };
  if (!is_year_first) {
    add(parts[1], parts[0]);
  }
  if (is_year_first || word[place] != '.') {
    add(parts[0], parts[1]);
  }
  return days;
}

// 20th
bool is_ordinal(std::string_view word) {
  const std::size_t end = word.find_first_not_of("0123456789");
  return end != std::string_view::npos && end > 0 && word[end] >= 'a';
}

// 20, 20., 20th
std::optional<unsigned> day_number(std::string_view word) {
  return digits(word.substr(0, word.find_first_not_of("0123456789")), 1, 2);
}

// 20 nov, nov 20th
std::vector<WrittenDay> with_name_of_month(const Words& words) {
  const std::size_t place_of_month = parse_month(words[0]) ? 0 : 1;
  const auto month = parse_month(words[place_of_month]);
  const std::string& day = words[1 - place_of_month];
  const std::string end =
      day.substr(std::min(day.find_first_not_of("0123456789"), day.size()));
  const bool is_day = end.empty() || end == "." || is_ordinal(day);
  const auto written =
      month && is_day ? numbered(static_cast<unsigned>(*month), day_number(day))
                      : std::nullopt;
  return written ? std::vector{*written} : std::vector<WrittenDay>();
}

// A year that stands by itself, before or after the rest.
std::string take_year(Words& words) {
  const auto is_year = [](std::string_view word) {
    return looks_like(word, "0000") &&
           (word.starts_with("19") || word.starts_with("20"));
  };
  std::string year;
  if (words.size() > 1 && is_year(words.front())) {
    year = words.front();
    words.erase(words.begin());
  } else if (words.size() > 1 &&
             (is_year(words.back()) ||
              (words.size() == 3 && looks_like(words.back(), "00")))) {
    year = words.back();
    words.pop_back();
  }
  return year;
}

// The first day that is `written`, at most so many steps from `from`.
std::optional<Date> find_day(const WrittenDay& written, Date from, int step,
                             int most) {
  for (int count = 0; count <= most; ++count) {
    const std::optional<Date> date = days_from(from, count * step);
    if (!date) {
      break;
    }
    const std::chrono::year_month_day day = date->year_month_day();
    if (day.day() == written.day &&
        (!written.month || day.month() == *written.month)) {
      return date;
    }
  }
  return std::nullopt;
}

// What there is of the two, each day once.
std::vector<Date> both(std::optional<Date> one, std::optional<Date> other) {
  std::vector<Date> dates;
  if (one) {
    dates.push_back(*one);
  }
  if (other && other != one) {
    dates.push_back(*other);
  }
  return dates;
}

std::vector<Date> dates_without_year(const WrittenDay& written, Date today,
                                     Leaning leaning) {
  const auto past = leaning == Leaning::future
                        ? std::nullopt
                        : find_day(written, today, -1, nearby);
  const auto future = leaning == Leaning::past
                          ? std::nullopt
                          : find_day(written, today, 1, nearby);
  if (past || future) {
    return both(past, future);
  }
  constexpr int longest_way = 8 * 366;  // days between two leap days
  return both(find_day(written, today, -1, longest_way),
              find_day(written, today, 1, longest_way));
}

std::vector<Date> dates_with_year(const WrittenDay& written, Date today) {
  const auto date = Date::from(*written.year / *written.month / written.day);
  constexpr int year = 366;  // days
  const bool is_far = date && written.is_short_year &&
                      std::abs(days_between(*date, today)) > year;
  return is_far ? std::vector<Date>() : both(date, {});
}

}  // namespace

std::optional<Date> days_from(Date date, int count) {
  const Date day = date.plus_days(count);
  return days_between(date, day) == count ? std::optional(day) : std::nullopt;
}

std::optional<std::chrono::weekday> weekday_alone(const Words& words) {
  const bool is_this = words.size() == 2 && words.front() == "this";
  return words.size() == 1 || is_this ? parse_weekday(words.back())
                                      : std::nullopt;
}

std::optional<Date> day_named(const Words& words, Date today, Leaning leaning) {
  for (const auto form : day_forms) {
    if (const std::optional<Date> day = form(words, today)) {
      return day;
    }
  }
  if (const auto weekday = weekday_alone(words)) {
    return nearest(today, *weekday, leaning);
  }
  // 3d
  return leaning == Leaning::past ? std::nullopt
                                  : days_away(stretch_in(words), today);
}

std::vector<WrittenDay> written_days(Words words) {
  const std::optional<std::chrono::weekday> weekday =
      words.size() > 1 ? parse_weekday(words.front()) : std::nullopt;
  if (weekday) {
    words.erase(words.begin());
  }
  const std::string year = take_year(words);
  std::vector<WrittenDay> days;
  if (words.size() == 2) {
    days = with_name_of_month(words);
  } else if (words.size() == 1 && is_ordinal(words[0]) && year.empty()) {
    days = {{.day = std::chrono::day{day_number(words[0]).value_or(0)}}};
  } else if (words.size() == 1) {
    days = in_digits(words[0]);
  }
  for (WrittenDay& day : days) {
    day.weekday = weekday;
    if (!year.empty() && !day.year) {
      set_year(year, day);
    }
  }
  return days;
}

std::vector<Date> dates_of(const WrittenDay& written, Date today,
                           Leaning leaning) {
  const std::vector<Date> dates =
      written.year ? dates_with_year(written, today)
                   : dates_without_year(written, today, leaning);
  if (!written.weekday) {
    return dates;
  }
  std::vector<Date> agreeing;
  std::copy_if(
      dates.begin(), dates.end(), std::back_inserter(agreeing),
      [&written](Date date) { return date.weekday() == *written.weekday; });
  const bool decides =
      agreeing.size() != 1 || written.year ||
      std::abs(days_between(agreeing.front(), today)) <= nearby;
  return decides ? agreeing : dates;
}

}  // namespace hw
