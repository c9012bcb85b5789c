#include "agreement.hpp"

#include "options.hpp"

namespace hw::cli {
namespace {

// One empty text takes a list away.
std::vector<std::string> without_empty(std::vector<std::string> texts) {
  std::erase(texts, "");
  return texts;
}

}  // namespace

void add_agreement_options(CLI::App& app, AgreementArguments& arguments) {
  app.add_option("--goal", arguments.goal, "What it serves")->type_name("TEXT");
  app.add_option("--what", arguments.what, "What exactly to try")
      ->type_name("TEXT");
  app.add_option("--baby-step", arguments.baby_step,
                 "The smallest version that counts")
      ->type_name("TEXT");
  app.add_option("--cue", arguments.cue, "When and where")->type_name("TEXT");
  app.add_option("--if-then", arguments.if_then,
                 "What could get in the way, and what then (can be repeated)")
      ->type_name("TEXT")
      ->allow_extra_args(false);
  app.add_option("--schedule", arguments.schedule,
                 "How often: daily, 3/week, mon wed fri, every 3 days, once, "
                 "4 times, as needed")
      ->type_name("HOW_OFTEN")
      ->check(is_schedule());
  app.add_option("--step", arguments.steps,
                 "One step, the easiest first (can be repeated)")
      ->type_name("TEXT")
      ->allow_extra_args(false);
  app.add_option("--confidence", arguments.confidence,
                 "How likely it is that you do it, 0 to 100")
      ->type_name("NUMBER")
      ->check(whole_number(0, 100));
  app.add_option("--share", arguments.share,
                 "What reports show of it: all, summary (no words) or none")
      ->type_name("HOW")
      ->check(one_of(all_words<Share>()));
}

Change to_change(const AgreementArguments& arguments, Date on) {
  Change change{.on = on};
  change.goal = arguments.goal;
  change.what = arguments.what;
  change.baby_step = arguments.baby_step;
  change.cue = arguments.cue;
  change.confidence = arguments.confidence;
  if (!arguments.if_then.empty()) {
    change.if_then = without_empty(arguments.if_then);
  }
  if (!arguments.steps.empty()) {
    change.steps = without_empty(arguments.steps);
  }
  if (arguments.schedule) {
    change.schedule = Schedule::parse(*arguments.schedule);
  }
  if (arguments.share) {
    change.share = to_word<Share>(*arguments.share);
  }
  return change;
}

}  // namespace hw::cli
