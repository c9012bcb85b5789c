#include "commands.hpp"

namespace hw::cli {

const std::vector<Command>& commands() {
  static const std::vector<Command> all = {
      {"add", "Every day", "Write down homework you agreed on", declare_add},
      {"log", "Every day", "Record what you did, after each step", declare_log},
      {"report", "Every day", "Write the page to bring to your session",
       declare_report},
      {"today", "Every day", "What is open today (also plain `hw`)",
       declare_today},
      {"list", "Look", "All homework, with how it is going", declare_list},
      {"show", "Look",
       "One assignment: the agreement, practice, answers over time",
       declare_show},
      {"due", "Look",
       "One line per assignment still open today; silent when none",
       declare_due},
      {"change", "Tailor it: it is your therapy",
       "Make it smaller, bigger or different", declare_change},
      {"pause", "Tailor it: it is your therapy",
       "Take a break from one or from all", declare_pause},
      {"resume", "Tailor it: it is your therapy", "Pick it up again",
       declare_resume},
      {"finish", "Tailor it: it is your therapy", "It has done its work",
       declare_finish},
      {"let-go", "Tailor it: it is your therapy", "It did not suit you",
       declare_let_go},
      {"session", "Sessions", "When the last one was and the next one is",
       declare_session},
      {"agenda", "Sessions", "Things to bring up", declare_agenda},
      {"edit", "Files",
       "Open an assignment in your editor, and check it afterwards",
       declare_edit},
      {"undo", "Files", "Take back the last change (`redo` puts it back)",
       declare_undo},
      {"redo", "", "Put back what `hw undo` took back last", declare_redo},
      {"check", "Files", "Look for damage, and mend it (--fix)", declare_check,
       true},
      {"templates", "Files", "Ready-made assignments, and your own",
       declare_templates},
      {"export", "Files", "All entries as CSV or JSON", declare_export},
      {"init", "Files", "Make a journal; --git makes it a git repository",
       declare_init},
      {"sync", "Files", "Commit, pull and push with git", declare_sync,
       false, true},
      {"merge-driver", "", "Merge a file of the journal, for git",
       declare_merge_driver, true},
      {"help", "Files", "Show how to use a command", declare_help},
      {"support", "", "Who to turn to, as you wrote it down", declare_support},
      {"complete", "", "Print what could be typed next, for shells",
       declare_complete},
  };
  return all;
}

}  // namespace hw::cli
