#include "hw/wording.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "make.hpp"

namespace hw::test::wording_test {

using Parts = std::vector<std::string>;

namespace {

const Date friday = day("2026-11-20");

}  // namespace

TEST_CASE("in_a_row speaks from two up, of what the schedule counts") {
  CHECK(in_a_row(Unit::day, 5) == "5 days in a row");
  CHECK(in_a_row(Unit::week, 3) == "3 weeks in a row");
  CHECK(in_a_row(Unit::occasion, 2) == "2 times in a row");
  CHECK(in_a_row(Unit::block, 4) == "4 times in a row");
  CHECK(in_a_row(Unit::day, 1).empty());
  CHECK(in_a_row(Unit::day, 0).empty());
  CHECK(in_a_row(Unit::week, 2) == "2 weeks in a row");
}

TEST_CASE("outcomes and obstacles read like a person's words") {
  CHECK(in_words(Outcome::done) == "practiced");
  CHECK(in_words(Outcome::partly) == "a little");
  CHECK(in_words(Outcome::tried) == "tried");
  CHECK(in_words(Outcome::not_this_time) == "not this time");
  CHECK(in_words(Outcome::no_chance) == "it could not happen");
  CHECK(in_words(Outcome::planned) == "planned");
  CHECK(obstacle_in_words("low-energy") == "low energy");
  CHECK(glad_in_words(Outcome::tried) == "I am glad I did this");
  CHECK(glad_in_words(Outcome::no_chance) == "I am glad of this");
}

TEST_CASE("answers are told as they were given") {
  CHECK(in_words(70.0) == "70");
  CHECK(in_words(6.5) == "6.5");
  CHECK(in_words(-0.0) == "0");
  CHECK(in_words(Value(true)) == "yes");
  CHECK(in_words(Value(false)) == "no");
  CHECK(in_words(Value(clock_time("07:30"))) == "07:30");
  CHECK(in_words(Value(std::string("a\nb"))) == "a\nb");

  CHECK(in_words(Answer{.key = "x", .before = 70.0, .after = 45.0}) ==
        "70 → 45");
  CHECK(in_words(Answer{.key = "x", .before = 70.0}) == "70");
  CHECK(in_words(Answer{.key = "x", .after = 45.0}) == "45");
}

TEST_CASE("a question is its text, or its key, with its range") {
  CHECK(in_words(Question{.key = "fear", .text = "How strong?"}) ==
        "How strong?");
  CHECK(in_words(Question{
            .key = "fear", .type = QuestionType::scale, .range = {{0, 100}}}) ==
        "fear (0-100)");
}

TEST_CASE("a change says what it did, and not why") {
  Assignment walk;
  walk.schedule = schedule("3/week");
  walk.baby_step = "to the door";
  walk.cue = "after supper";
  const Date on = day("2026-11-13");

  CHECK(in_words(Change{.on = on, .schedule = schedule("2/week"), .why = "x"},
                 walk, friday) == Parts{"2 a week instead of 3 a week"});
  CHECK(in_words(Change{.on = on, .what = "to the door"}, walk, friday) ==
        Parts{"smaller version: to the door"});
  CHECK(in_words(Change{.on = on, .cue = ""}, walk, friday) ==
        Parts{"when and where: none"});
  CHECK(in_words(
            Change{
                .on = on, .status = Status::paused, .until = day("2026-11-20")},
            walk, friday) == Parts{"paused until Fri 20 Nov"});
  CHECK(in_words(Change{.on = on, .status = Status::let_go}, walk, friday) ==
        Parts{"let go"});
}

TEST_CASE("a day has its year when that is not this year") {
  CHECK(in_words(day("2026-11-20"), day("2026-01-01")) == "Fri 20 Nov");
  CHECK(in_words(day("2026-12-31"), day("2027-01-01")) == "Thu 31 Dec 2026");
  CHECK(in_words(day("2027-01-01"), day("2026-12-31")) == "Fri 1 Jan 2027");

  const Change pause{.on = day("2026-11-13"),
                     .status = Status::paused,
                     .until = day("2027-11-01")};
  CHECK(in_words(pause, {}, friday) == Parts{"paused until Mon 1 Nov 2027"});
  CHECK(in_words(pause, {}, day("2027-01-01")) ==
        Parts{"paused until Mon 1 Nov"});
}

TEST_CASE("a change that did nothing has nothing to say") {
  Assignment walk;
  walk.schedule = schedule("3/week");
  const Date on = day("2026-11-13");

  CHECK(in_words(Change{.on = on, .schedule = schedule("3/week")}, walk, friday)
            .empty());
  CHECK(in_words(Change{.on = on, .status = Status::active}, walk, friday)
            .empty());
  CHECK(in_words(Change{.on = on,
                        .steps = Parts(),
                        .what = "",
                        .baby_step = "",
                        .cue = "",
                        .if_then = Parts(),
                        .goal = "",
                        .title = "",
                        .share = Share::all},
                 walk, friday)
            .empty());
}

TEST_CASE("coming back from a pause is told") {
  Assignment walk;
  walk.changes = {{.on = day("2026-11-13"), .status = Status::paused},
                  {.on = day("2026-11-15"), .status = Status::active}};

  CHECK(changes_in_words(walk, friday) ==
        std::vector<Parts>{{"paused"}, {"taken up again"}});

  SUBCASE("on the same day, too") {
    walk.changes[1].on = walk.changes[0].on;
    CHECK(changes_in_words(walk, friday) ==
          std::vector<Parts>{{"paused"}, {"taken up again"}});
  }
}

TEST_CASE("a break is told once, and when its last day changes") {
  const Date on = day("2026-11-13");
  Assignment walk;
  walk.changes = {
      {.on = on, .status = Status::paused},
      {.on = on, .status = Status::paused},
      {.on = on, .status = Status::paused, .until = day("2026-11-20")},
      {.on = on, .status = Status::paused, .until = day("2026-11-20")},
      {.on = on, .status = Status::finished},
      {.on = on, .status = Status::paused},
  };

  CHECK(changes_in_words(walk, friday) ==
        std::vector<Parts>{
            {"paused"}, {}, {"paused until Fri 20 Nov"}, {}, {"finished"}, {}});
}

TEST_CASE("a change is told against those before it, whatever their order") {
  Assignment walk;
  walk.baby_step = "shoes on";
  const Change smaller{
      .on = day("2026-11-13"), .what = "shoes on", .baby_step = "one shoe"};
  walk.changes = {smaller,
                  smaller,
                  {.on = day("2026-11-15"), .goal = "air"},
                  {.on = day("2026-11-14"), .goal = "air"}};

  CHECK(changes_in_words(walk, friday) ==
        std::vector<Parts>{{"smaller version: shoes on", "baby step: one shoe"},
                           {},
                           {},
                           {"goal: air"}});
}

TEST_CASE("an entry says everything besides its time and outcome") {
  Assignment bus;
  bus.questions = {{.key = "fear", .text = "Fear"}};
  const Entry entry{
      .at = {.date = day("2026-11-13")},
      .step = "One stop",
      .minutes = 0,
      .obstacles = {"low-energy", "ill"},
      .note = "a\nb",
      .proud = true,
      .answers = {{.key = "fear", .before = 70.0, .after = 45.0},
                  {.key = "old", .after = std::string("word")}},
  };

  CHECK(in_words(entry, hw::index_of(bus.questions)) ==
        Parts{"Step: One stop", "Minutes: 0", "Fear: 70 → 45", "old: word",
              "What got in the way: low energy, ill", "Note: a\nb",
              "I am glad I did this"});
  CHECK(in_words(Entry{.at = {.date = day("2026-11-13")}}, hw::QuestionIndex())
            .empty());
}

TEST_CASE("words_by_key has what is given, by the keys of the file") {
  using Words = std::vector<std::pair<std::string, std::string>>;
  const Entry entry{.at = moment("2026-11-13T21:30:00-05:00"),
                    .outcome = Outcome::not_this_time,
                    .minutes = 5,
                    .obstacles = {"ill", "other"},
                    .proud = true,
                    .share = Share::none,
                    .answers = {{"fear", Value(70.0), Value(40.0)}},
                    .unasked = {{.key = "mood", .after = Value(3.0)}}};
  CHECK(words_by_key(entry) == Words{{"at", "Fri 13 Nov 2026, 21:30"},
                                     {"outcome", "not-this-time"},
                                     {"minutes", "5"},
                                     {"obstacle", "ill, other"},
                                     {"proud", "yes"},
                                     {"share", "none"},
                                     {"fear", "70 → 40"},
                                     {"mood", "3"}});
}

}  // namespace hw::test::wording_test
