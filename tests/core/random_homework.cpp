#include "random_homework.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "make.hpp"

namespace hw::test {

namespace {

using Lines = std::vector<std::string>;

// Words that no fixed text of a page has; at times more than a line of them.
std::string words(Random& random) {
  std::string text;
  const int count = random.between(0, random.one_in(12) ? 60 : 6);
  for (int index = 0; index < count; ++index) {
    text += random.of(std::vector<std::string>{"zig ", "zag\n", "zog ", "| "});
  }
  return text;
}

Moment random_moment(Random& random) {
  Moment moment{.date = day("2026-11-01").plus_days(random.between(0, 24))};
  if (!random.one_in(3)) {
    moment.time = TimeOfDay::from(random.between(0, 23), 0);
    moment.offset = std::chrono::minutes(60 * random.between(-5, 1));
  }
  return moment;
}

std::optional<Share> random_share(Random& random) {
  return random.of(std::vector<std::optional<Share>>{
      std::nullopt, std::nullopt, Share::all, Share::summary, Share::none});
}

std::optional<int> random_number(Random& random) {
  return random.one_in(2) ? std::optional(random.between(0, 10)) : std::nullopt;
}

std::optional<Moment> random_before_at(Random& random) {
  return random.one_in(3) ? std::optional(random_moment(random)) : std::nullopt;
}

// Mostly as the type of the question has it.
std::optional<OnPage> random_place(Random& random) {
  return random.of(std::vector<std::optional<OnPage>>{
      std::nullopt, std::nullopt, std::nullopt, OnPage::row, OnPage::pair,
      OnPage::watch, OnPage::no});
}

Question asked(const std::string& key, QuestionType type, Asked when) {
  return {.key = key, .type = type, .when = when};
}

Change random_change(Random& random) {
  Change change{.on = random_moment(random).date, .why = words(random)};
  switch (random.between(1, 6)) {
    case 1:
      change.schedule = schedule(random.of(Lines{"daily", "2/week"}));
      break;
    case 2:
      change.status = random.of(
          std::vector{Status::active, Status::paused, Status::let_go});
      break;
    case 3:
      change.steps = Lines{"step b", "step c"};
      break;
    case 4:
      change.what = words(random);
      change.baby_step = words(random);
      change.cue = words(random);
      change.goal = words(random);
      change.if_then = Lines{words(random)};
      break;
    case 5:
      change.share = random_share(random).value_or(Share::all);
      break;
    default:
      change.title = "Renamed " + std::to_string(random.between(1, 9));
      break;
  }
  return change;
}

void make_sleep_diary(Assignment& assignment, Random& random) {
  assignment.template_name = "sleep";
  for (const char* const key : {"bed", "up"}) {
    assignment.questions.push_back(
        asked(key, QuestionType::time, Asked::after));
  }
  assignment.questions.push_back(
      asked("quality", QuestionType::line, Asked::after));
  for (Entry& entry : assignment.entries) {
    const auto up = TimeOfDay::from(random.between(5, 9), 30);
    entry.answers.push_back({.key = "bed", .after = clock_time("23:00")});
    entry.answers.push_back({.key = "up", .after = up});
    entry.answers.push_back({.key = "quality", .after = words(random)});
  }
}

}  // namespace

Entry random_entry(Random& random) {
  Entry entry{
      .at = random_moment(random),
      .outcome = random.of(std::vector{
          Outcome::done, Outcome::done, Outcome::done, Outcome::tried,
          Outcome::not_this_time, Outcome::no_chance, Outcome::planned}),
      .step = random.of(Lines{"", "step a", "step b", "step other"}),
      .minutes = random_number(random),
      .difficulty = random_number(random),
      .helped = random_number(random),
      .would_help = words(random),
      .learned = words(random),
      .kind_word = words(random),
      .note = words(random),
      .proud = random.one_in(4),
      .bring = words(random),
      .share = random_share(random),
      .bring_done = random.one_in(2),
      .step_done = random.one_in(2),
      .before_at = random_before_at(random),
  };
  entry.obstacles = {random.of(Lines{"no-time", "forgot", "low-energy"})};
  entry.answers = {
      {.key = "fear",
       .before = static_cast<double>(random.between(0, 100)),
       .after = static_cast<double>(random.between(0, 100))},
      {.key = "guess", .before = words(random), .after = words(random)},
      {.key = "prediction", .after = words(random)},
      {.key = "happened", .after = words(random)},
      {.key = "urge", .after = static_cast<double>(random.between(0, 5))},
      {.key = "safe", .after = random.one_in(2)},
  };
  return entry;
}

Assignment random_assignment(Random& random, int number, int most_entries) {
  Assignment assignment{
      .id = std::to_string(100 + number),
      .title = "Homework " + std::to_string(number),
      .kinds = {Kind::social},
      .goal = words(random),
      .baby_step = words(random),
      .schedule = schedule(random.of(Lines{"daily", "3/week", "mon wed fri",
                                           "as needed", "4 times", "2/day"})),
      .share = random_share(random).value_or(Share::all),
      .questions =
          {
              asked("fear", QuestionType::scale, Asked::both),
              asked("guess", QuestionType::line, Asked::both),
              asked("prediction", QuestionType::line, Asked::before),
              asked("happened", QuestionType::text, Asked::after),
              asked("urge", QuestionType::scale, Asked::after),
              asked("safe", QuestionType::yesno, Asked::after),
          },
  };
  assignment.ask_also = random.of(
      std::vector<Lines>{{}, {"kind_word"}, {"learned", "would_help"}});
  for (Question& question : assignment.questions) {
    question.quick = random.one_in(2);
    question.on_page = random_place(random);
    question.short_name = words(random);
  }
  assignment.questions[2].compare_with = random.one_in(2) ? "happened" : "";
  assignment.is_record = random.one_in(6);
  assignment.repeats_steps = random.one_in(2);
  if (random.one_in(2)) {
    assignment.steps = {"step a", "step b", "step c"};
  }
  for (int count = random.between(0, 4); count > 0; --count) {
    assignment.changes.push_back(random_change(random));
  }
  for (int count = random.between(0, most_entries); count > 0; --count) {
    assignment.entries.push_back(random_entry(random));
  }
  if (random.one_in(6)) {
    make_sleep_diary(assignment, random);
  }
  return assignment;
}

Journal random_journal(Random& random, int most, int most_entries) {
  Journal journal{
      .sessions = {{.at = moment("2026-11-06T15:00:00-05:00"),
                    .takeaway = words(random)},
                   {.at = moment("2026-11-13T15:00:00-05:00"),
                    .takeaway = words(random)},
                   {.at = moment("2026-11-20T15:00:00-05:00")}},
  };
  for (Session& session : journal.sessions) {
    session.status = random.of(std::vector<std::optional<SessionStatus>>{
        std::nullopt, std::nullopt, SessionStatus::planned, SessionStatus::held,
        SessionStatus::cancelled});
    session.why = words(random);
  }
  for (int count = random.one_in(4) ? random.between(1, 2) : 0; count > 0;
       --count) {
    journal.sessions.erase(journal.sessions.begin());
  }
  const int count = random.between(0, most);
  const int more = random.one_in(8) ? 4 : 1;
  for (int number = 1; number <= count; ++number) {
    journal.assignments.push_back(
        random_assignment(random, number, more * most_entries));
  }
  for (int item = random.between(0, most); item > 0; --item) {
    journal.agenda.push_back({.at = random_moment(random),
                              .text = words(random),
                              .done = random.one_in(3)});
  }
  return journal;
}

namespace {

// Gives each text a word of its own to begin with.
class Marker {
 public:
  void mark(std::string& text, char kind = 'm') {
    text = text.empty() ? text : fmt::format("{}{}e {}", kind, ++count_, text);
  }

  void mark(std::optional<std::string>& text) {
    if (text) {
      mark(*text);
    }
  }

  void mark(Entry& entry) {
    for (std::string* const text :
         {&entry.would_help, &entry.learned, &entry.kind_word, &entry.note,
          &entry.bring}) {
      mark(*text);
    }
    for (Answer& answer : entry.answers) {
      for (std::optional<Value>* const value :
           {&answer.before, &answer.after}) {
        if (*value && std::holds_alternative<std::string>(**value)) {
          mark(std::get<std::string>(**value));
        }
      }
    }
  }

  void mark(Assignment& assignment) {
    mark(assignment.title, 't');
    mark(assignment.goal);
    for (Change& change : assignment.changes) {
      mark(change.why);
      for (std::optional<std::string>* const text :
           {&change.what, &change.baby_step, &change.cue, &change.goal}) {
        mark(*text);
      }
      if (change.title) {
        mark(*change.title, 't');
      }
      for (std::string& plan : change.if_then ? *change.if_then : no_texts_) {
        mark(plan);
      }
    }
    for (Entry& entry : assignment.entries) {
      mark(entry);
    }
  }

 private:
  int count_ = 0;
  Lines no_texts_;
};

}  // namespace

Journal with_marked_texts(Journal journal) {
  Marker marker;
  for (Assignment& assignment : journal.assignments) {
    marker.mark(assignment);
  }
  for (AgendaItem& item : journal.agenda) {
    marker.mark(item.text);
  }
  for (Session& session : journal.sessions) {
    marker.mark(session.takeaway);
  }
  return journal;
}

}  // namespace hw::test
