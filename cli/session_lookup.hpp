// Sessions as `hw session` looks for them. What is found is an index into the
// sessions of the file, and so the number of its block.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "hw/assignment.hpp"

#include "context.hpp"

namespace hw::cli {

// The earliest one that is yet to come.
std::optional<std::size_t> planned_session(const std::vector<Session>& sessions,
                                           const Context& context);

// The one that is said to have taken place on the day of `when`, and of which
// nothing is told yet: the one at that time, else of which nobody has said
// whether it took place, else one that was not cancelled.
std::optional<std::size_t> session_on(const std::vector<Session>& sessions,
                                      const Moment& when,
                                      const Context& context);

// The one that is meant when nobody says which one took place: of today, if it
// has begun, else one that is unconfirmed, else of today.
std::optional<std::size_t> session_just_held(
    const std::vector<Session>& sessions, const Context& context);

// The one that `when` names, leaning either way. Throws Error when it names
// none, or several.
std::size_t session_called(const std::vector<Session>& sessions,
                           const std::string& when, const Context& context);

// The one that `hw session cancelled WHEN` means. Of those that are unconfirmed
// or to come, the one that `when`, if it is not empty, names, leaning either
// way; of several, the one that is chosen on a terminal. Else any that `when`
// names. Throws Error when there is none, with the commands when there are
// several and nobody to ask, and for one with a takeaway.
Session session_to_cancel(const std::vector<Session>& sessions,
                          const std::string& when, const Context& context);

}  // namespace hw::cli
