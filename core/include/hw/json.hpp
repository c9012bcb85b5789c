// Values -> JSON, for programs. Keys may be added within a version, never
// renamed.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "hw/assignment.hpp"
#include "hw/error.hpp"
#include "hw/find.hpp"
#include "hw/practice.hpp"
#include "hw/progress.hpp"
#include "hw/report.hpp"

namespace hw {

// Builds one JSON document, indented by two spaces, with a final line feed.
// Commas and nesting are its business; that every begin has its end, and that
// an object has each key once, is the caller's. Text that is not UTF-8 gets
// U+FFFD for what is not.
class JsonWriter {
 public:
  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  // Whole numbers without a fraction; null for what is not finite.
  JsonWriter& value(double number);
  JsonWriter& value(int number);
  JsonWriter& value(bool truth);
  JsonWriter& null();

  // The document; the writer is then empty again.
  std::string take();

 private:
  void separate();
  void end(char bracket);
  void break_line();

  std::string text_;
  std::vector<bool> has_items_;  // one per open object or array
  bool after_key_ = false;
};

// One assignment for `hw show`: as it holds on the day of `rules`, with
// questions and entries. What was not given has no key.
std::string to_json(const Assignment& assignment, const PracticeRules& rules);

// Many for `hw list`, `today` and `due`: {"version": 1, "assignments": [...]}.
std::string to_json(const std::vector<Assignment>& assignments,
                    const PracticeRules& rules);

// The same with questions, and with those entries that `is_wanted`.
std::string to_json(const std::vector<Assignment>& assignments,
                    const PracticeRules& rules,
                    const std::function<bool(const Entry&)>& is_wanted);

// A line of `hw agenda`.
struct AgendaLine {
  AgendaItem item;
  int number = 0;    // by which it is ticked; 0: it is done
  std::string from;  // id of the assignment whose entry brings it; empty: none
};

// {"version": 1, "sessions": [...]} and {"version": 1, "agenda": [...]}, in the
// order given. A session has its state_of() as `status`.
std::string to_json(const std::vector<Session>& sessions, const Moment& now,
                    TimeOfDay day_starts);
std::string to_json(const std::vector<AgendaLine>& agenda);

// {"version": 1, "hits": [...]}: see hw/find.hpp. Without a number, an entry is
// a plan.
std::string to_json(const std::vector<Found>& found, TimeOfDay day_starts);

// {"version": 1, "fixed": [...], "problems": [...]}; what has no line has no
// key for it. Nothing fixed, no key.
std::string to_json(const std::vector<Problem>& problems,
                    const std::vector<Problem>& fixed);

// {"version": 1, ...}: the sections in the order of the page. A section with
// nothing to say has no key.
std::string to_json(const Report& report);

// {"version": 1, ..., "parts": [{..., "weeks": [...]}]}. Of a week, each column
// with a number has its values in order, [before, after] where it is asked
// twice, and their median or mean.
std::string to_json(const ProgressPage& page);

}  // namespace hw
