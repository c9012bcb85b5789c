#include "args/arguments.hpp"

#include <algorithm>
#include <charconv>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/schedule.hpp"
#include "hw/text.hpp"
#include "hw/when.hpp"

#include "args/choices.hpp"

namespace hw::cli {
namespace {

// Stands before what begins with a bracket, or with itself.
constexpr char guard_mark = '\x01';

void put_guard(std::string& word, std::size_t begin) {
  if (begin < word.size() &&
      (word[begin] == '[' || word[begin] == guard_mark)) {
    word.insert(begin, 1, guard_mark);
  }
}

// A value as it was typed, whatever system its line breaks are from.
std::string typed_value(std::string value) {
  if (value.starts_with(guard_mark)) {
    value.erase(0, 1);
  }
  return with_line_feeds(value);
}

bool is_whole_number(const std::string& text, int low, int high) {
  int number = 0;
  const char* const end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, number);
  return result.ec == std::errc() && result.ptr == end && number >= low &&
         number <= high;
}

Declared to_declared(const CLI::Option& option) {
  Declared argument{.value = option.get_type_name(),
                    .meaning = option.get_description()};
  for (const std::string& name : option.get_lnames()) {
    argument.flags.push_back("--" + name);
  }
  for (const std::string& name : option.get_snames()) {
    argument.flags.push_back("-" + name);
  }
  if (argument.flags.empty()) {
    argument.value = option.get_name(true);
  }
  return argument;
}

}  // namespace

std::vector<std::string> guarded(std::vector<std::string> words) {
  bool may_be_option = true;
  for (std::string& word : words) {
    may_be_option = may_be_option && word != "--";
    const std::size_t equals = word.find('=');
    const bool has_value =
        may_be_option && word.starts_with("--") && equals != std::string::npos;
    put_guard(word, has_value ? equals + 1 : 0);
  }
  return words;
}

std::string without_guards(std::string word) {
  std::erase(word, guard_mark);
  return word;
}

std::vector<Declared> declared(const CLI::App& app,
                               const Suggestions& suggestions) {
  std::vector<Declared> arguments;
  for (const CLI::Option* const option : app.get_options({})) {
    arguments.push_back(to_declared(*option));
    const auto found = suggestions.find(option);
    if (found != suggestions.end()) {
      arguments.back().suggestions = found->second;
    }
  }
  return arguments;
}

Check one_of(const std::vector<std::string_view>& words) {
  return [words](const std::string& text) {
    if (std::ranges::find(words, text) != words.end()) {
      return std::string();
    }
    const WordList begun = beginning_with(text, words);
    if (begun.size() > 1) {
      return fmt::format("\"{}\" could be {}", one_line(text),
                         fmt::join(begun, ", "));
    }
    const std::string near = nearest_word(text, words);
    return near.empty() ? fmt::format("\"{}\" is not one of {}", one_line(text),
                                      fmt::join(words, ", "))
                        : fmt::format(
                              "\"{}\" is not known here; did you mean "
                              "\"{}\"?",
                              one_line(text), near);
  };
}

Check is_filled() {
  return [](const std::string& text) {
    return std::string(text.empty() ? "nothing was given" : "");
  };
}

Check is_schedule() {
  return [](const std::string& text) {
    return Schedule::parse(text)
               ? std::string()
               : fmt::format("\"{}\" is not a schedule\n{}", one_line(text),
                             schedule_forms());
  };
}

std::string plain_number(const std::string& text, int low, int high) {
  if (low == 0 && high == 100 && text.ends_with('%')) {
    return text.substr(0, text.size() - 1);
  }
  const auto minutes =
      high == most_minutes ? understand_minutes(text) : std::nullopt;
  return minutes ? std::to_string(*minutes) : text;
}

Check whole_number(int low, int high) {
  return [low, high](const std::string& text) {
    return is_whole_number(plain_number(text, low, high), low, high)
               ? std::string()
               : fmt::format("takes a whole number from {} to {}, not \"{}\"",
                             low, high, one_line(text));
  };
}

const Argument& Argument::check(const Check& check) const {
  option_->check(CLI::Validator(
      [check](const std::string& text) { return check(text); }, ""));
  return *this;
}

const Argument& Argument::excludes(const Argument& other) const {
  option_->excludes(other.option_);
  return *this;
}

const Argument& Argument::required() const {
  option_->required();
  return *this;
}

const Argument& Argument::one_of(
    const std::vector<std::string_view>& words) const {
  option_->transform(
      [words](const std::string& text) { return completed(text, words); });
  return check(cli::one_of(words)).suggests(words);
}

const Argument& Argument::suggests(
    const std::vector<std::string_view>& words) const {
  if (suggestions_ != nullptr) {
    (*suggestions_)[option_] = words;
  }
  return *this;
}

Argument Arguments::made(CLI::Option* option) const {
  option->transform(typed_value);
  return {*option, suggestions_};
}

Argument Arguments::flag(const std::string& names, bool& given,
                         const std::string& meaning) const {
  return made(app_->add_flag(names, given, meaning));
}

Argument Arguments::flag(const std::string& names,
                         const std::function<void()>& given,
                         const std::string& meaning) const {
  return made(app_->add_flag_callback(names, given, meaning));
}

Argument Arguments::option(const std::string& names, std::string& text,
                           const std::string& value,
                           const std::string& meaning) const {
  return made(app_->add_option(names, text, meaning)->type_name(value));
}

Argument Arguments::option(const std::string& names,
                           std::optional<std::string>& text,
                           const std::string& value,
                           const std::string& meaning) const {
  return made(app_->add_option(names, text, meaning)->type_name(value));
}

Argument Arguments::option(const std::string& names,
                           const std::function<void(const std::string&)>& take,
                           const std::string& value,
                           const std::string& meaning) const {
  CLI::Option& option = *app_->add_option(names, meaning);
  option.type_name(value)->each(take);
  return made(&option);
}

Argument Arguments::option(const std::string& names, std::optional<int>& number,
                           int low, int high,
                           const std::string& meaning) const {
  CLI::Option& option = *app_->add_option(names, number, meaning);
  option.type_name("NUMBER")->transform([low, high](const std::string& text) {
    return plain_number(text, low, high);
  });
  return made(&option).check(whole_number(low, high));
}

Argument Arguments::option(const std::string& names,
                           std::vector<std::string>& texts,
                           const std::string& value,
                           const std::string& meaning) const {
  CLI::Option& option = *app_->add_option(names, texts, meaning);
  option.type_name(value)->allow_extra_args(false);
  return made(&option);
}

Argument Arguments::positional(const std::string& name, std::string& text,
                               const std::string& meaning) const {
  return made(app_->add_option(name, text, meaning)->type_name(""));
}

Argument Arguments::words(const std::string& name,
                          std::vector<std::string>& words,
                          const std::string& meaning) const {
  return made(app_->add_option(name, words, meaning)->type_name(""));
}

}  // namespace hw::cli
