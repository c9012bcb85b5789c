#include "dialog/session_question.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "hw/edit.hpp"
#include "hw/journal.hpp"
#include "hw/read.hpp"
#include "hw/text.hpp"

#include "dialog/dialog.hpp"
#include "output.hpp"
#include "phrases.hpp"
#include "shell/terminal_width.hpp"

namespace hw::cli {
namespace {

// Of a file with a problem nothing is asked: nothing could be written to it.
std::optional<Session> session_to_settle(const Context& context) {
  const ParseResult<Sessions> read = load_sessions(context.storage);
  return read.problems.empty()
             ? unconfirmed_session(read.value.sessions, context.clock.now,
                                   context.settings.day_starts)
             : std::nullopt;
}

void tell_how_to_settle(const Session& session, const Context& context) {
  const std::string line = fmt::format(
      "Did the session on {0} take place? If it did: hw session held \"{1}\". "
      "If not: hw session cancelled \"{1}\"",
      in_words(session.at.date, context), typed_day(session, context));
  tell(wrap(line, message_width(), 2) + "\n");
}

}  // namespace

std::optional<SettledSession> ask_about_session(const Context& context) {
  const std::optional<Session> session = session_to_settle(context);
  if (!session) {
    return std::nullopt;
  }
  if (!context.can_ask) {
    tell_how_to_settle(*session, context);
    return std::nullopt;
  }
  std::optional<SettledSession> settled;
  const Prompt prompt{
      .text = fmt::format("Did the session on {} take place? [y/n]",
                          in_words(session->at.date, context)),
      .take =
          [&](const std::string& typed) {
            const Question question{.key = "the question",
                                    .type = QuestionType::yesno};
            const bool is_held = std::get<bool>(parse_answer(question, typed));
            settled = {.session = *session,
                       .status = is_held ? SessionStatus::held
                                         : SessionStatus::cancelled};
          },
      .applies = {}};
  if (ask({prompt}, context) == Asking::cancelled) {
    throw Interrupted("this was stopped", "Nothing was written.");
  }
  return settled;
}

void write_status(Transaction& transaction, const SettledSession& settled) {
  const auto sessions =
      read_sessions(sessions_path, transaction.text(sessions_path))
          .value.sessions;
  const auto found =
      std::find(sessions.begin(), sessions.end(), settled.session);
  if (found == sessions.end()) {
    throw Error("sessions.toml has changed meanwhile",
                "Nothing was written. Run the command again.");
  }
  const auto set = [&](std::string_view key, std::string_view text) {
    transaction.set_key(sessions_path, "session",
                        static_cast<std::size_t>(found - sessions.begin()), key,
                        write_string(text));
  };
  set("status", to_string(settled.status));
  if (!settled.why.empty()) {
    set("why", settled.why);
  }
}

void settle_session(Context& context) {
  if (const auto settled = ask_about_session(context)) {
    Transaction transaction(context.storage);
    write_status(transaction, *settled);
    transaction.commit(fmt::format("session {} {}", to_string(settled->status),
                                   in_words(settled->session.at, context)));
  }
}

std::string typed_day(const Session& session, const Context& context) {
  return in_words(session.at.date, context).substr(4);  // without the weekday
}

}  // namespace hw::cli
