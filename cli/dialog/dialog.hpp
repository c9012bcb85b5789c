// Questions on a terminal, one after the other.
//
// Answers are typed in a line editor (line_editor.hpp), or where
// Context::edits_lines says no, in the lines of the terminal itself, which work
// with every screen reader. History and completion have no place between a
// person and a question about fear.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "hw/error.hpp"

#include "context.hpp"

namespace hw::cli {

// What an answer is.
enum class AnswerForm {
  choice,  // a number, a word of a list
  line,    // free words, on one line
  text,    // free words, line breaks included
};

// One question. Enter skips it, unless it suggests something or says why
// it cannot be skipped.
struct Prompt {
  std::string text;
  // Takes what was typed, without blanks around it; empty takes away what was
  // taken or suggested before. Throws Error that says what is allowed; the
  // question is then asked again.
  std::function<void(const std::string&)> take;
  // Whether to ask at all, looked at when its turn comes; empty means yes.
  std::function<bool()> applies = {};
  // What to say to Enter without text; empty means that it skips the question.
  std::string why_asked = {};
  // What Enter takes when nothing was typed; a line editor puts it in the line
  // where the answer is words, to be edited.
  std::string suggestion = {};
  AnswerForm form = AnswerForm::choice;
};

// How asking came to its end.
enum class Asking {
  finished,   // every question was asked
  enough,     // Ctrl-D: what was answered so far counts
  cancelled,  // Ctrl-C: nothing counts
};

// Ctrl-C at a question without whose answer nothing can be done.
class Interrupted : public Error {
 public:
  using Error::Error;
};

// Asks `prompts` in their order on stderr and reads from stdin. "<" alone goes
// one question back; what was answered there is suggested then.
Asking ask(const std::vector<Prompt>& prompts, const Context& context);

// Whether the person says yes to `question`; what is neither yes nor no, or no
// answer at all, is `otherwise`, and so is Enter alone. Ctrl-D and Ctrl-C are
// no.
bool ask_whether(const std::string& question, bool otherwise,
                 const Context& context);

// Asks which of `names` is meant, by its number or a part of it, and gives its
// index. Throws Error when none is chosen, with `hint`; Interrupted after
// Ctrl-C.
std::size_t ask_which(const std::string& question,
                      const std::vector<std::string>& names,
                      const std::string& hint, const Context& context);

// Says how to answer `prompts`; once, before the first question.
void explain_asking(const std::vector<Prompt>& prompts, const Context& context);

}  // namespace hw::cli
