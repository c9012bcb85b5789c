// hw check: all that is wrong with the journal, and fixing it.
#include "hw/check.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "hw/json.hpp"
#include "hw/read.hpp"
#include "hw/text.hpp"

#include "args/options.hpp"
#include "assignment_lookup.hpp"
#include "commands.hpp"
#include "git/git.hpp"
#include "git/git_conflicts.hpp"
#include "git/git_state.hpp"
#include "output.hpp"
#include "remedies.hpp"

namespace hw::cli {
namespace {

struct CheckArguments {
  bool fix = false;
  Format format = Format::text;
};

// `problems` with files as they can be found from here.
std::vector<Problem> located(const Context& context,
                             std::vector<Problem> problems) {
  for (Problem& problem : problems) {
    problem = located(context, std::move(problem));
  }
  return problems;
}

// Tells what could not be fixed: in `problems`, if it is one of them.
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

void print_lines(const Context& context, const std::vector<Problem>& problems,
                 const std::vector<Problem>& fixed) {
  // Never wrapped: editors jump to what they find at the start of a line.
  for (const Problem& problem : fixed) {
    print(context.quiet ? ""
                        : fmt::format("Fixed {}\n", shown(to_string(problem))));
  }
  for (const Problem& problem : problems) {
    print(shown(to_string(problem)) + "\n");
  }
  if (problems.empty()) {
    say(context, fmt::format("Nothing is wrong with the journal in {}",
                             shown(context.storage.root().string())));
  }
}

// Where git has all versions of a file, they tell more than what is marked in
// it, so this comes first.
Fixed fix(Context& context) {
  Fixed merged;
  if (has_repository(context)) {
    try {
      const auto lock = context.storage.lock();
      for (const std::string& path : settle_unmerged(context, Git(context))) {
        merged.done.push_back({path, 0, "git had two versions of this file"});
      }
    } catch (const Error& error) {
      merged.refused.push_back(error);
    }
  }
  Fixed fixed = fix_journal(context.storage, "check --fix");
  fixed.done.insert(fixed.done.begin(), merged.done.begin(), merged.done.end());
  fixed.refused.insert(fixed.refused.begin(), merged.refused.begin(),
                       merged.refused.end());
  return fixed;
}

// `problems`, and files that git holds for unmerged though they can be read: a
// conflict within a note looks like a note.
void add_unmerged(const Context& context, std::vector<Problem>& problems) {
  for (const std::string& path : unmerged_files(Git(context))) {
    const bool is_told =
        std::ranges::find(problems, path, &Problem::file) != problems.end();
    if (!is_told) {
      problems.push_back(
          {path, 0,
           fmt::format("git has two versions of this file; look for <<<<<<< in "
                       "it with {}, then: hw check --fix",
                       how_to_edit(path))});
    }
  }
}

// New files that git would leave out; hw sync takes them nevertheless.
void add_ignored(const Context& context, std::vector<Problem>& problems) {
  std::string paths;
  for (const std::string& path : journal_files(context.storage)) {
    paths += path;
    paths += '\0';
  }
  const Git git(context);
  const ProcessResult ran = git.run({"check-ignore", "-z", "--stdin"}, paths);
  for (const std::string& path : parts_of(ran.out, '\0')) {
    problems.push_back(
        {path, 0,
         fmt::format(
             "git ignores this new file, and hw sync takes it along all "
             "the same; see why: git -C {} check-ignore -v {}",
             git.folder(), path)});
  }
}

// `problems`, and what git knows of the files. Without git, and in a repository
// that it cannot read, the files are looked at nevertheless.
void add_problems_of_git(const Context& context,
                         std::vector<Problem>& problems) {
  if (!has_repository(context)) {
    return;
  }
  try {
    add_unmerged(context, problems);
    add_ignored(context, problems);
  } catch (const Error& error) {
    problems.push_back({".git", 0, error.what()});
  }
  std::ranges::sort(problems);
}

ExitStatus check(const CheckArguments& arguments, Context& context) {
  require_journal(context);
  const Fixed fixed = arguments.fix ? fix(context) : Fixed();
  std::vector<Problem> problems =
      check_journal(context.storage, context.clock.now);
  add_problems_of_git(context, problems);
  tell_refusals(fixed.refused, problems);
  const std::vector<Problem> found = located(context, problems);
  const std::vector<Problem> done = located(context, fixed.done);
  if (arguments.format == Format::json) {
    print(to_json(found, done));
  } else {
    print_lines(context, found, done);
    print_ways_to_fix(problems);
  }
  return problems.empty() ? exit_ok : exit_failed;
}

}  // namespace

Action declare_check(const Arguments& takes) {
  auto arguments = std::make_shared<CheckArguments>();
  takes.flag("--fix", arguments->fix, "Fix what needs no decision of yours");
  add_format_option(takes, arguments->format);
  return [arguments](Context& context) { return check(*arguments, context); };
}

}  // namespace hw::cli
