// All weeks of a therapy side by side: what was logged, in its order.
//
// Nothing is averaged over more than a week, and nothing over the stretches
// between changes. There is no trend, no denominator and no verdict; a week
// without an entry has no row.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "hw/assignment.hpp"
#include "hw/date.hpp"
#include "hw/journal.hpp"
#include "hw/storage.hpp"

namespace hw {

// Who reads it: the person, who sees everything, or someone else, for whom the
// rules of a page hold (see make_report()).
enum class ProgressReader { self, anyone };

struct ProgressRequest {
  Moment now;                     // has a time and an offset
  std::optional<Moment> since;    // else the beginning
  std::vector<std::string> only;  // ids; empty: all, and the sessions
  ProgressReader reader = ProgressReader::self;
  // As in Clock, for nights in which the clock is changed; else none is.
  std::function<std::chrono::minutes(Date, TimeOfDay)> offset_at;
};

// A number, or one before and one after.
struct ProgressValue {
  Date day;
  std::optional<double> before;  // only of a question that is asked twice
  std::optional<double> after;

  friend bool operator==(const ProgressValue&, const ProgressValue&) = default;
};

struct ProgressColumn {
  std::string key;   // of the question; "helped"; "asleep", "in_bed" ...
  std::string name;  // "Fear 0-100"
  bool is_pair = false;
  bool is_duration = false;  // minutes, shown as hours
  bool is_watch = false;     // see OnPage::watch
  std::optional<std::pair<double, double>> range;

  friend bool operator==(const ProgressColumn&,
                         const ProgressColumn&) = default;
};

// What a row has in one column.
struct ProgressCell {
  std::vector<ProgressValue> values;  // as logged, in order
  // In place of the values where there are too many of them: the median from
  // five on; of nights the mean from three on.
  std::optional<ProgressValue> middle;

  friend bool operator==(const ProgressCell&, const ProgressCell&) = default;
};

// The entries of a week or a month with the same step, between two changes; or
// in place of them a line that says what was changed.
struct ProgressRow {
  Date first;          // of the week or month; of the change, its day
  std::string change;  // "Wed 4 Nov, changed: now daily."; empty: a row
  std::string step;    // "2. Ride one stop", or nothing
  int days = 0;        // with an entry; nights of a sleep diary
  std::vector<ProgressCell> cells;  // one for each column

  friend bool operator==(const ProgressRow&, const ProgressRow&) = default;
};

enum class ProgressKind { practice, sleep, measure };

struct ProgressPart {
  std::string id;
  std::string title;
  ProgressKind kind = ProgressKind::practice;
  std::vector<ProgressColumn> columns;
  std::vector<ProgressRow> rows;  // of a measure one for each entry
  std::vector<std::pair<Date, std::string>>
      entries;                                // days, each with its step
  std::vector<std::pair<Date, Date>> pauses;  // first and last day
  std::vector<Date> impossible;  // nights that cannot be; in no row

  friend bool operator==(const ProgressPart&, const ProgressPart&) = default;
};

struct ProgressSession {
  Date day;
  std::string takeaway;  // may be empty

  friend bool operator==(const ProgressSession&,
                         const ProgressSession&) = default;
};

// Texts are as typed, on one line, to be escaped by what shows them.
struct ProgressPage {
  std::string title;   // "My progress"
  std::string name;    // whose it is; may be empty
  std::string window;  // "Wed 2 Sep to Wed 18 Nov 2026"
  Date first;
  Date last;
  bool by_month = false;  // rows are months: there are 27 weeks or more
  std::vector<ProgressSession> sessions;  // that took place
  // In the order of `hw list`, diaries and measures last; only those with an
  // entry or a change.
  std::vector<ProgressPart> parts;
  std::string unread_files;  // how many are not, or not whole, in here
  int private_entries = 0;   // in here, or left out for anyone else

  friend bool operator==(const ProgressPage&, const ProgressPage&) = default;
};

// `journal` has to be read whole. For anyone but the person, nothing with share
// "none" changes a byte but for `private_entries`, and of what has share
// "summary" there are days and numbers.
ProgressPage make_progress(Journal journal, const ProgressRequest& request);

}  // namespace hw
