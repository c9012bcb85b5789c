#include "hw/when.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "ascii.hpp"
#include "day_parser.hpp"
#include "time_parser.hpp"

namespace hw {
namespace {

using std::chrono::seconds;

constexpr std::array<Meaning, 8> seconds_in{{{"m", 60},
                                             {"min", 60},
                                             {"mins", 60},
                                             {"minute", 60},
                                             {"minutes", 60},
                                             {"h", 3600},
                                             {"hour", 3600},
                                             {"hours", 3600}}};

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
        &Interpreter::time_alone,  &Interpreter::time_away,
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

  // 2026-11-20 9:30, Fri 20 Nov, 21:30, 2026-11-20T21:30:00-05:00
  std::optional<Moment> written_out(const Words& words) const {
    Words day_words = words;
    const std::optional<TimeOfDay> time = take_time(day_words);
    if (const std::optional<Date> date = calendar_day(day_words)) {
      return time ? local(date, *time) : Moment{.date = *date};
    }
    const std::optional<Moment> moment =
        parse_moment(fmt::format("{}", fmt::join(words, " ")));
    const bool lacks_offset = moment && moment->time && !moment->offset;
    return lacks_offset ? local(moment->date, *moment->time) : moment;
  }

  std::optional<Moment> now(const Words& words) const {
    return words == Words{"now"} ? std::optional(clock_.now) : std::nullopt;
  }

  // 21:30, 9:30 pm
  std::optional<Moment> time_alone(const Words& words) const {
    Words rest = words;
    const std::optional<TimeOfDay> time = take_time(rest);
    if (!time || !rest.empty()) {
      return std::nullopt;
    }
    const std::optional<Moment> moment = local(clock_.now.date, *time);
    return is_on_its_side(*moment)
               ? moment
               : local(days_from(clock_.now.date, step()), *time);
  }

  // 90 min ago, in 2h
  std::optional<Moment> time_away(const Words& words) const {
    const auto away = distance_in(words, seconds_in);
    if (!away) {
      return std::nullopt;
    }
    const Moment moment = plus(clock_.now, seconds{*away});
    const bool exists = plus(moment, seconds{-*away}) == clock_.now;
    return exists ? std::optional(as_shown(moment)) : std::nullopt;
  }

  // today, fri, 3 days ago
  std::optional<Moment> day_alone(const Words& words) const {
    const std::optional<Date> day = day_named(words);
    return day ? std::optional(Moment{.date = *day}) : std::nullopt;
  }

  // yesterday 21:30
  std::optional<Moment> day_and_time(const Words& words) const {
    Words day_words = words;
    const std::optional<TimeOfDay> time = take_time(day_words);
    const std::optional<Date> day = day_named(day_words);
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

  // A day that is written down, unless the calendar has it on another weekday.
  std::optional<Date> calendar_day(const Words& words) const {
    // After midnight it is still the day before, and the new day's name is
    // not that of last year's.
    const Date latest =
        leaning_ == Leaning::past ? clock_.now.date : hw::today(clock_);
    const std::optional<WrittenDay> written = written_day(words);
    const std::optional<Date> date =
        written ? date_of(*written, latest, leaning_) : std::nullopt;
    const bool agrees =
        date && (!written->weekday || *written->weekday == date->weekday());
    return agrees ? date : std::nullopt;
  }

  std::optional<Date> day_named(const Words& words) const {
    return hw::day_named(words, hw::today(clock_), leaning_);
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
    // before too: so a time is from before only if it says so.
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

std::string why_not_understood(std::string_view text, const Clock& clock,
                               Leaning leaning) {
  Words words = words_of_time(text);
  take_time(words);
  if (const std::optional<WrittenDay> written = written_day(words)) {
    const auto date = date_of(*written, today(clock), leaning);
    return date ? fmt::format("is {} in the calendar", long_form(*date))
                : "names a day that does not exist";
  }
  for (const std::string& word : words) {
    if (!is_digit(word.front())) {
      continue;
    }
    if (word.find('/') != std::string::npos) {
      return "could mean two days";
    }
    if (is_digit(word.back()) &&
        word.find_first_not_of("0123456789.") == std::string::npos &&
        std::ranges::count(word, '.') == 1) {
      return "could mean a day or a time";
    }
  }
  return "is not a time that is known here";
}

std::string_view moment_forms() {
  return "Write it like this: 2026-11-20, 2026-11-20 21:30, 21:30, 9:30 pm, "
         "now, today, yesterday 21:30, tomorrow 15:00, fri, last fri, "
         "next fri 15:00, 20 Nov, 20.11.2026, 3 days ago, in 3 days, 2h ago";
}

}  // namespace hw
