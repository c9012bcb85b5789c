// Any bytes as the file of an assignment: read for some days, it says what it
// says when it is read whole.
#include <cstddef>
#include <cstdint>
#include <string>

#include "hw/date.hpp"

#include "../core/read_twice.hpp"
#include "require.hpp"

namespace {

void check(const std::string& text, const hw::Days& whole) {
  const auto three = hw::TimeOfDay::from(3, 0).value();
  hw::fuzz::require(
      hw::test::read_for_days(text, whole, three).difference.empty(),
      "what is read fast is what is read whole");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string text(data, data + size);
  check(text, hw::no_days());
  check(text, hw::all_days());
  check(text, {hw::Date::parse("2026-10-15").value(),
               hw::Date::parse("2026-11-07").value()});
  return 0;
}
