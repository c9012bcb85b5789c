// Values in the words that pages and screens share.
//
// Text that a person typed stays as typed; the code that shows it makes it
// safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hw/assignment.hpp"
#include "hw/date.hpp"
#include "hw/schedule.hpp"

namespace hw {

// "5 days in a row", "3 weeks in a row", "4 times in a row" for weekdays and
// blocks of days. Empty below 2: what has come to an end is not spoken of.
std::string in_a_row(Unit unit, int count);

// "practiced", "a little", "tried", "not this time", "it could not happen",
// "planned".
std::string_view in_words(Outcome outcome);

// "low energy" for `low-energy`.
std::string obstacle_in_words(std::string_view obstacle);

// What the person is proud of in an entry with `outcome`: "I am glad I did
// this", and where nothing was done "I am glad of this".
std::string_view glad_in_words(Outcome outcome);

// 70, 6.5; yes, no; 07:30; text as it is.
std::string in_words(double number);
std::string in_words(const Value& value);

// "70 → 45"; one half alone when the other is not there.
std::string in_words(const Answer& answer);

// "Fri 20 Nov", with the year when it is not that of `today`.
std::string in_words(Date date, Date today);

// "1 year", "56 years".
std::string years_in_words(int years);

// The text of a question, or its key, with its range: "Fear (0-100)".
std::string in_words(const Question& question);

// What `change` does to `assignment`, which has the changes before it and no
// other, a part for each thing: "2 a week instead of 3 a week", "paused until
// Fri 20 Nov", "smaller version: one page". Empty when it does nothing. The
// reason is not among them. Days are told as they are on `today`.
std::vector<std::string> in_words(const Change& change,
                                  const Assignment& assignment, Date today);

// The same for each of the changes of `assignment`: what it did to what held
// before, be that from an earlier day or from the same one.
std::vector<std::vector<std::string>> changes_in_words(
    const Assignment& assignment, Date today);

// A part of what an entry says.
struct EntryPart {
  std::string key;  // of the file
  std::string
      label;         // "What I noticed", "Fear (0-100)"; empty: `text` says all
  std::string text;  // may have many lines
  bool is_typed = false;  // words, and no number, time, yes or no
};
std::vector<EntryPart> parts_of(const Entry& entry,
                                const QuestionIndex& questions);

// Everything that `entry` says besides its time and outcome, a part for each
// thing: "Step: ...", "Minutes: 20". Texts may have many lines. `questions` are
// those of its assignment.
std::vector<std::string> in_words(const Entry& entry,
                                  const QuestionIndex& questions);

// What `entry` says by the keys of the file format: "at", "outcome" and those
// that are given, each with its value in words.
std::vector<std::pair<std::string, std::string>> words_by_key(
    const Entry& entry);

}  // namespace hw
