// The list of commands. One command is one file in commands/.
#pragma once

#include <functional>
#include <vector>

#include "args/arguments.hpp"
#include "context.hpp"
#include "exit_status.hpp"

namespace hw::cli {

// What a command does once the command line has been read.
using Action = std::function<ExitStatus(Context&)>;

struct Command {
  const char* name = "";
  const char* group = "";    // its heading in the help; empty: not listed there
  const char* summary = "";  // one line, imperative, no period
  // Says which arguments the command takes; gives what to do with them.
  Action (*declare)(const Arguments& takes) = nullptr;
  // Whether it tells what is wrong with journal.toml by itself.
  bool tells_all_problems = false;
  // Whether it goes on with what git has not finished, or says how.
  bool goes_on_with_work = false;
  // Whether it has something to say where there is a journal that cannot be
  // opened.
  bool needs_no_journal = false;
};

// All commands, in the order of the help.
const std::vector<Command>& commands();

Action declare_add(const Arguments& takes);
Action declare_agenda(const Arguments& takes);
Action declare_amend(const Arguments& takes);
Action declare_change(const Arguments& takes);
Action declare_check(const Arguments& takes);
Action declare_complete(const Arguments& takes);
Action declare_due(const Arguments& takes);
Action declare_edit(const Arguments& takes);
Action declare_export(const Arguments& takes);
Action declare_find(const Arguments& takes);
Action declare_finish(const Arguments& takes);
Action declare_help(const Arguments& takes);
Action declare_init(const Arguments& takes);
Action declare_let_go(const Arguments& takes);
Action declare_list(const Arguments& takes);
Action declare_log(const Arguments& takes);
Action declare_merge_driver(const Arguments& takes);
Action declare_move(const Arguments& takes);
Action declare_pause(const Arguments& takes);
Action declare_progress(const Arguments& takes);
Action declare_redo(const Arguments& takes);
Action declare_remove(const Arguments& takes);
Action declare_report(const Arguments& takes);
Action declare_resume(const Arguments& takes);
Action declare_session(const Arguments& takes);
Action declare_show(const Arguments& takes);
Action declare_support(const Arguments& takes);
Action declare_sync(const Arguments& takes);
Action declare_templates(const Arguments& takes);
Action declare_today(const Arguments& takes);
Action declare_undo(const Arguments& takes);

}  // namespace hw::cli
