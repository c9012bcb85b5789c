#include "answers.hpp"

#include <charconv>
#include <cstdint>
#include <system_error>

#include <fmt/format.h>

#include "hw/read.hpp"
#include "hw/text.hpp"
#include "hw/when.hpp"

#include "ascii.hpp"
#include "explain.hpp"
#include "time_parser.hpp"

namespace hw {
namespace {

struct Minutes {
  std::optional<std::pair<double, double>> range;

  std::optional<double> read(const TomlValue& value) const {
    return WholeNumber{}.read(value) ? Number{range}.read(value) : std::nullopt;
  }
  std::string allowed() const {
    return range ? fmt::format("a whole number from {} to {}", range->first,
                               range->second)
                 : WholeNumber{}.allowed();
  }
};

// What `use` makes of the type of an answer to `question`.
template <typename Use>
auto with_type_of(const Question& question, Use use) {
  switch (question.type) {
    case QuestionType::scale:
    case QuestionType::number:
      return use(Number{question.range});
    case QuestionType::minutes:
      return use(Minutes{question.range});
    case QuestionType::yesno:
      return use(YesOrNo{});
    case QuestionType::time:
      return use(ClockTime{});
    case QuestionType::text:
    case QuestionType::line:
    case QuestionType::choice:
      break;
  }
  return use(AnyText{});
}

// One half of an answer to a question that is asked with both.
std::optional<Value> read_half(const Question& question, TomlValue& value,
                               ProblemList& problems) {
  std::optional<Value> result = read_value(question, value);
  if (!result) {
    problems.refuse(question.key, allowed_answer(question), value);
  }
  return result;
}

// The number that `text` spells from its first to its last character.
template <typename Result>
std::optional<Result> spelled_number(std::string_view text) {
  Result number{};
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || stop != end) {
    return std::nullopt;
  }
  return number;
}

TomlValue typed_number(std::string_view text) {
  if (const auto whole = spelled_number<std::int64_t>(text)) {
    return {*whole};
  }
  if (const auto number = spelled_number<double>(text)) {
    return {*number};
  }
  return {std::string(text)};
}

// "40%" is 40 where the range goes to a hundred.
std::string_view without_percent(const Question& question,
                                 std::string_view text) {
  const bool is_of_hundred = question.range == std::pair(0.0, 100.0);
  return is_of_hundred && text.ends_with('%')
             ? without_blanks(text.substr(0, text.size() - 1))
             : text;
}

TomlValue typed_yes_or_no(std::string_view text) {
  const std::string word = lower_case(text);
  if (word == "yes" || word == "y" || word == "true") {
    return {true};
  }
  if (word == "no" || word == "n" || word == "false") {
    return {false};
  }
  return {std::string(text)};
}

// `text` as a file would say it; text where it is not what is asked for.
TomlValue typed_value(const Question& question, std::string_view text) {
  switch (question.type) {
    case QuestionType::scale:
    case QuestionType::number:
      return typed_number(without_percent(question, without_blanks(text)));
    case QuestionType::minutes: {
      const std::optional<int> minutes = understand_minutes(text);
      return minutes ? TomlValue{std::int64_t{*minutes}}
                     : typed_number(
                           without_percent(question, without_blanks(text)));
    }
    case QuestionType::yesno:
      return typed_yes_or_no(without_blanks(text));
    case QuestionType::time: {
      const std::optional<TimeOfDay> time = typed_time(text);
      return {time ? time->to_string() : std::string(without_blanks(text))};
    }
    case QuestionType::text:
    case QuestionType::line:
    case QuestionType::choice:
      break;
  }
  return {std::string(text)};
}

std::string refusal(const Question& question, std::string_view allowed,
                    std::string_view text) {
  return fmt::format("\"{}\" takes {}, not \"{}\"", excerpt(question.key),
                     allowed, excerpt(text));
}

// The choices that `text` begins, ignoring case; the one it is, if it is one.
std::vector<std::string_view> matching_choices(
    const std::vector<std::string>& choices, std::string_view text) {
  const std::string word = lower_case(text);
  std::vector<std::string_view> matches;
  for (const std::string& choice : choices) {
    const std::string name = lower_case(choice);
    if (choice == text || name == word) {
      return {choice};
    }
    if (!word.empty() && name.starts_with(word)) {
      matches.push_back(choice);
    }
  }
  return matches;
}

std::string parse_choice(const Question& question, std::string_view text) {
  const auto matches = matching_choices(question.choices, without_blanks(text));
  if (matches.size() == 1) {
    return std::string(matches.front());
  }
  if (matches.empty()) {
    throw Error(refusal(
        question, either({question.choices.begin(), question.choices.end()}),
        text));
  }
  throw Error(fmt::format("\"{}\" could be {}", excerpt(text), either(matches)),
              "Type a little more of it.");
}

}  // namespace

std::string allowed_answer(const Question& question) {
  return with_type_of(question, [](auto type) { return type.allowed(); });
}

std::optional<Value> read_value(const Question& question, TomlValue& value) {
  return with_type_of(question, [&value](auto type) -> std::optional<Value> {
    return type.read(value);
  });
}

std::optional<Answer> read_answer(const Question& question, Outcome outcome,
                                  TomlValue& value, ProblemList& problems) {
  Answer answer{question.key, {}, {}};
  auto* const halves = std::get_if<TomlArray>(&value.content);
  if (question.when != Asked::both || halves == nullptr) {
    const bool is_early =
        question.when == Asked::both && outcome == Outcome::planned;
    (is_early ? answer.before : answer.after) =
        read_half(question, value, problems);
  } else if (halves->empty() || halves->size() > 2) {
    problems.refuse(question.key, "[before, after]", value);
  } else {
    answer.before = read_half(question, halves->front(), problems);
    if (halves->size() == 2) {
      answer.after = read_half(question, halves->back(), problems);
    }
  }
  return answer.before || answer.after ? std::optional(answer) : std::nullopt;
}

Value parse_answer(const Question& question, std::string_view text) {
  if (question.type == QuestionType::choice && !question.choices.empty()) {
    return parse_choice(question, text);
  }
  if (question.type == QuestionType::line &&
      text.find_first_of("\r\n") != std::string_view::npos) {
    throw Error(refusal(question, "one line of text", text));
  }
  TomlValue typed = typed_value(question, text);
  const std::optional<Value> answer = read_value(question, typed);
  if (!answer) {
    const std::string allowed = question.type == QuestionType::yesno
                                    ? "yes or no"
                                    : allowed_answer(question);
    throw Error(refusal(question, allowed, text));
  }
  return *answer;
}

}  // namespace hw
