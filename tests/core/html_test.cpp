#include "hw/html.hpp"

#include <string>
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

ReportStrip strip(std::string_view first, std::string_view last) {
  return {.first = day(first),
          .last = day(last),
          .practiced = {day(first)},
          .noted = {day(last)},
          .text = "Practiced on the first."};
}

std::string row_with(const ReportStrip& strip) {
  return body_of({.at_a_glance = {{"Walk", "", "", "", "", strip}}});
}

std::string chart_of(const std::vector<std::pair<double, double>>& pairs,
                     double low, double high) {
  return body_of({.answers = {{.homework = "Bus",
                               .slopes = ReportSlopes{.question = "Fear",
                                                      .summary = "as listed",
                                                      .pairs = pairs,
                                                      .low = low,
                                                      .high = high,
                                                      .text = "70 to 45"}}}});
}

const char* const small_body = R"html(<main>
<header>
<h1 dir="auto">Homework</h1>
<p class="window" dir="auto">Thu 19 Nov.</p>
<p class="empty" dir="auto">No entries this time.</p>
<p class="empty" dir="auto">1 file.</p>
</header>
<section aria-labelledby="in-short">
<h2 id="in-short">In short</h2>
<div class="content">
<ul class="lead">
<li dir="auto">I practiced.</li>
</ul>
</div>
</section>
<section aria-labelledby="topics">
<h2 id="topics">I'd like to talk about</h2>
<div class="content">
<ul class="topics">
<li dir="auto">Is it fine?</li>
</ul>
<p class="more" dir="auto">and 2 more</p>
</div>
</section>
<section aria-labelledby="noticed">
<h2 id="noticed">What I noticed</h2>
<div class="content">
<figure class="quote">
<blockquote dir="auto">Nobody<br>laughed.</blockquote>
<figcaption dir="auto">Bus, Tue 17 Nov</figcaption>
</figure>
</div>
</section>
<section aria-labelledby="glance">
<h2 id="glance">At a glance</h2>
<div class="content">
<table class="glance cards" role="table">
<thead role="rowgroup">
<tr role="row">
<th role="columnheader" scope="col">Homework</th>
<th role="columnheader" scope="col">We agreed on</th>
<th role="columnheader" scope="col">Practiced</th>
<th role="columnheader" scope="col">Days</th>
<th role="columnheader" scope="col">Helped (0-10)</th>
</tr>
</thead>
<tbody role="rowgroup">
<tr role="row">
<th role="rowheader" scope="row" dir="auto">Walk <small>social</small></th>
<td role="cell" data-heading="We agreed on" dir="auto">daily</td>
<td role="cell" data-heading="Practiced" dir="auto">2 days</td>
<td role="cell" data-heading="Days" dir="auto"></td>
<td role="cell" data-heading="Helped (0-10)" dir="auto">6, 4</td>
</tr>
</tbody>
</table>
<p class="more" dir="auto">and 1 more: Reading</p>
</div>
</section>
<section aria-labelledby="sleep">
<h2 id="sleep">Sleep</h2>
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
<th role="rowheader" scope="row" dir="auto">Average of 2 nights</th>
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
</div>
</section>
<section aria-labelledby="answers">
<h2 id="answers">Answers over time</h2>
<div class="content">
<table class="words cards" role="table">
<thead role="rowgroup">
<tr role="row">
<th role="columnheader" scope="col">Homework</th>
<th role="columnheader" scope="col">Expected</th>
<th role="columnheader" scope="col">What happened</th>
</tr>
</thead>
<tbody role="rowgroup">
<tr role="row">
<th role="rowheader" scope="row" dir="auto">Bus <small>Tue</small></th>
<td role="cell" data-heading="Expected" dir="auto">get off</td>
<td role="cell" data-heading="What happened" dir="auto">stayed</td>
</tr>
</tbody>
</table>
<p class="more" dir="auto">and 3 more</p>
</div>
</section>
<section aria-labelledby="obstacles">
<h2 id="obstacles">What got in the way</h2>
<div class="content">
<ul class="plain">
<li dir="auto">low energy</li>
</ul>
</div>
</section>
<section aria-labelledby="changes">
<h2 id="changes">Changes</h2>
<div class="content">
<ul class="plain">
<li dir="auto">Bus: paused</li>
</ul>
</div>
</section>
<section aria-labelledby="form">
<h2 id="form">For next time</h2>
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
<p class="more" dir="auto">and 4 more</p>
</div>
</section>
<footer class="end">
<ul class="plain">
<li dir="auto">Self-report.</li>
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

TEST_CASE("to_html writes the sections in their order") {
  const Report report{
      .title = "Homework",
      .window = "Thu 19 Nov.",
      .empty_window = "No entries this time.",
      .unread_files = "1 file.",
      .in_short = {"I practiced."},
      .topics = {.lines = {"Is it fine?"}, .more = "and 2 more"},
      .noticed = {{"Nobody\nlaughed.", "Bus, Tue 17 Nov"}},
      .at_a_glance = {{"Walk", "social", "daily", "2 days", "6, 4"}},
      .more_homework = "and 1 more: Reading",
      .sleep = {.nights = {{"Thu 19 Nov", "23:00", "07:00", "8:00", "15", "20",
                            "6:40", "83", "fair <"}},
                .average = ReportNight{.day = "Average of 2 nights",
                                       .in_bed = "8:00 (1)"}},
      .answers = {{.homework = "Bus",
                   .words = ReportWords{"Tue", "get off", "stayed"}}},
      .more_answers = "and 3 more",
      .obstacles = {.lines = {"low energy"}},
      .changes = {.lines = {"Bus: paused"}},
      .form = {"What exactly"},
      .to_decide = {.lines = {"Walk"}, .more = "and 4 more"},
      .decisions = {"keep", "change"},
      .footer = {"Self-report."},
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

TEST_CASE("to_html shows days as letters, and many days as dots") {
  const std::string days = row_with(strip("2026-11-10", "2026-11-19"));
  CHECK(contains(days,
                 "<svg class=\"strip\" role=\"img\" "
                 "aria-label=\"Practiced on the first.\""));
  CHECK(count(days, "<text") == 10);
  CHECK(contains(days, "<circle class=\"practiced\" cx=\"8.5\""));
  CHECK(contains(days, "<text class=\"practiced\" x=\"8.5\" y=\"12.0\">T<"));
  CHECK(contains(days, "<text class=\"day\" x=\"25.5\" y=\"12.0\">W<"));
  CHECK(contains(days, "<circle class=\"noted\" cx=\"161.5\""));
  CHECK(count(days, "<circle") == 2);

  const std::string many = row_with(strip("2026-11-09", "2026-11-19"));
  CHECK(count(many, "<circle") == 11);
  CHECK(count(many, "<circle class=\"practiced\"") == 1);
  CHECK(count(many, "<circle class=\"noted\"") == 1);
  CHECK(contains(many, ">9 Nov<"));
  CHECK(contains(many, ">19 Nov<"));
}

TEST_CASE("to_html draws a line for each pair, from before to after") {
  const std::string chart = chart_of({{0, 100}, {50, 25}}, 0, 100);

  CHECK(contains(chart, "role=\"img\" aria-label=\"70 to 45\""));
  CHECK(count(chart, "<line class=\"slope\"") == 2);
  CHECK(contains(chart, "x1=\"34.0\" y1=\"68.0\" x2=\"134.0\" y2=\"8.0\""));
  CHECK(contains(chart, "x1=\"34.0\" y1=\"38.0\" x2=\"134.0\" y2=\"53.0\""));
  CHECK(contains(chart, ">100<"));
  CHECK(contains(chart, ">0<"));
  CHECK(contains(chart, "<p class=\"summary\" dir=\"auto\">as listed</p>"));
}

TEST_CASE("to_html draws numbers of any size") {
  const std::string same = chart_of({{7, 7}}, 7, 7);
  CHECK(contains(same, "y1=\"38.0\" x2=\"134.0\" y2=\"38.0\""));
  CHECK(count(same, ">7<") == 1);

  const std::string huge = chart_of({{-1.5e308, 1.5e308}}, -1.5e308, 1.5e308);
  CHECK(contains(huge, "x1=\"34.0\" y1=\"68.0\" x2=\"134.0\" y2=\"8.0\""));
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
