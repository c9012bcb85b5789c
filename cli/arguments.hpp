// The arguments that a command takes, and what is checked of each.
//
// The parser behind them stays in arguments.cpp: it is slow to compile, and
// commands need little of it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace hw::cli {

// What is wrong with a text as a value; empty if nothing.
using Check = std::function<std::string(const std::string&)>;

Check one_of(const std::vector<std::string_view>& words);
Check is_filled();
Check is_schedule();
Check whole_number(int low, int high);  // both included

// One argument that was declared. Points to what Arguments owns.
class Argument {
 public:
  explicit Argument(CLI::Option& option) : option_(&option) {}

  // Refuses values that `check` finds something wrong with.
  const Argument& check(const Check& check) const;
  // Refuses to stand beside `other`.
  const Argument& excludes(const Argument& other) const;
  const Argument& required() const;

 private:
  CLI::Option* option_;
};

// Declares arguments. What is given on the command line arrives in the
// variables when it is read, so they have to live until then; what is not given
// leaves them alone. `names` is "--at" or "-m,--minutes"; `value` is what the
// help calls a value; `meaning` is one line of help without a period.
class Arguments {
 public:
  explicit Arguments(CLI::App& app) : app_(&app) {}

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

  // A word without a name, by its place.
  Argument positional(const std::string& name, std::string& text,
                      const std::string& meaning) const;
  // All the words that are left, each as it was typed.
  Argument words(const std::string& name, std::vector<std::string>& words,
                 const std::string& meaning) const;

 private:
  CLI::App* app_;
};

}  // namespace hw::cli
