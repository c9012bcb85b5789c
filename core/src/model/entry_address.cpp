#include "hw/entry_address.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>

#include <fmt/format.h>

#include "hw/text.hpp"

namespace hw {
namespace {

using EntryList = std::vector<const Entry*>;

EntryList latest_first(const Assignment& assignment) {
  EntryList entries = in_order(assignment);
  std::ranges::reverse(entries);
  return entries;
}

bool is_plan(const Entry* entry) {
  return entry->outcome == Outcome::planned;
}

// The number that `text` is, if it is nothing but digits.
std::optional<std::size_t> to_ordinal(std::string_view text) {
  std::size_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && rest == end ? std::optional(number)
                                             : std::nullopt;
}

// The entry with this number; none if there is no such entry.
EntryList numbered(EntryList entries, std::size_t number) {
  std::erase_if(entries, is_plan);
  return number == 0 || number > entries.size()
             ? EntryList()
             : EntryList{entries[number - 1]};
}

bool is_at_moment(const Entry& entry, const Moment& moment,
                  TimeOfDay day_starts) {
  const Moment& at = entry.at;
  if (!moment.time) {
    return at.date == moment.date ||
           practice_day(at, day_starts) == moment.date;
  }
  return at.date == moment.date && at.time &&
         at.time->hour_minute() == moment.time->hour_minute();
}

std::vector<Moment> all_meanings(std::string_view text, const Clock& clock) {
  std::vector<Moment> moments = meanings_of(text, clock, Leaning::past);
  const std::vector<Moment> ahead = meanings_of(text, clock, Leaning::future);
  moments.insert(moments.end(), ahead.begin(), ahead.end());
  return moments;
}

template <typename IsMeant>
EntryList only(const EntryList& entries, IsMeant is_meant) {
  EntryList meant;
  std::ranges::copy_if(entries, std::back_inserter(meant), is_meant);
  return meant;
}

}  // namespace

std::vector<std::optional<int>> entry_numbers(const Assignment& assignment) {
  std::vector<std::optional<int>> numbers(assignment.entries.size());
  int number = 0;
  for (const Entry* const entry : latest_first(assignment)) {
    if (!is_plan(entry)) {
      const auto place = entry - assignment.entries.data();
      numbers[static_cast<std::size_t>(place)] = ++number;
    }
  }
  return numbers;
}

std::optional<int> entry_number(const Assignment& assignment,
                                const Entry& entry) {
  const auto place = &entry - assignment.entries.data();
  return entry_numbers(assignment)[static_cast<std::size_t>(place)];
}

std::string entry_address(const std::string& id, std::optional<int> number) {
  return number ? fmt::format("{} {}", id, *number) : id + " plan";
}

std::vector<const Entry*> entries_named(const Assignment& assignment,
                                        std::string_view text,
                                        const Clock& clock) {
  const EntryList entries = latest_first(assignment);
  if (lower_case(text) == "plan") {
    return only(entries, is_plan);
  }
  if (const auto number = to_ordinal(text)) {
    const EntryList found = numbered(entries, *number);
    if (!found.empty()) {
      return found;
    }
  }
  const std::optional<Moment> written = parse_moment(text);
  EntryList exact = only(entries, [&](const Entry* entry) {
    return written && written->time && entry->at == *written;
  });
  if (!exact.empty()) {
    return exact;
  }
  const std::vector<Moment> moments = all_meanings(text, clock);
  return only(entries, [&](const Entry* entry) {
    return std::ranges::any_of(moments, [&](const Moment& moment) {
      return is_at_moment(*entry, moment, clock.day_starts);
    });
  });
}

}  // namespace hw
