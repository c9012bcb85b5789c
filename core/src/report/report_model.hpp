// The steps from a journal to a Report: first what may be told at all
// (VisibleData), then the sections, each from VisibleData only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hw/journal.hpp"
#include "hw/practice.hpp"
#include "hw/report.hpp"
#include "hw/when.hpp"

#include "report_window.hpp"

namespace hw::page {

// Whether `only` and `without` let the assignment `id` in.
bool is_asked_for(const std::string& id, const ReportRequest& request);

// One assignment as a report may know it. What is not shared, or not in words,
// is not in here.
struct Homework {
  std::string title;         // as it is at the end; one line
  Share share = Share::all;  // today's; never `none`
  Assignment assignment;     // without entries: the beginning and changes
  Assignment now;            // without entries: as it holds at the end
  Practice practice;  // from all entries up to the end; periods, days: none
  int comebacks = 0;  // of the window
  std::optional<Date> first_entry;
  std::vector<Entry> entries;  // of the window, in order of time; not planned
  std::vector<Entry> planned;  // of the window, in order of time
};

struct VisibleData {
  Settings settings;
  Clock clock;
  Window window;
  std::vector<Homework> homework;  // by id
  std::vector<AgendaItem> agenda;  // open ones, in order of time
  int private_entries = 0;
  int unread_files = 0;        // that may belong here
  int partly_read_files = 0;   // of which something may be missing here
  bool knows_sessions = true;  // the file of sessions was read whole
};

// The only step that sees what is private. Everything else is made from what
// it gives.
VisibleData visible_data_of(Journal journal, const ReportRequest& request);

// An entry with the assignment it belongs to.
struct EntryRef {
  const Homework* homework;
  const Entry* entry;
};

// Whether the window has an entry, or a plan.
bool has_entries(const VisibleData& visible_data);

// The entries of the window that `is_wanted`, newest first.
std::vector<EntryRef> newest_first(const VisibleData& visible_data,
                                   bool (*is_wanted)(const Entry& entry));

// The sections.
std::vector<std::string> in_short(const VisibleData& visible_data);
std::vector<std::string> topics(const VisibleData& visible_data);
std::vector<ReportQuote> noticed(const VisibleData& visible_data);
std::vector<const Homework*> active_homework(const VisibleData& visible_data);
// Paused for the whole window, and without an entry: none of the former.
std::vector<const Homework*> resting_homework(const VisibleData& visible_data);
ReportRow row_of(const Homework& homework, const VisibleData& visible_data);
ReportSleep sleep(const VisibleData& visible_data);
std::vector<ReportAnswers> answers_of(const Homework& homework,
                                      const Window& window);
std::vector<std::string> obstacles(const VisibleData& visible_data);
std::vector<std::string> changes(const VisibleData& visible_data);
std::vector<std::string> to_decide(const VisibleData& visible_data);
std::vector<ReportEntry> all_entries(const VisibleData& visible_data);

// Days that all strips of a page have in common.
struct Span {
  Date first;
  Date last;  // included
};

Span strip_span(const VisibleData& visible_data);
std::optional<ReportStrip> strip_of(const Homework& homework, const Span& span,
                                    TimeOfDay day_starts);

// An obstacle and the ideas for it.
struct Obstacle {
  std::string words;  // "low energy"
  int count = 0;
  std::vector<std::string> ideas;  // each once, newest first
};

// The most frequent first.
std::vector<Obstacle> counted_obstacles(const VisibleData& visible_data);

// What quoted texts that are too long for a page end in.
inline constexpr std::string_view clipped_end = " ...";

// `text` cut to one line, or to three, and to 300 characters.
std::string clip_line(std::string_view text);
std::string clip_lines(std::string_view text);

// "Evening walk, Wed 18 Nov"
std::string source_of(const EntryRef& told, TimeOfDay day_starts);

// 1: "once", 2: "twice", 3: "3 times".
std::string times(int count);
// "1 day", "4 days".
std::string days(int count);
// "4 to 8", "70" when both are the same.
std::string range(double low, double high);
// The question as it was asked, with its range: "Fear (0-100)".
std::string label_of(const Question& question);
// "a, b, c"
std::string joined(const std::vector<std::string>& parts,
                   std::string_view between);
double median(std::vector<double> values);  // of at least one

// `whole` with as many of each list as a page has room for.
Report fit_to_page(Report whole);

// `whole` with as many as a page has at most, and every topic, night and
// change.
Report with_all_topics(Report whole);

}  // namespace hw::page
