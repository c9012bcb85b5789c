#include "told.hpp"

#include <optional>
#include <string>

#include <fmt/format.h>

namespace hw::cli {

bool tell_once(std::string_view name, Context& context) {
  const std::string path = std::string(hw_folder) + "/told";
  const std::string line = fmt::format("{}\n", name);
  try {
    const std::optional<FileText> told = context.storage.read(path);
    const std::string text = told ? told->text : "";
    if (fmt::format("\n{}", text).find("\n" + line) != std::string::npos) {
      return false;
    }
    context.storage.replace_lightly(path, text + line);
  } catch (const Error&) {
    // What was to be said is more than the note of it.
  }
  return true;
}

}  // namespace hw::cli
