#include "hw/export.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/json.hpp"

#include "report_parts.hpp"
#include "scan.hpp"

namespace hw {
namespace {

using Texts = std::vector<std::string>;

page::Window window_of(const ExportRequest& request) {
  return {.from = request.since,
          .to = request.until.value_or(Moment{.date = all_days().last}),
          .next_session = {},
          .day_starts = request.rules.day_starts};
}

// Quotes around what would not come back as it was without them.
void add_cell(std::string& csv, std::string_view text) {
  constexpr ByteSet needs_quotes("\",\r\n");
  if (needs_quotes.find_in(text, 0) == text.size()) {
    csv += text;
    return;
  }
  csv += '"';
  for (const char character : text) {
    csv.append(character == '"' ? 2 : 1, character);
  }
  csv += '"';
}

void add_row(std::string& csv, const Texts& fields, const Texts& more) {
  for (const Texts* const part : {&fields, &more}) {
    for (const std::string& field : *part) {
      add_cell(csv, field);
      csv += ',';
    }
  }
  csv.back() = '\n';
}

std::string text_of(const std::optional<int>& number) {
  return number ? fmt::to_string(*number) : "";
}

std::string text_of(const std::optional<Value>& value) {
  struct Text {
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(double number) const {
      return fmt::format("{}", number);
    }
    std::string operator()(bool yes) const { return yes ? "true" : "false"; }
    std::string operator()(TimeOfDay time) const { return time.to_string(); }
  };
  return value ? std::visit(Text{}, *value) : "";
}

std::string before_column(const std::string& key) {
  return key + " before";
}

std::string after_column(const std::string& key) {
  return key + " after";
}

bool is_asked_twice(const std::string& key, const Assignment& assignment) {
  const auto& questions = assignment.questions;
  const auto question =
      std::find_if(questions.begin(), questions.end(),
                   [&key](const Question& one) { return one.key == key; });
  return question != questions.end() && question->when == Asked::both;
}

// The columns of the answers to all questions that there are.
class AnswerColumns {
 public:
  void add(const Assignment& assignment) {
    for (const Question& question : assignment.questions) {
      if (question.when == Asked::both) {
        add(before_column(question.key));
        add(after_column(question.key));
      } else {
        add(question.key);
      }
    }
  }

  const Texts& names() const { return names_; }

  Texts fields_of(const Entry& entry, const Assignment& assignment) const {
    Texts fields(names_.size());
    for (const Answer& answer : entry.answers) {
      if (is_asked_twice(answer.key, assignment)) {
        put(fields, before_column(answer.key), text_of(answer.before));
        put(fields, after_column(answer.key), text_of(answer.after));
      } else {
        put(fields, answer.key, text_of(answer.after));
      }
    }
    return fields;
  }

 private:
  void add(const std::string& name) {
    if (std::find(names_.begin(), names_.end(), name) == names_.end()) {
      names_.push_back(name);
    }
  }

  void put(Texts& fields, const std::string& name,
           const std::string& text) const {
    const auto column = std::find(names_.begin(), names_.end(), name);
    if (column != names_.end()) {
      fields[static_cast<std::size_t>(column - names_.begin())] = text;
    }
  }

  Texts names_;
};

// Those of every entry.
Texts columns() {
  Texts names = {"assignment", "title", "at", "day"};
  // `at` is there already.
  names.insert(names.end(), entry_keys().begin() + 1, entry_keys().end());
  return names;
}

// In the order of columns().
Texts fields_of(const Entry& entry, const std::string& id,
                const std::string& title, TimeOfDay day_starts) {
  return {id,
          title,
          to_string(entry.at),
          practice_day(entry.at, day_starts).to_string(),
          std::string(to_string(entry.outcome)),
          entry.step,
          text_of(entry.minutes),
          text_of(entry.difficulty),
          text_of(entry.helped),
          fmt::format("{}", fmt::join(entry.obstacles, " ")),
          entry.would_help,
          entry.learned,
          entry.kind_word,
          entry.note,
          entry.proud ? "true" : "",
          entry.bring,
          entry.share ? std::string(to_string(*entry.share)) : ""};
}

AnswerColumns answer_columns(const Journal& journal) {
  AnswerColumns columns;
  for (const Assignment& assignment : journal.assignments) {
    columns.add(assignment);
  }
  return columns;
}

}  // namespace

Journal load_exported(const Storage& storage, const ExportRequest& request) {
  return load_journal(storage, [&request](const Journal&) {
    return page::days_around(window_of(request));
  });
}

std::string export_json(const Journal& journal, const ExportRequest& request) {
  const page::Window window = window_of(request);
  return to_json(
      journal.assignments, request.rules,
      [&window](const Entry& entry) { return page::is_in(window, entry.at); });
}

std::string export_csv(const Journal& journal, const ExportRequest& request) {
  const page::Window window = window_of(request);
  const AnswerColumns answers = answer_columns(journal);
  std::string csv;
  add_row(csv, columns(), answers.names());
  for (const Assignment& assignment : journal.assignments) {
    const std::string title = as_of(assignment, request.rules.today).title;
    for (const Entry& entry : assignment.entries) {
      if (page::is_in(window, entry.at)) {
        add_row(
            csv,
            fields_of(entry, assignment.id, title, request.rules.day_starts),
            answers.fields_of(entry, assignment));
      }
    }
  }
  return csv;
}

}  // namespace hw
