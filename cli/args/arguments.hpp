// The arguments that a command takes, and what is checked of each.
//
// The parser behind them stays in args/arguments.cpp: it is slow to compile,
// and commands need little of it.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hw/assignment.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace hw::cli {

// `words` of a command line, without the program, as the parser behind
// Arguments is to be given them: it would take a text in brackets for a list.
std::vector<std::string> guarded(std::vector<std::string> words);

// A word that the parser did not know what to do with, for a message.
std::string without_guards(std::string word);

// What is wrong with a text as a value, and, after a line break, how to go on;
// empty if nothing.
using Check = std::function<std::string(const std::string&)>;

// An argument as it was declared.
struct Declared {
  std::vector<std::string> flags;  // "--minutes", "-m"; none: a positional
  std::string value;    // what the help calls its value; empty: a flag alone
  std::string meaning;  // its line of help
  std::vector<std::string_view> suggestions;  // see Argument::suggests()
};

// What Argument::suggests() said, for completions.
using Suggestions = std::map<const CLI::Option*, std::vector<std::string_view>>;

// What `app` takes, in the order of the help.
std::vector<Declared> declared(const CLI::App& app,
                               const Suggestions& suggestions);

// One of `words`, in full.
Check one_of(const std::vector<std::string_view>& words);
Check is_filled();
Check is_schedule();
// From `low` to `high`, both included, as plain_number() writes it.
Check whole_number(int low, int high);

// More than a life has: what goes up to this counts minutes.
inline constexpr int most_minutes = 1'000'000;

// "40" for 40% where a hundred is the most; "80" for 1h20 where minutes are
// counted; any other text as it is.
std::string plain_number(const std::string& text, int low, int high);

// One argument that was declared. Points to what Arguments owns.
class Argument {
 public:
  Argument(CLI::Option& option, Suggestions* suggestions)
      : option_(&option), suggestions_(suggestions) {}

  // Refuses values that `check` finds something wrong with.
  const Argument& check(const Check& check) const;
  // Refuses to stand beside `other`.
  const Argument& excludes(const Argument& other) const;
  const Argument& required() const;
  // Refuses all but these words, of which a beginning will do that no other
  // has, and offers them to completions.
  const Argument& one_of(const std::vector<std::string_view>& words) const;
  // Offers these to completions of what is typed. One in
  // capitals stands for what args/completion.hpp knows of that kind: "STEP".
  // One of several words says what can follow: "show TEMPLATE". Without any,
  // what the help calls the value is offered in the same way: "FILE". The words
  // have to live as long as the program.
  const Argument& suggests(const std::vector<std::string_view>& words) const;

 private:
  CLI::Option* option_;
  Suggestions* suggestions_;
};

// Declares arguments. What is given on the command line arrives in the
// variables when it is read, so they have to live until then; what is not given
// leaves them alone. `names` is "--at" or "-m,--minutes"; `value` is what the
// help calls a value; `meaning` is one line of help without a period. What is
// suggested is written to `suggestions`, for completions.
class Arguments {
 public:
  explicit Arguments(CLI::App& app, Suggestions* suggestions = nullptr)
      : app_(&app), suggestions_(suggestions) {}

  Argument flag(const std::string& names, bool& given,
                const std::string& meaning) const;
  Argument flag(const std::string& names, const std::function<void()>& given,
                const std::string& meaning) const;

  Argument option(const std::string& names, std::string& text,
                  const std::string& value, const std::string& meaning) const;
  Argument option(const std::string& names, std::optional<std::string>& text,
                  const std::string& value, const std::string& meaning) const;
  // Hands each value to `take`.
  Argument option(const std::string& names,
                  const std::function<void(const std::string&)>& take,
                  const std::string& value, const std::string& meaning) const;
  // Comes with a check for whole numbers from `low` to `high`.
  Argument option(const std::string& names, std::optional<int>& number, int low,
                  int high, const std::string& meaning) const;
  // Can be repeated; the meaning should say so.
  Argument option(const std::string& names, std::vector<std::string>& texts,
                  const std::string& value, const std::string& meaning) const;
  // One of the words of the file format.
  template <typename Word>
  Argument option(const std::string& names, std::optional<Word>& word,
                  const std::string& value, const std::string& meaning) const {
    const auto take = [&word](const std::string& text) {
      word = parse_word<Word>(text);
    };
    return option(names, take, value, meaning).one_of(all_words<Word>());
  }

  // A word without a name, by its place.
  Argument positional(const std::string& name, std::string& text,
                      const std::string& meaning) const;
  // All the words that are left, each as it was typed.
  Argument words(const std::string& name, std::vector<std::string>& words,
                 const std::string& meaning) const;

 private:
  Argument made(CLI::Option* option) const;

  CLI::App* app_;
  Suggestions* suggestions_;
};

}  // namespace hw::cli
