// What could be typed next: for the completions of shells.
//
// Completing looks only at names and at no entry, so it is quick in a journal
// of any age.
#pragma once

#include <string>
#include <vector>

#include "args/arguments.hpp"
#include "commands.hpp"
#include "context.hpp"

namespace hw::cli {

// A command line that is still being typed.
struct CompletionContext {
  const Command* command = nullptr;  // none: it is not named yet
  std::vector<Declared> arguments;   // what can be given; of the program, too
  std::vector<std::string> words;    // given so far, without options
  std::string journal;               // what --journal was given

  // The word at the cursor: the value of an option, or any other.
  std::optional<Declared> option;
  std::string before;       // "--share=" of "--share=su"
  std::string current;      // what is typed of it, after `before`
  bool takes_flags = true;  // false after "--"
};

// `line` up to the cursor, from the name of the program on. Nothing is checked:
// what would not be understood is passed over.
CompletionContext read_typed_line(std::string_view line);

struct Candidate {
  std::string word;
  std::string meaning;  // one line, or empty
};

// Stand for all files and all folders: those a shell knows best.
inline constexpr auto any_file = ":files";
inline constexpr auto any_folder = ":folders";

// The words that could stand at the cursor of `line` and begin as what is
// typed, ignoring case. Of assignments, those that are not over; others when
// none of these begins like that. Throws Error when the journal cannot be read.
std::vector<Candidate> complete(const CompletionContext& line,
                                const Context& context);

}  // namespace hw::cli
