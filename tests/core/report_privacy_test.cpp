// What is private stays out of every format of the report, with every option.
#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <regex>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "hw/html.hpp"
#include "hw/json.hpp"
#include "hw/markdown.hpp"
#include "hw/report.hpp"
#include "hw/sleep.hpp"

#include "make.hpp"
#include "memory_storage.hpp"
#include "random_homework.hpp"

namespace hw::test::report_privacy_test {

namespace {

const Moment now = moment("2026-11-19T20:00:00-05:00");
const Date today = day("2026-11-19");

// Thousands in the build that people install. The others look at fewer, as
// they are many times slower.
#ifdef NDEBUG
constexpr std::uint32_t trials = 5000;
#else
constexpr std::uint32_t trials = 150;
#endif

std::vector<std::string> random_ids(Random& random) {
  std::vector<std::string> ids;
  for (int count = random.between(0, 3); count > 0; --count) {
    ids.push_back(std::to_string(100 + random.between(0, 6)));
  }
  return ids;
}

std::optional<Moment> random_day(Random& random) {
  return random.one_in(2)
             ? std::optional(
                   Moment{.date = today.plus_days(-random.between(0, 18))})
             : std::nullopt;
}

// Every option of `hw report` that changes what is told.
ReportRequest random_request(Random& random) {
  ReportRequest request{
      .now = now, .since = random_day(random), .until = random_day(random)};
  if (random.one_in(3)) {
    request.only = random_ids(random);
  }
  if (random.one_in(3)) {
    request.without = random_ids(random);
  }
  request.extent = random.one_in(2) ? Extent::full : Extent::page;
  return request;
}

// Every byte that any format shows.
std::string pages(const Journal& journal, const ReportRequest& request) {
  const Report report = make_report(journal, request);
  return to_markdown(report) + to_html(report) + to_json(report);
}

std::string pages_of(const std::map<std::string, std::string>& texts) {
  const Journal journal = load_journal(MemoryStorage(texts));
  return pages(journal, {.now = now}) +
         pages(journal, {.now = now, .extent = Extent::full});
}

// What no page says of sessions: why, and what was taken along from others
// than the last that took place.
void say_of_sessions(Journal& journal, const std::string& words) {
  const auto last =
      last_session(journal.sessions, now, journal.settings.day_starts);
  for (Session& session : journal.sessions) {
    session.why = words;
    // A takeaway says that one which was planned took place.
    if (session.status != SessionStatus::planned &&
        (!last || session.at != last->at)) {
      session.takeaway = words;
    }
  }
}

Journal without_private(Journal journal) {
  std::erase_if(journal.assignments, [](const Assignment& assignment) {
    return as_of(assignment, today).share == Share::none;
  });
  for (Assignment& assignment : journal.assignments) {
    const Assignment held = as_of(assignment, today);
    std::erase_if(assignment.entries, [&held](const Entry& entry) {
      return share_of(held, entry) == Share::none;
    });
  }
  say_of_sessions(journal, "");
  std::erase_if(journal.agenda,
                [](const AgendaItem& item) { return item.done; });
  return journal;
}

Assignment other_private_assignment(Random& random, int number) {
  Assignment other = random_assignment(random, number, 5);
  other.title = "secret";
  other.share = Share::none;
  other.changes.clear();
  return other;
}

// Others in place of all the private things, and one more of each.
Journal with_other_private(Journal journal, Random& random) {
  int number = 0;
  for (Assignment& assignment : journal.assignments) {
    ++number;
    const Assignment held = as_of(assignment, today);
    if (held.share == Share::none) {
      assignment = other_private_assignment(random, number);
      continue;
    }
    Entry more = random_entry(random);
    more.share = Share::none;
    for (Entry& entry : assignment.entries) {
      if (share_of(held, entry) == Share::none) {
        entry = random_entry(random);
        entry.share = Share::none;
      }
    }
    assignment.entries.insert(assignment.entries.begin(), more);
  }
  journal.assignments.insert(journal.assignments.begin(),
                             other_private_assignment(random, 0));
  say_of_sessions(journal, "secret");
  journal.agenda.push_back({.at = now, .text = "secret", .done = true});
  return journal;
}

void reword(std::string& text) {
  text = "secret" + text;
}

void reword_answers(Entry& entry) {
  for (Answer& answer : entry.answers) {
    for (std::optional<Value>* const value : {&answer.before, &answer.after}) {
      if (*value && std::holds_alternative<std::string>(**value)) {
        reword(std::get<std::string>(**value));
      }
    }
  }
}

void reword_entry(Entry& entry) {
  for (std::string* const text :
       {&entry.would_help, &entry.learned, &entry.kind_word, &entry.note,
        &entry.bring, &entry.obstacles[0]}) {
    reword(*text);
  }
  reword_answers(entry);
}

void reword_change(Change& change) {
  reword(change.why);
  for (std::optional<std::string>* const text :
       {&change.what, &change.baby_step, &change.cue, &change.goal}) {
    if (*text) {
      reword(**text);
    }
  }
  if (change.steps) {
    std::for_each(change.steps->begin(), change.steps->end(), reword);
  }
}

void reword_keys(Assignment& assignment) {
  for (Question& question : assignment.questions) {
    reword(question.key);
    if (!question.compare_with.empty()) {
      reword(question.compare_with);
    }
  }
  for (Entry& entry : assignment.entries) {
    for (Answer& answer : entry.answers) {
      reword(answer.key);
    }
  }
}

// Everything that an assignment says besides its title and its entries.
void reword_agreement(Assignment& assignment) {
  for (std::string* const text :
       {&assignment.goal, &assignment.why, &assignment.what,
        &assignment.baby_step, &assignment.cue}) {
    reword(*text);
  }
  assignment.if_then.emplace_back("secret");
  std::for_each(assignment.steps.begin(), assignment.steps.end(), reword);
  std::for_each(assignment.changes.begin(), assignment.changes.end(),
                reword_change);
  for (Question& question : assignment.questions) {
    for (std::string* const text :
         {&question.text, &question.text_after, &question.short_name}) {
      reword(*text);
    }
  }
  for (Entry& entry : assignment.entries) {
    reword(entry.step);
  }
  if (!is_sleep_diary(assignment)) {  // whose keys are those of its template
    reword_keys(assignment);
  }
}

Journal with_other_words(Journal journal) {
  for (Assignment& assignment : journal.assignments) {
    const Assignment held = as_of(assignment, today);
    for (Entry& entry : assignment.entries) {
      if (share_of(held, entry) == Share::summary) {
        reword_entry(entry);
      }
    }
    if (held.share == Share::summary) {
      reword_agreement(assignment);
    }
  }
  return journal;
}

// Calls `check` with many small journals and requests.
void for_random_journals(
    const std::function<void(const Journal&, const ReportRequest&, Random&)>&
        check) {
  for (std::uint32_t seed = 1; seed <= trials; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const Journal journal = random_journal(random, 6, 8);
    const ReportRequest request = random_request(random);
    check(journal, request, random);
  }
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// What the lines of a preview say together: "Walk: 2 entries, ...".
int entries_in(const std::vector<std::string>& lines) {
  static const std::regex count("(Homework|Renamed) [^:]*: ([0-9]+) entr.*");
  int sum = 0;
  for (const std::string& line : lines) {
    std::smatch found;
    if (!contains(line, "the words of") &&
        std::regex_match(line, found, count)) {
      sum += std::stoi(found[2]);
    }
  }
  return sum;
}

// All entries of the window, whoever may read them, and plans up to now.
int entries_in_window(Journal journal, ReportRequest request) {
  for (Assignment& assignment : journal.assignments) {
    assignment.share = Share::all;
    assignment.changes.clear();
    std::erase_if(assignment.entries, [](const Entry& entry) {
      return entry.outcome == Outcome::planned && is_before(now, entry.at);
    });
    for (Entry& entry : assignment.entries) {
      entry.share = Share::all;
      entry.outcome = Outcome::done;
    }
  }
  request.only.clear();
  request.without.clear();
  request.extent = Extent::full;
  return static_cast<int>(make_report(journal, request).entries.size());
}

}  // namespace

TEST_CASE("nothing private changes a byte of any format") {
  for_random_journals(
      [](const Journal& journal, const ReportRequest& request, Random& random) {
        const std::string all = pages(journal, request);

        REQUIRE(all == pages(without_private(journal), request));
        REQUIRE(all == pages(with_other_private(journal, random), request));
        REQUIRE(!contains(all, "secret"));
      });
}

TEST_CASE("a slip in a private entry changes no byte of any format") {
  const std::string walk = "title = \"Walk\"\n[[log]]\nat = 2026-11-17\n";
  const std::string file = "assignments/walk.toml";
  const std::string all = pages_of({{file, walk}});
  CHECK(contains(all, "Walk"));

  const std::string share = "share = \"none\"\n";
  for (const std::string& entry : {
           "at = 2026-11-16\nminutes = \"ten\"\n" + share,
           share + "at = 2026-11-16\noutcome = \"went\"\n",
           share,
           share + "at = \"yesterday\"\n",
           share + "at = 0000-11-16\nbring = 1\nproud = \"yes\"\n",
           std::string("at = 2026-11-16\nshare = \"nobody\"\n"),
           std::string("at = 2026-11-16\nshare = 0\nminutes = -1\n"),
       }) {
    CAPTURE(entry);
    CHECK(all == pages_of({{file, walk + "[[log]]\n" + entry}}));
    CHECK(all == pages_of({{file, "title = \"Walk\"\n[[log]]\n" + entry +
                                      "[[log]]\nat = 2026-11-17\n"}}));
  }
  // What is to be shared is missed as ever, beside such an entry, too.
  const std::string shared = "[[log]]\nat = 2026-11-16\nminutes = \"ten\"\n";
  CHECK(contains(pages_of({{file, walk + "[[log]]\n" + share + shared}}),
                 "1 of my files could be read in part"));
}

TEST_CASE("a slip in a private assignment changes no byte of any format") {
  const std::string walk = "title = \"Walk\"\n[[log]]\nat = 2026-11-17\n";
  const auto with = [&walk](const std::string& other) {
    return pages_of(
        {{"assignments/walk.toml", walk}, {"assignments/secret.toml", other}});
  };
  const std::string all = pages_of({{"assignments/walk.toml", walk}});

  for (const std::string text : {
           "title = 1\nshare = \"none\"\n[[log]]\nat = 2026-11-17\n",
           "share = \"none\"\n[[log]]\nat = 2026-11-17\nminutes = \"ten\"\n",
           "share = \"none\"\n[[log]]\nat = 2026-11-17\nnote = \"open\n",
           "title = \"open\nshare = 'none'\n",
           "what = \"\"\"open\nshare = 'none'\n",
           "\xEF\xBB\xBFshare = \"none\"\nshare = \"none\"\n",
           "title = \"Secret\"\r\n\t\"share\" = \"none\"\r\nx = \r\n",
           "\"sh\\u0061re\" = \"non\\u0065\"\nx = \n",
           "share = none\n",
           "share: none\n",
           "share \"none\"\n",
           "share = \"none\nx = 1\n",
           "share = \"nobody\"\nx = \n",
           "share =\n",
           "share = \\",
           "[[log]]\nat = \n[[change]]\non = 2026-11-01\nshare = \"none\"\n",
           "[[log]]\nat = \n[[change]\non = 2026-11-01\nshare = \"none\"\n",
       }) {
    CAPTURE(text);
    CHECK(all == with(text));
  }
  for (const std::string text : {
           "title = \"open\n",
           "share = \"all\"\nx = \n",
           "'share' = 'summary' # not none\nx = \n",
           "# share = \"none\"\nx = \n",
           "shared = \"none\"\nx = \n",
           "x = \n[[log]]\nshare = \"none\"\n",
           "x = \n[[ask]]\nshare = \"none\"\n",
       }) {
    CAPTURE(text);
    CHECK(contains(with(text), "1 of my files could not be read"));
  }
}

TEST_CASE("what no question asks for is on no page") {
  for (const std::string header : {"", "share = \"summary\"\n"}) {
    for (const std::string entry : {"", "share = \"summary\"\n"}) {
      const auto with = [&](const std::string& key) {
        return pages_of({{"assignments/walk.toml",
                          "title = \"Walk\"\n" + header +
                              "[[log]]\nat = 2026-11-17\n" + entry + key}});
      };
      CHECK(with("") == with("mood = \"secret\"\nfear = [70, 40]\n"));
    }
  }
}

TEST_CASE("no word of a summary changes a byte of any format") {
  for_random_journals(
      [](const Journal& journal, const ReportRequest& request, Random&) {
        const std::string all = pages(with_other_words(journal), request);

        REQUIRE(all == pages(journal, request));
        REQUIRE(!contains(all, "secret"));
      });
}

TEST_CASE("a preview has every entry of the window, on one side or the other") {
  for_random_journals(
      [](const Journal& journal, const ReportRequest& request, Random&) {
        const ReportPreview preview = preview_report(journal, request);

        REQUIRE(entries_in(preview.goes_in) + entries_in(preview.stays_out) ==
                entries_in_window(journal, request));
      });
}

}  // namespace hw::test::report_privacy_test
