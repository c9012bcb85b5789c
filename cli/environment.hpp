// Everything from the outside, gathered once.
#pragma once

#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "hw/assignment.hpp"
#include "hw/practice.hpp"
#include "hw/storage.hpp"
#include "hw/when.hpp"

namespace hw::cli {

// The options that every command has, as typed; empty when not given.
struct GlobalOptions {
  std::string journal;
  std::string now;
  std::string color = "auto";
  bool no_input = false;
  bool quiet = false;
};

inline constexpr std::size_t no_width = std::numeric_limits<std::size_t>::max();

// What commands know of the outside. They read nothing else of it: not the
// clock, not the environment, not the terminal. So a test can fix it all.
struct Environment {
  std::filesystem::path home;  // absolute; empty: there is none
  DiskStorage storage;
  // Why the journal cannot be opened, or has no clock that it can be kept by.
  std::optional<Error> unreachable;
  Settings settings;  // journal.toml
  std::vector<Problem> settings_problems;
  Clock clock;
  std::size_t width = no_width;  // columns that lines are wrapped to
  bool color = false;            // whether stdout shows color
  bool is_shown = false;         // whether stdout is a terminal
  bool can_ask = false;          // somebody is there to answer: a terminal
  bool quiet = false;
  std::string editor;  // a command with arguments; empty: none was named

  Date today() const { return hw::today(clock); }
  PracticeRules rules() const {
    return {.today = today(),
            .day_starts = settings.day_starts,
            .week_starts = settings.week_starts};
  }
};

// The path that somebody typed. A `~` that the shell has left at its beginning,
// as in --journal=~/journal, is `home`. Throws UsageError for another one, such
// as ~anna/journal, and when there is no home.
std::filesystem::path to_path(const std::string& typed,
                              const std::filesystem::path& home);

// Columns for help that is written to stdout: those of its terminal, from 20 to
// 80, or 80 where it is none.
std::size_t help_width();

// Columns for everything else that is written to stdout, and to stderr: the
// same on a terminal. Elsewhere a line is one for programs, and has no_width:
// no path and no command is ever broken there.
std::size_t output_width();
std::size_t message_width();

// Looks at the environment, the clock and the terminal. A journal that cannot
// be opened is one that says nothing, and is `unreachable`. Throws UsageError
// for a time that is not understood, Error when there is no home directory and
// no journal was named.
Environment gather_environment(const GlobalOptions& options);

}  // namespace hw::cli
