// hw check: all that is wrong with the journal, and mending it.
#include "hw/check.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "hw/json.hpp"
#include "hw/read.hpp"
#include "hw/text.hpp"

#include "commands.hpp"
#include "find.hpp"
#include "git.hpp"
#include "options.hpp"
#include "output.hpp"
#include "unfinished.hpp"
#include "unmerged.hpp"

namespace hw::cli {
namespace {

struct CheckArguments {
  bool fix = false;
  Format format = Format::text;
};

// `problems` with files as they can be found from here.
std::vector<Problem> located(const Environment& environment,
                             std::vector<Problem> problems) {
  for (Problem& problem : problems) {
    problem = located(environment, std::move(problem));
  }
  return problems;
}

// Tells what could not be mended: in `problems`, if it is one of them.
void tell_refusals(const std::vector<Error>& refusals,
                   std::vector<Problem>& problems) {
  for (const Error& refusal : refusals) {
    const std::optional<Problem>& reason = refusal.problem();
    if (!reason) {
      print_error(refusal);
      continue;
    }
    for (Problem& problem : problems) {
      const bool is_it =
          problem.file == reason->file && problem.line == reason->line;
      problem.message = is_it ? reason->message : problem.message;
    }
  }
}

void print_lines(const Environment& environment,
                 const std::vector<Problem>& problems,
                 const std::vector<Problem>& mended) {
  // Never wrapped: editors jump to what they find at the start of a line.
  for (const Problem& problem : mended) {
    print(environment.quiet
              ? ""
              : fmt::format("Mended {}\n", shown(to_string(problem))));
  }
  for (const Problem& problem : problems) {
    print(shown(to_string(problem)) + "\n");
  }
  if (problems.empty()) {
    say(environment, fmt::format("Nothing is wrong with the journal in {}",
                                 shown(environment.storage.root().string())));
  }
}

// Where git has all versions of a file, they tell more than what is marked in
// it, so this comes first.
Mended mend(Environment& environment) {
  Mended merged;
  if (has_repository(environment)) {
    try {
      const auto lock = environment.storage.lock();
      for (const std::string& path :
           settle_unmerged(environment, Git(environment))) {
        merged.done.push_back({path, 0, "git had two versions of this file"});
      }
    } catch (const Error& error) {
      merged.refused.push_back(error);
    }
  }
  Mended mended = mend_journal(environment.storage);
  mended.done.insert(mended.done.begin(), merged.done.begin(),
                     merged.done.end());
  mended.refused.insert(mended.refused.begin(), merged.refused.begin(),
                        merged.refused.end());
  return mended;
}

// `problems`, and files that git holds for unmerged though they can be read: a
// conflict within a note looks like a note.
void add_unmerged(const Environment& environment,
                  std::vector<Problem>& problems) {
  for (const std::string& path : unmerged_files(Git(environment))) {
    const bool is_told = std::any_of(
        problems.begin(), problems.end(),
        [&](const Problem& problem) { return problem.file == path; });
    if (!is_told) {
      problems.push_back(
          {path, 0,
           fmt::format("git has two versions of this file; look for <<<<<<< in "
                       "it with {}, then: hw check --fix",
                       how_to_edit(path))});
    }
  }
}

// New files that git would leave out; hw sync takes them all the same.
void add_ignored(const Environment& environment,
                 std::vector<Problem>& problems) {
  std::string paths;
  for (const std::string& path : journal_files(environment.storage)) {
    paths += path;
    paths += '\0';
  }
  const Git git(environment);
  std::istringstream ignored(
      git.run({"check-ignore", "-z", "--stdin"}, paths).out);
  for (std::string path; std::getline(ignored, path, '\0');) {
    problems.push_back(
        {path, 0,
         fmt::format(
             "git ignores this new file, and hw sync takes it along all "
             "the same; see why: git -C {} check-ignore -v {}",
             git.folder(), path)});
  }
}

// `problems`, and what git knows of the files. Without git, and in a repository
// that it cannot read, the files are looked at all the same.
void add_problems_of_git(const Environment& environment,
                         std::vector<Problem>& problems) {
  if (!has_repository(environment)) {
    return;
  }
  try {
    add_unmerged(environment, problems);
    add_ignored(environment, problems);
  } catch (const Error& error) {
    problems.push_back({".git", 0, error.what()});
  }
  std::sort(problems.begin(), problems.end());
}

ExitStatus check(const CheckArguments& arguments, Environment& environment) {
  require_journal(environment);
  const Mended mended = arguments.fix ? mend(environment) : Mended();
  std::vector<Problem> problems =
      check_journal(environment.storage, environment.clock.now);
  add_problems_of_git(environment, problems);
  tell_refusals(mended.refused, problems);
  const std::vector<Problem> found = located(environment, problems);
  const std::vector<Problem> done = located(environment, mended.done);
  if (arguments.format == Format::json) {
    print(to_json(found, done));
  } else {
    print_lines(environment, found, done);
    print_ways_to_mend(problems);
  }
  return problems.empty() ? exit_ok : exit_failed;
}

}  // namespace

Action declare_check(const Arguments& takes) {
  auto arguments = std::make_shared<CheckArguments>();
  takes.flag("--fix", arguments->fix, "Mend what needs no decision of yours");
  add_format_option(takes, arguments->format);
  return [arguments](Environment& environment) {
    return check(*arguments, environment);
  };
}

}  // namespace hw::cli
