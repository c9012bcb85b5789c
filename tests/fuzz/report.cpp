// Any bytes as a journal: counted, reported, and written in every format.
#include "hw/report.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "hw/html.hpp"
#include "hw/json.hpp"
#include "hw/markdown.hpp"
#include "hw/practice.hpp"
#include "hw/read.hpp"
#include "hw/text.hpp"

#include "require.hpp"

namespace {

using hw::Extent;
using hw::Journal;
using hw::fuzz::require;

// The same text as an assignment, as sessions and as settings.
Journal journal_of(std::string_view text) {
  auto sessions = hw::read_sessions("sessions.toml", text).value;
  return {
      .settings = hw::read_settings("journal.toml", text).value,
      .assignments = {hw::read_assignment("assignments/a.toml", text).value},
      .sessions = std::move(sessions.sessions),
      .agenda = std::move(sessions.agenda)};
}

void check_page(const std::string& page, Extent extent) {
  require(hw::is_utf8(page), "a page is UTF-8");
  require(page.ends_with('\n'), "a page ends with a line feed");
  // Blank lines say nothing, and what is looked at first is never cut.
  std::size_t lines = page.find("## To look at first") == std::string::npos;
  for (std::size_t end = page.find('\n'); lines > 0 && end < page.size();
       end = page.find('\n', end + 1)) {
    lines += end > 0 && page[end - 1] != '\n' ? 1 : 0;
  }
  require(extent == Extent::full ||
              lines <= static_cast<std::size_t>(hw::page_lines) + 1,
          "a page is one page");
}

void check_html(const std::string& html) {
  require(hw::is_utf8(html), "HTML is UTF-8");
  for (const char* const active : {"<script", "<iframe", "<form", "<a "}) {
    require(html.find(active) == std::string::npos,
            "no typed text is more than text in HTML");
  }
}

void check_practice(const hw::Practice& practice) {
  require(practice.current >= 0 && practice.current <= practice.longest,
          "no run is longer than the longest");
  require(std::is_sorted(practice.days.begin(), practice.days.end()),
          "practiced days are in order");
  for (std::size_t i = 1; i < practice.periods.size(); ++i) {
    require(practice.periods[i - 1].last < practice.periods[i].first,
            "periods do not overlap");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const Journal journal = journal_of(std::string(data, data + size));
  const hw::Moment now = *hw::parse_moment("2026-11-20T10:00:00-05:00");
  const hw::PracticeRules rules = {.today = now.date};

  check_practice(hw::practice(journal.assignments.front(), rules));
  for (const Extent extent : {Extent::page, Extent::full}) {
    const hw::Report report =
        hw::make_report(journal, {.now = now, .extent = extent});
    check_page(hw::to_markdown(report), extent);
    check_html(hw::to_html(report));
    require(hw::is_utf8(hw::to_json(report)), "JSON is UTF-8");
  }
  require(hw::is_utf8(hw::to_json(journal.assignments.front(), rules)),
          "JSON is UTF-8");
  return 0;
}
