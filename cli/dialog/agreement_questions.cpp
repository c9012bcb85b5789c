#include "dialog/agreement_questions.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "hw/error.hpp"
#include "hw/schedule.hpp"

#include "dialog/entry_prompt.hpp"

namespace hw::cli {
namespace {

class AgreementPrompts {
 public:
  explicit AgreementPrompts(Assignment& assignment) : assignment_(assignment) {}

  void add_text(std::string_view question, std::string& text) {
    if (text.empty()) {
      prompts_.push_back(
          {.text = std::string(question),
           .take = [&text](const std::string& typed) { text = typed; },
           .applies = {}});
    }
  }

  void add_title() {
    add_text("What do you call it?", assignment_.title);
    if (!prompts_.empty()) {
      prompts_.back().why_asked =
          "A word or two are enough: it is found again by its name.";
    }
  }

  void add_schedule() {
    if (assignment_.schedule != Schedule()) {
      return;
    }
    prompts_.push_back(
        {.text = "How often? For example: daily, 3/week, mon wed fri, once, "
                 "as needed",
         .take =
             [assignment = &assignment_](const std::string& typed) {
               const auto schedule = Schedule::parse(typed);
               if (!schedule) {
                 throw Error(std::string(schedule_forms()));
               }
               assignment->schedule = *schedule;
             },
         .applies = {}});
  }

  void add_plan() {
    if (assignment_.if_then.empty()) {
      prompts_.push_back(
          {.text = "What could get in the way, and what then? If ..., then I "
                   "...",
           .take =
               [assignment = &assignment_](const std::string& typed) {
                 assignment->if_then = {typed};
               },
           .applies = {}});
    }
  }

  void add_confidence() {
    if (assignment_.confidence) {
      return;
    }
    prompts_.push_back(number_prompt("How likely is it that you do it, 0-100?",
                                     assignment_.confidence, 100));
  }

  // A change for the smaller is one that is agreed on, not a second wish.
  void add_smaller_version(int likely) {
    prompts_.push_back(
        {.text = "Would a smaller version be more likely? Say what it is, and "
                 "that is what you agree on.",
         .take =
             [assignment = &assignment_,
              is_smaller = is_smaller_](const std::string& typed) {
               assignment->what = typed;
               assignment->confidence.reset();  // it was for the bigger one
               *is_smaller = true;
             },
         .applies =
             [assignment = &assignment_, likely] {
               return assignment->confidence &&
                      *assignment->confidence < likely;
             }});
    prompts_.push_back(
        number_prompt("How likely is it that you do that, 0-100?",
                      assignment_.confidence, 100));
    prompts_.back().applies = [is_smaller = is_smaller_] {
      return *is_smaller;
    };
  }

  std::vector<Prompt> take() { return std::move(prompts_); }

 private:
  Assignment& assignment_;
  std::shared_ptr<bool> is_smaller_ = std::make_shared<bool>(false);
  std::vector<Prompt> prompts_;
};

}  // namespace

std::vector<Prompt> agreement_prompts(Assignment& assignment,
                                      const Settings& settings) {
  AgreementPrompts prompts(assignment);
  prompts.add_title();
  prompts.add_text("What exactly do you want to try?", assignment.what);
  prompts.add_text("Why might it help?", assignment.why);
  prompts.add_schedule();
  prompts.add_text("What is the smallest version that counts?",
                   assignment.baby_step);
  prompts.add_text("When and where?", assignment.cue);
  prompts.add_plan();
  prompts.add_confidence();
  prompts.add_smaller_version(settings.likely);
  return prompts.take();
}

}  // namespace hw::cli
