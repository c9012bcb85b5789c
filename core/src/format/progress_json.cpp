#include "hw/json.hpp"

#include "json_parts.hpp"

namespace hw {
namespace {

std::string word_of(ProgressKind kind) {
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

void write_number(JsonWriter& json, const std::optional<double>& number) {
  if (number) {
    json.value(*number);
  } else {
    json.null();
  }
}

void write_value(JsonWriter& json, const ProgressColumn& column,
                 const ProgressValue& value) {
  if (!column.is_pair) {
    write_number(json, value.after);
    return;
  }
  json.begin_array();
  write_number(json, value.before);
  write_number(json, value.after);
  json.end_array();
}

void write_cell(JsonWriter& json, const ProgressPart& part,
                const ProgressColumn& column, const ProgressCell& cell) {
  json.key(column.key).begin_object().key("values").begin_array();
  for (const ProgressValue& value : cell.values) {
    write_value(json, column, value);
  }
  json.end_array();
  if (cell.middle) {
    json.key(part.kind == ProgressKind::sleep ? "mean" : "median");
    write_value(json, column, *cell.middle);
  }
  json.end_object();
}

void write_column(DocumentWriter& writer, const ProgressColumn& column) {
  writer.write("key", column.key);
  writer.write("name", column.name);
  writer.write("pair", column.is_pair);
  writer.write("range", column.range);
}

void write_part(DocumentWriter& writer, const ProgressPart& part) {
  writer.write("assignment", part.id);
  writer.write("title", part.title);
  writer.write("kind", word_of(part.kind));
  write_list(writer, "columns", part.columns, write_column);
  write_list(writer, "weeks", part.rows,
             [&part](DocumentWriter& week, const ProgressRow& row) {
               week.write("first", row.first);
               week.write("change", row.change);
               week.write("step", row.step);
               if (row.change.empty()) {
                 week.write("days", row.days);
               }
               for (std::size_t i = 0; i < row.cells.size(); ++i) {
                 if (!row.cells[i].values.empty()) {
                   write_cell(week.json(), part, part.columns[i], row.cells[i]);
                 }
               }
             });
  std::vector<std::string> impossible;
  for (const Date day : part.impossible) {
    impossible.push_back(day.to_string());
  }
  writer.write("impossible", impossible);
}

}  // namespace

std::string to_json(const ProgressPage& page) {
  return document([&page](DocumentWriter& writer) {
    writer.write("title", page.title);
    writer.write("name", page.name);
    writer.write("first", page.first);
    writer.write("last", page.last);
    writer.write("unit", std::string(page.by_month ? "month" : "week"));
    writer.write("unread_files", page.unread_files);
    write_list(writer, "sessions", page.sessions,
               [](DocumentWriter& item, const ProgressSession& session) {
                 item.write("day", session.day);
                 item.write("takeaway", session.takeaway);
               });
    write_list(writer, "parts", page.parts, write_part);
    writer.write("private_entries", page.private_entries);
  });
}

}  // namespace hw
