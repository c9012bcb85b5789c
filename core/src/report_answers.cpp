#include "report_answers.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "hw/wording.hpp"

namespace hw::page {

namespace {

constexpr std::size_t most_quoted = 2;  // of the words to one question

// What was expected and what happened, both in words, in one entry.
struct WordPair {
  const Entry* entry;
  std::string expected;
  std::string happened;
};

bool is_number(const std::optional<Value>& value) {
  return value && std::holds_alternative<double>(*value);
}

std::string shown(const std::optional<Value>& value) {
  return value ? clip_line(in_words(*value)) : "";
}

// The newest pairs that are not both numbers, as many as are quoted.
template <typename PairOf>
std::vector<WordPair> word_pairs(const Homework& homework, PairOf pair_of) {
  std::vector<WordPair> pairs;
  for (auto entry = homework.entries.rbegin(); entry != homework.entries.rend();
       ++entry) {
    const auto [expected, happened] = pair_of(*entry);
    if (is_number(expected) && is_number(happened)) {
      continue;
    }
    const WordPair pair{&*entry, shown(expected), shown(happened)};
    if (!pair.expected.empty() && !pair.happened.empty()) {
      pairs.push_back(pair);
    }
    if (pairs.size() == most_quoted) {
      break;
    }
  }
  return pairs;
}

std::vector<ReportAnswers> quoted(const std::vector<WordPair>& pairs,
                                  const std::string& label,
                                  const Homework& homework,
                                  const Window& window) {
  std::vector<ReportAnswers> lines;
  for (const WordPair& pair : pairs) {
    const Date day = practice_day(pair.entry->at, window.day_starts);
    const std::string when = short_form(day) + label;
    lines.push_back({
        .homework = homework.title,
        .line = fmt::format("{}, expected: “{}”, what happened: “{}”", when,
                            pair.expected, pair.happened),
        .words = ReportWords{when, pair.expected, pair.happened},
    });
  }
  return lines;
}

using ValuePair = std::pair<std::optional<Value>, std::optional<Value>>;

std::vector<ReportAnswers> answers_in_words(const Question& question,
                                            const Homework& homework,
                                            const Window& window) {
  const auto pair_of = [&question](const Entry& entry) {
    const Answer* const answer = find_answer(entry, question.key);
    return answer == nullptr ? ValuePair()
                             : ValuePair(answer->before, answer->after);
  };
  return quoted(word_pairs(homework, pair_of), ", " + label_of(question),
                homework, window);
}

bool asks_for_words(const Question& question, Asked when) {
  return question.when == when && (question.type == QuestionType::text ||
                                   question.type == QuestionType::line);
}

// Many ask for a prediction in one question and for what happened in another:
// the last words that are asked before and the first that are asked after.
std::vector<ReportAnswers> prediction_and_outcome(const Homework& homework,
                                                  const Window& window) {
  const std::vector<Question>& questions = homework.now.questions;
  const auto asked_before = std::find_if(
      questions.rbegin(), questions.rend(), [](const Question& question) {
        return asks_for_words(question, Asked::before);
      });
  const auto asked_after = std::find_if(
      questions.begin(), questions.end(), [](const Question& question) {
        return asks_for_words(question, Asked::after);
      });
  if (asked_before == questions.rend() || asked_after == questions.end()) {
    return {};
  }
  const auto pair_of = [&](const Entry& entry) {
    const Answer* const expected = find_answer(entry, asked_before->key);
    const Answer* const happened = find_answer(entry, asked_after->key);
    return expected == nullptr || happened == nullptr
               ? ValuePair()
               : ValuePair(expected->after, happened->after);
  };
  return quoted(word_pairs(homework, pair_of), "", homework, window);
}

std::vector<Question> asked_twice(const std::vector<Question>& questions) {
  std::vector<Question> found;
  for (const Question& question : questions) {
    if (question.when == Asked::both) {
      found.push_back(question);
    }
  }
  return found;
}

void append(std::vector<ReportAnswers>& answers,
            const std::vector<ReportAnswers>& more) {
  answers.insert(answers.end(), more.begin(), more.end());
}

}  // namespace

std::string label_of(const Question& question) {
  Question clipped = question;
  clipped.text = clip_line(question.text);
  clipped.key = clip_line(question.key);
  return in_words(clipped);
}

// Words come before numbers.
std::vector<ReportAnswers> answers_of(const Homework& homework,
                                      const Window& window) {
  const std::vector<Question> questions = asked_twice(homework.now.questions);
  if (questions.empty()) {
    return {};
  }

  std::vector<ReportAnswers> answers = prediction_and_outcome(homework, window);
  for (const Question& question : questions) {
    append(answers, answers_in_words(question, homework, window));
  }
  for (const Question& question : questions) {
    append(answers, answers_in_numbers(question, homework));
  }
  return answers;
}

}  // namespace hw::page
