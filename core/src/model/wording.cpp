#include "hw/wording.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/field_table.hpp"

namespace hw {
namespace {

std::string joined(const std::vector<std::string>& parts,
                   std::string_view between) {
  return fmt::format("{}", fmt::join(parts, between));
}

// What one entry says.
class EntryWords {
 public:
  EntryWords(const Entry& entry, const QuestionIndex& questions)
      : entry_(entry), questions_(questions) {}

  std::vector<EntryPart> parts() {
    for_each_field(entry_fields, [this](const auto& field) {
      if (field.key == "obstacle") {
        add_answers();  // between the numbers and the words
      }
      if (!field.notes.label.empty() && is_given(entry_, field)) {
        add(field.key, field.notes.label, entry_.*field.member);
      }
    });
    if (entry_.proud) {
      parts_.push_back(
          {"proud", "", std::string(glad_in_words(entry_.outcome))});
    }
    return std::move(parts_);
  }

 private:
  void add(std::string_view key, std::string_view label, std::string_view text,
           bool is_typed = true) {
    if (!text.empty()) {
      parts_.push_back(
          {std::string(key), std::string(label), std::string(text), is_typed});
    }
  }

  void add(std::string_view key, std::string_view label,
           const std::optional<int>& number) {
    add(key, label, fmt::to_string(*number), false);
  }

  void add(std::string_view key, std::string_view label,
           const std::vector<std::string>& obstacles) {
    std::vector<std::string> words;
    for (const std::string& obstacle : obstacles) {
      words.push_back(obstacle_in_words(obstacle));
    }
    add(key, label, joined(words, ", "));
  }

  void add(std::string_view key, std::string_view label, bool /*yes*/) {
    add(key, "", label, false);
  }

  // Whom it is for is said of all entries at once.
  void add(std::string_view /*key*/, std::string_view /*label*/,
           std::optional<Share> /*share*/) {}

  // It is said beside the answers, where it matters.
  void add(std::string_view /*key*/, std::string_view /*label*/,
           const std::optional<Moment>& /*at*/) {}

  void add_answers() {
    for (const auto& answers : {entry_.answers, entry_.unasked}) {
      for (const Answer& answer : answers) {
        add(answer.key, label_of(answer.key), in_words(answer),
            is_text(answer.before) || is_text(answer.after));
      }
    }
  }

  static bool is_text(const std::optional<Value>& value) {
    return value && std::holds_alternative<std::string>(*value);
  }

  std::string label_of(const std::string& key) const {
    const auto question = questions_.find(key);
    return question == questions_.end() ? key : in_words(*question->second);
  }

  const Entry& entry_;
  const QuestionIndex& questions_;
  std::vector<EntryPart> parts_;
};

// A value of a key of an entry.
std::string said(const std::string& text) {
  return text;
}

std::string said(const std::optional<int>& number) {
  return fmt::to_string(number.value_or(0));
}

std::string said(const std::vector<std::string>& texts) {
  return joined(texts, ", ");
}

std::string said(bool yes) {
  return yes ? "yes" : "no";
}

std::string said(const std::optional<Share>& share) {
  return share ? std::string(to_string(*share)) : "";
}

std::string said(const std::optional<Moment>& moment) {
  return moment ? long_form(*moment) : "";
}

}  // namespace

std::string in_a_row(Unit unit, int count) {
  if (count < 2) {
    return "";
  }
  if (unit == Unit::day) {
    return fmt::format("{} days in a row", count);
  }
  return fmt::format("{} {} in a row", count,
                     unit == Unit::week ? "weeks" : "times");
}

std::string_view in_words(Outcome outcome) {
  switch (outcome) {
    case Outcome::done:
      return "practiced";
    case Outcome::partly:
      return "a little";
    case Outcome::tried:
      return "tried";
    case Outcome::not_this_time:
      return "not this time";
    case Outcome::no_chance:
      return "it could not happen";
    case Outcome::planned:
      break;
  }
  return "planned";
}

std::string obstacle_in_words(std::string_view obstacle) {
  std::string words(obstacle);
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

std::string_view glad_in_words(Outcome outcome) {
  const bool is_of_none =
      outcome == Outcome::not_this_time || outcome == Outcome::no_chance;
  return is_of_none ? "I am glad of this" : "I am glad I did this";
}

std::string in_words(double number) {
  return fmt::format("{}", number + 0.0);  // no "-0"
}

std::string in_words(const Value& value) {
  if (const auto* const number = std::get_if<double>(&value)) {
    return in_words(*number);
  }
  if (const auto* const truth = std::get_if<bool>(&value)) {
    return *truth ? "yes" : "no";
  }
  if (const auto* const time = std::get_if<TimeOfDay>(&value)) {
    return time->hour_minute();
  }
  return std::get<std::string>(value);
}

std::string in_words(const Answer& answer) {
  std::vector<std::string> halves;
  for (const std::optional<Value>& half : {answer.before, answer.after}) {
    if (half) {
      halves.push_back(in_words(*half));
    }
  }
  return joined(halves, " → ");
}

std::string in_words(Date date, Date today) {
  const bool is_this_year =
      date.year_month_day().year() == today.year_month_day().year();
  return is_this_year ? short_form(date) : long_form(date);
}

std::string years_in_words(int years) {
  return fmt::format("{} {}", years, years == 1 ? "year" : "years");
}

std::string in_words(const Question& question) {
  const std::string& label =
      question.text.empty() ? question.key : question.text;
  if (!question.range) {
    return label;
  }
  const auto [low, high] = *question.range;
  return fmt::format("{} ({}-{})", label, in_words(low), in_words(high));
}

std::vector<EntryPart> parts_of(const Entry& entry,
                                const QuestionIndex& questions) {
  return EntryWords(entry, questions).parts();
}

std::vector<std::string> in_words(const Entry& entry,
                                  const QuestionIndex& questions) {
  std::vector<std::string> words;
  for (const EntryPart& part : parts_of(entry, questions)) {
    words.push_back(part.label.empty()
                        ? part.text
                        : fmt::format("{}: {}", part.label, part.text));
  }
  return words;
}

std::vector<std::pair<std::string, std::string>> words_by_key(
    const Entry& entry) {
  std::vector<std::pair<std::string, std::string>> words = {
      {"at", long_form(entry.at)},
      {"outcome", std::string(to_string(entry.outcome))}};
  for_each_field(entry_fields, [&](const auto& field) {
    if (is_given(entry, field)) {
      words.emplace_back(field.key, said(entry.*field.member));
    }
  });
  for (const auto& answers : {entry.answers, entry.unasked}) {
    for (const Answer& answer : answers) {
      words.emplace_back(answer.key, in_words(answer));
    }
  }
  return words;
}

}  // namespace hw
