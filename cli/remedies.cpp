#include "remedies.hpp"

#include <array>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "hw/journal.hpp"
#include "hw/text.hpp"

namespace hw::cli {
namespace {

// In the order of Remedy.
constexpr std::array commands_for = {
    "",                  // none
    "",                  // edit_file: see command_to_edit()
    "hw check --fix",    // fix
    "hw check",          // look_closer
    "hw add",            // add_assignment
    "hw list",           // list_active
    "hw list --all",     // list_all
    "hw templates",      // list_templates
    "--id NAME",         // choose_id
    "--force",           // overwrite
    "hw --journal DIR",  // choose_journal
    "hw init --git",     // untrack_records
};
static_assert(commands_for.size() ==
              static_cast<std::size_t>(Remedy::untrack_records) + 1);

}  // namespace

std::string command_to_edit(const std::string& file) {
  if (file == settings_path) {
    return "hw edit settings";
  }
  if (file == sessions_path) {
    return "hw edit sessions";
  }
  const std::string id = std::filesystem::path(file).stem().string();
  return is_valid_id(id) && file == assignment_path(id)
             ? fmt::format("hw edit {}", id)
             : "";
}

std::string how_to_edit(const std::string& file) {
  const std::string command = command_to_edit(file);
  return command.empty() ? "a text editor" : command;
}

std::string in_words(Remedy remedy, const std::string& file) {
  if (remedy == Remedy::none) {
    return "";
  }
  const std::string command =
      remedy == Remedy::edit_file
          ? command_to_edit(file)
          : commands_for.at(static_cast<std::size_t>(remedy));
  return command.empty() ? " with a text editor"
                         : fmt::format(" with: {}", command);
}

Problem with_remedy(Problem problem) {
  const Remedy remedy = std::exchange(problem.remedy, Remedy::none);
  problem.message += in_words(remedy, problem.file);
  return problem;
}

std::string hint_of(const Error& error) {
  return error.hint() +
         in_words(error.remedy(), error.problem() ? error.problem()->file : "");
}

}  // namespace hw::cli
