#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "hw/text.hpp"
#include "hw/wording.hpp"

#include "report_model.hpp"

namespace hw::page {

namespace {

constexpr std::size_t fewest_points = 3;

std::vector<ReportPoint> points_of(const Homework& homework,
                                   const std::vector<Entry>& entries,
                                   const std::string& key,
                                   TimeOfDay day_starts) {
  std::vector<ReportPoint> points;
  for (const Entry& entry : entries) {
    const Answer* const answer = find_answer(entry, key);
    if (answer == nullptr || !answer->before || !answer->after) {
      continue;
    }
    const auto* const before = std::get_if<double>(&*answer->before);
    const auto* const after = std::get_if<double>(&*answer->after);
    if (before != nullptr && after != nullptr) {
      points.push_back({practice_day(entry.at, day_starts), *before, *after,
                        step_of(entry, homework)});
    }
  }
  return points;
}

const Question* first_pair(const std::vector<Question>& questions) {
  const auto pair = std::find_if(
      questions.begin(), questions.end(), [](const Question& question) {
        return page_place_of(question) == OnPage::pair &&
               question.when == Asked::both;
      });
  return pair == questions.end() ? nullptr : &*pair;
}

std::string read_aloud(const std::vector<ReportPoint>& points) {
  std::vector<std::string> words;
  for (const ReportPoint& point : points) {
    words.push_back(fmt::format("{} {} to {}", short_form(point.day),
                                in_words(point.before), in_words(point.after)));
  }
  return joined(words, ", ");
}

}  // namespace

std::string step_of(const Entry& entry, const Homework& homework) {
  const auto& steps = homework.now.steps;
  const auto step = std::find(steps.begin(), steps.end(), entry.step);
  if (step == steps.end()) {
    return "";
  }
  const auto number = step - steps.begin() + 1;
  return homework.share == Share::all
             ? fmt::format("{}. {}", number, one_line(entry.step))
             : fmt::format("{}.", number);
}

std::optional<ReportPicture> picture_of(const Homework& homework,
                                        const Window& window) {
  const Question* const question = first_pair(homework.now.questions);
  if (question == nullptr) {
    return std::nullopt;
  }
  const std::vector<ReportPoint> fresh =
      points_of(homework, homework.entries, question->key, window.day_starts);
  std::vector<ReportPoint> points =
      points_of(homework, homework.earlier, question->key, window.day_starts);
  points.insert(points.end(), fresh.begin(), fresh.end());
  const Date last = last_day(window);
  std::erase_if(points, [last](const ReportPoint& point) {
    return days_between(point.day, last) >= picture_days;
  });
  if (fresh.empty() || points.size() < fewest_points) {
    return std::nullopt;
  }
  ReportPicture picture{
      .question = capitalized(name_of(*question)),
      .first = points.front().day,
      .since = std::max(first_day(window), points.front().day),
      .last = last,
      .text = read_aloud(points)};
  picture.low = picture.high = points.front().before;
  for (const ReportPoint& point : points) {
    const auto [low, high] = std::minmax(point.before, point.after);
    picture.low = std::min(picture.low, low);
    picture.high = std::max(picture.high, high);
  }
  if (question->range) {
    picture.low = std::min(picture.low, question->range->first);
    picture.high = std::max(picture.high, question->range->second);
  }
  picture.points = std::move(points);
  return picture;
}

}  // namespace hw::page
