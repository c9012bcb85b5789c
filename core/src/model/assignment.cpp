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

// What the days of counted entries are counted from.
Date day_zero() {
  static const Date first = all_days().first;
  return first;
}

}  // namespace

bool is_practice(Outcome outcome) {
  return outcome == Outcome::done || outcome == Outcome::partly ||
         outcome == Outcome::tried;
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
