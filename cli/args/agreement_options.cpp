#include "args/agreement_options.hpp"

#include "args/options.hpp"

namespace hw::cli {
namespace {

// One empty text takes a list away.
std::vector<std::string> without_empty(std::vector<std::string> texts) {
  std::erase(texts, "");
  return texts;
}

}  // namespace

void add_agreement_options(const Arguments& takes,
                           AgreementArguments& arguments) {
  takes.option("--goal", arguments.goal, "TEXT", "What it serves");
  takes.option("--what", arguments.what, "TEXT", "What exactly to try");
  takes.option("--baby-step", arguments.baby_step, "TEXT",
               "The smallest version that counts");
  takes.option("--cue", arguments.cue, "TEXT", "When and where");
  takes.option("--if-then", arguments.if_then, "TEXT",
               "What could get in the way, and what then (can be repeated)");
  takes
      .option("--schedule", arguments.schedule, "HOW_OFTEN",
              "How often: daily, 3/week, mon wed fri, every 3 days, once, "
              "4 times, as needed")
      .check(is_schedule())
      .suggests({"daily", "weekdays", "weekly", "2/week", "3/week",
                 "every 2 days", "once", "as needed"});
  takes.option("--step", arguments.steps, "TEXT",
               "One step, the easiest first (can be repeated)");
  takes.option("--confidence", arguments.confidence, 0, 100,
               "How likely it is that you do it, 0 to 100");
  takes
      .option("--share", arguments.share, "HOW",
              "What reports show of it: all, summary (no words) or none")
      .one_of(all_words<Share>());
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
