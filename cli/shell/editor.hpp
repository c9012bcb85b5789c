// Words that a person writes in the editor of their choice.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "hw/error.hpp"

#include "context.hpp"

namespace hw::cli {

// A file for an editor, in the folder ".hw/edit" of the journal. It stays there
// until discard(): nothing that was written is thrown away because something
// else went wrong.
class EditorFile {
 public:
  // `name` ends as editors know texts of its kind: "assignments/walk.toml".
  // Nothing is made yet.
  EditorFile(Context& context, const std::string& name);

  std::string path() const { return path_; }  // below the journal's folder
  std::string place() const;                  // from the root of the disk

  std::optional<std::string> text() const;  // nothing: it is not there
  void write(std::string_view text);
  void discard();
  // Removes what an editor that ended well left beside it, with the same words:
  // backups, swap files. Where that cannot be, hw check names them.
  void discard_copies();

 private:
  DiskStorage* storage_;
  std::string path_;
};

// Opens `file` in the editor that the environment names, else in the first that
// is installed, and waits for its end. Throws Error when there is none, and
// when it says by its status, or is ended by a signal, that it did not go well.
void run_editor(const Context& context, const EditorFile& file);

// Gives `save` a note written in the editor, which begins with `start` and a
// remark on what it is for; without that remark and without blank lines around
// it. When nothing is left, says instead that nothing was changed. What was
// written stays on the disk until it is saved: when the editor does not end
// well, or `save` throws Error, the Error says where it is, and that `command`
// takes it from its input.
void edit_note(Context& context, const std::string& start,
               const std::string& command,
               const std::function<void(const std::string&)>& save);

}  // namespace hw::cli
