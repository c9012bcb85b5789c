// How help pages read.
#pragma once

#include <memory>
#include <vector>

#include <CLI/CLI.hpp>

#include "commands.hpp"

namespace hw::cli {

// CLI11's help in our words, wrapped to `width` columns. That of a program
// lists its `commands`, which need not have been declared.
std::shared_ptr<CLI::FormatterBase> help_formatter(
    std::vector<Command> commands, std::size_t width);

}  // namespace hw::cli
