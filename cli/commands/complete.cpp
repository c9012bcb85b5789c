// hw complete: what could be typed next. The completions of bash, zsh and fish
// ask for it, so that they know what this program knows.
#include <memory>
#include <string>

#include <fmt/format.h>

#include "commands.hpp"
#include "completion.hpp"
#include "output.hpp"
#include "typed_line.hpp"

namespace hw::cli {
namespace {

void print_candidates(const TypedLine& line, const Environment& environment) {
  for (const Candidate& candidate : complete(line, environment)) {
    print(candidate.meaning.empty()
              ? candidate.word + "\n"
              : fmt::format("{}\t{}\n", candidate.word, candidate.meaning));
  }
}

ExitStatus print_candidates(const std::string& text,
                            const Environment& environment) {
  const TypedLine line = read_typed_line(text);
  if (line.journal.empty()) {
    print_candidates(line, environment);
  } else {
    print_candidates(line, gather_environment({.journal = line.journal}));
  }
  return exit_ok;
}

}  // namespace

Action declare_complete(const Arguments& takes) {
  auto line = std::make_shared<std::string>();
  takes
      .positional("LINE", *line,
                  "A command line up to the cursor, as it was typed")
      .required();
  return [line](const Environment& environment) {
    return print_candidates(*line, environment);
  };
}

}  // namespace hw::cli
