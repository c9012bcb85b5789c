// Times as people type them: "yesterday 21:30", "last fri", "2h ago".
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hw/date.hpp"

namespace hw {

// How often a clock on the wall shows a time: it skips some when it is moved
// forward, a whole day where that leads over the date line, and shows some
// twice when it is moved back.
enum class ClockShows { once, twice, skipped, day_skipped };

// What has to be known to understand "yesterday at nine".
struct Clock {
  Moment now;  // has a time and an offset, as the clock on the wall shows it
  // How far from UTC a clock on the wall is at that time. A time that the
  // clock skips (spring) gets the offset from before; one that it shows twice
  // (autumn) the first of the two.
  std::function<std::chrono::minutes(Date, TimeOfDay)> offset_at;
  TimeOfDay day_starts;  // see practice_day()
  std::function<ClockShows(Date, TimeOfDay)> shown =
      {};  // empty: each time once
};

// The practice day of now.
Date today(const Clock& clock);

// Which way a text leans that could mean two moments: "fri" is the last or
// the next Friday. `either` is for what may have been or be yet to come: "20
// Nov" is then the nearer one, and all else leans to the future.
enum class Leaning { past, future, either };

// All moments that `text` may name, each once: one for a text that is
// understood, none for one that is not. Upper and lower case, repeated spaces,
// commas, and "at", "on", "the" and "of" make no difference. Understood are:
//
//   2026-11-20   2026-11-20 21:30   and all of RFC 3339 (parse_moment)
//   2026/11/20   2026.11.20   20261120   20.11.2026   20/11/2026   20.11.26
//   20 Nov 2026   Nov 20, 2026
//   20.11.   20.11   20/11   20 Nov   Nov 20th   17th
//                          the last or next time that day comes; it may be
//                          today. A weekday may stand before it (Fri 20 Nov),
//                          if it is the one that the calendar has
//   21:30   21.30   2130   9:30 pm   9.30pm   9pm   noon   midnight
//                          the last or next time it is 21:30; it may be that
//                          now
//   now
//   today  yesterday  tomorrow  fri  friday  weds  last fri  next fri
//   day before yesterday   3 days ago   two days ago   a week ago
//   in 3 days   in 2 weeks   3d (not leaning to the past)
//   last night   this morning   yesterday evening   tonight   mean the day
//   2h ago  90 min ago  1h 30m ago  half an hour ago  in 2 hours
//
// A day is understood alone, or with a time after or before it: yesterday at
// 9pm, 9pm yesterday, Fri 20 Nov, 21:30, last night 11:30.
//
// A day without a year is not taken for one that is more than two months away:
// then there are two, the last one and the next one. There are two as well for
// 5/6, and for 10.10, which is a day or a time. The year of 20.11.26 is less
// than a year away.
//
// A word for a day means a practice day, as everywhere in `hw`: shortly after
// midnight "today" is still the day that is coming to its end, and "today
// 00:20" is twenty past twelve in the night that follows it, unless that is
// yet to come (leaning to the past). "fri" alone may be today; "last fri" and
// "next fri" never are. "fri 10:00" is the last or next time that it is ten on
// a Friday.
//
// A day without a time gives a Moment that is only a date. Every Moment with a
// time has an offset. None if a Date cannot name the day.
std::vector<Moment> meanings_of(std::string_view text, const Clock& clock,
                                Leaning leaning);

// The moment that `text` names, if there is one and no other.
std::optional<Moment> understand_moment(std::string_view text,
                                        const Clock& clock, Leaning leaning);

// The day that `text` names: the practice day of what understand_moment()
// understands.
std::optional<Date> understand_date(std::string_view text, const Clock& clock,
                                    Leaning leaning);

// Why understand_moment() understands nothing, as the end of a sentence that
// begins with `text`: "names a day that does not exist", "could mean Fri 5 Jun
// 2026 or Wed 6 May 2026".
std::string why_not_understood(std::string_view text, const Clock& clock,
                               Leaning leaning);

// The whole minutes of a stretch of time: 90, 40 min, 1h, 1h20, 1.5 h, half an
// hour. Nothing for any other text, and for more than six digits.
std::optional<int> understand_minutes(std::string_view text);

// A line that lists the forms, for the hint of an error.
std::string_view moment_forms();

}  // namespace hw
