// hw undo, redo: the last change taken back, and put back.
//
// The two are one thing in two directions, so they share a file.
#include <optional>
#include <string>

#include <fmt/format.h>

#include "hw/history.hpp"

#include "commands.hpp"
#include "find.hpp"
#include "git.hpp"
#include "output.hpp"

namespace hw::cli {
namespace {

// "log walk for Fri 20 Nov, 21:30", "pause --all, in 3 files".
std::string in_words(const Step& step) {
  const std::size_t files = step.files.size();
  return files == 1 ? step.what
                    : fmt::format("{}, in {} files", step.what, files);
}

// git's own files are no part of a step.
bool leaves_repository(const Step& step, const Environment& environment) {
  return step.what == init_git_step && has_repository(environment);
}

std::string what_stays(const Step& step, bool is_as_before,
                       const Environment& environment) {
  if (!is_as_before) {
    return "What came into the same files since then stays.";
  }
  return leaves_repository(step, environment)
             ? "The git repository stays. All else is as it was before."
             : "All is as it was before.";
}

ExitStatus undo(Environment& environment) {
  require_journal(environment);
  History history(environment.storage);
  const std::optional<Step> step = history.next_undo();
  const bool is_as_before = history.undo();
  say(environment, fmt::format("Taken back: {}", in_words(step.value())));
  say(environment, what_stays(*step, is_as_before, environment) +
                       " To put it back: hw redo");
  return exit_ok;
}

ExitStatus redo(Environment& environment) {
  require_journal(environment);
  History history(environment.storage);
  const std::optional<Step> step = history.next_redo();
  history.redo();
  say(environment, fmt::format("Put back: {}", in_words(step.value())));
  return exit_ok;
}

}  // namespace

Action declare_undo(const Arguments& /*arguments*/) {
  return undo;
}

Action declare_redo(const Arguments& /*arguments*/) {
  return redo;
}

}  // namespace hw::cli
