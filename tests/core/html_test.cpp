#include "hw/html.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "hw/report.hpp"

#include "make.hpp"

namespace hw::test::html_test {

namespace {

// What is between <body> and </body>.
std::string body_of(const Report& report) {
  const std::string page = to_html(report);
  const std::size_t begin = page.find("<body>\n") + 7;
  return page.substr(begin, page.find("</body>") - begin);
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos;
       at = text.find(part, at + 1)) {
    ++found;
  }
  return found;
}

// Of a part with rows of `cells`, only what stands in its section.
std::string part_with(const std::vector<ReportRow>& rows) {
  return body_of(
      {.homework = {{.title = "Bus",
                     .agreed = "daily",
                     .ranges = {"fear and calm 0-100", "helped 0-10"},
                     .rows = rows}}});
}

ReportRow row(std::string days, std::string subject) {
  return {.days = std::move(days),
          .subject = {.name = "where", .text = std::move(subject)}};
}

ReportCell cell(std::string name, std::string text) {
  return {.name = std::move(name), .text = std::move(text)};
}

ReportWatch watch(std::string question, int days) {
  ReportWatch made{.question = std::move(question)};
  for (int number = 0; number < days; ++number) {
    made.values.emplace_back(day("2026-11-10").plus_days(number),
                             std::to_string(number));
  }
  made.line = made.question + ": in a line";
  return made;
}

std::string chart_of(const ReportPicture& picture) {
  return body_of(
      {.homework = {{.title = "Bus", .agreed = "daily", .picture = picture}}});
}

// A week of fear, from 100 to nothing.
ReportPicture picture() {
  return {.question = "Fear",
          .points = {{day("2026-11-12"), 100, 0, "1. Inside"},
                     {day("2026-11-19"), 50, 25, "2. <Farther>"}},
          .first = day("2026-11-12"),
          .since = day("2026-11-13"),
          .last = day("2026-11-19"),
          .low = 0,
          .high = 100,
          .text = "Thu 12 Nov 100 to 0, Thu 19 Nov 50 to 25"};
}

const char* const small_body = R"html(<main>
<header>
<h1 dir="auto">Homework</h1>
<p class="window" dir="auto">Thu 19 Nov.</p>
<p class="from" dir="auto">From last time: One stop</p>
<p class="empty" dir="auto">No entries this time.</p>
<p class="empty" dir="auto">1 file.</p>
</header>
<section aria-labelledby="watch">
<h2 id="watch">To look at first</h2>
<div class="content">
<ul class="watch">
<li dir="auto">Urge: in a line</li>
</ul>
</div>
</section>
<section aria-labelledby="in_short">
<h2 id="in_short">In short</h2>
<div class="content">
<ul class="lead">
<li dir="auto">I practiced.</li>
</ul>
</div>
</section>
<section aria-labelledby="topics">
<h2 id="topics">I'd like to talk about (2 more)</h2>
<div class="content">
<ul class="topics">
<li dir="auto">Is it fine?</li>
</ul>
</div>
</section>
<p class="also" dir="auto">Bus, Walk: paused.</p>
<section aria-labelledby="noticed">
<h2 id="noticed">What I noticed</h2>
<div class="content">
<ul class="quotes">
<li dir="auto">“Nobody laughed.” <small>Bus, Tue 17 Nov</small></li>
</ul>
</div>
</section>
<section aria-labelledby="homework-1">
<h2 id="homework-1">Walk <small class="goal">For: Company.</small> <small>daily; 3 more</small></h2>
<div class="content">
<ul class="changed">
<li dir="auto">Mon 16 Nov, changed: paused.</li>
</ul>
<p class="days" dir="auto"><svg class="strip" aria-hidden="true" width="34" height="17" viewBox="0 0 34 17"><circle class="practiced" cx="8.5" cy="8.5" r="7.5" fill="#1f4f56" stroke="#1f4f56"/><text class="practiced" x="8.5" y="12.0" fill="#ffffff">S</text><circle class="practiced" cx="25.5" cy="8.5" r="7.5" fill="#1f4f56" stroke="#1f4f56"/><text class="practiced" x="25.5" y="12.0" fill="#ffffff">S</text></svg><span>Sat 14, Sun 15 Nov</span></p>
</div>
</section>
<p class="also" dir="auto">Also: Breathing (12 days).</p>
<p class="also" dir="auto">Also agreed on: Letters (daily).</p>
<section aria-labelledby="sleep">
<h2 id="sleep">Sleep (4 more)</h2>
<div class="content">
<table class="nights" role="table">
<thead role="rowgroup">
<tr role="row">
<th role="columnheader" scope="col">Night to</th>
<th role="columnheader" scope="col">To bed</th>
<th role="columnheader" scope="col">Up</th>
<th role="columnheader" scope="col">In bed</th>
<th role="columnheader" scope="col">To sleep <small>min</small></th>
<th role="columnheader" scope="col">Awake <small>min</small></th>
<th role="columnheader" scope="col">Asleep</th>
<th role="columnheader" scope="col">Effi&shy;ciency <small>0-100</small></th>
<th role="columnheader" scope="col">Quality</th>
</tr>
</thead>
<tbody role="rowgroup">
<tr role="row">
<th role="rowheader" scope="row" dir="auto">Thu 19 Nov</th>
<td role="cell" data-heading="To bed" dir="auto">23:00</td>
<td role="cell" data-heading="Up" dir="auto">07:00</td>
<td role="cell" data-heading="In bed" dir="auto">8:00</td>
<td role="cell" data-heading="To sleep" dir="auto">15</td>
<td role="cell" data-heading="Awake" dir="auto">20</td>
<td role="cell" data-heading="Asleep" dir="auto">6:40</td>
<td role="cell" data-heading="Efficiency" dir="auto">83</td>
<td role="cell" data-heading="Quality" dir="auto">fair &lt;</td>
</tr>
<tr role="row">
<th role="rowheader" scope="row" dir="auto">Average of 5 nights</th>
<td role="cell" data-heading="To bed" dir="auto"></td>
<td role="cell" data-heading="Up" dir="auto"></td>
<td role="cell" data-heading="In bed" dir="auto">8:00 (1)</td>
<td role="cell" data-heading="To sleep" dir="auto"></td>
<td role="cell" data-heading="Awake" dir="auto"></td>
<td role="cell" data-heading="Asleep" dir="auto"></td>
<td role="cell" data-heading="Efficiency" dir="auto"></td>
<td role="cell" data-heading="Quality" dir="auto"></td>
</tr>
</tbody>
</table>
<table class="rows cards" role="table">
<tbody role="rowgroup">
<tr role="row">
<th role="rowheader" scope="row" dir="auto">Thu 19 Nov</th>
<td role="cell" class="all" colspan="1" dir="auto">Rain.</td>
</tr>
</tbody>
</table>
</div>
</section>
<section aria-labelledby="records-1">
<h2 id="records-1">Sheet <small>weekly; 0-27</small></h2>
<div class="content">
<p class="say" dir="auto"><strong>11 on Tue 17 Nov.</strong> Since Mon: 18, 11.</p>
</div>
</section>
<section aria-labelledby="form">
<h2 id="form">For next time (4 more)</h2>
<div class="content">
<ul class="blanks">
<li dir="auto">What exactly</li>
</ul>
<ul class="decide">
<li><span dir="auto">Walk</span>
<span class="box">keep</span>
<span class="box">change</span>
</li>
</ul>
</div>
</section>
<footer class="end">
<ul class="plain">
<li dir="auto">Support.</li>
</ul>
</footer>
<section aria-labelledby="entries">
<h2 id="entries">All entries</h2>
<div class="content">
<h3 dir="auto">Wed 18 Nov: Walk</h3>
<ul class="parts">
<li dir="auto">Note: one<br><br> two</li>
</ul>
</div>
</section>
</main>
)html";

}  // namespace

TEST_CASE("to_html writes the parts in their order") {
  const Report report{
      .title = "Homework",
      .window = "Thu 19 Nov.",
      .takeaway = "One stop",
      .empty_window = "No entries this time.",
      .unread_files = "1 file.",
      .watch = {watch("Urge", 1)},
      .in_short = {"I practiced."},
      .topics = {.lines = {"Is it fine?"}, .more = 2},
      .pause = "Bus, Walk: paused.",
      .noticed = {{.text = "Nobody laughed.",
                   .source = "Bus, Tue 17 Nov",
                   .day = day("2026-11-17")}},
      .homework = {{.title = "Walk",
                    .agreed = "daily",
                    .ranges = {"helped 0-10"},
                    .more = 3,
                    .goal = "Company",
                    .changes = {"Mon 16 Nov, changed: paused."},
                    .days = "Sat 14, Sun 15 Nov",
                    .practiced = {day("2026-11-14"), day("2026-11-15")}}},
      .also_logged = "Also: Breathing (12 days).",
      .also_agreed = "Also agreed on: Letters (daily).",
      .sleep = {.nights = {{"Thu 19 Nov", "23:00", "07:00", "8:00", "15", "20",
                            "6:40", "83", "fair <"}},
                .more = 4,
                .notes = {{.days = "Thu 19 Nov",
                           .remarks = {cell("", "Rain")}}},
                .average = ReportNight{.day = "Average of 5 nights",
                                       .in_bed = "8:00 (1)"}},
      .records = {{.title = "Sheet",
                   .agreed = "weekly",
                   .ranges = {"0-27"},
                   .measures = {{"11 on Tue 17 Nov", "Since Mon: 18, 11"}}}},
      .form = {"What exactly"},
      .to_decide = {.lines = {"Walk"}, .more = 4},
      .decisions = {"keep", "change"},
      .footer = {"Support."},
      .entries = {{"Wed 18 Nov: Walk", {"Note: one\n\n two"}}},
      .private_entries = 4,
  };

  CHECK(body_of(report) == small_body);
}

TEST_CASE("to_html leaves out sections with nothing to say") {
  const std::string body = body_of({.title = "Homework", .window = "Thu"});

  CHECK(!contains(body, "<section"));
  CHECK(!contains(body, "<footer"));
  CHECK(contains(body, "<h1 dir=\"auto\">Homework</h1>"));
}

TEST_CASE("to_html needs nothing else and forbids all of it") {
  const std::string page = to_html({.title = "a <b>\n& \"c\""});

  CHECK(page.starts_with("<!doctype html>\n<html lang=\"en\">\n"));
  CHECK(contains(page, "content=\"default-src 'none'; style-src 'sha256-"));
  CHECK(contains(page, "<title>a &lt;b&gt; &amp; &quot;c&quot;</title>"));
  for (const char* const outside :
       {"http:", "https:", "url(", "@import", "<script", "<link", "<a ",
        "<form", "<input", "<img", "style=\"", "src=", "href="}) {
    CAPTURE(outside);
    CHECK(!contains(page, outside));
  }
}

TEST_CASE("to_html says of a part in its margin what a page says") {
  const std::string body = body_of({.homework = {{.title = "Bus",
                                                  .agreed = "daily",
                                                  .ranges = {"fear 0-10"},
                                                  .more = 2,
                                                  .goal = "Dad's",
                                                  .changes = {"a"}}}});
  CHECK(contains(body,
                 "<h2 id=\"homework-1\">Bus <small class=\"goal\">For: Dad's."
                 "</small> <small>daily; 2 more</small></h2>"));
}

TEST_CASE("to_html writes one row as a sentence, with its ranges") {
  ReportRow told = row("Sat 14 Nov", "The bus");
  told.numbers = {cell("fear", "70 → 45")};
  const std::string body = part_with({told});
  CHECK(!contains(body, "<thead"));
  CHECK(contains(body,
                 "<td role=\"cell\" class=\"all\" colspan=\"1\" "
                 "dir=\"auto\">The bus. Fear 70 → 45. "
                 "<small>fear and calm 0-100; helped 0-10</small></td>"));
}

TEST_CASE("to_html makes a table from two rows on") {
  ReportRow first = row("Sat 14 Nov", "The bus");
  first.words = {cell("expected", "They laugh"),
                 cell("what happened", "Nobody did")};
  first.words[0].is_written_before = true;
  first.numbers = {cell("calm", "70 → 45"), cell("helped", "9")};
  const std::string body = part_with({first, row("Sun 15 Nov", "The car")});

  CHECK(contains(body, R"(<thead role="rowgroup">
<tr role="row">
<th role="columnheader" scope="col">Day</th>
<th role="columnheader" scope="col">Where</th>
<th role="columnheader" scope="col">Expected</th>
<th role="columnheader" scope="col">What happened</th>
<th role="columnheader" scope="col" class="num">Calm <small>0-100</small></th>
<th role="columnheader" scope="col" class="num">Helped <small>0-10</small></th>
</tr>)"));
  CHECK(contains(body, R"(<tr role="row">
<th role="rowheader" scope="row" dir="auto">Sat 14 Nov</th>
<td role="cell" data-heading="Where" dir="auto">The bus</td>
<td role="cell" data-heading="Expected" dir="auto">They laugh <small>written before</small></td>
<td role="cell" data-heading="What happened" dir="auto">Nobody did</td>
<td role="cell" class="num" data-heading="Calm" dir="auto">70 → 45</td>
<td role="cell" class="num" data-heading="Helped" dir="auto">9</td>
</tr>)"));
  CHECK(contains(body,
                 R"(<td role="cell" data-heading="Where" dir="auto">The car</td>
<td role="cell" data-heading="Expected" dir="auto"></td>
<td role="cell" data-heading="What happened" dir="auto"></td>
<td role="cell" class="num" data-heading="Calm" dir="auto"></td>
<td role="cell" class="num" data-heading="Helped" dir="auto"></td>)"));
}

TEST_CASE("to_html has three columns of words, the rest is below the row") {
  ReportRow first = row("Sat 14 Nov", "The bus");
  first.words = {cell("a", "1"), cell("b", "2"), cell("c", "3"),
                 cell("d", "4")};
  first.remarks = {cell("in the way", "no time"), cell("", "A note")};
  first.outcome = "tried";
  const std::string body = part_with({first, row("Sun 15 Nov", "x")});

  CHECK(count(body, "scope=\"col\"") == 4);
  CHECK(contains(body, R"(<tr role="row" class="more">
<td role="cell"></td>
<td role="cell" class="all" colspan="3" dir="auto">Tried. C: 3. D: 4. In the way: no time. A note.</td>
</tr>)"));
}

TEST_CASE("to_html has a column for notes where a part has no words else") {
  ReportRow first{.days = "Sat 14 Nov",
                  .numbers = {cell("helped", "6")},
                  .remarks = {cell("", "A note")}};
  ReportRow second{.days = "Sun 15 Nov", .numbers = {cell("helped", "7")}};
  const std::string body = part_with({first, second});
  CHECK(contains(body, "<th role=\"columnheader\" scope=\"col\">What I wrote"));
  CHECK(contains(body, "data-heading=\"What I wrote\" dir=\"auto\">A note.<"));
  CHECK(!contains(body, "class=\"more\""));
}

TEST_CASE("to_html writes what was not done in one cell across") {
  const ReportRow undone{.days = "Sun 15 Nov",
                         .outcome = "Not this time",
                         .is_done = false,
                         .remarks = {cell("in the way", "no time")}};
  CHECK(contains(part_with({row("Sat 14 Nov", "The bus"), undone}),
                 R"(<th role="rowheader" scope="row" dir="auto">Sun 15 Nov</th>
<td role="cell" class="all" colspan="1" dir="auto">Not this time. In the way: no time.</td>)"));
}

TEST_CASE("to_html writes a step once, across, above its rows") {
  ReportRow first = row("Sat 14 Nov", "a");
  first.step = 3;
  first.step_text = "Eat <lunch>";
  ReportRow second = first;
  second.days = "Sun 15 Nov";
  ReportRow third = row("Mon 16 Nov", "c");
  third.step_text = "no number";
  const std::string body = part_with({first, second, third});

  CHECK(count(body, "class=\"step\"") == 2);
  CHECK(contains(body, R"(<tr role="row" class="step">
<td role="cell" class="all" colspan="2" dir="auto">3. Eat &lt;lunch&gt;</td>
</tr>
<tr role="row">
<th role="rowheader" scope="row" dir="auto">Sat 14 Nov</th>)"));
  CHECK(contains(body, ">no number</td>"));
}

TEST_CASE("to_html keeps a day whole, and breaks a list of days") {
  const std::string body =
      part_with({row("Wed 18 Nov", "a"), row("Wed 18, Thu 19 Nov", "b")});
  CHECK(contains(body, "scope=\"row\" dir=\"auto\">Wed 18 Nov<"));
  CHECK(contains(body,
                 "scope=\"row\" class=\"long\" dir=\"auto\">Wed 18, Thu 19"));
}

TEST_CASE("to_html has watch answers in a list or in a small table") {
  const auto is_table = [](const std::vector<ReportWatch>& watches) {
    const std::string body = body_of({.watch = watches});
    const bool has_list = contains(body, "<ul class=\"watch\">");
    CHECK(contains(body, "<table class=\"watch cards\"") != has_list);
    CHECK(contains(body, "in a line") == has_list);
    return !has_list;
  };
  CHECK(!is_table({watch("Urge", 1)}));
  CHECK(!is_table({watch("Urge", 3)}));
  CHECK(is_table({watch("Urge", 4)}));
  CHECK(is_table({watch("Urge", 10)}));
  CHECK(!is_table({watch("Urge", 11)}));
  CHECK(is_table({watch("Urge", 1), watch("Safe", 2)}));
  CHECK(!is_table({watch("Urge", 1), watch("Safe", 11)}));
}

TEST_CASE("to_html has all watch answers of a day in one cell of its table") {
  ReportWatch first = watch("Urge <", 2);
  first.values.emplace_back(day("2026-11-10"), "5 &");
  const std::string body = body_of({.watch = {first, watch("Safe", 1)}});
  CHECK(contains(body, R"(<th role="columnheader" scope="col">Tue 10 Nov</th>
<th role="columnheader" scope="col">Wed 11 Nov</th>)"));
  CHECK(contains(body,
                 R"(<th role="rowheader" scope="row" dir="auto">Urge &lt;</th>
<td role="cell" data-heading="Tue 10 Nov" dir="auto">0, 5 &amp;</td>
<td role="cell" data-heading="Wed 11 Nov" dir="auto">1</td>
</tr>
<tr role="row">
<th role="rowheader" scope="row" dir="auto">Safe</th>
<td role="cell" data-heading="Tue 10 Nov" dir="auto">0</td>
<td role="cell" data-heading="Wed 11 Nov" dir="auto"></td>)"));
}

TEST_CASE("to_html shows practiced days as letters, and says them in words") {
  const std::string body = body_of(
      {.homework = {{.title = "Walk",
                     .agreed = "daily",
                     .days = "Sat 14, Sun 15 Nov",
                     .practiced = {day("2026-11-14"), day("2026-11-15")}}}});
  CHECK(contains(body, "<svg class=\"strip\" aria-hidden=\"true\""));
  CHECK(count(body, "<circle") == 2);
  CHECK(count(body, ">S</text>") == 2);
  CHECK(contains(body, "</svg><span>Sat 14, Sun 15 Nov</span></p>"));
}

TEST_CASE("to_html draws a ring before, a dot after and a line between") {
  const std::string chart = chart_of(picture());

  CHECK(contains(chart,
                 "<svg role=\"img\" aria-label=\"Fear, before to after: Thu 12 "
                 "Nov 100 to 0, Thu 19 Nov 50 to 25\""));
  CHECK(count(chart, "<circle class=\"before\"") == 2);
  CHECK(count(chart, "<circle class=\"after\"") == 2);
  CHECK(contains(chart,
                 "<line class=\"go\" x1=\"36.0\" y1=\"18.0\" "
                 "x2=\"36.0\" y2=\"64.0\""));
  CHECK(contains(chart,
                 "<line class=\"go\" x1=\"630.0\" y1=\"41.0\" "
                 "x2=\"630.0\" y2=\"52.5\""));
  CHECK(contains(chart, ">100<"));
  CHECK(contains(chart, ">0<"));
  CHECK(contains(chart,
                 "<figcaption dir=\"auto\">Fear: ring before, dot after; "
                 "shaded: since Fri 13 Nov</figcaption>"));

  SUBCASE("with the colors of print, for programs that know no style sheet") {
    CHECK(contains(chart, "fill=\"#ffffff\" stroke=\"#1f4f56\""));
    CHECK(contains(chart, "stroke=\"#4a4a4a\""));
    CHECK(!contains(chart, "var("));
  }
  SUBCASE("the days of the window shaded") {
    CHECK(contains(chart, "<rect class=\"since\" x=\"120.9\""));
    CHECK(contains(chart, "opacity=\"0.07\""));
  }
  SUBCASE("and a line where the step is another one, with its name") {
    CHECK(count(chart, "<line class=\"changed\"") == 2);
    CHECK(contains(chart, ">1. Inside</text>"));
    CHECK(contains(chart, ">2.</text>"));  // it has no room
    ReportPicture early = picture();
    early.points[1].day = day("2026-11-14");
    CHECK(contains(chart_of(early), ">2. &lt;Farther&gt;</text>"));
    early.points[1].step = early.points[0].step;
    CHECK(count(chart_of(early), "<line class=\"changed\"") == 1);
  }
}

TEST_CASE("to_html draws numbers of any size, and one day") {
  ReportPicture same = picture();
  same.points = {{day("2026-11-12"), 7, 7, ""}};
  same.low = same.high = 7;
  same.last = same.since = same.first;
  CHECK(contains(chart_of(same), "y1=\"41.0\" x2=\"36.0\" y2=\"41.0\""));

  ReportPicture huge = picture();
  huge.points = {{day("2026-11-12"), -1.5e308, 1.5e308, ""}};
  huge.low = -1.5e308;
  huge.high = 1.5e308;
  CHECK(contains(chart_of(huge), "y1=\"64.0\" x2=\"36.0\" y2=\"18.0\""));
}

TEST_CASE("to_html escapes what was typed, wherever it stands") {
  const std::string bad = "<b>&\"'";
  ReportRow told = row(bad, bad);
  told.subject.name = bad;
  told.step_text = told.outcome = bad;
  told.words = {cell(bad, bad)};
  told.numbers = {cell(bad, bad)};
  told.remarks = {cell(bad, bad)};
  ReportWatch seen{.question = bad, .values = {{day("2026-11-10"), bad}}};
  seen.line = bad;
  ReportPicture drawn = picture();
  drawn.question = drawn.text = drawn.points[0].step = bad;
  ReportPart part{.title = bad,
                  .agreed = bad,
                  .ranges = {bad + " 0-10"},
                  .goal = bad,
                  .changes = {bad},
                  .measures = {{bad, bad}},
                  .rows = {told, told},
                  .days = bad,
                  .practiced = {day("2026-11-14")},
                  .picture = drawn};
  ReportPart short_part = part;
  short_part.rows.pop_back();
  const Report report{
      .title = bad,
      .window = bad,
      .takeaway = bad,
      .empty_window = bad,
      .unread_files = bad,
      .watch = {seen},
      .in_short = {bad},
      .topics = {.lines = {bad}},
      .pause = bad,
      .noticed = {{.text = bad, .source = bad, .day = day("2026-11-17")}},
      .homework = {part, short_part},
      .also_logged = bad,
      .also_agreed = bad,
      .sleep = {.nights = {{bad, bad, bad, bad, bad, bad, bad, bad, bad}},
                .notes = {told}},
      .form = {bad},
      .to_decide = {.lines = {bad}},
      .decisions = {bad, bad, bad},
      .footer = {bad},
      .entries = {{bad, {bad}}}};
  for (const std::string& body :
       {body_of(report), body_of({.watch = {seen, seen}})}) {
    CHECK(!contains(body, "<b>"));
    CHECK(!contains(body, "&\""));
    CHECK(contains(body, "data-heading=\"&lt;b&gt;&amp;&quot;'\"") ==
          contains(body, "class=\"rows cards\""));
  }
}

TEST_CASE("escape_html makes text of mark-up") {
  CHECK(escape_html("<script>&amp;\"'</script>") ==
        "&lt;script&gt;&amp;amp;&quot;'&lt;/script&gt;");
  CHECK(escape_html(std::string_view("a\0b\x1b\r\nc\xff", 8)) ==
        "a\u2400b\u241b\nc\uFFFD");
  CHECK(escape_html("\u202Eevil\u2066") == "\uFFFDevil\uFFFD");
  CHECK(escape_html("caf\u00e9 \U0001F642") == "caf\u00e9 \U0001F642");
}

}  // namespace hw::test::html_test
