#include "hw/read.hpp"

#include <algorithm>
#include <set>
#include <type_traits>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "hw/blocks.hpp"
#include "hw/field_table.hpp"

#include "advice.hpp"
#include "answers.hpp"
#include "explain.hpp"
#include "fast_assignment_reader.hpp"
#include "fields.hpp"
#include "journal_paths.hpp"
#include "known_keys.hpp"
#include "may_be_private.hpp"
#include "read_parts.hpp"
#include "toml.hpp"
#include "two_versions.hpp"
#include "value_types.hpp"

namespace hw {
namespace {

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

// A word that cannot be understood was meant to keep something private.
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

// An empty title is no better than none.
void require_title(const Fields& fields, Assignment& assignment,
                   ProblemList& problems) {
  const TomlValue* const value = fields.find("title");
  const bool is_noted =
      value != nullptr && !std::holds_alternative<std::string>(value->content);
  if (assignment.title.empty() && !is_noted) {
    problems.note(value == nullptr ? 0 : value->line,
                  "a title is needed, like title = \"Evening walk\"");
  }
  if (assignment.title.empty()) {
    assignment.title = assignment.id;
  }
}

std::optional<Question> read_question(const Fields& fields) {
  const auto key = fields.needed("key", AnyText{});
  if (!key) {
    return std::nullopt;
  }
  Question question{.key = *key};
  read_fields(fields, question_fields, question);
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

std::optional<Score> read_score(const Fields& fields, Keys& taken,
                                ProblemList& problems) {
  const auto key = fields.needed("key", AnyText{});
  if (!key) {
    return std::nullopt;
  }
  if (const std::string trouble = trouble_with(*key, taken); !trouble.empty()) {
    problems.note(fields.find("key")->line, trouble);
    return std::nullopt;
  }
  taken.insert(*key);
  Score score{.key = *key};
  read_fields(fields, score_fields, score);
  return score;
}

std::vector<Score> read_scores(TomlTable& root,
                               const std::vector<Question>& questions,
                               ProblemList& problems) {
  std::vector<Score> scores;
  Keys taken;
  for (const Question& question : questions) {
    taken.insert(question.key);
  }
  for_each_block(root, "score", problems, [&](const Fields& fields) {
    if (auto score = read_score(fields, taken, problems)) {
      scores.push_back(*std::move(score));
    }
  });
  return scores;
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

// What `value` says, as an answer would.
std::optional<Value> value_of(const TomlValue& value) {
  if (const auto* const number = std::get_if<std::int64_t>(&value.content)) {
    return static_cast<double>(*number);
  }
  return std::visit(
      [](const auto& content) -> std::optional<Value> {
        using Content = std::remove_cvref_t<decltype(content)>;
        if constexpr (std::is_constructible_v<Value, Content> &&
                      !std::is_same_v<Content, std::int64_t>) {
          return content;
        } else {
          return std::nullopt;
        }
      },
      value.content);
}

std::optional<Answer> unasked_answer(const TomlMember& member) {
  const std::vector<const TomlValue*> items = items_of(member.value);
  if (items.empty() || items.size() > 2) {
    return std::nullopt;
  }
  Answer answer{.key = member.key, .after = value_of(*items.back())};
  if (items.size() == 2) {
    answer.before = value_of(*items.front());
  }
  return answer.after || answer.before ? std::optional(answer) : std::nullopt;
}

std::vector<Answer> unasked_answers(const TomlTable& table,
                                    const QuestionIndex& questions) {
  std::vector<Answer> answers;
  for (const TomlMember& member : table) {
    if (questions.contains(member.key) ||
        std::ranges::count(entry_keys(), member.key) > 0) {
      continue;
    }
    if (auto answer = unasked_answer(member)) {
      answers.push_back(*std::move(answer));
    }
  }
  return answers;
}

bool is_private(const Fields& fields) {
  TomlValue* const share = fields.find("share");
  return share != nullptr &&
         WordOf<Share>{}.read(*share).value_or(Share::none) == Share::none;
}

// Takes the last day of a pause back where it cannot be one.
void check_until(const Fields& fields, Change& change, ProblemList& problems) {
  if (!change.until) {
    return;
  }
  const int line = fields.find("until")->line;
  if (change.status != Status::paused) {
    problems.note(line, "\"until\" belongs to status = \"paused\"");
    change.until.reset();
  } else if (*change.until < change.on) {
    problems.note(line, "\"until\" is a day before \"on\"");
    change.until.reset();
  }
}

std::optional<Change> read_change(const Fields& fields, ProblemList& problems) {
  const auto on = fields.needed("on", Day{});
  if (!on) {
    return std::nullopt;
  }
  Change change{.on = *on};
  read_fields(fields, change_fields, change);
  check_until(fields, change, problems);
  return change;
}

Assignment read_header(const Fields& fields, const std::string& id,
                       ProblemList& problems) {
  Assignment assignment{.id = id};
  read_fields(fields, header_fields, assignment);
  require_title(fields, assignment, problems);
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

// Adds each block `[[name]]` that says when it was to `items`.
template <typename Item, typename Table>
void read_dated(TomlTable& root, std::string_view name, const Table& table,
                ProblemList& problems, std::vector<Item>& items) {
  for_each_block(root, name, problems, [&](const Fields& fields) {
    if (const auto at = fields.needed("at", DayOrTime{})) {
      read_fields(fields, table, items.emplace_back(Item{.at = *at}));
    }
  });
}

Sessions sessions_from(TomlTable& root, ProblemList& problems) {
  Sessions sessions;
  read_dated(root, "session", session_fields, problems, sessions.sessions);
  read_dated(root, "agenda", agenda_fields, problems, sessions.agenda);
  return sessions;
}

Settings settings_from(const Fields& fields) {
  Settings settings;
  read_fields(fields, settings_fields, settings);
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

std::vector<std::string> all_known_keys(const std::string& file) {
  const KnownKeys& known = known_keys(file);
  std::vector<std::string> keys(known.header.begin(), known.header.end());
  for (const auto& [block, names] : known.blocks) {
    keys.insert(keys.end(), names.begin(), names.end());
  }
  return keys;
}

// What `understand` makes of the root table of `text` and a ProblemList.
template <typename T, typename Understand>
ParseResult<T> read_file(const std::string& file, std::string_view text,
                         Understand understand) {
  std::variant<TomlTable, Problem> parsed = parse_toml(file, text);
  if (auto* const problem = std::get_if<Problem>(&parsed)) {
    const auto problems_of = [&](std::string_view trial) {
      std::variant<TomlTable, Problem> again = parse_toml(file, trial);
      if (const auto* const refusal = std::get_if<Problem>(&again)) {
        return std::vector{*refusal};
      }
      ProblemList problems(file);
      understand(std::get<TomlTable>(again), problems);
      return problems.in_order();
    };
    problem->message =
        tried_advice(*problem, text, problems_of, all_known_keys(file));
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
  assignment.scores = read_scores(root, assignment.questions, problems);
  assignment.changes = read_changes(root, problems);
  hide_what_is_unclear(root, assignment);
  const QuestionIndex questions = index_of(assignment.questions);
  std::size_t blocks = 0;
  for_each_block(root, "log", problems, [&](const Fields& fields) {
    const bool hides = is_private(fields);
    const std::size_t before = problems.size();
    const BlockNumber block{blocks++};
    if (auto entry = read_entry(fields, questions, problems)) {
      entry->block = block;
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
  entry.unasked = unasked_answers(fields.table(), questions);
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
