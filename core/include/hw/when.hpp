// Times as people type them: "yesterday 21:30", "last fri", "2h ago".
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

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
// the next Friday.
enum class Leaning { past, future };

// The moment that `text` names. Upper and lower case and repeated spaces make
// no difference. Understood are:
//
//   2026-11-20   2026-11-20 21:30   and all of RFC 3339 (parse_moment)
//   20.11.2026   20 Nov 2026   Nov 20, 2026
//   20.11.   20 Nov   Nov 20
//                          the last or next time that day comes; it may be
//                          today. A weekday may stand before it (Fri 20 Nov),
//                          if it is the one that the calendar has
//   21:30   9:30 pm   9pm  the last or next time it is 21:30; it may be that
//                          now
//   now
//   today  yesterday  tomorrow  fri  friday  last fri  next fri  3 days ago
//   a week ago  in 3 days  in 2 weeks
//   2h ago  90 min ago  30m ago  an hour ago  in 2 hours
//
// A day is understood alone or followed by a time: yesterday at 9pm, Fri 20
// Nov, 21:30. "at" and commas make no difference.
//
// A word for a day means a practice day, as everywhere in `hw`: shortly after
// midnight "today" is still the day that is coming to its end, and "today
// 00:20" is twenty past twelve in the night that follows it, unless that is
// yet to come (leaning to the past). "fri" alone may be today; "last fri" and
// "next fri" never are. "fri 10:00" is the last or next time that it is ten on
// a Friday.
//
// A day without a time gives a Moment that is only a date. Every Moment with a
// time has an offset. Nothing if `text` is none of these, or if a Date cannot
// name the day.
std::optional<Moment> understand_moment(std::string_view text,
                                        const Clock& clock, Leaning leaning);

// The day that `text` names: the practice day of what understand_moment()
// understands.
std::optional<Date> understand_date(std::string_view text, const Clock& clock,
                                    Leaning leaning);

// Why understand_moment() understands nothing, as the end of a sentence that
// begins with `text`: "names a day that does not exist". Dates that mean one
// day here and another day there (5/6) are not understood anywhere, nor is
// 15.10, which is a day or a time.
std::string why_not_understood(std::string_view text, const Clock& clock,
                               Leaning leaning);

// A line that lists the forms, for the hint of an error.
std::string_view moment_forms();

}  // namespace hw
