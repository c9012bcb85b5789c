#include "args/completion.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "hw/blocks.hpp"
#include "hw/journal.hpp"
#include "hw/read.hpp"
#include "hw/templates.hpp"
#include "hw/text.hpp"
#include "hw/wording.hpp"

#include "assignment_lookup.hpp"
#include "program.hpp"
#include "shell/shell_split.hpp"

namespace hw::cli {
namespace {

class TypedLineReader {
 public:
  explicit TypedLineReader(CompletionContext& line) : line_(line) {}

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

// What was agreed on and changed, and nothing that was logged: a small part of
// a file that has grown for years. Of one that cannot be read, its id.
Assignment read_outline(const Storage& storage, const std::string& id) {
  const std::string path = assignment_path(id);
  std::string outline;
  try {
    const auto file = storage.read(path).value_or(FileText());
    for (const Block& block : split_blocks(file.text)) {
      outline += block.name == "log" ? "" : block.text;
    }
  } catch (const Error&) {
    outline.clear();
  }
  return read_assignment(path, outline).value;
}

class Completer {
 public:
  Completer(const CompletionContext& line, const Context& context)
      : line_(line), context_(context) {}

  std::vector<Candidate> candidates() {
    if (line_.option) {
      offer_values(*line_.option, {});
    } else if (line_.takes_flags && line_.current.starts_with('-')) {
      offer_flags();
    } else if (line_.command != nullptr) {
      offer_words();
    } else if (line_.words.empty()) {
      offer_commands();
    }
    return std::move(candidates_);
  }

 private:
  // A word with a control character in it is nothing for a terminal.
  void offer(const std::string& word, const std::string& meaning = "") {
    if (lower_case(word).starts_with(lower_case(line_.current)) &&
        one_line(word) == word) {
      candidates_.push_back({line_.before + word, one_line(meaning)});
    }
  }

  void offer_flags() {
    for (const Declared& argument : line_.arguments) {
      for (const std::string& flag : argument.flags) {
        offer(flag, argument.meaning);
      }
    }
  }

  // The positional that is next; the last of them takes all that is left.
  void offer_words() {
    std::vector<Declared> places = line_.arguments;
    std::erase_if(places,
                  [](const Declared& place) { return !place.flags.empty(); });
    if (!places.empty()) {
      const auto& words = line_.words;
      const std::size_t place = std::min(words.size(), places.size() - 1);
      const auto first = words.begin() + static_cast<std::ptrdiff_t>(place);
      offer_values(places[place], {first, words.end()});
    }
  }

  // `before` is what this argument was given so far.
  void offer_values(const Declared& argument,
                    const std::vector<std::string>& before) {
    std::vector<std::string_view> suggestions = argument.suggestions;
    if (suggestions.empty()) {
      suggestions.emplace_back(argument.value);
    }
    for (const std::string_view suggestion : suggestions) {
      const bool is_option = !argument.flags.empty();
      const std::vector<std::string> words =
          is_option ? std::vector{std::string(suggestion)}
                    : split_words(suggestion).words;
      if (words.size() > before.size() &&
          std::equal(before.begin(), before.end(), words.begin())) {
        offer_word_or_kind(words[before.size()]);
      }
    }
  }

  void offer_word_or_kind(const std::string& word) {
    static const std::map<std::string_view, void (Completer::*)()> kinds = {
        {"ASSIGNMENT", &Completer::offer_assignments},
        {"COMMAND", &Completer::offer_commands},
        {"DIR", &Completer::offer_folders},
        {"FILE", &Completer::offer_files},
        {"KEY=VALUE", &Completer::offer_keys},
        {"STEP", &Completer::offer_steps},
        {"TEMPLATE", &Completer::offer_templates},
    };
    const auto kind = kinds.find(word);
    const bool is_in_capitals = word.front() >= 'A' && word.front() <= 'Z';
    if (kind != kinds.end()) {
      (this->*kind->second)();
    } else if (!is_in_capitals) {
      offer(word);
    }
  }

  void offer_assignments() {
    std::vector<Assignment> over;
    const std::size_t before = candidates_.size();
    for (const std::string& id : assignment_ids(context_.storage)) {
      const Assignment outline = read_outline(context_.storage, id);
      const Assignment now = as_of(outline, context_.today());
      if (is_over(outline, context_.today())) {
        over.push_back(now);
      } else {
        offer(id, now.title);
      }
    }
    if (candidates_.size() == before) {
      for (const Assignment& assignment : over) {
        offer(assignment.id, assignment.title);
      }
    }
  }

  void offer_commands() {
    for (const Command& command : commands()) {
      if (*command.group != '\0') {
        offer(command.name, command.summary);
      }
    }
  }

  void offer_files() { candidates_.push_back({any_file, ""}); }

  void offer_folders() { candidates_.push_back({any_folder, ""}); }

  void offer_keys() {
    for (const Question& question : subject().questions) {
      offer(question.key + "=", question.text);
    }
  }

  void offer_steps() {
    for (const std::string& step : subject().steps) {
      offer(step);
    }
  }

  void offer_templates() {
    for (const Template& each : all_templates(context_.storage).templates) {
      offer(each.name, each.assignment.title);
    }
  }

  // The assignment that the line is about: the one it names, else the one
  // that is going on; an empty one when there is no telling.
  Assignment subject() const {
    const Date today = context_.today();
    if (!line_.words.empty()) {
      const std::filesystem::path path =
          find_assignment(context_.storage, line_.words.front(), today).path;
      return as_of(read_outline(context_.storage, path.stem()), today);
    }
    std::vector<Assignment> active;
    for (const std::string& id : assignment_ids(context_.storage)) {
      const Assignment outline = read_outline(context_.storage, id);
      if (status_on(outline, today) == Status::active) {
        active.push_back(as_of(outline, today));
      }
    }
    return active.size() == 1 ? active.front() : Assignment();
  }

  const CompletionContext& line_;
  const Context& context_;
  std::vector<Candidate> candidates_;
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

  TypedLineReader reader(typed);
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    reader.take(words[i]);
  }
  if (words.size() > 1) {
    reader.take_current(words.back());
  }
  return typed;
}

std::vector<Candidate> complete(const CompletionContext& line,
                                const Context& context) {
  return Completer(line, context).candidates();
}

}  // namespace hw::cli
