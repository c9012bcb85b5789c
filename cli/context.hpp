// What commands know of the outside.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "hw/assignment.hpp"
#include "hw/practice.hpp"
#include "hw/storage.hpp"
#include "hw/when.hpp"

#include "shell/terminal_width.hpp"

namespace hw::cli {

// What commands know of the outside, gathered once. They read nothing else of
// it: not the clock, not the environment, not the terminal. So a test can fix
// it all.
struct Context {
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
  bool can_ask = false;          // a person is there to answer: a terminal
  bool edits_lines = false;      // with keys that move in an answer
  bool quiet = false;
  std::string editor;  // a command with arguments; empty: none was named

  Date today() const { return hw::today(clock); }
  PracticeRules rules() const {
    return {.today = today(),
            .day_starts = settings.day_starts,
            .week_starts = settings.week_starts};
  }
};

}  // namespace hw::cli
