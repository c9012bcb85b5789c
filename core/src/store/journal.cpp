#include "hw/journal.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <future>
#include <utility>

#include <fmt/format.h>

#include "hw/text.hpp"

#include "ascii.hpp"
#include "conflict_copies.hpp"
#include "file_problems.hpp"
#include "journal_paths.hpp"

namespace hw {
namespace {

// What `reader` makes of the file at `path`; nothing if there is none. That the
// disk does not give it out is a problem of that file like any other.
template <typename T, typename Reader>
std::optional<ParseResult<T>> read_file(const Storage& storage,
                                        const std::string& path,
                                        Reader reader) {
  try {
    std::optional<FileText> file =
        path == settings_path || path == sessions_path
            ? storage.read_again(path)
            : storage.read(path);
    if (!file) {
      return std::nullopt;
    }
    return reader(*std::move(file));
  } catch (const Error& error) {
    return ParseResult<T>{
        .value = T(), .problems = {unreadable(path, error)}, .readable = false};
  }
}

ParseResult<Settings> settings_in(const FileText& file) {
  return read_settings(settings_path, file.text);
}

ParseResult<Sessions> sessions_in(const FileText& file) {
  return read_sessions(sessions_path, file.text);
}

// Which entries are read whole, and how the others are counted.
struct Counting {
  Days whole = all_days();
  TimeOfDay day_starts = Settings().day_starts;
  Excerpt excerpt = {};  // of a file's text; none: all of it
};

std::optional<AssignmentFile> read_with_source(const Storage& storage,
                                               const std::string& path,
                                               const Counting& counting) {
  AssignmentFile file = {.path = path};
  bool matters = true;
  auto read = read_file<Assignment>(storage, path, [&](FileText source) {
    file.source = std::move(source);
    const std::string& text = file.source.text;
    const auto excerpt = counting.excerpt ? counting.excerpt(text)
                                          : std::optional<std::string>();
    matters = !counting.excerpt || excerpt;
    if (!matters) {
      return ParseResult<Assignment>();
    }
    auto result = read_assignment(path, excerpt.value_or(text), counting.whole,
                                  counting.day_starts);
    return excerpt && !result.problems.empty() ? read_assignment(path, text)
                                               : result;
  });
  if (!read || !matters) {
    return std::nullopt;
  }
  file.read = *std::move(read);
  return file;
}

class JournalReader {
 public:
  // Without `whole`, every entry is read whole.
  JournalReader(const Storage& storage, const WholeDays& whole,
                const Excerpt& excerpt = {})
      : storage_(storage) {
    take_settings();
    take_sessions();
    if (whole) {
      counting_ = {whole(journal_), journal_.settings.day_starts};
    }
    counting_.excerpt = excerpt;
  }

  Journal read() {
    const AssignmentNames names = assignment_names(storage_);
    std::vector<std::optional<ParseResult<Assignment>>> files =
        read_all(names.ids);
    for (std::size_t i = 0; i < names.ids.size(); ++i) {
      take_assignment(names.ids[i], std::move(files[i]));
    }
    for (const PassedOver& file : passed_over(storage_, names)) {
      pass_over(file);
    }
    std::ranges::sort(journal_.problems);
    return std::move(journal_);
  }

 private:
  void take_settings() {
    if (const auto read =
            read_file<Settings>(storage_, settings_path, settings_in)) {
      journal_.settings = read->value;
      take_problems(read->problems);
    }
  }

  void take_sessions() {
    auto read = read_file<Sessions>(storage_, sessions_path, sessions_in);
    if (!read) {
      return;
    }
    const auto by_time = [](const auto& item, const auto& other) {
      return reads_before(item.at, other.at);
    };
    journal_.sessions = std::move(read->value.sessions);
    journal_.agenda = std::move(read->value.agenda);
    std::ranges::stable_sort(journal_.sessions, by_time);
    std::ranges::stable_sort(journal_.agenda, by_time);
    take_problems(read->problems);
    if (!read->readable) {
      journal_.unread.emplace_back(sessions_path);
    }
  }

  // What each of the files says; nothing where there is none. Two threads share
  // them when they are many: each takes the next one that is free.
  std::vector<std::optional<ParseResult<Assignment>>> read_all(
      const std::vector<std::string>& names) const {
    std::vector<std::optional<ParseResult<Assignment>>> files(names.size());
    std::atomic<std::size_t> next = 0;
    const auto read_some = [&] {
      for (std::size_t i = next++; i < names.size(); i = next++) {
        auto file = read_with_source(
            storage_, path_in(assignments_prefix, names[i]), counting_);
        if (file) {
          files[i] = std::move(file->read);
        }
      }
    };
    constexpr std::size_t many = 32;
    std::future<void> other;
    if (names.size() >= many) {
      other = std::async(read_some);
    }
    read_some();
    if (other.valid()) {
      other.get();
    }
    return files;
  }

  // Nothing is missing where there is another version.
  void pass_over(const PassedOver& file) {
    take_problems({problem_of(file)});
    if (file.original.empty()) {
      journal_.unread.push_back(file.path);
    }
  }

  void take_assignment(const std::string& name,
                       std::optional<ParseResult<Assignment>> read) {
    if (!read) {
      return;
    }
    take_problems(read->problems);
    if (read->readable) {
      journal_.assignments.push_back(std::move(read->value));
    } else {
      journal_.unread.push_back(path_in(assignments_prefix, name));
    }
  }

  void take_problems(const std::vector<Problem>& problems) {
    journal_.problems.insert(journal_.problems.end(), problems.begin(),
                             problems.end());
  }

  const Storage& storage_;
  Counting counting_;
  Journal journal_;
};

// Where a part of a name may be found.
enum class Where { beginning_of_id, part_of_id, title };

// Those that go on, and those that are finished or let go.
enum class Goes { on, no_more };

// Looks for assignments by a part of their name, ignoring case.
class AssignmentSearch {
 public:
  AssignmentSearch(const Storage& storage, std::string_view name, Date today,
                   Counting counting)
      : storage_(storage),
        word_(lower_case(name)),
        today_(today),
        counting_(std::move(counting)),
        ids_(assignment_ids(storage)) {}

  bool is_empty() const { return ids_.empty(); }

  // The id of the one whose id or title, or a word of either, is most like the
  // name; empty if none is near.
  std::string nearest_id() const {
    std::vector<std::string> names = ids_;
    std::vector<std::string> ids = ids_;
    const auto add = [&](const std::string& name, const std::string& id) {
      names.push_back(name);
      ids.push_back(id);
    };
    for (const std::string& id : ids_) {
      const auto file = read_with_source(
          storage_, path_in(assignments_prefix, id), counting_);
      const std::string title =
          file ? as_of(file->read.value, today_).title : "";
      add(title, id);
      for (const std::string& word : words_of(id + ' ' + title, "- ")) {
        add(word, id);
      }
    }
    const std::string near = nearest(word_, names);
    const auto found = std::find(names.begin(), names.end(), near);
    return near.empty() ? ""
                        : ids[static_cast<std::size_t>(found - names.begin())];
  }

  std::vector<AssignmentFile> look(Where where, Goes goes) const {
    std::vector<AssignmentFile> found;
    for (const std::string& id : ids_) {
      if (!may_answer(where, id)) {
        continue;
      }
      auto file = read_with_source(storage_, path_in(assignments_prefix, id),
                                   counting_);
      if (file && answers(where, goes, file->read.value)) {
        found.push_back(*std::move(file));
      }
    }
    return found;
  }

 private:
  bool has_word(std::string_view text) const {
    return lower_case(text).find(word_) != std::string::npos;
  }

  // As far as that can be told before the file is read.
  bool may_answer(Where where, std::string_view id) const {
    switch (where) {
      case Where::beginning_of_id:
        return lower_case(id).starts_with(word_);
      case Where::part_of_id:
        return has_word(id);
      case Where::title:
        return true;
    }
    return false;
  }

  bool answers(Where where, Goes goes, const Assignment& assignment) const {
    const Status status = status_on(assignment, today_);
    const bool has_ended =
        status == Status::finished || status == Status::let_go;
    return has_ended == (goes == Goes::no_more) &&
           (where != Where::title || has_word(as_of(assignment, today_).title));
  }

  const Storage& storage_;
  std::string word_;
  Date today_;
  Counting counting_;
  std::vector<std::string> ids_;
};

// The ids of `files`, a line for each.
std::string in_lines(const std::vector<AssignmentFile>& files) {
  std::string lines;
  for (const AssignmentFile& file : files) {
    lines += fmt::format("\n  {}", without_extension(file.path).substr(
                                       assignments_prefix.size()));
  }
  return lines;
}

Error nobody_answers(std::string_view name, const AssignmentSearch& search) {
  const std::string message =
      fmt::format("no assignment is called \"{}\"", one_line(name));
  if (search.is_empty()) {
    return Error(message, "There is none yet. Write one down",
                 Remedy::add_assignment);
  }
  const std::string near = search.nearest_id();
  if (near.empty()) {
    return Error(message, "List them", Remedy::list_all);
  }
  return Error(message, did_you_mean(near) + "List them", Remedy::list_active);
}

Error several_answer(std::string_view name,
                     const std::vector<AssignmentFile>& files) {
  return Error(
      fmt::format("several assignments answer to \"{}\"", one_line(name)),
      "Type more of the name of one of them:" + in_lines(files));
}

Error answers_no_more(std::string_view name,
                      const std::vector<AssignmentFile>& files) {
  return Error(fmt::format("no assignment that goes on is called \"{}\"",
                           one_line(name)),
               "What is finished or let go answers to its whole name:" +
                   in_lines(files));
}

// Whether an assignment can have `name` for its id. One that a person or a
// program has chosen may be that of a copy.
bool may_be_exact(const Storage& storage, std::string_view name) {
  if (id_from_title(name) == name) {
    return is_valid_id(name);
  }
  return is_valid_id(name) &&
         std::ranges::binary_search(assignment_ids(storage), name);
}

AssignmentFile find_file(const Storage& storage, std::string_view name,
                         Date today, const Counting& counting) {
  if (may_be_exact(storage, name)) {
    if (auto file = read_with_source(storage, path_in(assignments_prefix, name),
                                     counting)) {
      return *std::move(file);
    }
  }

  const AssignmentSearch search(storage, name, today, counting);
  if (name.empty()) {  // a part of every name
    throw nobody_answers(name, search);
  }
  constexpr std::array places = {Where::beginning_of_id, Where::part_of_id,
                                 Where::title};
  for (const Where where : places) {
    std::vector<AssignmentFile> found = search.look(where, Goes::on);
    if (found.size() == 1) {
      return std::move(found.front());
    }
    if (found.size() > 1) {
      throw several_answer(name, found);
    }
  }
  for (const Where where : places) {
    const auto found = search.look(where, Goes::no_more);
    if (!found.empty()) {
      throw answers_no_more(name, found);
    }
  }
  throw nobody_answers(name, search);
}

}  // namespace

Journal load_journal(const Storage& storage) {
  return JournalReader(storage, {}).read();
}

Journal load_journal(const Storage& storage, const WholeDays& whole) {
  return JournalReader(storage, whole).read();
}

Journal load_excerpts(const Storage& storage, const Excerpt& excerpt) {
  return JournalReader(storage, {}, excerpt).read();
}

ParseResult<Sessions> load_sessions(const Storage& storage) {
  auto read = read_file<Sessions>(storage, sessions_path, sessions_in)
                  .value_or(ParseResult<Sessions>());
  for (const PassedOver& file : passed_over_settings(storage)) {
    if (file.original == sessions_path) {
      read.problems.push_back(problem_of(file));
    }
  }
  return read;
}

ParseResult<Settings> load_settings(const Storage& storage) {
  auto read = read_file<Settings>(storage, settings_path, settings_in);
  return read ? *std::move(read) : ParseResult<Settings>();
}

std::vector<std::string> assignment_ids(const Storage& storage) {
  return assignment_names(storage).ids;
}

AssignmentFile find_assignment(const Storage& storage, std::string_view name,
                               Date today) {
  return find_file(storage, name, today, Counting());
}

AssignmentFile find_to_count(const Storage& storage, std::string_view name,
                             Date today, TimeOfDay day_starts) {
  return find_file(storage, name, today, {no_days(), day_starts});
}

std::string assignment_path(std::string_view id) {
  if (!is_valid_id(id)) {
    throw Error(
        fmt::format("\"{}\" cannot be the id of an assignment", one_line(id)),
        "An id is made of letters, digits and \"-\", like: evening-walk");
  }
  return path_in(assignments_prefix, id);
}

std::string new_id(const Storage& storage, std::string_view title) {
  const std::string id = id_from_title(title);
  if (id.empty()) {
    throw Error(
        fmt::format("\"{}\" has no letter and no digit to make an id of",
                    one_line(title)),
        "Choose one", Remedy::choose_id);
  }
  const std::vector<std::string> ids = assignment_ids(storage);
  std::string candidate = id;
  for (int number = 2; std::ranges::binary_search(ids, candidate); ++number) {
    candidate = fmt::format("{}-{}", id, number);
  }
  return candidate;
}

}  // namespace hw
