#include "report_window.hpp"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

namespace hw::page {

namespace {

// Before anything that a journal can hold.
Date first_of_all() {
  return *Date::from(std::chrono::year(1) / std::chrono::January / 1);
}

// By instant or clock where both have a time; by practice day where one is a
// day alone, so that a session and an entry of one day belong together.
bool comes_before(const Moment& moment, const Moment& other,
                  TimeOfDay day_starts) {
  if (moment.time && other.time) {
    return is_before(moment, other);
  }
  return practice_day(moment, day_starts) < practice_day(other, day_starts);
}

// The last session that is over.
std::optional<Session> last_of(const Journal& journal,
                               const ReportRequest& request) {
  std::vector<Session> sessions = journal.sessions;
  std::erase_if(sessions, [&request](const Session& session) {
    return is_going_on(session, request.now);
  });
  return last_session(sessions, request.now, journal.settings.day_starts);
}

// The session that the page is for.
std::optional<Date> session_of(const Journal& journal,
                               const ReportRequest& request) {
  const TimeOfDay day_starts = journal.settings.day_starts;
  for (const Session& session : journal.sessions) {
    if (is_going_on(session, request.now)) {
      return session.at.date;
    }
  }
  const auto next = next_session(journal.sessions, request.now, day_starts);
  return next ? std::optional(next->at.date) : std::nullopt;
}

// Today is included whole, as it is wherever practice is counted.
Moment end_of(const ReportRequest& request, TimeOfDay day_starts) {
  const bool is_over =
      request.until && comes_before(*request.until, request.now, day_starts);
  return is_over ? *request.until
                 : Moment{.date = practice_day(request.now, day_starts)};
}

}  // namespace

Window window_of(const Journal& journal, const ReportRequest& request) {
  const TimeOfDay day_starts = journal.settings.day_starts;
  const std::optional<Session> last = last_of(journal, request);
  const auto begin = last ? std::optional(last->at) : std::nullopt;
  return {
      .from = request.since ? request.since : begin,
      .to = end_of(request, day_starts),
      .next_session = session_of(journal, request),
      .takeaway = last && !request.since ? last->takeaway : "",
      .day_starts = day_starts,
  };
}

Date first_day(const Window& window) {
  if (!window.from) {
    return first_of_all();
  }
  return std::min(practice_day(*window.from, window.day_starts),
                  last_day(window));
}

Date last_day(const Window& window) {
  return practice_day(window.to, window.day_starts);
}

bool is_after(const Window& window, const Moment& moment) {
  return comes_before(window.to, moment, window.day_starts);
}

bool is_in(const Window& window, const Moment& moment) {
  if (is_after(window, moment)) {
    return false;
  }
  return !window.from || !comes_before(moment, *window.from, window.day_starts);
}

Days days_around(const Window& window) {
  // A moment comes before another as the clocks of the whole world see it, and
  // a distance from UTC may be nearly a day: two of them, and the night.
  constexpr int farthest = 3;
  return {first_day(window).plus_days(-farthest),
          last_day(window).plus_days(farthest)};
}

std::string days_in_words(const Window& window) {
  const Date first = first_day(window);
  const Date last = last_day(window);
  if (!window.from) {
    return fmt::format("Everything up to {}", short_form(last));
  }
  if (first == last) {
    return short_form(first);
  }
  if (first.year_month_day().year() == last.year_month_day().year()) {
    return fmt::format("{} to {}", short_form(first), short_form(last));
  }
  return fmt::format("{} to {}", long_form(first), long_form(last));
}

}  // namespace hw::page
