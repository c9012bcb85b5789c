#include <utility>

#include "hw/json.hpp"

#include "json_parts.hpp"

namespace hw {

namespace {

// A Report, section by section.
class ReportWriter : public DocumentWriter {
 public:
  void write(const ReportLines& section, const std::string& key) {
    DocumentWriter::write(key, section.lines);
    DocumentWriter::write("more_" + key, section.more);
  }

  using DocumentWriter::write;

  void write(const std::vector<ReportQuote>& quotes) {
    if (quotes.empty()) {
      return;
    }
    json().key("noticed").begin_array();
    for (const ReportQuote& quote : quotes) {
      json().begin_object();
      json().key("text").value(quote.text);
      json().key("source").value(quote.source);
      json().end_object();
    }
    json().end_array();
  }

  void write(const std::vector<ReportRow>& rows) {
    if (rows.empty()) {
      return;
    }
    json().key("at_a_glance").begin_array();
    for (const ReportRow& row : rows) {
      json().begin_object();
      json().key("homework").value(row.homework);
      json().key("kind").value(row.kind);
      json().key("agreed").value(row.agreed);
      json().key("practiced").value(row.practiced);
      json().key("helped").value(row.helped);
      write(row.strip);
      json().end_object();
    }
    json().end_array();
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

  void write(const std::vector<ReportAnswers>& answers) {
    if (answers.empty()) {
      return;
    }
    json().key("answers").begin_array();
    for (const ReportAnswers& answer : answers) {
      json().begin_object();
      json().key("homework").value(answer.homework);
      json().key("line").value(answer.line);
      write(answer.words);
      write(answer.slopes);
      json().end_object();
    }
    json().end_array();
  }

  void write(const std::vector<ReportEntry>& entries) {
    if (entries.empty()) {
      return;
    }
    json().key("entries").begin_array();
    for (const ReportEntry& entry : entries) {
      json().begin_object();
      json().key("heading").value(entry.heading);
      write("parts", entry.parts);
      json().end_object();
    }
    json().end_array();
  }

 private:
  void write(const ReportNight& night) {
    json().begin_object();
    write("day", night.day);
    write("bed", night.bed);
    write("up", night.up);
    write("in_bed", night.in_bed);
    write("fell_asleep", night.fell_asleep);
    write("awake", night.awake);
    write("asleep", night.asleep);
    write("efficiency", night.efficiency);
    write("quality", night.quality);
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
  writer.write("in_short", report.in_short);
  writer.write(report.topics, "topics");
  writer.write(report.noticed);
  writer.write(report.at_a_glance);
  writer.write("more_homework", report.more_homework);
  writer.write(report.sleep);
  writer.write(report.answers);
  writer.write("more_answers", report.more_answers);
  writer.write(report.obstacles, "obstacles");
  writer.write(report.changes, "changes");
  writer.write("form", report.form);
  writer.write(report.to_decide, "to_decide");
  writer.write("decisions", report.decisions);
  writer.write("footer", report.footer);
  writer.write(report.entries);
  writer.json().end_object();
  return writer.json().take();
}

}  // namespace hw
