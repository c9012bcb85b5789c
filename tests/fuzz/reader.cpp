// Any bytes as a file of a journal: read, and what was read written again.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "hw/blocks.hpp"
#include "hw/read.hpp"
#include "hw/text.hpp"
#include "hw/write.hpp"

#include "require.hpp"

namespace {

using hw::Assignment;
using hw::ParseResult;
using hw::Problem;
using hw::fuzz::require;

constexpr auto file = "assignments/walk.toml";

template <typename T>
void check_problems(const ParseResult<T>& read, int lines) {
  require(read.readable || (!read.problems.empty() && read.value == T()),
          "a file that cannot be read gives nothing and says why");
  int line = 0;
  for (const Problem& problem : read.problems) {
    require(problem.line >= line && problem.line <= lines,
            "problems are in order, and within the file");
    require(!problem.message.empty() && hw::is_utf8(problem.message) &&
                problem.message.find('\n') == std::string::npos,
            "a problem is told in a line of text");
    line = problem.line;
  }
}

// Answers that no question asks for are shown, and written by no one.
Assignment without_unasked(Assignment assignment) {
  for (hw::Entry& entry : assignment.entries) {
    entry.unasked.clear();
  }
  return assignment;
}

// What is whole is the same when it is written in canonical form.
void check_rewritten(const ParseResult<Assignment>& read) {
  if (read.problems.empty()) {
    const std::string text = hw::write_assignment(read.value);
    const ParseResult<Assignment> again = hw::read_assignment(file, text);
    require(again.problems.empty(), "what is written can be read");
    require(again.value == without_unasked(read.value),
            "what is written reads the same");
  }
}

// What is whole stays so with an entry more, or is refused.
void check_appended(const ParseResult<Assignment>& read,
                    std::string_view text) {
  if (!read.problems.empty() || read.value.entries.empty()) {
    return;
  }
  Assignment expected = read.value;
  expected.entries.push_back(expected.entries.front());
  const std::string block =
      hw::write_entry(expected.entries.front(), expected.questions);
  const auto after = hw::read_assignment(file, hw::append_block(text, block));
  require(!after.problems.empty() ||
              without_unasked(after.value) == without_unasked(expected),
          "an entry that is appended is one entry more");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string text(data, data + size);
  const int lines =
      1 + static_cast<int>(std::count(text.begin(), text.end(), '\n'));

  const ParseResult<Assignment> assignment = hw::read_assignment(file, text);
  check_problems(assignment, lines);
  check_rewritten(assignment);
  check_appended(assignment, text);
  check_problems(hw::read_sessions("sessions.toml", text), lines);
  check_problems(hw::read_settings("journal.toml", text), lines);
  return 0;
}
