// The command line as a whole: what it means, how its help reads, and what is
// said about one that is not understood.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "commands.hpp"
#include "context.hpp"
#include "gather_context.hpp"

namespace hw::cli {

// What was asked for.
struct CommandLine {
  GlobalOptions options;
  Command command;  // the one that was named; plain `hw` has no name
  Action action;    // what it does; `hw today` without one
};

// Reads the command line. Nothing when it asked for help or the version, which
// are then printed. Throws UsageError when it is not understood, with a hint
// how to go on.
std::optional<CommandLine> read_command_line(int argc, char** argv);

// The help of the program, and of one command, wrapped to help_width().
std::string program_help();
std::string command_help(const Command& command);

// What goes with every command, and what goes with one.
std::vector<Declared> global_arguments();
std::vector<Declared> command_arguments(const Command& command);

}  // namespace hw::cli
