#include "dialog/entry_questions.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "hw/field_table.hpp"
#include "hw/text.hpp"
#include "hw/wording.hpp"

#include "dialog/entry_prompt.hpp"

namespace hw::cli {
namespace {

constexpr std::size_t most_quick = 4;

bool has_answer(const Entry& entry, const std::string& key, Side side) {
  const auto& answers = entry.answers;
  return std::ranges::any_of(answers, [&](const Answer& answer) {
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

// When a prompt has its turn.
enum class Turn {
  step,
  before,    // what is asked before
  happened,  // what is told of what happened
  rating,    // how it is after that
  end
};

struct PromptInTurn {
  Turn turn;
  Prompt prompt;
};

Turn turn_of(const Question& question, Side side) {
  if (question.when == Asked::before || side == &Answer::before) {
    return Turn::before;
  }
  return question.when == Asked::both || question.type == QuestionType::scale
             ? Turn::rating
             : Turn::happened;
}

// Whether the numbers of `question` have the same names as those of `other`.
bool has_same_scale(const Question& question, const Question* other) {
  return other != nullptr && question.labels == other->labels &&
         question.range == other->range;
}

std::vector<PromptInTurn> question_prompts(const Question& question,
                                           Entry& entry, Half half,
                                           bool is_again, bool names_scale) {
  std::vector<PromptInTurn> prompts;
  for (const Side side : sides_of(question, half)) {
    if (is_again || !has_answer(entry, question.key, side)) {
      prompts.push_back({turn_of(question, side),
                         answer_prompt(question, entry, side,
                                       half != Half::plan, names_scale)});
    }
  }
  return prompts;
}

// Collects prompts; with Questions::quick those of four questions. Within a
// turn they keep their order.
class PromptList {
 public:
  PromptList(const Assignment& assignment, Entry& entry, Questions wanted)
      : assignment_(assignment), entry_(entry), wanted_(wanted) {}

  void add_step(const PracticeRules& rules) {
    if (!assignment_.steps.empty() && (is_again() || entry_.step.empty())) {
      prompts_.push_back(
          {Turn::step,
           step_prompt(assignment_, entry_,
                       next_step(assignment_, rules).value_or(""))});
    }
  }

  void add_questions(Half half) {
    for (const Question& question : assignment_.questions) {
      const bool is_answered = find_answer(entry_, question.key) != nullptr;
      if (wanted_ == Questions::all || question.quick ||
          (is_again() && is_answered)) {
        // A scale is named at the first of the questions that have it.
        const bool is_named = has_same_scale(question, last_);
        add(question_prompts(question, entry_, half, is_again(), !is_named));
        last_ = &question;
      }
    }
  }

  template <typename Keys>
  void add_builtin(const Keys& keys) {
    for (const auto& key : keys) {
      if (auto prompt = builtin_prompt(key, entry_, is_again())) {
        add({{turn_of(key), *std::move(prompt)}});
      }
    }
  }

  std::vector<Prompt> take() {
    std::ranges::stable_sort(prompts_, {}, &PromptInTurn::turn);
    std::vector<Prompt> prompts;
    std::ranges::transform(
        prompts_, std::back_inserter(prompts),
        [](PromptInTurn& next) { return std::move(next.prompt); });
    return prompts;
  }

 private:
  bool is_again() const { return wanted_ == Questions::again; }

  // A kind word that is always asked for is what happened: ratings follow.
  Turn turn_of(std::string_view key) const {
    const auto& keys = assignment_.ask_also;
    return key == "kind_word" && std::ranges::find(keys, key) != keys.end()
               ? Turn::happened
               : Turn::end;
  }

  void add(std::vector<PromptInTurn> prompts) {
    const bool has_room = wanted_ != Questions::quick ||
                          assignment_.is_long_form || questions_ < most_quick;
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
  const Question* last_ = nullptr;
  std::vector<PromptInTurn> prompts_;
};

// What `entry` says and `ask_also` does not list.
std::vector<std::string_view> other_given_keys(const Assignment& assignment,
                                               const Entry& entry) {
  std::vector<std::string_view> keys;
  for_each_field(entry_fields, [&](const auto& field) {
    if (is_given(entry, field) &&
        std::ranges::count(assignment.ask_also, field.key) == 0) {
      keys.push_back(field.key);
    }
  });
  return keys;
}

}  // namespace

std::vector<Prompt> entry_prompts(const Assignment& assignment,
                                  const PracticeRules& rules, Entry& entry,
                                  Half half, Questions wanted) {
  if (entry.outcome == Outcome::not_this_time ||
      entry.outcome == Outcome::no_chance) {
    std::vector<Prompt> prompts = {obstacle_prompt(entry)};
    for (const std::string_view key : {"would_help", "kind_word"}) {
      if (auto prompt =
              builtin_prompt(key, entry, wanted == Questions::again)) {
        prompts.push_back(*std::move(prompt));
      }
    }
    return prompts;
  }
  PromptList list(assignment, entry, wanted);
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
  if (wanted == Questions::again) {
    list.add_builtin(other_given_keys(assignment, entry));
  }
  std::vector<Prompt> prompts = list.take();
  if (assignment.repeats_steps && !entry.step_done) {
    prompts.push_back(step_done_prompt(entry));
  }
  return prompts;
}

std::vector<std::string> planned_in_words(const Entry& planned,
                                          const Assignment& assignment) {
  std::vector<std::string> lines;
  if (!planned.step.empty()) {
    lines.push_back(fmt::format("Step: {}", planned.step));
  }
  for (const Question& question : assignment.questions) {
    const Answer* const answer = find_answer(planned, question.key);
    if (answer != nullptr) {
      lines.push_back(fmt::format("{} {}", in_words(question),
                                  one_line(in_words(*answer))));
    }
  }
  return lines;
}

}  // namespace hw::cli
