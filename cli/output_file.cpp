#include "output_file.hpp"

#include <cstdio>

#include <fmt/format.h>

#include "hw/storage.hpp"
#include "hw/text.hpp"

#include "gather_context.hpp"
#include "output.hpp"

namespace hw::cli {

void add_output_options(const Arguments& takes, OutputFile& output) {
  takes
      .option("-o,--output", output.path, "FILE",
              "Write it to this file, readable only by you")
      .check(is_filled());
  takes.flag("--force", output.force, "Write over a file that is there");
}

void write_output(const OutputFile& output, std::string_view text,
                  const Context& context) {
  if (output.path.empty() || output.path == "-") {
    print(context.is_shown ? printable(text) : std::string(text));
    return;
  }
  const std::filesystem::path path = to_path(output.path, context.home);
  if (write_to_stream(path, text)) {
    return;
  }
  write_private_file(path, text, output.force ? Overwrite::yes : Overwrite::no);
  say(context, fmt::format("Wrote {}", shown(path.string())));
}

}  // namespace hw::cli
