// hw session: when the last one was and when the next one is.
#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
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
#include "output.hpp"
#include "phrases.hpp"

namespace hw::cli {
namespace {

struct SessionArguments {
  std::vector<std::string> words;  // "next WHEN", "held [WHEN]", nothing
  std::string takeaway;
  Format format = Format::text;
};

constexpr const char* session_usage =
    "Say one of: hw session, hw session next fri 15:00, hw session held";

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
    if (reads_before(next.at, session.at)) {
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

ExitStatus print_session_dates(Format format, Context& context) {
  const ParseResult<Sessions> read = load_sessions(context.storage);
  const std::vector<Session>& sessions = read.value.sessions;
  if (format == Format::json) {
    print(to_json(sessions));
    return print_problems(context, read.problems);
  }
  const Moment& now = context.clock.now;
  const TimeOfDay day_starts = context.settings.day_starts;
  const auto last = last_session(sessions, now, day_starts);
  const auto next = next_session(sessions, now, day_starts);
  if (last) {
    print_last(*last, context);
  }
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

// The next session of the file: the earliest that is yet to come.
std::optional<std::size_t> planned_session(const std::vector<Session>& sessions,
                                           const Clock& clock) {
  const auto next = next_session(sessions, clock.now, clock.day_starts);
  if (!next) {
    return std::nullopt;
  }
  const auto found = std::find(sessions.begin(), sessions.end(), *next);
  return static_cast<std::size_t>(found - sessions.begin());
}

// Another date for the session to come takes the place of the old one: what
// did not take place is not kept as if it had.
ExitStatus set_next(const std::string& when, Context& context) {
  const Clock& clock = context.clock;
  const Moment at = to_moment("session next", when, clock, Leaning::future);
  if (at.time ? !is_before(clock.now, at) : at.date < context.today()) {
    throw Error(fmt::format("{} is in the past", in_words(at, context)),
                "One that took place: hw session held WHEN");
  }
  Transaction transaction(context.storage);
  const std::string text = transaction.text(sessions_path);
  const auto sessions = read_sessions(sessions_path, text).value.sessions;
  const auto planned = planned_session(sessions, clock);
  if (planned) {
    transaction.set_key(sessions_path, "session", *planned, "at",
                        to_string(at));
  } else {
    transaction.append(sessions_path, write_session({.at = at}));
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

// A session of that day that was planned, and of which nothing is told yet;
// nothing if there is none.
std::optional<std::size_t> session_on(const std::vector<Session>& sessions,
                                      Date day) {
  for (std::size_t i = 0; i < sessions.size(); ++i) {
    if (sessions[i].at.date == day && sessions[i].takeaway.empty()) {
      return i;
    }
  }
  return std::nullopt;
}

void add_held(Transaction& transaction, const Session& session,
              std::size_t index) {
  const auto set = [&](std::string_view key, const std::string& value) {
    transaction.set_key(sessions_path, "session", index, key, value);
  };
  if (session.at.time) {
    set("at", to_string(session.at));
  }
  if (!session.takeaway.empty()) {
    set("takeaway", write_string(session.takeaway));
  }
}

// Without a time, a second session of one day is more likely the first, named
// again: its takeaway is not to be lost, nor kept beside another by mistake.
void check_takeaway(const std::vector<Session>& sessions, Date day,
                    const Context& context) {
  const bool is_taken = std::any_of(
      sessions.begin(), sessions.end(),
      [day](const Session& session) { return session.at.date == day; });
  if (is_taken) {
    throw Error(fmt::format("the session on {} has a takeaway already",
                            in_words(Moment{.date = day}, context)),
                "To change it: hw edit sessions\nIf this is another one, say "
                "when: hw session held 15:00");
  }
}

Moment when_held(const std::string& when, const Context& context) {
  const Clock& clock = context.clock;
  Moment given = when.empty()
                     ? clock.now
                     : to_moment("session held", when, clock, Leaning::past);
  if (given == Moment{.date = context.today()}) {
    given = clock.now;  // it is over; without a time it would be to come
  }
  if (given.time ? is_before(clock.now, given) : given.date > context.today()) {
    throw Error(fmt::format("{} is yet to come", in_words(given, context)),
                "One to come: hw session next WHEN");
  }
  return given;
}

// One that was planned for that day becomes the one that took place.
ExitStatus set_held(const std::string& when, const std::string& takeaway,
                    Context& context) {
  Session held{.at = when_held(when, context), .takeaway = takeaway};
  Transaction transaction(context.storage);
  const std::string text = transaction.text(sessions_path);
  const auto sessions = read_sessions(sessions_path, text).value.sessions;
  const auto index = session_on(sessions, held.at.date);
  const bool keeps_its_time =
      index && when.empty() &&
      !is_before(context.clock.now, sessions[*index].at);
  if (keeps_its_time) {
    held.at = sessions[*index].at;
  }
  if (when.empty() && !index) {
    check_takeaway(sessions, held.at.date, context);
  }
  if (index) {
    add_held(transaction, held, *index);
  } else {
    transaction.append(sessions_path, write_session(held));
  }
  transaction.commit(
      fmt::format("session held {}", in_words(held.at, context)));
  say(context, fmt::format("Session on {}.", in_words(held.at, context)));
  return exit_ok;
}

ExitStatus session(const SessionArguments& arguments, Context& context) {
  const auto& words = arguments.words;
  const bool is_held = !words.empty() && words.front() == "held";
  if (!arguments.takeaway.empty() && !is_held) {
    throw UsageError("a takeaway belongs to a session that took place",
                     "For example: hw session held --takeaway TEXT");
  }
  if (words.empty()) {
    return print_session_dates(arguments.format, context);
  }
  const std::string when =
      fmt::format("{}", fmt::join(std::next(words.begin()), words.end(), " "));
  if (words.front() == "next" && !when.empty()) {
    return set_next(when, context);
  }
  if (is_held) {
    return set_held(when, arguments.takeaway, context);
  }
  throw UsageError(
      fmt::format("\"session {}\" is not understood", fmt::join(words, " ")),
      session_usage);
}

}  // namespace

Action declare_session(const Arguments& takes) {
  auto arguments = std::make_shared<SessionArguments>();
  takes
      .words("WORDS", arguments->words,
             "next WHEN: when the next one is; held [WHEN]: one took "
             "place [now]")
      .suggests({"next WHEN", "held WHEN"});
  takes.option("--takeaway", arguments->takeaway, "TEXT",
               "What to take along from the session (with held)");
  add_format_option(takes, arguments->format);
  return [arguments](Context& context) { return session(*arguments, context); };
}

}  // namespace hw::cli
