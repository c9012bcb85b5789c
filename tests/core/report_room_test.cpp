// What of a page is shown when there is no room for all of it.
#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>
#include <regex>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "hw/html.hpp"
#include "hw/markdown.hpp"
#include "hw/report.hpp"
#include "hw/text.hpp"
#include "hw/wording.hpp"

#include "make.hpp"
#include "page_of.hpp"
#include "random_homework.hpp"

namespace hw::test::report_room_test {

namespace {

// Thousands in the build that people install. The others look at fewer, as
// they are many times slower.
#ifdef NDEBUG
constexpr std::uint32_t trials = 4000;
#else
constexpr std::uint32_t trials = 400;
#endif

Entry wordy(std::string_view when, const std::string& word, int count) {
  Entry entry = at(when);
  for (int index = 0; index < count; ++index) {
    entry.note += (index == 0 ? "" : " ") + word;
  }
  return entry;
}

Assignment named(std::string title, std::vector<Entry> entries) {
  Assignment assignment = walk(std::move(entries));
  assignment.id = title;
  assignment.title = std::move(title);
  return assignment;
}

// So much that no page has room for all.
Assignment endless() {
  Assignment assignment = named("zz endless", {});
  for (int number = 0; number < 100; ++number) {
    assignment.entries.push_back(
        noted("2026-11-14", "e" + std::to_string(number)));
  }
  return assignment;
}

std::vector<ReportPart> parts_of(const Report& report) {
  std::vector<ReportPart> parts = report.homework;
  parts.insert(parts.end(), report.records.begin(), report.records.end());
  return parts;
}

const ReportPart* find_part(const std::vector<ReportPart>& parts,
                            const std::string& title) {
  const auto part = std::find_if(
      parts.begin(), parts.end(),
      [&title](const ReportPart& one) { return one.title == title; });
  return part == parts.end() ? nullptr : &*part;
}

// Calls `check` with many journals, each text of which has a word of its own,
// and what a page, and a full report, says of each.
template <typename Check>
void for_random_pages(Check check) {
  for (std::uint32_t seed = 1; seed <= trials; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const Journal journal =
        with_marked_texts(random_journal(random, 16, random.between(1, 12)));
    ReportRequest request = thursday;
    request.form = !random.one_in(4);
    check(make_report(journal, request),
          make_report(journal, in_full(request)));
  }
}

// What stands in a table or a list of `page` for a day and numbers.
std::string day_and_numbers(const ReportRow& row) {
  std::string text = row.days + row.outcome;
  for (const ReportCell& number : row.numbers) {
    text += number.name + number.text;
  }
  return text;
}

// The `count` rows of `all` that matter most, in their order: the newest that
// were done, then the newest that were not.
std::vector<std::string> most_important(const std::vector<ReportRow>& all,
                                        std::size_t count) {
  std::vector<std::pair<bool, std::size_t>> order;
  for (std::size_t index = 0; index < all.size(); ++index) {
    order.emplace_back(!all[index].is_done, all.size() - index);
  }
  std::sort(order.begin(), order.end());
  order.resize(count);
  std::vector<std::string> kept;
  for (std::size_t index = 0; index < all.size(); ++index) {
    const std::pair place(!all[index].is_done, all.size() - index);
    if (std::find(order.begin(), order.end(), place) != order.end()) {
      kept.push_back(day_and_numbers(all[index]));
    }
  }
  return kept;
}

// How often each of the words "m17e" is in `page`.
std::map<std::string, int> marks_in(const std::string& page) {
  static const std::regex mark("m[0-9]+e");
  std::map<std::string, int> marks;
  for (std::sregex_iterator found(page.begin(), page.end(), mark), end;
       found != end; ++found) {
    ++marks[found->str()];
  }
  return marks;
}

// Every answer to look at first that may be shown: day, and what it is.
using Watched = std::vector<std::pair<Date, std::string>>;

bool is_number(const std::optional<Value>& value) {
  return !value || std::holds_alternative<double>(*value);
}

void add_watched(Watched& all, const Assignment& assignment) {
  const Assignment held = as_of(assignment, day("2026-11-19"));
  for (const Question& question : held.questions) {
    for (const Entry* const entry : in_order(assignment)) {
      const Date date = practice_day(entry->at, clock_time("03:00"));
      const Answer* const answer = find_answer(*entry, question.key);
      const Share share = share_of(held, *entry);
      if (page_place_of(question) == OnPage::watch && answer != nullptr &&
          !one_line(in_words(*answer)).empty() &&
          entry->outcome != Outcome::planned && date <= day("2026-11-19") &&
          share != Share::none &&
          (share == Share::all ||
           (is_number(answer->before) && is_number(answer->after)))) {
        all.emplace_back(date, one_line(in_words(*answer)));
      }
    }
  }
}

}  // namespace

TEST_CASE("a text is cut at a word, and only while the page is full") {
  const std::string note = std::string(150, 'x') + " " + std::string(19, 'y');
  const auto notes = [](const std::string& text) {
    const Report report =
        report_on({endless(), walk({noted("2026-11-14", text)})});
    return find_part(report.homework, "Walk")->rows.at(0).remarks.at(0);
  };

  CHECK(notes(note).text == note);
  CHECK(notes(note + "y").text == std::string(150, 'x') + "…");
  CHECK(notes(std::string(171, 'x')).text == std::string(160, 'x') + "…");
  CHECK(notes(note + "y").is_clipped);
  CHECK(!notes(note).is_clipped);

  SUBCASE("counted as a reader does") {
    std::string wide;
    for (int count = 0; count < 171; ++count) {
      wide += "é";
    }
    CHECK(notes(wide).text == wide.substr(0, 320) + "…");
  }
  SUBCASE("and the page says so below") {
    CHECK(report_on({endless(), walk({noted("2026-11-14", note + "y")})})
              .footer == Lines{"Where a text ends in …, I wrote more."});
    CHECK(report_on({endless()}).footer.empty());
  }
  SUBCASE("while there is room, every text is whole") {
    const Report report = report_on_walk({noted("2026-11-14", note + note)});
    CHECK(report.homework[0].rows[0].remarks[0].text == note + note);
    CHECK(!report.homework[0].rows[0].remarks[0].is_clipped);
    CHECK(report.footer.empty());
  }
  SUBCASE("in full, every text is") {
    const Report report = make_report(
        journal_of({endless(), walk({noted("2026-11-14", note + note)})}),
        in_full());
    CHECK(find_part(report.homework, "Walk")->rows[0].remarks[0].text ==
          note + note);
    CHECK(report.footer.empty());
  }
}

TEST_CASE("what stands in a column is cut when longer than a hundred") {
  Assignment assignment = walk({at("2026-11-14")});
  assignment.questions = {
      {.key = "where", .type = QuestionType::line, .quick = true},
      {.key = "what", .type = QuestionType::line, .quick = true}};
  const auto cells = [&assignment](std::size_t length) {
    const std::string text(length, 'x');
    assignment.entries[0].step = text;
    assignment.entries[0].answers = {{.key = "where", .after = text},
                                     {.key = "what", .after = text}};
    const Report report = report_on({endless(), assignment});
    const ReportRow row = find_part(report.homework, "Walk")->rows.at(0);
    CHECK(row.subject.is_clipped == row.words.at(0).is_clipped);
    return std::vector{row.step_text, row.subject.text, row.words.at(0).text};
  };
  CHECK(cells(100) == Lines(3, std::string(100, 'x')));
  CHECK(cells(101) == Lines(3, std::string(90, 'x') + "…"));
}

TEST_CASE("a title is always cut when longer than a hundred") {
  Assignment assignment = walk({at("2026-11-14")});
  assignment.title = std::string(101, 'x');
  CHECK(report_on({assignment}).homework.at(0).title ==
        std::string(90, 'x') + "…");
}

TEST_CASE("the newest row that was done comes first, then what was not") {
  std::vector<Entry> entries;
  for (int number = 0; number < 60; ++number) {
    entries.push_back(noted("2026-11-14", "done " + std::to_string(number)));
  }
  Entry plan = noted("2026-11-19", "planned");
  plan.outcome = Outcome::planned;
  entries.push_back(plan);
  entries.push_back(at("2026-11-18", Outcome::not_this_time));
  const Lines rows = rows_of_walk(entries);

  CHECK(rows.back() == "- Sat 14 Nov: done 59.");
  CHECK(!contains(rows.front(), "done 0."));

  entries.erase(entries.begin(), entries.begin() + 50);
  CHECK(rows_of_walk(entries).back() == "- Thu 19 Nov, planned: planned.");
}

TEST_CASE("parts have their first row before any has its second") {
  std::vector<Assignment> assignments{endless()};
  for (char letter = 'a'; letter <= 'j'; ++letter) {
    assignments.push_back(
        named(std::string(1, letter), {noted("2026-11-14", "a day")}));
  }
  const Report report = report_on(assignments);
  CHECK(report.homework.size() == 11);
  CHECK(report.also_logged.empty());
  CHECK(report.homework.front().rows.size() > 1);
}

TEST_CASE("above twelve parts those without words share a line") {
  std::vector<Assignment> assignments;
  for (char letter = 'a'; letter <= 'l'; ++letter) {
    assignments.push_back(
        named(std::string(1, letter), {at("2026-11-14"), at("2026-11-15")}));
  }
  CHECK(report_on(assignments).homework.size() == 12);
  CHECK(report_on(assignments).also_logged.empty());
  assignments.push_back(named("m", {at("2026-11-14")}));
  assignments.push_back(named("n", {noted("2026-11-14", "a word")}));
  const Report report = report_on(assignments);
  CHECK(report.homework.size() == 1);
  CHECK(report.also_logged ==
        "Also: a (2 days), b (2 days), c (2 days), d (2 days), e (2 days), "
        "f (2 days), g (2 days), h (2 days), i (2 days), j (2 days), "
        "k (2 days), l (2 days), m (1 day).");
}

TEST_CASE("a page of what is too much is full and says something of each") {
  std::vector<Assignment> assignments;
  Journal journal = journal_of({});
  for (int number = 10; number < 30; ++number) {
    Assignment assignment = named("T" + std::to_string(number), {});
    for (int index = 0; index < 4; ++index) {
      Entry entry =
          wordy("2026-11-14", std::to_string(10 * number + index), 60);
      entry.learned = "l" + std::to_string(10 * number + index);
      entry.bring = "b" + std::to_string(10 * number + index);
      entry.proud = true;
      assignment.entries.push_back(entry);
    }
    assignment.goal = "g" + std::to_string(number);
    journal.assignments.push_back(assignment);
  }
  const Report report = make_report(journal, thursday);

  CHECK(told_lines(to_markdown(report)).size() <= page_lines);
  CHECK(report.topics.lines.size() == 5);
  CHECK(report.topics.more == 75);
  CHECK(report.noticed.size() == 3);
  CHECK(report.homework.size() >= 5);
  CHECK(report.to_decide.lines.size() <= 8);
  CHECK(report.form.size() == 5);
  for (const ReportPart& part : report.homework) {
    CHECK(part.rows.size() == 1);
  }
  CHECK(!report.also_logged.empty());
}

TEST_CASE("up to eight assignments have boxes to tick, the others a number") {
  std::vector<Assignment> assignments;
  for (char letter = 'a'; letter <= 'j'; ++letter) {
    assignments.push_back(named(std::string(1, letter), {}));
  }
  const Report report = report_on(assignments);
  CHECK(report.to_decide.lines.size() == 8);
  CHECK(report.to_decide.more == 2);
  CHECK(
      make_report(journal_of(assignments), in_full()).to_decide.lines.size() ==
      10);
}

TEST_CASE("every answer to look at first is on the page, whatever else is") {
  for (std::uint32_t seed = 1; seed <= trials; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    Journal journal = random_journal(random, 16, random.between(1, 12));
    journal.sessions.clear();
    Watched expected;
    for (const Assignment& assignment : journal.assignments) {
      add_watched(expected, assignment);
    }

    const Report page = make_report(journal, thursday);

    Watched told;
    Lines lines;
    for (const ReportWatch& watch : page.watch) {
      told.insert(told.end(), watch.values.begin(), watch.values.end());
      lines.push_back("- " + escape_markdown(watch.line));
      for (const auto& [date, value] : watch.values) {
        REQUIRE(contains(watch.line, value + " on "));
      }
    }
    REQUIRE(told == expected);
    Lines listed = below(page, "To look at first");
    std::erase_if(listed, [](const std::string& line) {
      return line.starts_with("Also agreed on: ");
    });
    REQUIRE(listed == lines);
  }
}

TEST_CASE("each part has its first row before any has its second") {
  for_random_pages([](const Report& page, const Report& full) {
    const std::vector<ReportPart> shown = parts_of(page);
    const bool has_second = std::any_of(
        shown.begin(), shown.end(),
        [](const ReportPart& part) { return part.rows.size() > 1; });
    for (const ReportPart& part : parts_of(full)) {
      CAPTURE(part.title);
      const ReportPart* const told = find_part(shown, part.title);
      if (told == nullptr) {
        REQUIRE(contains(page.also_logged, part.title));
        continue;
      }
      REQUIRE(told->days == part.days);
      REQUIRE(told->measures == part.measures);
      REQUIRE((!has_second || told->rows.empty() == part.rows.empty()));
    }
  });
}

TEST_CASE("the rows of a part are those that matter most") {
  for_random_pages([](const Report& page, const Report& full) {
    const std::vector<ReportPart> all = parts_of(full);
    for (const ReportPart& part : parts_of(page)) {
      CAPTURE(part.title);
      const std::vector<ReportRow>& rows = find_part(all, part.title)->rows;
      std::vector<std::string> told;
      for (const ReportRow& row : part.rows) {
        told.push_back(day_and_numbers(row));
      }
      REQUIRE(told == most_important(rows, part.rows.size()));
      REQUIRE(part.more == static_cast<int>(rows.size() - told.size()));
    }
  });
}

TEST_CASE("nothing stands twice on a page") {
  for_random_pages([](Report page, const Report&) {
    // What the person is glad of is said in its row, too.
    page.in_short.clear();
    for (const std::string& text : {to_markdown(page), to_html(page)}) {
      for (const auto& found : marks_in(text)) {
        CAPTURE(found.first);
        REQUIRE(found.second == 1);
      }
    }
  });
}

TEST_CASE("a page has at most page_lines with words") {
  std::size_t most = 0;
  for_random_pages([&most](const Report& page, const Report&) {
    const std::size_t lines = told_lines(to_markdown(page)).size();
    REQUIRE(lines <= page_lines);
    most = std::max(most, lines);
  });
  CHECK(most >= page_lines - 2);
}

}  // namespace hw::test::report_room_test
