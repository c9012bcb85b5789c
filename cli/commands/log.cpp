// hw log: record what was done, after each step.
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/journal.hpp"
#include "hw/plan.hpp"
#include "hw/practice.hpp"
#include "hw/read.hpp"
#include "hw/text.hpp"
#include "hw/transaction.hpp"
#include "hw/when.hpp"
#include "hw/wording.hpp"
#include "hw/write.hpp"

#include "args/entry_options.hpp"
#include "args/options.hpp"
#include "assignment_lookup.hpp"
#include "commands.hpp"
#include "dialog/dialog.hpp"
#include "dialog/entry_prompt.hpp"
#include "dialog/entry_questions.hpp"
#include "output.hpp"
#include "phrases.hpp"
#include "shell/editor.hpp"
#include "shell/terminal_width.hpp"
#include "told.hpp"

namespace hw::cli {
namespace {

struct LogArguments {
  std::string assignment;  // empty means the one that is active
  EntryArguments entry;
  bool before = false;
  bool all = false;
  bool edit = false;
};

// What is about to be saved: a new entry, or one that was planned, finished.
struct Draft {
  Entry entry;
  std::optional<Entry> planned;
};

// The first word names the assignment. Without one, or when it is a text of
// several words and no title, or "-" for one on standard input, the one that is
// active is meant, or chosen from a list.
AssignmentFile find_subject(LogArguments& arguments, Context& context) {
  std::string& name = arguments.assignment;
  const bool is_alone = arguments.entry.text.empty();
  const bool may_be_text = is_alone && name.find(' ') != std::string::npos;
  if ((is_alone && name == "-") || (may_be_text && !is_title(context, name))) {
    arguments.entry.text = {std::exchange(name, "")};
  }
  return name.empty() ? choose_active(context) : find_to_count(context, name);
}

// The plan that is finished by what was done on `day`.
std::optional<std::size_t> plan_for(const EntryArguments& arguments,
                                    const Assignment& assignment, Date day,
                                    TimeOfDay day_starts) {
  const std::string step =
      arguments.step.empty()
          ? ""
          : find_step(arguments.step, as_of(assignment, day));
  return planned_entry(assignment, day, day_starts, step);
}

Half half_of(const LogArguments& arguments, const Assignment& assignment,
             const Clock& clock) {
  if (arguments.before) {
    if (arguments.entry.outcome) {
      throw UsageError("--before is for what is yet to come",
                       "How it went can be told once it has happened.");
    }
    return Half::plan;
  }
  const Moment at = entry_time(arguments.entry, clock, false);
  const Date day = practice_day(at, clock.day_starts);
  return plan_for(arguments.entry, assignment, day, clock.day_starts)
             ? Half::outcome
             : Half::both;
}

// Whether what is asked before is answered only now, which is no expectation.
bool has_hindsight(const Entry& told, const Entry& planned,
                   const Assignment& assignment) {
  const auto& questions = assignment.questions;
  return std::any_of(
      questions.begin(), questions.end(), [&](const Question& question) {
        const Answer* const answer = find_answer(told, question.key);
        const bool is_told =
            answer != nullptr &&
            (question.when == Asked::before || answer->before.has_value());
        return is_told && find_answer(planned, question.key) == nullptr;
      });
}

Draft to_draft(const Entry& told, const Assignment& assignment, Half half,
               const Context& context) {
  if (half != Half::outcome) {
    Draft draft{.entry = told, .planned = {}};
    if (half == Half::plan) {
      draft.entry.before_at = context.clock.now;
    }
    return draft;
  }
  const TimeOfDay day_starts = context.settings.day_starts;
  const Date day = practice_day(told.at, day_starts);
  const Entry& planned =
      assignment
          .entries[*planned_entry(assignment, day, day_starts, told.step)];
  Draft draft{.entry = finish_plan(planned, told, day_starts),
              .planned = planned};
  if (planned.before_at && has_hindsight(told, planned, assignment)) {
    draft.entry.before_at = told.at;
  }
  return draft;
}

// Gives an entry that makes its step done the step in turn if it names none.
void name_step(Entry& entry, const Assignment& assignment,
               const Context& context) {
  if (!entry.step_done) {
    return;
  }
  if (!is_practice(entry.outcome)) {
    throw UsageError("--step-done is for what was done",
                     "A step can be done another time.");
  }
  if (entry.step.empty()) {
    entry.step = next_step(assignment, context.rules()).value_or("");
  }
  if (entry.step.empty()) {
    throw UsageError(fmt::format("{} has no step in turn", assignment.id),
                     "Name the one that is done: --step TEXT");
  }
}

void save(const Draft& draft, AssignmentFile file, Context& context) {
  const std::vector<Question>& questions = file.read.value.questions;
  const std::string block = write_entry(draft.entry, questions);
  const std::string what = fmt::format("log {} for {}", file.read.value.id,
                                       in_words(draft.entry.at, context));
  Transaction transaction(context.storage);
  if (draft.planned) {
    const std::size_t index =
        transaction.find_entry(file, draft.planned->block);
    transaction.change_block(file.path, "log", index,
                             write_entry(*draft.planned, questions), block);
  } else {
    transaction.append(std::move(file), block);
  }
  transaction.commit(what);
}

// " It finishes your plan for Mon 2 Nov."; empty when that is the same day.
std::string finished_plan(const Draft& draft, const Context& context) {
  const TimeOfDay day_starts = context.settings.day_starts;
  if (!draft.planned || practice_day(draft.planned->at, day_starts) ==
                            practice_day(draft.entry.at, day_starts)) {
    return "";
  }
  return fmt::format(" It finishes your plan for {}.",
                     in_words(draft.planned->at, context));
}

// Of an entry long before what it belongs to, after a line feed: where a clock
// begins until it is set, its year is this one.
std::string doubt(const Entry& entry, const Assignment& assignment,
                  const Context& context) {
  const Date day = practice_day(entry.at, context.settings.day_starts);
  const int years = years_before(day, assignment.agreed_on.value_or(day));
  return years == 0 ? ""
                    : fmt::format(
                          "\n{} is {} before it was agreed on. If the clock "
                          "or the day is not right: hw undo",
                          long_form(entry.at.date), years_in_words(years));
}

// After a line feed, what a note may be meant for that reads like a time or a
// rating; empty for any other.
std::string doubt_about(const std::string& note, const std::string& id,
                        const Context& context) {
  const auto hint = [&](std::string_view meaning, const std::string& option) {
    return fmt::format(
        "\nThe note is \"{}\". If it was meant for {}: hw amend "
        "{} {} --unset note",
        note, meaning, id, option);
  };
  if (whole_number(0, 10)(note).empty()) {
    return hint("how much it helped", "--helped " + note);
  }
  const auto when = understand_moment(note, context.clock, Leaning::past);
  return when && when->date <= context.today()
             ? hint("the time", fmt::format("--at \"{}\"", note))
             : "";
}

bool is_above_zero(const Answer& answer) {
  const double* const number =
      answer.after ? std::get_if<double>(&*answer.after) : nullptr;
  return number != nullptr && *number > 0;
}

// After a line feed, what a page does not show as it does otherwise, and the
// person's own support where an answer that is looked at first is above 0: the
// same words each time. Empty if there is nothing.
std::string about_watched(const Entry& entry, const Assignment& assignment,
                          const Context& context) {
  const QuestionIndex questions = index_of(assignment.questions);
  std::vector<Answer> watched = entry.answers;
  std::erase_if(watched, [&](const Answer& answer) {
    const auto question = questions.find(answer.key);
    return question == questions.end() ||
           page_place_of(*question->second) != OnPage::watch;
  });
  const Assignment now = as_of(assignment, context.today());
  std::string words;
  if (!watched.empty() && share_of(now, entry) == Share::none) {
    words = "\nPrivate, so not at the top of your page.";
  }
  if (std::any_of(watched.begin(), watched.end(), is_above_zero)) {
    words += fmt::format("\nWhat helps you when things get bad: {}",
                         context.settings.support.empty()
                             ? "hw help support"
                             : context.settings.support);
  }
  return words;
}

// "Logged walk for Fri 20 Nov, 21:30. 3 days in a row."
std::string confirmation(const Draft& draft, const Assignment& before,
                         const Context& context) {
  if (draft.entry.outcome == Outcome::planned) {
    return fmt::format("Planned {} for {}.\nAfterwards: hw log {}", before.id,
                       in_words(draft.entry.at, context), before.id);
  }
  Assignment assignment = before;
  assignment.entries.push_back(draft.entry);
  std::string sentence = fmt::format("Logged {} for {}.{}", assignment.id,
                                     in_words(draft.entry.at, context),
                                     finished_plan(draft, context));
  const Practice practice = practice_now(assignment, context);
  const std::string run = in_a_row(practice.unit, practice.current);
  if (context.settings.streaks && !run.empty()) {
    sentence += fmt::format(" {}.", run);
  }
  const auto next = next_step(assignment, context.rules());
  if (!draft.entry.step.empty() && next && *next != draft.entry.step) {
    sentence += fmt::format("\nNext step, when you like: {}", *next);
  }
  return sentence + doubt_about(draft.entry.note, before.id, context) +
         about_watched(draft.entry, assignment, context) +
         doubt(draft.entry, assignment, context);
}

// Once on a device, with the first note that a page shows: where it stands.
void explain_notes(const Entry& entry, const Assignment& assignment,
                   Context& context) {
  const Assignment now = as_of(assignment, context.today());
  if (!entry.note.empty() && share_of(now, entry) == Share::all &&
      !context.quiet && tell_once("notes", context)) {
    say(context,
        "Notes are on the page that hw report makes. To keep one to yourself, "
        "log it with --private.");
  }
}

// What was expected, before it is asked how it went.
void tell_plan(const Entry& planned, const Assignment& assignment) {
  const std::vector<std::string> lines = planned_in_words(planned, assignment);
  std::string text = lines.empty() ? "" : "What you wrote before:\n";
  for (const std::string& line : lines) {
    text += wrap("  " + printable(line), message_width(), 4) + "\n";
  }
  tell(text);
}

// Asks what is still open, with nothing told and a person there to answer.
Asking complete(Draft& draft, const LogArguments& arguments,
                const Assignment& assignment, Half half,
                const Context& context) {
  const Assignment now = as_of(assignment, context.today());
  const std::vector<Prompt> prompts =
      entry_prompts(now, context.rules(), draft.entry, half,
                    arguments.all ? Questions::all : Questions::quick);
  if (prompts.empty()) {
    return Asking::finished;
  }
  explain_asking(prompts, context);
  if (draft.planned) {
    tell_plan(*draft.planned, now);
  }
  return ask(prompts, context);
}

// The keys of the quick questions that `entry` leaves open.
std::vector<std::string> open_keys(const Entry& entry,
                                   const Assignment& assignment) {
  std::vector<std::string> keys;
  for (const Question& question : assignment.questions) {
    const Answer* const answer = find_answer(entry, question.key);
    const bool is_answered = answer != nullptr && answer->after;
    if (question.quick && !is_answered) {
      keys.push_back(question.key);
    }
  }
  return keys;
}

// Nobody was there to be asked: how to answer all the same, after a line feed.
std::string way_to_answer(const Entry& entry, const Assignment& assignment) {
  const std::vector<std::string> keys = open_keys(entry, assignment);
  if (!is_practice(entry.outcome) || keys.empty()) {
    return "";
  }
  return fmt::format(
      "\nTo answer what it asks ({}): hw undo, then hw log {} "
      "--set KEY=VALUE",
      fmt::join(keys, ", "), assignment.id);
}

ExitStatus log(LogArguments arguments, Context& context) {
  AssignmentFile file = find_subject(arguments, context);
  require_whole(file);
  const Assignment& assignment = file.read.value;
  ask_which_moment(arguments.entry.at,
                   arguments.before ? Leaning::future : Leaning::past, context);
  const Half half = half_of(arguments, assignment, context.clock);
  const Moment at =
      entry_time(arguments.entry, context.clock, half == Half::plan);
  const Entry told = to_entry(arguments.entry, at, assignment,
                              context.settings.day_starts, half);
  Draft draft = to_draft(told, assignment, half, context);
  name_step(draft.entry, assignment, context);

  const std::string time_note =
      arguments.entry.at.empty() ? "" : clock_note(told.at, context.clock);
  if (arguments.edit) {
    edit_note(context, draft.entry.note, "hw log ASSIGNMENT -",
              [&](const std::string& note) {
                Draft noted = draft;
                noted.entry.note = note;
                save(noted, file, context);
                say(context,
                    confirmation(noted, assignment, context) + time_note);
                explain_notes(noted.entry, assignment, context);
              });
    return exit_ok;
  }
  const bool is_bare = !has_words(told);
  if (context.can_ask && (arguments.all || is_bare)) {
    if (complete(draft, arguments, assignment, half, context) ==
        Asking::cancelled) {
      say(context, "Nothing was logged.");
      return exit_interrupted;
    }
  }

  std::string answer = confirmation(draft, assignment, context) + time_note;
  if (!context.can_ask && is_bare) {
    answer += way_to_answer(draft.entry, assignment);
  }
  save(draft, file, context);
  say(context, answer);
  explain_notes(draft.entry, assignment, context);
  return exit_ok;
}

}  // namespace

Action declare_log(const Arguments& takes) {
  auto arguments = std::make_shared<LogArguments>();
  takes.positional("ASSIGNMENT", arguments->assignment,
                   "Which one; can be left out while only one is active");
  const Argument text =
      takes.words("TEXT", arguments->entry.text,
                  "A note in your words; - reads it from standard input");
  add_entry_options(takes, arguments->entry).excludes(text);
  takes.flag("--before", arguments->before,
             "A plan: asks what is asked before; the next hw log finishes it");
  takes.flag("--all", arguments->all, "Ask every question");
  takes.flag("-e,--edit", arguments->edit, "Write the note in your editor");
  return [arguments](Context& context) { return log(*arguments, context); };
}

}  // namespace hw::cli
