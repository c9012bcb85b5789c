// How often something was agreed on.
#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "hw/date.hpp"

namespace hw {

// The stretch of time in which a schedule asks for something.
enum class Unit {
  day,       // each day
  occasion,  // each of the chosen weekdays
  block,     // every N days
  week,      // calendar week
  none,      // no periods: "as needed", "4 times"
};

// How often: `daily`, `2/day`, `mon wed fri`, `every 3 days`, `3/week`,
// `4 times`, `as needed`. The default is `as needed`.
class Schedule {
 public:
  Schedule() = default;

  // Reads, ignoring case and repeated spaces:
  //
  //   daily, every day, 1/day         daily
  //   2/day, twice a day              2/day    (2 to 24)
  //   mon wed fri; mon,wed; monday;   mon wed fri, in the order of the week
  //   every mon and fri               (names as parse_weekday() reads them)
  //   weekdays; weekends              mon tue wed thu fri; sat sun
  //   every 3 days; every other day   every 3 days   (2 to 366; 1 is daily)
  //   weekly, 3/week, 3 times a week  1/week, 3/week (1 to 7)
  //   once, 1 times, 4 times          once, 4 times  (1 to 999)
  //   as needed                       as needed
  //
  // "3 times a week" is also "3x a week", "three per week", "3 every week", and
  // so for a day.
  // All seven weekdays are `mon tue wed thu fri sat sun`, not `daily`; a day
  // that is named twice is one day.
  // Nothing for any other text.
  static std::optional<Schedule> parse(std::string_view text);

  // The canonical form in the right-hand column above.
  std::string to_string() const;

  // For a sentence that begins with "we agreed on": "3 a week", "once a week",
  // "2 a day", "every day", "Mon, Wed, Fri"; to_string() for the others.
  std::string in_words() const;

  Unit unit() const;

  // Practice asked for in one whole period: entries for a `day`, practiced
  // days for a `week`, 1 for the others. For `4 times`, 4. 0 for `as needed`.
  int target() const { return count_; }

  // Whether it is `once` or `N times`, which have progress and no periods.
  bool counts_to_target() const;

  // The length of a `block` in days; 0 for the others.
  int block_days() const;

  // Whether an `occasion` falls on `weekday`; never for the others.
  bool includes(std::chrono::weekday weekday) const;

  friend bool operator==(const Schedule&, const Schedule&) = default;

 private:
  enum class Kind { as_needed, daily, weekdays, every_days, weekly, times };

  Schedule(Kind kind, int count) : kind_(kind), count_(count) {}

  Kind kind_ = Kind::as_needed;
  int count_ = 0;
  int days_ = 0;                    // for every_days
  std::array<bool, 7> weekdays_{};  // for weekdays; Sunday is 0
};

// A line that lists the forms, for the hint of an error.
std::string_view schedule_forms();

}  // namespace hw
