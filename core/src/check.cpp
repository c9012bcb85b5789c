#include "hw/check.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "hw/assignment.hpp"
#include "hw/journal.hpp"
#include "hw/text.hpp"

#include "closer_look.hpp"
#include "file_problems.hpp"
#include "journal_paths.hpp"
#include "same_name.hpp"
#include "together.hpp"

namespace hw {
namespace {

// "walk" in "assignments/walk.toml" and in "walk.sync-conflict-...toml".
std::string_view leaf_of(std::string_view path) {
  path.remove_prefix(path.rfind('/') + 1);
  return path;
}

class JournalCheck {
 public:
  JournalCheck(const Storage& storage, const Moment& now)
      : storage_(storage), now_(now), settings_(load_settings(storage)) {}

  std::vector<Problem> check() {
    check_format();
    check_file(settings_path);
    check_file(sessions_path);
    check_folder(assignments_folder);
    check_folder(templates_folder);
    for (const char* const folder : {".hw", ".hw/edit"}) {
      files_in(folder);  // tells why it cannot be listed
    }
    for (const StoredItem& item : storage_.survey()) {
      check_item(item);
    }
    std::ranges::sort(problems_);
    return std::move(problems_);
  }

 private:
  bool is_newer() const { return settings_.value.format > known_format; }

  void note(const std::string& path, std::string message) {
    problems_.push_back({.file = path, .message = std::move(message)});
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
                        : look_closer(path, file->text, now_));
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

  void check_folder(const std::string& folder) {
    std::map<std::string, std::string> names;  // by folded_name()
    for (const std::string& file : files_in(folder)) {
      const std::string path = fmt::format("{}/{}", folder, file);
      const std::string name = file.substr(0, file.size() - extension.size());
      if (!is_valid_id(name)) {
        note(path, "this name cannot be an id");
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
                     is_case ? "in upper and lower case alone"
                             : "in how their letters are encoded alone"));
  }

  void check_item(const StoredItem& item) {
    if (item.path == unfinished_path) {
      note(item.path,
           "a change was stopped halfway; take back what it did with: hw check "
           "--fix");
    }
    if (item.is_left_over) {
      note(item.path,
           "a change that was stopped halfway left this file; remove it with: "
           "hw check --fix");
      return;
    }
    if (is_sync_copy(leaf_of(item.path))) {
      note(item.path,
           "a synchronization program left this version of a file; copy what "
           "you want of it to the other one, then remove it");
    }
    check_permissions(item);
  }

  void check_permissions(const StoredItem& item) {
    if (is_private(item)) {
      return;
    }
    note(
        item.path,
        fmt::format("others on this computer have permissions here (mode "
                    "{:04o}); {}",
                    item.permissions,
                    item.is_link ? "take them away from what this link leads to"
                                 : "take them away with: hw check --fix"));
  }

  const Storage& storage_;
  const Moment& now_;
  Read<Settings> settings_;
  std::vector<Problem> problems_;
};

}  // namespace

std::vector<Problem> check_journal(const Storage& storage, const Moment& now) {
  return JournalCheck(storage, now).check();
}

}  // namespace hw
