// hw log: record what was done, after each step.
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/journal.hpp"
#include "hw/practice.hpp"
#include "hw/read.hpp"
#include "hw/text.hpp"
#include "hw/wording.hpp"
#include "hw/write.hpp"

#include "agreement.hpp"
#include "commands.hpp"
#include "find.hpp"
#include "options.hpp"
#include "output.hpp"

namespace hw::cli {
namespace {

struct LogArguments {
  std::string assignment;  // empty means the one that is active
  std::vector<std::string> text;
  std::string at;  // empty means now
  Outcome outcome = Outcome::done;
  std::string step;
  std::optional<int> minutes;
  std::optional<int> difficulty;
  std::optional<int> helped;
  std::vector<std::string> obstacles;
  std::string would_help;
  std::string learned;
  std::string kind_word;
  bool proud = false;
  std::string bring;
  std::optional<std::string> share;
  std::vector<std::string> answers;  // KEY=VALUE
};

struct Subject {
  AssignmentFile file;
  std::vector<std::string> text;  // the words behind its name
};

// The first word names the assignment. Without one, or when it is a text of
// several words, the only one that is active is meant.
Subject find_subject(const LogArguments& arguments, Environment& environment) {
  const std::string& name = arguments.assignment;
  if (name.empty()) {
    return {.file = find_only_active(environment), .text = arguments.text};
  }
  if (name.find(' ') != std::string::npos && arguments.text.empty()) {
    return {.file = find_only_active(environment), .text = {name}};
  }
  return {
      .file = find_assignment(environment.storage, name, environment.today()),
      .text = arguments.text};
}

// "-" alone stands for standard input.
std::string to_note(const std::vector<std::string>& words) {
  if (words != std::vector<std::string>{"-"}) {
    return fmt::format("{}", fmt::join(words, " "));
  }
  std::string note = read_standard_input();
  if (!is_utf8(note)) {
    throw Error("the text on standard input is not UTF-8",
                "Nothing was logged.");
  }
  note.erase(note.find_last_not_of("\r\n") + 1);
  return note;
}

Moment to_at(const LogArguments& arguments, const Clock& clock) {
  if (arguments.at.empty()) {
    return clock.now;
  }
  const Moment at = to_moment("--at", arguments.at, clock, Leaning::past);
  const bool is_later =
      at.time ? is_before(clock.now, at) : at.date > today(clock);
  if (is_later) {
    throw Error(fmt::format("{} is yet to come", short_form(at)),
                "Log it once it has happened.");
  }
  return at;
}

// The step of `now` that was meant: its number, its text, or a part of it.
std::string to_step(const std::string& text, const Assignment& now) {
  const std::vector<std::string>& steps = now.steps;
  std::vector<std::string> found;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (text == std::to_string(i + 1) || text == steps[i]) {
      return steps[i];
    }
    if (lower_case(steps[i]).find(lower_case(text)) != std::string::npos) {
      found.push_back(steps[i]);
    }
  }
  if (found.size() == 1) {
    return found.front();
  }
  if (steps.empty()) {
    throw Error(fmt::format("{} has no steps", now.id),
                fmt::format("Leave --step out, or agree on some: hw change {} "
                            "--step TEXT",
                            now.id));
  }
  throw Error(fmt::format("no single step is meant by \"{}\"", text),
              fmt::format("The steps are:\n  {}", fmt::join(steps, "\n  ")));
}

// Splits "fear=70,45" and reads both halves as answers to the question "fear".
Answer to_answer(const std::string& setting, const Assignment& assignment) {
  const std::size_t equals = setting.find('=');
  const std::string key = setting.substr(0, equals);
  const auto& questions = assignment.questions;
  const auto question =
      std::find_if(questions.begin(), questions.end(),
                   [&key](const Question& q) { return q.key == key; });
  if (equals == std::string::npos || question == questions.end()) {
    std::vector<std::string> keys;
    for (const Question& q : questions) {
      keys.push_back(q.key);
    }
    throw UsageError(
        fmt::format("--set: \"{}\" does not answer a question of {}", setting,
                    assignment.id),
        keys.empty() ? "It asks nothing."
                     : fmt::format("It asks: {}", fmt::join(keys, ", ")));
  }

  const std::string value = setting.substr(equals + 1);
  const std::size_t comma = value.find(',');
  if (question->when != Asked::both || comma == std::string::npos) {
    return {.key = key, .after = parse_answer(*question, value)};
  }
  return {.key = key,
          .before = parse_answer(*question, value.substr(0, comma)),
          .after = parse_answer(*question, value.substr(comma + 1))};
}

Entry to_entry(const LogArguments& arguments, const Subject& subject,
               const Clock& clock) {
  const Assignment& assignment = subject.file.read.value;
  Entry entry{.at = to_at(arguments, clock),
              .outcome = arguments.outcome,
              .minutes = arguments.minutes,
              .difficulty = arguments.difficulty,
              .helped = arguments.helped,
              .obstacles = arguments.obstacles,
              .would_help = arguments.would_help,
              .learned = arguments.learned,
              .kind_word = arguments.kind_word,
              .note = to_note(subject.text),
              .proud = arguments.proud,
              .bring = arguments.bring};
  if (!arguments.step.empty()) {
    entry.step = to_step(arguments.step, as_of(assignment, entry.at.date));
  }
  if (arguments.share) {
    entry.share = to_word<Share>(*arguments.share);
  }
  for (const std::string& setting : arguments.answers) {
    entry.answers.push_back(to_answer(setting, assignment));
  }
  return entry;
}

// "Logged walk for Fri 20 Nov, 21:30. 3 days in a row."
std::string confirmation(const Assignment& assignment, const Entry& entry,
                         const Environment& environment) {
  std::string sentence =
      fmt::format("Logged {} for {}.", assignment.id, short_form(entry.at));
  const std::string run = in_a_row(practice(assignment, environment.rules()));
  if (environment.settings.streaks && !run.empty()) {
    sentence += fmt::format(" {}.", run);
  }
  return sentence;
}

ExitStatus log(const LogArguments& arguments, Environment& environment) {
  Subject subject = find_subject(arguments, environment);
  require_whole(subject.file);
  Assignment& assignment = subject.file.read.value;
  const Entry entry = to_entry(arguments, subject, environment.clock);

  Transaction transaction(environment.storage);
  transaction.append(subject.file.path,
                     write_entry(entry, assignment.questions));
  transaction.commit();

  assignment.entries.push_back(entry);
  say(environment, confirmation(assignment, entry, environment));
  const auto next = next_step(assignment, environment.rules());
  if (!entry.step.empty() && next) {
    say(environment, fmt::format("Next step, when you like: {}", *next));
  }
  return exit_ok;
}

void add_outcome_options(CLI::App& app, LogArguments& arguments) {
  const auto add = [&app, &arguments](const char* name, Outcome outcome,
                                      const char* meaning) {
    return app.add_flag_callback(
        name, [&arguments, outcome] { arguments.outcome = outcome; }, meaning);
  };
  CLI::Option* const partly =
      add("--partly", Outcome::partly, "I did a part of it");
  CLI::Option* const tried = add("--tried", Outcome::tried, "I tried");
  CLI::Option* const not_this_time =
      add("--not-this-time", Outcome::not_this_time, "Not this time");
  CLI::Option* const no_chance =
      add("--no-chance", Outcome::no_chance, "It could not happen");
  partly->excludes(tried)->excludes(not_this_time)->excludes(no_chance);
  tried->excludes(not_this_time)->excludes(no_chance);
  not_this_time->excludes(no_chance);
}

void add_number_options(CLI::App& app, LogArguments& arguments) {
  app.add_option("-m,--minutes", arguments.minutes, "How long it took")
      ->type_name("NUMBER")
      ->check(whole_number(0, 1'000'000));
  app.add_option("--difficulty", arguments.difficulty,
                 "How hard it was, 0 to 10")
      ->type_name("NUMBER")
      ->check(whole_number(0, 10));
  app.add_option("--helped", arguments.helped, "How much it helped, 0 to 10")
      ->type_name("NUMBER")
      ->check(whole_number(0, 10));
}

void add_text_options(CLI::App& app, LogArguments& arguments) {
  const auto add = [&app](const char* name, std::string& text,
                          const char* meaning) {
    app.add_option(name, text, meaning)->type_name("TEXT");
  };
  add("--step", arguments.step,
      "Which step: its text, a part of it, its number");
  app.add_option("--obstacle", arguments.obstacles,
                 fmt::format("What got in the way (can be repeated): {}",
                             fmt::join(obstacle_words(), ", ")))
      ->type_name("WORD")
      ->allow_extra_args(false)
      ->check(one_of(obstacle_words()));
  add("--would-help", arguments.would_help, "An idea for next time");
  add("--learned", arguments.learned, "What I noticed or learned");
  add("--kind-word", arguments.kind_word, "A kind word to myself");
  add("--bring", arguments.bring, "Something to talk about in session");
}

}  // namespace

Action declare_log(CLI::App& app) {
  auto arguments = std::make_shared<LogArguments>();
  app.add_option("ASSIGNMENT", arguments->assignment,
                 "Which one; can be left out while one alone is active")
      ->type_name("");
  add_words(app, "TEXT", arguments->text,
            "A note in your words; - reads it from standard input");
  app.add_option("--at", arguments->at,
                 "When it was [now]: yesterday 21:30, fri, 2h ago ...")
      ->type_name("TIME");
  add_outcome_options(app, *arguments);
  add_number_options(app, *arguments);
  add_text_options(app, *arguments);
  app.add_flag("--proud", arguments->proud,
               "I am glad I did it: comes first in the report");
  app.add_option("--share", arguments->share,
                 "What reports show of this entry: all, summary or none")
      ->type_name("HOW")
      ->check(one_of(all_words<Share>()));
  app.add_option("--set", arguments->answers,
                 "An answer, KEY=VALUE, or KEY=BEFORE,AFTER (can be repeated)")
      ->type_name("KEY=VALUE")
      ->allow_extra_args(false);
  return [arguments](Environment& environment) {
    return log(*arguments, environment);
  };
}

}  // namespace hw::cli
