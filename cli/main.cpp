// hw: a journal for therapy homework.
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <fcntl.h>
#include <new>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>

#include "hw/error.hpp"
#include "hw/history.hpp"

#include "args/options.hpp"
#include "commands.hpp"
#include "context.hpp"
#include "dialog/dialog.hpp"
#include "gather_context.hpp"
#include "git/git_state.hpp"
#include "git/repository.hpp"
#include "output.hpp"
#include "program.hpp"
#include "remedies.hpp"

namespace hw::cli {
namespace {

void tell_of_missing_locks(const Context& context) {
  if (!context.storage.has_locks() && !context.quiet) {
    print_error(Error(
        fmt::format("the file system of {} cannot keep two programs apart",
                    context.storage.root().string()),
        "What you did is saved. Let one program at a time change the "
        "journal."));
  }
}

bool is_of_the_journal(std::string_view path) {
  return !path.starts_with(".hw") &&
         path.find("/.hw-") == std::string_view::npos;
}

// A copy that a program left is kept there, and needs no other way back.
bool is_aside(std::string_view path) {
  return path.starts_with(".hw/aside/");
}

// A change that could not be noted as a step is saved nevertheless.
void tell_of_missing_step(const Context& context) {
  const std::set<std::string>& changed = context.storage.changed();
  if (!context.quiet && !changed.contains(history_path) &&
      std::ranges::none_of(changed, is_aside) &&
      std::ranges::any_of(changed, is_of_the_journal)) {
    print_error(Error("this is saved, but hw undo cannot take it back"));
  }
}

ExitStatus act(const CommandLine& line, Context& context) {
  if (!line.command.goes_on_with_work) {
    tell_unfinished_work(context);
  }
  const ExitStatus status = line.action(context);
  if (!line.command.goes_on_with_work) {
    tell_of_missing_step(context);
  }
  print_warnings(context.storage);
  commit_automatically(context);
  tell_of_missing_locks(context);
  return status;
}

ExitStatus perform(const CommandLine& line) {
  Context context = gather_context(line.options);
  if (context.unreachable && !line.command.needs_no_journal) {
    throw Error(*context.unreachable);
  }
  std::vector<Problem> told;
  if (!line.command.tells_all_problems) {
    told = context.settings_problems;
    print_settings_problems(context);
  }
  try {
    const ExitStatus status = act(line, context);
    print_ways_to_fix(told);
    return status == exit_ok && !told.empty() ? exit_partial : status;
  } catch (const Error& error) {
    if (!error.problem()) {
      throw;
    }
    if (std::ranges::find(told, *error.problem()) != told.end()) {
      print_hint(error);
      return exit_failed;
    }
    throw Error(located(context, *error.problem()), hint_of(error));
  }
}

ExitStatus run(int argc, char** argv) {
  const std::optional<CommandLine> line = read_command_line(argc, argv);
  return line ? perform(*line) : exit_ok;
}

// In place of standard streams that are closed, so that no file of a journal
// gets their numbers and what is said to a person. They stay of no use: reading
// the first fails, and so does writing to the others.
void hold_closed_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(stream, F_GETFD) == -1) {
      ::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
  }
}

// A file that grows past a limit is an error then, and not the end of this
// program; nor of git, which takes its lock files away only after an error.
void survive_size_limits() {
  std::signal(SIGXFSZ, SIG_IGN);
}

// git takes what `hw merge-driver` ends with for its answer.
bool is_merge_driver(int argc, char** argv) {
  return argc > 1 && std::string_view(argv[1]) == "merge-driver";
}

}  // namespace
}  // namespace hw::cli

int main(int argc, char** argv) {
  using namespace hw::cli;
  const bool is_for_git = is_merge_driver(argc, argv);
  hold_closed_streams();
  survive_size_limits();
  try {
    const ExitStatus status = run(argc, argv);
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
      throw hw::Error("cannot write to standard output",
                      "What was to be saved in the journal is saved.");
    }
    return status;
  } catch (const UsageError& error) {
    print_error(error);
    return is_for_git ? exit_not_merged : exit_usage;
  } catch (const Interrupted& error) {
    print_error(error);
    return exit_interrupted;
  } catch (const hw::Error& error) {
    print_error(error);
  } catch (const std::bad_alloc&) {
    print_error(hw::Error("there is not enough memory for this",
                          "Close some programs, then try again."));
  } catch (const std::exception& error) {
    print_error(hw::Error(fmt::format("unexpected error: {}", error.what())));
  }
  return is_for_git ? exit_not_merged : exit_failed;
}
