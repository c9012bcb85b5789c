// On which days of the week do I practice? A small program on hw::core.
#include <array>
#include <chrono>
#include <exception>
#include <iostream>
#include <optional>

#include "hw/date.hpp"
#include "hw/journal.hpp"
#include "hw/practice.hpp"
#include "hw/storage.hpp"

namespace {

// "Evening walk: Mon 4, Wed 5"
void print_weekdays(const hw::Assignment& assignment,
                    const hw::PracticeRules& rules) {
  std::array<int, 7> counts{};  // from Monday
  for (const hw::Date day : hw::practice(assignment, rules).days) {
    ++counts.at(day.weekday().iso_encoding() - 1);
  }

  std::cout << hw::as_of(assignment, rules.today).title;
  const char* separator = ": ";
  for (unsigned i = 0; i < counts.size(); ++i) {
    if (counts.at(i) > 0) {
      const std::chrono::weekday weekday(i + 1);
      std::cout << separator << hw::short_name(weekday) << ' ' << counts.at(i);
      separator = ", ";
    }
  }
  std::cout << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  const std::optional<hw::Date> today =
      argc == 3 ? hw::Date::parse(argv[2]) : std::nullopt;
  if (!today) {
    std::cerr << "Usage: weekdays JOURNAL TODAY (such as 2026-11-20)\n";
    return 2;
  }
  try {
    const hw::DiskStorage storage(argv[1]);
    const hw::Journal journal = hw::load_journal(storage);
    for (const hw::Assignment& assignment : journal.assignments) {
      print_weekdays(assignment, {.today = *today,
                                  .day_starts = journal.settings.day_starts});
    }
    for (const hw::Problem& problem : journal.problems) {
      std::cerr << hw::to_string(problem) << '\n';
    }
    return journal.problems.empty() ? 0 : 1;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
