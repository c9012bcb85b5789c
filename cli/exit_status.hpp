// How the program ends, as hw(1) lists it.
#pragma once

namespace hw::cli {

// The exit statuses that hw(1) documents.
enum ExitStatus {
  exit_ok = 0,
  exit_failed = 1,        // understood, but could not be done
  exit_usage = 2,         // the command line was not understood
  exit_partial = 3,       // done, but a file could not be read and was left out
  exit_not_merged = 129,  // of `hw merge-driver`, for git: nothing was done
  exit_interrupted = 130,  // Ctrl-C at a question: nothing was done
};

}  // namespace hw::cli
