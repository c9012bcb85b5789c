// The changes of an assignment, one after the other: what as_of() and
// status_on() say of one day, for all of them in one pass. For core only.
#pragma once

#include <vector>

#include "hw/assignment.hpp"

namespace hw {

// The changes up to and including `day`, in order of their days; those of one
// day in the order of the file.
std::vector<const Change*> changes_until(const Assignment& assignment,
                                         Date day);

// Puts what `change` says in place of what `agreed` says.
void apply(const Change& change, Assignment& agreed);

// The change that decides about the status once `next` has come: `next` or, as
// before, `so_far`, which is null before any.
const Change* deciding(const Change* so_far, const Change& next);

// The status on `day`, which `decides` decides about.
Status status_from(const Change* decides, Date day);

}  // namespace hw
