#include "hw/score.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "hw/export.hpp"
#include "hw/read.hpp"
#include "hw/templates.hpp"
#include "hw/write.hpp"

#include "make.hpp"
#include "page_of.hpp"
#include "random.hpp"

namespace hw::test::score_test {

namespace {

Question scale(std::string key, double low, double high) {
  return {.key = std::move(key),
          .type = QuestionType::scale,
          .range = std::pair(low, high),
          .quick = true};
}

Entry answered(std::vector<Answer> answers) {
  Entry entry = at("2026-11-19");
  entry.answers = std::move(answers);
  return entry;
}

Answer number(std::string key, double value) {
  return {.key = std::move(key), .after = value};
}

std::optional<double> total_of(const Score& score, const Entry& entry,
                               const std::vector<Question>& questions) {
  return total(score, index_of(questions), entry);
}

const std::vector<Question>& three() {
  static const std::vector<Question> questions = {
      scale("a", 0, 3), scale("b", 0, 3), scale("c", 1, 5)};
  return questions;
}

}  // namespace

TEST_CASE("a total is the sum of the answers") {
  const Score score{.key = "total", .sum = {"a", "b"}};
  CHECK(total_of(score, answered({number("a", 2), number("b", 3)}), three()) ==
        5);
}

TEST_CASE("what counts the other way is counted from the other end") {
  const Score score{.key = "total", .sum = {"a", "c"}, .reverse = {"c"}};
  CHECK(total_of(score, answered({number("a", 2), number("c", 1)}), three()) ==
        7);
}

TEST_CASE("a total can be multiplied") {
  const Score score{.key = "total", .sum = {"a", "b"}, .multiply = 4};
  CHECK(total_of(score, answered({number("a", 1), number("b", 2)}), three()) ==
        12);
}

TEST_CASE("with fewer answers than it needs there is no total") {
  Score score{.key = "total", .sum = {"a", "b", "c"}};
  const Entry entry = answered({number("a", 1), number("b", 2)});
  CHECK(!total_of(score, entry, three()));
  score.min_answers = 2;
  CHECK(total_of(score, entry, three()) == 3);
  CHECK(!total_of(score, answered({}), three()));
}

TEST_CASE("nothing is guessed where there is no other end to count from") {
  std::vector<Question> questions = three();
  questions[0].range.reset();
  const Score score{.key = "total", .sum = {"a"}, .reverse = {"a"}};
  CHECK(!total_of(score, answered({number("a", 1)}), questions));
}

TEST_CASE("the last answer of a question that is asked twice counts") {
  const Score score{.key = "total", .sum = {"a"}};
  const Answer twice{.key = "a", .before = 1.0, .after = 3.0};
  const Answer planned{.key = "a", .before = 1.0};
  CHECK(total_of(score, answered({twice}), three()) == 3);
  CHECK(total_of(score, answered({planned}), three()) == 1);
}

TEST_CASE("totals are what adding up by hand gives") {
  for (std::uint32_t seed = 1; seed <= 2000; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    std::vector<Question> questions;
    Score score{.key = "total"};
    Entry entry = answered({});
    const int count = random.between(1, 12);
    const int multiply = random.between(1, 4);
    double by_hand = 0;
    int given = 0;
    for (int i = 0; i < count; ++i) {
      const std::string key = "q" + std::to_string(i);
      const int low = random.between(0, 1);
      const int high = low + random.between(1, 5);
      questions.push_back(scale(key, low, high));
      score.sum.push_back(key);
      const bool is_reversed = random.one_in(3);
      if (is_reversed) {
        score.reverse.push_back(key);
      }
      if (!random.one_in(6)) {
        const int value = random.between(low, high);
        entry.answers.push_back(number(key, value));
        by_hand += is_reversed ? high - (value - low) : value;
        ++given;
      }
    }
    if (multiply > 1) {
      score.multiply = multiply;
    }
    const int needed = random.between(1, count);
    if (needed < count) {
      score.min_answers = needed;
    }
    const auto sum = total_of(score, entry, questions);
    CHECK(sum.has_value() == (given >= needed && given > 0));
    if (sum) {
      CHECK(*sum == by_hand * multiply);
    }
  }
}

TEST_CASE("a page has the total and not what it is the sum of") {
  Assignment sheet = walk({answered({number("a", 2), number("b", 1)})});
  sheet.title = "Sheet";
  sheet.is_record = true;
  sheet.questions = {scale("a", 0, 3), scale("b", 0, 3)};
  sheet.questions[1].on_page = OnPage::watch;
  sheet.scores = {{.key = "total", .title = "Sum", .sum = {"a", "b"}}};
  const Report report = report_on({sheet});
  REQUIRE(report.records.size() == 1);
  REQUIRE(report.records[0].measures.size() == 1);
  CHECK(report.records[0].measures[0].first == "3 on Thu 19 Nov");
  CHECK(report.watch.size() == 1);
}

TEST_CASE("the questionnaires are the ones of their authors") {
  struct Form {
    std::string name;
    std::size_t questions;
    double highest;
  };
  for (const Form& form : {Form{"phq-9", 9, 27}, Form{"gad-7", 7, 21}}) {
    CAPTURE(form.name);
    const auto& all = builtin_templates();
    const auto one = std::find_if(
        all.begin(), all.end(),
        [&](const Template& other) { return other.name == form.name; });
    REQUIRE(one != all.end());
    const Assignment& sheet = one->assignment;
    REQUIRE(sheet.scores.size() == 1);
    const Score& score = sheet.scores[0];
    CHECK(score.sum.size() == form.questions);
    CHECK(score.range == std::pair(0.0, form.highest));
    Entry entry = answered({});
    for (const std::string& key : score.sum) {
      entry.answers.push_back(number(key, 3));
    }
    CHECK(total_of(score, entry, sheet.questions) == form.highest);
    CHECK(sheet.is_record);
    CHECK(sheet.is_long_form);
    CHECK(read_template("x.toml", write_assignment(sheet)).value.assignment ==
          sheet);
  }
}

}  // namespace hw::test::score_test
