// hw: a journal for therapy homework.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "hw/error.hpp"
#include "hw/text.hpp"

#include "commands.hpp"
#include "dialog.hpp"
#include "environment.hpp"
#include "options.hpp"
#include "output.hpp"
#include "usage.hpp"

namespace hw::cli {
namespace {

// Text in a journal is UTF-8; other bytes would not come back as typed.
void check_encoding(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    if (!is_utf8(argv[i])) {
      throw UsageError(fmt::format("argument {} is not UTF-8 text", i),
                       "Set the terminal to UTF-8 and type it again.");
    }
  }
}

void add_global_options(CLI::App& app, GlobalOptions& options) {
  app.set_version_flag("--version", "hw " HW_VERSION);
  app.add_option("--journal", options.journal, "The folder of the journal")
      ->type_name("DIR")
      ->check(is_filled());
  app.add_option("--now", options.now, "Act as if it were this time")
      ->type_name("TIME")
      ->check(is_filled());
  app.add_option("--color", options.color, "Use color: auto, always or never")
      ->type_name("WHEN")
      ->check(one_of({"auto", "always", "never"}));
  app.add_flag("--no-input", options.no_input, "Ask nothing");
  app.add_flag("-q,--quiet", options.quiet, "Print results and errors alone");
}

// Arguments of a command are declared when the command is met: the other
// commands cost no more than their names.
void add_commands(CLI::App& app, Action& action) {
  app.require_subcommand(0, 1);
  app.fallthrough();  // global options may stand behind the command, too
  for (const Command& command : commands()) {
    CLI::App* const subcommand =
        app.add_subcommand(command.name, command.summary)->group(command.group);
    subcommand->preparse_callback([&action, &command, subcommand](std::size_t) {
      action = command.declare(*subcommand);
    });
  }
}

ExitStatus perform(const Action& action, const GlobalOptions& options) {
  Environment environment = gather_environment(options);
  const ExitStatus settings_status = print_settings_problems(environment);
  try {
    const ExitStatus status = action(environment);
    return status == exit_ok ? settings_status : status;
  } catch (const Error& error) {
    if (!error.problem()) {
      throw;
    }
    throw Error(located(environment, *error.problem()), error.hint());
  }
}

ExitStatus run(int argc, char** argv) {
  check_encoding(argc, argv);
  GlobalOptions options;
  Action action = [](Environment& environment) {
    CLI::App none;
    return declare_today(none)(environment);
  };

  CLI::App app("hw, a journal for therapy homework", "hw");
  app.formatter(help_formatter());
  app.failure_message([&app](const CLI::App*, const CLI::Error& error) {
    return usage_message(app, error);
  });
  add_global_options(app, options);
  add_commands(app, action);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? exit_ok : exit_usage;
  }

  return perform(action, options);
}

}  // namespace
}  // namespace hw::cli

int main(int argc, char** argv) {
  using namespace hw::cli;
  try {
    const ExitStatus status = run(argc, argv);
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
      throw hw::Error("cannot write to standard output",
                      "What was to be saved in the journal is saved.");
    }
    return status;
  } catch (const UsageError& error) {
    print_error(error);
    return exit_usage;
  } catch (const Interrupted& error) {
    print_error(error);
    return exit_interrupted;
  } catch (const hw::Error& error) {
    print_error(error);
  } catch (const std::exception& error) {
    fmt::print(stderr, "hw: unexpected error: {}\n", error.what());
  }
  return exit_failed;
}
