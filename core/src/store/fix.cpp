#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "hw/blocks.hpp"
#include "hw/check.hpp"
#include "hw/journal.hpp"
#include "hw/merge.hpp"
#include "hw/templates.hpp"
#include "hw/transaction.hpp"
#include "hw/write_all.hpp"

#include "atomic_write.hpp"
#include "conflict_copies.hpp"
#include "file_problems.hpp"
#include "two_versions.hpp"

namespace hw {
namespace {

// The paths of all files that journals are read from.
std::vector<std::string> paths_in(const Storage& storage) {
  std::vector<std::string> paths = {settings_path, sessions_path};
  for (const std::string& id : assignment_ids(storage)) {
    paths.push_back(assignment_path(id));
  }
  for (const std::string& name : own_template_names(storage)) {
    paths.push_back(template_path(name));
  }
  return paths;
}

// What `ours` and a copy of it say together. No older version of both is known,
// so that all entries of both are kept.
std::string put_together(const PassedOver& copy, std::string_view ours,
                         std::string_view theirs) {
  const Merged merged = merge("", ours, theirs);
  const bool is_decided =
      merged.conflicts == 0 && problems_in(copy.original, merged.text).empty();
  if (!is_decided) {
    throw Error(
        Problem{copy.path, 0,
                fmt::format("this is a version of {0}, and the two cannot be "
                            "put together without you; copy what you want of "
                            "it to {0}, then remove it",
                            copy.original)});
  }
  return merged.text;
}

// What `text`, which has conflict markers from `line` on, is without them.
std::string put_together(const std::string& path, std::string_view text,
                         int line) {
  std::string why = why_undecided(text);
  const std::optional<Merged> merged = resolve_conflicts(text);
  const std::vector<Problem> problems =
      why.empty() ? problems_in(path, merged->text) : std::vector<Problem>();
  if (!problems.empty()) {
    why = fmt::format(
        "the two versions that a merge left here cannot be put together: {}",
        problems.front().message);
  }
  if (!why.empty()) {
    throw Error(Problem{path, line, for_a_person(why), Remedy::edit_file});
  }
  return merged->text;
}

// Calls `fix`, which says whether it did something, with all that lies there.
template <typename Fix>
Fixed fix_items(const Storage& storage, const std::string& done, Fix fix) {
  Fixed fixed;
  for (const StoredItem& item : storage.inventory()) {
    try {
      if (fix(item)) {
        fixed.done.push_back({.file = item.path, .message = done});
      }
    } catch (const Error& error) {
      fixed.refused.push_back(error);
    }
  }
  return fixed;
}

struct FixedText {
  std::string path;
  std::string seen;
  std::string text;
};

class Fixing {
 public:
  Fixing(Storage& storage, std::string_view what)
      : storage_(storage), what_(what) {}

  Fixed fix() {
    fix_folder();
    fix_unfinished();
    fix_texts();
    try_to([&] { fix_copies(); });
    return std::move(fixed_);
  }

 private:
  void note(const std::string& path, std::string message) {
    fixed_.done.push_back({.file = path, .message = std::move(message)});
  }

  template <typename Fix>
  void try_to(Fix fix) {
    try {
      fix();
    } catch (const Error& error) {
      fixed_.refused.push_back(error);
    }
  }

  void fix_folder() {
    const auto held = storage_.lock();
    take(remove_left_over(storage_));
    take(make_private(storage_));
    std::ranges::sort(fixed_.done);
  }

  void take(const Fixed& more) {
    fixed_.done.insert(fixed_.done.end(), more.done.begin(), more.done.end());
    fixed_.refused.insert(fixed_.refused.end(), more.refused.begin(),
                          more.refused.end());
  }

  // Whoever locks the journal to change it takes back what is unfinished.
  void fix_unfinished() {
    if (storage_.read(write_ahead_path)) {
      try_to([&] {
        const auto held = lock_to_change(storage_);
        note(write_ahead_path, "took back a change that was stopped halfway");
      });
    }
  }

  void fix_texts() {
    std::vector<FixedText> texts;
    for (const std::string& path : paths_in(storage_)) {
      try_to([&] {
        const std::optional<FileText> file = storage_.read(path);
        const int line = file ? conflict_marker_line(file->text) : 0;
        if (line > 0) {
          texts.push_back(
              {path, file->text, put_together(path, file->text, line)});
        }
      });
    }
    if (!texts.empty()) {
      try_to([&] { write(texts); });
    }
  }

  void write(const std::vector<FixedText>& texts) {
    Transaction transaction(storage_);
    for (const FixedText& fixed : texts) {
      transaction.fix(fixed.path, fixed.seen, fixed.text);
    }
    transaction.commit(what_);
    for (const FixedText& fixed : texts) {
      note(fixed.path, "put the two versions together that a merge had left");
    }
  }

  void fix_copies() {
    std::vector<PassedOver> copies =
        passed_over(storage_, assignment_names(storage_));
    std::erase_if(copies,
                  [](const PassedOver& copy) { return copy.original.empty(); });
    for (const PassedOver& copy : copies) {
      try_to([&] { fix_copy(copy); });
    }
  }

  // What stops this halfway leaves the copy where it is: the next one finds
  // that the other file has all that is in it.
  void fix_copy(const PassedOver& copy) {
    Transaction transaction(storage_);
    const std::string ours = transaction.text(copy.original);
    const std::optional<FileText> theirs = storage_.read(copy.path);
    if (!theirs) {
      return;
    }
    transaction.fix(copy.original, ours,
                    put_together(copy, ours, theirs->text));
    transaction.commit(what_);
    const std::string place = keep_aside(storage_, copy.path, theirs->text);
    write_all(storage_, {rewrite(copy.path, theirs, std::nullopt)});
    note(copy.path, fmt::format("what it says is in {} now, and the copy is "
                                "kept as {}",
                                copy.original, place));
  }

  Storage& storage_;
  std::string_view what_;
  Fixed fixed_;
};

}  // namespace

Fixed remove_left_over(Storage& storage) {
  constexpr auto done =
      "removed; a change that was stopped halfway had left it";
  return fix_items(storage, done, [&](const StoredItem& item) {
    const auto file =
        item.is_left_over ? storage.read(item.path) : std::nullopt;
    if (file) {
      storage.remove(item.path, file->version);
    }
    return file.has_value();
  });
}

Fixed make_private(Storage& storage) {
  constexpr auto done = "others have no permissions here any more";
  return fix_items(storage, done, [&](const StoredItem& item) {
    const bool is_open = !is_private(item);
    if (is_open) {
      storage.make_private(item.path);
    }
    return is_open;
  });
}

Fixed fix_journal(Storage& storage, std::string_view what) {
  return Fixing(storage, what).fix();
}

}  // namespace hw
