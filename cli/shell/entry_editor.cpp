#include "shell/entry_editor.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "hw/blocks.hpp"
#include "hw/edit.hpp"
#include "hw/read.hpp"
#include "hw/text.hpp"
#include "hw/transaction.hpp"

#include "dialog/dialog.hpp"
#include "entry_lookup.hpp"
#include "output.hpp"
#include "phrases.hpp"
#include "remedies.hpp"
#include "shell/editor.hpp"

namespace hw::cli {
namespace {

// The line of the [[log]] block `index` in `text`.
int line_of_entry(std::string_view text, std::size_t index) {
  for (const Block& block : split_blocks(text)) {
    if (block.name == "log" && index-- == 0) {
      return block.line;
    }
  }
  return 1;
}

// Whether `text` is one [[log]] block and nothing else.
bool is_one_entry(std::string_view text) {
  const std::vector<Block> blocks = split_blocks(text);
  return blocks.size() == 2 && is_all_blank(blocks[0].text) &&
         blocks[1].name == "log" && !blocks[1].is_table;
}

// What keeps `block` from being the entry `index` of `file`, with its lines.
std::vector<Problem> problems_of_entry(const AssignmentFile& file,
                                       std::size_t index,
                                       const std::string& block,
                                       const std::string& name) {
  if (!is_one_entry(block)) {
    return {{.file = name,
             .message = "this is one entry: it begins with [[log]], and no "
                        "other block follows"}};
  }
  const std::string& text = file.source.text;
  std::vector<Problem> problems =
      read_assignment(file.path, replace_block(text, "log", index, block))
          .problems;
  const int first = line_of_entry(text, index);
  for (Problem& problem : problems) {
    problem.file = name;
    problem.line = std::max(1, problem.line - first + 1);
  }
  return problems;
}

// The block as it was left, once it can be read.
std::string edited_block(const AssignmentFile& file, std::size_t index,
                         const std::string& before, const EditorFile& edited,
                         const Context& context) {
  while (true) {
    run_editor(context, edited);
    std::string block = edited.text().value_or(before);
    const auto problems =
        block == before ? std::vector<Problem>()
                        : problems_of_entry(file, index, block, edited.path());
    if (problems.empty()) {
      return block;
    }
    print_problems(context, problems);
    if (!context.can_ask ||
        !ask_whether("Go on editing? [Y/n]", true, context)) {
      throw Error("the entry stays as it was");
    }
  }
}

}  // namespace

ExitStatus edit_entry(const AssignmentFile& file, const Entry& entry,
                      Context& context) {
  const std::size_t index = entry.block.value;
  const std::string before = copy_block(file.source.text, "log", index);
  const std::string address = address_of(file.read.value, entry);
  EditorFile edited(context, "entry.toml");
  edited.write(before);
  try {
    const std::string block =
        edited_block(file, index, before, edited, context);
    Transaction transaction(context.storage);
    if (block != before) {
      transaction.replace_block(
          file.path, "log", transaction.find_entry(file, entry.block), block);
    }
    transaction.commit(fmt::format("amend {} for {}", file.read.value.id,
                                   in_words(entry.at, context)));
    edited.discard_copies();
    edited.discard();
    say(context, block == before ? "Nothing was changed."
                                 : fmt::format("Amended {}.", address));
    return exit_ok;
  } catch (const Error& error) {
    if (edited.text() == before) {
      edited.discard();
      throw;
    }
    const std::string hint = hint_of(error);
    throw with_hint(
        error, fmt::format("{}{}What you wrote is kept in {}", hint,
                           hint.empty() ? "" : "\n", shown(edited.place())));
  }
}

}  // namespace hw::cli
