#include "dialog/agreement_questions.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "hw/error.hpp"
#include "hw/read.hpp"
#include "hw/schedule.hpp"
#include "hw/text.hpp"

#include "dialog/entry_prompt.hpp"

namespace hw::cli {
namespace {

Prompt schedule_prompt(Schedule& schedule) {
  return {.text =
              "How often? For example: daily, 3/week, mon wed fri, once, "
              "as needed",
          .take = [&schedule](const std::string& typed) {
            const auto parsed = Schedule::parse(typed);
            if (!parsed && !typed.empty()) {
              throw Error(std::string(schedule_forms()));
            }
            schedule = parsed.value_or(Schedule());
          }};
}

// Puts `typed` at `place` of `texts`; takes out what is there if it is empty.
void set_text(std::vector<std::string>& texts, std::size_t place,
              const std::string& typed) {
  if (!typed.empty()) {
    texts.resize(std::max(texts.size(), place + 1));
    texts[place] = typed;
  } else if (place < texts.size()) {
    texts.erase(texts.begin() + static_cast<std::ptrdiff_t>(place));
  }
}

// The first of them; others stay as the template says them.
Prompt plan_prompt(std::vector<std::string>& if_then) {
  return {
      .text = "What could get in the way, and what then? If ..., then I ...",
      .take =
          [&if_then](const std::string& typed) { set_text(if_then, 0, typed); },
      .suggestion = if_then.empty() ? "" : if_then.front(),
      .form = AnswerForm::line};
}

// Puts what is on each line of `typed` at `place` of `texts` and after it, as a
// list is pasted.
void set_lines(std::vector<std::string>& texts, std::size_t place,
               const std::string& typed) {
  std::size_t end = typed.find('\n');
  set_text(texts, place, typed.substr(0, end));
  while (end != std::string::npos) {
    const std::size_t begin = end + 1;
    end = typed.find('\n', begin);
    const std::string line = typed.substr(begin, end - begin);
    if (!is_all_blank(line)) {
      set_text(texts, ++place, line);
    }
  }
}

// One step at a time, or a list of them, until there are no more.
std::vector<Prompt> steps_prompts(std::vector<std::string>& steps) {
  constexpr std::size_t most_asked = 20;
  std::vector<Prompt> prompts;
  for (std::size_t i = 0; i < std::max(most_asked, steps.size()); ++i) {
    const bool was_there = i < steps.size();
    prompts.push_back(
        {.text = i == 0 ? "Which steps are there? The easiest first, one at a "
                          "time."
                        : "And the next one? Enter if that was the last.",
         .take = [&steps,
                  i](const std::string& typed) { set_lines(steps, i, typed); },
         .applies =
             [&steps, i, was_there] {
               return i == steps.size() || (was_there && i < steps.size());
             },
         .suggestion = was_there ? steps[i] : "",
         .form = AnswerForm::text});
  }
  return prompts;
}

// Yes or no, if `typed` is one of these and nothing else.
std::optional<bool> yes_or_no(const std::string& typed) try {
  const Question question{.key = "", .type = QuestionType::yesno};
  return std::get<bool>(parse_answer(question, typed));
} catch (const Error&) {
  return std::nullopt;
}

// What is agreed on for now: a change of the day it was agreed on, so that what
// is wished for stays.
void agree_on(const std::string& smaller, Assignment& assignment) {
  assignment.changes.clear();
  if (!smaller.empty()) {
    assignment.changes = {
        Change{.on = assignment.agreed_on.value(), .what = smaller}};
  }
}

bool has_smaller_version(const Assignment& assignment) {
  return !assignment.baby_step.empty() &&
         assignment.baby_step != assignment.what;
}

Prompt which_smaller_prompt(Assignment& assignment,
                            const std::shared_ptr<bool>& is_wanted) {
  return {.text = "What would it be?",
          .take =
              [&assignment](const std::string& typed) {
                if (yes_or_no(typed)) {
                  throw Error(
                      "A few words say what it is; Enter leaves it as it was");
                }
                agree_on(typed, assignment);
              },
          .applies = [is_wanted] { return *is_wanted; }};
}

std::vector<Prompt> smaller_version_prompts(Assignment& assignment,
                                            int likely) {
  const auto is_wanted = std::make_shared<bool>(false);  // in words to come
  const Prompt smaller = {
      .text =
          "Would a smaller version be more likely? y takes the smallest that "
          "counts, n leaves it as it is; or say what it is.",
      .take =
          [&assignment, is_wanted](const std::string& typed) {
            const std::optional<bool> answer = yes_or_no(typed);
            *is_wanted =
                answer.value_or(false) && !has_smaller_version(assignment);
            agree_on(answer ? *answer && !*is_wanted ? assignment.baby_step : ""
                            : typed,
                     assignment);
          },
      .applies =
          [&assignment, likely] {
            return assignment.confidence && *assignment.confidence < likely;
          }};
  const Prompt again = {
      .text = "How likely is it that you do that, 0-100?",
      .take =
          [&assignment](const std::string& typed) {
            std::optional<int> confidence;
            number_prompt("", confidence, 100).take(typed);
            assignment.changes.front().confidence = confidence;
          },
      .applies = [&assignment] { return !assignment.changes.empty(); }};
  return {smaller, which_smaller_prompt(assignment, is_wanted), again};
}

// Collects the prompts for what the command line does not say: it is as it was
// begun.
class AgreementPrompts {
 public:
  AgreementPrompts(Assignment& assignment, const Assignment& begun)
      : assignment_(assignment), begun_(begun) {}

  void add(std::string_view question, std::string Assignment::*text,
           const std::string& why_asked = "") {
    if (assignment_.*text == begun_.*text) {
      Prompt prompt = text_prompt(question, assignment_.*text);
      prompt.form = AnswerForm::line;
      prompt.suggestion = begun_.*text;
      prompt.why_asked = why_asked;
      add({std::move(prompt)});
    }
  }

  void add_schedule() {
    if (assignment_.schedule == begun_.schedule) {
      Prompt prompt = schedule_prompt(assignment_.schedule);
      prompt.suggestion = is_begun() ? begun_.schedule.to_string() : "";
      add({std::move(prompt)});
    }
  }

  void add_steps() {
    const bool has_ladder = begun_.repeats_steps || !begun_.steps.empty();
    if (has_ladder && assignment_.steps == begun_.steps) {
      add(steps_prompts(assignment_.steps));
    }
  }

  void add_plan() {
    if (assignment_.if_then == begun_.if_then) {
      add({plan_prompt(assignment_.if_then)});
    }
  }

  void add_likelihood(int likely) {
    if (!assignment_.confidence) {
      add({number_prompt("How likely is it that you do it, 0-100?",
                         assignment_.confidence, 100)});
    }
    add(smaller_version_prompts(assignment_, likely));
  }

  // Whether a template or a file says something.
  bool is_begun() const { return !begun_.title.empty(); }

  std::vector<Prompt> take() { return std::move(prompts_); }

 private:
  void add(std::vector<Prompt> more) {
    std::ranges::move(more, std::back_inserter(prompts_));
  }

  Assignment& assignment_;
  const Assignment& begun_;
  std::vector<Prompt> prompts_;
};

}  // namespace

std::vector<Prompt> agreement_prompts(Assignment& assignment,
                                      const Assignment& begun,
                                      const Settings& settings) {
  AgreementPrompts asked(assignment, begun);
  asked.add("What do you call it?", &Assignment::title,
            "A word or two are enough: it is found again by its name.");
  if (assignment.is_record) {
    asked.add_schedule();
    asked.add("When and where?", &Assignment::cue);
    return asked.take();
  }
  if (asked.is_begun()) {
    asked.add("What do you want it for? A goal, in your words.",
              &Assignment::goal);
  }
  asked.add("What exactly do you want to try?", &Assignment::what);
  if (begun.why.empty()) {
    asked.add("Why might it help?", &Assignment::why);
  }
  asked.add_schedule();
  asked.add_steps();
  asked.add("What is the smallest version that counts?",
            &Assignment::baby_step);
  asked.add("When and where?", &Assignment::cue);
  asked.add_plan();
  asked.add_likelihood(settings.likely);
  return asked.take();
}

}  // namespace hw::cli
