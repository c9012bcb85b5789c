// What can go wrong, and how it is carried.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

namespace hw {

// What a person can do about an Error or a Problem. The library names no
// command: the program that uses it does, after the hint of the Error or the
// message of the Problem, which end so that "with: COMMAND" can follow.
enum class Remedy : std::uint8_t {
  none,
  edit_file,        // the file that it is about, in an editor
  fix,              // let the program fix what needs no decision
  look_closer,      // look at all that is wrong
  add_assignment,   // write down a first one
  list_active,      // list the assignments that go on
  list_all,         // list all assignments
  list_templates,   // list the templates
  choose_id,        // choose the id of a new assignment
  overwrite,        // replace the file that is there
  choose_journal,   // use another journal
  untrack_records,  // take .hw out of git
};

// Something wrong in one file of a journal.
//
// A bad file is a Problem and not an Error, so that a typo in one file does not
// hide the rest.
struct Problem {
  std::string file;     // below the journal's folder: "assignments/walk.toml"
  int line = 0;         // counted from 1; 0 when the file as a whole is meant
  std::string message;  // like Error's message
  Remedy remedy = Remedy::none;
  // About something that is not to be shared: no page says that it is there.
  bool is_private = false;

  // NOLINTNEXTLINE(readability-implicit-bool-conversion)
  friend auto operator<=>(const Problem&, const Problem&) = default;
};

// "FILE:LINE: message", the form that editors can jump to; "FILE: message"
// when there is no line.
std::string to_string(const Problem& problem);

// Something that the person has to know before the command can go on: a file
// that cannot be written, a name that matches no assignment.
//
// The message is one sentence without a final period and without "error:". It
// names the thing that was wrong, so that it can be read on its own:
//
//   no assignment is called "breathng"
//
// A hint, if there is one, says how to go on. It may have several lines. A
// remedy belongs to its last line.
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& message, std::string hint = "",
                 Remedy remedy = Remedy::none)
      : std::runtime_error(message), hint_(std::move(hint)), remedy_(remedy) {}
  // About a place in a file; the message is to_string(problem), and edit_file
  // means that file.
  explicit Error(const Problem& problem, std::string hint = "",
                 Remedy remedy = Remedy::none)
      : std::runtime_error(to_string(problem)),
        hint_(std::move(hint)),
        remedy_(remedy),
        problem_(problem) {}

  const std::string& hint() const { return hint_; }
  Remedy remedy() const { return remedy_; }
  const std::optional<Problem>& problem() const { return problem_; }

 private:
  std::string hint_;
  Remedy remedy_ = Remedy::none;
  std::optional<Problem> problem_;
};

}  // namespace hw
