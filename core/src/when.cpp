#include "hw/when.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "words.hpp"

namespace hw {
namespace {

using std::chrono::seconds;
using Words = std::vector<std::string>;

// A word and what it comes to: days for one that names days, seconds for one
// that names a stretch of time.
struct Meaning {
  std::string_view word;
  int count;
};

constexpr std::array<Meaning, 3> days_from_today{
    {{"yesterday", -1}, {"today", 0}, {"tomorrow", 1}}};

constexpr std::array<Meaning, 4> days_in{
    {{"day", 1}, {"days", 1}, {"week", 7}, {"weeks", 7}}};

constexpr std::array<Meaning, 8> seconds_in{{{"m", 60},
                                             {"min", 60},
                                             {"mins", 60},
                                             {"minute", 60},
                                             {"minutes", 60},
                                             {"h", 3600},
                                             {"hour", 3600},
                                             {"hours", 3600}}};

template <std::size_t size>
std::optional<int> meaning_of(std::string_view word,
                              const std::array<Meaning, size>& meanings) {
  for (const Meaning& meaning : meanings) {
    if (meaning.word == word) {
      return meaning.count;
    }
  }
  return std::nullopt;
}

// The words of `text`, with "2h" made two: "2" and "h".
Words words_of_time(std::string_view text) {
  Words words;
  for (const std::string& word : words_of(text, " \t")) {
    const std::size_t digits =
        std::min(word.find_first_not_of("0123456789"), word.size());
    const bool is_date_or_time = word.find_first_of("-:") != std::string::npos;
    if (digits == 0 || digits == word.size() || is_date_or_time) {
      words.push_back(word);
      continue;
    }
    words.push_back(word.substr(0, digits));
    words.push_back(word.substr(digits));
  }
  return words;
}

// Date::plus_days(), but nothing where that would stop.
std::optional<Date> days_from(Date date, int count) {
  const Date day = date.plus_days(count);
  return days_between(date, day) == count ? std::optional(day) : std::nullopt;
}

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
  const bool is_back = words.size() == 3 && words[2] == "ago";
  const bool is_ahead = words.size() == 3 && words[0] == "in";
  if (!is_back && !is_ahead) {
    return std::nullopt;
  }
  const std::optional<int> count = parse_number(words[is_back ? 0 : 1]);
  const std::optional<int> days = meaning_of(words[is_back ? 1 : 2], days_in);
  if (!count || !days) {
    return std::nullopt;
  }
  const int distance = *count * *days;
  return days_from(today, is_back ? -distance : distance);
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

// fri, friday
std::optional<std::chrono::weekday> weekday_alone(const Words& words) {
  return words.size() == 1 ? parse_weekday(words[0]) : std::nullopt;
}

// The same instant on a clock that is this far from UTC.
Moment with_offset(const Moment& moment, std::chrono::minutes offset) {
  Moment moved = plus(moment, offset - *moment.offset);
  moved.offset = offset;
  return moved;
}

// What words mean at one time, leaning to one side.
class Interpreter {
 public:
  Interpreter(const Clock& clock, Leaning leaning)
      : clock_(clock), leaning_(leaning) {
    assert(clock.now.time && clock.now.offset);
  }

  std::optional<Moment> meaning(const Words& words) const {
    constexpr std::array forms{
        &Interpreter::written_out, &Interpreter::now,
        &Interpreter::time_alone,  &Interpreter::time_ago,
        &Interpreter::day_alone,   &Interpreter::day_and_time};
    for (const auto form : forms) {
      if (const std::optional<Moment> moment = (this->*form)(words)) {
        return moment;
      }
    }
    return std::nullopt;
  }

 private:
  // Each of these reads one form, or nothing if the words have another.

  // 2026-11-20, 2026-11-20 9:30, 2026-11-20T21:30:00-05:00
  std::optional<Moment> written_out(const Words& words) const {
    if (words.size() == 2) {
      const std::optional<Date> date = Date::parse(words[0]);
      const std::optional<TimeOfDay> time = TimeOfDay::parse(words[1]);
      if (date && time) {
        return local(date, *time);
      }
    }
    const std::optional<Moment> moment =
        parse_moment(fmt::format("{}", fmt::join(words, " ")));
    const bool lacks_offset = moment && moment->time && !moment->offset;
    return lacks_offset ? local(moment->date, *moment->time) : moment;
  }

  std::optional<Moment> now(const Words& words) const {
    return words == Words{"now"} ? std::optional(clock_.now) : std::nullopt;
  }

  // 21:30
  std::optional<Moment> time_alone(const Words& words) const {
    const std::optional<TimeOfDay> time =
        words.size() == 1 ? TimeOfDay::parse(words[0]) : std::nullopt;
    if (!time) {
      return std::nullopt;
    }
    const std::optional<Moment> moment = local(clock_.now.date, *time);
    return is_on_its_side(*moment)
               ? moment
               : local(days_from(clock_.now.date, step()), *time);
  }

  // 90 min ago, 2h ago
  std::optional<Moment> time_ago(const Words& words) const {
    if (words.size() != 3 || words[2] != "ago") {
      return std::nullopt;
    }
    const std::optional<int> count = parse_number(words[0]);
    const std::optional<int> unit = meaning_of(words[1], seconds_in);
    if (!count || !unit) {
      return std::nullopt;
    }
    const seconds distance = seconds{*unit} * *count;
    const Moment moment = plus(clock_.now, -distance);
    const bool exists = plus(moment, distance) == clock_.now;
    return exists ? std::optional(as_shown(moment)) : std::nullopt;
  }

  // today, fri, 3 days ago
  std::optional<Moment> day_alone(const Words& words) const {
    const std::optional<Date> day = day_named(words);
    return day ? std::optional(Moment{.date = *day}) : std::nullopt;
  }

  // yesterday 21:30
  std::optional<Moment> day_and_time(const Words& words) const {
    if (words.size() < 2) {
      return std::nullopt;
    }
    const Words day_words(words.begin(), words.end() - 1);
    const std::optional<Date> day = day_named(day_words);
    const std::optional<TimeOfDay> time = TimeOfDay::parse(words.back());
    if (!day || !time) {
      return std::nullopt;
    }
    const std::optional<Moment> moment = on_practice_day(*day, *time);
    // "fri 10:00" typed on a Friday at nine may mean the Friday before.
    if (moment && weekday_alone(day_words) && !is_on_its_side(*moment)) {
      const std::optional<Date> other = days_from(*day, 7 * step());
      return other ? on_practice_day(*other, *time) : std::nullopt;
    }
    return moment;
  }

  std::optional<Date> day_named(const Words& words) const {
    const Date today = hw::today(clock_);
    for (const auto form : day_forms) {
      if (const std::optional<Date> day = form(words, today)) {
        return day;
      }
    }
    const std::optional<std::chrono::weekday> weekday = weekday_alone(words);
    return weekday ? nearest(today, *weekday, leaning_) : std::nullopt;
  }

  // `time` in the practice day `day`, which goes on into the night. In the
  // early morning of that day instead if the night is yet to come and the
  // past is meant.
  std::optional<Moment> on_practice_day(Date day, TimeOfDay time) const {
    if (time >= clock_.day_starts) {
      return local(day, time);
    }
    const std::optional<Moment> night = local(days_from(day, 1), time);
    const bool is_night = leaning_ == Leaning::future ||
                          (night && !is_before(clock_.now, *night));
    return is_night ? night : local(day, time);
  }

  std::optional<Moment> local(std::optional<Date> date, TimeOfDay time) const {
    if (!date) {
      return std::nullopt;
    }
    return Moment{
        .date = *date, .time = time, .offset = clock_.offset_at(*date, time)};
  }

  // In days, to the side that is leaned to.
  int step() const { return leaning_ == Leaning::past ? -1 : 1; }

  // Whether `moment` lies on the side that is leaned to. The minute that the
  // clock shows is on both sides, as far as it has passed.
  bool is_on_its_side(const Moment& moment) const {
    const TimeOfDay time = *clock_.now.time;
    return leaning_ == Leaning::past
               ? !is_before(clock_.now, moment)
               : !is_before(moment, plus(clock_.now, -seconds{time.second()}));
  }

  // The same instant as the clock on the wall shows it, which may have been
  // put forward or back since.
  Moment as_shown(const Moment& moment) const {
    const TimeOfDay time = *moment.time;
    const Moment before =
        with_offset(moment, clock_.offset_at(moment.date.plus_days(-1), time));
    const Moment after =
        with_offset(moment, clock_.offset_at(moment.date.plus_days(1), time));
    // What the clock skips counts as before, and what it shows twice as
    // before too: so a time is from before if it alone says so.
    return is_shown(before) && !is_shown(after) ? before : after;
  }

  bool is_shown(const Moment& moment) const {
    return clock_.offset_at(moment.date, *moment.time) == moment.offset;
  }

  const Clock& clock_;
  Leaning leaning_;
};

}  // namespace

Date today(const Clock& clock) {
  return practice_day(clock.now, clock.day_starts);
}

std::optional<Moment> understand_moment(std::string_view text,
                                        const Clock& clock, Leaning leaning) {
  return Interpreter(clock, leaning).meaning(words_of_time(text));
}

std::optional<Date> understand_date(std::string_view text, const Clock& clock,
                                    Leaning leaning) {
  const std::optional<Moment> moment = understand_moment(text, clock, leaning);
  return moment ? std::optional(practice_day(*moment, clock.day_starts))
                : std::nullopt;
}

std::string_view moment_forms() {
  return "Write it like this: 2026-11-20, 2026-11-20 21:30, 21:30, now, today, "
         "yesterday 21:30, tomorrow 15:00, fri, last fri, next fri 15:00, "
         "3 days ago, in 3 days, 2h ago";
}

}  // namespace hw
