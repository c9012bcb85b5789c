// hw templates: ready-made assignments, and your own.
#include "hw/templates.hpp"

#include <algorithm>
#include <memory>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/journal.hpp"
#include "hw/text.hpp"
#include "hw/transaction.hpp"

#include "args/options.hpp"
#include "assignment_lookup.hpp"
#include "commands.hpp"
#include "output.hpp"

namespace hw::cli {
namespace {

struct TemplatesArguments {
  std::vector<std::string> words;  // "show NAME", "save ID", nothing
  std::string name;                // empty means the assignment's
  bool names = false;
};

constexpr const char* templates_usage =
    "Say one of: hw templates, hw templates show thought, hw templates save ID";

// The columns that the longest name takes.
std::size_t name_width(const std::vector<Template>& templates) {
  std::size_t width = 0;
  for (const Template& each : templates) {
    width = std::max(width, display_width(one_line(each.name)));
  }
  return width;
}

// The title in a column of its own or, where that would be narrow, below the
// name.
void print_template(const Template& each, std::size_t width,
                    const Context& context) {
  constexpr std::size_t narrowest = 24;
  const std::string name = one_line(each.name);
  const std::string title = fmt::format("{}{}", one_line(each.assignment.title),
                                        each.is_own ? " (yours)" : "");
  if (context.width < width + 2 + narrowest) {
    print_line(context, name);
    print_line(context, title, 2);
    return;
  }
  const std::size_t gap = width - display_width(name) + 2;
  print_line(context, name + std::string(gap, ' ') + title, 0, width + 2);
}

ExitStatus list_templates(const Context& context) {
  const Templates all = all_templates(context.storage);
  const std::size_t width = name_width(all.templates);
  for (const Template& each : all.templates) {
    print_template(each, width, context);
  }
  say(context, "Look at one: hw templates show thought");
  say(context, "Begin with it: hw add --template thought");
  return print_problems(context, all.problems);
}

ExitStatus list_names(const Context& context) {
  for (const std::string& name : template_names(context.storage)) {
    print(name + "\n");
  }
  return exit_ok;
}

// Exactly the file, unless a terminal would take a part of it for a command.
ExitStatus show_template(const std::string& name, const Context& context) {
  const Template found = find_template(context.storage, name);
  print(context.is_shown ? printable(found.text) : found.text);
  return exit_ok;
}

ExitStatus save_template(const std::string& assignment,
                         const std::string& chosen_name, Context& context) {
  const AssignmentFile file =
      find_assignment(context.storage, assignment, context.today());
  require_whole(file);
  const std::string& id = file.read.value.id;
  const std::string& name = chosen_name.empty() ? id : chosen_name;
  const std::string path = template_path(name);
  const auto taken = template_names(context.storage);
  if (std::ranges::find(taken, name) != taken.end()) {
    throw Error(fmt::format("there is a template \"{}\" already", name),
                fmt::format("Choose another name: hw templates save {} "
                            "--name NAME",
                            id));
  }

  Transaction transaction(context.storage);
  transaction.create(path, template_text(file.read.value, context.today()));
  transaction.commit(fmt::format("templates save {}", name));
  say(context, fmt::format("Saved the template {}", name));
  say(context, fmt::format("Begin with it: hw add --template {} TITLE", name));
  return exit_ok;
}

ExitStatus templates(const TemplatesArguments& arguments, Context& context) {
  const auto& words = arguments.words;
  if (words.empty()) {
    return arguments.names ? list_names(context) : list_templates(context);
  }
  if (words.size() == 2 && words.front() == "show") {
    return show_template(words.back(), context);
  }
  if (words.size() == 2 && words.front() == "save") {
    return save_template(words.back(), arguments.name, context);
  }
  throw UsageError(
      fmt::format("\"templates {}\" is not understood", fmt::join(words, " ")),
      templates_usage);
}

}  // namespace

Action declare_templates(const Arguments& takes) {
  auto arguments = std::make_shared<TemplatesArguments>();
  takes
      .words("WORDS", arguments->words,
             "show NAME: what is in it; save ASSIGNMENT: make one of yours")
      .suggests({"show TEMPLATE", "save ASSIGNMENT"});
  takes.option("--name", arguments->name, "NAME",
               "What to call it (with save) [as the assignment]");
  takes.flag("--names", arguments->names, "Print only names, one per line");
  return
      [arguments](Context& context) { return templates(*arguments, context); };
}

}  // namespace hw::cli
