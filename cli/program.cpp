#include "program.hpp"

#include <algorithm>
#include <string_view>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "hw/text.hpp"

#include "args/arguments.hpp"
#include "args/help_formatter.hpp"
#include "args/options.hpp"
#include "hints.hpp"
#include "output.hpp"
#include "shell/terminal_width.hpp"

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

void add_global_options(CLI::App& app, GlobalOptions& options,
                        Suggestions* suggestions = nullptr) {
  app.set_version_flag("--version", "hw " HW_VERSION);
  const Arguments takes(app, suggestions);
  takes.option("--journal", options.journal, "DIR", "The folder of the journal")
      .check(is_filled());
  takes.option("--now", options.now, "TIME", "Act as if it were this time")
      .check(is_filled());
  takes
      .option("--color", options.color, "WHEN",
              "Use color: auto, always or never")
      .one_of({"auto", "always", "never"});
  takes.flag("--no-input", options.no_input, "Ask nothing");
  takes.flag("-q,--quiet", options.quiet, "Print only results and errors");
}

using Words = std::vector<std::string>;  // of a command line

// Only a command that a word names can be meant: the others cost nothing. The
// arguments of one are declared when it is met.
void add_commands(CLI::App& app, CommandLine& line, const Words& words) {
  app.require_subcommand(0, 1);
  app.fallthrough();  // global options may stand behind the command, too
  for (const Command& command : commands()) {
    if (std::ranges::find(words, command.name) == words.end()) {
      continue;
    }
    CLI::App* const subcommand =
        app.add_subcommand(command.name, command.summary);
    subcommand->preparse_callback([&line, &command, subcommand](std::size_t) {
      line.action = command.declare(Arguments(*subcommand));
      line.command = command;
    });
  }
}

// Plain `hw` is `hw today`.
ExitStatus default_action(Context& context) {
  CLI::App none;
  return declare_today(Arguments(none))(context);
}

// The first word that belongs to nothing.
std::string unexpected_word(const CLI::App& program) {
  const std::vector<std::string> words = program.remaining(true);
  return words.empty() ? std::string() : without_guards(words.front());
}

UsageError unknown_command(const std::string& word) {
  if (const std::string hint = instead_of(word); !hint.empty()) {
    return UsageError(fmt::format("there is no command \"{}\"", word), hint);
  }
  std::vector<std::string> names;
  for (const Command& command : commands()) {
    names.emplace_back(command.name);
  }
  const std::string near = nearest(word, names);
  return UsageError(fmt::format("there is no command \"{}\"", word),
                    near.empty() ? std::string("See all of them: hw --help")
                                 : fmt::format("Did you mean: hw {}", near));
}

// The long options that `command` takes, those of every command included.
std::vector<std::string> option_names(const CLI::App& program,
                                      const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::App* const app : {&command, &program}) {
    for (const CLI::Option* const option : app->get_options({})) {
      for (const std::string& name : option->get_lnames()) {
        names.push_back(name);
      }
    }
  }
  return names;
}

// The one of `names` that was meant by `typed`, or begun: with a slip of the
// finger or two. Empty if none is near.
std::string nearest_option(const std::string& typed,
                           const std::vector<std::string>& names) {
  const std::string near = nearest(typed, names);
  if (!near.empty()) {
    return near;
  }
  std::vector<std::string> beginnings;
  for (const std::string& name : names) {
    beginnings.push_back(name.substr(0, typed.size()));
  }
  const std::string beginning = nearest(typed, beginnings);
  const auto found = std::ranges::find(beginnings, beginning);
  constexpr std::size_t fewest_letters = 3;
  return typed.size() < fewest_letters || found == beginnings.end()
             ? ""
             : names[static_cast<std::size_t>(found - beginnings.begin())];
}

// "Did you mean: --confidence", or what `words` most likely mean from `word`
// on, each with a line feed; empty if neither is known.
std::string suggestion_for(const std::string& word, const Words& words,
                           const CLI::App& program, const CLI::App& command) {
  std::string meaning = likely_meaning(command.get_name(), words, word);
  meaning += meaning.empty() ? "" : "\n";
  if (!word.starts_with('-')) {
    return meaning;
  }
  const std::string name = word.substr(0, word.find('='));
  const std::string typed =
      name.substr(std::min(name.find_first_not_of('-'), name.size()));
  const std::vector<std::string> names = option_names(program, command);
  const std::string near = nearest_option(typed, names);
  const bool is_slip = !nearest(typed, names).empty();
  return (near.empty() ? "" : fmt::format("Did you mean: --{}\n", near)) +
         (is_slip ? "" : meaning);
}

UsageError not_understood(const CLI::App& program, const Words& words,
                          const CLI::ParseError& error) {
  const std::vector<CLI::App*> chosen = program.get_subcommands();
  const std::string word = unexpected_word(program);
  if (chosen.empty() && !word.empty() && word.front() != '-') {
    return unknown_command(word);
  }
  const std::string command =
      chosen.empty() ? "hw" : "hw " + chosen.front()->get_name();
  std::string what = word.empty() ? std::string(error.what())
                                  : fmt::format("\"{}\" is not understood here",
                                                one_line(word));
  std::string forms;  // of the value
  if (const std::size_t end = what.find('\n'); end != std::string::npos) {
    forms = what.substr(end + 1) + "\n";
    what.resize(end);
  }
  const std::string suggestion = suggestion_for(
      word, words, program, chosen.empty() ? program : *chosen.front());
  return UsageError(what, fmt::format("{}{}See how it is used: {} --help",
                                      forms, suggestion, command));
}

constexpr const char* program_summary = "hw, a journal for therapy homework";

std::string program_examples() {
  std::string lines = "\n";
  for (const std::string_view example :
       {R"(hw add "Evening walk" --schedule 3/week)",
        R"(hw log walk "The bakery cat was out.")", "hw report"}) {
    lines += wrap(fmt::format("  {}", example), help_width(), 4) + "\n";
  }
  return lines;
}

// Sets `app` up to read a command line of `words` into `line`; both have to
// stay where they are until it is read.
void declare_program(CLI::App& app, CommandLine& line, const Words& words) {
  app.formatter(help_formatter(commands(), help_width()));
  add_global_options(app, line.options);
  add_commands(app, line, words);
  app.footer(program_examples());  // commands added later would have it, too
}

}  // namespace

std::optional<CommandLine> read_command_line(int argc, char** argv) {
  check_encoding(argc, argv);
  CommandLine line{.options = {}, .action = default_action};
  CLI::App app(program_summary, "hw");
  Words words(argv + std::min(argc, 1), argv + argc);
  if (!words.empty()) {
    words.front() = command_for(words.front());
  }
  declare_program(app, line, words);
  try {
    Words reversed = guarded(words);
    std::ranges::reverse(reversed);  // as the parser wants them
    app.parse(reversed);
    check_meaning(words);
  } catch (const CLI::CallForHelp&) {
    print(app.help());
    return std::nullopt;
  } catch (const CLI::CallForVersion&) {
    print("hw " HW_VERSION "\n");
    return std::nullopt;
  } catch (const CLI::ParseError& error) {
    throw not_understood(app, words, error);
  }
  return line;
}

std::string program_help() {
  CommandLine line;
  CLI::App app(program_summary, "hw");
  declare_program(app, line, {});
  return app.help();
}

std::string command_help(const Command& command) {
  CLI::App app(command.summary, fmt::format("hw {}", command.name));
  app.formatter(help_formatter({}, help_width()));
  command.declare(Arguments(app));
  return app.help();
}

std::vector<Declared> global_arguments() {
  GlobalOptions options;
  Suggestions suggestions;
  CLI::App app;
  add_global_options(app, options, &suggestions);
  return declared(app, suggestions);
}

std::vector<Declared> command_arguments(const Command& command) {
  Suggestions suggestions;
  CLI::App app;
  command.declare(Arguments(app, &suggestions));
  return declared(app, suggestions);
}

}  // namespace hw::cli
