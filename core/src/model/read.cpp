#include "hw/read.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <type_traits>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "hw/blocks.hpp"
#include "hw/field_table.hpp"

#include "answers.hpp"
#include "explain.hpp"
#include "fast_assignment_reader.hpp"
#include "fields.hpp"
#include "journal_paths.hpp"
#include "may_be_private.hpp"
#include "read_parts.hpp"
#include "toml.hpp"
#include "two_versions.hpp"
#include "value_types.hpp"

namespace hw {
namespace {

using Texts = std::vector<std::string>;
using Keys = std::set<std::string>;

// What `key` says for a member of type T, which `notes` are about.
template <typename T>
std::optional<T> read_as(std::type_identity<T> /*member*/, const Fields& fields,
                         std::string_view key, const FieldNotes& notes) {
  TypeFor<T> type;
  if constexpr (std::is_same_v<T, int>) {
    type = {notes.lowest, notes.highest};
  }
  return fields.one(key, type);
}

// A word that cannot be understood was meant to keep something from somebody.
std::optional<Share> read_as(std::type_identity<Share> /*member*/,
                             const Fields& fields, std::string_view key,
                             const FieldNotes& /*notes*/) {
  const auto share = fields.one(key, WordOf<Share>{});
  const bool is_unclear = !share && fields.find(key) != nullptr;
  return is_unclear ? Share::none : share;
}

template <typename T>
std::optional<std::vector<T>> read_as(
    std::type_identity<std::vector<T>> /*member*/, const Fields& fields,
    std::string_view key, const FieldNotes& notes) {
  if constexpr (std::is_same_v<T, std::string>) {
    if (notes.words != nullptr) {
      return fields.list(key, OneOf{notes.words()});
    }
  }
  return fields.list(key, TypeFor<T>{});
}

template <typename T>
std::optional<T> read_as(std::type_identity<std::optional<T>> /*member*/,
                         const Fields& fields, std::string_view key,
                         const FieldNotes& notes) {
  return read_as(std::type_identity<T>(), fields, key, notes);
}

// Puts what `fields` say into `owner`, by a table of hw/field_table.hpp.
template <typename Table, typename Owner>
void read_fields(const Fields& fields, const Table& table, Owner& owner) {
  for_each_field(table, [&](const auto& field) {
    auto& member = owner.*field.member;
    const std::type_identity<std::remove_reference_t<decltype(member)>> type;
    if (auto value = read_as(type, fields, field.key, field.notes)) {
      member = *std::move(value);
    }
  });
}

// Calls `understand` with the Fields of each block `[[name]]`.
template <typename Understand>
void for_each_block(TomlTable& root, std::string_view name,
                    ProblemList& problems, Understand understand) {
  TomlValue* const list = Fields(root, 0, problems).find(name);
  if (list == nullptr) {
    return;
  }
  if (!std::holds_alternative<TomlArray>(list->content)) {
    problems.note(list->line,
                  fmt::format("\"{0}\" is a list of blocks; each begins with "
                              "[[{0}]], in two pairs of brackets",
                              name));
    return;
  }
  for (TomlValue* const block : elements(*list)) {
    if (auto* const table = std::get_if<TomlTable>(&block->content)) {
      understand(Fields(*table, block->line, problems));
    } else {
      problems.refuse(name, "blocks", *block);
    }
  }
}

// The file's name without folder and ".toml".
std::string id_of(std::string_view file) {
  file.remove_prefix(file.rfind('/') + 1);
  if (file.ends_with(".toml")) {
    file.remove_suffix(5);
  }
  return std::string(file);
}

std::string read_title(const Fields& fields, const std::string& id,
                       ProblemList& problems) {
  const TomlValue* const value = fields.find("title");
  const int line = value == nullptr ? 0 : value->line;
  std::optional<std::string> title = fields.text("title");
  if (value == nullptr || (title && title->empty())) {
    problems.note(line, "a title is needed, like title = \"Evening walk\"");
  }
  return title.value_or("").empty() ? id : *title;
}

std::optional<Question> read_question(const Fields& fields) {
  const auto key = fields.needed("key", AnyText{});
  if (!key) {
    return std::nullopt;
  }
  Question question;
  question.key = *key;
  question.text = fields.text("text").value_or("");
  question.type =
      fields.one("type", WordOf<QuestionType>{}).value_or(QuestionType::text);
  question.range = fields.one("range", NumberRange{});
  question.choices = fields.list("choices", AnyText{}).value_or(Texts{});
  question.when = fields.one("when", WordOf<Asked>{}).value_or(Asked::after);
  question.quick = fields.one("quick", YesOrNo{}).value_or(false);
  return question;
}

// What is wrong with `key` as the key of one more question; empty if nothing.
std::string trouble_with(const std::string& key, const Keys& taken) {
  const auto& reserved = entry_keys();
  if (key.empty()) {
    return "the key of a question has at least one letter";
  }
  if (std::find(reserved.begin(), reserved.end(), key) != reserved.end()) {
    return fmt::format(
        "\"{}\" has a meaning of its own in [[log]]; a question "
        "needs another key",
        key);
  }
  if (taken.contains(key)) {
    return fmt::format("\"{}\" is asked twice; the first one counts",
                       excerpt(key));
  }
  return "";
}

std::vector<Question> read_questions(TomlTable& root, ProblemList& problems) {
  std::vector<Question> questions;
  Keys taken;
  for_each_block(root, "ask", problems, [&](const Fields& fields) {
    std::optional<Question> question = read_question(fields);
    if (!question) {
      return;
    }
    const std::string trouble = trouble_with(question->key, taken);
    if (!trouble.empty()) {
      problems.note(fields.find("key")->line, trouble);
      return;
    }
    taken.insert(question->key);
    questions.push_back(std::move(*question));
  });
  return questions;
}

std::vector<Answer> read_answers(TomlTable& table,
                                 const QuestionIndex& questions,
                                 Outcome outcome, ProblemList& problems) {
  std::vector<Answer> answers;
  for (TomlMember& member : table) {
    const auto question = questions.find(member.key);
    if (question == questions.end()) {
      continue;
    }
    if (auto answer =
            read_answer(*question->second, outcome, member.value, problems)) {
      answers.push_back(std::move(*answer));
    }
  }
  return answers;
}

bool is_private(const Fields& fields) {
  TomlValue* const share = fields.find("share");
  return share != nullptr &&
         WordOf<Share>{}.read(*share).value_or(Share::none) == Share::none;
}

// The last day of a pause.
std::optional<Date> read_until(const Fields& fields, const Change& change,
                               ProblemList& problems) {
  const std::optional<Date> until = fields.one("until", Day{});
  if (!until) {
    return std::nullopt;
  }
  const int line = fields.find("until")->line;
  if (change.status != Status::paused) {
    problems.note(line, "\"until\" belongs to status = \"paused\"");
    return std::nullopt;
  }
  if (*until < change.on) {
    problems.note(line, "\"until\" is a day before \"on\"");
    return std::nullopt;
  }
  return until;
}

std::optional<Change> read_change(const Fields& fields, ProblemList& problems) {
  const auto on = fields.needed("on", Day{});
  if (!on) {
    return std::nullopt;
  }
  Change change{.on = *on};
  change.schedule = fields.one("schedule", HowOften{});
  change.status = fields.one("status", WordOf<Status>{});
  change.until = read_until(fields, change, problems);
  change.steps = fields.list("steps", AnyText{});
  change.what = fields.text("what");
  change.baby_step = fields.text("baby_step");
  change.cue = fields.text("cue");
  change.if_then = fields.list("if_then", AnyText{});
  change.confidence = fields.one("confidence", WholeNumber{0, 100});
  change.goal = fields.text("goal");
  change.title = fields.text("title");
  change.share = read_as(std::type_identity<Share>(), fields, "share", {});
  change.why = fields.text("why").value_or("");
  return change;
}

Assignment read_header(const Fields& fields, const std::string& id,
                       ProblemList& problems) {
  Assignment assignment;
  assignment.id = id;
  assignment.title = read_title(fields, id, problems);
  assignment.kinds =
      fields.list("kind", WordOf<Kind>{}).value_or(std::vector<Kind>{});
  assignment.goal = fields.text("goal").value_or("");
  assignment.why = fields.text("why").value_or("");
  assignment.what = fields.text("what").value_or("");
  assignment.baby_step = fields.text("baby_step").value_or("");
  assignment.cue = fields.text("cue").value_or("");
  assignment.if_then = fields.list("if_then", AnyText{}).value_or(Texts{});
  assignment.confidence = fields.one("confidence", WholeNumber{0, 100});
  assignment.agreed_on = fields.one("agreed_on", Day{});
  assignment.agreed_by = fields.one("agreed_by", WordOf<Origin>{});
  assignment.schedule = fields.one("schedule", HowOften{}).value_or(Schedule());
  assignment.steps = fields.list("steps", AnyText{}).value_or(Texts{});
  assignment.share = read_as(std::type_identity<Share>(), fields, "share", {})
                         .value_or(Share::all);
  assignment.template_name = fields.text("template").value_or("");
  assignment.ask_also =
      fields.list("ask_also", OneOf{ask_also_words()}).value_or(Texts{});
  return assignment;
}

// Hides what a change hides from a day on that cannot be told, from the
// beginning. That the day is wrong has been noted.
void hide_what_is_unclear(TomlTable& root, Assignment& assignment) {
  ProblemList noted(assignment.id);
  for_each_block(root, "change", noted, [&](const Fields& fields) {
    if (fields.find("share") != nullptr && !fields.one("on", Day{})) {
      assignment.share = Share::none;
    }
  });
}

Sessions sessions_from(TomlTable& root, ProblemList& problems) {
  Sessions sessions;
  for_each_block(root, "session", problems, [&](const Fields& fields) {
    const std::string takeaway = fields.text("takeaway").value_or("");
    if (const auto at = fields.needed("at", DayOrTime{})) {
      sessions.sessions.push_back({*at, takeaway});
    }
  });
  for_each_block(root, "agenda", problems, [&](const Fields& fields) {
    const std::string text = fields.text("text").value_or("");
    const bool done = fields.one("done", YesOrNo{}).value_or(false);
    if (const auto at = fields.needed("at", DayOrTime{})) {
      sessions.agenda.push_back({*at, text, done});
    }
  });
  return sessions;
}

// Puts what `key` says in place of `setting`.
template <typename Type, typename Setting>
void adopt(Setting& setting, const Fields& fields, std::string_view key,
           const Type& type) {
  setting = fields.one(key, type).value_or(setting);
}

Settings settings_from(const Fields& fields) {
  Settings settings;
  adopt(settings.format, fields, "format", WholeNumber{1});
  adopt(settings.day_starts, fields, "day_starts", ClockTime{});
  adopt(settings.week_starts, fields, "week_starts", DayOfWeek{});
  adopt(settings.label, fields, "label", AnyText{});
  adopt(settings.name, fields, "name", AnyText{});
  adopt(settings.likely, fields, "likely", WholeNumber{0, 100});
  adopt(settings.streaks, fields, "streaks", YesOrNo{});
  adopt(settings.support, fields, "support", AnyText{});
  adopt(settings.support_in_report, fields, "support_in_report", YesOrNo{});
  adopt(settings.auto_commit, fields, "auto_commit", YesOrNo{});
  return settings;
}

// `problem`, which keeps `text` from being read, with the next step to take.
Problem with_next_step(Problem problem, std::string_view text) {
  if (problem.line == 0 || conflict_marker_line(text) != problem.line) {
    return problem;
  }
  if (const std::string why = why_undecided(text); !why.empty()) {
    problem.message = for_a_person(why);
    problem.remedy = Remedy::edit_file;
  }
  return problem;
}

// What `understand` makes of the root table of `text` and a ProblemList.
template <typename T, typename Understand>
ParseResult<T> read_file(const std::string& file, std::string_view text,
                         Understand understand) {
  std::variant<TomlTable, Problem> parsed = parse_toml(file, text);
  if (const auto* const problem = std::get_if<Problem>(&parsed)) {
    return {T{}, {with_next_step(*problem, text)}, false};
  }
  ProblemList problems(file);
  T value = understand(std::get<TomlTable>(parsed), problems);
  return {std::move(value), problems.in_order(), true};
}

}  // namespace

Assignment assignment_from(TomlTable& root, const std::string& file,
                           ProblemList& problems) {
  Assignment assignment =
      read_header(Fields(root, 0, problems), id_of(file), problems);
  assignment.questions = read_questions(root, problems);
  assignment.changes = read_changes(root, problems);
  hide_what_is_unclear(root, assignment);
  const QuestionIndex questions = index_of(assignment.questions);
  for_each_block(root, "log", problems, [&](const Fields& fields) {
    const bool hides = is_private(fields);
    const std::size_t before = problems.size();
    if (auto entry = read_entry(fields, questions, problems)) {
      assignment.entries.push_back(std::move(*entry));
    }
    if (hides) {
      problems.hide_from(before);
    }
  });
  return assignment;
}

std::vector<Change> read_changes(TomlTable& root, ProblemList& problems) {
  std::vector<Change> changes;
  for_each_block(root, "change", problems, [&](const Fields& fields) {
    if (auto change = read_change(fields, problems)) {
      changes.push_back(std::move(*change));
    }
  });
  return changes;
}

std::optional<Entry> read_entry(const Fields& fields,
                                const QuestionIndex& questions,
                                ProblemList& problems) {
  const auto at = fields.needed("at", DayOrTime{});
  if (!at) {
    return std::nullopt;
  }
  const auto outcome = fields.one("outcome", WordOf<Outcome>{});
  if (!outcome && fields.find("outcome") != nullptr) {
    return std::nullopt;  // it may have said that nothing was done
  }
  Entry entry{.at = *at, .outcome = outcome.value_or(Outcome::done)};
  read_fields(fields, entry_fields, entry);
  entry.answers =
      read_answers(fields.table(), questions, entry.outcome, problems);
  return entry;
}

ParseResult<Assignment> read_assignment(const std::string& file,
                                        std::string_view text) {
  auto read = read_file<Assignment>(
      file, text, [&file](TomlTable& root, ProblemList& problems) {
        return assignment_from(root, file, problems);
      });
  if (!read.readable) {
    read.problems.front().is_private = may_be_private(text);
  }
  return read;
}

ParseResult<Assignment> read_assignment(const std::string& file,
                                        std::string_view text,
                                        const Days& whole,
                                        TimeOfDay day_starts) {
  auto plain = read_plain_assignment(file, text, whole, day_starts);
  return plain ? ParseResult<Assignment>{.value = *std::move(plain),
                                         .problems = {}}
               : read_assignment(file, text);
}

ParseResult<Sessions> read_sessions(const std::string& file,
                                    std::string_view text) {
  return read_file<Sessions>(file, text, sessions_from);
}

ParseResult<Settings> read_settings(const std::string& file,
                                    std::string_view text) {
  return read_file<Settings>(file, text,
                             [](TomlTable& root, ProblemList& problems) {
                               return settings_from(Fields(root, 0, problems));
                             });
}

}  // namespace hw
