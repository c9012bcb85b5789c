#include "shell/editor.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <sys/wait.h>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "hw/journal.hpp"
#include "hw/text.hpp"
#include "hw/transaction.hpp"

#include "assignment_lookup.hpp"
#include "gather_context.hpp"
#include "output.hpp"
#include "remedies.hpp"
#include "shell/process.hpp"
#include "shell/shell_split.hpp"

namespace hw::cli {
namespace {

namespace fs = std::filesystem;

// Debian's choice for this person or this computer, then what is common.
pid_t start_some_editor(const std::string& place) {
  for (const char* const name : {"sensible-editor", "editor", "nano", "vi"}) {
    if (const std::optional<pid_t> process = start_program({name, place})) {
      return *process;
    }
  }
  throw Error("no editor is installed here",
              "Name one in the environment: EDITOR=nano");
}

std::vector<std::string> split_command(const std::string& command) {
  ShellWords split = split_words(command);
  if (split.is_open) {
    throw Error(fmt::format("a quote is left open in \"{}\"", command),
                "It is named as the editor by $VISUAL, else by $EDITOR.");
  }
  return std::move(split.words);
}

pid_t start_editor(const Context& context, const std::string& place) {
  std::vector<std::string> words = split_command(context.editor);
  if (words.empty()) {
    return start_some_editor(place);
  }
  words.front() = to_path(words.front(), context.home).string();
  words.push_back(place);
  const std::optional<pid_t> process = start_program(words);
  if (!process) {
    throw Error(fmt::format("there is no editor \"{}\"", words.front()),
                "It is named by $VISUAL, else by $EDITOR.");
  }
  return *process;
}

void check_ending(int status) {
  if (WIFSIGNALED(status)) {
    throw Error(
        fmt::format("the editor was ended by signal {}", WTERMSIG(status)));
  }
  if (WEXITSTATUS(status) != 0) {
    throw Error(
        fmt::format("the editor ended with status {}", WEXITSTATUS(status)));
  }
}

// What an editor shows below a note. These lines are taken out again, and no
// others that begin with "#": a note may have some of its own.
constexpr std::array<std::string_view, 2> note_remark = {
    "# Write your note above, save it and leave the editor.",
    "# These two lines are taken out. When nothing else is there, nothing is "
    "changed."};

std::string note_to_edit(const std::string& start) {
  return fmt::format("{}\n\n{}\n{}\n", start, note_remark[0], note_remark[1]);
}

bool is_remark(std::string_view line) {
  return std::ranges::find(note_remark, without_blank_end(line)) !=
         note_remark.end();
}

std::string note_in(std::string_view text) {
  std::string note;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line =
        text.substr(0, end == std::string_view::npos ? end : end + 1);
    text.remove_prefix(line.size());
    if (!is_remark(line) && (!note.empty() || !one_line(line).empty())) {
      note += line;
    }
  }
  return std::string(without_blank_end(note));
}

// A name that no other note has at this time.
EditorFile make_note(Context& context, const std::string& text) {
  // Nobody writes a note for a journal that takes none.
  const Transaction held(context.storage);
  EditorFile file(context, "note.txt");
  for (int number = 2; file.text(); ++number) {
    file = EditorFile(context, fmt::format("note-{}.txt", number));
  }
  file.write(text);
  return file;
}

std::string read_note(const EditorFile& file) {
  std::string note = note_in(with_line_feeds(file.text().value_or("")));
  if (!is_utf8(note)) {
    throw Error("the note is not UTF-8 text");
  }
  check_length(note, "the note");
  return note;
}

// Takes out the remark, so that all of the file can be logged. On a disk that
// refuses everything, the note stays as the editor left it.
void try_to_write(EditorFile& file, const std::string& note) {
  try {
    file.write(note);
  } catch (const Error&) {
    // The Error that is on its way already says what the disk refuses.
  }
}

// `error`, with what became of a note that begins as `start`.
Error with_note(const Error& error, EditorFile& file, const std::string& start,
                const std::string& command) {
  const std::string note = note_in(file.text().value_or(""));
  std::string hint = hint_of(error);
  hint += hint.empty() ? "" : "\n";
  if (note.empty() || note == note_in(start)) {
    file.discard();
    return with_hint(error, hint + "Nothing was changed.");
  }
  try_to_write(file, note + "\n");
  return with_hint(
      error,
      fmt::format("{}Nothing was changed. What you wrote is kept in "
                  "{}\nTo save it: {} <{}",
                  hint, shown(file.place()), command, shown(file.place())));
}

}  // namespace

EditorFile::EditorFile(Context& context, const std::string& name)
    : storage_(&context.storage), path_(".hw/edit/" + name) {}

std::string EditorFile::place() const {
  std::error_code error;
  const fs::path absolute = fs::absolute(storage_->root() / path_, error);
  return (error ? storage_->root() / path_ : absolute).string();
}

std::optional<std::string> EditorFile::text() const {
  const std::optional<FileText> file = storage_->read(path_);
  return file ? std::optional(file->text) : std::nullopt;
}

void EditorFile::write(std::string_view text) {
  const std::optional<FileText> file = storage_->read(path_);
  storage_->replace(path_, text, file ? file->version : FileVersion{});
}

void EditorFile::discard() {
  if (const std::optional<FileText> file = storage_->read(path_)) {
    storage_->remove(path_, file->version);
  }
}

void EditorFile::discard_copies() {
  const std::size_t folder = path_.rfind('/') + 1;
  for (const StoredItem& item : storage_->inventory()) {
    if (item.path.starts_with(path_.substr(0, folder)) &&
        edited_file(item.path.substr(folder)) == path_.substr(folder)) {
      try {
        storage_->remove(item.path, storage_->version(item.path));
      } catch (const Error&) {
        // As promised.
      }
    }
  }
}

void run_editor(const Context& context, const EditorFile& file) {
  std::fflush(stdout);  // what was said so far comes before what it shows
  const SignalGuard guard;
  check_ending(wait_for(start_editor(context, file.place())));
}

void edit_note(Context& context, const std::string& start,
               const std::string& command,
               const std::function<void(const std::string&)>& save) {
  EditorFile file = make_note(context, note_to_edit(start));
  std::string note;
  try {
    run_editor(context, file);
    note = read_note(file);
    if (!note.empty()) {
      save(note);
      file.discard_copies();
    }
  } catch (const Error& error) {
    throw with_note(error, file, start, command);
  }
  file.discard();
  if (note.empty()) {
    say(context, "No note was written, so nothing was changed.");
  }
}

}  // namespace hw::cli
