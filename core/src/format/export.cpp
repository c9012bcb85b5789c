#include "hw/export.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/field_table.hpp"
#include "hw/json.hpp"
#include "hw/score.hpp"

#include "report_window.hpp"
#include "scan.hpp"

namespace hw {
namespace {

page::Window window_of(const ExportRequest& request) {
  return {.from = request.since,
          .to = request.until.value_or(Moment{.date = all_days().last}),
          .next_session = {},
          .day_starts = request.rules.day_starts};
}

// A field of a line.
struct Cell {
  Cell() = default;
  Cell(std::string words) : text(std::move(words)) {}
  explicit Cell(double number)
      : text(fmt::format("{}", number)), is_number(true) {}

  std::string text;
  bool is_number = false;
};

using Cells = std::vector<Cell>;

// Whether a spreadsheet may take `text` for a formula or, in a cell that begins
// with a tab or a line break, for more cells. Some of them pass over blanks and
// quotes before it.
bool may_run(std::string_view text) {
  constexpr std::array<std::string_view, 8> beginnings = {
      "=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
  constexpr std::array<std::string_view, 6> passed_over = {
      " ", "\"", "'", "\u00A0", "\u200B", "\uFEFF"};
  const auto begins_with = [&text](std::string_view part) {
    return text.starts_with(part);
  };
  constexpr std::string_view breaks = "\t\r\n\v\f";
  while (true) {
    if (!text.empty() && breaks.find(text.front()) != std::string_view::npos) {
      return true;
    }
    const auto* const next =
        std::find_if(passed_over.begin(), passed_over.end(), begins_with);
    if (next == passed_over.end()) {
      return std::any_of(beginnings.begin(), beginnings.end(), begins_with);
    }
    text.remove_prefix(next->size());
  }
}

// The lines of a CSV text.
class CsvText {
 public:
  explicit CsvText(CsvReader reader) : reader_(reader) {
    if (reader == CsvReader::spreadsheet) {
      text_ += byte_order_mark;
    }
  }

  void add_row(const Cells& cells, const Cells& more) {
    for (const Cells* const part : {&cells, &more}) {
      for (const Cell& cell : *part) {
        add(cell);
        text_ += ',';
      }
    }
    text_.back() = '\n';
  }

  std::string take() { return std::move(text_); }

 private:
  // Quotes around what would not come back as it was without them.
  void add(const Cell& cell) {
    constexpr ByteSet needs_quotes("\",\r\n");
    const bool quotes = needs_quotes.find_in(cell.text, 0) < cell.text.size();
    const bool escapes = reader_ == CsvReader::spreadsheet && !cell.is_number &&
                         may_run(cell.text);
    text_ += quotes ? "\"" : "";
    text_ += escapes ? "'" : "";
    for (const char character : cell.text) {
      text_.append(character == '"' ? 2 : 1, character);
    }
    text_ += quotes ? "\"" : "";
  }

  CsvReader reader_;
  std::string text_;
};

const std::string& text_of(const std::string& text) {
  return text;
}

std::string text_of(bool yes) {
  return yes ? "true" : "";
}

std::string text_of(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, " "));
}

std::string text_of(const std::optional<int>& number) {
  return number ? fmt::to_string(*number) : "";
}

std::string text_of(const std::optional<Moment>& moment) {
  return moment ? to_string(*moment) : "";
}

std::string text_of(const std::optional<Share>& share) {
  return share ? std::string(to_string(*share)) : "";
}

Cell cell_of(const std::optional<Value>& value) {
  struct ToCell {
    Cell operator()(const std::string& text) const { return text; }
    Cell operator()(double number) const { return Cell(number); }
    Cell operator()(bool yes) const {
      return std::string(yes ? "true" : "false");
    }
    Cell operator()(TimeOfDay time) const { return time.to_string(); }
  };
  return value ? std::visit(ToCell{}, *value) : Cell();
}

std::string before_column(const std::string& key) {
  return key + " before";
}

std::string after_column(const std::string& key) {
  return key + " after";
}

// The columns of the answers to all questions that there are, and of what
// entries answer without being asked.
class AnswerColumns {
 public:
  void add(const Assignment& assignment) {
    for (const Question& question : assignment.questions) {
      add(question.key, question.when == Asked::both);
    }
    for (const Entry& entry : assignment.entries) {
      for (const Answer& answer : entry.unasked) {
        add(answer.key, answer.before.has_value());
      }
    }
  }

  const Cells& names() const { return names_; }

  Cells cells_of(const Entry& entry, const QuestionIndex& questions) const {
    Cells cells(names_.size());
    for (const Answer& answer : entry.answers) {
      const auto question = questions.find(answer.key);
      put(cells, answer,
          question != questions.end() && question->second->when == Asked::both);
    }
    for (const Answer& answer : entry.unasked) {
      put(cells, answer, answer.before.has_value());
    }
    return cells;
  }

 private:
  void add(const std::string& key, bool is_pair) {
    if (is_pair) {
      add(before_column(key));
      add(after_column(key));
    } else {
      add(key);
    }
  }

  void put(Cells& cells, const Answer& answer, bool is_pair) const {
    if (is_pair) {
      put(cells, before_column(answer.key), cell_of(answer.before));
      put(cells, after_column(answer.key), cell_of(answer.after));
    } else {
      put(cells, answer.key, cell_of(answer.after));
    }
  }

  void add(const std::string& name) {
    if (places_.emplace(name, names_.size()).second) {
      names_.emplace_back(name);
    }
  }

  void put(Cells& cells, const std::string& name, Cell cell) const {
    if (const auto place = places_.find(name); place != places_.end()) {
      cells[place->second] = std::move(cell);
    }
  }

  Cells names_;
  std::map<std::string, std::size_t> places_;
};

// Those of every entry.
Cells columns() {
  Cells names;
  for (const std::string_view name :
       keys_of(entry_fields, {"assignment", "title", "at", "day", "outcome"})) {
    names.emplace_back(std::string(name));
  }
  return names;
}

// In the order of columns().
Cells cells_of(const Entry& entry, const std::string& id,
               const std::string& title, TimeOfDay day_starts) {
  Cells cells{id, title, to_string(entry.at),
              practice_day(entry.at, day_starts).to_string(),
              std::string(to_string(entry.outcome))};
  cells.reserve(cells.size() + std::tuple_size_v<decltype(entry_fields)>);
  for_each_field(entry_fields, [&](const auto& field) {
    cells.emplace_back(text_of(entry.*field.member));
  });
  return cells;
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
  Journal journal = load_journal(storage, [&request](const Journal&) {
    return page::days_around(window_of(request));
  });
  for (Assignment& assignment : journal.assignments) {
    assignment = with_totals(std::move(assignment));
  }
  return journal;
}

std::string export_json(const Journal& journal, const ExportRequest& request) {
  const page::Window window = window_of(request);
  return to_json(
      journal.assignments, request.rules,
      [&window](const Entry& entry) { return page::is_in(window, entry.at); });
}

std::string export_csv(const Journal& journal, const ExportRequest& request,
                       CsvReader reader) {
  const page::Window window = window_of(request);
  const AnswerColumns answers = answer_columns(journal);
  CsvText csv(reader);
  csv.add_row(columns(), answers.names());
  for (const Assignment& assignment : journal.assignments) {
    const std::string title = as_of(assignment, request.rules.today).title;
    const QuestionIndex questions = index_of(assignment.questions);
    for (const Entry& entry : assignment.entries) {
      if (page::is_in(window, entry.at)) {
        csv.add_row(
            cells_of(entry, assignment.id, title, request.rules.day_starts),
            answers.cells_of(entry, questions));
      }
    }
  }
  return csv.take();
}

}  // namespace hw
