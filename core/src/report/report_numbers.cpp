#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "hw/wording.hpp"

#include "report_answers.hpp"

namespace hw::page {

namespace {

constexpr std::size_t most_listed = 2;  // pairs; from 3 up a summary

using Numbers = std::vector<std::pair<double, double>>;

std::optional<double> finite_number(const std::optional<Value>& value) {
  if (!value) {
    return std::nullopt;
  }
  const double* const found = std::get_if<double>(&*value);
  return found != nullptr && std::isfinite(*found) ? std::optional(*found)
                                                   : std::nullopt;
}

Numbers number_pairs(const EntryAnswers& answers) {
  Numbers pairs;
  for (const auto& [entry, answer] : answers) {
    const std::optional<double> before = finite_number(answer->before);
    const std::optional<double> after = finite_number(answer->after);
    if (before && after) {
      pairs.emplace_back(*before, *after);
    }
  }
  return pairs;
}

std::vector<double> sorted_side(const Numbers& pairs,
                                double std::pair<double, double>::*side) {
  std::vector<double> values;
  for (const std::pair<double, double>& pair : pairs) {
    values.push_back(pair.*side);
  }
  std::sort(values.begin(), values.end());
  return values;
}

Numbers latest_of(const Numbers& pairs) {
  const std::size_t count = std::min(pairs.size(), slope_pairs);
  return {pairs.end() - static_cast<std::ptrdiff_t>(count), pairs.end()};
}

// The latest of the answers given after, as they lie in all of them.
std::string line_of_blocks(const Question& question, const Numbers& pairs) {
  const std::vector<double> sorted =
      sorted_side(pairs, &std::pair<double, double>::second);
  const auto ends =
      question.range.value_or(std::pair(sorted.front(), sorted.back()));
  std::vector<double> latest;
  for (const auto& [before, after] : latest_of(pairs)) {
    latest.push_back(after);
  }
  return bars(latest, ends);
}

std::string listed(const Numbers& pairs, std::string_view between) {
  std::vector<std::string> words;
  for (const auto& [before, after] : pairs) {
    words.push_back(
        fmt::format("{} {} {}", in_words(before), between, in_words(after)));
  }
  return joined(words, ", ");
}

std::string summarized(const Numbers& pairs) {
  const std::vector<double> before =
      sorted_side(pairs, &std::pair<double, double>::first);
  const std::vector<double> after =
      sorted_side(pairs, &std::pair<double, double>::second);
  return fmt::format("median {} → {}, range {} → {}, {}",
                     in_words(median(before)), in_words(median(after)),
                     range(before.front(), before.back()),
                     range(after.front(), after.back()),
                     times(static_cast<int>(pairs.size())));
}

// Between the ends of the scale, and wider where an answer lies outside.
ReportSlopes slopes_of(const Question& question, const Numbers& pairs,
                       const std::string& summary) {
  const Numbers latest = latest_of(pairs);
  std::vector<double> values;
  for (const auto& [before, after] : latest) {
    values.insert(values.end(), {before, after});
  }
  const auto [first, last] = question.range.value_or(latest.front());
  if (std::isfinite(first) && std::isfinite(last)) {
    values.insert(values.end(), {first, last});
  }
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  return {
      .question = label_of(question),
      .summary = summary,
      .pairs = latest,
      .low = *low,
      .high = *high,
      .text = listed(latest, "to"),
  };
}

}  // namespace

std::vector<ReportAnswers> answers_in_numbers(const Question& question,
                                              const EntryAnswers& answers,
                                              const Homework& homework) {
  const Numbers pairs = number_pairs(answers);
  if (pairs.empty()) {
    return {};
  }
  const bool is_listed = pairs.size() <= most_listed;
  const std::string summary =
      is_listed ? listed(pairs, "→") : summarized(pairs);
  return {{
      .homework = homework.title,
      .line = fmt::format(
          "{}, before → after: {}{}", label_of(question), summary,
          is_listed ? "" : ", after: " + line_of_blocks(question, pairs)),
      .slopes = slopes_of(question, pairs, summary),
  }};
}

}  // namespace hw::page
