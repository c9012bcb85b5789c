// hw help: how to use a command, and who to turn to.
#include <algorithm>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "args/options.hpp"
#include "commands.hpp"
#include "output.hpp"
#include "program.hpp"

namespace hw::cli {
namespace {

ExitStatus support(const Context& context) {
  const std::string& contact = context.settings.support;
  const bool is_unread =
      context.unreachable || !context.settings_problems.empty();
  if (contact.empty() && is_unread) {
    print_line(context,
               "journal.toml cannot be read in full. A contact that you wrote "
               "down stands there as support. In danger, call your "
               "local emergency number.");
    return exit_ok;
  }
  print_line(context,
             contact.empty()
                 ? "No contact is written down yet. Put one into journal.toml: "
                   "support = \"...\". In danger, call your local emergency "
                   "number."
                 : contact);
  return exit_ok;
}

ExitStatus help(const std::string& topic, const Context& context) {
  if (topic.empty()) {
    print(program_help());
    return exit_ok;
  }
  if (topic == "support") {
    return support(context);
  }
  const auto& all = commands();
  const auto command = std::ranges::find(all, topic, &Command::name);
  if (command == all.end()) {
    throw UsageError(fmt::format("there is no command \"{}\"", topic),
                     "See all of them: hw --help");
  }
  print(command_help(*command));
  return exit_ok;
}

}  // namespace

Action declare_support(const Arguments& /*takes*/) {
  return support;
}

Action declare_help(const Arguments& takes) {
  auto topic = std::make_shared<std::string>();
  takes.positional("TOPIC", *topic, "A command, or \"support\"")
      .suggests({"COMMAND", "support"});
  return [topic](const Context& context) { return help(*topic, context); };
}

}  // namespace hw::cli
