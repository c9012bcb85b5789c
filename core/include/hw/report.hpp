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
  // As in Clock, for nights in which the clock is changed; else none is.
  std::function<std::chrono::minutes(Date, TimeOfDay)> offset_at;
};

// Lines of a list, each without line breaks.
struct ReportLines {
  std::vector<std::string> lines;
  std::string more;  // "and 2 more", when some were left out

  friend bool operator==(const ReportLines&, const ReportLines&) = default;
};

// A quote with where it comes from.
struct ReportQuote {
  std::string text;    // up to three lines
  std::string source;  // "Evening walk, Wed 18 Nov"

  friend bool operator==(const ReportQuote&, const ReportQuote&) = default;
};

// Days side by side. Those without an entry are days like any other.
struct ReportStrip {
  Date first;
  Date last;                    // included
  std::vector<Date> practiced;  // in order
  std::vector<Date> noted;      // in order; an entry, and no practice
  std::string text;  // "Practiced on Sat 14 Nov. Also an entry on Mon 16 Nov."

  friend bool operator==(const ReportStrip&, const ReportStrip&) = default;
};

struct ReportRow {
  std::string homework;
  std::string kind;
  std::string agreed;
  std::string practiced;
  std::string helped;
  std::optional<ReportStrip> strip = {};  // nothing when no day is marked

  friend bool operator==(const ReportRow&, const ReportRow&) = default;
};

// Words that were written before and after one step.
struct ReportWords {
  std::string when;  // "Tue 17 Nov", "Tue 17 Nov, guess"
  std::string expected;
  std::string happened;

  friend bool operator==(const ReportWords&, const ReportWords&) = default;
};

// Numbers that were given before and after, to be drawn as lines from one to
// the other.
struct ReportSlopes {
  std::string question;                          // "Fear (0-100)"
  std::string summary;                           // "70 → 45, 65 → 60"
  std::vector<std::pair<double, double>> pairs;  // the latest, oldest first
  double low = 0;    // what is drawn lies between these two,
  double high = 0;   // which may be the same
  std::string text;  // the pairs: "70 to 45, 65 to 60"

  friend bool operator==(const ReportSlopes&, const ReportSlopes&) = default;
};

// What was answered before and after, side by side: words or numbers.
struct ReportAnswers {
  std::string homework;
  std::string line;  // "Fear (0-100), before → after: 70 → 45, 65 → 60"
  std::optional<ReportWords> words = {};
  std::optional<ReportSlopes> slopes = {};

  friend bool operator==(const ReportAnswers&, const ReportAnswers&) = default;
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
  std::string window;  // "Fri 13 Nov to Thu 19 Nov. Written by me with hw."
  std::string empty_window;  // a kind sentence when nothing was logged
  std::string unread_files;  // how many are not, or not whole, in here
  std::vector<std::string> in_short;
  ReportLines topics;  // I'd like to talk about
  std::vector<ReportQuote> noticed;
  std::vector<ReportRow> at_a_glance;
  std::string more_homework;  // one line that names the rest
  ReportSleep sleep;          // empty when no night was filled in
  std::vector<ReportAnswers> answers;
  std::string more_answers;
  ReportLines obstacles;
  ReportLines changes;
  std::vector<std::string> form;       // For next time: lines to fill in
  ReportLines to_decide;               // assignments, each with tick boxes for
  std::vector<std::string> decisions;  // these words
  std::vector<std::string> footer;
  std::vector<ReportEntry> entries;
  int private_entries = 0;  // left out; told on stderr, never in the page

  friend bool operator==(const Report&, const Report&) = default;
};

// The most lines that a page takes in Markdown, with Extent::page.
inline constexpr std::size_t page_lines = 60;

// The most that pictures show: six weeks, and lines that can be told apart.
inline constexpr int strip_days = 42;
inline constexpr std::size_t slope_pairs = 40;

// The journal as far as make_report() looks at it for `request`: it gives the
// same for the whole journal, in many times the time.
Journal load_reported(const Storage& storage, const ReportRequest& request);

// The report on `journal` for `request`. `only` and `without` name ids of the
// journal; others are ignored.
//
// The window begins with the last session; an entry at or after its time
// belongs to it, and so does one that has a day and no time on that day. A
// session that has no time begins its day, and until that day is over it is
// the next one. One that began less than two hours before `now`, and of which
// no takeaway is written down, is the next one still: the page is for it.
// Entries after the practice day of `now` are left out, and plans after `now`.
// A window that ends before it begins has no entries, and is told as the day on
// which it ends.
//
// No text, name, count or date of anything with share "none" changes a byte of
// what renderers show, and no text of anything with share "summary" except the
// title of an assignment. An entry that is planned counts as waiting; of its
// words only `bring` is told.
//
// Files of the journal that could not be read are told as a number: those of
// assignments that were asked for, and that of sessions. A page that they are
// missing from says nothing of an empty window; where sessions are missing, it
// does not say that none came before.
//
// A strip has the days of the window, the latest strip_days of them; slopes
// have the latest slope_pairs.
//
// Of answers, each homework gives one before any gives two, words and numbers
// in turn.
//
// A page has 5 topics, 5 quotes, 8 rows, 14 nights, 8 lines of answers, 5
// obstacles, 5 changes and 8 assignments to decide on, at most. When that is
// longer than page_lines, they give lines away in the order nights, answers,
// changes, obstacles, decisions, quotes, rows, topics; an average is of all
// nights and stays. A text is cut to three lines and 300 characters;
// then it ends in " ..." and the footer says so. Extent::full has neither limit
// for topics, nights, changes and entries and lets the page grow.
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
