// hw init: make a journal.
#include <fmt/format.h>

#include "hw/journal.hpp"

#include "commands.hpp"
#include "output.hpp"

namespace hw::cli {
namespace {

// Every setting with its default, ready to be changed.
constexpr std::string_view settings_text =
    R"(# Settings of this journal. Take the "#" away to change one.
format = 1

# day_starts = "03:00"       # until then it is still the evening before
# week_starts = "monday"
# label = "homework"         # what reports call it
# name = ""                  # printed at the top of a report
# likely = 90                # below this, `hw add` offers a smaller version
# streaks = true             # false: never say how many in a row
# support = ""               # who to turn to in a crisis
# support_in_report = false
)";

ExitStatus init(Environment& environment) {
  const std::string folder = environment.storage.root().string();
  Transaction transaction(environment.storage);
  if (!transaction.text(settings_path).empty()) {
    say(environment, fmt::format("There is a journal already in {}", folder));
    return exit_ok;
  }
  transaction.create(settings_path, settings_text);
  transaction.commit("init");
  say(environment, fmt::format("Made a journal in {}", folder));
  say(environment, "Begin with: hw add \"Evening walk\" --schedule 3/week");
  return exit_ok;
}

}  // namespace

Action declare_init(const Arguments& /*arguments*/) {
  return init;
}

}  // namespace hw::cli
