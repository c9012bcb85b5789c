// Results that can go to a file: -o and --force.
#pragma once

#include <string>
#include <string_view>

#include "args/arguments.hpp"
#include "context.hpp"

namespace hw::cli {

struct OutputFile {
  std::string path;    // as typed; empty or "-" means standard output
  bool force = false;  // also over a file that is there
};

void add_output_options(const Arguments& takes, OutputFile& output);

// Writes `text` to `output`: to a file of one's own, which is named then, or to
// a stream, where nothing else is. Throws Error when it cannot.
void write_output(const OutputFile& output, std::string_view text,
                  const Context& context);

}  // namespace hw::cli
