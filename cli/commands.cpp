#include "commands.hpp"

namespace hw::cli {

const std::vector<Command>& commands() {
  static const std::vector<Command> all = {
      {"add", "Every day", "Write down homework you agreed on", declare_add},
      {"log", "Every day", "Record what you did, or what got in the way",
       declare_log},
      {"today", "Every day",
       "Show what is open today (plain `hw` does the same)", declare_today},
      {"report", "For your session", "Make the page to bring along",
       declare_report},
      {"agenda", "For your session",
       "List what you want to talk about, or add to it", declare_agenda},
      {"session", "For your session", "Write down sessions: next, held",
       declare_session},
      {"list", "Look back", "List your assignments", declare_list},
      {"show", "Look back", "Show one assignment and its entries",
       declare_show},
      {"change", "Adjust it (it's your therapy)",
       "Make an assignment smaller, bigger or different", declare_change},
      {"pause", "Adjust it (it's your therapy)", "Take a break from one or all",
       declare_pause},
      {"resume", "Adjust it (it's your therapy)", "Pick it up again",
       declare_resume},
      {"finish", "Adjust it (it's your therapy)", "Mark an assignment as done",
       declare_finish},
      {"let-go", "Adjust it (it's your therapy)",
       "Drop an assignment that doesn't suit you", declare_let_go},
      {"undo", "Set something right",
       "Undo the last change (`redo` puts it back)", declare_undo},
      {"edit", "Set something right", "Open an assignment in your editor",
       declare_edit},
      {"check", "Set something right", "Look for damage, and fix it (--fix)",
       declare_check, true},
      {"templates", "More", "List ready-made assignments, and your own",
       declare_templates},
      {"due", "More", "Print a line for each assignment open today, if any",
       declare_due},
      {"export", "More", "Write all entries as CSV or JSON", declare_export},
      {"init", "More", "Make a journal; --git makes it a git repository",
       declare_init},
      {"sync", "More", "Bring it to your other devices, with git", declare_sync,
       false, true},
      {"help", "More", "Show how to use a command", declare_help, false, false,
       true},
      {"redo", "", "Put back what `hw undo` took back last", declare_redo},
      {"merge-driver", "", "Merge a file of the journal, for git",
       declare_merge_driver, true, false, true},
      {"support", "", "Show who to turn to, as you wrote it down",
       declare_support, false, false, true},
      {"complete", "", "Print what could be typed next, for shells",
       declare_complete, false, false, true},
  };
  return all;
}

}  // namespace hw::cli
