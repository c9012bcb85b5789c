// How help pages and errors about the command line read.
#pragma once

#include <memory>
#include <string>

#include <CLI/CLI.hpp>

namespace hw::cli {

// CLI11's help in our words, wrapped to 80 columns.
std::shared_ptr<CLI::FormatterBase> help_formatter();

// What to tell about a command line that was not understood, with a hint how
// to go on.
std::string usage_message(const CLI::App& program, const CLI::Error& error);

}  // namespace hw::cli
