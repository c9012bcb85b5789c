#include "report_answers.hpp"

#include <algorithm>
#include <map>

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

// What was expected in one entry and what happened.
struct ValuePair {
  const Entry* entry = nullptr;
  std::optional<Value> expected;
  std::optional<Value> happened;
};

// The newest pairs that are not both numbers, as many as are quoted; `pair_of`
// makes one of each of `sources`, which are in order of time.
template <typename Sources, typename PairOf>
std::vector<WordPair> word_pairs(const Sources& sources, PairOf pair_of) {
  std::vector<WordPair> pairs;
  for (auto source = sources.rbegin(); source != sources.rend(); ++source) {
    const ValuePair values = pair_of(*source);
    if (is_number(values.expected) && is_number(values.happened)) {
      continue;
    }
    const WordPair pair{values.entry, shown(values.expected),
                        shown(values.happened)};
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

std::vector<ReportAnswers> answers_in_words(const Question& question,
                                            const EntryAnswers& answers,
                                            const Homework& homework,
                                            const Window& window) {
  const auto pair_of = [](const EntryAnswer& given) {
    return ValuePair{given.entry, given.answer->before, given.answer->after};
  };
  return quoted(word_pairs(answers, pair_of), ", " + label_of(question),
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
               ? ValuePair{.entry = &entry}
               : ValuePair{&entry, expected->after, happened->after};
  };
  return quoted(word_pairs(homework.entries, pair_of), "", homework, window);
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

using AnswersByKey = std::map<std::string_view, EntryAnswers>;

// Of an entry the first answer with a key.
AnswersByKey by_key(const std::vector<Entry>& entries) {
  AnswersByKey answers;
  for (const Entry& entry : entries) {
    for (const Answer& answer : entry.answers) {
      EntryAnswers& same = answers[answer.key];
      if (same.empty() || same.back().entry != &entry) {
        same.push_back({&entry, &answer});
      }
    }
  }
  return answers;
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

  AnswersByKey given = by_key(homework.entries);
  std::vector<ReportAnswers> answers = prediction_and_outcome(homework, window);
  for (const Question& question : questions) {
    append(answers,
           answers_in_words(question, given[question.key], homework, window));
  }
  for (const Question& question : questions) {
    append(answers,
           answers_in_numbers(question, given[question.key], homework));
  }
  return answers;
}

}  // namespace hw::page
