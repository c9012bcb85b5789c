#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "hw/sleep.hpp"
#include "hw/wording.hpp"

#include "report_model.hpp"

namespace hw::page {

namespace {

std::string told(const Entry& entry, std::string_view key) {
  const Answer* const answer = find_answer(entry, key);
  return answer == nullptr || !answer->after
             ? ""
             : clipped(in_words(*answer->after), cell_clip);
}

std::string rounded(double number) {
  return fmt::format("{:.0f}", number);
}

ReportNight night_in_words(const Entry& entry, const Clock& clock) {
  const Night night = night_of(entry, clock);
  return {
      .day = short_form(practice_day(entry.at, clock.day_starts)),
      .bed = told(entry, "bed"),
      .up = told(entry, "up"),
      .in_bed = night.minutes_in_bed ? in_hours(*night.minutes_in_bed) : "",
      .fell_asleep = told(entry, "fell_asleep"),
      .awake = told(entry, "awake"),
      .asleep = night.minutes_asleep ? in_hours(*night.minutes_asleep) : "",
      .efficiency = night.efficiency ? rounded(*night.efficiency) : "",
      .quality = told(entry, "quality"),
  };
}

bool is_filled_in(const ReportNight& night) {
  return night != ReportNight{.day = night.day};
}

// The entries of all sleep diaries, in order of time.
std::vector<Entry> diary_entries(const VisibleData& visible_data) {
  std::vector<Entry> entries;
  for (const Homework& homework : visible_data.homework) {
    if (is_sleep_diary(homework.now)) {
      entries.insert(entries.end(), homework.entries.begin(),
                     homework.entries.end());
    }
  }
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Entry& entry, const Entry& other) {
                     return reads_before(entry.at, other.at);
                   });
  return entries;
}

// What was written about nights, beside what was answered.
std::vector<ReportRow> notes_of(const VisibleData& visible_data) {
  std::vector<ReportRow> notes;
  for (const Homework& homework : visible_data.homework) {
    if (!is_sleep_diary(homework.now)) {
      continue;
    }
    for (ReportRow& row : rows_of(homework, homework.entries,
                                  visible_data.clock.day_starts, false)) {
      if (!row.remarks.empty() || !row.outcome.empty()) {
        notes.push_back(std::move(row));
      }
    }
  }
  return notes;
}

ReportNight average_of(const std::vector<Entry>& entries, std::size_t nights,
                       const Clock& clock) {
  const auto shown = [nights](const std::optional<NightMean>& mean,
                              std::string (*words)(double)) {
    if (!mean) {
      return std::string();
    }
    const bool is_of_all = static_cast<std::size_t>(mean->nights) == nights;
    return words(mean->value) +
           (is_of_all ? "" : fmt::format(" ({})", mean->nights));
  };
  const SleepMeans means = sleep_means(entries, clock);
  return {
      .day = fmt::format("Average of {} nights", nights),
      .in_bed = shown(means.minutes_in_bed, in_hours),
      .fell_asleep = shown(means.fell_asleep, rounded),
      .awake = shown(means.awake, rounded),
      .asleep = shown(means.minutes_asleep, in_hours),
      .efficiency = shown(means.efficiency, rounded),
  };
}

}  // namespace

ReportSleep sleep(const VisibleData& visible_data) {
  const std::vector<Entry> entries = diary_entries(visible_data);
  ReportSleep sleep;
  for (const Entry& entry : entries) {
    const ReportNight night = night_in_words(entry, visible_data.clock);
    if (is_filled_in(night)) {
      sleep.nights.push_back(night);
    }
  }
  if (sleep.nights.size() > 1) {
    sleep.average =
        average_of(entries, sleep.nights.size(), visible_data.clock);
  }
  sleep.notes = notes_of(visible_data);
  return sleep;
}

}  // namespace hw::page
