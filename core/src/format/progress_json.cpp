#include "hw/json.hpp"

#include "json_parts.hpp"

namespace hw {
namespace {

std::string_view word_of(ProgressKind kind) {
  switch (kind) {
    case ProgressKind::sleep:
      return "sleep";
    case ProgressKind::measure:
      return "measure";
    case ProgressKind::practice:
      break;
  }
  return "practice";
}

class ProgressWriter : public DocumentWriter {
 public:
  std::string document(const ProgressPage& page) {
    json().begin_object();
    json().key("version").value(json_version);
    write("title", page.title);
    write("name", page.name);
    write("first", page.first);
    write("last", page.last);
    json().key("unit").value(page.by_month ? "month" : "week");
    write("unread_files", page.unread_files);
    json().key("sessions").begin_array();
    for (const ProgressSession& session : page.sessions) {
      json().begin_object();
      write("day", session.day);
      write("takeaway", session.takeaway);
      json().end_object();
    }
    json().end_array();
    json().key("parts").begin_array();
    for (const ProgressPart& part : page.parts) {
      write_part(part);
    }
    json().end_array();
    json().key("private_entries").value(page.private_entries);
    json().end_object();
    return json().take();
  }

 private:
  void write_part(const ProgressPart& part) {
    json().begin_object();
    write("assignment", part.id);
    write("title", part.title);
    json().key("kind").value(word_of(part.kind));
    json().key("columns").begin_array();
    for (const ProgressColumn& column : part.columns) {
      json().begin_object();
      write("key", column.key);
      write("name", column.name);
      write("pair", column.is_pair);
      write("range", column.range);
      json().end_object();
    }
    json().end_array();
    json().key("weeks").begin_array();
    for (const ProgressRow& row : part.rows) {
      write_row(part, row);
    }
    json().end_array();
    write_days("impossible", part.impossible);
    json().end_object();
  }

  void write_row(const ProgressPart& part, const ProgressRow& row) {
    json().begin_object();
    write("first", row.first);
    write("change", row.change);
    write("step", row.step);
    if (row.change.empty()) {
      write("days", row.days);
    }
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (!row.cells[i].values.empty()) {
        json().key(part.columns[i].key);
        write_cell(part, part.columns[i], row.cells[i]);
      }
    }
    json().end_object();
  }

  void write_cell(const ProgressPart& part, const ProgressColumn& column,
                  const ProgressCell& cell) {
    json().begin_object();
    json().key("values").begin_array();
    for (const ProgressValue& value : cell.values) {
      write_value(column, value);
    }
    json().end_array();
    if (cell.middle) {
      json().key(part.kind == ProgressKind::sleep ? "mean" : "median");
      write_value(column, *cell.middle);
    }
    json().end_object();
  }

  void write_value(const ProgressColumn& column, const ProgressValue& value) {
    if (!column.is_pair) {
      write_number(value.after);
      return;
    }
    json().begin_array();
    write_number(value.before);
    write_number(value.after);
    json().end_array();
  }

  void write_number(const std::optional<double>& number) {
    if (number) {
      json().value(*number);
    } else {
      json().null();
    }
  }

  void write_days(std::string_view key, const std::vector<Date>& days) {
    std::vector<std::string> words;
    for (const Date day : days) {
      words.push_back(day.to_string());
    }
    write(key, words);
  }
};

}  // namespace

std::string to_json(const ProgressPage& page) {
  return ProgressWriter().document(page);
}

}  // namespace hw
