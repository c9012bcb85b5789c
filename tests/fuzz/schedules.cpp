// Any bytes as a schedule.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "hw/schedule.hpp"

#include "require.hpp"

namespace {

using hw::Schedule;
using hw::Unit;
using hw::fuzz::require;

int weekdays_of(const Schedule& schedule) {
  int count = 0;
  for (unsigned day = 0; day < 7; ++day) {
    count += schedule.includes(std::chrono::weekday(day)) ? 1 : 0;
  }
  return count;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const auto schedule = Schedule::parse(std::string(data, data + size));
  if (!schedule) {
    return 0;
  }
  const std::string text = schedule->to_string();
  require(Schedule::parse(text) == schedule, "what is written reads the same");
  require(Schedule::parse(text)->to_string() == text, "there is one form");
  require(Schedule::parse(schedule->in_words()) == schedule,
          "what is told reads the same");
  require(schedule->target() >= 0 && schedule->target() <= 999,
          "a target is within bounds");
  require((schedule->unit() == Unit::block) == (schedule->block_days() > 0) &&
              schedule->block_days() <= 366,
          "blocks alone have a length");
  require((schedule->unit() == Unit::occasion) == (weekdays_of(*schedule) > 0),
          "occasions alone have weekdays");
  return 0;
}
