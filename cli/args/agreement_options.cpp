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
  Change& change = arguments.change;
  takes.option("--goal", change.goal, "TEXT", "What it serves");
  takes.option("--what", change.what, "TEXT", "What exactly to try");
  takes.option("--baby-step", change.baby_step, "TEXT",
               "The smallest version that counts");
  takes.option("--cue", change.cue, "TEXT", "When and where");
  takes.option("--if-then", arguments.if_then, "TEXT",
               "What could get in the way, and what then (can be repeated)");
  takes
      .option(
          "--schedule",
          [&change](const std::string& text) {
            change.schedule = Schedule::parse(text);
          },
          "HOW_OFTEN",
          "How often: daily, 3/week, mon wed fri, every 3 days, once, "
          "4 times, as needed")
      .check(is_schedule())
      .suggests({"daily", "weekdays", "weekly", "2/week", "3/week",
                 "every 2 days", "once", "as needed"});
  takes.option("--step", arguments.steps, "TEXT",
               "One step, the easiest first (can be repeated)");
  takes.option("--confidence", change.confidence, 0, 100,
               "How likely it is that you do it, 0 to 100");
  add_share_options(takes, change.share,
                    "What reports show of it: all, summary (no words) or none");
}

Change to_change(const AgreementArguments& arguments, Date on) {
  Change change = arguments.change;
  change.on = on;
  if (!arguments.if_then.empty()) {
    change.if_then = without_empty(arguments.if_then);
  }
  if (!arguments.steps.empty()) {
    change.steps = without_empty(arguments.steps);
  }
  return change;
}

}  // namespace hw::cli
