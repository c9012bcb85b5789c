// hw help: how to use a command, and who to turn to.
#include <algorithm>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "commands.hpp"
#include "options.hpp"
#include "output.hpp"
#include "usage.hpp"

namespace hw::cli {
namespace {

ExitStatus support(const Environment& environment) {
  const std::string& contact = environment.settings.support;
  if (contact.empty() && !environment.settings_problems.empty()) {
    print_line(environment,
               "journal.toml cannot be read in full. A contact that you wrote "
               "down stands there as support. In danger, call your "
               "local emergency number.");
    return exit_ok;
  }
  print_line(environment,
             contact.empty()
                 ? "No contact is written down yet. Put one into journal.toml: "
                   "support = \"...\". In danger, call your local emergency "
                   "number."
                 : contact);
  return exit_ok;
}

ExitStatus help(const std::string& topic, Environment& environment,
                const CLI::App& program) {
  if (topic.empty()) {
    // CLI11's own help() would go to the command that was met: this one.
    print(program.get_formatter()->make_help(&program, "hw",
                                             CLI::AppFormatMode::Normal));
    return exit_ok;
  }
  if (topic == "support") {
    return support(environment);
  }
  const auto& all = commands();
  const auto command = std::find_if(
      all.begin(), all.end(),
      [&topic](const Command& candidate) { return candidate.name == topic; });
  if (command == all.end()) {
    throw UsageError(fmt::format("there is no command \"{}\"", topic),
                     "See all of them: hw --help");
  }
  CLI::App app(command->summary, fmt::format("hw {}", command->name));
  app.formatter(help_formatter());
  command->declare(app);
  print(app.help());
  return exit_ok;
}

}  // namespace

Action declare_help(CLI::App& app) {
  auto topic = std::make_shared<std::string>();
  app.add_option("TOPIC", *topic, "A command, or \"support\"")->type_name("");
  return [topic, program = app.get_parent()](Environment& environment) {
    return help(*topic, environment, *program);
  };
}

}  // namespace hw::cli
