// How help pages read.
#pragma once

#include <memory>

#include <CLI/CLI.hpp>

namespace hw::cli {

// CLI11's help in our words, wrapped to 80 columns.
std::shared_ptr<CLI::FormatterBase> help_formatter();

}  // namespace hw::cli
