// Entries that are planned first and finished later, or set right.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "hw/assignment.hpp"

namespace hw {

// The index of the entry that something which happened on the practice day
// `day` finishes: of those that are planned for that day or an earlier one the
// last in the file. Nothing if there is none. With a `step`, a plan for another
// one is not meant.
std::optional<std::size_t> planned_entry(const Assignment& assignment, Date day,
                                         TimeOfDay day_starts,
                                         std::string_view step = {});

// `planned` with all that `outcome` says. What `outcome` leaves open stays as
// it was planned; of an answer, each half. The time stays, too, when it lies
// before `outcome` on the same practice day, so that two devices know it for
// the same entry; otherwise it is the time of `outcome`: that is when it
// happened. An expectation that is said anew was written then, too.
Entry finish_plan(const Entry& planned, const Entry& outcome,
                  TimeOfDay day_starts);

// `entry` with all that `given` says besides its time and outcome. What `given`
// leaves open stays; of an answer, each half.
Entry with_given(Entry entry, const Entry& given);

// When the expectation of an entry was written that was `before` and is set
// right to `after` at `now`. As long as the answers before it are the same, or
// there are none, that stays as it is. Others are an expectation of `now` while
// the entry is yet to come, and afterwards none: nothing.
std::optional<Moment> time_of_expectation(
    const Entry& before, const Entry& after,
    const std::vector<Question>& questions, const Moment& now);

}  // namespace hw
