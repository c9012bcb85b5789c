#include "hw/assignment.hpp"

#include <algorithm>

#include "hw/field_table.hpp"

#include "changes_in_order.hpp"

namespace hw {
namespace {

bool is_ended(const Change* change) {
  return change != nullptr && (change->status == Status::finished ||
                               change->status == Status::let_go);
}

bool is_past(const Session& session, const Moment& now, TimeOfDay day_starts) {
  if (!session.at.time) {
    return session.at.date < practice_day(now, day_starts);
  }
  return !is_before(now, session.at);
}

// That it took place is said, or nobody has said otherwise.
bool is_held(const Session& session) {
  return session.status != SessionStatus::cancelled &&
         (session.status != SessionStatus::planned ||
          !session.takeaway.empty());
}

// What the days of counted entries are counted from.
Date day_zero() {
  static const Date first = all_days().first;
  return first;
}

}  // namespace

OnPage page_place_of(const Question& question) {
  if (question.on_page) {
    return *question.on_page;
  }
  if (question.when == Asked::both) {
    return OnPage::pair;
  }
  return question.quick ? OnPage::row : OnPage::no;
}

bool is_practice(Outcome outcome) {
  return outcome == Outcome::done || outcome == Outcome::partly ||
         outcome == Outcome::tried;
}

bool has_open_bring(const Entry& entry) {
  return !entry.bring.empty() && !entry.bring_done;
}

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

void apply(const Change& change, Assignment& agreed) {
  if (change.what && *change.what != agreed.what) {
    agreed.confidence.reset();  // it was about something else
  }
  for_each_field(change_fields, [&](const auto& field) {
    if constexpr (requires { field.agreed; }) {
      if (const auto& changed = change.*field.member) {
        agreed.*field.agreed = *changed;
      }
    }
  });
}

const Change* deciding(const Change* so_far, const Change& next) {
  // What has ended cannot take a break: `hw pause --all` leaves it as it is.
  const bool is_idle = is_ended(so_far) && next.status == Status::paused;
  return next.status && !is_idle ? &next : so_far;
}

Status status_from(const Change* decides, Date day) {
  if (decides == nullptr) {
    return Status::active;
  }
  const bool is_over = decides->until && *decides->until < day;
  return decides->status == Status::paused && is_over ? Status::active
                                                      : *decides->status;
}

Assignment as_of(const Assignment& assignment, Date day) {
  Assignment result = assignment;
  for (const Change* const change : changes_until(assignment, day)) {
    apply(*change, result);
  }
  return result;
}

CountedEntry::CountedEntry(Date day, std::size_t kind)
    : packed_((static_cast<std::uint32_t>(days_between(day_zero(), day))
               << kind_bits) |
              static_cast<std::uint32_t>(kind)) {}

Date CountedEntry::day() const {
  return day_zero().plus_days(static_cast<int>(packed_ >> kind_bits));
}

Status status_on(const Assignment& assignment, Date day) {
  const Change* decides = nullptr;
  for (const Change* const change : changes_until(assignment, day)) {
    decides = deciding(decides, *change);
  }
  return status_from(decides, day);
}

Share share_of(const Assignment& assignment, const Entry& entry) {
  if (assignment.share == Share::none) {
    return Share::none;
  }
  return entry.share.value_or(assignment.share);
}

const Answer* find_answer(const Entry& entry, std::string_view key) {
  for (const Answer& answer : entry.answers) {
    if (answer.key == key) {
      return &answer;
    }
  }
  return nullptr;
}

QuestionIndex index_of(const std::vector<Question>& questions) {
  QuestionIndex index;
  for (const Question& question : questions) {
    index.emplace(question.key, &question);
  }
  return index;
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

bool is_going_on(const Session& session, const Moment& now) {
  return session.at.time && session.takeaway.empty() &&
         session.status != SessionStatus::cancelled &&
         !is_before(now, session.at) &&
         is_before(now, plus(session.at, longest_session));
}

std::optional<Session> last_session(const std::vector<Session>& sessions,
                                    const Moment& now, TimeOfDay day_starts) {
  std::optional<Session> last;
  for (const Session& session : sessions) {
    if (is_past(session, now, day_starts) && is_held(session) &&
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
        session.status != SessionStatus::cancelled &&
        (!next || reads_before(session.at, next->at))) {
      next = session;
    }
  }
  return next;
}

std::string_view state_of(const Session& session, const Moment& now,
                          TimeOfDay day_starts) {
  if (is_held(session)) {
    const bool is_over = is_past(session, now, day_starts);
    return to_string(is_over ? SessionStatus::held : SessionStatus::planned);
  }
  const bool is_open = session.status == SessionStatus::planned &&
                       !is_going_on(session, now) &&
                       is_past(session, now, day_starts);
  return is_open ? "unconfirmed" : to_string(*session.status);
}

std::optional<Session> unconfirmed_session(const std::vector<Session>& sessions,
                                           const Moment& now,
                                           TimeOfDay day_starts) {
  const auto held = last_session(sessions, now, day_starts);
  std::optional<Session> unconfirmed;
  for (const Session& session : sessions) {
    const bool is_open = state_of(session, now, day_starts) == "unconfirmed";
    const bool is_newer = !held || reads_before(held->at, session.at);
    if (is_open && is_newer &&
        (!unconfirmed || !reads_before(session.at, unconfirmed->at))) {
      unconfirmed = session;
    }
  }
  return unconfirmed;
}

}  // namespace hw
