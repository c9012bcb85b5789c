#include "find.hpp"

#include <array>
#include <cstdio>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace hw::cli {

AssignmentFile find_only_active(Environment& environment) {
  const Date today = environment.today();
  std::vector<std::string> active;
  AssignmentFile found;
  for (const std::string& id : assignment_ids(environment.storage)) {
    AssignmentFile file = find_assignment(environment.storage, id, today);
    if (file.read.readable &&
        status_on(file.read.value, today) == Status::active) {
      active.push_back(id);
      found = std::move(file);
    }
  }
  if (active.empty()) {
    throw Error("no assignment is active",
                "Write one down: hw add \"Evening walk\"");
  }
  if (active.size() > 1) {
    throw Error("several assignments are active, so it wants a name",
                fmt::format("Name one of: {}", fmt::join(active, ", ")));
  }
  return found;
}

void require_whole(const AssignmentFile& file) {
  if (!file.read.problems.empty()) {
    throw Error(file.read.problems.front(),
                "Nothing was written. Mend the file in a text editor, then try "
                "again.");
  }
}

void require_going_on(const Assignment& assignment, Date today) {
  const Status status = status_on(assignment, today);
  if (status == Status::finished || status == Status::let_go) {
    throw Error(fmt::format("{} is {}", assignment.id, to_string(status)),
                "To take it up anew: hw add \"" + assignment.title + "\"");
  }
}

void require_journal(const Environment& environment) {
  if (!environment.storage.exists()) {
    throw Error(fmt::format("there is no journal in {} yet",
                            environment.storage.root().string()),
                "Begin one: hw add \"Evening walk\" --schedule 3/week");
  }
}

std::string nothing_yet(const Environment& environment) {
  return fmt::format(
      "Nothing is written down in {} yet. Begin with:\n"
      "hw add \"Evening walk\" --schedule 3/week",
      environment.storage.root().string());
}

std::string read_standard_input() {
  std::string text;
  std::array<char, 4096> buffer{};
  std::size_t count = 0;
  while ((count = std::fread(buffer.data(), 1, buffer.size(), stdin)) > 0) {
    text.append(buffer.data(), count);
  }
  return text;
}

}  // namespace hw::cli
