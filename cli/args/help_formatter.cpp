#include "args/help_formatter.hpp"

#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "hw/text.hpp"

namespace hw::cli {
namespace {

constexpr std::size_t help_column = 26;  // where explanations begin
// With fewer columns than this, they stand below what they explain.
constexpr std::size_t narrow_width = 60;

class HelpFormatter : public CLI::Formatter {
 public:
  HelpFormatter(std::vector<Command> commands, std::size_t width)
      : commands_(std::move(commands)), width_(width) {
    column_width(help_column);
    label("SUBCOMMAND", "COMMAND");
  }

  // What most people look for comes first: how it looks in use, the commands.
  std::string make_help(const CLI::App* app, std::string name,
                        CLI::AppFormatMode mode) const override {
    return wrap(app->get_description(), width_, 2) + "\n" +
           make_usage(app, std::move(name)) + app->get_footer() +
           make_positionals(app) + make_subcommands(app, mode) +
           make_groups(app, mode);
  }

  // Versions of CLI11 differ in how loud its headings are.
  std::string make_group(
      std::string /*group*/, bool is_positional,
      std::vector<const CLI::Option*> options) const override {
    const std::string heading = is_positional ? "Positionals" : "Options";
    return CLI::Formatter::make_group(heading, is_positional,
                                      std::move(options));
  }

  // "--at TIME", without CLI11's list of what it excludes.
  std::string make_option_opts(const CLI::Option* option) const override {
    const std::string type = option->get_type_name();
    return type.empty() ? type : " " + type;
  }

  std::string make_option(const CLI::Option* option,
                          bool is_positional) const override {
    return entry(
        make_option_name(option, is_positional) + make_option_opts(option),
        option->get_description());
  }

  std::string make_subcommands(const CLI::App* app,
                               CLI::AppFormatMode /*mode*/) const override {
    std::string list;
    std::string_view group;
    for (const Command& command : commands_of(app)) {
      if (*command.group == '\0') {
        continue;
      }
      if (command.group != group) {
        group = command.group;
        list += fmt::format("\n{}:\n", group);
      }
      list += entry(command.name, command.summary);
    }
    return list;
  }

  std::string make_usage(const CLI::App* app, std::string name) const override {
    std::string usage = fmt::format("Usage: {}", name);
    if (app->get_parent() != nullptr) {
      usage = fmt::format("Usage: hw {}", app->get_name());
    }
    usage += " [OPTIONS]";
    for (const CLI::Option* const option : app->get_options()) {
      if (option->get_positional()) {
        usage += fmt::format(" {}", make_option_usage(option));
      }
    }
    usage += commands_of(app).empty() ? "" : " [COMMAND]";
    return wrap(usage, width_, 2) + "\n";
  }

  std::string make_option_usage(const CLI::Option* option) const override {
    const std::string name = option->get_name(true);
    const std::string shown =
        option->get_expected_max() > 1 ? name + "..." : name;
    return option->get_required() ? shown : fmt::format("[{}]", shown);
  }

 private:
  // A command has none of its own.
  std::vector<Command> commands_of(const CLI::App* app) const {
    return app->get_parent() == nullptr ? commands_ : std::vector<Command>();
  }

  // A name, and what it means in a column of its own, or below.
  std::string entry(const std::string& name, const std::string& meaning) const {
    const std::string start = "  " + name;
    const bool is_narrow = width_ < narrow_width;
    const std::size_t indent = is_narrow ? 6 : help_column;
    const std::string text =
        wrap(std::string(indent, ' ') + meaning, width_, indent);
    const bool fits = !is_narrow && start.size() + 2 <= indent;
    return fits ? start + text.substr(start.size()) + "\n"
                : start + "\n" + text + "\n";
  }

  std::vector<Command> commands_;
  std::size_t width_;
};

}  // namespace

std::shared_ptr<CLI::FormatterBase> help_formatter(
    std::vector<Command> commands, std::size_t width) {
  return std::make_shared<HelpFormatter>(std::move(commands), width);
}

}  // namespace hw::cli
