#include "help_formatter.hpp"

#include <string>
#include <utility>

#include <fmt/format.h>

#include "hw/text.hpp"

namespace hw::cli {
namespace {

constexpr std::size_t help_width = 80;
constexpr std::size_t help_column = 26;  // where explanations begin

class HelpFormatter : public CLI::Formatter {
 public:
  HelpFormatter() {
    column_width(help_column);
    label("SUBCOMMAND", "COMMAND");
  }

  // What most people look for comes first: how it looks in use, the commands.
  std::string make_help(const CLI::App* app, std::string name,
                        CLI::AppFormatMode mode) const override {
    return make_description(app) + make_usage(app, std::move(name)) +
           app->get_footer() + make_positionals(app) +
           make_subcommands(app, mode) + make_groups(app, mode);
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

  std::string make_subcommand(const CLI::App* command) const override {
    return entry(command->get_name(), command->get_description());
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
    return usage + (app->get_subcommands({}).empty() ? "\n" : " [COMMAND]\n");
  }

  std::string make_option_usage(const CLI::Option* option) const override {
    const std::string name = option->get_name(true);
    const std::string shown =
        option->get_expected_max() > 1 ? name + "..." : name;
    return option->get_required() ? shown : fmt::format("[{}]", shown);
  }

 private:
  // A name, and what it means in a column of its own.
  static std::string entry(const std::string& name,
                           const std::string& meaning) {
    const std::string start = "  " + name;
    const std::size_t indent = help_column;
    const std::string text =
        wrap(std::string(indent, ' ') + meaning, help_width, indent);
    const bool fits = start.size() + 2 <= indent;
    return fits ? start + text.substr(start.size()) + "\n"
                : start + "\n" + text + "\n";
  }
};

}  // namespace

std::shared_ptr<CLI::FormatterBase> help_formatter() {
  return std::make_shared<HelpFormatter>();
}

}  // namespace hw::cli
