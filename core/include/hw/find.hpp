// What a journal says about something, found by its words.
//
// Private entries are found, too: this is for the person's own screen.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hw/assignment.hpp"
#include "hw/date.hpp"
#include "hw/error.hpp"
#include "hw/storage.hpp"

namespace hw {

struct FindRequest {
  Date today;  // a practice day
  TimeOfDay day_starts = *TimeOfDay::from(3, 0);
  // All of them have to occur in a place, each in any of its texts, whatever
  // the case, accents and width. Parts of longer words count.
  std::vector<std::string> words;
  bool is_regex = false;  // `words` are regular expressions, for each line
  // Only entries that noticed or helped with something: they have `learned` or
  // `proud`, `helped` above 0, or a number that was lower after than before.
  bool what_helped = false;
  std::optional<Moment> since;  // a day is included whole
  std::optional<Moment> until;
  std::vector<std::string> only;  // ids; empty: all, and what has no assignment
  std::vector<std::string> without;  // ids
};

// The kinds of places: an entry, the agreement of an assignment or a change of
// it, what was taken from a session, and a line of the agenda.
enum class FoundIn : std::uint8_t { entry, agreement, change, session, agenda };

// "entry", "agreement" ...
std::string_view to_string(FoundIn place);

// A text of a place in which a word was found.
struct FoundText {
  std::string key;    // of the file
  std::string label;  // "What I noticed"; empty: the text says all
  std::string text;   // as typed, with all its lines
  // Where the words stand: first byte, and after the last; in order.
  std::vector<std::pair<std::size_t, std::size_t>> marks;

  friend bool operator==(const FoundText&, const FoundText&) = default;
};

struct Found {
  FoundIn in = FoundIn::entry;
  std::string id;            // of the assignment; empty: it belongs to none
  std::string title;         // as it is today
  std::optional<Moment> at;  // an agreement may not say
  std::optional<int>
      number;               // of an entry, see entry_address.hpp; none: a plan
  bool is_private = false;  // `share` says none today
  // With `what_helped`, all that the entry says.
  std::vector<FoundText> texts;

  friend bool operator==(const Found&, const Found&) = default;
};

struct FindResult {
  std::vector<Found> found;       // newest first; what has no time, last
  std::vector<Problem> problems;  // of the files that may matter
};

// Throws Error for a word without a letter or sign to look for, and for a
// regular expression that is none.
void check_words(const std::vector<std::string>& words, bool is_regex);

// Every place of the journal that `request` asks for: without words, all that
// `what_helped`. Throws Error as check_words() does.
FindResult find(const Storage& storage, const FindRequest& request);

}  // namespace hw
