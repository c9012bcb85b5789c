// What is asked by a template that is built in is on the page.
#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "hw/json.hpp"
#include "hw/markdown.hpp"
#include "hw/plan.hpp"
#include "hw/report.hpp"
#include "hw/sleep.hpp"
#include "hw/templates.hpp"
#include "hw/wording.hpp"

#include "make.hpp"
#include "page_of.hpp"

namespace hw::test::report_templates_test {

namespace {

constexpr std::size_t most_asked = 4;  // of the quick questions, by hw log

// Of a questionnaire only the total and what is looked at first are there.
std::vector<Template> exercises() {
  std::vector<Template> all = builtin_templates();
  std::erase_if(
      all, [](const Template& one) { return !one.assignment.scores.empty(); });
  return all;
}

std::string plain(std::string key) {
  std::replace(key.begin(), key.end(), '_', ' ');
  return key;
}

// Words of its own for each question; of numbers, both ends of the range.
Value value_of(const Question& question, bool is_before) {
  switch (question.type) {
    case QuestionType::text:
    case QuestionType::line:
      return (is_before ? "before " : "told ") + plain(question.key) + ".";
    case QuestionType::choice:
      return question.choices.empty() ? "told " + plain(question.key)
                                      : question.choices.back();
    case QuestionType::yesno:
      return true;
    case QuestionType::time:
      return question.key == "bed" ? clock_time("23:17") : clock_time("07:43");
    default:
      break;
  }
  if (!question.range) {
    return 17.0;
  }
  return is_before ? question.range->second : question.range->first;
}

Answer answer_to(const Question& question) {
  Answer answer{.key = question.key, .after = value_of(question, false)};
  if (question.when == Asked::both) {
    answer.before = value_of(question, true);
  }
  return answer;
}

// Each question, planned in the morning, as far as it is asked then, and
// answered in the evening.
Assignment answered(const Template& from) {
  Assignment assignment = new_assignment(from);
  assignment.id = from.name;
  assignment.share = Share::all;
  Entry plan = at("2026-11-17T08:00:00-05:00", Outcome::planned);
  Entry outcome = at("2026-11-17T20:00:00-05:00");
  plan.before_at = moment("2026-11-17T07:00:00-05:00");
  for (const Question& question : assignment.questions) {
    Answer answer = answer_to(question);
    if (question.when == Asked::before) {
      plan.answers.push_back(answer);
      continue;
    }
    if (question.when == Asked::both) {
      plan.answers.push_back(
          {.key = answer.key, .before = answer.before, .after = {}});
      answer.before.reset();
    }
    outcome.answers.push_back(answer);
  }
  outcome.kind_word = "told kind word";
  outcome.learned = "told learned";
  outcome.helped = 7;
  assignment.entries = {finish_plan(plan, outcome, clock_time("03:00"))};
  return assignment;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char character) {
    return static_cast<char>(
        std::tolower(static_cast<unsigned char>(character)));
  });
  return text;
}

std::string name_of(const Question& question) {
  return lower(question.short_name.empty() ? plain(question.key)
                                           : question.short_name);
}

bool is_number(const Question& question) {
  return value_of(question, false).index() != Value("").index();
}

// Numbers say little by themselves: their name, their day or their column is
// beside them.
bool is_in_markdown(const std::string& page, const Question& question) {
  const std::string words = lower(in_words(answer_to(question)));
  return is_number(question)
             ? contains(page, name_of(question) + " " + words) ||
                   contains(page, words + " on tue 17 nov") ||
                   contains(page, "| " + words + " ")
             : contains(page, words);
}

bool is_in_json(const std::string& page, const Question& question) {
  const std::string words = lower(in_words(answer_to(question)));
  return contains(page, "\"" + words + "\"") ||
         contains(page, words + " on tue 17 nov");
}

// The quick ones that hw log asks for, and what says that it stands somewhere.
std::vector<const Question*> shown_questions(const Assignment& assignment) {
  std::vector<const Question*> shown;
  std::size_t quick = 0;
  for (const Question& question : assignment.questions) {
    quick += question.quick ? 1 : 0;
    if ((question.quick && quick <= most_asked) ||
        page_place_of(question) != OnPage::no) {
      shown.push_back(&question);
    }
  }
  return shown;
}

}  // namespace

TEST_CASE("what a template asks by default is on the page") {
  for (const Template& from : exercises()) {
    CAPTURE(from.name);
    const Assignment assignment = answered(from);
    const Report report = report_on({assignment});
    const std::string markdown = lower(to_markdown(report));
    const std::string json = lower(to_json(report));
    for (const Question* const question : shown_questions(assignment)) {
      CAPTURE(question->key);
      CHECK(is_in_markdown(markdown, *question));
      CHECK(is_in_json(json, *question));
    }
  }
}

TEST_CASE("what a template asks along with it is on the page") {
  for (const Template& from : exercises()) {
    CAPTURE(from.name);
    const Assignment assignment = answered(from);
    const std::string page = lower(to_markdown(report_on({assignment})));
    const bool asks_for_kind_word =
        std::find(assignment.ask_also.begin(), assignment.ask_also.end(),
                  "kind_word") != assignment.ask_also.end();
    CHECK(contains(page, "kind word: told kind word.") == asks_for_kind_word);
    CHECK(contains(page, "\u201ctold learned\u201d"));
    CHECK((contains(page, "helped 7") || assignment.is_record ||
           is_sleep_diary(assignment)));
  }
}

TEST_CASE(
    "of a template for what is shared in numbers no word is on the page") {
  std::size_t count = 0;
  for (const Template& from : exercises()) {
    Assignment assignment = answered(from);
    assignment.share = from.assignment.share;
    if (assignment.share != Share::all) {
      CAPTURE(from.name);
      ++count;
      CHECK(!contains(to_json(report_on({assignment})), "told"));
    }
  }
  CHECK(count > 0);
}

TEST_CASE("what a template keeps off the page is not on it") {
  for (const Template& from : exercises()) {
    CAPTURE(from.name);
    const Assignment assignment = answered(from);
    const std::string page = lower(to_markdown(report_on({assignment})));
    for (const Question& question : assignment.questions) {
      CAPTURE(question.key);
      const bool is_compared =
          !question.compare_with.empty() ||
          std::any_of(assignment.questions.begin(), assignment.questions.end(),
                      [&](const Question& other) {
                        return other.compare_with == question.key;
                      });
      const bool is_off = question.on_page == OnPage::no ||
                          (page_place_of(question) == OnPage::no &&
                           !is_compared && !is_sleep_diary(assignment));
      CHECK((!is_off || !is_in_markdown(page, question)));
    }
  }
}

TEST_CASE("what a template says happened is compared with what it expected") {
  for (const Template& from : exercises()) {
    CAPTURE(from.name);
    const Assignment assignment = answered(from);
    const std::string page = to_markdown(report_on({assignment}));
    std::size_t compared = 0;
    for (const Question& question : assignment.questions) {
      if (question.compare_with.empty()) {
        continue;
      }
      ++compared;
      CAPTURE(question.key);
      const Question* const happened =
          index_of(assignment.questions)[question.compare_with];
      REQUIRE(happened != nullptr);
      CHECK(question.when == Asked::before);
      CHECK(happened->when == Asked::after);
      if (!is_number(question)) {
        CHECK(contains(
            page, "Expected (written before): told " + question.key + "."));
        CHECK(contains(
            page, "What happened: told " + plain(question.compare_with) + "."));
      }
    }
    CHECK((contains(page, "Expected") == (compared > 0) ||
           is_sleep_diary(assignment)));
  }
}

}  // namespace hw::test::report_templates_test
