#include "session_lookup.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "args/options.hpp"
#include "dialog/dialog.hpp"
#include "dialog/session_question.hpp"
#include "phrases.hpp"

namespace hw::cli {
namespace {

std::optional<std::size_t> place_of(const std::optional<Session>& session,
                                    const std::vector<Session>& sessions) {
  if (!session) {
    return std::nullopt;
  }
  const auto found = std::find(sessions.begin(), sessions.end(), *session);
  return static_cast<std::size_t>(found - sessions.begin());
}

std::optional<Session> last_unconfirmed(const std::vector<Session>& sessions,
                                        const Context& context) {
  return unconfirmed_session(sessions, context.clock.now,
                             context.settings.day_starts);
}

bool is_at(const Session& session, const Moment& when) {
  return when.time ? session.at == when : session.at.date == when.date;
}

// Of which it can be told from the file that they did not take place yet.
std::vector<Session> open_sessions(const std::vector<Session>& sessions,
                                   const Context& context) {
  const auto last = last_unconfirmed(sessions, context);
  std::vector<Session> open;
  std::copy_if(sessions.begin(), sessions.end(), std::back_inserter(open),
               [&](const Session& session) {
                 return session == last ||
                        state_of(session, context.clock.now,
                                 context.settings.day_starts) == "planned";
               });
  return open;
}

// Those of `sessions` that `when` names, in whatever way it can be read.
std::vector<Session> named_by(const std::string& when,
                              const std::vector<Session>& sessions,
                              const Context& context) {
  std::vector<Moment> moments;
  for (const Leaning leaning : {Leaning::past, Leaning::future}) {
    const auto more = meanings_of(when, context.clock, leaning);
    moments.insert(moments.end(), more.begin(), more.end());
  }
  if (moments.empty()) {  // says why
    to_moment("session cancelled", when, context.clock, Leaning::either);
  }
  std::vector<Session> named;
  std::ranges::copy_if(
      sessions, std::back_inserter(named), [&](const Session& session) {
        return std::ranges::any_of(moments, [&session](const Moment& moment) {
          return is_at(session, moment);
        });
      });
  return named;
}

// "21 Oct", or "21 Oct 15:00" where another one of `all` is on that day.
std::string typed_session(const Session& session,
                          const std::vector<Session>& all,
                          const Context& context) {
  const auto of_that_day = std::count_if(
      all.begin(), all.end(),
      [&](const Session& other) { return other.at.date == session.at.date; });
  const std::string day = typed_day(session, context);
  return of_that_day > 1 && session.at.time
             ? fmt::format("{} {}", day, session.at.time->hour_minute())
             : day;
}

Error no_such_session() {
  return Error("no such session is written down", "See what is: hw session");
}

Session choose_session(const std::vector<Session>& sessions,
                       const Context& context) {
  std::vector<std::string> names;
  std::vector<std::string> commands;
  for (const Session& session : sessions) {
    names.push_back(in_words(session.at, context));
    commands.push_back(fmt::format("hw session cancelled \"{}\"",
                                   typed_session(session, sessions, context)));
  }
  if (context.can_ask) {
    return sessions[ask_which("Which one was cancelled? Its number.", names,
                              "Nothing was written.", context)];
  }
  throw Error("several sessions could be meant; please name one",
              fmt::format("{}", fmt::join(commands, "\n")));
}

}  // namespace

std::optional<std::size_t> planned_session(const std::vector<Session>& sessions,
                                           const Context& context) {
  return place_of(
      next_session(sessions, context.clock.now, context.settings.day_starts),
      sessions);
}

std::optional<std::size_t> session_on(const std::vector<Session>& sessions,
                                      const Moment& when,
                                      const Context& context) {
  const auto open = last_unconfirmed(sessions, context);
  const auto rank = [&](const Session& session) {
    if (session.at.date != when.date || !session.takeaway.empty()) {
      return 0;
    }
    if (session.status == SessionStatus::cancelled) {
      return 1;
    }
    return session.at == when ? 4 : session == open ? 3 : 2;
  };
  const auto best = std::max_element(
      sessions.begin(), sessions.end(),
      [&](const Session& a, const Session& b) { return rank(a) < rank(b); });
  return best == sessions.end() || rank(*best) == 0
             ? std::nullopt
             : std::optional(static_cast<std::size_t>(best - sessions.begin()));
}

std::optional<std::size_t> session_just_held(
    const std::vector<Session>& sessions, const Context& context) {
  const auto of_today =
      session_on(sessions, {.date = context.today()}, context);
  if (of_today && !is_before(context.clock.now, sessions[*of_today].at)) {
    return of_today;
  }
  const auto open = place_of(last_unconfirmed(sessions, context), sessions);
  return open ? open : of_today;
}

std::size_t session_called(const std::vector<Session>& sessions,
                           const std::string& when, const Context& context) {
  const std::vector<Session> meant = named_by(when, sessions, context);
  if (meant.empty()) {
    throw no_such_session();
  }
  if (meant.size() > 1) {
    throw Error(fmt::format("\"{}\" names several sessions", when),
                "Say the time as well: 13 Nov 15:00");
  }
  return place_of(meant.front(), sessions).value_or(0);
}

Session session_to_cancel(const std::vector<Session>& sessions,
                          const std::string& when, const Context& context) {
  std::vector<Session> meant = open_sessions(sessions, context);
  if (!when.empty()) {
    meant = named_by(when, meant, context);
    if (meant.empty()) {
      meant = named_by(when, sessions, context);
    }
  }
  if (meant.empty()) {
    throw no_such_session();
  }
  const Session session =
      meant.size() == 1 ? meant.front() : choose_session(meant, context);
  if (!session.takeaway.empty()) {
    throw Error(fmt::format("the session on {} has a takeaway, so it took "
                            "place",
                            in_words(session.at, context)),
                fmt::format("If it was at another time: hw session held WHEN "
                            "--was \"{}\"",
                            typed_session(session, sessions, context)));
  }
  return session;
}

}  // namespace hw::cli
