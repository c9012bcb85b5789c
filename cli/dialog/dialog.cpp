#include "dialog/dialog.hpp"

#include <algorithm>
#include <csignal>
#include <deque>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "hw/error.hpp"
#include "hw/text.hpp"

#include "args/arguments.hpp"
#include "dialog/line_editor.hpp"
#include "dialog/line_terminal.hpp"
#include "output.hpp"
#include "shell/terminal_width.hpp"

namespace hw::cli {
namespace {

std::string without_blanks(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  return std::string(without_blank_end(text));
}

void show(const std::string& text) {
  tell(wrap(printable(text), message_width(), 2) + "\n");
}

// Whether `answer` was taken; says why not otherwise.
bool is_taken(const Prompt& prompt, const std::string& answer) {
  try {
    if (!is_utf8(answer)) {
      throw Error("this is not UTF-8 text");
    }
    prompt.take(answer);
    return true;
  } catch (const Error& error) {
    show(error.what());
    return false;
  }
}

// "When and where? [After supper]": at the end of the question, before a list.
std::string with_suggestion(std::string text, const std::string& suggestion) {
  if (!suggestion.empty()) {
    text.insert(std::min(text.find('\n'), text.size()),
                fmt::format(" [{}]", suggestion));
  }
  return text;
}

constexpr std::string_view go_back = "<";

// What stands there before anything is typed.
struct Offer {
  std::string in_line;      // to be edited
  std::string in_brackets;  // what Enter without text takes

  Offer(const Prompt& prompt, const std::string& given, bool edits_lines) {
    const std::string& offered = given.empty() ? prompt.suggestion : given;
    const bool is_edited =
        edits_lines && (!given.empty() || prompt.form != AnswerForm::choice);
    (is_edited ? in_line : in_brackets) = offered;
  }

  // What `line` means. With "<" typed behind what stood there, one goes back.
  std::string answer(const std::string& line) const {
    const std::string typed = without_blanks(line);
    if (typed.empty()) {
      return in_brackets;
    }
    return typed == in_line + std::string(go_back) ? std::string(go_back)
                                                   : typed;
  }
};

Line read_answer(const Prompt& prompt, const Offer& offer,
                 const Context& context, std::deque<Input>& ahead) {
  show(with_suggestion(prompt.text, offer.in_brackets));
  const LineRequest request{.text = offer.in_line,
                            .keeps_lines = prompt.form == AnswerForm::text};
  return context.edits_lines ? edit_line(request, ahead)
                             : read_plain_line(request);
}

bool applies(const Prompt& prompt) {
  return !prompt.applies || prompt.applies();
}

// Where the questions that apply stand, as far as they were asked.
class Position {
 public:
  explicit Position(const std::vector<Prompt>& prompts)
      : prompts_(prompts), answers_(prompts.size()) {
    skip();
  }

  bool is_done() const { return index_ == prompts_.size(); }
  const Prompt& prompt() const { return prompts_[index_]; }

  // The answer that was given before, as typed; empty if none was.
  const std::string& given() const { return answers_[index_]; }

  // The answer was not taken: it stands there to be edited.
  void keep(const std::string& answer) { answers_[index_] = answer; }

  void forward(const std::string& answer) {
    answers_[index_] = answer;
    asked_.push_back(index_++);
    skip();
  }

  void back() {
    if (!asked_.empty()) {
      index_ = asked_.back();
      asked_.pop_back();
    }
  }

 private:
  void skip() {
    while (!is_done() && !applies(prompts_[index_])) {
      ++index_;
    }
  }

  const std::vector<Prompt>& prompts_;
  std::vector<std::string> answers_;  // as typed, in the order of the prompts
  std::vector<std::size_t> asked_;
  std::size_t index_ = 0;
};

void go_one_back(Position& position, const Context& context) {
  position.back();
  if (context.edits_lines && !position.given().empty()) {
    show("Your answer is there to be edited; Ctrl-U clears the line.");
  }
}

// The one of `names`, counted from 0, that `text` is the number of, counted
// from 1, or a part of.
std::size_t to_index(const std::string& text,
                     const std::vector<std::string>& names) {
  if (whole_number(1, static_cast<int>(names.size()))(text).empty()) {
    return static_cast<std::size_t>(std::stoi(text)) - 1;
  }
  const auto is_meant = [part = lower_case(text)](const std::string& name) {
    return lower_case(name).find(part) != std::string::npos;
  };
  const auto found = std::find_if(names.begin(), names.end(), is_meant);
  if (std::count_if(names.begin(), names.end(), is_meant) != 1) {
    throw Error(
        fmt::format("This takes a number from 1 to {}, or a part of "
                    "only one name",
                    names.size()));
  }
  return static_cast<std::size_t>(found - names.begin());
}

}  // namespace

Asking ask(const std::vector<Prompt>& prompts, const Context& context) {
  // Ctrl-C between two questions is for the next one.
  const HeldSignals interrupt({SIGINT});
  Position position(prompts);
  std::deque<Input> ahead;  // typed before it was asked for
  while (!position.is_done()) {
    const Prompt& prompt = position.prompt();
    const Offer offer(prompt, position.given(), context.edits_lines);
    const Line line = read_answer(prompt, offer, context, ahead);
    if (!line.text) {
      return line.was_interrupted ? Asking::cancelled : Asking::enough;
    }
    const std::string answer = offer.answer(*line.text);
    const bool is_skipped = answer.empty() && offer.in_line.empty();
    if (answer == go_back) {
      go_one_back(position, context);
    } else if (answer.empty() && !prompt.why_asked.empty()) {
      show(prompt.why_asked);
    } else if (is_skipped || is_taken(prompt, answer)) {
      position.forward(answer);
    } else if (prompt.form != AnswerForm::choice) {
      position.keep(answer);
    }
  }
  return Asking::finished;
}

bool ask_whether(const std::string& question, bool otherwise,
                 const Context& context) {
  bool is_yes = otherwise;
  const auto take = [&](const std::string& answer) {
    is_yes = otherwise ? !lower_case(answer).starts_with('n')
                       : lower_case(answer).starts_with('y');
  };
  return ask({{.text = question, .take = take}}, context) == Asking::finished &&
         is_yes;
}

std::size_t ask_which(const std::string& question,
                      const std::vector<std::string>& names,
                      const std::string& hint, const Context& context) {
  std::string menu = question;
  int number = 0;
  for (const std::string& name : names) {
    menu += fmt::format("\n{}. {}", ++number, name);
  }
  std::optional<std::size_t> chosen;
  const Prompt prompt{.text = menu, .take = [&](const std::string& typed) {
                        chosen = to_index(typed, names);
                      }};
  if (ask({prompt}, context) == Asking::cancelled) {
    throw Interrupted("none was chosen", hint);
  }
  if (!chosen) {
    throw Error("none was chosen", hint);
  }
  return *chosen;
}

void explain_asking(const std::vector<Prompt>& prompts,
                    const Context& context) {
  const bool is_offering = std::any_of(
      prompts.begin(), prompts.end(),
      [](const Prompt& prompt) { return !prompt.suggestion.empty(); });
  show(fmt::format(
      "Press Enter to skip{}, < to go back, Ctrl-D to finish early.{}",
      is_offering ? " or to take what is offered" : "",
      is_offering && context.edits_lines
          ? " Ctrl-U clears a line to write another."
          : ""));
}

}  // namespace hw::cli
