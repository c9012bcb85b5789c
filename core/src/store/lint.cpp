#include "lint.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "hw/blocks.hpp"
#include "hw/text.hpp"
#include "hw/wording.hpp"

#include "explain.hpp"
#include "fields.hpp"
#include "known_keys.hpp"
#include "pauses.hpp"
#include "toml.hpp"
#include "value_types.hpp"

namespace hw {
namespace {

using TextSet = std::set<std::string>;

// Of `texts` the one most like `word`, or nothing if none is near.
std::string nearest_of(std::string_view word, const TextSet& texts) {
  return nearest(word, {texts.begin(), texts.end()});
}

bool is_table(const TomlValue& value) {
  return std::holds_alternative<TomlTable>(value.content);
}

// Whether `value` is written as a block or as several.
bool is_block(const TomlValue& value) {
  const auto* const list = std::get_if<TomlArray>(&value.content);
  return is_table(value) ||
         (list != nullptr && !list->empty() && is_table(list->front()));
}

std::string about_key(std::string_view key, const TextSet& names) {
  const std::string near = nearest_of(key, names);
  return fmt::format(
      "hw does not know the key \"{}\"{}", excerpt(key),
      near.empty() ? "" : fmt::format("; did you mean \"{}\"?", excerpt(near)));
}

// Keys and kinds of block that hw does not know, each with the nearest one that
// it does. What a file has many times is noted once.
class UnknownNames {
 public:
  UnknownNames(const TomlTable& root, const KnownKeys& known,
               const TextSet& asked)
      : root_(root), known_(known), asked_(asked) {
    for (const TomlTable* const question : blocks_of(root, "ask")) {
      question_keys_.insert(text_of(*question, "key"));
    }
  }

  void note_in(ProblemList& problems) {
    look_at_header();
    for (const auto& [name, keys] : known_.blocks) {
      look_at_blocks(name, keys);
    }
    for (const auto& [message, places] : found_) {
      const auto& [line, count] = places;
      problems.note(line, count == 1 ? message
                                     : fmt::format("{} (there {} times)",
                                                   message, count));
    }
  }

 private:
  void look_at_header() {
    const TextSet keys(known_.header.begin(), known_.header.end());
    for (const auto& [key, value] : root_) {
      if (keys.contains(key) || known_.blocks.contains(key)) {
        continue;
      }
      note(value.line,
           is_block(value) ? about_block(key) : about_key(key, keys));
    }
  }

  void look_at_blocks(std::string_view name, const KeyNames& keys) {
    TextSet names(keys.begin(), keys.end());
    if (name == "log") {
      names.insert(question_keys_.begin(), question_keys_.end());
    }
    for (const TomlTable* const block : blocks_of(root_, name)) {
      for (const auto& [key, value] : *block) {
        const bool is_moved = name == "log" && asked_.contains(key);
        if (!names.contains(key) && !is_moved) {
          note(value.line, about_key_in(name, key, names));
        }
      }
    }
  }

  void note(int line, const std::string& message) {
    const auto [found, is_new] = found_.try_emplace(message, line, 0);
    ++found->second.second;
  }

  std::string about_block(std::string_view name) const {
    TextSet kinds;
    for (const auto& [kind, keys] : known_.blocks) {
      kinds.emplace(kind);
    }
    const std::string near = nearest_of(name, kinds);
    return fmt::format(
        "hw does not know the kind of block [[{}]]{}", excerpt(name),
        near.empty() ? "" : fmt::format("; did you mean [[{}]]?", near));
  }

  std::string about_key_in(std::string_view block, std::string_view key,
                           const TextSet& names) const {
    if (std::ranges::count(known_.header, key) != 0) {
      return fmt::format(
          "\"{}\" has its place above the first block of the file; here it is "
          "a part of [[{}]]",
          key, block);
    }
    const bool is_answer = block == "log" && nearest_of(key, names).empty();
    return fmt::format("{}{}", about_key(key, names),
                       is_answer ? ", and no [[ask]] block asks for it" : "");
  }

  const TomlTable& root_;
  const KnownKeys& known_;
  const TextSet& asked_;
  TextSet question_keys_;
  // By message: where it holds first, and how often.
  std::map<std::string, std::pair<int, int>> found_;
};

// Notes that the moment at `key` is `years` away, if it is as much as one.
void doubt_clock(const TomlTable& block, std::string_view key, int years,
                 std::string_view from_when, ProblemList& problems) {
  if (years > 0) {
    problems.note(line_of(block, key),
                  fmt::format("\"{}\" is {} {}; was the clock right? {}", key,
                              years_in_words(years), from_when,
                              to_string(*content_of<Moment>(block, key))));
  }
}

void look_at_day(const TomlTable& block, std::string_view key, Date day,
                 const Moment* agreed_on, ProblemList& problems) {
  if (agreed_on != nullptr) {
    doubt_clock(block, key, years_before(day, agreed_on->date),
                "before the day it was agreed on", problems);
  }
}

// What is after today counts for nothing: see practice.hpp.
void look_at_entry(const TomlTable& block, const Moment* agreed_on,
                   const Today& now, ProblemList& problems) {
  const auto* const at = content_of<Moment>(block, "at");
  if (at == nullptr || text_of(block, "outcome") == "planned") {
    return;
  }
  const Date day = practice_day(*at, now.day_starts);
  if (day > now.day) {
    problems.note(line_of(block, "at"),
                  fmt::format("\"at\" is yet to come: {}", to_string(*at)));
  }
  look_at_day(block, "at", day, agreed_on, problems);
}

// A change may be for a day to come.
void look_at_change(const TomlTable& change, const Moment* agreed_on,
                    const Today& now, ProblemList& problems) {
  if (const auto* const on = content_of<Moment>(change, "on")) {
    look_at_day(change, "on", on->date, agreed_on, problems);
    doubt_clock(change, "on", years_before(now.day, on->date), "from today",
                problems);
  }
}

void look_at_times(const TomlTable& root, const Today& now,
                   ProblemList& problems) {
  const auto* const agreed_on = content_of<Moment>(root, "agreed_on");
  for (const std::string_view name : {"log", "agenda"}) {
    for (const TomlTable* const block : blocks_of(root, name)) {
      look_at_entry(*block, agreed_on, now, problems);
    }
  }
  for (const TomlTable* const change : blocks_of(root, "change")) {
    look_at_change(*change, agreed_on, now, problems);
  }
}

// An entry keeps what was a step when it was written.
TextSet all_steps(const TomlTable& root) {
  TextSet steps = texts_of(root, "steps");
  for (const TomlTable* const change : blocks_of(root, "change")) {
    steps.merge(texts_of(*change, "steps"));
  }
  return steps;
}

std::string did_you_mean(const std::string& word, const TextSet& words) {
  const std::string near = nearest_of(word, words);
  return near.empty() ? ""
                      : fmt::format("; did you mean \"{}\"?", excerpt(near));
}

void look_at_steps(const TomlTable& root, ProblemList& problems) {
  const TextSet steps = all_steps(root);
  for (const TomlTable* const entry : blocks_of(root, "log")) {
    const std::string step = text_of(*entry, "step");
    if (step.empty() || steps.contains(step)) {
      continue;
    }
    problems.note(line_of(*entry, "step"),
                  fmt::format("\"{}\" is not in the list \"steps\"{}",
                              excerpt(step), did_you_mean(step, steps)));
  }
}

// Notes each answer to the question `key` that is text, and none of `choices`.
void look_at_choices(const TomlTable& entry, const std::string& key,
                     const TextSet& choices, ProblemList& problems) {
  const auto answer = std::ranges::find(entry, key, &TomlMember::key);
  if (answer == entry.end()) {
    return;
  }
  for (const TomlValue* const part : items_of(answer->value)) {
    const auto* const text = std::get_if<std::string>(&part->content);
    if (text != nullptr && !choices.contains(*text)) {
      problems.refuse(key, either({choices.begin(), choices.end()}), *part);
    }
  }
}

void look_at_answers(const TomlTable& root, ProblemList& problems) {
  for (const TomlTable* const question : blocks_of(root, "ask")) {
    const TextSet choices = texts_of(*question, "choices");
    if (choices.empty() ||
        text_of(*question, "type") != to_string(QuestionType::choice)) {
      continue;
    }
    for (const TomlTable* const entry : blocks_of(root, "log")) {
      look_at_choices(*entry, text_of(*question, "key"), choices, problems);
    }
  }
}

void look_at_labels(const TomlTable& question, ProblemList& problems) {
  TomlTable fields = question;
  ProblemList noted("");
  const auto range = Fields(fields, 0, noted).one("range", NumberRange{});
  const auto labels = Fields(fields, 0, noted).list("labels", AnyText{});
  if (labels && !(range && range->second - range->first + 1 ==
                               static_cast<double>(labels->size()))) {
    problems.note(line_of(question, "labels"),
                  "\"labels\" names each whole number of \"range\", in order");
  }
}

// What a question says about a page: a key that is there, and as many names as
// its numbers.
void look_at_questions(const TomlTable& root, ProblemList& problems) {
  TextSet keys;
  for (const TomlTable* const question : blocks_of(root, "ask")) {
    keys.insert(text_of(*question, "key"));
  }
  for (const TomlTable* const question : blocks_of(root, "ask")) {
    const std::string other = text_of(*question, "compare_with");
    if (!other.empty() && !keys.contains(other)) {
      problems.note(line_of(*question, "compare_with"),
                    fmt::format("no question has the key \"{}\"{}",
                                excerpt(other), did_you_mean(other, keys)));
    }
    look_at_labels(*question, problems);
  }
}

// The questions of a total: they are there, and what counts the other way has
// two ends.
void look_at_scores(const TomlTable& root, ProblemList& problems) {
  TextSet keys;
  TextSet with_range;
  for (const TomlTable* const question : blocks_of(root, "ask")) {
    keys.insert(text_of(*question, "key"));
    if (std::ranges::find(*question, "range", &TomlMember::key) !=
        question->end()) {
      with_range.insert(text_of(*question, "key"));
    }
  }
  for (const TomlTable* const score : blocks_of(root, "score")) {
    const TextSet sum = texts_of(*score, "sum");
    for (const std::string& key : sum) {
      if (!keys.contains(key)) {
        problems.note(line_of(*score, "sum"),
                      fmt::format("no question has the key \"{}\"{}",
                                  excerpt(key), did_you_mean(key, keys)));
      }
    }
    for (const std::string& key : texts_of(*score, "reverse")) {
      if (!sum.contains(key) || !with_range.contains(key)) {
        problems.note(line_of(*score, "reverse"),
                      fmt::format("\"{}\" counts the other way only where it "
                                  "is in \"sum\" and has a \"range\"",
                                  excerpt(key)));
      }
    }
  }
}

// A session cannot have been cancelled and leave something to keep.
void look_at_sessions(const TomlTable& root, ProblemList& problems) {
  for (const TomlTable* const session : blocks_of(root, "session")) {
    if (!text_of(*session, "takeaway").empty() &&
        text_of(*session, "status") == to_string(SessionStatus::cancelled)) {
      problems.note(line_of(*session, "status"),
                    "a session that was cancelled has a takeaway; did it take "
                    "place? Then: status = \"held\"");
    }
  }
}

// Whether `block` is an entry of a day without a time, of which a day may have
// several that say no more.
bool may_repeat(const Block& block) {
  auto parsed = parse_toml("", block.body);
  const auto* const table = std::get_if<TomlTable>(&parsed);
  const auto* const at =
      table == nullptr ? nullptr : content_of<Moment>(*table, "at");
  return block.name == "log" && at != nullptr && !at->time;
}

// The line of each block so far, by its kind and all that it says.
using Lines = std::map<std::pair<std::string_view, std::string_view>, int>;

// What was paused and picked up may be paused again on the same day: a change
// is there twice only where no other one lies between.
void forget_changes(Lines& lines) {
  std::erase_if(lines,
                [](const auto& said) { return said.first.first == "change"; });
}

void look_at_repetitions(std::string_view text, const KnownKeys& known,
                         ProblemList& problems) {
  Lines lines;
  const std::vector<Block> blocks = split_blocks(text);
  for (const Block& block : blocks) {
    const std::string_view body = without_blank_end(block.body);
    if (!known.blocks.contains(block.name) || block.name == "ask" ||
        body.empty()) {
      continue;
    }
    const int line = block.body_line - 1;
    if (block.name == "change" && !lines.contains({block.name, body})) {
      forget_changes(lines);
    }
    const auto [first, is_new] = lines.try_emplace({block.name, body}, line);
    if (!is_new && !may_repeat(block)) {
      problems.note(line, fmt::format("this [[{}]] block says the same as the "
                                      "one in line {}",
                                      block.name, first->second));
    }
  }
}

}  // namespace

std::vector<Problem> lint(const std::string& path, std::string_view text,
                          const Today& now,
                          const std::set<std::string>& asked) {
  const auto parsed = parse_toml(path, text);
  const auto* const root = std::get_if<TomlTable>(&parsed);
  if (root == nullptr) {
    return {};
  }
  const KnownKeys& known = known_keys(path);
  ProblemList problems(path);
  UnknownNames(*root, known, asked).note_in(problems);
  look_at_times(*root, now, problems);
  look_at_steps(*root, problems);
  look_at_answers(*root, problems);
  look_at_questions(*root, problems);
  look_at_scores(*root, problems);
  look_at_sessions(*root, problems);
  look_at_repetitions(text, known, problems);
  note_overlapping_pauses(*root, now.day, problems);
  return problems.in_order();
}

}  // namespace hw
