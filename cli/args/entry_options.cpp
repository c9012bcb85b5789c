#include "args/entry_options.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/field_table.hpp"
#include "hw/read.hpp"
#include "hw/text.hpp"

#include "args/agreement_options.hpp"
#include "args/options.hpp"
#include "assignment_lookup.hpp"
#include "dialog/entry_prompt.hpp"

namespace hw::cli {
namespace {

// Only "-" stands for standard input.
std::string to_note(const std::vector<std::string>& words) {
  if (words != std::vector<std::string>{"-"}) {
    return fmt::format("{}", fmt::join(words, " "));
  }
  std::string note = read_standard_input();
  if (!is_utf8(note)) {
    throw Error("the text on standard input is not UTF-8",
                "Nothing was changed.");
  }
  note.erase(note.find_last_not_of("\r\n") + 1);
  if (note.empty()) {
    throw Error("nothing came on standard input", "Nothing was changed.");
  }
  return note;
}

UsageError no_such_question(const std::string& setting,
                            const Assignment& assignment) {
  std::vector<std::string> keys;
  for (const Question& question : assignment.questions) {
    keys.push_back(question.key);
  }
  return UsageError(
      fmt::format("--set: \"{}\" does not answer a question of {}", setting,
                  assignment.id),
      keys.empty() ? std::string("It asks nothing.")
                   : fmt::format("It asks: {}", fmt::join(keys, ", ")));
}

UsageError no_answer(const Question& question) {
  const bool is_asked_twice = question.when == Asked::both;
  return UsageError(fmt::format("--set: \"{}\" wants an answer", question.key),
                    fmt::format("Write it like this: --set {}={}", question.key,
                                is_asked_twice ? "BEFORE,AFTER" : "ANSWER"));
}

// Words may hold a comma: one value is all that can be told for them.
bool takes_two(const Question& question) {
  return question.when == Asked::both && question.type != QuestionType::text &&
         question.type != QuestionType::line;
}

// Reads "fear=70,45" as an answer to the question "fear": before and after, or
// the half that is being told.
Answer to_answer(const std::string& setting, const Assignment& assignment,
                 Half half) {
  const std::size_t equals = setting.find('=');
  const std::string key = setting.substr(0, equals);
  const auto& questions = assignment.questions;
  const auto question = std::ranges::find(questions, key, &Question::key);
  if (question == questions.end()) {
    throw no_such_question(setting, assignment);
  }
  if (equals == std::string::npos) {
    throw no_answer(*question);
  }

  const std::string value = setting.substr(equals + 1);
  const std::size_t comma = value.find(',');
  if (takes_two(*question) && comma != std::string::npos) {
    return {.key = key,
            .before = parse_answer(*question, value.substr(0, comma)),
            .after = parse_answer(*question, value.substr(comma + 1))};
  }
  const Value answer = parse_answer(*question, value);
  if (question->when == Asked::both && half == Half::plan) {
    return {.key = key, .before = answer};
  }
  return {.key = key, .after = answer};
}

// Of two answers to one question, the second one holds.
void add_answer(const Answer& answer, std::vector<Answer>& answers) {
  std::erase_if(answers, [&answer](const Answer& earlier) {
    return earlier.key == answer.key;
  });
  answers.push_back(answer);
}

void add_outcome_options(const Arguments& takes, EntryArguments& arguments) {
  const auto add = [&takes, &arguments](const char* name, Outcome outcome,
                                        const char* meaning) {
    return takes.flag(
        name, [&arguments, outcome] { arguments.outcome = outcome; }, meaning);
  };
  const Argument done = add("--done", Outcome::done, "I did it");
  const Argument partly =
      add("--partly", Outcome::partly, "I did a part of it");
  const Argument tried = add("--tried", Outcome::tried, "I tried");
  const Argument not_this_time =
      add("--not-this-time", Outcome::not_this_time, "Not this time");
  const Argument no_chance =
      add("--no-chance", Outcome::no_chance, "It could not happen");
  done.excludes(partly)
      .excludes(tried)
      .excludes(not_this_time)
      .excludes(no_chance);
  partly.excludes(tried).excludes(not_this_time).excludes(no_chance);
  tried.excludes(not_this_time).excludes(no_chance);
  not_this_time.excludes(no_chance);
}

// "--kind-word" for `kind_word`; one is typed often.
std::string name_of_option(std::string_view key) {
  std::string name = fmt::format("--{}", key);
  std::ranges::replace(name, '_', '-');
  return key == "minutes" ? "-m," + name : name;
}

// Calls `add` with the name of an option, its meaning, its member of `entry`
// and the highest number, for each field with an option whose member is a T.
template <typename T, typename Add>
void for_each_option(Entry& entry, Add add) {
  for_each_field(entry_fields, [&](const auto& field) {
    if constexpr (std::is_same_v<decltype(field.member), T Entry::*>) {
      if (!field.notes.help.empty()) {
        add(name_of_option(field.key), std::string(field.notes.help),
            entry.*field.member, std::min(field.notes.highest, most_minutes));
      }
    }
  });
}

}  // namespace

Argument add_entry_options(const Arguments& takes, EntryArguments& arguments) {
  std::optional<Argument> note;
  takes
      .option("--at", arguments.at, "TIME",
              "When it was: yesterday 21:30, fri, 2h ago ...")
      .check(is_filled());
  add_outcome_options(takes, arguments);
  Entry& entry = arguments.entry;
  for_each_option<std::optional<int>>(
      entry, [&takes](const std::string& name, const std::string& meaning,
                      std::optional<int>& number, int most) {
        takes.option(name, number, 0, most, meaning);
      });
  takes
      .option("--step", arguments.step, "TEXT",
              "Which step: its text, a part of it, its number")
      .suggests({"STEP"});
  takes.flag("--step-done", entry.step_done,
             "That step is done, and the next one in turn");
  takes
      .option("--obstacle", entry.obstacles, "WORD",
              fmt::format("What got in the way (can be repeated): {}",
                          fmt::join(obstacle_words(), ", ")))
      .one_of(obstacle_words());
  for_each_option<std::string>(
      entry, [&](const std::string& name, const std::string& meaning,
                 std::string& text, int /*most*/) {
        const Argument option = takes.option(name, text, "TEXT", meaning);
        if (&text == &entry.note) {
          note = option;
        }
      });
  takes.flag("--proud", entry.proud,
             "I am glad I did it: comes first in the report");
  add_share_options(takes, entry.share,
                    "What reports show of this entry: all, summary or none");
  takes.option("--set", arguments.answers, "KEY=VALUE",
               "An answer, KEY=VALUE, or KEY=BEFORE,AFTER (can be repeated)");
  return note.value();
}

Moment entry_time(const EntryArguments& arguments, const Clock& clock,
                  bool is_plan) {
  if (arguments.at.empty()) {
    return clock.now;
  }
  const Moment at = to_moment("--at", arguments.at, clock,
                              is_plan ? Leaning::future : Leaning::past);
  constexpr int longest_plan = 366;  // days
  if (is_plan && days_between(today(clock), at.date) > longest_plan) {
    throw Error(fmt::format("{} is more than a year ahead", long_form(at.date)),
                "Plan it when it comes nearer.");
  }
  const bool is_later =
      at.time ? is_before(clock.now, at) : at.date > today(clock);
  if (is_later && !is_plan) {
    throw Error(
        fmt::format("{} is yet to come", short_form(at)),
        "An entry is for what has happened. To plan it: hw log --before");
  }
  return at;
}

Entry to_entry(const EntryArguments& arguments, const Moment& at,
               const Assignment& assignment, TimeOfDay day_starts, Half half) {
  Entry entry = arguments.entry;
  entry.at = at;
  entry.outcome = half == Half::plan
                      ? Outcome::planned
                      : arguments.outcome.value_or(Outcome::done);
  entry.note = to_note(arguments.text.empty() ? std::vector{entry.note}
                                              : arguments.text);
  if (!arguments.step.empty()) {
    entry.step = find_step(
        arguments.step, as_of(assignment, practice_day(entry.at, day_starts)));
  }
  for (const std::string& setting : arguments.answers) {
    add_answer(to_answer(setting, assignment, half), entry.answers);
  }
  return entry;
}

bool has_words(const Entry& entry) {
  const Entry bare{.at = entry.at,
                   .outcome = entry.outcome,
                   .step = entry.step,
                   .share = entry.share,
                   .step_done = entry.step_done};
  return !(entry == bare);
}

}  // namespace hw::cli
