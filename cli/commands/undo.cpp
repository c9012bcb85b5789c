// hw undo, redo: the last change taken back, and put back.
//
// The two are one thing in two directions, so they share a file.
#include <optional>
#include <string>

#include <fmt/format.h>

#include "hw/history.hpp"

#include "assignment_lookup.hpp"
#include "commands.hpp"
#include "git/git.hpp"
#include "output.hpp"

namespace hw::cli {
namespace {

// "log walk for Fri 20 Nov, 21:30", "pause --all, in 3 files".
std::string in_words(const CommittedStep& step) {
  const std::size_t files = step.files.size();
  return files == 1 ? step.what
                    : fmt::format("{}, in {} files", step.what, files);
}

// git's own files are no part of a step.
bool leaves_repository(const CommittedStep& step, const Context& context) {
  return step.what == init_git_step && has_repository(context);
}

std::string what_stays(const CommittedStep& step, bool is_as_before,
                       const Context& context) {
  if (!is_as_before) {
    return "What came into the same files since then stays.";
  }
  return leaves_repository(step, context)
             ? "The git repository stays. All else is as it was before."
             : "All is as it was before.";
}

ExitStatus undo(Context& context) {
  require_journal(context);
  History history(context.storage);
  const std::optional<CommittedStep> step = history.next_undo();
  const bool is_as_before = history.undo();
  say(context, fmt::format("Taken back: {}", in_words(step.value())));
  say(context,
      what_stays(*step, is_as_before, context) + " To put it back: hw redo");
  return exit_ok;
}

ExitStatus redo(Context& context) {
  require_journal(context);
  History history(context.storage);
  const std::optional<CommittedStep> step = history.next_redo();
  history.redo();
  say(context, fmt::format("Put back: {}", in_words(step.value())));
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
