#include "hw/sleep.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "hw/templates.hpp"

#include "make.hpp"
#include "random.hpp"

namespace hw::test::sleep_test {

namespace {

using std::chrono::minutes;
using Answers = std::map<std::string, hw::Value>;

// Minutes since 1970 as a clock on the wall shows them.
long wall_minutes(hw::Date date, hw::TimeOfDay time) {
  return 1440L * days_between(day("1970-01-01"), date) + time.hour() * 60L +
         time.minute();
}

// A place whose clock is changed once.
struct Place {
  long changed_at = 0;  // minutes since 1970 in UTC
  int before = 0;       // minutes from UTC
  int after = 0;

  hw::Clock clock() const {
    return {.now = moment("2026-11-20T12:00:00Z"),
            .offset_at =
                [place = *this](hw::Date date, hw::TimeOfDay time) {
                  // So that a time that is skipped or shown twice is one of
                  // before.
                  const long utc = wall_minutes(date, time) -
                                   std::max(place.before, place.after);
                  return minutes(utc < place.changed_at ? place.before
                                                        : place.after);
                },
            .day_starts = clock_time("03:00")};
  }
};

const Place lima{};
// To summer time on 29 March at 02:00, and back on 25 October at 03:00.
const Place berlin_in_spring{
    wall_minutes(day("2026-03-29"), clock_time("01:00")), 60, 120};
const Place berlin_in_autumn{
    wall_minutes(day("2026-10-25"), clock_time("01:00")), 120, 60};

hw::Entry entry_with(const Answers& answers, std::string_view at) {
  hw::Entry entry{.at = moment(at)};
  for (const auto& [key, value] : answers) {
    entry.answers.push_back({.key = key, .after = value});
  }
  return entry;
}

Night night(const Answers& answers, const Place& place = lima,
            std::string_view at = "2026-11-20T08:30:00") {
  return night_of(entry_with(answers, at), place.clock());
}

Answers in_bed(std::string_view bed, std::string_view up) {
  return {{"bed", clock_time(bed)}, {"up", clock_time(up)}};
}

// 460 minutes in bed, 368 of them asleep.
Answers whole_night() {
  return {{"bed", clock_time("23:30")},  {"tried", clock_time("23:45")},
          {"fell_asleep", 25.0},         {"awake", 32.0},
          {"woke", clock_time("06:50")}, {"up", clock_time("07:10")}};
}

// The night walked back minute by minute, looking at the clock each time.
class NaiveNight {
 public:
  NaiveNight(const Answers& answers, const hw::Moment& at, const Place& place)
      : answers_(answers),
        place_(place),
        utc_(wall_minutes(at.date, *at.time) - offset(at)) {
    for (const char* const key : {"up", "woke", "tried", "bed"}) {
      if (answers.contains(key)) {
        walk_back_to(std::get<hw::TimeOfDay>(answers.at(key)));
        times_[key] = utc_;
        last_ = last_.value_or(shown());
      }
    }
  }

  Night result() const {
    if (last_ && *last_ - shown() >= 1440) {
      return {};
    }
    Night night;
    if (stretch("bed", "up") > 0) {
      night.minutes_in_bed = stretch("bed", "up");
    }
    const int asleep = minutes_asleep();
    if (stretch("tried", "woke") > 0 && asleep >= 0) {
      night.minutes_asleep = asleep;
    }
    if (night.minutes_in_bed && night.minutes_asleep) {
      night.efficiency = 100.0 * asleep / stretch("bed", "up");
    }
    return night;
  }

 private:
  long offset(const hw::Moment& at) const {
    return place_.clock().offset_at(at.date, *at.time).count();
  }

  // What the clock shows, in minutes since 1970.
  long shown() const {
    return utc_ + (utc_ < place_.changed_at ? place_.before : place_.after);
  }

  void walk_back_to(hw::TimeOfDay time) {
    while (shown() % 1440 != time.hour() * 60 + time.minute()) {
      --utc_;
    }
  }

  // -1 when one of the two is not there.
  int stretch(const char* from, const char* to) const {
    const bool is_known = times_.contains(from) && times_.contains(to);
    return is_known ? static_cast<int>(times_.at(to) - times_.at(from)) : -1;
  }

  int minutes_asleep() const {
    if (!answers_.contains("fell_asleep") || !answers_.contains("awake")) {
      return -1;
    }
    return stretch("tried", "woke") -
           static_cast<int>(std::get<double>(answers_.at("fell_asleep"))) -
           static_cast<int>(std::get<double>(answers_.at("awake")));
  }

  const Answers& answers_;
  const Place& place_;
  long utc_;
  std::map<std::string, long> times_;
  std::optional<long> last_;  // the latest of the night, as shown
};

// Never from one to four at night, where clocks are changed.
hw::TimeOfDay any_time(Random& random) {
  const int hour = random.between(0, 20);
  return hw::TimeOfDay::from(hour == 0 ? 0 : hour + 3, random.between(0, 59))
      .value();
}

// Some answers, in order more often than not.
Answers any_answers(Random& random) {
  Answers answers = whole_night();
  for (auto& [key, value] : answers) {
    if (key == "fell_asleep" || key == "awake") {
      value = static_cast<double>(random.between(0, 260));
    } else if (random.one_in(4)) {
      value = any_time(random);
    }
  }
  for (const char* const key :
       {"bed", "tried", "fell_asleep", "awake", "woke", "up"}) {
    if (random.one_in(12)) {
      answers.erase(key);
    }
  }
  return answers;
}

}  // namespace

TEST_CASE("a night across midnight") {
  const Night result = night(whole_night());

  CHECK(result.minutes_in_bed == 460);
  CHECK(result.minutes_asleep == 425 - 25 - 32);
  CHECK(result.efficiency == doctest::Approx(80.0));
}

TEST_CASE("time in bed is from getting in to getting up, whatever the time") {
  CHECK(night(in_bed("23:30", "07:10")).minutes_in_bed == 460);
  CHECK(night(in_bed("00:40", "08:00")).minutes_in_bed == 440);
  CHECK(night(in_bed("08:15", "15:45")).minutes_in_bed == 450);
  CHECK(night(in_bed("00:00", "23:59")).minutes_in_bed == 1439);
  CHECK(night(in_bed("07:11", "07:10")).minutes_in_bed == 1439);
}

TEST_CASE("seconds are dropped") {
  CHECK(night(in_bed("23:30:59", "07:10:00")).minutes_in_bed == 460);
  CHECK(night(in_bed("23:30:00", "07:10:59")).minutes_in_bed == 460);
}

TEST_CASE("what an answer is needed for is not there without it") {
  const auto without = [](const std::string& key) {
    Answers answers = whole_night();
    answers.erase(key);
    return night(answers);
  };

  CHECK(night({}) == Night{});
  for (const char* const key : {"bed", "up"}) {
    CAPTURE(key);
    CHECK(without(key) == Night{.minutes_asleep = 368});
  }
  for (const char* const key : {"tried", "fell_asleep", "awake", "woke"}) {
    CAPTURE(key);
    CHECK(without(key) == Night{.minutes_in_bed = 460});
  }
}

TEST_CASE("an answer of another type, or from before, is none") {
  Answers answers = whole_night();
  answers["up"] = "in the morning";
  answers["awake"] = "long";
  CHECK(night(answers) == Night{});

  const hw::Entry planned{
      .at = moment("2026-11-20"),
      .answers = {{.key = "bed", .before = clock_time("23:00")},
                  {.key = "up", .after = clock_time("07:00")}}};
  CHECK(night_of(planned, lima.clock()) == Night{});
}

TEST_CASE("nobody sleeps less than not at all") {
  Answers answers = whole_night();
  answers["awake"] = 400.0;
  const Night sleepless = night(answers);
  CHECK(sleepless.minutes_asleep == 0);
  CHECK(sleepless.efficiency == doctest::Approx(0.0));

  answers["awake"] = 401.0;
  CHECK(night(answers) == Night{.minutes_in_bed = 460});
  answers["awake"] = 1e300;
  CHECK(night(answers) == Night{.minutes_in_bed = 460});
  answers["awake"] = -1.0;
  CHECK(night(answers) == Night{.minutes_in_bed = 460});
}

TEST_CASE("a stretch of 0 minutes is none") {
  CHECK(night(in_bed("07:00", "07:00")) == Night{});

  Answers answers = whole_night();
  answers["tried"] = answers["woke"];
  answers["fell_asleep"] = answers["awake"] = 0.0;
  CHECK(night(answers) == Night{.minutes_in_bed = 460});
}

TEST_CASE("in bed is at once asleep when nothing lies in between") {
  Answers answers = in_bed("23:00", "07:00");
  answers["tried"] = clock_time("23:00");
  answers["woke"] = clock_time("07:00");
  answers["fell_asleep"] = answers["awake"] = 0.0;

  CHECK(night(answers) == Night{480, 480, 100.0});
}

TEST_CASE("times that contradict each other give nothing at all") {
  const auto with = [](const std::string& key, std::string_view time) {
    Answers answers = whole_night();
    answers[key] = clock_time(time);
    return night(answers);
  };

  CHECK(with("tried", "23:29") == Night{});  // before getting into bed
  CHECK(with("woke", "07:11") == Night{});   // after getting up
  CHECK(with("bed", "23:46") == Night{});    // after trying to sleep
  CHECK(with("up", "06:49") == Night{});     // before waking up
  CHECK(with("tried", "23:30") != Night{});
  CHECK(with("woke", "07:10") != Night{});
}

TEST_CASE("a night in which the clock is changed has the minutes it has") {
  const Answers answers = whole_night();

  SUBCASE("23 hours a day in spring") {
    const char* const at = "2026-03-29T08:00:00+02:00";
    const Night result = night(answers, berlin_in_spring, at);
    CHECK(result.minutes_in_bed == 400);
    CHECK(result.minutes_asleep == 308);
    CHECK(result.efficiency == doctest::Approx(77.0));
  }

  SUBCASE("25 hours a day in autumn") {
    const char* const at = "2026-10-25T08:00:00+01:00";
    CHECK(night(answers, berlin_in_autumn, at).minutes_in_bed == 520);
    CHECK(night(answers, berlin_in_autumn, at).minutes_asleep == 428);
  }

  SUBCASE("and 24 on the days before and after") {
    for (const char* const at :
         {"2026-03-28T08:00:00+01:00", "2026-03-30T08:00:00+02:00"}) {
      CHECK(night(answers, berlin_in_spring, at).minutes_in_bed == 460);
    }
  }

  SUBCASE("and nothing when a time that was skipped turns the order around") {
    Answers skipped = in_bed("23:30", "03:10");
    skipped["woke"] = clock_time("02:30");
    CHECK(night(skipped, berlin_in_spring, "2026-03-29T08:00:00+02:00") ==
          Night{});
  }
}

TEST_CASE("the night is the last that had ended by the time of the entry") {
  const Answers answers = in_bed("23:30", "07:10");
  const auto minutes_on = [&answers](std::string_view at) {
    return night(answers, berlin_in_spring, at).minutes_in_bed;
  };

  CHECK(minutes_on("2026-03-29T07:10:00+02:00") == 400);
  CHECK(minutes_on("2026-03-29T22:00:00+02:00") == 400);
  CHECK(minutes_on("2026-03-30T01:00:00+02:00") == 400);
  CHECK(minutes_on("2026-03-29") == 400);
  CHECK(minutes_on("2026-03-29T07:00:00+02:00") == 460);
  CHECK(minutes_on("2026-03-30") == 460);
}

TEST_CASE("means are over the nights that tell each") {
  Answers long_night = whole_night();
  long_night["bed"] = clock_time("22:00");
  long_night["awake"] = 8.0;
  const hw::Entry nights[] = {
      entry_with(whole_night(), "2026-11-18T08:30:00"),
      entry_with(long_night, "2026-11-19T08:30:00"),
      entry_with(in_bed("23:00", "07:00"), "2026-11-20T08:30:00"),
      entry_with({}, "2026-11-21T08:30:00"),
  };

  const hw::SleepMeans means =
      sleep_means({std::begin(nights), std::end(nights)}, lima.clock());

  CHECK(means.minutes_in_bed == hw::NightMean{(460 + 550 + 480) / 3.0, 3});
  CHECK(means.minutes_asleep == hw::NightMean{(368 + 392) / 2.0, 2});
  CHECK(means.fell_asleep == hw::NightMean{25, 2});
  CHECK(means.awake == hw::NightMean{20, 2});
  CHECK(means.efficiency->nights == 2);
  CHECK(means.efficiency->value ==
        doctest::Approx(100.0 * (368 + 392) / (460 + 550)));
}

TEST_CASE("there is no mean of no night") {
  const hw::SleepMeans nothing;
  CHECK(sleep_means({}, lima.clock()) == nothing);
  CHECK(sleep_means({entry_with({}, "2026-11-20")}, lima.clock()) == nothing);

  for (const double odd : {-1.0, 1441.0, 1e300}) {
    const Answers answers{{"fell_asleep", odd}, {"awake", odd}};
    CAPTURE(odd);
    CHECK(sleep_means({entry_with(answers, "2026-11-20")}, lima.clock()) ==
          nothing);
  }
}

TEST_CASE("hours are rounded to a minute") {
  CHECK(hw::in_hours(0) == "0:00");
  CHECK(hw::in_hours(59.4) == "0:59");
  CHECK(hw::in_hours(59.5) == "1:00");
  CHECK(hw::in_hours(460) == "7:40");
}

TEST_CASE("nights are what walking them minute by minute gives") {
  int complete = 0;
  int empty = 0;
  for (std::uint32_t seed = 1; seed <= 400; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const Place place =
        random.of(std::vector{lima, berlin_in_spring, berlin_in_autumn});
    const bool is_spring = random.one_in(2);
    const hw::Moment at{.date = day(is_spring ? "2026-03-28" : "2026-10-24")
                                    .plus_days(random.between(0, 2)),
                        .time = any_time(random)};
    const Answers answers = any_answers(random);

    const Night result = night(answers, place, to_string(at));

    CHECK(result == NaiveNight(answers, at, place).result());
    CHECK(result.minutes_asleep <= result.minutes_in_bed.value_or(1440));
    complete += result.efficiency ? 1 : 0;
    empty += result == Night{} ? 1 : 0;
  }
  CHECK(complete > 50);
  CHECK(empty > 50);
}

TEST_CASE("the answers are those that the template sleep asks for") {
  const hw::Template sleep = *std::find_if(
      hw::builtin_templates().begin(), hw::builtin_templates().end(),
      [](const hw::Template& one) { return one.name == "sleep"; });
  CHECK(hw::is_sleep_diary({.template_name = "sleep"}));
  CHECK(!hw::is_sleep_diary({.id = "sleep", .title = "sleep"}));
  for (const auto& answer : whole_night()) {
    const std::string& key = answer.first;
    CAPTURE(key);
    const auto& questions = sleep.assignment.questions;
    const auto question = std::find_if(
        questions.begin(), questions.end(),
        [&key](const hw::Question& one) { return one.key == key; });
    REQUIRE(question != questions.end());
    const bool is_time = std::holds_alternative<hw::TimeOfDay>(answer.second);
    CHECK(question->type ==
          (is_time ? hw::QuestionType::time : hw::QuestionType::minutes));
    CHECK(question->when == hw::Asked::after);
  }
}

TEST_CASE("sleep_formula names the parts and where they come from") {
  const std::string_view formula = hw::sleep_formula();
  for (const char* const part :
       {"time asleep / time in bed x 100", "Consensus Sleep Diary", "2012"}) {
    CAPTURE(part);
    CHECK(formula.find(part) != std::string_view::npos);
  }
}

}  // namespace hw::test::sleep_test
