// hw check: all that is wrong with the journal.
#include "hw/check.hpp"

#include <memory>

#include <fmt/format.h>

#include "hw/json.hpp"
#include "hw/text.hpp"

#include "commands.hpp"
#include "find.hpp"
#include "options.hpp"
#include "output.hpp"

namespace hw::cli {
namespace {

// What is wrong, with files as they can be found from here.
std::vector<Problem> find_problems(const Environment& environment) {
  std::vector<Problem> problems =
      check_journal(environment.storage, environment.clock.now);
  for (Problem& problem : problems) {
    problem = located(environment, std::move(problem));
  }
  return problems;
}

void print_lines(const std::vector<Problem>& problems) {
  for (const Problem& problem : problems) {
    print(one_line(to_string(problem)) + "\n");
  }
}

ExitStatus check(Format format, Environment& environment) {
  require_journal(environment);
  const std::vector<Problem> problems = find_problems(environment);
  if (format == Format::json) {
    print(to_json(problems));
  } else if (problems.empty()) {
    say(environment, fmt::format("Nothing is wrong with the journal in {}",
                                 environment.storage.root().string()));
  } else {
    print_lines(problems);
  }
  return problems.empty() ? exit_ok : exit_failed;
}

}  // namespace

Action declare_check(const Arguments& takes) {
  auto format = std::make_shared<Format>(Format::text);
  add_format_option(takes, *format);
  return [format](Environment& environment) {
    return check(*format, environment);
  };
}

}  // namespace hw::cli
