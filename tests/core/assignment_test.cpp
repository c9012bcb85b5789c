#include "hw/assignment.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "make.hpp"
#include "random.hpp"

namespace hw::test::assignment_test {

namespace {

using Words = std::vector<std::string_view>;

// An assignment with these changes and nothing else.
hw::Assignment changed(std::vector<hw::Change> changes) {
  hw::Assignment assignment;
  assignment.changes = std::move(changes);
  return assignment;
}

template <typename Word>
void check_words(const Words& words) {
  CHECK(hw::all_words<Word>() == words);
  for (std::size_t i = 0; i < words.size(); ++i) {
    CAPTURE(words[i]);
    CHECK(hw::parse_word<Word>(words[i]) == static_cast<Word>(i));
    CHECK(hw::to_string(static_cast<Word>(i)) == words[i]);
  }
}

hw::Change random_change(Random& random) {
  hw::Change change{.on = day("2026-03-01").plus_days(random.between(0, 12))};
  if (!random.one_in(4)) {
    change.status = static_cast<hw::Status>(random.between(0, 3));
  }
  if (change.status == hw::Status::paused && random.one_in(2)) {
    change.until = change.on.plus_days(random.between(0, 5));
  }
  if (random.one_in(2)) {
    change.what = std::to_string(random.between(1, 99));
  }
  return change;
}

std::vector<hw::Change> random_changes(Random& random) {
  std::vector<hw::Change> changes;
  for (int count = random.between(0, 6); count > 0; --count) {
    changes.push_back(random_change(random));
  }
  return changes;
}

bool is_ended(hw::Status status) {
  return status == hw::Status::finished || status == hw::Status::let_go;
}

// status_on() lived through day by day, as a diary would tell it.
hw::Status naive_status_on(const hw::Assignment& assignment, hw::Date last) {
  hw::Status status = hw::Status::active;
  std::optional<hw::Date> until;
  for (hw::Date today = day("2026-02-01"); today <= last;
       today = today.plus_days(1)) {
    if (status == hw::Status::paused && until && today > *until) {
      status = hw::Status::active;
    }
    for (const hw::Change& change : assignment.changes) {
      if (change.on != today || !change.status ||
          (is_ended(status) && change.status == hw::Status::paused)) {
        continue;
      }
      status = *change.status;
      until = change.until;
    }
  }
  return status;
}

// What the last change of `what` up to `last` says, looked for day by day.
std::string naive_what_on(const hw::Assignment& assignment, hw::Date last) {
  std::string what = assignment.what;
  for (hw::Date today = day("2026-02-01"); today <= last;
       today = today.plus_days(1)) {
    for (const hw::Change& change : assignment.changes) {
      if (change.on == today && change.what) {
        what = *change.what;
      }
    }
  }
  return what;
}

}  // namespace

TEST_CASE("every value of a set has its word, in order") {
  check_words<hw::Outcome>(
      {"done", "partly", "tried", "not-this-time", "no-chance", "planned"});
  check_words<hw::Share>({"all", "summary", "none"});
  check_words<hw::Status>({"active", "paused", "finished", "let-go"});
  check_words<hw::Origin>({"together", "me", "therapist"});
  check_words<hw::Kind>(
      {"behavioral", "social", "emotional", "cognitive", "attitudinal"});
  check_words<hw::QuestionType>({"text", "line", "scale", "number", "choice",
                                 "yesno", "minutes", "time"});
  check_words<hw::Asked>({"before", "after", "both"});
}

TEST_CASE("parse_word gives nothing for any other text") {
  for (const char* const text : {"", "Done", "done ", "don", "let_go", "all"}) {
    CAPTURE(text);
    CHECK(!hw::parse_word<hw::Outcome>(text));
  }
}

TEST_CASE("obstacle_words are those of the file format") {
  CHECK(hw::obstacle_words() ==
        Words{"no-time", "forgot", "avoidance", "low-energy", "anxious",
              "unclear-how", "unclear-why", "too-big", "boring", "no-fit",
              "no-privacy", "other-people", "life-event", "ill",
              "perfectionism", "other"});
}

TEST_CASE("ask_also_words are some of the entry_keys, in their order") {
  const Words& keys = hw::entry_keys();
  Words askable;
  std::copy_if(keys.begin(), keys.end(), std::back_inserter(askable),
               [](std::string_view key) {
                 return key != "at" && key != "outcome" && key != "step" &&
                        key != "obstacle" && key != "proud" && key != "share" &&
                        key != "bring_done" && key != "step_done" &&
                        key != "before_at";
               });
  CHECK(hw::ask_also_words() == askable);
}

TEST_CASE("entry_keys are the keys of a [[log]] block in canonical order") {
  CHECK(hw::entry_keys() ==
        Words{"at", "outcome", "step", "minutes", "difficulty", "helped",
              "obstacle", "would_help", "learned", "kind_word", "note", "proud",
              "bring", "share", "bring_done", "step_done", "before_at"});
}

TEST_CASE("done, partly and tried are practice, and nothing else is") {
  using enum hw::Outcome;
  for (const hw::Outcome outcome : {done, partly, tried}) {
    CHECK(hw::is_practice(outcome));
  }
  for (const hw::Outcome outcome : {not_this_time, no_chance, planned}) {
    CHECK(!hw::is_practice(outcome));
  }
}

TEST_CASE("as_of") {
  hw::Change change{.on = day("2026-03-10")};

  SUBCASE("puts every field of a change in") {
    change.schedule = schedule("2/week");
    change.steps = {"a", "b"};
    change.what = "what";
    change.baby_step = "baby step";
    change.cue = "cue";
    change.if_then = {"if"};
    change.confidence = 70;
    change.goal = "goal";
    change.title = "title";
    change.share = hw::Share::summary;

    const hw::Assignment result =
        hw::as_of(changed({change}), day("2026-03-10"));

    hw::Assignment expected = changed({change});
    expected.schedule = schedule("2/week");
    expected.steps = {"a", "b"};
    expected.what = "what";
    expected.baby_step = "baby step";
    expected.cue = "cue";
    expected.if_then = {"if"};
    expected.confidence = 70;
    expected.goal = "goal";
    expected.title = "title";
    expected.share = hw::Share::summary;
    CHECK(result == expected);
  }

  SUBCASE("leaves what no change names, and changes and entries") {
    hw::Assignment assignment = changed({change});
    assignment.id = "walk";
    assignment.why = "why";
    assignment.what = "what";
    assignment.confidence = 80;
    assignment.schedule = schedule("daily");
    assignment.steps = {"one"};
    assignment.changes.front().why = "no reason to change the first why";
    assignment.entries.push_back({.at = hw::test::moment("2026-03-01")});

    CHECK(hw::as_of(assignment, day("2026-03-20")) == assignment);
  }

  SUBCASE("takes away how likely it was when something else is to be done") {
    hw::Assignment assignment = changed({change});
    assignment.what = "the whole park";
    assignment.confidence = 40;
    const auto confidence_after = [&assignment](const hw::Change& last) {
      assignment.changes = {last};
      return hw::as_of(assignment, day("2026-03-10")).confidence;
    };

    CHECK(confidence_after(change) == 40);
    change.what = "the whole park";
    CHECK(confidence_after(change) == 40);
    change.what = "to the corner";
    CHECK(confidence_after(change) == std::nullopt);
    change.confidence = 90;
    CHECK(confidence_after(change) == 90);
  }

  SUBCASE("does not know what comes after the day") {
    change.what = "later";
    hw::Assignment assignment = changed({change});
    assignment.what = "first";

    CHECK(hw::as_of(assignment, day("2026-03-09")).what == "first");
    CHECK(hw::as_of(assignment, day("2026-03-10")).what == "later");
  }

  SUBCASE("takes something away with an empty text or list") {
    change.cue = "";
    change.steps.emplace();
    hw::Assignment assignment = changed({change});
    assignment.cue = "After lunch";
    assignment.steps = {"one"};

    const hw::Assignment result = hw::as_of(assignment, day("2026-03-10"));

    CHECK(result.cue.empty());
    CHECK(result.steps.empty());
  }

  SUBCASE("goes by the days of the changes, not by their order") {
    const hw::Assignment assignment =
        changed({{.on = day("2026-03-12"), .what = "third"},
                 {.on = day("2026-03-10"), .what = "first"},
                 {.on = day("2026-03-11"), .what = "second"}});

    CHECK(hw::as_of(assignment, day("2026-03-11")).what == "second");
    CHECK(hw::as_of(assignment, day("2026-03-31")).what == "third");
  }

  SUBCASE("lets the later in the file win on one day") {
    const hw::Assignment assignment =
        changed({{.on = day("2026-03-10"), .what = "z"},
                 {.on = day("2026-03-10"), .what = "a"}});

    CHECK(hw::as_of(assignment, day("2026-03-10")).what == "a");
  }
}

TEST_CASE("status_on") {
  using hw::Status;
  const hw::Change paused{.on = day("2026-03-10"), .status = Status::paused};
  const hw::Change active{.on = day("2026-03-20"), .status = Status::active};

  SUBCASE("is active from the start") {
    CHECK(hw::status_on({}, day("2026-03-10")) == Status::active);
    CHECK(hw::status_on(changed({paused}), day("2026-03-09")) ==
          Status::active);
  }

  SUBCASE("holds a pause without an end until it is active again") {
    const hw::Assignment assignment = changed({paused, active});
    CHECK(hw::status_on(assignment, day("2026-03-10")) == Status::paused);
    CHECK(hw::status_on(assignment, day("2026-03-19")) == Status::paused);
    CHECK(hw::status_on(assignment, day("2026-03-20")) == Status::active);
  }

  SUBCASE("ends a pause by itself after its until") {
    hw::Assignment assignment = changed({paused});
    assignment.changes.front().until = day("2026-03-12");
    CHECK(hw::status_on(assignment, day("2026-03-12")) == Status::paused);
    CHECK(hw::status_on(assignment, day("2026-03-13")) == Status::active);
  }

  SUBCASE("ends a pause early when it is active again") {
    hw::Assignment assignment = changed({paused, active});
    assignment.changes.front().until = day("2026-03-25");
    CHECK(hw::status_on(assignment, day("2026-03-20")) == Status::active);
  }

  SUBCASE("holds an end, whatever pauses, until it is active again") {
    for (const Status end : {Status::finished, Status::let_go}) {
      const hw::Assignment assignment =
          changed({{.on = day("2026-03-05"), .status = end},
                   {.on = day("2026-03-10"),
                    .status = Status::paused,
                    .until = day("2026-03-12")},
                   active});
      CHECK(hw::status_on(assignment, day("2026-03-11")) == end);
      CHECK(hw::status_on(assignment, day("2026-03-13")) == end);
      CHECK(hw::status_on(assignment, day("2026-03-20")) == Status::active);
    }
  }

  SUBCASE("lets a later end take the place of an earlier one") {
    const hw::Assignment assignment =
        changed({{.on = day("2026-03-05"), .status = Status::finished},
                 {.on = day("2026-03-06"), .status = Status::let_go}});
    CHECK(hw::status_on(assignment, day("2026-03-06")) == Status::let_go);
  }

  SUBCASE("is not touched by changes of something else") {
    const hw::Assignment assignment =
        changed({paused, {.on = day("2026-03-11"), .what = "less"}});
    CHECK(hw::status_on(assignment, day("2026-03-11")) == Status::paused);
  }
}

TEST_CASE("as_of and status_on agree with a diary of the days") {
  for (unsigned seed = 0; seed < 500; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const hw::Assignment assignment = changed(random_changes(random));
    for (int i = 0; i < 20; ++i) {
      const hw::Date last = day("2026-02-27").plus_days(i);
      CAPTURE(last.to_string());
      CHECK(hw::status_on(assignment, last) ==
            naive_status_on(assignment, last));
      CHECK(hw::as_of(assignment, last).what ==
            naive_what_on(assignment, last));
    }
  }
}

TEST_CASE("share_of") {
  using hw::Share;
  const std::vector<Share> all_shares = {Share::all, Share::summary,
                                         Share::none};
  hw::Assignment assignment;
  hw::Entry entry{.at = hw::test::moment("2026-03-10")};

  SUBCASE("is the assignment's where the entry says nothing") {
    for (const Share share : all_shares) {
      assignment.share = share;
      CHECK(hw::share_of(assignment, entry) == share);
    }
  }

  SUBCASE("is the entry's where the assignment shares something") {
    for (const Share share : all_shares) {
      entry.share = share;
      assignment.share = Share::all;
      CHECK(hw::share_of(assignment, entry) == share);
      assignment.share = Share::summary;
      CHECK(hw::share_of(assignment, entry) == share);
    }
  }

  SUBCASE("is nothing where the assignment shares nothing") {
    assignment.share = Share::none;
    for (const Share share : all_shares) {
      entry.share = share;
      CHECK(hw::share_of(assignment, entry) == Share::none);
    }
  }
}

TEST_CASE("a session took place when it is over, unless it says otherwise") {
  const TimeOfDay three = clock_time("03:00");
  const Moment now = moment("2026-11-20T16:00:00-05:00");
  const auto session = [](const char* at, std::optional<SessionStatus> status,
                          const char* takeaway = "") {
    return Session{.at = moment(at), .takeaway = takeaway, .status = status};
  };
  const Session plain = session("2026-11-06T15:00:00-05:00", std::nullopt);
  using enum SessionStatus;
  const auto check = [&](const Session& newer, std::string_view state) {
    const std::vector<Session> all = {newer, plain};
    CHECK(state_of(newer, now, three) == state);
    CHECK(last_session(all, now, three) == (state == "held" ? newer : plain));
    CHECK(unconfirmed_session(all, now, three) ==
          (state == "unconfirmed" ? std::optional(newer) : std::nullopt));
  };
  check(session("2026-11-13T15:00:00-05:00", std::nullopt), "held");
  check(session("2026-11-13T15:00:00-05:00", held), "held");
  check(session("2026-11-13T15:00:00-05:00", cancelled), "cancelled");
  check(session("2026-11-13T15:00:00-05:00", planned), "unconfirmed");
  check(session("2026-11-13T15:00:00-05:00", planned, "Go on"), "held");
  // It may be going on.
  check(session("2026-11-20T15:00:00-05:00", planned), "planned");
  check(session("2026-11-27T15:00:00-05:00", std::nullopt), "planned");
  // One that took place after it makes it a matter of the past.
  CHECK(!unconfirmed_session({session("2026-11-01", planned), plain}, now,
                             three));
}

TEST_CASE("the next session is none that was cancelled") {
  const std::vector<Session> sessions = {
      {.at = moment("2026-11-27"), .status = SessionStatus::cancelled},
      {.at = moment("2026-12-04"), .status = SessionStatus::planned}};
  CHECK(next_session(sessions, moment("2026-11-20"), clock_time("03:00")) ==
        sessions[1]);
}

TEST_CASE("answers stand on a page where their question says, or as it is") {
  Question question{.key = "fear"};
  CHECK(page_place_of(question) == OnPage::no);
  question.quick = true;
  CHECK(page_place_of(question) == OnPage::row);
  question.when = Asked::both;
  CHECK(page_place_of(question) == OnPage::pair);
  question.on_page = OnPage::watch;
  CHECK(page_place_of(question) == OnPage::watch);
}

}  // namespace hw::test::assignment_test
