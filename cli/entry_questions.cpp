#include "entry_questions.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/read.hpp"
#include "hw/text.hpp"
#include "hw/wording.hpp"

#include "options.hpp"

namespace hw::cli {
namespace {

constexpr std::size_t most_quick = 4;

using Side = std::optional<Value> Answer::*;  // before or after

Prompt text_prompt(std::string_view question, std::string& text) {
  return {.text = std::string(question),
          .take = [&text](const std::string& typed) { text = typed; },
          .applies = {}};
}

Prompt number_prompt(std::string_view question, std::optional<int>& number,
                     int most) {
  return {.text = std::string(question),
          .take =
              [&number, most](const std::string& typed) {
                const std::string wrong = whole_number(0, most)(typed);
                if (!wrong.empty()) {
                  throw Error(fmt::format("This {}", wrong));
                }
                number = std::stoi(typed);
              },
          .applies = {}};
}

void take_obstacles(const std::string& typed, Entry& entry) {
  constexpr std::string_view between = " ,";
  const Check check = one_of(obstacle_words());
  std::vector<std::string> obstacles;
  std::size_t begin = typed.find_first_not_of(between);
  while (begin != std::string::npos) {
    const std::size_t end = typed.find_first_of(between, begin);
    const std::string word = typed.substr(begin, end - begin);
    if (const std::string wrong = check(word); !wrong.empty()) {
      throw Error(wrong);
    }
    obstacles.push_back(word);
    begin = typed.find_first_not_of(between, end);
  }
  entry.obstacles = obstacles;
}

Prompt obstacle_prompt(Entry& entry) {
  return {
      .text = fmt::format("What got in the way? One or more of: {}",
                          fmt::join(obstacle_words(), ", ")),
      .take =
          [&entry](const std::string& typed) { take_obstacles(typed, entry); },
      .applies = {}};
}

Prompt step_prompt(const Assignment& assignment, Entry& entry,
                   const std::string& next) {
  std::string text = "Which step? Its number, or a part of its text.";
  int number = 0;
  for (const std::string& step : assignment.steps) {
    text += fmt::format("\n{}. {}{}", ++number, step,
                        step == next ? " (next)" : "");
  }
  return {.text = text,
          .take =
              [&assignment, &entry](const std::string& typed) {
                entry.step = find_step(typed, assignment);
              },
          .applies = {}};
}

// What may be typed, where the question alone does not tell.
std::string form_of(const Question& question) {
  switch (question.type) {
    case QuestionType::choice:
      return fmt::format(" One of: {}", fmt::join(question.choices, ", "));
    case QuestionType::yesno:
      return " Yes or no";
    case QuestionType::minutes:
      return " In minutes";
    case QuestionType::time:
      return " A time, like 07:30";
    default:
      return "";
  }
}

Answer& answer_to(const std::string& key, Entry& entry) {
  auto& answers = entry.answers;
  const auto found =
      std::find_if(answers.begin(), answers.end(),
                   [&key](const Answer& answer) { return answer.key == key; });
  return found != answers.end() ? *found : answers.emplace_back(Answer{key});
}

Prompt answer_prompt(const Question& question, Entry& entry, Side side) {
  std::string when;
  if (question.when == Asked::both) {
    when = side == &Answer::before ? " Before:" : " After:";
  }
  return {.text = in_words(question) + form_of(question) + when,
          .take =
              [&question, &entry, side](const std::string& typed) {
                const Value value = parse_answer(question, typed);
                answer_to(question.key, entry).*side = value;
              },
          // Looked at when the dialog begins, and so also when it goes back.
          .applies = {}};
}

bool has_answer(const Entry& entry, const std::string& key, Side side) {
  const auto& answers = entry.answers;
  return std::any_of(answers.begin(), answers.end(), [&](const Answer& answer) {
    return answer.key == key && answer.*side;
  });
}

// The sides of `question` that `half` asks for.
std::vector<Side> sides_of(const Question& question, Half half) {
  if (question.when == Asked::both) {
    if (half == Half::both) {
      return {&Answer::before, &Answer::after};
    }
    return {half == Half::plan ? &Answer::before : &Answer::after};
  }
  const bool is_asked =
      half == Half::both ||
      (question.when == Asked::before) == (half == Half::plan);
  return is_asked ? std::vector<Side>{&Answer::after} : std::vector<Side>();
}

std::vector<Prompt> question_prompts(const Question& question, Entry& entry,
                                     Half half) {
  std::vector<Prompt> prompts;
  for (const Side side : sides_of(question, half)) {
    if (!has_answer(entry, question.key, side)) {
      prompts.push_back(answer_prompt(question, entry, side));
    }
  }
  return prompts;
}

// A key that every entry has, asked for in words; nothing when it is answered.
std::optional<Prompt> builtin_prompt(std::string_view key, Entry& entry) {
  if (key == "minutes" && !entry.minutes) {
    return number_prompt("How many minutes?", entry.minutes, most_minutes);
  }
  if (key == "difficulty" && !entry.difficulty) {
    return number_prompt("How hard was it? (0-10)", entry.difficulty, 10);
  }
  if (key == "helped" && !entry.helped) {
    return number_prompt("How much did it help? (0-10)", entry.helped, 10);
  }
  const std::vector<
      std::pair<std::string_view, std::pair<const char*, std::string*>>>
      texts = {
          {"learned", {"What did you notice or learn?", &entry.learned}},
          {"kind_word", {"A kind word to yourself?", &entry.kind_word}},
          {"would_help", {"What would help next time?", &entry.would_help}},
          {"bring", {"Something to talk about in session?", &entry.bring}},
          {"note", {"Anything else?", &entry.note}},
      };
  for (const auto& [name, question] : texts) {
    if (key == name && question.second->empty()) {
      return text_prompt(question.first, *question.second);
    }
  }
  return std::nullopt;
}

// Collects prompts; with Questions::quick those of four questions.
class PromptList {
 public:
  PromptList(const Assignment& assignment, Entry& entry, Questions wanted)
      : assignment_(assignment), entry_(entry), wanted_(wanted) {}

  void add_step(const PracticeRules& rules) {
    if (!assignment_.steps.empty() && entry_.step.empty()) {
      prompts_.push_back(step_prompt(
          assignment_, entry_, next_step(assignment_, rules).value_or("")));
    }
  }

  void add_questions(Half half) {
    for (const Question& question : assignment_.questions) {
      if (wanted_ == Questions::all || question.quick) {
        add(question_prompts(question, entry_, half));
      }
    }
  }

  template <typename Keys>
  void add_builtin(const Keys& keys) {
    for (const auto& key : keys) {
      if (auto prompt = builtin_prompt(key, entry_)) {
        add({*std::move(prompt)});
      }
    }
  }

  std::vector<Prompt> take() { return std::move(prompts_); }

 private:
  void add(std::vector<Prompt> prompts) {
    const bool has_room = wanted_ == Questions::all || questions_ < most_quick;
    if (prompts.empty() || !has_room) {
      return;
    }
    ++questions_;
    std::move(prompts.begin(), prompts.end(), std::back_inserter(prompts_));
  }

  const Assignment& assignment_;
  Entry& entry_;
  Questions wanted_;
  std::size_t questions_ = 0;
  std::vector<Prompt> prompts_;
};

}  // namespace

std::vector<Prompt> entry_prompts(const Assignment& assignment,
                                  const PracticeRules& rules, Entry& entry,
                                  Half half, Questions wanted) {
  PromptList list(assignment, entry, wanted);
  if (entry.outcome == Outcome::not_this_time ||
      entry.outcome == Outcome::no_chance) {
    std::vector<Prompt> prompts = {obstacle_prompt(entry)};
    list.add_builtin(std::vector<std::string>{"would_help", "kind_word"});
    std::vector<Prompt> words = list.take();
    std::move(words.begin(), words.end(), std::back_inserter(prompts));
    return prompts;
  }
  list.add_step(rules);
  list.add_questions(half);
  if (half == Half::plan) {
    return list.take();
  }
  if (wanted == Questions::all) {
    list.add_builtin(ask_also_words());
  } else {
    list.add_builtin(assignment.ask_also);
  }
  return list.take();
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
  if (steps.empty()) {
    throw Error(fmt::format("{} has no steps", assignment.id),
                fmt::format("Leave --step out, or agree on some: hw change {} "
                            "--step TEXT",
                            assignment.id));
  }
  throw Error(fmt::format("no single step is meant by \"{}\"", text),
              fmt::format("The steps are:\n  {}", fmt::join(steps, "\n  ")));
}

}  // namespace hw::cli
