#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "hw/wording.hpp"

#include "report_parts.hpp"

namespace hw::page {

namespace {

constexpr std::size_t most_listed = 2;  // pairs; from 3 up a summary
constexpr std::size_t most_quoted = 2;  // of the words to one question

using Numbers = std::vector<std::pair<double, double>>;

const Answer* answer_to(const Question& question, const Entry& entry) {
  for (const Answer& answer : entry.answers) {
    if (answer.key == question.key) {
      return &answer;
    }
  }
  return nullptr;
}

std::optional<double> finite_number(const std::optional<Value>& value) {
  if (!value) {
    return std::nullopt;
  }
  const double* const found = std::get_if<double>(&*value);
  return found != nullptr && std::isfinite(*found) ? std::optional(*found)
                                                   : std::nullopt;
}

Numbers number_pairs(const Question& question, const Homework& homework) {
  Numbers pairs;
  for (const Entry& entry : homework.entries) {
    const Answer* const answer = answer_to(question, entry);
    if (answer == nullptr) {
      continue;
    }
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

std::vector<ReportAnswers> numbers_of(const Question& question,
                                      const Homework& homework) {
  const Numbers pairs = number_pairs(question, homework);
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

// The pairs that are not both numbers, newest first.
template <typename PairOf>
std::vector<WordPair> word_pairs(const Homework& homework, PairOf pair_of) {
  std::vector<WordPair> pairs;
  for (auto entry = homework.entries.rbegin(); entry != homework.entries.rend();
       ++entry) {
    const auto [expected, happened] = pair_of(*entry);
    const bool numbers = is_number(expected) && is_number(happened);
    const WordPair pair{&*entry, shown(expected), shown(happened)};
    if (!numbers && !pair.expected.empty() && !pair.happened.empty()) {
      pairs.push_back(pair);
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
    if (lines.size() == most_quoted) {
      break;
    }
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

std::vector<ReportAnswers> words_of(const Question& question,
                                    const Homework& homework,
                                    const Window& window) {
  const auto pair_of = [&question](const Entry& entry) {
    const Answer* const answer = answer_to(question, entry);
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
    const Answer* const expected = answer_to(*asked_before, entry);
    const Answer* const happened = answer_to(*asked_after, entry);
    return expected == nullptr || happened == nullptr
               ? ValuePair()
               : ValuePair(expected->after, happened->after);
  };
  return quoted(word_pairs(homework, pair_of), "", homework, window);
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
  std::vector<Question> asked_twice;
  for (const Question& question : homework.now.questions) {
    if (question.when == Asked::both) {
      asked_twice.push_back(question);
    }
  }
  if (asked_twice.empty()) {
    return {};
  }

  std::vector<ReportAnswers> answers = prediction_and_outcome(homework, window);
  for (const Question& question : asked_twice) {
    append(answers, words_of(question, homework, window));
  }
  for (const Question& question : asked_twice) {
    append(answers, numbers_of(question, homework));
  }
  return answers;
}

}  // namespace hw::page
