#include "output.hpp"

#include <cstdio>

#include <fmt/format.h>

#include "hw/journal.hpp"
#include "hw/text.hpp"

namespace hw::cli {
namespace {

ExitStatus tell(const Environment& environment,
                const std::vector<Problem>& problems) {
  for (const Problem& problem : problems) {
    fmt::print(stderr, "{}\n",
               printable(to_string(located(environment, problem))));
  }
  return problems.empty() ? exit_ok : exit_partial;
}

}  // namespace

void print(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
}

void say(const Environment& environment, std::string_view sentence) {
  if (!environment.quiet) {
    print_line(environment, sentence);
  }
}

void print_line(const Environment& environment, std::string_view text,
                std::size_t indent, std::size_t hanging) {
  print(wrap(std::string(indent, ' ') + printable(text), environment.width,
             indent + hanging));
  print("\n");
}

void print_heading(const Environment& environment, std::string_view text) {
  const std::string lines = wrap(one_line(text), environment.width, 0);
  print(environment.color ? fmt::format("\033[1m{}\033[0m\n", lines)
                          : lines + "\n");
}

void print_error(const Error& error) {
  const char* const prefix = error.problem() ? "" : "hw: ";
  fmt::print(stderr, "{}{}\n", prefix, printable(error.what()));
  if (!error.hint().empty()) {
    fmt::print(stderr, "{}\n", printable(error.hint()));
  }
}

Problem located(const Environment& environment, Problem problem) {
  problem.file = (environment.storage.root() / problem.file).string();
  return problem;
}

ExitStatus print_settings_problems(const Environment& environment) {
  return tell(environment, environment.settings_problems);
}

ExitStatus print_problems(const Environment& environment,
                          const std::vector<Problem>& problems) {
  std::vector<Problem> others = problems;
  std::erase_if(others, [](const Problem& problem) {
    return problem.file == settings_path;
  });
  return tell(environment, others);
}

}  // namespace hw::cli
