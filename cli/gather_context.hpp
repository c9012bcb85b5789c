// Everything from the outside, gathered once.
#pragma once

#include <filesystem>
#include <string>

#include "context.hpp"

namespace hw::cli {

// The options that every command has, as typed; empty when not given.
struct GlobalOptions {
  std::string journal;
  std::string now;
  std::string color = "auto";
  bool no_input = false;
  bool quiet = false;
};

// The path that a person typed. A `~` that the shell has left at its beginning,
// as in --journal=~/journal, is `home`. Throws UsageError for another one, such
// as ~anna/journal, and when there is no home.
std::filesystem::path to_path(const std::string& typed,
                              const std::filesystem::path& home);

// Looks at the environment, the clock and the terminal. A journal that cannot
// be opened is one that says nothing, and is `unreachable`. Throws UsageError
// for a time that is not understood, Error when there is no home directory and
// no journal was named.
Context gather_context(const GlobalOptions& options);

}  // namespace hw::cli
