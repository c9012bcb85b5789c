#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "report_parts.hpp"

namespace hw::page {

namespace {

// How many of each a page has at most.
struct Limits {
  std::size_t topics = 5;
  std::size_t quotes = 5;
  std::size_t rows = 8;
  std::size_t answers = 8;
  std::size_t obstacles = 5;
  std::size_t changes = 5;
  std::size_t decisions = 8;
};

// One section gives lines away until it has `least` of them.
struct Gift {
  std::size_t Limits::*from;
  std::size_t least;
};

// Numbers give before words, and all give some before one gives all. After the
// last a page has page_lines at most, whatever it was.
constexpr std::array<Gift, 13> gifts = {{
    {&Limits::answers, 3},
    {&Limits::changes, 3},
    {&Limits::obstacles, 3},
    {&Limits::decisions, 4},
    {&Limits::quotes, 2},
    {&Limits::rows, 4},
    {&Limits::answers, 1},
    {&Limits::changes, 1},
    {&Limits::obstacles, 1},
    {&Limits::decisions, 1},
    {&Limits::quotes, 1},
    {&Limits::rows, 2},
    {&Limits::topics, 4},
}};

std::string and_more(std::size_t size, std::size_t limit) {
  return size > limit ? fmt::format("and {} more", size - limit) : "";
}

template <typename T>
std::vector<T> first_of(const std::vector<T>& all, std::size_t limit) {
  const std::size_t count = std::min(all.size(), limit);
  return {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count)};
}

ReportLines cut(const ReportLines& all, std::size_t limit) {
  return {first_of(all.lines, limit), and_more(all.lines.size(), limit)};
}

std::string names_of_the_rest(const std::vector<ReportRow>& rows,
                              std::size_t limit) {
  std::vector<std::string> names;
  for (std::size_t index = limit; index < rows.size(); ++index) {
    names.push_back(rows[index].homework);
  }
  return names.empty() ? ""
                       : clip_line(fmt::format("and {} more: {}", names.size(),
                                               joined(names, ", ")));
}

bool is_clipped(std::string_view text) {
  return text.find(clipped_end) != std::string_view::npos;
}

bool is_clipped(const std::vector<std::string>& lines) {
  return std::any_of(lines.begin(), lines.end(), [](const std::string& line) {
    return is_clipped(std::string_view(line));
  });
}

std::vector<std::string> quoted_texts(const Report& report) {
  std::vector<std::string> texts = report.in_short;
  for (const std::vector<std::string>* lines :
       {&report.topics.lines, &report.obstacles.lines, &report.changes.lines}) {
    texts.insert(texts.end(), lines->begin(), lines->end());
  }
  for (const ReportQuote& quote : report.noticed) {
    texts.push_back(quote.text);
  }
  for (const ReportAnswers& answers : report.answers) {
    texts.push_back(answers.line);
  }
  return texts;
}

Report cut(const Report& whole, const Limits& limits) {
  Report report = whole;
  report.topics = cut(whole.topics, limits.topics);
  report.noticed = first_of(whole.noticed, limits.quotes);
  report.at_a_glance = first_of(whole.at_a_glance, limits.rows);
  report.more_homework = names_of_the_rest(whole.at_a_glance, limits.rows);
  report.answers = first_of(whole.answers, limits.answers);
  report.more_answers = and_more(whole.answers.size(), limits.answers);
  report.obstacles = cut(whole.obstacles, limits.obstacles);
  report.changes = cut(whole.changes, limits.changes);
  report.to_decide = cut(whole.to_decide, limits.decisions);
  if (is_clipped(quoted_texts(report))) {
    report.footer.emplace_back("Where a text ends in ..., I wrote more.");
  }
  return report;
}

// With its heading, a blank line below each of the two, and a line for what is
// left out.
std::size_t lines_of_section(std::size_t items, std::string_view more) {
  return items == 0 ? 0 : 3 + items + (more.empty() ? 0 : 1);
}

std::size_t lines_of(const ReportLines& section) {
  return lines_of_section(section.lines.size(), section.more);
}

// Each with a line for its source and one between it and the next.
std::size_t lines_of(const std::vector<ReportQuote>& quotes) {
  std::size_t lines = 0;
  for (const ReportQuote& quote : quotes) {
    const auto breaks = std::count(quote.text.begin(), quote.text.end(), '\n');
    lines += static_cast<std::size_t>(breaks) + 3;
  }
  return quotes.empty() ? 0 : lines_of_section(lines - 1, "");
}

// Two more for the head; what is left out is a paragraph of its own.
std::size_t lines_of_table(const Report& report) {
  return lines_of_section(
             report.at_a_glance.empty() ? 0 : report.at_a_glance.size() + 2,
             "") +
         (report.more_homework.empty() ? 0 : 2);
}

std::size_t lines_of(const Report& report) {
  const bool has_remark =  // one of the two, and no page has both
      !report.empty_window.empty() || !report.unread_files.empty();
  const std::size_t top = has_remark ? 6 : 4;
  const std::size_t bottom = 1;
  return top + lines_of_section(report.in_short.size(), "") +
         lines_of(report.topics) + lines_of(report.noticed) +
         lines_of_table(report) +
         lines_of_section(report.answers.size(), report.more_answers) +
         lines_of(report.obstacles) + lines_of(report.changes) +
         lines_of_section(report.form.size(), "") +
         report.to_decide.lines.size() +
         (report.to_decide.more.empty() ? 0 : 1) + bottom;
}

// `limits` with as little taken from `gift.from` as makes the page short
// enough, and as much as there is if none does.
Limits given(const Report& whole, Limits limits, const Gift& gift) {
  const std::size_t lines = lines_of(cut(whole, limits));
  Limits fewer = limits;
  while (lines_of(cut(whole, fewer)) > page_lines &&
         fewer.*gift.from > gift.least) {
    --(fewer.*gift.from);
  }
  // The line that says how many are left out can take what one less gives.
  return lines_of(cut(whole, fewer)) < lines ? fewer : limits;
}

}  // namespace

Report fit_to_page(const Report& whole) {
  Limits limits;
  for (const Gift& gift : gifts) {
    limits = given(whole, limits, gift);
  }
  return cut(whole, limits);
}

Report with_all_topics(const Report& whole) {
  Limits limits;
  limits.topics = whole.topics.lines.size();
  return cut(whole, limits);
}

}  // namespace hw::page
