#include "dialog/entry_prompt.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/field_table.hpp"
#include "hw/read.hpp"
#include "hw/text.hpp"
#include "hw/wording.hpp"

#include "args/choices.hpp"
#include "args/options.hpp"

namespace hw::cli {
namespace {

// `text` as one could type it; empty where Enter has to do.
std::string as_suggestion(const std::string& text) {
  return one_line(text) == text ? text : "";
}

// What takes an answer to the question of a field, by the type of its member.
std::optional<Prompt> prompt_for(const FieldNotes& notes, std::string& text) {
  Prompt prompt = text_prompt(notes.question, text);
  prompt.suggestion = as_suggestion(text);
  return prompt;
}

std::optional<Prompt> prompt_for(const FieldNotes& notes,
                                 std::optional<int>& number) {
  Prompt prompt = number_prompt(std::string(notes.question), number,
                                std::min(notes.highest, most_minutes));
  prompt.suggestion = number ? fmt::to_string(*number) : "";
  return prompt;
}

// The others have no question, or one that is special.
template <typename T>
std::optional<Prompt> prompt_for(const FieldNotes& /*notes*/, T& /*member*/) {
  return std::nullopt;
}

// The list stands in the question: it is not told twice.
Error not_in_the_list(const std::string& typed, const WordList& words) {
  const WordList begun = beginning_with(typed, words);
  if (begun.size() > 1) {
    return Error(
        fmt::format("\"{}\" could be {}", typed, fmt::join(begun, " or ")));
  }
  const std::string near = nearest_word(typed, words);
  return Error(
      near.empty()
          ? fmt::format("\"{}\" is not in the list. A number will do, or how a "
                        "word begins; \"other\" is there for all else",
                        typed)
          : fmt::format("\"{}\" is not in the list. Did you mean \"{}\"?",
                        typed, near));
}

void take_obstacles(const std::string& typed, Entry& entry) {
  constexpr std::string_view between = " ,";
  const WordList& words = obstacle_words();
  std::vector<std::string> obstacles;
  std::size_t begin = typed.find_first_not_of(between);
  while (begin != std::string::npos) {
    const std::size_t end = typed.find_first_of(between, begin);
    const std::string part = typed.substr(begin, end - begin);
    const std::string word = completed(word_at(part, words), words);
    if (std::ranges::find(words, word) == words.end()) {
      throw not_in_the_list(part, words);
    }
    obstacles.push_back(word);
    begin = typed.find_first_not_of(between, end);
  }
  entry.obstacles = obstacles;
}

// The choices of `question`, where their numbers cannot be taken for one.
WordList numbered_choices(const Question& question) {
  if (question.type != QuestionType::choice) {
    return {};
  }
  const WordList choices(question.choices.begin(), question.choices.end());
  const bool has_digits =
      std::ranges::any_of(choices, [](std::string_view choice) {
        return choice.find_first_of("0123456789") == 0;
      });
  return has_digits ? WordList() : choices;
}

std::string list_of_choices(const Question& question) {
  const WordList choices = numbered_choices(question);
  return choices.empty() ? fmt::format("{}", fmt::join(question.choices, ", "))
                         : numbered_words(choices);
}

// What may be typed, where the question does not say it.
// " 0=not at all, 1=a little, 2=very": the numbers of `question` by their
// names; empty if it has none.
std::string named_numbers(const Question& question) {
  std::string names;
  double number = question.range ? question.range->first : 0;
  for (const std::string& label : question.labels) {
    names += fmt::format("{} {}={}", names.empty() ? "" : ",",
                         hw::in_words(number++), label);
  }
  return names;
}

std::string form_of(const Question& question, bool names_scale) {
  switch (question.type) {
    case QuestionType::choice:
      return fmt::format(" One of: {}", list_of_choices(question));
    case QuestionType::yesno:
      return " Yes or no";
    case QuestionType::minutes:
      return " In minutes";
    case QuestionType::time:
      return " A time, like 07:30";
    default:
      return names_scale ? named_numbers(question) : "";
  }
}

std::string said(const Answer* answer, Side side) {
  const bool is_there = answer != nullptr && answer->*side;
  return is_there ? hw::in_words(*(answer->*side)) : "";
}

Answer& answer_to(const std::string& key, Entry& entry) {
  auto& answers = entry.answers;
  const auto found = std::ranges::find(answers, key, &Answer::key);
  return found != answers.end() ? *found : answers.emplace_back(Answer{key});
}

// An empty `typed` takes the answer away.
void set_answer(const Question& question, const std::string& typed,
                Entry& entry, Side side) {
  std::optional<Value> value;
  if (!typed.empty()) {
    value = parse_answer(question, word_at(typed, numbered_choices(question)));
  }
  Answer& answer = answer_to(question.key, entry);
  answer.*side = value;
  if (!answer.before && !answer.after) {
    std::erase_if(entry.answers, [&](const Answer& other) {
      return other.key == question.key;
    });
  }
}

AnswerForm form_of_answer(const Question& question) {
  switch (question.type) {
    case QuestionType::text:
      return AnswerForm::text;
    case QuestionType::line:
      return AnswerForm::line;
    default:
      return AnswerForm::choice;
  }
}

Error no_single_step(const std::string& text, const Assignment& assignment) {
  if (assignment.steps.empty()) {
    return Error(fmt::format("{} has no steps", assignment.id),
                 fmt::format("Leave --step out, or agree on some: hw change {} "
                             "--step TEXT",
                             assignment.id));
  }
  return Error(
      fmt::format("no single step is meant by \"{}\"", text),
      fmt::format("The steps are:\n  {}", fmt::join(assignment.steps, "\n  ")));
}

}  // namespace

Prompt text_prompt(std::string_view question, std::string& text) {
  return {.text = std::string(question),
          .take = [&text](const std::string& typed) { text = typed; },
          .form = AnswerForm::text};
}

Prompt number_prompt(const std::string& question, std::optional<int>& number,
                     int most, int least) {
  return {.text = question,
          .take = [&number, most, least](const std::string& typed) {
            if (typed.empty()) {
              number.reset();
              return;
            }
            const std::string wrong = whole_number(least, most)(typed);
            if (!wrong.empty()) {
              throw Error(fmt::format("This {}", wrong));
            }
            number = std::stoi(plain_number(typed, least, most));
          }};
}

Prompt obstacle_prompt(Entry& entry) {
  return {
      .text = fmt::format("What got in the way? One or more of: {}",
                          numbered_words(obstacle_words())),
      .take =
          [&entry](const std::string& typed) { take_obstacles(typed, entry); },
      .suggestion = fmt::format("{}", fmt::join(entry.obstacles, ", "))};
}

Prompt step_prompt(const Assignment& assignment, Entry& entry,
                   const std::string& next) {
  std::string text = "Which step? Its number, or a part of its text.";
  std::string suggested;
  int number = 0;
  for (const std::string& step : assignment.steps) {
    text += fmt::format("\n{}. {}{}", ++number, step,
                        step == next ? " (next)" : "");
    if (step == (entry.step.empty() ? next : entry.step)) {
      suggested = std::to_string(number);
    }
  }
  return {.text = text,
          .take =
              [&assignment, &entry](const std::string& typed) {
                entry.step = typed.empty() ? "" : find_step(typed, assignment);
              },
          .suggestion = suggested};
}

Prompt step_done_prompt(Entry& entry) {
  return {.text = "Is this step done, and the next one in turn? [y/N]",
          .take =
              [&entry](const std::string& typed) {
                const Question question{.key = "step_done",
                                        .type = QuestionType::yesno};
                entry.step_done = !typed.empty() &&
                                  std::get<bool>(parse_answer(question, typed));
              },
          .applies = [&entry] { return !entry.step.empty(); }};
}

Prompt answer_prompt(const Question& question, Entry& entry, Side side,
                     bool is_over, bool names_scale) {
  std::string when;
  if (question.when == Asked::both) {
    when = side == &Answer::before ? " Before:" : " After:";
  }
  Question asked = question;
  if (is_over && side == &Answer::after && !question.text_after.empty()) {
    asked.text = question.text_after;
  }
  return {
      .text = in_words(asked) + form_of(question, names_scale) + when,
      .take =
          [&question, &entry, side](const std::string& typed) {
            set_answer(question, typed, entry, side);
          },
      .suggestion = as_suggestion(said(find_answer(entry, question.key), side)),
      .form = form_of_answer(question)};
}

std::optional<Prompt> builtin_prompt(std::string_view key, Entry& entry,
                                     bool is_again) {
  std::optional<Prompt> prompt;
  for_each_field(entry_fields, [&](const auto& field) {
    if (field.key == key && !field.notes.question.empty() &&
        (is_again || !is_given(entry, field))) {
      prompt = prompt_for(field.notes, entry.*field.member);
    }
  });
  return prompt;
}

std::string find_step(const std::string& text, const Assignment& assignment) {
  const std::vector<std::string>& steps = assignment.steps;
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
  throw no_single_step(text, assignment);
}

}  // namespace hw::cli
