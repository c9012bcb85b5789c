// What is asked of a session that was planned and is over.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hw/assignment.hpp"
#include "hw/transaction.hpp"

#include "context.hpp"

namespace hw::cli {

// What a person says of a session that is in the file as `session` says.
struct SettledSession {
  Session session;
  SessionStatus status;
  std::string why = {};  // empty: none is given
};

// Asks whether the session took place that unconfirmed_session() names. Nothing
// when there is none, and when it is left open. With nobody to ask, says on
// stderr which one it is and how to settle it. Throws Interrupted after Ctrl-C.
std::optional<SettledSession> ask_about_session(const Context& context);

// Writes `settled` into the first block that says the same of a session.
// Throws Error if there is none by now.
void write_status(Transaction& transaction, const SettledSession& settled);

// Both, as a step of its own: for a command that goes by what took place.
void settle_session(Context& context);

// The day of `session`, as `hw session` takes it: "21 Oct", with the year when
// it is another one.
std::string typed_day(const Session& session, const Context& context);

}  // namespace hw::cli
