#include "hw/templates.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "hw/text.hpp"
#include "hw/write.hpp"

#include "make.hpp"
#include "memory_storage.hpp"

namespace hw::test::templates_test {

namespace {

using Texts = std::vector<std::string>;

constexpr auto therapist_line = "Plan this one with your therapist.";

// One that is taken for granted here.
const hw::Template& builtin(std::string_view name) {
  const auto& all = hw::builtin_templates();
  const auto found = std::find_if(
      all.begin(), all.end(),
      [name](const hw::Template& one) { return one.name == name; });
  REQUIRE(found != all.end());
  return *found;
}

Texts names_of(const std::vector<hw::Template>& templates) {
  Texts names;
  for (const hw::Template& one : templates) {
    names.push_back(one.name);
  }
  return names;
}

// But for questionnaires, which are in the words of their authors: score_test
// looks at those.
template <typename Check>
void for_each_builtin(Check check) {
  for (const hw::Template& one : hw::builtin_templates()) {
    CAPTURE(one.name);
    if (one.assignment.scores.empty()) {
      check(one);
    }
  }
}

// What a page calls `question`.
std::string page_name(const hw::Question& question) {
  std::string name = question.short_name;
  if (name.empty()) {
    name = question.key;
    std::replace(name.begin(), name.end(), '_', ' ');
  }
  return name;
}

// How many quick questions are asked at that time, ask_also included.
long quick_questions(const hw::Assignment& assignment, hw::Asked when) {
  const auto& questions = assignment.questions;
  const auto count = std::count_if(
      questions.begin(), questions.end(), [when](const hw::Question& question) {
        const bool is_asked =
            question.when == when || question.when == hw::Asked::both;
        return question.quick && is_asked;
      });
  const std::size_t also =
      when == hw::Asked::after ? assignment.ask_also.size() : 0;
  return count + static_cast<long>(also);
}

hw::Error refusal(const hw::Storage& storage, std::string_view name) {
  try {
    find_template(storage, name);
  } catch (const hw::Error& error) {
    return error;
  }
  FAIL("a template answers");
  return hw::Error("");
}

hw::Question asked() {
  return {.key = "fear",
          .text = "How strong is it?",
          .text_after = "How strong was it?",
          .short_name = "fear of it",
          .type = hw::QuestionType::scale,
          .range = std::pair(0.0, 1.0),
          .labels = {"none", "some"},
          .when = hw::Asked::both,
          .quick = true,
          .on_page = hw::OnPage::watch,
          .compare_with = "fear"};
}

hw::Score summed() {
  return {.key = "total",
          .title = "Total",
          .sum = {"fear"},
          .reverse = {"fear"},
          .multiply = 2,
          .range = std::pair(0.0, 2.0),
          .min_answers = 1};
}

// An assignment with a value for every key, and a past.
hw::Assignment lived_with() {
  return {.id = "bus",
          .title = "Bus",
          .kinds = {hw::Kind::behavioral},
          .goal = "Goal",
          .why = "Why",
          .what = "What",
          .baby_step = "Baby",
          .cue = "Cue",
          .if_then = {"If"},
          .confidence = 80,
          .agreed_on = day("2026-11-06"),
          .agreed_by = hw::Origin::therapist,
          .schedule = schedule("3/week"),
          .steps = {"One"},
          .share = hw::Share::summary,
          .is_record = true,
          .is_long_form = true,
          .template_name = "exposure",
          .ask_also = {"learned"},
          .questions = {asked()},
          .scores = {summed()},
          .changes = {{.on = day("2026-11-13"), .what = "Less"},
                      {.on = day("2026-11-14"), .confidence = 90},
                      {.on = day("2026-11-20"), .what = "To come"}},
          .entries = {{.at = moment("2026-11-07")}}};
}

// What a template keeps of it on 2026-11-19.
hw::Assignment kept() {
  return {.title = "Bus",
          .kinds = {hw::Kind::behavioral},
          .goal = "Goal",
          .why = "Why",
          .what = "Less",
          .baby_step = "Baby",
          .cue = "Cue",
          .if_then = {"If"},
          .schedule = schedule("3/week"),
          .steps = {"One"},
          .share = hw::Share::summary,
          .is_record = true,
          .is_long_form = true,
          .ask_also = {"learned"},
          .questions = {asked()},
          .scores = {summed()}};
}

}  // namespace

TEST_CASE("the built-in templates, the lightest first") {
  CHECK(names_of(hw::builtin_templates()) ==
        Texts{"relax", "gratitude", "activity", "one-thing", "self-kindness",
              "reading", "sleep", "thought", "worry", "values", "reach-out",
              "assert", "as-if", "thought-full", "writing", "experiment",
              "exposure", "gad-7", "phq-9"});
}

TEST_CASE("every built-in template") {
  SUBCASE("reads without a problem, reserved keys included") {
    for_each_builtin([](const hw::Template& one) {
      const auto read = hw::read_template(one.name + ".toml", one.text);
      CHECK(read.readable);
      CHECK(read.problems.empty());
      CHECK(read.value.assignment == one.assignment);
    });
  }

  SUBCASE("holds nothing that this program does not read") {
    for_each_builtin([](const hw::Template& one) {
      const auto& keys = hw::entry_keys();
      for (const hw::Question& question : one.assignment.questions) {
        CHECK(std::count(keys.begin(), keys.end(), question.key) == 0);
      }
      CHECK(!one.is_own);
      CHECK(hw::is_utf8(one.text));
      CHECK(one.text.ends_with('\n'));
      CHECK(one.text.find('\r') == std::string::npos);
    });
  }

  SUBCASE("says what, why, and what the smallest version is") {
    for_each_builtin([](const hw::Template& one) {
      CHECK(!one.assignment.kinds.empty());
      CHECK(!one.assignment.what.empty());
      CHECK(!one.assignment.why.empty());
      CHECK(!one.assignment.baby_step.empty());
    });
  }

  SUBCASE("belongs to nobody yet") {
    for_each_builtin([](const hw::Template& one) {
      hw::Assignment expected = one.assignment;
      expected.template_name = one.name;
      CHECK(hw::new_assignment(one) == expected);
      CHECK(one.assignment.template_name.empty());
    });
  }

  SUBCASE("asks one to four quick questions, and never more at one time") {
    for_each_builtin([](const hw::Template& one) {
      const long after = quick_questions(one.assignment, hw::Asked::after);
      CHECK(after >= 1);
      CHECK(after <= 4);
      CHECK(quick_questions(one.assignment, hw::Asked::before) <= 4);
    });
  }

  SUBCASE("asks in words, with ends to every scale and choices to choose") {
    for_each_builtin([](const hw::Template& one) {
      for (const hw::Question& question : one.assignment.questions) {
        CAPTURE(question.key);
        const bool is_scale = question.type == hw::QuestionType::scale;
        const bool is_choice = question.type == hw::QuestionType::choice;
        CHECK(question.text.ends_with('?'));
        CHECK((question.text_after.empty() ||
               question.text_after.ends_with('?')));
        CHECK(
            (question.text_after.empty() || question.when != hw::Asked::after));
        CHECK(question.range.has_value() == is_scale);
        CHECK(!question.choices.empty() == is_choice);
      }
    });
  }

  SUBCASE("has a place on the page for every answer, by a name of its own") {
    for_each_builtin([](const hw::Template& one) {
      std::set<std::string> names;
      for (const hw::Question& question : one.assignment.questions) {
        CAPTURE(question.key);
        // The nights of a sleep diary are a table of their own.
        CHECK((one.name == "sleep" ||
               hw::page_place_of(question) != hw::OnPage::no));
        CHECK(names.insert(page_name(question)).second);
      }
    });
  }

  SUBCASE("compares what was expected with what happened") {
    for_each_builtin([](const hw::Template& one) {
      const hw::QuestionIndex all = hw::index_of(one.assignment.questions);
      for (const auto& asked : all) {
        const hw::Question* const question = asked.second;
        CAPTURE(question->key);
        if (question->compare_with.empty()) {
          continue;
        }
        CHECK(question->when != hw::Asked::after);
        REQUIRE(all.contains(question->compare_with));
        const hw::Question& other = *all.at(question->compare_with);
        CHECK(other.when == hw::Asked::after);
        CHECK(hw::page_place_of(other) == hw::OnPage::row);
      }
    });
    for (const char* const name : {"experiment", "exposure", "reach-out"}) {
      const auto& questions = builtin(name).assignment.questions;
      CHECK(std::count_if(questions.begin(), questions.end(),
                          [](const hw::Question& question) {
                            return question.compare_with == "happened";
                          }) == 1);
    }
  }

  SUBCASE("is practice, but for the diary") {
    for_each_builtin([](const hw::Template& one) {
      CHECK(one.assignment.is_record == (one.name == "sleep"));
    });
  }

  SUBCASE("has none of the words that judge") {
    for_each_builtin([](const hw::Template& one) {
      const std::string text = hw::lower_case(one.text);
      for (const char* const word :
           {"fail", "miss", "overdue", "late", "behind", "broken", "lost",
            "reset", "should", "must", "only", "just", "lazy", "compliance",
            "grade", "score", "perfect", "!"}) {
        CAPTURE(word);
        CHECK(text.find(word) == std::string::npos);
      }
    });
  }

  SUBCASE("is the same when it is written and read back") {
    for_each_builtin([](const hw::Template& one) {
      const std::string text = hw::write_assignment(one.assignment);
      CHECK(hw::read_template("x.toml", text).value.assignment ==
            one.assignment);
    });
  }
}

TEST_CASE("there are two templates or more for every kind of change") {
  for (const std::string_view word : hw::all_words<hw::Kind>()) {
    CAPTURE(word);
    const auto kind = hw::parse_word<hw::Kind>(word).value();
    const auto& all = hw::builtin_templates();
    CHECK(
        std::count_if(all.begin(), all.end(), [kind](const hw::Template& one) {
          const auto& kinds = one.assignment.kinds;
          return std::count(kinds.begin(), kinds.end(), kind) == 1;
        }) >= 2);
  }
}

TEST_CASE("the heaviest three ask to be planned together, first of all") {
  for_each_builtin([](const hw::Template& one) {
    const bool is_heavy = one.name == "exposure" || one.name == "experiment" ||
                          one.name == "writing";
    CHECK(one.remark.starts_with(therapist_line) == is_heavy);
  });
  CHECK(builtin("writing").assignment.share == hw::Share::summary);
}

TEST_CASE("a remark is the comment that a text begins with") {
  const auto remark = [](std::string_view text) {
    return hw::read_template("x.toml", text).value.remark;
  };

  CHECK(remark("# One\n#two\n#\n#  three\ntitle = 'X'\n# four") ==
        "One\ntwo\n\n three");
  CHECK(remark("\xEF\xBB\xBF# One\r\n# two\r\ntitle = 'X'\r\n") == "One\ntwo");
  CHECK(remark("# One\n\n# two\ntitle = 'X'\n") == "One");
  CHECK(remark("# One") == "One");
  CHECK(remark("title = 'X' # One\n") == "");
  CHECK(remark("") == "");
}

TEST_CASE("read_template names a template after its file") {
  const auto read = hw::read_template("a/walk.toml", "title = 'X'\nwhy = 1\n");

  CHECK(read.readable);
  CHECK(read.problems.size() == 1);
  CHECK(read.value.name == "walk");
  CHECK(read.value.text == "title = 'X'\nwhy = 1\n");
  CHECK(read.value.assignment == hw::Assignment{.title = "X"});
  CHECK(!hw::read_template("walk.toml", "title = ").readable);
}

TEST_CASE("a journal without templates has those that are built in") {
  const MemoryStorage storage;

  const hw::Templates all = hw::all_templates(storage);

  CHECK(names_of(all.templates) == names_of(hw::builtin_templates()));
  CHECK(all.problems.empty());
  CHECK(hw::template_names(storage) == names_of(all.templates));
  CHECK(hw::find_template(storage, "sleep").text == builtin("sleep").text);
}

TEST_CASE("own templates") {
  MemoryStorage storage({{"templates/walk.toml", "title = 'Walk'\n"},
                         {"templates/walk-2.toml", "title = 'Walk 2'\n"},
                         {"templates/sleep.toml", "title = 'My nights'\n"},
                         {"templates/-x.toml", "title = 'No name'\n"},
                         {"assignments/other.toml", "title = 'Other'\n"}});
  Texts names = names_of(hw::builtin_templates());
  names.insert(names.end(), {"walk", "walk-2"});

  SUBCASE("are no copies that programs left") {
    const auto problems = hw::all_templates(storage).problems;
    REQUIRE(problems.size() == 1);
    CHECK(to_string(problems.front()) ==
          "templates/-x.toml: this name cannot be an id, so the file is passed "
          "over");
    storage.put("templates/walk (1).toml", "title = 'Walk'\n");
    CHECK(hw::template_names(storage) == names);
    CHECK(hw::all_templates(storage).problems.size() == 2);
  }

  SUBCASE("come behind the built-in ones, sorted") {
    CHECK(names_of(hw::all_templates(storage).templates) == names);
  }

  SUBCASE("are listed by name without reading a file") {
    CHECK(hw::template_names(storage) == names);
    CHECK(storage.reads().empty());
  }

  SUBCASE("are marked as own") {
    for (const hw::Template& one : hw::all_templates(storage).templates) {
      CAPTURE(one.name);
      CHECK(one.is_own == (one.name == "walk" || one.name == "walk-2" ||
                           one.name == "sleep"));
    }
    CHECK(hw::find_template(storage, "walk").is_own);
  }

  SUBCASE("win over built-in ones of the same name") {
    CHECK(hw::find_template(storage, "sleep").assignment.title == "My nights");
    const auto all = hw::all_templates(storage).templates;
    CHECK(std::count_if(all.begin(), all.end(), [](const hw::Template& one) {
            return one.assignment.title == "My nights";
          }) == 1);
  }

  SUBCASE("do not win with an empty file") {
    storage.put("templates/sleep.toml", "");
    storage.put("templates/walk.toml", "");
    CHECK(hw::find_template(storage, "sleep").text == builtin("sleep").text);
    CHECK_THROWS_AS(hw::find_template(storage, "walk"), hw::Error);
    CHECK(hw::all_templates(storage).problems.size() == 2);
  }

  SUBCASE("with a problem are told of, and listed if they can be read") {
    storage.put("templates/sleep.toml", "title = ");
    storage.put("templates/walk.toml", "title = 'Walk'\nshare = 'some'\n");

    const hw::Templates all = hw::all_templates(storage);

    REQUIRE(all.problems.size() == 3);
    CHECK(all.problems[1].file == "templates/sleep.toml");
    CHECK(to_string(all.problems.back()) ==
          "templates/walk.toml:2: \"share\" takes all, summary or none, not "
          "\"some\"");
    names.erase(std::find(names.begin(), names.end(), "sleep"));
    CHECK(names_of(all.templates) == names);
  }

  SUBCASE("with a problem are not begun from, nor a built-in one instead") {
    storage.put("templates/sleep.toml", "title = 'Nights'\nshare = 'some'\n");

    const hw::Error error = refusal(storage, "sleep");

    CHECK(error.what() ==
          std::string("templates/sleep.toml:2: \"share\" takes all, summary or "
                      "none, not \"some\""));
    CHECK(!error.hint().empty());
  }
}

TEST_CASE("a name that no template has is an error with the nearest one") {
  MemoryStorage storage;
  storage.put("templates/walk.toml", "title = 'Walk'\n");

  const auto check = [&storage](std::string_view name,
                                const std::string& message,
                                const std::string& hint) {
    CAPTURE(name);
    const hw::Error error = refusal(storage, name);
    CHECK(error.what() == message);
    CHECK(error.hint() == hint);
  };

  check("exposre", "no template is called \"exposre\"",
        "Did you mean \"exposure\"?\nList them");
  check("wlak", "no template is called \"wlak\"",
        "Did you mean \"walk\"?\nList them");
  check("zzz", "no template is called \"zzz\"", "List them");
  check("", "no template is called \"\"", "List them");
  check("../x", "no template is called \"../x\"", "List them");
}

TEST_CASE("template_path names a file in the folder of templates") {
  CHECK(hw::template_path("walk") == "templates/walk.toml");
  CHECK_THROWS_WITH_AS(hw::template_path("../x"),
                       "\"../x\" cannot be the name of a template", hw::Error);
}

TEST_CASE("a new assignment begins as its template") {
  const hw::Template walk =
      hw::read_template("walk.toml", "title = 'Walk'\nwhy = 'Air'\n").value;

  CHECK(hw::new_assignment(walk) ==
        hw::Assignment{.title = "Walk", .why = "Air", .template_name = "walk"});
  CHECK(hw::new_assignment(walk, "By the river").title == "By the river");
}

TEST_CASE("a new assignment has nothing of the past of its template") {
  const hw::Template used{.name = "bus", .assignment = lived_with()};
  hw::Assignment expected = kept();
  expected.what = "What";
  expected.template_name = "bus";

  CHECK(hw::new_assignment(used) == expected);
}

TEST_CASE("template_text keeps what holds today and nothing of the past") {
  const std::string text = hw::template_text(lived_with(), day("2026-11-19"));

  const auto read = hw::read_template("templates/bus.toml", text);

  CHECK(read.problems.empty());
  CHECK(read.value.assignment == kept());
}

}  // namespace hw::test::templates_test
