#include "hw/when.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "ascii.hpp"
#include "day_parser.hpp"
#include "distance_parser.hpp"
#include "time_parser.hpp"

namespace hw {
namespace {

using std::chrono::seconds;

// The part of a day that was named, and where times of twelve hours lie in it.
struct PartOfDay {
  std::string_view name;
  int first_hour;  // from here on they are in the afternoon
};

constexpr std::array<PartOfDay, 4> parts_of_day{
    {{"morning", 12}, {"afternoon", 1}, {"evening", 1}, {"night", 6}}};

// Takes the part of a day off the end of `words`, which then name the day:
// yesterday evening, this morning, last night, tonight.
const PartOfDay* take_part_of_day(Words& words) {
  if (words == Words{"tonight"}) {
    words = {"this", "night"};
  }
  const auto part = std::find_if(
      parts_of_day.begin(), parts_of_day.end(), [&words](const PartOfDay& one) {
        return words.size() > 1 && words.back() == one.name;
      });
  if (part == parts_of_day.end()) {
    return nullptr;
  }
  words.pop_back();
  if (words == Words{"this"}) {
    words = {"today"};
  } else if (words == Words{"last"}) {
    words = {"yesterday"};
  }
  return part;
}

// 8:30 in the evening is 20:30.
TimeOfDay in_part_of_day(const PartOfDay* part, TimeOfDay time) {
  const bool is_later =
      part != nullptr && part->first_hour <= time.hour() && time.hour() < 12;
  return is_later
             ? TimeOfDay::from(time.hour() + 12, time.minute(), time.second())
                   .value()
             : time;
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

  // Each once.
  std::vector<Moment> meanings(std::string_view text) const {
    const Words words = words_of_time(text);
    std::vector<Moment> found = days(words, std::nullopt);
    for (const TimedWords& way : take_time(words)) {
      for (const Moment& moment : days(way.rest, way.time)) {
        found.push_back(moment);
      }
      add(found, way.rest.empty() ? time_alone(way.time) : std::nullopt);
    }
    add(found, written_out(text));
    add(found, now(words));
    add(found, time_away(words));
    std::vector<Moment> each;
    for (const Moment& moment : found) {
      if (std::find(each.begin(), each.end(), moment) == each.end()) {
        each.push_back(moment);
      }
    }
    return each;
  }

 private:
  static void add(std::vector<Moment>& found, std::optional<Moment> moment) {
    if (moment) {
      found.push_back(*moment);
    }
  }

  // What `words` for a day and a time after or before them can mean.
  std::vector<Moment> days(const Words& words,
                           std::optional<TimeOfDay> time) const {
    std::vector<Moment> found;
    for (const WrittenDay& written : written_days(words)) {
      for (const Date date : dates_of(written, latest(), leaning_)) {
        add(found, time ? local(date, *time) : Moment{.date = date});
      }
    }
    add(found, time ? day_and_time(words, *time) : day_alone(words));
    return found;
  }

  // The day from which days of the calendar are looked for. After midnight it
  // is still the day before, and the new day's name is not that of last
  // year's.
  Date latest() const {
    return leaning_ == Leaning::past ? clock_.now.date : hw::today(clock_);
  }

  // Each of these reads one form, or nothing if the words have another.

  // 2026-11-20T21:30:00-05:00
  std::optional<Moment> written_out(std::string_view text) const {
    const std::optional<Moment> moment =
        parse_moment(fmt::format("{}", fmt::join(words_of(text, " \t"), " ")));
    const bool lacks_offset = moment && moment->time && !moment->offset;
    return lacks_offset ? local(moment->date, *moment->time) : moment;
  }

  std::optional<Moment> now(const Words& words) const {
    return words == Words{"now"} ? std::optional(clock_.now) : std::nullopt;
  }

  // 21:30, 9:30 pm
  std::optional<Moment> time_alone(TimeOfDay time) const {
    const std::optional<Moment> moment = local(clock_.now.date, time);
    return is_on_its_side(*moment)
               ? moment
               : local(days_from(clock_.now.date, step()), time);
  }

  // 90 min ago, in 2h
  std::optional<Moment> time_away(const Words& words) const {
    const std::optional<Stretch> distance = distance_in(words);
    if (!distance || distance->is_days) {
      return std::nullopt;
    }
    const std::chrono::minutes away{distance->minutes};
    const Moment moment = plus(clock_.now, away);
    const bool exists = plus(moment, -away) == clock_.now;
    return exists ? std::optional(as_shown(moment)) : std::nullopt;
  }

  // today, fri, 3 days ago, last night
  std::optional<Moment> day_alone(Words words) const {
    take_part_of_day(words);
    const std::optional<Date> day = day_named(words);
    return day ? std::optional(Moment{.date = *day}) : std::nullopt;
  }

  // yesterday 21:30, 21:30 yesterday
  std::optional<Moment> day_and_time(Words words, TimeOfDay time) const {
    const PartOfDay* const part = take_part_of_day(words);
    time = in_part_of_day(part, time);
    const std::optional<Date> day = day_named(words);
    if (!day) {
      return std::nullopt;
    }
    const std::optional<Moment> moment = on_practice_day(*day, time);
    // "fri 10:00" typed on a Friday at nine may mean the Friday before.
    if (moment && weekday_alone(words) && !is_on_its_side(*moment)) {
      const std::optional<Date> other = days_from(*day, 7 * step());
      return other ? on_practice_day(*other, time) : std::nullopt;
    }
    return moment;
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
    const bool is_night =
        leaning_ != Leaning::past || (night && !is_before(clock_.now, *night));
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

std::vector<Moment> meanings_of(std::string_view text, const Clock& clock,
                                Leaning leaning) {
  return Interpreter(clock, leaning).meanings(text);
}

std::optional<Moment> understand_moment(std::string_view text,
                                        const Clock& clock, Leaning leaning) {
  const std::vector<Moment> meanings = meanings_of(text, clock, leaning);
  return meanings.size() == 1 ? std::optional(meanings.front()) : std::nullopt;
}

std::optional<Date> understand_date(std::string_view text, const Clock& clock,
                                    Leaning leaning) {
  const std::optional<Moment> moment = understand_moment(text, clock, leaning);
  return moment ? std::optional(practice_day(*moment, clock.day_starts))
                : std::nullopt;
}

std::string why_not_understood(std::string_view text, const Clock& clock,
                               Leaning leaning) {
  std::vector<std::string> meanings;
  for (const Moment& moment : meanings_of(text, clock, leaning)) {
    meanings.push_back(long_form(moment));
  }
  if (!meanings.empty()) {
    return fmt::format("could mean {}", fmt::join(meanings, " or "));
  }
  const Words words = words_of_time(text);
  std::vector<WrittenDay> days = written_days(words);
  for (const TimedWords& way : take_time(words)) {
    const std::vector<WrittenDay> timed = written_days(way.rest);
    days.insert(days.end(), timed.begin(), timed.end());
  }
  for (WrittenDay day : days) {
    day.weekday.reset();
    const bool is_far = std::exchange(day.is_short_year, false);
    const std::vector<Date> dates = dates_of(day, today(clock), leaning);
    if (!dates.empty()) {
      const std::string date = long_form(dates.front());
      return is_far ? "could mean " + date : "is " + date + " in the calendar";
    }
  }
  return days.empty() ? "is not a time that is known here"
                      : "names a day that does not exist";
}

std::string_view moment_forms() {
  return "Write it like this: 2026-11-20, 2026-11-20 21:30, 21:30, 9:30 pm, "
         "now, today, yesterday 21:30, tomorrow 15:00, fri, last fri, "
         "next fri 15:00, 20 Nov, 20.11.2026, 3 days ago, in 3 days, 2h ago";
}

}  // namespace hw
