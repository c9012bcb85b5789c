#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "report_model.hpp"

namespace hw::page {

namespace {

std::string days_in_words(const std::vector<Date>& days) {
  std::vector<std::string> words;
  for (const Date day : days) {
    words.push_back(short_form(day));
  }
  return joined(words, ", ");
}

std::string strip_in_words(const ReportStrip& strip) {
  std::vector<std::string> sentences;
  if (!strip.practiced.empty()) {
    sentences.push_back(
        fmt::format("Practiced on {}.", days_in_words(strip.practiced)));
  }
  if (!strip.noted.empty()) {
    sentences.push_back(fmt::format(
        "{} on {}.", sentences.empty() ? "An entry" : "Also an entry",
        days_in_words(strip.noted)));
  }
  return joined(sentences, " ");
}

}  // namespace

// The days of the window. Where it has no beginning, from the first entry of
// all. Between two places on earth an entry can touch a day more.
Span strip_span(const VisibleData& visible_data) {
  const Window& window = visible_data.window;
  const Date last = last_day(window);
  Span span{window.from ? first_day(window) : last, last};
  for (const Homework& homework : visible_data.homework) {
    for (const Entry& entry : homework.entries) {
      const Date day = practice_day(entry.at, window.day_starts);
      span = {std::min(span.first, day), std::max(span.last, day)};
    }
  }
  span.first = std::max(span.first, span.last.plus_days(1 - strip_days));
  return span;
}

std::optional<ReportStrip> strip_of(const Homework& homework, const Span& span,
                                    TimeOfDay day_starts) {
  std::set<Date> practiced;
  std::set<Date> noted;
  for (const Entry& entry : homework.entries) {
    const Date day = practice_day(entry.at, day_starts);
    if (span.first <= day) {
      (is_practice(entry.outcome) ? practiced : noted).insert(day);
    }
  }
  for (const Date day : practiced) {
    noted.erase(day);
  }
  if (practiced.empty() && noted.empty()) {
    return std::nullopt;
  }
  ReportStrip strip{
      .first = span.first,
      .last = span.last,
      .practiced = {practiced.begin(), practiced.end()},
      .noted = {noted.begin(), noted.end()},
  };
  strip.text = strip_in_words(strip);
  return strip;
}

}  // namespace hw::page
