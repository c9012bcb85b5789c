#include "remedies.hpp"

#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "hw/journal.hpp"
#include "hw/text.hpp"

namespace hw::cli {
namespace {

const char* command_for(Remedy remedy) {
  switch (remedy) {
    case Remedy::none:
    case Remedy::edit_file:
      return "";
    case Remedy::fix:
      return "hw check --fix";
    case Remedy::look_closer:
      return "hw check";
    case Remedy::add_assignment:
      return "hw add";
    case Remedy::list_active:
      return "hw list";
    case Remedy::list_all:
      return "hw list --all";
    case Remedy::list_templates:
      return "hw templates";
    case Remedy::choose_id:
      return "--id NAME";
    case Remedy::overwrite:
      return "--force";
    case Remedy::choose_journal:
      return "hw --journal DIR";
    case Remedy::untrack_records:
      return "hw init --git";
  }
  return "";
}

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
      remedy == Remedy::edit_file ? command_to_edit(file) : command_for(remedy);
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
