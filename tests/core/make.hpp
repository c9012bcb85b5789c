// Values for tests, made from the text that a person would write.
#pragma once

#include <string_view>

#include "hw/date.hpp"
#include "hw/schedule.hpp"

namespace hw::test {

inline Date day(std::string_view text) {
  return Date::parse(text).value();
}

inline TimeOfDay clock_time(std::string_view text) {
  return TimeOfDay::parse(text).value();
}

inline Moment moment(std::string_view text) {
  return parse_moment(text).value();
}

inline Schedule schedule(std::string_view text) {
  return Schedule::parse(text).value();
}

}  // namespace hw::test
