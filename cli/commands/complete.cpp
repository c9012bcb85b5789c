// hw complete: what could be typed next. The completions of bash, zsh and fish
// ask for it, so that they know what this program knows.
#include <memory>
#include <string>

#include <fmt/format.h>

#include "args/completion.hpp"
#include "commands.hpp"
#include "gather_context.hpp"
#include "output.hpp"

namespace hw::cli {
namespace {

void print_candidates(const CompletionContext& line, const Context& context) {
  for (const Candidate& candidate : complete(line, context)) {
    print(candidate.meaning.empty()
              ? candidate.word + "\n"
              : fmt::format("{}\t{}\n", candidate.word, candidate.meaning));
  }
}

ExitStatus print_candidates(const std::string& text, const Context& context) {
  const CompletionContext line = read_typed_line(text);
  if (line.journal.empty()) {
    print_candidates(line, context);
  } else {
    print_candidates(line, gather_context({.journal = line.journal}));
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
  return [line](const Context& context) {
    return print_candidates(*line, context);
  };
}

}  // namespace hw::cli
