// hw session: when the last one was and when the next one is.
//
// A command that writes looks for its session twice: before it asks, and again
// while the journal is locked.
#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/edit.hpp"
#include "hw/journal.hpp"
#include "hw/json.hpp"
#include "hw/transaction.hpp"
#include "hw/write.hpp"

#include "args/options.hpp"
#include "assignment_lookup.hpp"
#include "commands.hpp"
#include "dialog/session_question.hpp"
#include "output.hpp"
#include "phrases.hpp"
#include "session_lookup.hpp"

namespace hw::cli {
namespace {

struct SessionArguments {
  std::vector<std::string> words;  // "next WHEN", "held [WHEN]", nothing ...
  std::string takeaway;
  std::string reason;
  std::string was;  // empty: nothing that is written down is set right
  Format format = Format::text;
};

constexpr const char* session_usage =
    "Say one of: hw session, hw session next fri 15:00, hw session held, hw "
    "session cancelled";

enum class SessionVerb { list, next, held, cancelled, unknown };

SessionVerb verb_of(const std::vector<std::string>& words) {
  static const std::map<std::string_view, SessionVerb> verbs = {
      {"list", SessionVerb::list},
      {"next", SessionVerb::next},
      {"held", SessionVerb::held},
      {"cancelled", SessionVerb::cancelled},
      {"canceled", SessionVerb::cancelled},
      {"cancel", SessionVerb::cancelled}};
  if (words.empty()) {
    return SessionVerb::list;
  }
  const auto found = verbs.find(words.front());
  return found == verbs.end() ? SessionVerb::unknown : found->second;
}

std::vector<Session> sessions_of(Transaction& transaction) {
  const std::string text = transaction.text(sessions_path);
  return read_sessions(sessions_path, text).value.sessions;
}

void set_session_key(Transaction& transaction, std::size_t index,
                     std::string_view key, const std::string& value) {
  transaction.set_key(sessions_path, "session", index, key, value);
}

void set_session_status(Transaction& transaction, std::size_t index,
                        SessionStatus status) {
  set_session_key(transaction, index, "status",
                  write_string(to_string(status)));
}

void print_last(const Session& last, const Context& context) {
  print_line(context,
             fmt::format("Last session: {}.", in_words(last.at, context)));
  if (!last.takeaway.empty()) {
    print_line(context, fmt::format("Takeaway: {}", last.takeaway));
  }
}

// Two devices may each have written down another next session. That there are
// two can also be right, so it is told and no more.
void print_later_sessions(const std::vector<Session>& sessions,
                          const Session& next, const Context& context) {
  std::vector<std::string> later;
  for (const Session& session : sessions) {
    if (reads_before(next.at, session.at) &&
        session.status != SessionStatus::cancelled) {
      later.push_back(in_words(session.at, context));
    }
  }
  if (!later.empty()) {
    print_line(context,
               fmt::format("Also planned: {}. If that is one too many: "
                           "hw edit sessions",
                           fmt::join(later, "; ")));
  }
}

// Those after the last one that are in that state: "Cancelled: Wed 21 Oct (The
// flu)."
void print_sessions_in(std::string_view state, std::string_view title,
                       const std::vector<Session>& sessions,
                       const std::optional<Session>& last,
                       const Context& context) {
  std::vector<std::string> found;
  for (const Session& session : sessions) {
    const bool is_in_it = state_of(session, context.clock.now,
                                   context.settings.day_starts) == state;
    if (is_in_it && (!last || reads_before(last->at, session.at))) {
      const std::string why =
          session.why.empty() ? "" : fmt::format(" ({})", session.why);
      found.push_back(in_words(session.at, context) + why);
    }
  }
  if (!found.empty()) {
    print_line(context, fmt::format("{}: {}.", title, fmt::join(found, "; ")));
  }
}

ExitStatus print_session_dates(Format format, Context& context) {
  settle_session(context);
  const ParseResult<Sessions> read = load_sessions(context.storage);
  const std::vector<Session>& sessions = read.value.sessions;
  const Moment& now = context.clock.now;
  const TimeOfDay day_starts = context.settings.day_starts;
  if (format == Format::json) {
    print(to_json(sessions, now, day_starts));
    return print_problems(context, read.problems);
  }
  const auto last = last_session(sessions, now, day_starts);
  const auto next = next_session(sessions, now, day_starts);
  if (last) {
    print_last(*last, context);
  }
  print_sessions_in("unconfirmed", "Unconfirmed", sessions, last, context);
  print_sessions_in("cancelled", "Cancelled", sessions, last, context);
  if (next) {
    print_line(context,
               fmt::format("Next session: {}.", in_words(next->at, context)));
    print_later_sessions(sessions, *next, context);
  } else if (read.readable) {
    print_line(context,
               "No next session is written down. Add it: hw session next "
               "fri 15:00");
  }
  return print_problems(context, read.problems);
}

// Another date for the session to come takes the place of the old one: what
// did not take place is not kept as if it had.
ExitStatus set_next(std::string when, Context& context) {
  const Clock& clock = context.clock;
  ask_which_moment(when, Leaning::future, context);
  const Moment at = to_moment("session next", when, clock, Leaning::future);
  if (at.time ? !is_before(clock.now, at) : at.date < context.today()) {
    throw Error(fmt::format("{} is in the past", in_words(at, context)),
                "One that took place: hw session held WHEN");
  }
  const auto settled = ask_about_session(context);
  Transaction transaction(context.storage);
  if (settled) {
    write_status(transaction, *settled);
  }
  const std::vector<Session> sessions = sessions_of(transaction);
  const auto planned = planned_session(sessions, context);
  if (planned) {
    set_session_key(transaction, *planned, "at", to_string(at));
    set_session_status(transaction, *planned, SessionStatus::planned);
  } else {
    transaction.append(
        sessions_path,
        write_session({.at = at, .status = SessionStatus::planned}));
  }
  transaction.commit(fmt::format("session next {}", in_words(at, context)));
  say(context, fmt::format("Next session: {}.{}", in_words(at, context),
                           clock_note(at, clock)));
  if (planned && sessions[*planned].at != at) {
    say(context, fmt::format("It was planned for {}.",
                             in_words(sessions[*planned].at, context)));
  }
  return exit_ok;
}

// Without a time, or with the same one, a second session of one day is more
// likely the first, named again: its takeaway is not to be lost, nor kept
// beside another by mistake.
void check_takeaway(const std::vector<Session>& sessions, const Moment& when,
                    const Context& context) {
  const auto taken = std::find_if(
      sessions.begin(), sessions.end(), [&when](const Session& session) {
        return when.time ? session.at == when : session.at.date == when.date;
      });
  if (taken != sessions.end()) {
    throw Error(
        fmt::format("the session on {} has a takeaway already",
                    in_words(Moment{.date = when.date}, context)),
        fmt::format("To change it: hw session held --was \"{}\" --takeaway "
                    "TEXT\nIf this is another one, say when: hw session held "
                    "15:00",
                    typed_day(*taken, context)));
  }
}

void require_past(const Moment& when, const Context& context) {
  if (when.time ? is_before(context.clock.now, when)
                : when.date > context.today()) {
    throw Error(fmt::format("{} is yet to come", in_words(when, context)),
                "One to come: hw session next WHEN");
  }
}

// The day or the time that `when` names; today, where it names none.
Moment when_held(const std::string& when, const Context& context) {
  const Clock& clock = context.clock;
  if (when.empty()) {
    return {.date = context.today()};
  }
  const Moment given = to_moment("session held", when, clock, Leaning::past);
  require_past(given, context);
  return given;
}

// A day alone leaves one that was planned at its time, if that has come; one of
// today without a time would be to come.
Moment time_held(const Moment& given, const Session* planned,
                 const Context& context) {
  const Moment& now = context.clock.now;
  if (given.time) {
    return given;
  }
  if (planned != nullptr && !is_before(now, planned->at)) {
    return planned->at;
  }
  return given.date == context.today() ? now : given;
}

// When the session `before` took place, which was written down at another time.
// A day without a time keeps its time of day.
Moment corrected_time(const Moment& given, bool is_given, const Session& before,
                      const Context& context) {
  Moment at = is_given ? given : before.at;
  if (!at.time && before.at.time) {
    at.time = before.at.time;
    at.offset = context.clock.offset_at(at.date, *at.time);
  }
  require_past(at, context);
  return at;
}

// In the block `index`, which says `planned`; null: in a new one.
void add_held(Transaction& transaction, const Session& held,
              const Session* planned, std::size_t index) {
  if (planned == nullptr) {
    transaction.append(sessions_path, write_session(held));
    return;
  }
  if (held.at != planned->at &&
      (held.at.time || held.at.date != planned->at.date)) {
    set_session_key(transaction, index, "at", to_string(held.at));
  }
  if (!held.takeaway.empty()) {
    set_session_key(transaction, index, "takeaway",
                    write_string(held.takeaway));
  }
  set_session_status(transaction, index, *held.status);
}

// One that was planned for that day becomes the one that took place.
ExitStatus set_held(std::string when, const SessionArguments& arguments,
                    Context& context) {
  ask_which_moment(when, Leaning::past, context);
  const Moment given = when_held(when, context);
  const bool is_correction = !arguments.was.empty();
  Transaction transaction(context.storage);
  const std::vector<Session> sessions = sessions_of(transaction);
  const auto index = is_correction
                         ? session_called(sessions, arguments.was, context)
                     : when.empty() ? session_just_held(sessions, context)
                                    : session_on(sessions, given, context);
  if (!index && (when.empty() || given.time)) {
    check_takeaway(sessions, given, context);
  }
  const Session* const before = index ? &sessions[*index] : nullptr;
  const Session held{.at = is_correction ? corrected_time(given, !when.empty(),
                                                          *before, context)
                                         : time_held(given, before, context),
                     .takeaway = arguments.takeaway,
                     .status = SessionStatus::held};
  add_held(transaction, held, before, index.value_or(0));
  transaction.commit(
      fmt::format("session held {}", in_words(held.at, context)));
  say(context, fmt::format("Session on {}.", in_words(held.at, context)));
  if (is_correction && before->at != held.at) {
    say(context, fmt::format("It was written down for {}.",
                             in_words(before->at, context)));
  }
  return exit_ok;
}

ExitStatus set_cancelled(const std::string& when, const std::string& reason,
                         Context& context) {
  const Session session = session_to_cancel(
      load_sessions(context.storage).value.sessions, when, context);
  Transaction transaction(context.storage);
  write_status(
      transaction,
      {.session = session, .status = SessionStatus::cancelled, .why = reason});
  transaction.commit(
      fmt::format("session cancelled {}", in_words(session.at, context)));
  say(context, fmt::format("Cancelled: the session on {}.",
                           in_words(session.at, context)));
  return exit_ok;
}

// What belongs to one of the forms, and stands beside another.
void check_options(const SessionArguments& arguments, SessionVerb verb) {
  if (!arguments.takeaway.empty() && verb != SessionVerb::held) {
    throw UsageError("a takeaway belongs to a session that took place",
                     "For example: hw session held --takeaway TEXT");
  }
  if (!arguments.was.empty() && verb != SessionVerb::held) {
    throw UsageError("--was sets right a session that took place",
                     "For example: hw session held fri 15:00 --was mon");
  }
  if (!arguments.reason.empty() && verb != SessionVerb::cancelled) {
    throw UsageError("a reason belongs to a session that was cancelled",
                     "For example: hw session cancelled --reason TEXT");
  }
}

ExitStatus session(const SessionArguments& arguments, Context& context) {
  const auto& words = arguments.words;
  const SessionVerb verb = verb_of(words);
  check_options(arguments, verb);
  const std::string when =
      words.empty() ? ""
                    : fmt::format("{}", fmt::join(std::next(words.begin()),
                                                  words.end(), " "));
  if (verb == SessionVerb::list && when.empty()) {
    return print_session_dates(arguments.format, context);
  }
  if (verb == SessionVerb::next && !when.empty()) {
    return set_next(when, context);
  }
  if (verb == SessionVerb::held) {
    return set_held(when, arguments, context);
  }
  if (verb == SessionVerb::cancelled) {
    return set_cancelled(when, arguments.reason, context);
  }
  const std::string typed = fmt::format("{}", fmt::join(words, " "));
  const bool is_time =
      verb == SessionVerb::unknown &&
      !meanings_of(typed, context.clock, Leaning::future).empty();
  throw UsageError(
      fmt::format("\"session {}\" is not understood", typed),
      is_time ? "Use: hw session next " + typed : std::string(session_usage));
}

}  // namespace

Action declare_session(const Arguments& takes) {
  auto arguments = std::make_shared<SessionArguments>();
  takes
      .words("WORDS", arguments->words,
             "next WHEN: when the next one is; held [WHEN]: one took "
             "place [now]; cancelled [WHEN]: one did not")
      .suggests({"next WHEN", "held WHEN", "cancelled WHEN"});
  takes.option("--takeaway", arguments->takeaway, "TEXT",
               "What to take along from the session (with held)");
  takes
      .option("--was", arguments->was, "WHEN",
              "The one that was written down for then is meant (with held)")
      .check(is_filled());
  takes.option("--reason", arguments->reason, "TEXT",
               "Why, for yourself: it is on no page (with cancelled)");
  add_format_option(takes, arguments->format);
  return [arguments](Context& context) { return session(*arguments, context); };
}

}  // namespace hw::cli
