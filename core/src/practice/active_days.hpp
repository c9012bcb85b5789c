// The days on which an assignment is active. For core only.
#pragma once

#include <optional>
#include <vector>

#include "hw/assignment.hpp"
#include "hw/date.hpp"

namespace hw {

// The days that both have; its first comes after its last if there are none.
Days overlap(Days one, Days other);

class ActiveDays {
 public:
  // From `start` on.
  ActiveDays(const Assignment& assignment, Date start);

  bool contains(Date day) const;
  std::optional<Date> first_in(Days days) const;

  // The first active day after `day` up to `last`.
  std::optional<Date> next(Date day, Date last) const;

  // Where `count` active days from `first` on end, which is one. When there are
  // fewer up to `last`: where these end, and how many are missing.
  struct Reach {
    Date last;
    int missing = 0;
  };
  Reach reach(Date first, int count, Date last) const;

  // Those of `days`, as stretches in order.
  std::vector<Days> in(Days days) const;

  int count_in(Days days) const;

 private:
  std::vector<Days>::const_iterator ending_on_or_after(Date day) const;

  std::vector<Days> stretches_;  // in order, apart from each other
};

}  // namespace hw
