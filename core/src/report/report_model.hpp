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
  std::vector<Entry> earlier;  // of picture_days before the window
  std::vector<Entry> entries;  // of the window, in order of time; not planned
  std::vector<Entry> planned;  // of the window, in order of time
};

struct VisibleData {
  Settings settings;
  Clock clock;
  Window window;
  std::vector<Homework> homework;  // by id
  std::vector<AgendaItem> topics;  // open ones, of entries, too
  int private_entries = 0;
  int unread_files = 0;        // that may belong here
  int partly_read_files = 0;   // of which something may be missing here
  bool knows_sessions = true;  // the file of sessions was read whole
};

// The only step that sees what is private. Everything else is made from what
// it gives.
VisibleData visible_data_of(Journal journal, const ReportRequest& request);

// How many files are missing from the page, or in part; empty if none is.
std::string unread_in_words(const VisibleData& visible_data);

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
std::vector<ReportWatch> watch(const VisibleData& visible_data);
std::vector<std::string> in_short(const VisibleData& visible_data);
std::vector<std::string> topics(const VisibleData& visible_data);
std::vector<ReportQuote> noticed(const VisibleData& visible_data);
ReportSleep sleep(const VisibleData& visible_data);
std::vector<std::string> to_decide(const VisibleData& visible_data);
std::vector<ReportEntry> all_entries(const VisibleData& visible_data);

// The parts of assignments but sleep diaries, with all rows.
struct Parts {
  std::vector<ReportPart> homework;
  std::vector<ReportPart> records;
  std::vector<std::string> without_entry;  // "Reading (3 a week)"
};

Parts parts(const VisibleData& visible_data);

// Under which a row has what will be quoted, or is said at its end.
inline constexpr std::string_view noticed_name = "noticed";

// The rows of `entries`, which are in order of time, of one assignment: those
// that say the same are one. With `has_answers`, what was answered, too.
std::vector<ReportRow> rows_of(const Homework& homework,
                               const std::vector<Entry>& entries,
                               TimeOfDay day_starts, bool has_answers = true);
// What an assignment's first pair of numbers was over time; nothing where it
// would show less than the rows do.
std::optional<ReportPicture> picture_of(const Homework& homework,
                                        const Window& window);

// "2. Ride one stop" for a step of the list; in a summary "2.".
std::string step_of(const Entry& entry, const Homework& homework);

// A change of the window, and the assignments it was made to.
struct ToldChange {
  Date on;
  std::vector<const Homework*> homework;
  std::string words;  // ": now daily. Why: ..."
};

// What was done to several assignments on one day is one.
std::vector<ToldChange> changes(const VisibleData& visible_data);

// Active on a day of the window, or logged in it; what is paused for all of it.
std::vector<const Homework*> active_homework(const VisibleData& visible_data);
std::vector<const Homework*> resting_homework(const VisibleData& visible_data);

// What a text that was cut ends in.
inline constexpr std::string_view clipped_end = "…";
// The characters of a title, of a text that stands in a column and of one that
// has a line for itself: what is longer than the first is cut to the second.
struct Clip {
  std::size_t longest;
  std::size_t length;
};
inline constexpr Clip title_clip{100, 90};
inline constexpr Clip cell_clip{100, 90};
inline constexpr Clip line_clip{170, 160};

// `text` in one line, cut at a word.
std::string clipped(std::string_view text, const Clip& clip);
std::size_t characters_of(std::string_view text);

// "Evening walk, Wed 18 Nov"
std::string source_of(const EntryRef& told, TimeOfDay day_starts);
// "Fri 16", "Sat 17 Oct": each with its month unless the next says it.
std::vector<std::string> names_of(const std::vector<Date>& days);
// "Fri 16, Sat 17 Oct and 4 earlier days" of days in order.
std::string list_of(const std::vector<Date>& days);
// What a question is called on the page: "other view"; with its range.
std::string name_of(const Question& question);
std::string name_and_range(const Question& question);
// "a, b, c"; "a, b and c".
std::string joined(const std::vector<std::string>& parts,
                   std::string_view between);
std::string joined_with_and(const std::vector<std::string>& parts);
std::string capitalized(std::string text);
// `text` with a period where it has no end of its own.
std::string sentence(std::string text);
// 1: "once", 2: "twice", 3: "3 times".
std::string times(int count);

// Whether the outcome of `row` stands in place of what was done: "Not this
// time".
bool stands_for_deed(const ReportRow& row);
// "Fear 73 → 48, likely 90 → 20."
std::string numbers_in_words(const std::vector<ReportCell>& numbers);
// "Expected: They will laugh. What happened: Nobody looked up."
std::string in_sentences(const std::vector<ReportCell>& cells);
// The lines of a row in a text: days and numbers, and below them the words.
std::vector<std::string> lines_of(const ReportRow& row);
// The same without its days, in one line.
std::string without_days(const ReportRow& row);

// `whole` with the texts cut that are long: to one line of it, or a few.
Report with_clipped_texts(Report whole);
// Whether a text of a row that is on the page was cut.
bool has_clipped(const Report& page);

// `whole` with as much of each list as a page has room for.
Report fit_to_page(Report whole);
// `whole` with all of it.
Report with_everything(Report whole);

}  // namespace hw::page
