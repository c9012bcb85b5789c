// From entries to rows. An entry becomes a row of its own first; then rows with
// the same words become one, which has all their days and lists their numbers.
#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "hw/text.hpp"
#include "hw/wording.hpp"

#include "report_model.hpp"

namespace hw::page {

namespace {

constexpr std::size_t most_numbers = 3;    // of one question in a row
constexpr std::size_t longest_line = 100;  // characters, of a row in one line

// A row while it is made: the days as days, each number by its question.
struct RawRow {
  ReportRow row;
  std::vector<Date> days;
  std::vector<std::pair<std::string, std::vector<std::string>>> numbers;
};

bool is_expectation(const Question& question) {
  return !question.compare_with.empty();
}

bool is_outcome_of(const Question& question,
                   const std::vector<Question>& questions) {
  return std::any_of(questions.begin(), questions.end(),
                     [&question](const Question& other) {
                       return other.compare_with == question.key;
                     });
}

bool is_text(const std::optional<Value>& value) {
  return value && std::holds_alternative<std::string>(*value);
}

// Makes the row of one entry.
class RowWriter {
 public:
  RowWriter(const Homework& homework, const Entry& entry, TimeOfDay day_starts)
      : homework_(homework), now_(homework.now), entry_(entry) {
    raw_.days = {practice_day(entry.at, day_starts)};
    add_outcome();
    add_step();
  }

  void add_answers() {
    for (const Question& question : now_.questions) {
      const Answer* const answer = find_answer(entry_, question.key);
      if (answer != nullptr) {
        add(question, *answer);
      }
    }
    const auto asks_for = [this](std::string_view key) {
      return std::find(now_.ask_also.begin(), now_.ask_also.end(), key) !=
             now_.ask_also.end();
    };
    if (asks_for("kind_word")) {
      add(raw_.row.words, "kind word", entry_.kind_word);
    }
    if (entry_.helped) {
      raw_.numbers.push_back({"helped", {fmt::to_string(*entry_.helped)}});
    }
  }

  RawRow take() {
    std::vector<std::string> obstacles;
    for (const std::string& obstacle : entry_.obstacles) {
      obstacles.push_back(obstacle_in_words(obstacle));
    }
    add(raw_.row.remarks, "in the way", joined(obstacles, ", "));
    add(raw_.row.remarks, "what would help", entry_.would_help);
    add(raw_.row.remarks, "", entry_.note);
    add(raw_.row.remarks, std::string(noticed_name), entry_.learned);
    return std::move(raw_);
  }

 private:
  void add_outcome() {
    raw_.row.is_done = is_practice(entry_.outcome);
    switch (entry_.outcome) {
      case Outcome::done:
        break;
      case Outcome::not_this_time:
        raw_.row.outcome = "Not this time";
        break;
      case Outcome::no_chance:
        raw_.row.outcome = "Could not happen";
        break;
      default:
        raw_.row.outcome = to_string(entry_.outcome);
        break;
    }
  }

  // The steps of a summary are numbers already.
  void add_step() {
    const auto& steps = now_.steps;
    const auto step = std::find(steps.begin(), steps.end(), entry_.step);
    if (step != steps.end()) {
      raw_.row.step = static_cast<int>(step - steps.begin()) + 1;
    }
    const bool has_words =
        homework_.share == Share::all && entry_.share != Share::summary;
    raw_.row.step_text = has_words ? one_line(entry_.step) : "";
  }

  static void add(std::vector<ReportCell>& cells, std::string name,
                  std::string_view text) {
    std::string line = one_line(text);
    if (!line.empty()) {
      cells.push_back({.name = std::move(name), .text = std::move(line)});
    }
  }

  void add(const Question& question, const Answer& answer) {
    const OnPage place = page_place_of(question);
    const bool is_compared =
        is_expectation(question) || is_outcome_of(question, now_.questions);
    const bool is_hidden =
        question.on_page == OnPage::no || (place == OnPage::no && !is_compared);
    const std::string words = one_line(in_words(answer));
    if (is_hidden || place == OnPage::watch || words.empty()) {
      return;
    }
    if (!is_text(answer.before) && !is_text(answer.after)) {
      raw_.numbers.push_back(
          {name_of(question), {numbers_of(question, answer)}});
    } else if (is_compared) {
      add_compared(question, words);
    } else if (place == OnPage::row && !has_subject_) {
      has_subject_ = true;
      raw_.row.subject = {.name = name_of(question), .text = words};
    } else {
      add(raw_.row.words, name_of(question), words);
    }
  }

  void add_compared(const Question& question, const std::string& words) {
    const bool is_before = is_expectation(question);
    const auto& written = entry_.before_at;
    raw_.row.words.push_back(
        {.name = is_before ? "expected" : "what happened",
         .text = words,
         .is_written_before =
             is_before && written && hw::is_before(*written, entry_.at)});
  }

  // A pair that is open says so.
  std::string numbers_of(const Question& question, const Answer& answer) const {
    const bool is_open = question.when == Asked::both && answer.before &&
                         !answer.after && entry_.outcome == Outcome::planned;
    return in_words(answer) + (is_open ? " →" : "");
  }

  const Homework& homework_;
  const Assignment& now_;
  const Entry& entry_;
  RawRow raw_;
  bool has_subject_ = false;
};

bool says_same(const RawRow& raw, const RawRow& other) {
  return raw.row == other.row;
}

void merge(RawRow& into, const RawRow& more) {
  if (into.days.back() != more.days.back()) {
    into.days.push_back(more.days.back());
  }
  for (const auto& number : more.numbers) {
    const auto same = std::find_if(
        into.numbers.begin(), into.numbers.end(),
        [&number](const auto& list) { return list.first == number.first; });
    if (same == into.numbers.end()) {
      into.numbers.push_back(number);
    } else {
      same->second.insert(same->second.end(), number.second.begin(),
                          number.second.end());
    }
  }
}

std::string listed(std::vector<std::string> values) {
  const bool is_one = values.size() > 1 &&
                      std::count(values.begin(), values.end(), values[0]) ==
                          static_cast<std::ptrdiff_t>(values.size());
  if (is_one) {
    return values[0] + " each time";
  }
  if (values.size() > most_numbers) {
    values.erase(values.begin(), values.end() - most_numbers);
  }
  return joined(values, ", ");
}

ReportRow finished(RawRow raw) {
  ReportRow row = std::move(raw.row);
  row.days = list_of(raw.days);
  for (auto& [name, values] : raw.numbers) {
    row.numbers.push_back(
        {.name = std::move(name), .text = listed(std::move(values))});
  }
  return row;
}

std::string sentence_of(const ReportCell& cell) {
  if (cell.name.empty()) {
    return sentence(cell.text);
  }
  return fmt::format("{}{}: {}", capitalized(cell.name),
                     cell.is_written_before ? " (written before)" : "",
                     sentence(cell.text));
}

// "Fri 16 Oct, step 3: Eat lunch at the shared table."
std::string beginning_of(const ReportRow& row) {
  std::string line = row.days;
  if (row.step > 0) {
    line += fmt::format(", step {}", row.step);
  }
  if (!stands_for_deed(row) && !row.outcome.empty()) {
    line += ", " + row.outcome;
  }
  return line;
}

}  // namespace

bool stands_for_deed(const ReportRow& row) {
  return !row.is_done && row.outcome != to_string(Outcome::planned);
}

std::vector<ReportRow> rows_of(const Homework& homework,
                               const std::vector<Entry>& entries,
                               TimeOfDay day_starts, bool has_answers) {
  std::vector<RawRow> rows;
  for (const Entry& entry : entries) {
    RowWriter writer(homework, entry, day_starts);
    if (has_answers) {
      writer.add_answers();
    }
    RawRow raw = writer.take();
    const auto same = std::find_if(
        rows.begin(), rows.end(),
        [&raw](const RawRow& other) { return says_same(raw, other); });
    if (same == rows.end()) {
      rows.push_back(std::move(raw));
    } else {
      merge(*same, raw);
    }
  }
  std::vector<ReportRow> all;
  for (RawRow& raw : rows) {
    all.push_back(finished(std::move(raw)));
  }
  return all;
}

// A semicolon where one of them is a list.
std::string numbers_in_words(const std::vector<ReportCell>& numbers) {
  std::vector<std::string> parts;
  bool has_list = false;
  for (const ReportCell& number : numbers) {
    parts.push_back(fmt::format("{} {}", number.name, number.text));
    has_list = has_list || number.text.find(", ") != std::string::npos;
  }
  return sentence(capitalized(joined(parts, has_list ? "; " : ", ")));
}

std::string in_sentences(const std::vector<ReportCell>& cells) {
  std::vector<std::string> sentences;
  for (const ReportCell& cell : cells) {
    sentences.push_back(sentence_of(cell));
  }
  return joined(sentences, " ");
}

std::vector<std::string> lines_of(const ReportRow& row) {
  std::vector<std::string> first;
  if (stands_for_deed(row)) {
    first.push_back(sentence(row.outcome));
  }
  for (const std::string& text : {row.step_text, row.subject.text}) {
    if (!text.empty()) {
      first.push_back(sentence(text));
    }
  }
  if (!row.numbers.empty()) {
    first.push_back(numbers_in_words(row.numbers));
  }
  std::vector<ReportCell> rest = row.words;
  rest.insert(rest.end(), row.remarks.begin(), row.remarks.end());
  const std::string words = in_sentences(rest);
  const std::string begin = beginning_of(row);
  if (first.empty()) {
    return {words.empty() ? sentence(begin)
                          : fmt::format("{}: {}", begin, words)};
  }
  const std::string line = fmt::format("{}: {}", begin, joined(first, " "));
  if (words.empty()) {
    return {line};
  }
  if (characters_of(line) + characters_of(words) < longest_line) {
    return {fmt::format("{} {}", line, words)};
  }
  return {line, words};
}

std::string without_days(const ReportRow& row) {
  std::vector<ReportCell> cells;
  const auto add = [&cells](std::string name, std::string text) {
    if (!text.empty()) {
      cells.push_back({.name = std::move(name), .text = std::move(text)});
    }
  };
  add("", capitalized(row.outcome));
  add(row.step == 0 ? "" : fmt::format("step {}", row.step), row.step_text);
  add("", row.subject.text);
  add("", row.numbers.empty() ? "" : numbers_in_words(row.numbers));
  for (const auto* const more : {&row.words, &row.remarks}) {
    cells.insert(cells.end(), more->begin(), more->end());
  }
  return in_sentences(cells);
}

}  // namespace hw::page
