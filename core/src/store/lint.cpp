#include "lint.hpp"

#include <map>
#include <set>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "hw/assignment.hpp"
#include "hw/blocks.hpp"
#include "hw/wording.hpp"

#include "explain.hpp"
#include "fields.hpp"
#include "known_keys.hpp"
#include "pauses.hpp"
#include "toml.hpp"
#include "unknown_names.hpp"
#include "value_types.hpp"

namespace hw {
namespace {

using Texts = std::set<std::string>;

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
Texts all_steps(const TomlTable& root) {
  Texts steps = texts_of(root, "steps");
  for (const TomlTable* const change : blocks_of(root, "change")) {
    steps.merge(texts_of(*change, "steps"));
  }
  return steps;
}

std::string did_you_mean(const std::string& word, const Texts& words) {
  const std::string near = nearest_of(word, words);
  return near.empty() ? ""
                      : fmt::format("; did you mean \"{}\"?", excerpt(near));
}

void look_at_steps(const TomlTable& root, ProblemList& problems) {
  const Texts steps = all_steps(root);
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
                     const Texts& choices, ProblemList& problems) {
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
    const Texts choices = texts_of(*question, "choices");
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
  Texts keys;
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

std::string_view without_end(std::string_view text) {
  return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
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
    const std::string_view body = without_end(block.body);
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
                          const Today& now) {
  const auto parsed = parse_toml(path, text);
  const auto* const root = std::get_if<TomlTable>(&parsed);
  if (root == nullptr) {
    return {};
  }
  const KnownKeys& known = known_keys(path);
  ProblemList problems(path);
  note_unknown_names(*root, known, problems);
  look_at_times(*root, now, problems);
  look_at_steps(*root, problems);
  look_at_answers(*root, problems);
  look_at_questions(*root, problems);
  look_at_sessions(*root, problems);
  look_at_repetitions(text, known, problems);
  note_overlapping_pauses(*root, now.day, problems);
  return problems.in_order();
}

}  // namespace hw
