#include "plain_assignment.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <variant>
#include <vector>

#include "hw/read.hpp"

#include "answers.hpp"
#include "fields.hpp"
#include "plain.hpp"
#include "read_parts.hpp"
#include "scan.hpp"
#include "table_header.hpp"
#include "toml.hpp"
#include "value_types.hpp"

namespace hw {
namespace {

constexpr std::string_view log_line = "[[log]]\n";
constexpr std::string_view ask_line = "[[ask]]\n";
constexpr std::string_view change_line = "[[change]]\n";

// What the value of a key of an entry has to be. Each is a type that
// read_entry() reads; `answer` is what the question takes.
enum class Takes {
  anything,
  text,
  outcome,
  share,
  count,
  rating,
  obstacles,
  truth,
  moment,
  answer
};

struct Key {
  std::string_view name;
  Takes takes = Takes::anything;
  const Question* question = nullptr;
};

const std::vector<Key>& keys_of_every_entry() {
  static const std::vector<Key> keys = {
      {"at", Takes::moment},          {"outcome", Takes::outcome},
      {"step", Takes::text},          {"minutes", Takes::count},
      {"difficulty", Takes::rating},  {"helped", Takes::rating},
      {"obstacle", Takes::obstacles}, {"would_help", Takes::text},
      {"learned", Takes::text},       {"kind_word", Takes::text},
      {"note", Takes::text},          {"proud", Takes::truth},
      {"bring", Takes::text},         {"share", Takes::share},
  };
  return keys;
}

// The keys that the entries of one file have.
class EntryKeys {
 public:
  explicit EntryKeys(const std::vector<Question>& questions)
      : keys_(keys_of_every_entry()) {
    for (const Question& question : questions) {
      keys_.push_back({question.key, Takes::answer, &question});
    }
  }

  static constexpr std::size_t most = 64;

  // Those of keys_of_every_entry() that are looked at by name.
  static constexpr std::size_t at = 0;
  static constexpr std::size_t outcome = 1;
  static constexpr std::size_t step = 2;
  static constexpr std::size_t share = 13;

  // The index of the key called `name`, which is added if it is new; `most`
  // when there is no room.
  std::size_t find(std::string_view name) {
    // Entries resemble each other: what comes next is what came next before.
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      next_ = next_ < keys_.size() ? next_ : 0;
      if (keys_[next_].name == name) {
        return next_++;
      }
      ++next_;
    }
    if (keys_.size() == most) {
      return most;
    }
    keys_.push_back({name});
    return keys_.size() - 1;
  }

  std::size_t size() const { return keys_.size(); }
  const Key& operator[](std::size_t index) const { return keys_[index]; }

 private:
  std::vector<Key> keys_;
  std::size_t next_ = 0;
};

// The steps that counted entries name, each once. The first is no step.
class StepNames {
 public:
  // Nothing when there are more than can be counted.
  std::optional<std::uint16_t> find(std::string_view name) {
    const auto found = std::find(names_.begin(), names_.end(), name);
    const auto index = found - names_.begin();
    if (index > std::numeric_limits<std::uint16_t>::max()) {
      return std::nullopt;
    }
    if (found == names_.end()) {
      names_.emplace_back(name);
    }
    return static_cast<std::uint16_t>(index);
  }

  std::vector<std::string> take() { return std::move(names_); }

 private:
  std::vector<std::string> names_{""};
};

class PlainAssignmentReader {
 public:
  PlainAssignmentReader(const std::string& file, std::string_view text,
                        const Days& whole, TimeOfDay day_starts)
      : file_(file),
        text_(text),
        whole_(whole),
        day_starts_(day_starts),
        problems_(file),
        reader_(text) {}

  std::optional<Assignment> read() {
    if (text_.size() > largest_toml || !is_plain_text(text_) ||
        !read_header()) {
      return std::nullopt;
    }
    EntryKeys keys(assignment_.questions);
    const QuestionIndex questions = index_of(assignment_.questions);
    while (!reader_.is_done()) {
      const bool is_plain = take(log_line)
                                ? read_log(keys, questions)
                                : take(change_line) && read_block(changes_);
      if (!is_plain) {
        return std::nullopt;
      }
    }
    TomlTable changes;
    changes.push_back({"change", {std::move(changes_)}});
    assignment_.changes = read_changes(changes, problems_);
    if (!problems_.in_order().empty()) {
      return std::nullopt;
    }
    assignment_.counted = {counted_.begin(), counted_.end()};
    assignment_.counted_steps =
        counted_.empty() ? std::vector<std::string>() : steps_.take();
    return std::move(assignment_);
  }

 private:
  std::string_view rest() const { return text_.substr(reader_.position()); }

  bool take(std::string_view line) {
    const bool is_there = rest().starts_with(line);
    reader_.go_to(reader_.position() + (is_there ? line.size() : 0));
    return is_there;
  }

  // Everything before the first entry, but for the changes.
  bool read_header() {
    take(byte_order_mark);
    auto root = reader_.read_lines() ? table_of_lines() : std::nullopt;
    // What is no list of blocks cannot have blocks added to it.
    if (!root || has(*root, "ask") || has(*root, "change") ||
        has(*root, "log")) {
      return false;
    }
    TomlArray questions;
    while (!reader_.is_done() && !rest().starts_with(log_line)) {
      const bool is_plain = take(ask_line)
                                ? read_block(questions)
                                : take(change_line) && read_block(changes_);
      if (!is_plain) {
        return false;
      }
    }
    root->push_back({"ask", {std::move(questions)}});
    assignment_ = assignment_from(*root, file_, problems_);
    return true;
  }

  bool has(TomlTable& root, std::string_view key) {
    return Fields(root, 0, problems_).find(key) != nullptr;
  }

  // Adds the block to `blocks` whose first line has been taken.
  bool read_block(TomlArray& blocks) {
    auto table = reader_.read_lines() ? table_of_lines() : std::nullopt;
    if (!table) {
      return false;
    }
    blocks.push_back({*std::move(table)});
    return true;
  }

  // The lines of an entry, from behind its [[log]].
  bool read_log(EntryKeys& keys, const QuestionIndex& questions) {
    if (!reader_.read_lines() || !find_keys(keys)) {
      return false;
    }
    const PlainValue* const written = values_[EntryKeys::at];
    const auto at =
        written == nullptr || written->type != PlainValue::Type::moment
            ? std::nullopt
            : moment_in(written->written);
    if (!at) {
      return false;
    }
    return contains(whole_, at->date) || is_planned() ? read_whole(questions)
                                                      : count(*at, keys);
  }

  // What is wrong with it otherwise, read_whole() tells.
  bool is_planned() const {
    const PlainValue* const outcome = values_[EntryKeys::outcome];
    return outcome != nullptr && outcome->written == "planned";
  }

  // False when a key is there twice, which TOML has not.
  bool find_keys(EntryKeys& keys) {
    for (const std::size_t index : found_) {
      values_[index] = nullptr;
    }
    found_.clear();
    for (const PlainLine& line : reader_.lines()) {
      const std::size_t index = keys.find(line.key);
      if (index == EntryKeys::most || values_[index] != nullptr) {
        return false;
      }
      values_[index] = &line.value;
      found_.push_back(index);
    }
    return true;
  }

  // What the reader's lines say. Nothing when a key is there twice, which TOML
  // has not, or when there are more than anybody types.
  std::optional<TomlTable> table_of_lines() const {
    TomlTable table;
    for (const PlainLine& line : reader_.lines()) {
      auto value = reader_.to_toml(line.value);
      const bool is_there_twice = std::any_of(
          table.begin(), table.end(),
          [&](const TomlMember& member) { return member.key == line.key; });
      if (!value || is_there_twice || table.size() == EntryKeys::most) {
        return std::nullopt;
      }
      table.push_back({std::string(line.key), *std::move(value)});
    }
    return table;
  }

  bool read_whole(const QuestionIndex& questions) {
    auto table = table_of_lines();
    if (!table) {
      return false;
    }
    auto entry = read_entry(Fields(*table, 0, problems_), questions, problems_);
    if (!entry) {
      return false;
    }
    assignment_.entries.push_back(*std::move(entry));
    return true;
  }

  bool count(const Moment& at, const EntryKeys& keys) {
    for (const std::size_t index : found_) {
      if (!accepts(keys[index], *values_[index])) {
        return false;
      }
    }
    const auto step = step_named(values_[EntryKeys::step]);
    const PlainValue* const outcome = values_[EntryKeys::outcome];
    const PlainValue* const share = values_[EntryKeys::share];
    if (!step) {
      return false;
    }
    counted_.push_back({
        .day = practice_day(at, day_starts_),
        .step = *step,
        .outcome = outcome == nullptr
                       ? Outcome::done
                       : parse_word<Outcome>(outcome->written).value(),
        .is_private = share != nullptr && share->written == "none",
    });
    return true;
  }

  std::optional<std::uint16_t> step_named(const PlainValue* name) {
    if (name == nullptr) {
      return steps_.find("");
    }
    return name->has_escapes ? steps_.find(without_escapes(name->written))
                             : steps_.find(name->written);
  }

  // Whether read_entry() takes `value` for `key` without a problem.
  bool accepts(const Key& key, const PlainValue& value) const {
    switch (key.takes) {
      case Takes::anything:
        return reader_.to_toml(value).has_value();
      case Takes::text:
        return value.type == PlainValue::Type::text;
      case Takes::outcome:
        return is_word<Outcome>(value);
      case Takes::share:
        return is_word<Share>(value);
      case Takes::count:
        return is_whole(value, std::numeric_limits<int>::max());
      case Takes::rating:
        return is_whole(value, 10);
      case Takes::obstacles:
        return all_of(value, [this](const PlainValue& part) {
          std::optional<TomlValue> toml = reader_.to_toml(part);
          return toml && OneOf{obstacle_words()}.read(*toml);
        });
      case Takes::truth:
        return value.type == PlainValue::Type::truth;
      case Takes::moment:
        return true;  // read_log() has looked at it
      case Takes::answer:
        return is_answer(*key.question, value);
    }
    return false;
  }

  static bool is_whole(const PlainValue& value, int highest) {
    if (value.type != PlainValue::Type::whole) {
      return false;
    }
    const std::int64_t number = whole_in(value.written);
    return number >= 0 && number <= highest;
  }

  template <typename Word>
  static bool is_word(const PlainValue& value) {
    return value.type == PlainValue::Type::text && !value.has_escapes &&
           parse_word<Word>(value.written).has_value();
  }

  // Whether `is_right` holds for the elements of a list, or for what is none.
  template <typename Predicate>
  bool all_of(const PlainValue& value, Predicate is_right) const {
    if (value.type != PlainValue::Type::list) {
      return is_right(value);
    }
    const auto elements = reader_.elements_of(value);
    return std::all_of(elements.begin(), elements.end(), is_right);
  }

  bool is_answer(const Question& question, const PlainValue& value) const {
    const bool has_halves =
        question.when == Asked::both && value.type == PlainValue::Type::list;
    if (has_halves && (value.elements < 1 || value.elements > 2)) {
      return false;
    }
    const auto is_right = [&](const PlainValue& half) {
      return is_on_scale(question, half) || is_half(question, half);
    };
    return has_halves ? all_of(value, is_right) : is_right(value);
  }

  // What most answers are: a whole number in the range of a scale.
  static bool is_on_scale(const Question& question, const PlainValue& value) {
    if (question.type != QuestionType::scale || !question.range ||
        value.type != PlainValue::Type::whole) {
      return false;
    }
    const auto number = static_cast<double>(whole_in(value.written));
    return number >= question.range->first && number <= question.range->second;
  }

  bool is_half(const Question& question, const PlainValue& value) const {
    std::optional<TomlValue> toml = reader_.to_toml(value);
    return toml && read_value(question, *toml);
  }

  const std::string& file_;
  std::string_view text_;
  Days whole_;
  TimeOfDay day_starts_;
  ProblemList problems_;
  PlainReader reader_;
  Assignment assignment_;
  TomlArray changes_;  // tables
  std::array<const PlainValue*, EntryKeys::most>
      values_{};                    // by index in EntryKeys
  std::vector<std::size_t> found_;  // indexes of values_
  std::vector<CountedEntry> counted_;
  StepNames steps_;
};

}  // namespace

std::optional<Assignment> read_plain_assignment(const std::string& file,
                                                std::string_view text,
                                                const Days& whole,
                                                TimeOfDay day_starts) {
  return PlainAssignmentReader(file, text, whole, day_starts).read();
}

}  // namespace hw
