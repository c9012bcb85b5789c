#include "entry_lookup.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/entry_address.hpp"
#include "hw/text.hpp"
#include "hw/wording.hpp"

#include "args/options.hpp"
#include "assignment_lookup.hpp"
#include "dialog/dialog.hpp"
#include "phrases.hpp"

namespace hw::cli {
namespace {

using EntryList = std::vector<const Entry*>;

Error none_is_named(const Assignment& assignment, const std::string& text,
                    const Context& context) {
  const EntryList latest = entries_named(assignment, "1", context.clock);
  return Error(
      assignment.entries.empty()
          ? fmt::format("{} has no entries yet", assignment.id)
          : fmt::format("\"{}\" names no entry of {}", text, assignment.id),
      latest.empty()
          ? fmt::format("See what there is: hw show {}", assignment.id)
          : fmt::format("An entry has a number, counted back from the latest, "
                        "which is 1, and is named by its day or time as well. "
                        "See them: hw show {} --all",
                        assignment.id));
}

// As one would type it: by its number; a plan, of which there may be several,
// by its time.
std::string typed_entry(const Assignment& assignment, const Entry& entry) {
  const auto number = entry_number(assignment, entry);
  return number ? fmt::to_string(*number)
                : fmt::format("\"{}\"", to_string(entry.at));
}

const Entry& choose_entry(const Assignment& assignment,
                          const EntryList& entries, const std::string& text,
                          std::string_view command, const Context& context) {
  std::vector<std::string> names;
  std::vector<std::string> commands;
  for (const Entry* const entry : entries) {
    names.push_back(described(*entry, context));
    commands.push_back(fmt::format("hw {} {} {}  ({})", command, assignment.id,
                                   typed_entry(assignment, *entry),
                                   names.back()));
  }
  if (context.can_ask) {
    return *entries[ask_which("Which one? Its number.", names,
                              "Nothing was changed.", context)];
  }
  throw UsageError(
      fmt::format("\"{}\" names several entries of {}; please name one", text,
                  assignment.id),
      fmt::format("{}", fmt::join(commands, "\n")));
}

}  // namespace

AssignmentFile find_to_edit(const Context& context, const std::string& name) {
  AssignmentFile file = find_assignment(context.storage, name, context.today());
  require_whole(file);
  return file;
}

const Entry& find_entry(const Assignment& assignment,
                        const std::vector<std::string>& words,
                        std::string_view command, const Context& context) {
  std::string text = fmt::format("{}", fmt::join(words, " "));
  EntryList entries =
      entries_named(assignment, words.empty() ? "1" : text, context.clock);
  if (words.empty() && entries.empty()) {
    text = "plan";
    entries = entries_named(assignment, text, context.clock);
  }
  if (entries.empty()) {
    throw none_is_named(assignment, text, context);
  }
  return entries.size() == 1
             ? *entries.front()
             : choose_entry(assignment, entries, text, command, context);
}

std::string address_of(const Assignment& assignment, const Entry& entry) {
  return entry_address(assignment.id, entry_number(assignment, entry));
}

std::string described(const Entry& entry, const Context& context) {
  const std::string when = in_words(entry.at, context);
  const std::string note =
      one_line(entry.note.empty() ? entry.learned : entry.note);
  constexpr std::size_t longest = 40;
  if (note.empty()) {
    return fmt::format("{}, {}", when, hw::in_words(entry.outcome));
  }
  const std::string begun = wrap(note, longest, 0);
  const std::size_t end = begun.find('\n');
  return fmt::format("{}, \"{}{}\"", when, begun.substr(0, end),
                     end == std::string::npos ? "" : " ...");
}

std::vector<std::string> whole_in_words(const Assignment& assignment,
                                        const Entry& entry,
                                        const Context& context) {
  std::vector<std::string> lines = {fmt::format(
      "{}: {}", in_words(entry.at, context), hw::in_words(entry.outcome))};
  for (const std::string& part :
       hw::in_words(entry, index_of(assignment.questions))) {
    lines.push_back("  " + part);
  }
  return lines;
}

}  // namespace hw::cli
