#include <optional>
#include <vector>

#include <fmt/format.h>

#include "hw/json.hpp"

#include "json_parts.hpp"
#include "page_parts.hpp"

namespace hw {

namespace {

constexpr int report_version = 2;

// A Report, section by section.
class ReportWriter : public DocumentWriter {
 public:
  using DocumentWriter::write;

  // A part, by what it holds.

  void write(std::string_view key, const Report& report, page::Form /*part*/) {
    write(key, report.form);
    write_lines("to_decide", report.to_decide);
    write("decisions", report.decisions);
  }

  void write(std::string_view key, const Report& report,
             ReportLines Report::*part) {
    write_lines(key, report.*part);
  }

  void write(std::string_view key, const Report& report,
             std::vector<std::string> Report::*part) {
    write(key, report.*part);
  }

  void write(std::string_view /*key*/, const Report& report,
             ReportSleep Report::*part) {
    write(report.*part);
  }

  // Nothing for an empty list.
  template <typename Item>
  void write(std::string_view key, const Report& report,
             std::vector<Item> Report::*part) {
    write_each(key, report.*part,
               [this](const Item& item) { write_keys(item); });
  }

 private:
  void write_lines(std::string_view key, const ReportLines& section) {
    write(key, section.lines);
    write_more(fmt::format("more_{}", key), section.more);
  }

  void write_more(std::string_view key, int more) {
    if (more > 0) {
      write(key, more);
    }
  }

  void write_keys(const ReportQuote& quote) {
    json().key("text").value(quote.text);
    json().key("source").value(quote.source);
    write("day", quote.day);
  }

  void write_keys(const ReportWatch& watch) {
    json().key("question").value(watch.question);
    write_each("values", watch.values, [this](const auto& value) {
      write("day", value.first);
      json().key("value").value(value.second);
    });
  }

  void write_keys(const ReportPart& part) {
    json().key("title").value(part.title);
    write("agreed", part.agreed);
    write("ranges", part.ranges);
    write("goal", part.goal);
    write("changes", part.changes);
    write_each("measures", part.measures, [this](const auto& measure) {
      json().key("newest").value(measure.first);
      write("since", measure.second);
    });
    write_each("rows", part.rows,
               [this](const ReportRow& row) { write_keys(row); });
    write("days", part.days);
    write_more("more_rows", part.more);
    write(part.picture);
  }

  void write_keys(const ReportRow& row) {
    json().key("days").value(row.days);
    write_more("step", row.step);
    write("step_text", row.step_text);
    write("outcome", row.outcome);
    if (!row.subject.text.empty()) {
      json().key("subject").begin_object();
      write_keys(row.subject);
      json().end_object();
    }
    const auto write_cell = [this](const ReportCell& cell) {
      write_keys(cell);
    };
    write_each("words", row.words, write_cell);
    write_each("numbers", row.numbers, write_cell);
    write_each("remarks", row.remarks, write_cell);
  }

  void write_keys(const ReportCell& cell) {
    write("name", cell.name);
    json().key("text").value(cell.text);
    write("clipped", cell.is_clipped);
    write("written_before", cell.is_written_before);
  }

  void write_keys(const ReportEntry& entry) {
    json().key("heading").value(entry.heading);
    write("parts", entry.parts);
  }

  void write(const ReportSleep& sleep) {
    if (sleep == ReportSleep{}) {
      return;
    }
    json().key("sleep").begin_object();
    json().key("nights").begin_array();
    for (const ReportNight& night : sleep.nights) {
      write(night);
    }
    json().end_array();
    write_more("more_nights", sleep.more);
    if (sleep.average) {
      json().key("average");
      write(*sleep.average);
    }
    write_each("notes", sleep.notes,
               [this](const ReportRow& row) { write_keys(row); });
    json().end_object();
  }

  void write(const ReportNight& night) {
    json().begin_object();
    for (const page::NightColumn& column : page::night_columns) {
      write(column.key, night.*column.member);
    }
    json().end_object();
  }

  void write(const std::optional<ReportPicture>& picture) {
    if (!picture) {
      return;
    }
    json().key("picture").begin_object();
    json().key("question").value(picture->question);
    write_each("points", picture->points, [this](const ReportPoint& point) {
      write("day", point.day);
      json().key("before").value(point.before).key("after").value(point.after);
      write("step", point.step);
    });
    json().end_object();
  }

  // A list of objects; nothing when there is none.
  template <typename Item, typename Write>
  void write_each(std::string_view key, const std::vector<Item>& items,
                  Write write_item) {
    if (items.empty()) {
      return;
    }
    json().key(key).begin_array();
    for (const Item& item : items) {
      json().begin_object();
      write_item(item);
      json().end_object();
    }
    json().end_array();
  }
};

}  // namespace

std::string to_json(const Report& report) {
  ReportWriter writer;
  writer.json().begin_object();
  writer.json().key("version").value(report_version);
  writer.write("title", report.title);
  writer.write("name", report.name);
  writer.write("window", report.window);
  writer.write("takeaway", report.takeaway);
  writer.write("empty_window", report.empty_window);
  writer.write("unread_files", report.unread_files);
  page::for_each_part([&](const auto& part) {
    if (part.key == "entries") {
      writer.write("footer", report.footer);
    }
    writer.write(part.key, report, part.content);
    if (part.key == "topics") {
      writer.write("pause", report.pause);
    } else if (part.key == "homework") {
      writer.write("also_logged", report.also_logged);
      writer.write("also_agreed", report.also_agreed);
    }
  });
  writer.json().end_object();
  return writer.json().take();
}

}  // namespace hw
