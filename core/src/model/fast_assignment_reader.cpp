#include "fast_assignment_reader.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "hw/read.hpp"

#include "fast_entry_scan.hpp"
#include "fast_toml.hpp"
#include "fields.hpp"
#include "read_parts.hpp"
#include "scan.hpp"
#include "toml.hpp"

namespace hw {
namespace {

constexpr std::string_view log_line = "[[log]]\n";
constexpr std::string_view ask_line = "[[ask]]\n";
constexpr std::string_view change_line = "[[change]]\n";

// More than anybody types into one block.
constexpr std::size_t most_lines = 64;

// The kinds of what is counted, each once.
class Kinds {
 public:
  // The index of the kind; nothing when there are as many as there can be.
  std::optional<std::size_t> find(std::string_view step, Outcome outcome,
                                  bool is_private, bool step_done) {
    const auto found = std::find_if(
        kinds_.begin(), kinds_.end(), [&](const CountedKind& kind) {
          return kind.outcome == outcome && kind.is_private == is_private &&
                 kind.step_done == step_done && kind.step == step;
        });
    const auto index = static_cast<std::size_t>(found - kinds_.begin());
    if (found == kinds_.end()) {
      if (index == CountedEntry::most_kinds) {
        return std::nullopt;
      }
      kinds_.push_back({std::string(step), outcome, is_private, step_done});
    }
    return index;
  }

  std::vector<CountedKind> take() { return std::move(kinds_); }

 private:
  std::vector<CountedKind> kinds_;
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
    EntryScanner skimmer(text_, assignment_.questions, whole_);
    const QuestionIndex questions = index_of(assignment_.questions);
    while (!reader_.is_done()) {
      const bool is_plain = take(log_line)
                                ? read_log(skimmer, questions)
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
    assignment_.counted_kinds = kinds_.take();
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
    if (!root || has(*root, "ask") || has(*root, "score") ||
        has(*root, "change") || has(*root, "log")) {
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

  // What the reader's lines say. Nothing when a key is there twice, which TOML
  // has not, or when there are more than anybody types.
  std::optional<TomlTable> table_of_lines() const {
    TomlTable table;
    for (const FastLine& line : reader_.lines()) {
      auto value = reader_.to_toml(line.value);
      const bool is_there_twice = std::any_of(
          table.begin(), table.end(),
          [&](const TomlMember& member) { return member.key == line.key; });
      if (!value || is_there_twice || table.size() == most_lines) {
        return std::nullopt;
      }
      table.push_back({std::string(line.key), *std::move(value)});
    }
    return table;
  }

  // Counts the entry whose [[log]] has been taken, if that is all it is for.
  bool skim(EntryScanner& skimmer) {
    const auto entry = skimmer.skim(reader_.position());
    if (!entry || !count(entry->at, entry->step, entry->outcome,
                         entry->is_private, entry->step_done)) {
      return false;
    }
    reader_.go_to(entry->end);
    return true;
  }

  // Reads the entry whose [[log]] has been taken, or counts it.
  bool read_log(EntryScanner& skimmer, const QuestionIndex& questions) {
    const BlockNumber block{log_blocks_++};
    return skim(skimmer) || read_whole_log(questions, block);
  }

  bool read_whole_log(const QuestionIndex& questions, BlockNumber block) {
    auto table = reader_.read_lines() ? table_of_lines() : std::nullopt;
    if (!table) {
      return false;
    }
    auto entry = read_entry(Fields(*table, 0, problems_), questions, problems_);
    if (!entry) {
      return false;
    }
    entry->block = block;
    const bool is_wanted = contains(whole_, entry->at.date) ||
                           entry->outcome == Outcome::planned ||
                           has_open_bring(*entry);
    if (is_wanted || !count(entry->at, entry->step, entry->outcome,
                            entry->share == Share::none, entry->step_done)) {
      assignment_.entries.push_back(*std::move(entry));
    }
    return true;
  }

  // False when there are too many kinds of entries.
  bool count(const Moment& at, std::string_view step, Outcome outcome,
             bool is_private, bool step_done) {
    const auto kind = kinds_.find(step, outcome, is_private, step_done);
    if (kind) {
      counted_.emplace_back(practice_day(at, day_starts_), *kind);
    }
    return kind.has_value();
  }

  const std::string& file_;
  std::string_view text_;
  Days whole_;
  TimeOfDay day_starts_;
  ProblemList problems_;
  FastReader reader_;
  Assignment assignment_;
  std::size_t log_blocks_ = 0;  // so far
  TomlArray changes_;           // tables
  std::vector<CountedEntry> counted_;
  Kinds kinds_;
};

}  // namespace

std::optional<Assignment> read_plain_assignment(const std::string& file,
                                                std::string_view text,
                                                const Days& whole,
                                                TimeOfDay day_starts) {
  return PlainAssignmentReader(file, text, whole, day_starts).read();
}

// Where entries were counted, there is a [[log]] already, and no question comes
// behind it: another one stands for itself.
bool stays_plain(const Assignment& assignment, std::string_view block) {
  if (assignment.counted.empty() || !block.starts_with(log_line) ||
      !is_plain_text(block)) {
    return false;
  }
  EntryScanner skimmer(block, assignment.questions, no_days());
  const auto entry = skimmer.skim(log_line.size());
  return entry && entry->end == block.size();
}

}  // namespace hw
