// Which part of a journal a page is about, and what stands around its parts.
#include "hw/report.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "hw/html.hpp"
#include "hw/json.hpp"
#include "hw/markdown.hpp"

#include "make.hpp"
#include "page_of.hpp"
#include "random_homework.hpp"

namespace hw::test::report_test {

namespace {

// How many of these entries are in the window.
std::size_t told(const Journal& journal, const ReportRequest& request) {
  return make_report(journal, in_full(request)).entries.size();
}

std::size_t told_since(std::string_view session, std::string_view entry) {
  Journal journal = journal_of({walk({at(entry)})});
  journal.sessions = {{.at = moment(session)}};
  return told(journal, thursday);
}

Lines titles(const std::vector<ReportPart>& parts) {
  Lines titles;
  for (const ReportPart& part : parts) {
    titles.push_back(part.title);
  }
  return titles;
}

std::string title_at(const Journal& journal, std::string_view now) {
  return make_report(journal, {.now = moment(now)}).title;
}

// Hours of November from the first of the month, five behind UTC.
int hour_of(int day, int hour) {
  return day * 24 + hour;
}

Moment at_hour(int hour) {
  return {.date = day("2026-11-01").plus_days(hour / 24),
          .time = TimeOfDay::from(hour % 24, 0),
          .offset = std::chrono::hours(-5)};
}

struct RandomSession {
  Session session{.at = at_hour(0)};
  int begin = 0;  // of its day, where it has no time

  // One that may be going on is not; nor is one whose day is not.
  bool is_over(int now) const {
    if (!session.at.time) {
      return begin / 24 < now / 24;
    }
    return begin <= now - (session.takeaway.empty() ? 2 : 0);
  }

  // As it was said, or as nobody said otherwise.
  bool took_place() const {
    if (session.status == SessionStatus::planned) {
      return !session.takeaway.empty();
    }
    return session.status != SessionStatus::cancelled;
  }
};

RandomSession random_session(Random& random) {
  RandomSession made;
  made.begin = random.between(hour_of(0, 4), hour_of(20, 20));
  made.session.at = at_hour(made.begin);
  if (random.one_in(4)) {
    made.session.at = {.date = made.session.at.date};
    made.begin = hour_of(made.begin / 24, 3);
  }
  made.session.status = random.of(std::vector<std::optional<SessionStatus>>{
      std::nullopt, SessionStatus::planned, SessionStatus::held,
      SessionStatus::cancelled});
  made.session.takeaway = random.one_in(4) ? "taken along" : "";
  return made;
}

}  // namespace

TEST_CASE("the title names the next session") {
  Journal journal = journal_of({});

  SUBCASE("with the word that the person uses") {
    CHECK(make_report(journal, thursday).title ==
          "Homework for my session on Fri 20 Nov 2026");
    journal.settings.label = "action plan";
    CHECK(make_report(journal, thursday).title ==
          "Action plan for my session on Fri 20 Nov 2026");
  }
  SUBCASE("that has a day alone, until that day is over") {
    journal.sessions = {{.at = moment("2026-11-13")},
                        {.at = moment("2026-11-19")}};
    CHECK(make_report(journal, thursday).title ==
          "Homework for my session on Thu 19 Nov 2026");
    CHECK(title_at(journal, "2026-11-20T02:59:00-05:00") ==
          "Homework for my session on Thu 19 Nov 2026");
    CHECK(title_at(journal, "2026-11-20T03:00:00-05:00") ==
          "Homework since Thu 19 Nov 2026");
  }
  SUBCASE("or else where the window begins") {
    journal.sessions.pop_back();
    CHECK(make_report(journal, thursday).title ==
          "Homework since Fri 13 Nov 2026");
  }
  SUBCASE("or else where it ends") {
    journal.sessions.clear();
    CHECK(make_report(journal, thursday).title ==
          "Homework up to Thu 19 Nov 2026");
  }
}

TEST_CASE("the page says which days it is about and who wrote it") {
  Journal journal = journal_of({});
  const auto window = [&journal](const ReportRequest& request) {
    return make_report(journal, request).window;
  };

  const std::string all = ". Written by Ana with hw.";
  const std::string end = " Self-report, not an assessment.";

  CHECK(window(thursday) ==
        "Fri 13 Nov to Thu 19 Nov. Written by me with hw." + end);

  journal.settings.name = "Ana";
  CHECK(window(thursday) == "Fri 13 Nov to Thu 19 Nov" + all + end);
  CHECK(make_report(journal, thursday).name == "Ana");

  CHECK(window({.now = thursday.now, .since = moment("2026-11-19")}) ==
        "Thu 19 Nov" + all + end);
  CHECK(window({.now = thursday.now, .since = moment("2025-11-19")}) ==
        "Wed 19 Nov 2025 to Thu 19 Nov 2026" + all + end);

  journal.sessions.clear();
  CHECK(window(thursday) ==
        "Everything up to Thu 19 Nov, as no session came before" + all + end);
}

TEST_CASE("the window begins with the last session that took place") {
  SUBCASE("at its time") {
    const char* const session = "2026-11-13T15:00:00-05:00";
    CHECK(told_since(session, "2026-11-13T14:59:59-05:00") == 0);
    CHECK(told_since(session, "2026-11-13T15:00:00-05:00") == 1);
    CHECK(told_since(session, "2026-11-13T20:30:00+01:00") == 0);
    CHECK(told_since(session, "2026-11-13T21:00:00+01:00") == 1);
    CHECK(told_since(session, "2026-11-13T15:00:00") == 1);
  }
  SUBCASE("with its whole day for entries that have no time") {
    const char* const session = "2026-11-13T15:00:00-05:00";
    CHECK(told_since(session, "2026-11-12") == 0);
    CHECK(told_since(session, "2026-11-13") == 1);
  }
  SUBCASE("with its whole day when it has no time") {
    CHECK(told_since("2026-11-13", "2026-11-13T02:59:00-05:00") == 0);
    CHECK(told_since("2026-11-13", "2026-11-13T03:00:00-05:00") == 1);
    CHECK(told_since("2026-11-13", "2026-11-13") == 1);
    CHECK(told_since("2026-11-13", "2026-11-12") == 0);
  }
  SUBCASE("that began two hours before now, or earlier") {
    CHECK(told_since("2026-11-19T18:00:00-05:00", "2026-11-18") == 0);
    CHECK(told_since("2026-11-19T18:00:01-05:00", "2026-11-18") == 1);
    CHECK(told_since("2026-11-20T00:00:00+01:00", "2026-11-18") == 0);
    CHECK(told_since("2026-11-20T00:00:01+01:00", "2026-11-18") == 1);
    CHECK(told_since("2026-11-19T18:00:00", "2026-11-18") == 0);
    CHECK(told_since("2026-11-19T18:00:01", "2026-11-18") == 1);
  }
  SUBCASE("not one that was cancelled, or that nobody has confirmed") {
    Journal journal = journal_of({walk({at("2026-11-10")})});
    journal.sessions.insert(journal.sessions.begin(),
                            {.at = moment("2026-11-06T15:00:00-05:00")});
    Session& last = journal.sessions[1];
    const auto is_told = [&journal] { return told(journal, thursday) == 1; };
    CHECK(!is_told());
    last.status = SessionStatus::held;
    CHECK(!is_told());
    last.status = SessionStatus::cancelled;
    CHECK(is_told());
    last.status = SessionStatus::planned;
    CHECK(is_told());
    last.takeaway = "One stop is enough";
    CHECK(!is_told());
  }
  SUBCASE("and with the beginning when there was none") {
    CHECK(told_since("2026-12-24", "1999-01-01") == 1);
  }
}

TEST_CASE("a page is for the session that is going on") {
  Journal journal = journal_of({walk({at("2026-11-14")})});
  const ReportRequest during{.now = moment("2026-11-20T16:30:00-05:00")};
  journal.sessions.push_back({.at = moment("2026-11-27T15:00:00-05:00")});

  CHECK(told(journal, during) == 1);
  CHECK(make_report(journal, during).title ==
        "Homework for my session on Fri 20 Nov 2026");
  CHECK(make_report(journal, during)
            .window.starts_with("Fri 13 Nov to Fri 20 Nov. "));

  SUBCASE("from its first moment to the end of the second hour") {
    CHECK(title_at(journal, "2026-11-20T15:00:00-05:00") ==
          "Homework for my session on Fri 20 Nov 2026");
    CHECK(title_at(journal, "2026-11-20T16:59:59-05:00") ==
          "Homework for my session on Fri 20 Nov 2026");
    CHECK(title_at(journal, "2026-11-20T17:00:00-05:00") ==
          "Homework for my session on Fri 27 Nov 2026");
  }
  SUBCASE("until what was taken along from it is written down") {
    journal.sessions[1].takeaway = "One stop is enough";
    CHECK(told(journal, during) == 0);
    CHECK(make_report(journal, during).title ==
          "Homework for my session on Fri 27 Nov 2026");
  }
  SUBCASE("whatever time was asked for") {
    ReportRequest asked = during;
    asked.since = moment("2026-11-18");
    CHECK(told(journal, asked) == 0);
    CHECK(make_report(journal, asked).title ==
          "Homework for my session on Fri 20 Nov 2026");
  }
}

TEST_CASE("the window ends with the practice day of now") {
  const auto told_at = [](std::string_view entry) {
    return told(journal_of({walk({at(entry)})}), thursday);
  };
  CHECK(told_at("2026-11-19T20:00:00-05:00") == 1);
  CHECK(told_at("2026-11-19T20:00:01-05:00") == 1);
  CHECK(told_at("2026-11-20T02:59:59-05:00") == 1);
  CHECK(told_at("2026-11-20T03:00:00-05:00") == 0);
  CHECK(told_at("2026-11-20T02:00:00+01:00") == 1);
  CHECK(told_at("2026-11-20T09:00:00+09:00") == 0);  // written far in the east
  CHECK(told_at("2026-11-19") == 1);
  CHECK(told_at("2026-11-20") == 0);

  const auto waits_at = [](std::string_view entry) {
    Entry plan = at(entry);
    plan.outcome = Outcome::planned;
    const Report report = make_report(journal_of({walk({plan})}), thursday);
    return !report.empty_window.empty() ? 0 : 1;
  };
  CHECK(waits_at("2026-11-19T20:00:00-05:00") == 1);
  CHECK(waits_at("2026-11-19T20:00:01-05:00") == 0);
}

TEST_CASE("the window can be asked for") {
  const Journal journal =
      journal_of({walk({at("2026-11-01"), at("2026-11-04T09:00:00-05:00"),
                        at("2026-11-05T01:00:00-05:00"), at("2026-11-18"),
                        at("2026-11-20T03:00:00-05:00")})});
  const auto told_from = [&journal](std::optional<Moment> since,
                                    std::optional<Moment> until) {
    return told(journal, {.now = thursday.now, .since = since, .until = until});
  };

  CHECK(told_from(moment("2026-11-01"), std::nullopt) == 4);
  CHECK(told_from(moment("2026-11-04"), moment("2026-11-04")) == 2);
  CHECK(told_from(moment("2026-11-04T10:00:00-05:00"), moment("2026-11-10")) ==
        1);
  CHECK(told_from(moment("2026-11-01"), moment("2026-11-04T09:00:00-05:00")) ==
        2);
  CHECK(told_from(moment("2026-11-18"), moment("2027-01-01")) == 1);
  CHECK(told_from(moment("2026-11-19"), moment("2026-11-01")) == 0);
  CHECK(make_report(journal, {.now = thursday.now,
                              .since = moment("2026-11-19"),
                              .until = moment("2026-11-01")})
            .window.starts_with("Sun 1 Nov. "));
}

TEST_CASE("no entry after the last session that took place is left out") {
  for (std::uint32_t seed = 1; seed <= 3000; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    Journal journal{.assignments = {walk({})}};
    const int now = hour_of(18, 20);
    std::optional<int> last;  // hours, as the moments are
    for (int count = random.between(0, 6); count > 0; --count) {
      const RandomSession session = random_session(random);
      journal.sessions.push_back(session.session);
      if (session.is_over(now) && session.took_place() &&
          (!last || *last <= session.begin)) {
        last = session.begin;
      }
    }
    int expected = 0;
    for (int count = random.between(0, 12); count > 0; --count) {
      const int hour = random.between(hour_of(0, 4), hour_of(18, 23));
      journal.assignments[0].entries.push_back({.at = at_hour(hour)});
      expected += !last || *last <= hour ? 1 : 0;
    }
    REQUIRE(told(journal, thursday) == static_cast<std::size_t>(expected));
  }
}

TEST_CASE("a page can be about some of the homework") {
  Assignment bus = walk({at("2026-11-14")});
  bus.id = "bus";
  bus.title = "Bus";
  const Journal journal = journal_of({bus, walk({at("2026-11-14")})});
  const auto told_of = [&journal](const Lines& only, const Lines& without) {
    return titles(
        make_report(journal,
                    {.now = thursday.now, .only = only, .without = without})
            .homework);
  };

  CHECK(told_of({}, {}) == Lines{"Bus", "Walk"});
  CHECK(told_of({"walk", "nothing"}, {}) == Lines{"Walk"});
  CHECK(told_of({}, {"walk", "nothing"}) == Lines{"Bus"});
  CHECK(told_of({"walk"}, {"walk"}).empty());
}

TEST_CASE("from last time: what was taken along from the last one held") {
  Journal journal = journal_of({});
  journal.sessions.insert(
      journal.sessions.begin(),
      {.at = moment("2026-11-06T15:00:00-05:00"), .takeaway = "older"});
  const auto from_last_time = [&journal] {
    return make_report(journal, thursday).takeaway;
  };
  Session& last = journal.sessions[1];

  last.takeaway = "Getting off early\nis also a ride";
  CHECK(from_last_time() == "Getting off early is also a ride");
  CHECK(contains(to_markdown(make_report(journal, thursday)),
                 "\n\nFrom last time: Getting off early is also a ride\n\n"));

  SUBCASE("which may have left nothing") {
    last.takeaway = "";
    CHECK(from_last_time().empty());
    CHECK(!contains(to_markdown(make_report(journal, thursday)), "From last"));
  }
  SUBCASE("which is not one that was cancelled, or that is yet to come") {
    last.status = SessionStatus::cancelled;
    journal.sessions[2].takeaway = "not yet";
    CHECK(from_last_time() == "older");
  }
  SUBCASE("and nothing on a page from another time on") {
    CHECK(make_report(journal,
                      {.now = thursday.now, .since = moment("2026-11-13")})
              .takeaway.empty());
  }
}

TEST_CASE("the reason of a session is on no page") {
  Journal journal = journal_of({});
  for (Session& session : journal.sessions) {
    session.why = "secret";
  }
  for (const auto status : {SessionStatus::held, SessionStatus::cancelled}) {
    journal.sessions[0].status = status;
    const Report report = make_report(journal, in_full());
    CHECK(!contains(to_markdown(report), "secret"));
    CHECK(!contains(to_html(report), "secret"));
    CHECK(!contains(to_json(report), "secret"));
  }
}

TEST_CASE("the form asks about what is active or paused now") {
  Assignment paused = walk({at("2026-11-14")});
  paused.changes = {{.on = day("2026-11-15"), .status = Status::paused}};
  Assignment active = walk({});
  active.id = "bus";
  active.title = "Bus";
  const Report report = report_on({active, paused});

  CHECK(report.form == Lines{"What exactly", "When and where", "Baby step",
                             "If this, then I", "How likely, 0-100"});
  CHECK(report.to_decide.lines == Lines{"Bus", "Walk"});
  CHECK(report.decisions == Lines{"keep", "change", "finish"});

  SUBCASE("for the whole window, too, after the others") {
    paused.id = "a walk";
    paused.entries.clear();
    paused.changes[0].on = day("2026-11-10");
    CHECK(report_on({paused, active}).to_decide.lines == Lines{"Bus", "Walk"});
    CHECK(preview_report(journal_of({paused}), thursday).goes_in ==
          Lines{"Walk, paused"});
  }
  SUBCASE("and not about what has ended") {
    for (const Status status : {Status::finished, Status::let_go}) {
      paused.changes[0].status = status;
      CHECK(report_on({paused}).to_decide.lines.empty());
    }
  }
}

TEST_CASE("the form is there unless the request or the settings say no") {
  Journal journal = journal_of({walk({})});
  const auto form = [&journal](bool is_asked_for) {
    ReportRequest request = thursday;
    request.form = is_asked_for;
    return below(make_report(journal, request), "For next time").size();
  };
  CHECK(form(true) == 3);
  CHECK(form(false) == 0);
  journal.settings.form = false;
  CHECK(form(true) == 0);
  CHECK(form(false) == 0);
}

TEST_CASE("the footer has the contact when the person wants it there") {
  Journal journal = journal_of({});
  journal.settings.support = "Ana, 555 0100";
  CHECK(make_report(journal, thursday).footer.empty());
  journal.settings.support_in_report = true;
  CHECK(make_report(journal, thursday).footer ==
        Lines{"Support: Ana, 555 0100"});
}

TEST_CASE("a window without entries makes a kind and useful page") {
  Journal journal = journal_of({walk({at("2026-11-10")})});
  journal.agenda = {{.at = moment("2026-11-15"), .text = "topic"}};

  CHECK(told_lines(to_markdown(make_report(journal, thursday))) ==
        Lines{
            "# Homework for my session on Fri 20 Nov 2026",
            "Fri 13 Nov to Thu 19 Nov. Written by me with hw. Self-report, not "
            "an assessment.",
            "No entries this time. That is something we can look at together.",
            "## I'd like to talk about",
            "- topic",
            "Also agreed on: Walk (as needed).",
            "## For next time",
            "- What exactly: ____________________  When and where: "
            "____________________",
            "- Baby step: ____________________  If this, then I: "
            "____________________  How likely, 0-100: ____________________",
            "- Keep, change or finish: Walk [ ] [ ] [ ]",
        });
  CHECK(report_on_walk({at("2026-11-14")}).empty_window.empty());
  CHECK(report_on_walk({at("2026-11-14", Outcome::no_chance)})
            .empty_window.empty());
  CHECK(contains(to_markdown(make_report({}, thursday)), "No entries"));
}

TEST_CASE("a page says how many files could not be read, and not which") {
  Journal journal = journal_of({});
  journal.unread = {"assignments/secret.toml"};
  const Report report = make_report(journal, thursday);

  CHECK(report.empty_window.empty());
  CHECK(report.unread_files ==
        "1 of my files could not be read and is not on this page.");
  for (const std::string& page :
       {to_markdown(report), to_html(report), to_json(report)}) {
    CHECK(contains(page, report.unread_files));
    CHECK(!contains(page, "No entries"));
    CHECK(!contains(page, "secret"));
  }

  SUBCASE("of those that may belong there") {
    journal.unread = {"sessions.toml", "assignments/bus.toml",
                      "assignments/secret.toml"};
    ReportRequest request = thursday;
    request.without = {"secret"};
    CHECK(make_report(journal, request).unread_files ==
          "2 of my files could not be read and are not on this page.");
    request.only = {"walk"};
    journal.unread.erase(journal.unread.begin());
    CHECK(make_report(journal, request).unread_files.empty());
    CHECK(!make_report(journal, request).empty_window.empty());
  }
}

TEST_CASE("where sessions are missing, a page does not say there were none") {
  Journal journal = journal_of({});
  journal.sessions.clear();
  const std::string written =
      "Written by me with hw. Self-report, not an assessment.";
  const auto window = [&journal] {
    return make_report(journal, thursday).window;
  };

  SUBCASE("because their file could not be read") {
    journal.unread = {"sessions.toml"};
    CHECK(window() == "Everything up to Thu 19 Nov. " + written);
  }
  SUBCASE("because it could be read in part") {
    journal.problems = {{"sessions.toml", 3, "x"}};
    CHECK(window() == "Everything up to Thu 19 Nov. " + written);
  }
  SUBCASE("and it does where another file is missing") {
    journal.unread = {"assignments/bus.toml"};
    journal.problems = {{"assignments/bus.toml", 3, "x"}};
    CHECK(window() ==
          "Everything up to Thu 19 Nov, as no session came before. " + written);
  }
}

TEST_CASE("a page says how many files could be read in part") {
  Journal journal = journal_of({walk({})});
  journal.problems = {{"assignments/walk.toml", 9, "an entry has no time"}};
  const std::string one =
      "1 of my files could be read in part; the rest of it is not on this "
      "page.";
  const Report report = make_report(journal, thursday);

  CHECK(report.unread_files == one);
  CHECK(report.empty_window.empty());

  SUBCASE("beside those that could not be read") {
    journal.problems.insert(journal.problems.end(),
                            {{"assignments/walk.toml", 12, "x"},
                             {"sessions.toml", 3, "x"},
                             {"assignments/bus.toml", 1, "x"},
                             {"journal.toml", 1, "x"}});
    journal.unread = {"assignments/bus.toml"};
    CHECK(make_report(journal, thursday).unread_files ==
          "1 of my files could not be read and is not on this page. 2 of my "
          "files could be read in part; the rest of them is not on this page.");
    journal.unread.emplace_back("sessions.toml");
    CHECK(make_report(journal, thursday).unread_files ==
          "2 of my files could not be read and are not on this page. " + one);
  }
  SUBCASE("of those that may belong there") {
    ReportRequest request = thursday;
    request.without = {"walk"};
    CHECK(make_report(journal, request).unread_files.empty());
    journal.assignments.front().share = Share::none;
    CHECK(make_report(journal, thursday).unread_files.empty());
    CHECK(!make_report(journal, thursday).empty_window.empty());
  }
}

TEST_CASE("the full report has every entry, oldest first, in whole") {
  Entry entry = at("2026-11-15T21:30:00-05:00", Outcome::partly);
  entry.step = "first";
  entry.minutes = 20;
  entry.note = "one\ntwo\nthree\nfour";
  entry.proud = true;
  entry.answers = {{.key = "fear", .before = 70.0, .after = 45.0}};
  Assignment assignment =
      walk({entry, at("2026-11-14"), at("2026-11-16", Outcome::planned)});
  assignment.questions = {{.key = "fear", .range = std::pair(0.0, 100.0)}};
  const Journal journal = journal_of({assignment});

  CHECK(make_report(journal, in_full()).entries ==
        std::vector<ReportEntry>{
            {"Sat 14 Nov: Walk, practiced", {}},
            {"Sun 15 Nov, 21:30: Walk, a little",
             {"Step: first", "Minutes: 20", "fear (0-100): 70 → 45",
              "Note: one\ntwo\nthree\nfour", "I am glad I did this"}}});
  CHECK(make_report(journal, thursday).entries.empty());
}

TEST_CASE("entries of the same time stay in the order of the file") {
  const Report report = make_report(
      journal_of({walk({noted("2026-11-15T21:30:00-05:00", "first"),
                        noted("2026-11-15T21:30:00-05:00", "second")})}),
      in_full());

  REQUIRE(report.entries.size() == 2);
  CHECK(report.entries[0].parts == Lines{"Note: first"});
  CHECK(report.entries[1].parts == Lines{"Note: second"});
}

TEST_CASE("a step is named in full where all of it is shared") {
  Assignment assignment = walk({at("2026-11-14")});
  assignment.steps = {"first"};
  assignment.entries[0].step = "first";
  const auto parts = [&assignment] {
    return make_report(journal_of({assignment}), in_full()).entries.at(0).parts;
  };

  CHECK(parts() == Lines{"Step: first"});
  assignment.entries[0].share = Share::summary;
  CHECK(parts().empty());
  assignment.entries[0].share = Share::all;
  assignment.share = Share::summary;
  CHECK(parts().empty());
}

TEST_CASE("what was left out as private is counted within the window") {
  Assignment hidden = walk({at("2026-11-14"), at("2026-11-01")});
  hidden.share = Share::none;
  Assignment shown = walk({at("2026-11-14"), at("2026-11-15")});
  shown.id = "bus";
  shown.entries[0].share = Share::none;

  CHECK(report_on({hidden, shown}).private_entries == 2);
  CHECK(report_on({shown}).private_entries == 1);
  CHECK(make_report(journal_of({hidden, shown}),
                    {.now = thursday.now, .without = {"walk"}})
            .private_entries == 1);
}

TEST_CASE("what is shared is decided as it holds today") {
  Assignment assignment = walk({at("2026-11-14")});
  assignment.changes = {{.on = day("2026-11-19"), .share = Share::none}};
  const Journal journal = journal_of({assignment});

  CHECK(report_on({assignment}).homework.empty());
  CHECK(
      make_report(journal, {.now = thursday.now, .until = moment("2026-11-15")})
          .homework.empty());
  assignment.changes[0].on = day("2026-11-20");
  CHECK(report_on({assignment}).homework.size() == 1);
}

TEST_CASE("no page judges") {
  for (std::uint32_t seed = 1; seed <= 150; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const Report report = make_report(random_journal(random, 6, 8), thursday);
    const std::string html = to_html(report);
    const std::string page =
        to_markdown(report) + html.substr(html.find("<body>"));
    for (const char* const word :
         {"gap",    "%",       "fail",    "miss",       "overdue",
          "late",   "behind",  "broken",  "lost",       "reset",
          "should", "must",    "only",    "compliance", "grade",
          "score",  "perfect", "percent", "longest",    "!"}) {
      CAPTURE(word);
      REQUIRE(!contains(page, word));
    }
  }
}

}  // namespace hw::test::report_test
