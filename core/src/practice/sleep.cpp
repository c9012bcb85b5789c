#include "hw/sleep.hpp"

#include <chrono>
#include <cmath>
#include <map>
#include <variant>

#include <fmt/format.h>

namespace hw {
namespace {

using std::chrono::minutes;

// Times of a night on the time line, by the keys of their questions.
using Times = std::map<std::string_view, minutes>;

template <typename T>
std::optional<T> answer(const Entry& entry, std::string_view key) {
  const Answer* const found = find_answer(entry, key);
  if (found == nullptr || !found->after) {
    return std::nullopt;
  }
  const T* const value = std::get_if<T>(&*found->after);
  return value == nullptr ? std::nullopt : std::optional(*value);
}

// `wall`, which has a time, counted as if every day had 24 hours.
minutes on_the_wall(const Moment& wall) {
  return std::chrono::floor<minutes>(instant(wall).time_since_epoch());
}

minutes on_the_time_line(const Moment& wall, const Clock& clock) {
  return on_the_wall(wall) - clock.offset_at(wall.date, *wall.time);
}

// The last time by `limit` at which the clock shows `time`.
Moment last_by(const Moment& limit, TimeOfDay time) {
  const bool is_same_day = time <= *limit.time;
  return {.date = is_same_day ? limit.date : limit.date.plus_days(-1),
          .time = time};
}

// The times that `entry` gives; none when they contradict each other.
Times times_of(const Entry& entry, const Clock& clock) {
  Times times;
  const TimeOfDay day_ends = *TimeOfDay::from(23, 59, 59);
  Moment wall{.date = entry.at.date, .time = entry.at.time.value_or(day_ends)};
  std::optional<minutes> night_ends;
  std::optional<minutes> next;
  for (const std::string_view key : {"up", "woke", "tried", "bed"}) {
    const auto time = answer<TimeOfDay>(entry, key);
    if (!time) {
      continue;
    }
    wall = last_by(wall, *time);
    night_ends = night_ends.value_or(on_the_wall(wall));
    const bool is_too_long =
        *night_ends - on_the_wall(wall) >= std::chrono::hours(24);
    // By the wall they are in order; where the clock skips an hour they may
    // not be.
    const minutes now = on_the_time_line(wall, clock);
    if (is_too_long || now > next.value_or(now)) {
      return {};
    }
    next = now;
    times[key] = now;
  }
  return times;
}

// How long it is from one to the other; nothing unless it is some time.
std::optional<int> minutes_between(const Times& times, std::string_view from,
                                   std::string_view to) {
  const auto begin = times.find(from);
  const auto end = times.find(to);
  if (begin == times.end() || end == times.end() ||
      begin->second == end->second) {
    return std::nullopt;
  }
  return static_cast<int>((end->second - begin->second).count());
}

std::optional<int> minutes_asleep(const Entry& entry, const Times& times) {
  const auto in_all = minutes_between(times, "tried", "woke");
  const auto fell_asleep = answer<double>(entry, "fell_asleep");
  const auto awake = answer<double>(entry, "awake");
  if (!in_all || !fell_asleep || !awake || *fell_asleep < 0 || *awake < 0) {
    return std::nullopt;
  }
  const double asleep = *in_all - *fell_asleep - *awake;
  return asleep < 0 ? std::nullopt : std::optional(static_cast<int>(asleep));
}

// Adds up what nights tell.
class Sum {
 public:
  template <typename Number>
  void add(const std::optional<Number>& value) {
    if (value) {
      sum_ += *value;
      ++nights_;
    }
  }

  std::optional<NightMean> mean() const {
    return nights_ == 0 ? std::nullopt
                        : std::optional(NightMean{sum_ / nights_, nights_});
  }

 private:
  double sum_ = 0;
  int nights_ = 0;
};

std::optional<double> stretch(const Entry& entry, std::string_view key) {
  const auto given = answer<double>(entry, key);
  constexpr double minutes_of_a_day = 24 * 60;
  return given && *given >= 0 && *given <= minutes_of_a_day ? given
                                                            : std::nullopt;
}

std::optional<NightMean> efficiency_of(const std::vector<Night>& nights) {
  Sum asleep;
  Sum in_bed;
  for (const Night& night : nights) {
    if (night.efficiency) {
      asleep.add(night.minutes_asleep);
      in_bed.add(night.minutes_in_bed);
    }
  }
  std::optional<NightMean> efficiency = asleep.mean();
  if (efficiency) {
    efficiency->value *= 100.0 / in_bed.mean()->value;
  }
  return efficiency;
}

}  // namespace

bool is_sleep_diary(const Assignment& assignment) {
  return assignment.template_name == "sleep";
}

Night night_of(const Entry& entry, const Clock& clock) {
  const Times times = times_of(entry, clock);
  Night night{.minutes_in_bed = minutes_between(times, "bed", "up"),
              .minutes_asleep = minutes_asleep(entry, times)};
  if (night.minutes_in_bed && night.minutes_asleep) {
    night.efficiency = 100.0 * *night.minutes_asleep / *night.minutes_in_bed;
  }
  return night;
}

SleepMeans sleep_means(const std::vector<Entry>& entries, const Clock& clock) {
  std::vector<Night> nights;
  Sum in_bed;
  Sum asleep;
  Sum fell_asleep;
  Sum awake;
  for (const Entry& entry : entries) {
    const Night& night = nights.emplace_back(night_of(entry, clock));
    in_bed.add(night.minutes_in_bed);
    asleep.add(night.minutes_asleep);
    fell_asleep.add(stretch(entry, "fell_asleep"));
    awake.add(stretch(entry, "awake"));
  }
  return {.minutes_in_bed = in_bed.mean(),
          .minutes_asleep = asleep.mean(),
          .efficiency = efficiency_of(nights),
          .fell_asleep = fell_asleep.mean(),
          .awake = awake.mean()};
}

std::string in_hours(double minutes) {
  const long whole = std::lround(minutes);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

std::string_view sleep_formula() {
  return "Time in bed is from getting into bed to getting up. Time asleep is "
         "from trying to sleep to waking up, less the minutes until falling "
         "asleep and those awake in the night. Sleep efficiency = time asleep "
         "/ time in bed x 100, as in the Consensus Sleep Diary (Carney et al. "
         "2012).";
}

}  // namespace hw
