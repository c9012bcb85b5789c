// The page for the first five minutes of a session.
//
// make_report() decides everything: what is in, in which order, in which
// words, and what stays private. Renderers (markdown.hpp, html.hpp, json.hpp)
// turn the value into text and look at nothing else.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hw/assignment.hpp"
#include "hw/journal.hpp"
#include "hw/storage.hpp"

namespace hw {

// How much of a window is told: one page, or the page with every topic and
// then every entry.
enum class Extent { page, full };

// Which part of a journal a report is about.
struct ReportRequest {
  Moment now;                     // has a time and an offset
  std::optional<Moment> since;    // else the last session; none yet: everything
  std::optional<Moment> until;    // else today; a day is included whole
  std::vector<std::string> only;  // ids; empty: all
  std::vector<std::string> without;  // ids
  Extent extent = Extent::page;
  bool form = true;  // with lines to fill in, where the settings have them
  // As in Clock, for nights in which the clock is changed; else none is.
  std::function<std::chrono::minutes(Date, TimeOfDay)> offset_at;
};

// Lines of a list, each without line breaks.
struct ReportLines {
  std::vector<std::string> lines;
  int more = 0;  // how many were left out

  friend bool operator==(const ReportLines&, const ReportLines&) = default;
};

// A quote with where it comes from.
struct ReportQuote {
  std::string text;
  std::string source;  // "Evening walk, Wed 18 Nov"
  Date day;

  friend bool operator==(const ReportQuote&, const ReportQuote&) = default;
};

// What is never cut: the answers of the window to one question.
struct ReportWatch {
  std::string question;  // "Urge to hurt myself (0-5)"
  std::vector<std::pair<Date, std::string>> values;  // oldest first
  std::string line;  // "... (0-5): 1 on Mon 9, 2 on Tue 10 Nov"

  friend bool operator==(const ReportWatch&, const ReportWatch&) = default;
};

// A text of a row, or a number, under its name.
struct ReportCell {
  std::string name;  // "Thought"; "fear"; empty: it speaks for itself
  std::string text;  // "73 → 48"
  bool is_clipped = false;
  // Of what was expected: it was written before it happened.
  bool is_written_before = false;

  friend bool operator==(const ReportCell&, const ReportCell&) = default;
};

// One entry of an assignment, or several that say the same.
struct ReportRow {
  std::string days;  // "Fri 16, Sat 17, Mon 19 Oct"
  int step = 0;      // its number in the list; 0: it has none
  std::string step_text;
  // "tried", "partly" or "planned" beside what was done; "Not this time",
  // "Could not happen" in place of it.
  std::string outcome;
  bool is_done = true;  // the outcome is practice
  ReportCell subject;   // what it is about
  std::vector<ReportCell> words;
  std::vector<ReportCell> numbers;
  std::vector<ReportCell> remarks;  // what got in the way, the note ...

  friend bool operator==(const ReportRow&, const ReportRow&) = default;
};

// A pair of numbers over time: before and after.
struct ReportPoint {
  Date day;
  double before = 0;
  double after = 0;
  std::string step;  // "3. Eat lunch at the shared table", or nothing

  friend bool operator==(const ReportPoint&, const ReportPoint&) = default;
};

struct ReportPicture {
  std::string question;             // "Fear"
  std::vector<ReportPoint> points;  // oldest first
  Date first;                       // of the picture,
  Date since;                       // of the window,
  Date last;                        // of both
  double low = 0;                   // what is drawn lies between these two,
  double high = 0;                  // which may be the same
  std::string text;                 // "Mon 12 Oct 70 to 45, ..."

  friend bool operator==(const ReportPicture&, const ReportPicture&) = default;
};

// One assignment of which the window has something.
struct ReportPart {
  std::string title;
  std::string agreed;               // "3 a week, 4 weeks in a row"
  std::vector<std::string> ranges;  // "fear and likely 0-100"
  int more = 0;                     // rows that were left out
  int day_count = 0;                // days with an entry
  std::string goal;           // empty where the part before serves the same
  bool has_goal_line = true;  // there is room for it in a text without margins
  std::vector<std::string> changes;
  // Of a record: its numbers over time, newest first, and a run of them.
  std::vector<std::pair<std::string, std::string>> measures;
  std::vector<ReportRow> rows;  // in order of their days
  std::string days;  // in place of rows, where they would say only that
  std::vector<Date> practiced;  // each of `days`
  std::optional<ReportPicture> picture;

  friend bool operator==(const ReportPart&, const ReportPart&) = default;
};

// One night of a sleep diary (sleep.hpp), or an average of many, in words;
// empty where nothing is known.
struct ReportNight {
  std::string day;          // on which it ended: "Fri 20 Nov"
  std::string bed;          // "23:00"
  std::string up;           // "07:00"
  std::string in_bed;       // "8:00"
  std::string fell_asleep;  // "15": minutes until falling asleep
  std::string awake;        // "20": minutes awake in the night
  std::string asleep;       // "6:40"
  std::string efficiency;   // "83": of 100
  std::string quality;      // as it was answered: "fair"

  friend bool operator==(const ReportNight&, const ReportNight&) = default;
};

// The nights of all sleep diaries of the window.
struct ReportSleep {
  std::vector<ReportNight> nights;  // the latest, oldest first
  int more = 0;                     // earlier ones that were left out
  std::vector<ReportRow> notes;     // what was written about nights
  // Of more than one night: "Average of 14 nights". Where fewer of them tell
  // something, it says how many: "6:40 (5)".
  std::optional<ReportNight> average = {};

  friend bool operator==(const ReportSleep&, const ReportSleep&) = default;
};

// One entry in full: only with Extent::full.
struct ReportEntry {
  std::string heading;             // "Wed 18 Nov, 21:30: Evening walk"
  std::vector<std::string> parts;  // "Learned: ..."; may have many lines

  friend bool operator==(const ReportEntry&, const ReportEntry&) = default;
};

// Everything that a page says, in the order in which it says it. Texts are as
// typed, to be escaped by the renderer; a part that is empty is left out.
struct Report {
  std::string title;
  std::string name;    // whose it is; `window` says it too
  std::string window;  // "Fri 13 Nov to Thu 19 Nov. Written by me with hw. ..."
  std::string takeaway;            // of the last session
  std::string empty_window;        // a kind sentence when nothing was logged
  std::string unread_files;        // how many are not, or not whole, in here
  std::vector<ReportWatch> watch;  // To look at first
  std::vector<std::string> in_short;
  ReportLines topics;  // I'd like to talk about
  std::string pause;   // of several assignments
  std::vector<ReportQuote> noticed;
  std::vector<ReportPart> homework;
  std::string also_logged;  // in one line: the parts that have no room
  std::string also_agreed;  // what was agreed on and has no entry
  ReportSleep sleep;        // empty when no night was filled in
  std::vector<ReportPart> records;
  std::vector<std::string> form;       // For next time: lines to fill in
  ReportLines to_decide;               // assignments, each with tick boxes for
  std::vector<std::string> decisions;  // these words
  std::vector<std::string> footer;
  bool is_clipped = false;  // a text was cut; the footer says so
  std::vector<ReportEntry> entries;
  int private_entries = 0;  // left out; told on stderr, never in the page

  friend bool operator==(const Report&, const Report&) = default;
};

// The most that a page takes with Extent::page: lines of Markdown with words in
// them, and points on one printed sheet, of the height of Letter and the width
// of A4.
inline constexpr int page_lines = 60;
inline constexpr int page_points = 724;

// The most that a picture shows: twelve weeks.
inline constexpr int picture_days = 84;

// The journal as far as make_report() looks at it for `request`: it gives the
// same for the whole journal, in many times the time.
Journal load_reported(const Storage& storage, const ReportRequest& request);

// The report on `journal` for `request`. `only` and `without` name ids of the
// journal; others are ignored.
//
// The window begins with the last session that took place; an entry at or after
// its time belongs to it, and so does one that has a day and no time on that
// day. A session that has no time begins its day, and until that day is over it
// is the next one. One that may be going on at `now` is the next one still: the
// page is for it. Entries after the practice day of `now` are left out, and
// plans after `now`. A window that ends before it begins has no entries, and is
// told as the day on which it ends.
//
// No text, name, count or date of anything with share "none" changes a byte of
// what renderers show, and no text of anything with share "summary" except the
// title of an assignment. The reason of a session is on no page.
//
// Files of the journal that could not be read are told as a number: those of
// assignments that were asked for, and that of sessions. A page that they are
// missing from says nothing of an empty window; where sessions are missing, it
// does not say that none came before.
//
// An assignment with an entry or a change in the window has a part: those that
// are practiced first, then records, each in the order of their ids, those with
// the same goal together. Entries that say the same are one row; a note is in
// the row of its entry. Each part has its first row before any has its second,
// what was done before what was planned or was not; see report_fit.cpp for the
// order in which a page is filled. While it has no room for all, texts of a
// row are cut to 90 characters, and notes to 160; they end in "…", and the
// footer says so. Extent::full has all of them, and then every entry.
Report make_report(Journal journal, const ReportRequest& request);

// What make_report() tells and what it keeps to itself. It names what is
// private, so only the person should see it.
struct ReportPreview {
  std::vector<std::string> goes_in;    // "Walk: 2 entries, Sun 15 Nov, ..."
  std::vector<std::string> stays_out;  // "Walk, private: 1 entry, Mon 16 Nov"
};

// Every entry of the window is in `goes_in` or in `stays_out`; one of which
// only numbers are told is in both. Every assignment that is private or was
// not asked for stays out by name, and so does what a page has no room for.
ReportPreview preview_report(const Journal& journal,
                             const ReportRequest& request);

}  // namespace hw
