// The list of commands. One command is one file in commands/.
#pragma once

#include <functional>
#include <vector>

#include <CLI/CLI.hpp>

#include "environment.hpp"

namespace hw::cli {

// The exit statuses that hw(1) documents.
enum ExitStatus {
  exit_ok = 0,
  exit_failed = 1,   // understood, but could not be done
  exit_usage = 2,    // the command line was not understood
  exit_partial = 3,  // done, but a file could not be read and was left out
  exit_interrupted = 130,  // Ctrl-C at a question: nothing was done
};

// What a command does once the command line has been read.
using Action = std::function<ExitStatus(Environment&)>;

struct Command {
  const char* name;
  const char* group;    // its heading in the help; empty: not listed there
  const char* summary;  // one line, imperative, no period
  // Adds the arguments of the command to `app` and gives what to do with them.
  Action (*declare)(CLI::App& app);
};

// All commands, in the order of the help.
const std::vector<Command>& commands();

Action declare_add(CLI::App& app);
Action declare_agenda(CLI::App& app);
Action declare_change(CLI::App& app);
Action declare_due(CLI::App& app);
Action declare_edit(CLI::App& app);
Action declare_finish(CLI::App& app);
Action declare_help(CLI::App& app);
Action declare_init(CLI::App& app);
Action declare_let_go(CLI::App& app);
Action declare_list(CLI::App& app);
Action declare_log(CLI::App& app);
Action declare_pause(CLI::App& app);
Action declare_redo(CLI::App& app);
Action declare_report(CLI::App& app);
Action declare_resume(CLI::App& app);
Action declare_session(CLI::App& app);
Action declare_show(CLI::App& app);
Action declare_templates(CLI::App& app);
Action declare_today(CLI::App& app);
Action declare_undo(CLI::App& app);

}  // namespace hw::cli
