#include "args/completion_context.hpp"

#include <algorithm>

#include "program.hpp"
#include "shell/shell_split.hpp"

namespace hw::cli {
namespace {

class Reader {
 public:
  explicit Reader(CompletionContext& line) : line_(line) {}

  void take(const std::string& word) {
    if (line_.option) {
      take_value(*std::exchange(line_.option, std::nullopt), word);
    } else if (word == "--") {
      line_.takes_flags = false;
    } else if (is_flag(word)) {
      take_flag(word);
    } else if (line_.command != nullptr || !take_command(word)) {
      line_.words.push_back(word);
    }
  }

  void take_current(const std::string& word) {
    const std::size_t equals = word.find('=');
    if (!line_.option && is_flag(word) && equals != std::string::npos) {
      line_.option = find(word.substr(0, equals));
      line_.before = word.substr(0, equals + 1);
    }
    line_.current = word.substr(line_.before.size());
  }

 private:
  bool is_flag(const std::string& word) const {
    return line_.takes_flags && word.size() > 1 && word.front() == '-';
  }

  std::optional<Declared> find(const std::string& flag) const {
    for (const Declared& argument : line_.arguments) {
      const auto& flags = argument.flags;
      if (std::ranges::find(flags, flag) != flags.end()) {
        return argument;
      }
    }
    return std::nullopt;
  }

  void take_flag(const std::string& word) {
    const std::size_t equals = word.find('=');
    const std::optional<Declared> argument = find(word.substr(0, equals));
    if (!argument || argument->value.empty()) {
      return;
    }
    if (equals == std::string::npos) {
      line_.option = argument;
    } else {
      take_value(*argument, word.substr(equals + 1));
    }
  }

  void take_value(const Declared& argument, const std::string& value) {
    if (argument.flags.front() == "--journal") {
      line_.journal = value;
    }
  }

  // A command has a help of its own.
  bool take_command(const std::string& word) {
    const auto& all = commands();
    const auto command = std::ranges::find(all, word, &Command::name);
    if (command == all.end()) {
      return false;
    }
    line_.command = &*command;
    std::erase_if(line_.arguments, [](const Declared& argument) {
      return argument.flags.front() == "--help";
    });
    const auto own = command_arguments(*command);
    line_.arguments.insert(line_.arguments.begin(), own.begin(), own.end());
    return true;
  }

  CompletionContext& line_;
};

}  // namespace

CompletionContext read_typed_line(std::string_view line) {
  CompletionContext typed;
  typed.arguments = global_arguments();
  // A mark at the cursor makes a word there, also after a blank.
  constexpr char cursor = '|';
  std::vector<std::string> words =
      split_words(std::string(line) + cursor).words;
  words.back().pop_back();

  Reader reader(typed);
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    reader.take(words[i]);
  }
  if (words.size() > 1) {
    reader.take_current(words.back());
  }
  return typed;
}

}  // namespace hw::cli
