#include "hw/plan.hpp"

#include <doctest/doctest.h>

#include "make.hpp"

namespace hw::test::plan_test {

namespace {

Entry plan(const char* at) {
  return {.at = moment(at), .outcome = Outcome::planned};
}

const TimeOfDay day_starts = clock_time("03:00");

}  // namespace

TEST_CASE("planned_entry is the last that is planned") {
  Assignment walk;
  const auto planned = [&walk](const char* on) {
    return planned_entry(walk, day(on), day_starts);
  };
  CHECK(!planned("2026-11-20"));

  walk.entries = {
      plan("2026-11-18"), plan("2026-11-19"), {.at = moment("2026-11-20")}};
  CHECK(planned("2026-11-20") == 1);

  walk.entries[1].outcome = Outcome::done;
  CHECK(planned("2026-11-20") == 0);
}

TEST_CASE("planned_entry leaves a plan alone until its day") {
  const Assignment walk{.entries = {plan("2026-11-18"),
                                    plan("2026-11-21T22:00:00-05:00"),
                                    plan("2026-11-21T01:00:00-05:00")}};
  const auto planned = [&walk](const char* on) {
    return planned_entry(walk, day(on), day_starts);
  };
  CHECK(!planned("2026-11-17"));
  CHECK(planned("2026-11-19") == 0);
  CHECK(planned("2026-11-20") == 2);
  CHECK(planned("2026-11-21") == 2);
}

TEST_CASE("planned_entry leaves a plan for another step alone") {
  Assignment bus{.entries = {plan("2026-11-18"), plan("2026-11-19")}};
  bus.entries[1].step = "One stop";
  const auto planned = [&bus](const char* step) {
    return planned_entry(bus, day("2026-11-20"), day_starts, step);
  };
  CHECK(planned("One stop") == 1);
  CHECK(planned("") == 1);
  CHECK(planned("Stand at the stop") == 0);

  bus.entries[0].step = "Two stops";
  CHECK(!planned("Stand at the stop"));
}

TEST_CASE("finish_plan keeps what was planned and the outcome leaves open") {
  Entry planned = plan("2026-11-20T09:00:00-05:00");
  planned.step = "One stop";
  planned.note = "Afraid of the doors";
  planned.proud = true;
  planned.answers = {{.key = "fear", .before = 70.0},
                     {.key = "guess", .after = std::string("I get off")}};
  Entry outcome{.at = moment("2026-11-20T11:00:00-05:00"),
                .outcome = Outcome::partly,
                .minutes = 20,
                .answers = {{.key = "fear", .after = 45.0},
                            {.key = "stayed", .after = true}}};

  const Entry entry = finish_plan(planned, outcome, day_starts);

  Entry expected = planned;
  expected.outcome = Outcome::partly;
  expected.minutes = 20;
  expected.answers = {{.key = "fear", .before = 70.0, .after = 45.0},
                      {.key = "guess", .after = std::string("I get off")},
                      {.key = "stayed", .after = true}};
  CHECK(entry == expected);
}

TEST_CASE("finish_plan takes every word of the outcome") {
  const Entry outcome{.at = moment("2026-11-20T11:00:00-05:00"),
                      .outcome = Outcome::done,
                      .step = "a",
                      .minutes = 1,
                      .difficulty = 2,
                      .helped = 3,
                      .obstacles = {"ill"},
                      .would_help = "b",
                      .learned = "c",
                      .kind_word = "d",
                      .note = "e",
                      .proud = true,
                      .bring = "f",
                      .share = Share::none,
                      .answers = {{.key = "g", .after = true}}};

  CHECK(finish_plan(plan("2026-11-20T11:00:00-05:00"), outcome, day_starts) ==
        outcome);
}

TEST_CASE("a plan keeps its time within one practice day") {
  const Entry planned = plan("2026-11-20T22:00:00-05:00");

  CHECK(finish_plan(planned, {.at = moment("2026-11-21T00:30:00-05:00")},
                    day_starts)
            .at == planned.at);
  CHECK(finish_plan(planned, {.at = moment("2026-11-21T09:00:00-05:00")},
                    day_starts)
            .at == moment("2026-11-21T09:00:00-05:00"));

  SUBCASE("unless it happened earlier than planned") {
    CHECK(finish_plan(planned, {.at = moment("2026-11-20T21:59:59-05:00")},
                      day_starts)
              .at == moment("2026-11-20T21:59:59-05:00"));
    CHECK(finish_plan(planned, {.at = moment("2026-11-20")}, day_starts).at ==
          moment("2026-11-20"));
  }
}

TEST_CASE("a plan for no other time than that of writing it has none") {
  Entry planned = plan("2026-11-20T09:00:00-05:00");
  planned.before_at = planned.at;
  const Entry outcome{.at = moment("2026-11-20T18:00:00-05:00")};
  const Entry now = finish_plan(planned, outcome, day_starts);
  CHECK(now.at == outcome.at);
  CHECK(now.before_at == planned.at);

  planned.at = moment("2026-11-20T15:00:00-05:00");
  CHECK(finish_plan(planned, outcome, day_starts).at == planned.at);
}

TEST_CASE("what was expected is no longer so when it is said anew") {
  Entry planned = plan("2026-11-20T15:00:00-05:00");
  planned.before_at = moment("2026-11-20T09:00:00-05:00");
  planned.answers = {{.key = "fear", .before = 80.0},
                     {.key = "prediction", .after = "They laugh"}};
  const auto finished = [&planned](const Answer& answer) {
    const Entry outcome{.at = planned.at, .answers = {answer}};
    return finish_plan(planned, outcome, day_starts).before_at;
  };
  CHECK(finished({.key = "fear", .after = 40.0}) == planned.before_at);
  CHECK(finished({.key = "fear", .before = 80.0}) == planned.before_at);
  CHECK(finished({.key = "happened", .after = "x"}) == planned.before_at);
  CHECK(finished({.key = "fear", .before = 30.0, .after = 40.0}) == planned.at);
  CHECK(finished({.key = "prediction", .after = "They nod"}) == planned.at);
}

TEST_CASE("with_given changes what is given, of an answer each half") {
  const Entry entry{.at = moment("2026-11-18"),
                    .minutes = 5,
                    .note = "Raind",
                    .answers = {{"fear", Value(70.0), Value(40.0)}}};
  const Entry after =
      with_given(entry, {.at = moment("2026-11-20"),
                         .note = "Rained",
                         .answers = {{.key = "fear", .after = Value(45.0)},
                                     {.key = "mood", .after = Value(3.0)}}});
  CHECK(after.at == entry.at);
  CHECK(after.minutes == 5);
  CHECK(after.note == "Rained");
  CHECK(after.answers == std::vector<Answer>{{"fear", Value(70.0), Value(45.0)},
                                             {"mood", {}, Value(3.0)}});
  CHECK(with_given(entry, entry) == entry);
}

TEST_CASE("time_of_expectation is dropped by hindsight") {
  const std::vector<Question> questions = {
      {.key = "fear", .when = Asked::both},
      {.key = "guess", .when = Asked::before},
      {.key = "mood"}};
  const Entry before{.at = moment("2026-11-18T18:00:00-05:00"),
                     .before_at = moment("2026-11-17T18:00:00-05:00"),
                     .answers = {{"fear", Value(70.0), Value(40.0)},
                                 {"guess", {}, Value("rain")},
                                 {"mood", {}, Value(3.0)}}};
  const Moment later = moment("2026-11-20T10:00:00-05:00");
  const Moment earlier = moment("2026-11-18T10:00:00-05:00");
  const auto time_after = [&](const Answer& answer, const Moment& now) {
    const Entry after =
        with_given(before, {.at = before.at, .answers = {answer}});
    return time_of_expectation(before, after, questions, now);
  };
  CHECK(time_after({"fear", Value(80.0), {}}, later) == std::nullopt);
  CHECK(time_after({"guess", {}, Value("sun")}, later) == std::nullopt);
  CHECK(time_after({"fear", Value(80.0), {}}, earlier) == earlier);
  CHECK(time_after({"fear", {}, Value(50.0)}, later) == before.before_at);
  CHECK(time_after({"fear", Value(70.0), {}}, later) == before.before_at);
  CHECK(time_after({"mood", {}, Value(4.0)}, later) == before.before_at);
}

}  // namespace hw::test::plan_test
