#include "dialog/agreement_questions.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <string_view>

#include "hw/error.hpp"
#include "hw/schedule.hpp"

#include "dialog/entry_prompt.hpp"

namespace hw::cli {
namespace {

Prompt schedule_prompt(Schedule& schedule) {
  return {.text =
              "How often? For example: daily, 3/week, mon wed fri, once, "
              "as needed",
          .take = [&schedule](const std::string& typed) {
            const auto parsed = Schedule::parse(typed);
            if (!parsed) {
              throw Error(std::string(schedule_forms()));
            }
            schedule = *parsed;
          }};
}

Prompt plan_prompt(std::vector<std::string>& if_then) {
  return {
      .text = "What could get in the way, and what then? If ..., then I ...",
      .take = [&if_then](const std::string& typed) { if_then = {typed}; }};
}

// A change for the smaller is one that is agreed on, not a second wish.
std::vector<Prompt> smaller_version_prompts(Assignment& assignment,
                                            int likely) {
  const auto is_smaller = std::make_shared<bool>(false);
  const Prompt smaller = {
      .text =
          "Would a smaller version be more likely? Say what it is, and "
          "that is what you agree on.",
      .take =
          [&assignment, is_smaller](const std::string& typed) {
            assignment.what = typed;
            assignment.confidence.reset();  // it was for the bigger one
            *is_smaller = true;
          },
      .applies =
          [&assignment, likely] {
            return assignment.confidence && *assignment.confidence < likely;
          }};
  Prompt again = number_prompt("How likely is it that you do that, 0-100?",
                               assignment.confidence, 100);
  again.applies = [is_smaller] { return *is_smaller; };
  return {smaller, again};
}

}  // namespace

std::vector<Prompt> agreement_prompts(Assignment& assignment,
                                      const Settings& settings) {
  std::vector<Prompt> prompts;
  const auto ask_for = [&prompts](std::string_view question,
                                  std::string& text) {
    if (text.empty()) {
      prompts.push_back(text_prompt(question, text));
    }
  };
  ask_for("What do you call it?", assignment.title);
  if (!prompts.empty()) {
    prompts.back().why_asked =
        "A word or two are enough: it is found again by its name.";
  }
  ask_for("What exactly do you want to try?", assignment.what);
  ask_for("Why might it help?", assignment.why);
  if (assignment.schedule == Schedule()) {
    prompts.push_back(schedule_prompt(assignment.schedule));
  }
  ask_for("What is the smallest version that counts?", assignment.baby_step);
  ask_for("When and where?", assignment.cue);
  if (assignment.if_then.empty()) {
    prompts.push_back(plan_prompt(assignment.if_then));
  }
  if (!assignment.confidence) {
    prompts.push_back(number_prompt("How likely is it that you do it, 0-100?",
                                    assignment.confidence, 100));
  }
  std::ranges::move(smaller_version_prompts(assignment, settings.likely),
                    std::back_inserter(prompts));
  return prompts;
}

}  // namespace hw::cli
