#include "hw/score.hpp"

#include <algorithm>
#include <utility>

namespace hw {
namespace {

bool contains(const std::vector<std::string>& keys, const std::string& key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

std::optional<double> number_of(const Entry& entry, const std::string& key) {
  const Answer* const answer = find_answer(entry, key);
  if (answer == nullptr) {
    return std::nullopt;
  }
  const std::optional<Value>& last =
      answer->after ? answer->after : answer->before;
  const double* const number = last ? std::get_if<double>(&*last) : nullptr;
  return number == nullptr ? std::nullopt : std::optional(*number);
}

// Nothing where there is no other end to count from.
std::optional<double> from_other_end(double number, const std::string& key,
                                     const QuestionIndex& questions) {
  const auto question = questions.find(key);
  if (question == questions.end() || !question->second->range) {
    return std::nullopt;
  }
  const auto& [low, high] = *question->second->range;
  return low + high - number;
}

Question asked_as(const Score& score) {
  return {.key = score.key,
          .text = score.title,
          .short_name = score.title,
          .type = QuestionType::number,
          .range = score.range,
          .on_page = OnPage::row};
}

}  // namespace

std::optional<double> total(const Score& score, const QuestionIndex& questions,
                            const Entry& entry) {
  double sum = 0;
  int answers = 0;
  for (const std::string& key : score.sum) {
    std::optional<double> number = number_of(entry, key);
    if (!number) {
      continue;
    }
    if (contains(score.reverse, key)) {
      number = from_other_end(*number, key, questions);
      if (!number) {
        return std::nullopt;
      }
    }
    sum += *number;
    ++answers;
  }
  const int needed =
      score.min_answers.value_or(static_cast<int>(score.sum.size()));
  return answers == 0 || answers < needed
             ? std::nullopt
             : std::optional(sum * score.multiply.value_or(1));
}

Assignment with_totals(Assignment assignment) {
  const QuestionIndex questions = index_of(assignment.questions);
  for (const Score& score : assignment.scores) {
    for (Entry& entry : assignment.entries) {
      std::erase_if(entry.unasked, [&score](const Answer& answer) {
        return answer.key == score.key;  // it is worked out, not read
      });
      if (const auto sum = total(score, questions, entry)) {
        entry.answers.push_back({.key = score.key, .after = *sum});
      }
    }
  }
  for (const Score& score : assignment.scores) {
    for (Question& question : assignment.questions) {
      if (!question.on_page && contains(score.sum, question.key)) {
        question.on_page = OnPage::no;
      }
    }
  }
  for (const Score& score : assignment.scores) {
    assignment.questions.push_back(asked_as(score));
  }
  return assignment;
}

}  // namespace hw
