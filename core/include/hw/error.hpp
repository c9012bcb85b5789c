// What can go wrong, and how it is carried.
#pragma once

#include <compare>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace hw {

// Something wrong in one file of a journal.
//
// A bad file is a Problem and not an Error, so that one file with a slip of
// the pen in it does not hide all the others.
struct Problem {
  std::string file;     // below the journal's folder: "assignments/walk.toml"
  int line = 0;         // counted from 1; 0 when the file as a whole is meant
  std::string message;  // like Error's message
  // About something that is not to be shared: no page says that it is there.
  bool is_private = false;

  // NOLINTNEXTLINE(readability-implicit-bool-conversion)
  friend auto operator<=>(const Problem&, const Problem&) = default;
};

// "FILE:LINE: message", the form that editors can jump to; "FILE: message"
// when there is no line.
std::string to_string(const Problem& problem);

// Something that the person has to be told before the command can go on: a
// file that cannot be written, a name that nothing answers to.
//
// The message is one sentence without a final period and without "error:". It
// names the thing that was wrong, so that it can be read on its own:
//
//   no assignment is called "breathng"
//
// A hint, if there is one, says how to go on. It may have several lines.
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& message, std::string hint = "")
      : std::runtime_error(message), hint_(std::move(hint)) {}
  // About a place in a file; the message is to_string(problem).
  explicit Error(const Problem& problem, std::string hint = "")
      : std::runtime_error(to_string(problem)),
        hint_(std::move(hint)),
        problem_(problem) {}

  const std::string& hint() const { return hint_; }
  const std::optional<Problem>& problem() const { return problem_; }

 private:
  std::string hint_;
  std::optional<Problem> problem_;
};

}  // namespace hw
