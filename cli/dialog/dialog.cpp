// Ctrl-C is held back except in ppoll(), which lets it through for just as long
// as it waits for a byte. So it ends the wait, whenever it is pressed, and
// never a change that is being written. Bytes are read one by one: what was
// typed ahead stays for the next question, or for the next program.
#include "dialog/dialog.hpp"

#include <algorithm>
#include <csignal>
#include <optional>
#include <poll.h>
#include <unistd.h>

#include <fmt/format.h>

#include "hw/error.hpp"
#include "hw/text.hpp"

#include "args/arguments.hpp"
#include "output.hpp"
#include "shell/terminal_width.hpp"

namespace hw::cli {
namespace {

// A signal handler can reach nothing else.
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables)
volatile std::sig_atomic_t was_interrupted = 0;

void note_interrupt(int /*signal*/) {
  was_interrupted = 1;
}

// Holds Ctrl-C back, and gives the signals that were held back before.
sigset_t block_interrupt() {
  sigset_t interrupt{};
  sigemptyset(&interrupt);
  sigaddset(&interrupt, SIGINT);
  sigset_t before{};
  sigprocmask(SIG_BLOCK, &interrupt, &before);
  return before;
}

// While it lives, Ctrl-C ends the wait for an answer and not the program. It is
// let through only during that wait: pressed a moment earlier, it is not
// forgotten.
class InterruptGuard {
 public:
  InterruptGuard() : mask_before_(block_interrupt()) {
    was_interrupted = 0;
    struct sigaction action {};
    action.sa_handler = note_interrupt;
    sigaction(SIGINT, &action, &action_before_);
  }
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;
  ~InterruptGuard() {
    sigaction(SIGINT, &action_before_, nullptr);
    sigprocmask(SIG_SETMASK, &mask_before_, nullptr);
  }

  // The next byte of standard input; nothing at its end or after Ctrl-C.
  std::optional<char> read_byte() const {
    pollfd input{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
    sigset_t waiting_mask = mask_before_;
    sigdelset(&waiting_mask, SIGINT);
    if (ppoll(&input, 1, nullptr, &waiting_mask) < 0) {
      return std::nullopt;
    }
    char byte = 0;
    return read(STDIN_FILENO, &byte, 1) == 1 ? std::optional(byte)
                                             : std::nullopt;
  }

 private:
  struct sigaction action_before_ {};
  sigset_t mask_before_;
};

// A line from the terminal without blanks around it; nothing at its end.
std::optional<std::string> read_line(const InterruptGuard& guard) {
  std::string line;
  std::optional<char> byte;
  while ((byte = guard.read_byte()) && *byte != '\n') {
    line += *byte;
  }
  if (!byte && (line.empty() || was_interrupted != 0)) {
    tell("\n");
    return std::nullopt;
  }
  const std::size_t first = line.find_first_not_of(" \t\r");
  if (first == std::string::npos) {
    return "";
  }
  return line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
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
    if (answer.find('\x1B') != std::string::npos) {
      throw Error(
          "The arrow keys put characters into this that cannot be read. Type "
          "it "
          "again; the backspace key works.");
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

  // What Enter takes: the answer that was given before, else what the prompt
  // suggests.
  const std::string& suggestion() const {
    return answers_[index_].empty() ? prompt().suggestion : answers_[index_];
  }

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

Asking ask(const std::vector<Prompt>& prompts) {
  const InterruptGuard guard;
  Position position(prompts);
  while (!position.is_done()) {
    show(with_suggestion(position.prompt().text, position.suggestion()));
    tell("> ");
    const std::optional<std::string> typed = read_line(guard);
    if (!typed) {
      return was_interrupted != 0 ? Asking::cancelled : Asking::enough;
    }
    const std::string answer = typed->empty() ? position.suggestion() : *typed;
    if (answer == "<") {
      position.back();
    } else if (answer.empty() && !position.prompt().why_asked.empty()) {
      show(position.prompt().why_asked);
    } else if (answer.empty() || is_taken(position.prompt(), answer)) {
      position.forward(answer);
    }
  }
  return Asking::finished;
}

bool ask_whether(const std::string& question, bool otherwise) {
  bool is_yes = otherwise;
  const auto take = [&](const std::string& answer) {
    is_yes = otherwise ? !lower_case(answer).starts_with('n')
                       : lower_case(answer).starts_with('y');
  };
  return ask({{.text = question, .take = take}}) == Asking::finished && is_yes;
}

std::size_t ask_which(const std::string& question,
                      const std::vector<std::string>& names,
                      const std::string& hint) {
  std::string menu = question;
  int number = 0;
  for (const std::string& name : names) {
    menu += fmt::format("\n{}. {}", ++number, name);
  }
  std::optional<std::size_t> chosen;
  const Prompt prompt{.text = menu, .take = [&](const std::string& typed) {
                        chosen = to_index(typed, names);
                      }};
  if (ask({prompt}) == Asking::cancelled) {
    throw Interrupted("none was chosen", hint);
  }
  if (!chosen) {
    throw Error("none was chosen", hint);
  }
  return *chosen;
}

void explain_asking(const std::vector<Prompt>& prompts) {
  const bool is_offering = std::any_of(
      prompts.begin(), prompts.end(),
      [](const Prompt& prompt) { return !prompt.suggestion.empty(); });
  show(fmt::format(
      "Press Enter to skip{}, < to go back, Ctrl-D to finish early.",
      is_offering ? " or to take what is offered" : ""));
}

}  // namespace hw::cli
