#include <utility>

#include <fmt/format.h>

#include "hw/json.hpp"

#include "json_parts.hpp"
#include "page_parts.hpp"

namespace hw {

namespace {

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
    if ((report.*part).empty()) {
      return;
    }
    json().key(key).begin_array();
    for (const Item& item : report.*part) {
      json().begin_object();
      write_keys(item);
      json().end_object();
    }
    json().end_array();
  }

 private:
  void write_lines(std::string_view key, const ReportLines& section) {
    write(key, section.lines);
    write(fmt::format("more_{}", key), section.more);
  }

  void write_keys(const ReportQuote& quote) {
    json().key("text").value(quote.text);
    json().key("source").value(quote.source);
  }

  void write_keys(const ReportRow& row) {
    json().key("homework").value(row.homework);
    json().key("kind").value(row.kind);
    json().key("agreed").value(row.agreed);
    json().key("practiced").value(row.practiced);
    json().key("helped").value(row.helped);
    write(row.strip);
  }

  void write_keys(const ReportAnswers& answer) {
    json().key("homework").value(answer.homework);
    json().key("line").value(answer.line);
    write(answer.words);
    write(answer.slopes);
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
    if (sleep.average) {
      json().key("average");
      write(*sleep.average);
    }
    json().end_object();
  }

  void write(const ReportNight& night) {
    json().begin_object();
    for (const page::NightColumn& column : page::night_columns) {
      write(column.key, night.*column.member);
    }
    json().end_object();
  }

  void write(const std::optional<ReportStrip>& strip) {
    if (!strip) {
      return;
    }
    json().key("strip").begin_object();
    json().key("first").value(strip->first.to_string());
    json().key("last").value(strip->last.to_string());
    write_days("practiced", strip->practiced);
    write_days("noted", strip->noted);
    json().key("text").value(strip->text);
    json().end_object();
  }

  void write_days(std::string_view key, const std::vector<Date>& days) {
    json().key(key).begin_array();
    for (const Date day : days) {
      json().value(day.to_string());
    }
    json().end_array();
  }

  void write(const std::optional<ReportWords>& words) {
    if (!words) {
      return;
    }
    json().key("words").begin_object();
    json().key("when").value(words->when);
    json().key("expected").value(words->expected);
    json().key("happened").value(words->happened);
    json().end_object();
  }

  void write(const std::optional<ReportSlopes>& slopes) {
    if (!slopes) {
      return;
    }
    json().key("slopes").begin_object();
    json().key("question").value(slopes->question);
    json().key("summary").value(slopes->summary);
    json().key("pairs").begin_array();
    for (const auto& [before, after] : slopes->pairs) {
      json().begin_array().value(before).value(after).end_array();
    }
    json().end_array();
    json().key("low").value(slopes->low).key("high").value(slopes->high);
    json().key("text").value(slopes->text);
    json().end_object();
  }
};

}  // namespace

std::string to_json(const Report& report) {
  ReportWriter writer;
  writer.json().begin_object();
  writer.json().key("version").value(json_version);
  writer.write("title", report.title);
  writer.write("name", report.name);
  writer.write("window", report.window);
  writer.write("empty_window", report.empty_window);
  writer.write("unread_files", report.unread_files);
  page::for_each_part([&](const auto& part) {
    if (part.key == "entries") {
      writer.write("footer", report.footer);
    }
    writer.write(part.key, report, part.content);
    if (part.key == "at_a_glance") {
      writer.write("more_homework", report.more_homework);
    } else if (part.key == "answers") {
      writer.write("more_answers", report.more_answers);
    }
  });
  writer.json().end_object();
  return writer.json().take();
}

}  // namespace hw
