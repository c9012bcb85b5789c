#include "hw/assignment.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace hw {
namespace {

// The words of each set, in the order of its values.
template <typename Word>
constexpr auto words = nullptr;

template <>
constexpr auto words<Outcome> = std::to_array<std::string_view>(
    {"done", "partly", "tried", "not-this-time", "no-chance", "planned"});

template <>
constexpr auto words<Share> = std::to_array<std::string_view>({"all", "summary",
                                                               "none"});

template <>
constexpr auto words<Status> =
    std::to_array<std::string_view>({"active", "paused", "finished", "let-go"});

template <>
constexpr auto words<Origin> =
    std::to_array<std::string_view>({"together", "me", "therapist"});

template <>
constexpr auto words<Kind> = std::to_array<std::string_view>(
    {"behavioral", "social", "emotional", "cognitive", "attitudinal"});

template <>
constexpr auto words<QuestionType> = std::to_array<std::string_view>(
    {"text", "line", "scale", "number", "choice", "yesno", "minutes", "time"});

template <>
constexpr auto words<Asked> =
    std::to_array<std::string_view>({"before", "after", "both"});

template <typename Word>
std::string_view word_of(Word value) {
  return words<Word>.at(static_cast<std::size_t>(value));
}

// The changes up to and including `day`, in order of their day.
std::vector<const Change*> changes_until(const Assignment& assignment,
                                         Date day) {
  std::vector<const Change*> changes;
  for (const Change& change : assignment.changes) {
    if (change.on <= day) {
      changes.push_back(&change);
    }
  }
  std::stable_sort(
      changes.begin(), changes.end(),
      [](const Change* a, const Change* b) { return a->on < b->on; });
  return changes;
}

template <typename Field, typename NewField>
void put(Field& field, const std::optional<NewField>& changed) {
  if (changed) {
    field = *changed;
  }
}

bool is_ended(const Change* change) {
  return change != nullptr && (change->status == Status::finished ||
                               change->status == Status::let_go);
}

// The change that decides how `assignment` stands on `day`; null before any.
const Change* deciding_change(const Assignment& assignment, Date day) {
  const Change* decides = nullptr;
  for (const Change* const change : changes_until(assignment, day)) {
    // What has ended cannot take a break: `hw pause --all` leaves it as it is.
    const bool is_idle = is_ended(decides) && change->status == Status::paused;
    if (change->status && !is_idle) {
      decides = change;
    }
  }
  return decides;
}

bool is_past(const Session& session, const Moment& now, TimeOfDay day_starts) {
  if (!session.at.time) {
    return session.at.date < practice_day(now, day_starts);
  }
  return !is_before(now, session.at);
}

}  // namespace

std::string_view to_string(Outcome outcome) {
  return word_of(outcome);
}

std::string_view to_string(Share share) {
  return word_of(share);
}

std::string_view to_string(Status status) {
  return word_of(status);
}

std::string_view to_string(Origin origin) {
  return word_of(origin);
}

std::string_view to_string(Kind kind) {
  return word_of(kind);
}

std::string_view to_string(QuestionType type) {
  return word_of(type);
}

std::string_view to_string(Asked asked) {
  return word_of(asked);
}

template <typename Word>
std::optional<Word> parse_word(std::string_view text) {
  const auto found = std::find(words<Word>.begin(), words<Word>.end(), text);
  if (found == words<Word>.end()) {
    return std::nullopt;
  }
  return static_cast<Word>(found - words<Word>.begin());
}

template <typename Word>
std::vector<std::string_view> all_words() {
  return {words<Word>.begin(), words<Word>.end()};
}

template std::optional<Outcome> parse_word(std::string_view text);
template std::optional<Share> parse_word(std::string_view text);
template std::optional<Status> parse_word(std::string_view text);
template std::optional<Origin> parse_word(std::string_view text);
template std::optional<Kind> parse_word(std::string_view text);
template std::optional<QuestionType> parse_word(std::string_view text);
template std::optional<Asked> parse_word(std::string_view text);

template std::vector<std::string_view> all_words<Outcome>();
template std::vector<std::string_view> all_words<Share>();
template std::vector<std::string_view> all_words<Status>();
template std::vector<std::string_view> all_words<Origin>();
template std::vector<std::string_view> all_words<Kind>();
template std::vector<std::string_view> all_words<QuestionType>();
template std::vector<std::string_view> all_words<Asked>();

const std::vector<std::string_view>& obstacle_words() {
  static const std::vector<std::string_view> obstacles = {
      "no-time",    "forgot",      "avoidance",     "low-energy",
      "anxious",    "unclear-how", "unclear-why",   "too-big",
      "boring",     "no-fit",      "no-privacy",    "other-people",
      "life-event", "ill",         "perfectionism", "other"};
  return obstacles;
}

const std::vector<std::string_view>& entry_keys() {
  static const std::vector<std::string_view> keys = {
      "at",     "outcome",  "step",       "minutes", "difficulty",
      "helped", "obstacle", "would_help", "learned", "kind_word",
      "note",   "proud",    "bring",      "share"};
  return keys;
}

const std::vector<std::string_view>& ask_also_words() {
  static const std::vector<std::string_view> words = {
      "minutes", "difficulty", "helped", "would_help",
      "learned", "kind_word",  "note",   "bring"};
  return words;
}

bool is_practice(Outcome outcome) {
  return outcome == Outcome::done || outcome == Outcome::partly ||
         outcome == Outcome::tried;
}

Assignment as_of(const Assignment& assignment, Date day) {
  Assignment result = assignment;
  for (const Change* const change : changes_until(assignment, day)) {
    put(result.schedule, change->schedule);
    put(result.steps, change->steps);
    put(result.what, change->what);
    put(result.baby_step, change->baby_step);
    put(result.cue, change->cue);
    put(result.if_then, change->if_then);
    put(result.confidence, change->confidence);
    put(result.goal, change->goal);
    put(result.title, change->title);
    put(result.share, change->share);
  }
  return result;
}

Status status_on(const Assignment& assignment, Date day) {
  const Change* const change = deciding_change(assignment, day);
  if (change == nullptr) {
    return Status::active;
  }
  const bool is_over = change->until && *change->until < day;
  if (change->status == Status::paused && is_over) {
    return Status::active;
  }
  return *change->status;
}

Share share_of(const Assignment& assignment, const Entry& entry) {
  if (assignment.share == Share::none) {
    return Share::none;
  }
  return entry.share.value_or(assignment.share);
}

std::vector<const Entry*> in_order(const Assignment& assignment) {
  std::vector<const Entry*> entries;
  for (const Entry& entry : assignment.entries) {
    entries.push_back(&entry);
  }
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Entry* entry, const Entry* other) {
                     return reads_before(entry->at, other->at);
                   });
  return entries;
}

std::optional<Session> last_session(const std::vector<Session>& sessions,
                                    const Moment& now, TimeOfDay day_starts) {
  std::optional<Session> last;
  for (const Session& session : sessions) {
    if (is_past(session, now, day_starts) &&
        (!last || !reads_before(session.at, last->at))) {
      last = session;
    }
  }
  return last;
}

std::optional<Session> next_session(const std::vector<Session>& sessions,
                                    const Moment& now, TimeOfDay day_starts) {
  std::optional<Session> next;
  for (const Session& session : sessions) {
    if (!is_past(session, now, day_starts) &&
        (!next || reads_before(session.at, next->at))) {
      next = session;
    }
  }
  return next;
}

}  // namespace hw
