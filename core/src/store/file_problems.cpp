#include "file_problems.hpp"

#include "hw/journal.hpp"
#include "hw/read.hpp"

#include "journal_paths.hpp"

namespace hw {

std::vector<Problem> problems_in(const std::string& path,
                                 std::string_view text) {
  if (path == settings_path) {
    return read_settings(path, text).problems;
  }
  if (path == sessions_path) {
    return read_sessions(path, text).problems;
  }
  if (path.starts_with(assignments_prefix) ||
      path.starts_with(templates_prefix)) {
    // The entries are not used, so that it makes no difference which are
    // counted.
    return read_assignment(path, text, no_days(), Settings().day_starts)
        .problems;
  }
  return {};
}

Problem unreadable(const std::string& path, const Error& error) {
  const std::string message = error.what();
  const std::string name = path + ": ";
  const std::size_t named = message.find(name);
  if (named == std::string::npos) {
    return {.file = path, .message = message};
  }
  return {.file = path,
          .message = "cannot be read: " + message.substr(named + name.size())};
}

}  // namespace hw
