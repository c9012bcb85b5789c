// Any bytes as the file of an assignment: read for some days, it says what it
// says when it is read whole, and its last entry can be added to the others
// when that can be read, and only then.
#include <cstddef>
#include <cstdint>
#include <string>

#include "hw/date.hpp"

#include "../core/added_block.hpp"
#include "../core/read_twice.hpp"
#include "require.hpp"

namespace {

void check(const std::string& text, const hw::Days& whole) {
  const auto three = hw::TimeOfDay::from(3, 0).value();
  hw::fuzz::require(
      hw::test::read_for_days(text, whole, three).difference.empty(),
      "what is read fast is what is read whole");
}

void check_added(const std::string& text) {
  const std::size_t last = text.rfind("[[log]]");
  if (last != std::string::npos) {
    hw::fuzz::require(
        hw::test::add_block(text.substr(0, last), text.substr(last))
            .difference.empty(),
        "an entry is added as to a file that is read whole");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string text(data, data + size);
  check(text, hw::no_days());
  check(text, hw::all_days());
  check_added(text);
  check(text, {hw::Date::parse("2026-10-15").value(),
               hw::Date::parse("2026-11-07").value()});
  return 0;
}
