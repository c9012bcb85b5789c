#include "hw/check.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "hw/assignment.hpp"
#include "hw/journal.hpp"
#include "hw/text.hpp"

#include "atomic_write.hpp"
#include "characters.hpp"
#include "conflict_copies.hpp"
#include "file_problems.hpp"
#include "journal_paths.hpp"
#include "lint.hpp"

namespace hw {
namespace {

// "walk" of "assignments/walk.toml".
std::string name_of(const std::string& path) {
  return std::filesystem::path(path).stem().string();
}

class JournalCheck {
 public:
  JournalCheck(const Storage& storage, const Moment& now)
      : storage_(storage),
        settings_(load_settings(storage)),
        today_{practice_day(now, settings_.value.day_starts),
               settings_.value.day_starts} {}

  std::vector<Problem> check() {
    check_format();
    check_file(settings_path);
    check_file(sessions_path);
    check_assignments();
    check_folder(templates_folder, files_in(templates_folder));
    for (const char* const folder : {".hw", ".hw/edit"}) {
      files_in(folder);  // tells why it cannot be listed
    }
    const std::vector<StoredItem> items = storage_.inventory();
    for (const StoredItem& item : items) {
      check_item(item);
      check_edited(item, items);
    }
    std::ranges::sort(problems_);
    return std::move(problems_);
  }

 private:
  bool is_newer() const { return settings_.value.format > known_format; }

  void note(const std::string& path, std::string message,
            Remedy remedy = Remedy::none) {
    problems_.push_back(
        {.file = path, .message = std::move(message), .remedy = remedy});
  }

  void take(const std::vector<Problem>& problems) {
    problems_.insert(problems_.end(), problems.begin(), problems.end());
  }

  void check_format() {
    if (is_newer()) {
      note(
          settings_path,
          fmt::format("the journal has format {}, and this version of hw knows "
                      "format {}: it reads what it understands, and changes "
                      "nothing",
                      settings_.value.format, known_format));
    }
  }

  void check_file(const std::string& path) {
    try {
      if (const std::optional<FileText> file = storage_.read(path)) {
        take(problems_in(path, file->text));
        take(is_newer() ? std::vector<Problem>()
                        : lint(path, file->text, today_, asked_));
      }
    } catch (const Error& error) {
      take({unreadable(path, error)});
    }
  }

  std::vector<std::string> files_in(const std::string& folder) {
    try {
      return storage_.list(folder);
    } catch (const Error& error) {
      take({unreadable(folder, error)});
      return {};
    }
  }

  void check_assignments() {
    AssignmentNames names;
    try {
      names = assignment_names(storage_);
      for (const PassedOver& file : passed_over(storage_, names)) {
        note_passed_over(file);
      }
    } catch (const Error& error) {
      take({unreadable(assignments_folder, error)});
    }
    for (const std::string& id : names.ids) {
      if (const auto original = likely_original(storage_, id, names.ids)) {
        note(assignment_path(id),
             fmt::format("this says the same as {0}.toml, with entries that "
                         "are in both; if a synchronization program made it, "
                         "copy what you want of it to {0}.toml, then remove "
                         "it; if not, give it another title",
                         *original));
      }
    }
    for (std::string& id : names.ids) {
      note_questions(assignment_path(id));
      id += extension;
    }
    check_folder(assignments_folder, names.ids);
  }

  // An entry that was moved keeps its answers.
  void note_questions(const std::string& path) {
    try {
      const auto file = storage_.read(path);
      const std::string text = file ? file->text : "";
      for (const Question& question :
           read_assignment(path, text).value.questions) {
        asked_.insert(question.key);
      }
    } catch (const Error&) {
      // As check_file() tells.
    }
  }

  void note_passed_over(const PassedOver& file) {
    if (file.original.empty()) {
      const std::string id = id_from_title(name_of(file.path));
      note(file.path, fmt::format("this name cannot be an id, so the file is "
                                  "passed over; remove it, or rename it{}",
                                  id.empty() ? "" : ", as " + id + ".toml"));
      return;
    }
    note(file.path,
         fmt::format("this is a version of {} ({}), which a synchronization "
                     "program may have left; put them together",
                     file.original, comparison(storage_, file)),
         Remedy::fix);
  }

  void check_folder(const std::string& folder,
                    const std::vector<std::string>& files) {
    std::map<std::string, std::string> names;  // by folded_name()
    for (const std::string& file : files) {
      const std::string path = fmt::format("{}/{}", folder, file);
      const std::string name = name_of(file);
      if (!is_valid_id(name)) {
        note_passed_over({path, ""});
        continue;
      }
      const auto [other, is_new] = names.emplace(folded_name(name), name);
      if (!is_new) {
        note_likeness(path, name, other->second);
      }
      check_file(path);
    }
  }

  void note_likeness(const std::string& path, const std::string& name,
                     const std::string& other) {
    const bool is_case = lower_case(name) == lower_case(other);
    note(path,
         fmt::format("some computers cannot tell this id from \"{}\": the "
                     "two differ {}",
                     other,
                     is_case ? "only in upper and lower case"
                             : "only in how their letters are encoded"));
  }

  void check_item(const StoredItem& item) {
    if (item.path == write_ahead_path) {
      note(item.path, "a change was stopped halfway; take back what it did",
           Remedy::fix);
    }
    if (item.is_left_over) {
      note(item.path,
           "a change that was stopped halfway left this file; remove it",
           Remedy::fix);
      return;
    }
    const std::size_t end = item.path.find(".toml.conflict");
    if (end != std::string::npos && !item.path.starts_with(".hw/")) {
      note(item.path,
           fmt::format("a synchronization program may have left this version "
                       "of {}.toml; copy what you want of it there, then "
                       "remove it",
                       name_of(item.path.substr(0, end))));
    }
    check_permissions(item);
  }

  // While what is edited is there, an editor may be at work.
  void check_edited(const StoredItem& item,
                    const std::vector<StoredItem>& items) {
    const std::size_t folder = item.path.rfind('/') + 1;
    const std::string edited = edited_file(item.path.substr(folder));
    if (item.kind == StoredItem::Kind::file &&
        item.path.starts_with(".hw/edit/") && !edited.empty() &&
        !std::ranges::binary_search(items, item.path.substr(0, folder) + edited,
                                    {}, &StoredItem::path)) {
      note(item.path,
           "an editor left this, and what you wrote may be in it; look at it, "
           "then remove it");
    }
  }

  // What a link to a device or a pipe leads to is the system's.
  void check_permissions(const StoredItem& item) {
    const bool is_strange =
        item.is_link && item.kind == StoredItem::Kind::other;
    if (is_private(item) || is_strange) {
      return;
    }
    note(
        item.path,
        fmt::format("others on this computer have permissions here (mode "
                    "{:04o}); {}",
                    item.permissions,
                    item.is_link ? "take them away from what this link leads to"
                                 : "take them away"),
        item.is_link ? Remedy::none : Remedy::fix);
  }

  const Storage& storage_;
  ParseResult<Settings> settings_;
  Today today_;
  std::set<std::string> asked_;  // the keys of all questions
  std::vector<Problem> problems_;
};

}  // namespace

std::vector<Problem> check_journal(const Storage& storage, const Moment& now) {
  return JournalCheck(storage, now).check();
}

}  // namespace hw
