// Says how the field and the part that tests/recipe.py adds come out, a line
// for each way.
#include <iostream>
#include <string>

#include "hw/export.hpp"
#include "hw/html.hpp"
#include "hw/json.hpp"
#include "hw/markdown.hpp"
#include "hw/plan.hpp"
#include "hw/read.hpp"
#include "hw/report.hpp"
#include "hw/wording.hpp"
#include "hw/write.hpp"

namespace {

const hw::Moment now = *hw::parse_moment("2026-11-20T21:30:00+00:00");
const hw::TimeOfDay day_starts = *hw::TimeOfDay::from(3, 0);

std::string all_pages(const hw::Report& report) {
  return to_markdown(report) + to_html(report) + to_json(report);
}

}  // namespace

int main() {
  const std::string text =
      "title = \"Walk\"\nshare = \"all\"\nask_also = [\"mood_word\"]\n\n"
      "[[log]]\nat = 2026-11-19T20:00:00+00:00\nmood_word = \"QUIET\"\n";
  const auto read = hw::read_assignment("assignments/walk.toml", text);
  const auto say = [](std::string_view what, bool holds) {
    std::cout << what << ": " << (holds ? "yes" : "no") << '\n';
  };
  const auto has = [](const std::string& where, std::string_view what) {
    return where.find(what) != std::string::npos;
  };
  const hw::Assignment& walk = read.value;
  say("is read", read.problems.empty());
  const std::string written = write_assignment(walk);
  say("is written", has(written, "mood_word = \"QUIET\""));
  say("comes back", hw::read_assignment("walk.toml", written).value == walk);

  const hw::Entry& entry = walk.entries.front();
  hw::Entry planned{.at = entry.at, .outcome = hw::Outcome::planned};
  hw::Assignment finished = walk;
  finished.entries = {finish_plan(planned, entry, day_starts)};
  say("finishes a plan", has(write_assignment(finished), "QUIET"));
  say("is in words",
      in_words(entry, {}) == std::vector<std::string>{"Mood: QUIET"});

  const hw::PracticeRules rules{.today = now.date, .day_starts = day_starts};
  say("is in JSON", has(to_json(walk, rules), "\"mood_word\": \"QUIET\""));
  const hw::Journal journal{.settings = {}, .assignments = {walk}};
  const std::string csv =
      export_csv(journal, {.rules = rules}, hw::CsvReader::program);
  const std::string names = csv.substr(0, csv.find('\n'));
  const std::string row = csv.substr(names.size() + 1);
  const auto commas = [](std::string_view line) {
    return std::count(line.begin(), line.end(), ',');
  };
  say("is in its column of CSV",
      commas(names) == commas(row) &&
          commas(names.substr(0, names.find("mood_word"))) ==
              commas(row.substr(0, row.find("QUIET"))));

  const hw::ReportRequest full{.now = now, .extent = hw::Extent::full};
  const hw::Report report = make_report(journal, full);
  say("is on a page", has(all_pages(report), "QUIET"));
  say("has its part in Markdown", has(to_markdown(report), "## Weather\n"));
  say("has its part in HTML", has(to_html(report), ">Weather</h2>"));
  say("has its part in JSON", has(to_json(report), "\"weather\""));
  hw::Report page = make_report(journal, {.now = now});
  say("is cut to its limit",
      page.weather.lines.size() == 5 && page.weather.more == 2);
  say("is in the preview",
      !preview_report(journal, {.now = now}).stays_out.empty() &&
          preview_report(journal, {.now = now}).stays_out.front() ==
              "Weather: 2 more");
}
