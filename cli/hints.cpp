#include "hints.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "hw/text.hpp"

#include "args/options.hpp"

namespace hw::cli {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array<Pair, 5> other_names{{{"sos", "support"},
                                           {"crisis", "support"},
                                           {"help-me", "support"},
                                           {"correct", "amend"},
                                           {"drop", "let-go"}}};

constexpr std::string_view to_delete =
    "An entry: hw remove NAME ENTRY\nTo stop an assignment: hw let-go NAME";

constexpr std::array<Pair, 27> first_tries{{
    {"delete", to_delete},
    {"rm", to_delete},
    {"search", "Use: hw find WORDS"},
    {"grep", "Use: hw find WORDS"},
    {"rename", "Use: hw change NAME --title \"New title\""},
    {"cancel", "Use: hw session cancelled"},
    {"skip", "Use: hw log NAME --not-this-time"},
    {"snooze", "Use: hw pause NAME --until tomorrow"},
    {"print", "Use: hw report -o page.html"},
    {"note", "Use: hw log NAME \"...\"\nFor the session: hw agenda \"...\""},
    {"goal", "Use: hw change NAME --goal \"...\""},
    {"new", "Use: hw add"},
    {"create", "Use: hw add"},
    {"done", "Use: hw log NAME"},
    {"did", "Use: hw log NAME"},
    {"start", "Use: hw resume NAME"},
    {"continue", "Use: hw resume NAME"},
    {"stop", "Use: hw let-go NAME"},
    {"next", "Use: hw session next fri 15:00"},
    {"plan", "Use: hw log NAME --before"},
    {"settings", "Use: hw edit settings"},
    {"config", "Use: hw edit settings"},
    {"stats", "Use: hw progress"},
    {"streak", "Use: hw list"},
    {"history", "Use: hw show NAME --all"},
    {"status", "Use: hw today"},
    {"backup", "Use: hw sync"},
}};

// What `key` is in `pairs`; empty where it is not.
template <std::size_t size>
std::string_view find_in(const std::array<Pair, size>& pairs,
                         std::string_view key) {
  const auto found = std::ranges::find(pairs, key, &Pair::first);
  return found == pairs.end() ? std::string_view() : found->second;
}

// A word of a command line, as it is typed.
std::string as_typed(const std::string& word) {
  const std::string line = one_line(word);
  return line.find(' ') == std::string::npos ? line
                                             : fmt::format("\"{}\"", line);
}

// "hw pause bus --until sunday" for "pause bus until sunday".
std::string with_options(const std::vector<std::string>& words) {
  std::string line = "hw";
  std::string value;
  const auto put_value = [&line, &value] {
    line += value.empty() ? "" : " " + as_typed(value);
    value.clear();
  };
  bool has_option = false;
  for (const std::string& word : words) {
    if (word == "until" || word == "from" || word == "since") {
      put_value();
      line += " --" + word;
      has_option = true;
    } else if (has_option) {
      value += (value.empty() ? "" : " ") + word;
    } else {
      line += " " + as_typed(word);
    }
  }
  put_value();
  return has_option ? line : "";
}

// "hw log sleep --set bed=23:15" for "log sleep --bed 23:15"; empty where there
// is no value.
std::string with_answer(const std::vector<std::string>& words,
                        const std::string& unexpected) {
  const auto option = std::ranges::find(words, unexpected);
  const auto command = std::ranges::find(words, "log");
  if (option == words.end() || !unexpected.starts_with("--")) {
    return "";
  }
  const std::string name =
      command + 1 < option && !(command + 1)->starts_with('-') ? command[1]
                                                               : "NAME";
  std::string answer = unexpected.substr(2);
  if (answer.find('=') == std::string::npos) {
    if (option + 1 == words.end() || option[1].starts_with('-')) {
      return "";
    }
    answer += "=" + option[1];
  }
  return fmt::format("If it asks \"{}\": hw log {} --set {}",
                     one_line(answer.substr(0, answer.find('='))),
                     as_typed(name), as_typed(answer));
}

bool is_page(const std::string& name) {
  const std::string small = lower_case(name);
  return std::ranges::any_of(
      std::array{".md", ".html", ".htm", ".json", ".pdf"},
      [&small](const char* end) { return small.ends_with(end); });
}

bool is_list_of_numbers(const std::string& word) {
  return !word.empty() &&
         word.find_first_not_of("0123456789,") == std::string::npos;
}

}  // namespace

std::string command_for(const std::string& word) {
  const std::string_view command = find_in(other_names, word);
  return command.empty() ? word : std::string(command);
}

std::string instead_of(std::string_view word) {
  return std::string(find_in(first_tries, word));
}

std::string likely_meaning(std::string_view command,
                           const std::vector<std::string>& words,
                           const std::string& unexpected) {
  if (command == "report" && is_page(unexpected)) {
    return fmt::format("To write a file: hw report -o {}",
                       as_typed(unexpected));
  }
  if (command == "pause") {
    const std::string line = with_options(words);
    return line.empty() ? "" : "Use: " + line;
  }
  return command == "log" ? with_answer(words, unexpected) : "";
}

void check_meaning(const std::vector<std::string>& words) {
  constexpr std::array<Pair, 5> options{{{"done", "--talked"},
                                         {"talked", "--talked"},
                                         {"tick", "--talked"},
                                         {"remove", "--remove"},
                                         {"delete", "--remove"}}};
  if (words.size() < 3) {
    return;
  }
  const std::string& verb = words[words.size() - 2];
  const std::string& number = words.back();
  const std::string_view option = find_in(options, verb);
  if (words[words.size() - 3] == "agenda" && !option.empty() &&
      is_list_of_numbers(number)) {
    throw UsageError(
        fmt::format("\"{} {}\" would be a new line on the agenda", verb,
                    number),
        fmt::format("If a line of it is meant: hw agenda {} {}\nTo add these "
                    "words: hw agenda -- {} {}",
                    option, number, verb, number));
  }
}

}  // namespace hw::cli
