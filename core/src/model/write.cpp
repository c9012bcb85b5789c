#include "hw/write.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "hw/edit.hpp"
#include "hw/field_table.hpp"

#include "toml_text.hpp"

namespace hw {
namespace {

std::string toml_value(const std::string& text) {
  return write_string(text);
}

std::string toml_value(bool value) {
  return value ? "true" : "false";
}

std::string toml_value(int number) {
  return fmt::to_string(number);
}

std::string toml_value(double number) {
  // A larger number need not fit into an integer.
  constexpr double largest_integer = 9007199254740992.0;
  const bool is_whole =
      std::trunc(number) == number && std::abs(number) <= largest_integer;
  return is_whole ? fmt::to_string(static_cast<std::int64_t>(number))
                  : fmt::to_string(number);
}

std::string toml_value(TimeOfDay time) {
  return time.to_string();
}

std::string toml_value(Date date) {
  return date.to_string();
}

std::string toml_value(const std::pair<double, double>& ends) {
  return fmt::format("[{}, {}]", toml_value(ends.first),
                     toml_value(ends.second));
}

std::string toml_value(const Moment& moment) {
  return to_string(moment);
}

std::string toml_value(const Schedule& schedule) {
  return write_string(schedule.to_string());
}

std::string toml_value(const Value& value) {
  return std::visit([](const auto& held) { return toml_value(held); }, value);
}

template <typename Word>
requires std::is_enum_v<Word> std::string toml_value(Word word) {
  return write_string(to_string(word));
}

template <typename T>
std::string toml_value(const std::vector<T>& values) {
  std::string list;
  for (const T& value : values) {
    list += list.empty() ? "" : ", ";
    list += toml_value(value);
  }
  return "[" + list + "]";
}

// The lines of a block.
class BlockText {
 public:
  explicit BlockText(std::string first_line = "")
      : text_(std::move(first_line)) {}

  template <typename T>
  void add(std::string_view key, const T& value) {
    text_ += toml_key(key) + " = " + toml_value(value) + '\n';
  }

  template <typename T>
  void add(std::string_view key, const std::optional<T>& value) {
    if (value) {
      add(key, *value);
    }
  }

  // What `owner` says, by a table of hw/field_table.hpp.
  template <typename Owner, typename Table>
  void add_fields(const Owner& owner, const Table& table) {
    for_each_field(table, [&](const auto& field) {
      if (field.notes.is_always_written || is_given(owner, field)) {
        add(field.key, owner.*field.member);
      }
    });
  }

  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

bool asks_twice(const std::vector<Question>& questions,
                const std::string& key) {
  return std::any_of(
      questions.begin(), questions.end(), [&key](const Question& question) {
        return question.key == key && question.when == Asked::both;
      });
}

void add_answer(BlockText& block, const Answer& answer,
                const std::vector<Question>& questions) {
  if (!answer.before || !asks_twice(questions, answer.key)) {
    block.add(answer.key, answer.after ? answer.after : answer.before);
    return;
  }
  std::vector<Value> values = {*answer.before};
  if (answer.after) {
    values.push_back(*answer.after);
  }
  block.add(answer.key, values);
}

}  // namespace

std::string write_assignment(const Assignment& assignment) {
  BlockText header;
  header.add_fields(assignment, header_fields);
  std::string text = header.take();
  for (const Question& question : assignment.questions) {
    text += '\n' + write_question(question);
  }
  for (const Score& score : assignment.scores) {
    BlockText block("[[score]]\n");
    block.add("key", score.key);
    block.add_fields(score, score_fields);
    text += '\n' + block.take();
  }
  for (const Change& change : assignment.changes) {
    text += '\n' + write_change(change);
  }
  for (const Entry& entry : assignment.entries) {
    text += '\n' + write_entry(entry, assignment.questions);
  }
  return text;
}

std::string write_question(const Question& question) {
  BlockText block("[[ask]]\n");
  block.add("key", question.key);
  block.add_fields(question, question_fields);
  return block.take();
}

std::string write_entry(const Entry& entry,
                        const std::vector<Question>& questions) {
  BlockText block("[[log]]\n");
  block.add("at", entry.at);
  block.add("outcome", entry.outcome);
  block.add_fields(entry, entry_fields);
  for (const Answer& answer : entry.answers) {
    add_answer(block, answer, questions);
  }
  return block.take();
}

std::string write_change(const Change& change) {
  BlockText block("[[change]]\n");
  block.add("on", change.on);
  block.add_fields(change, change_fields);
  return block.take();
}

std::string write_session(const Session& session) {
  BlockText block("[[session]]\n");
  block.add("at", session.at);
  block.add_fields(session, session_fields);
  return block.take();
}

std::string write_agenda_item(const AgendaItem& item) {
  BlockText block("[[agenda]]\n");
  block.add("at", item.at);
  block.add_fields(item, agenda_fields);
  return block.take();
}

}  // namespace hw
