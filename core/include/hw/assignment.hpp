// What a journal says, as plain values.
//
// They can be copied, compared in tests and thrown away. Reading is the job of
// read.hpp, writing of write.hpp. Text is UTF-8, as the person typed it.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "hw/date.hpp"
#include "hw/schedule.hpp"

namespace hw {

// How it went. The first three are practice; the last but one are honest
// information, neither practice nor a gap.
enum class Outcome : std::uint8_t {
  done,
  partly,
  tried,
  not_this_time,
  no_chance,
  planned
};

// What a report may show of it: everything; numbers and no words; nothing.
enum class Share { all, summary, none };

enum class Status { active, paused, finished, let_go };

// Who had the idea.
enum class Origin { together, me, therapist };

// Which of the five ways of changing an assignment is about.
enum class Kind { behavioral, social, emotional, cognitive, attitudinal };

enum class QuestionType {
  text,
  line,
  scale,
  number,
  choice,
  yesno,
  minutes,
  time
};

// When a question is asked: with the plan, with the outcome, or with each.
enum class Asked { before, after, both };

// Where the answers to a question stand on a page: in the words of their row,
// as a number that may go from one to another, at the top, where nothing is
// ever cut, or nowhere.
enum class OnPage { row, pair, watch, no };

// What became of a session that was planned.
enum class SessionStatus { planned, held, cancelled };

// The word of the file format for a value: "not-this-time", "let-go".
template <typename Word>
requires std::is_enum_v<Word> std::string_view to_string(Word word);

// The value for such a word; nothing for any other text.
template <typename Word>
std::optional<Word> parse_word(std::string_view text);
// All words of a set, in order, for hints and completions.
template <typename Word>
std::vector<std::string_view> all_words();

// What may stand in `obstacle`.
const std::vector<std::string_view>& obstacle_words();

// Keys of a [[log]] block that no question may use, in canonical order.
const std::vector<std::string_view>& entry_keys();

// Those of entry_keys() that may stand in `ask_also`.
const std::vector<std::string_view>& ask_also_words();

// Whether `outcome` is practice: done, partly or tried.
bool is_practice(Outcome outcome);

// One thing that is asked with every entry.
struct Question {
  std::string key;
  std::string text;        // empty: the key serves
  std::string text_after;  // asks once the thing is over; empty: `text` does
  std::string short_name;  // on the page; empty: the key, "_" as a blank
  QuestionType type = QuestionType::text;
  std::optional<std::pair<double, double>> range;  // both ends included
  std::vector<std::string> labels;  // of the whole numbers of `range`, in order
  std::vector<std::string> choices;  // of a choice; empty: any text is one
  Asked when = Asked::after;
  bool quick = false;
  std::optional<OnPage> on_page;  // nothing: see page_place_of()
  std::string compare_with;       // key of the question that says what happened

  friend bool operator==(const Question&, const Question&) = default;
};

// What the numbers of several answers come to: the total of a questionnaire.
struct Score {
  std::string key;                   // unlike those of the questions
  std::string title;                 // on the page; empty: the key
  std::vector<std::string> sum;      // keys of questions
  std::vector<std::string> reverse;  // of `sum`: those that count the other way
  std::optional<int> multiply;       // at least 1; nothing: 1
  std::optional<std::pair<double, double>> range;  // of the total
  std::optional<int> min_answers;  // with fewer there is no total; nothing: all

  friend bool operator==(const Score&, const Score&) = default;
};

// Where the answers to `question` stand: as it says itself, else as a pair when
// it is asked twice, in the row when it is quick, and else nowhere.
OnPage page_place_of(const Question& question);

// text, line, choice: string. scale, number, minutes: number. yesno: bool.
// time: a time of day.
using Value = std::variant<std::string, double, bool, TimeOfDay>;

// What was answered to one question.
struct Answer {
  std::string key;
  // For a question asked once, its answer is `after`, whenever it was asked.
  // For one asked with `both`, either may be there.
  std::optional<Value> before;
  std::optional<Value> after;

  friend bool operator==(const Answer&, const Answer&) = default;
};

// Which block of its file a value was read from: its number among those of the
// same name, counted from 0. Where a value stands is no part of what it says:
// any two are equal.
struct BlockNumber {
  std::size_t value = 0;

  friend bool operator==(const BlockNumber& /*one*/,
                         const BlockNumber& /*other*/) {
    return true;
  }
};

// One thing that happened. Texts are empty when not given.
struct Entry {
  Moment at;
  Outcome outcome = Outcome::done;
  std::string step;
  std::optional<int> minutes;     // 0 or more
  std::optional<int> difficulty;  // 0 to 10
  std::optional<int> helped;      // 0 to 10
  std::vector<std::string> obstacles;
  std::string would_help;
  std::string learned;
  std::string kind_word;
  std::string note;  // may have many lines
  bool proud = false;
  std::string bring;
  std::optional<Share> share;       // overrides the assignment's
  bool bring_done = false;          // it has been talked about
  bool step_done = false;           // nothing is left to do of its step
  std::optional<Moment> before_at;  // when the answers before it were written
  std::vector<Answer> answers;      // in the order of the file
  // What it says under keys that no question has, as far as an answer can: an
  // entry that was moved here keeps all it says. On no page.
  std::vector<Answer> unasked = {};
  BlockNumber block = {};  // of its [[log]]

  friend bool operator==(const Entry&, const Entry&) = default;
};

// Whether `entry` has something to talk about, and nobody has yet.
bool has_open_bring(const Entry& entry);

// The questions by their keys; of two with one key the first. Points into
// `questions`.
using QuestionIndex = std::map<std::string_view, const Question*>;
QuestionIndex index_of(const std::vector<Question>& questions);

// The answer of `entry` to the question `key`; null when there is none.
const Answer* find_answer(const Entry& entry, std::string_view key);

// What entries have in common that count for the same.
struct CountedKind {
  std::string step;
  Outcome outcome = Outcome::done;
  bool is_private = false;  // `share` says none, whatever the assignment says
  bool step_done = false;

  friend bool operator==(const CountedKind&, const CountedKind&) = default;
};

// What is counted of an entry that is not read: all that practice()
// looks at, in as few bytes as can be.
class CountedEntry {
 public:
  static constexpr unsigned kind_bits = 10;
  static constexpr std::size_t most_kinds = 1U << kind_bits;

  // `kind` is below most_kinds.
  CountedEntry(Date day, std::size_t kind);

  Date day() const;  // its practice day
  // The index in Assignment::counted_kinds.
  std::size_t kind() const { return packed_ % most_kinds; }

  friend bool operator==(const CountedEntry&, const CountedEntry&) = default;

 private:
  std::uint32_t packed_;  // above the kind, days from the first of all
};

// How an assignment was tailored: what holds from the day `on`. What is not
// there stays as it was; an empty text or list takes something away.
struct Change {
  Date on;
  std::optional<Schedule> schedule;
  std::optional<Status> status;
  std::optional<Date> until;  // last paused day; only with Status::paused
  std::optional<std::vector<std::string>> steps;
  std::optional<std::string> what;
  std::optional<std::string> baby_step;
  std::optional<std::string> cue;
  std::optional<std::vector<std::string>> if_then;
  std::optional<int> confidence;  // 0 to 100
  std::optional<std::string> goal;
  std::optional<std::string> title;
  std::optional<Share> share;
  std::string why;

  friend bool operator==(const Change&, const Change&) = default;
};

// One assignment with everything logged against it: what one file says.
//
// The plain fields say how it began; `changes` what held later; as_of() puts
// the two together.
struct Assignment {
  std::string id;  // the file's name without ".toml"; empty in a template
  std::string title;
  std::vector<Kind> kinds;
  std::string goal;
  std::string why;
  std::string what;
  std::string baby_step;
  std::string cue;
  std::vector<std::string> if_then;
  std::optional<int> confidence;  // 0 to 100
  std::optional<Date> agreed_on;
  std::optional<Origin> agreed_by;
  Schedule schedule;
  std::vector<std::string> steps;  // easiest first
  Share share = Share::all;
  bool is_record = false;      // a diary or a measure: filled in, not practice
  bool repeats_steps = false;  // a step is done once an entry says `step_done`
  bool is_long_form = false;   // all quick questions are asked, not only four
  std::string template_name;
  // Keys of an entry that are asked along with the quick questions, afterwards.
  std::vector<std::string> ask_also;
  std::vector<Question> questions;
  std::vector<Score> scores;
  std::vector<Change> changes;  // in the order of the file
  std::vector<Entry> entries;   // in the order of the file
  // Entries outside the requested days (load_journal()), in the order of the
  // file; none that is planned or has an open `bring`. Those who count entries
  // count these, too.
  std::vector<CountedEntry> counted;
  std::vector<CountedKind> counted_kinds;  // of which they are

  friend bool operator==(const Assignment&, const Assignment&) = default;
};

// `assignment` as it holds on `day`: its fields with every change up to and
// including `day` put in, in order of their day; of two on one day the later
// in the file wins. `changes` and `entries` stay.
// How likely it was that something is done says nothing about another thing:
// a change of `what` that does not say it again takes it away.
Assignment as_of(const Assignment& assignment, Date day);

// Active, paused, finished or let go on `day`. A pause ends by itself after
// its `until`. Active where no change says otherwise, also before `agreed_on`.
Status status_on(const Assignment& assignment, Date day);

// The entries of `assignment` in order of their time as written, those of one
// time in the order of the file. They point into `assignment`.
std::vector<const Entry*> in_order(const Assignment& assignment);

// What a report may show of `entry`: nothing when nothing of `assignment` may
// be shown; otherwise what the entry itself says, else the assignment.
// `assignment` is taken as it is: pass as_of(..., today).
Share share_of(const Assignment& assignment, const Entry& entry);

// A session: one that took place, one to come, or one that did not take place.
struct Session {
  Moment at;
  std::string takeaway;
  // Nothing: it took place if it is over, as whoever writes one down by hand
  // means it. `planned`, over and without a takeaway: nobody has said so.
  std::optional<SessionStatus> status;
  std::string why;  // the reason; on no page

  friend bool operator==(const Session&, const Session&) = default;
};

// How long a session that has a time may be going on.
inline constexpr std::chrono::hours longest_session{2};

// Whether `session` may be going on at `now`. A takeaway is written down
// afterwards, and one that was cancelled does not go on.
bool is_going_on(const Session& session, const Moment& now);

// The latest of `sessions` that took place by `now`; nothing if there is none.
// `sessions` may be in any order. One without a time is to come until its day
// is over, so that a page which is written that morning is for it.
std::optional<Session> last_session(const std::vector<Session>& sessions,
                                    const Moment& now, TimeOfDay day_starts);

// The earliest that is yet to come and was not cancelled.
std::optional<Session> next_session(const std::vector<Session>& sessions,
                                    const Moment& now, TimeOfDay day_starts);

// The latest of those that were planned and are over, while nobody has said
// whether they took place; after the last one that did.
std::optional<Session> unconfirmed_session(const std::vector<Session>& sessions,
                                           const Moment& now,
                                           TimeOfDay day_starts);

// What became of `session` by `now`: "planned", "held", "cancelled", or
// "unconfirmed", planned and over.
std::string_view state_of(const Session& session, const Moment& now,
                          TimeOfDay day_starts);

// Something to bring up.
struct AgendaItem {
  Moment at;
  std::string text;
  bool done = false;

  friend bool operator==(const AgendaItem&, const AgendaItem&) = default;
};

// journal.toml; every value has a default.
struct Settings {
  int format = 1;
  TimeOfDay day_starts = *TimeOfDay::from(3, 0);
  std::chrono::weekday week_starts = std::chrono::Monday;
  std::string label = "homework";
  std::string name;
  int likely = 90;  // 0 to 100
  bool streaks = true;
  std::string support;
  bool support_in_report = false;
  bool form = true;  // the page has lines to fill in
  bool auto_commit = false;
  bool line_editor = true;  // for answers on a terminal

  friend bool operator==(const Settings&, const Settings&) = default;
};

// The highest `format` that this version of hw writes.
inline constexpr int known_format = 1;

}  // namespace hw
