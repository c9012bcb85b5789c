// A command line that is still being typed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "args/arguments.hpp"
#include "commands.hpp"

namespace hw::cli {

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

}  // namespace hw::cli
