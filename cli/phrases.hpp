// Sentences about assignments that several commands say.
#pragma once

#include <cstddef>
#include <string>

#include "hw/assignment.hpp"
#include "hw/practice.hpp"

#include "context.hpp"

namespace hw::cli {

// So many days are named in a sentence; more are counted.
inline constexpr std::size_t most_named_days = 2;

// How it goes today, without the runs and gaps of earlier times.
Practice practice_now(const Assignment& assignment, const Context& context);

// "Practiced on 14 days, last on Wed 18 Nov. 3 weeks in a row." One day or two
// are named; a record is filled in. What has come to an end, what did not
// happen, and what is left to do is not spoken of.
std::string how_it_goes(const Assignment& assignment, const Context& context);

// Whether there is something to do today: it is active, it was agreed on for
// some number of times, practicing today would count toward it, and it was not
// said yet that today it is not to be.
bool is_open_today(const Assignment& assignment, const Context& context);

// "paused until Fri 20 Nov", "finished"; empty while it is active.
std::string status_in_words(const Assignment& assignment,
                            const Context& context);

// "Fri 20 Nov", "Fri 20 Nov, 21:30", with the year when it is another one.
std::string in_words(Date date, const Context& context);
std::string in_words(const Moment& moment, const Context& context);

// "1 entry", "2 entries".
std::string count(std::size_t number, const std::string& one,
                  const std::string& many);

}  // namespace hw::cli
