#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "page_parts.hpp"
#include "report_model.hpp"

namespace hw::page {

namespace {

// How many of each part there are at most, by its key.
using Limits = std::map<std::string_view, std::size_t>;

Limits usual_limits() {
  Limits limits;
  for_each_part([&](const auto& part) { limits[part.key] = part.notes.most; });
  return limits;
}

std::string and_more(std::size_t size, std::size_t limit) {
  return size > limit ? fmt::format("and {} more", size - limit) : "";
}

template <typename T>
void keep_first(std::vector<T>& items, std::size_t limit) {
  items.resize(std::min(items.size(), limit));
}

// The first of each homework before the second of any, and there words and
// numbers in turn: the rounds in which they are chosen.
std::vector<std::size_t> rounds_of(const std::vector<ReportAnswers>& answers) {
  std::map<std::pair<std::string, bool>, std::size_t> of_one_kind;
  std::vector<std::tuple<std::size_t, bool, std::size_t>> order;
  for (std::size_t index = 0; index < answers.size(); ++index) {
    const bool is_number = answers[index].slopes.has_value();
    order.emplace_back(of_one_kind[{answers[index].homework, is_number}]++,
                       is_number, index);
  }
  std::sort(order.begin(), order.end());
  std::map<std::string, std::size_t> of_homework;
  std::vector<std::size_t> rounds(answers.size());
  for (const auto& [count, is_number, index] : order) {
    rounds[index] = of_homework[answers[index].homework]++;
  }
  return rounds;
}

// Those of the first rounds; they stay in order.
void keep_some_of_each(std::vector<ReportAnswers>& answers, std::size_t limit) {
  const std::vector<std::size_t> rounds = rounds_of(answers);
  std::vector<std::size_t> chosen(answers.size());
  std::iota(chosen.begin(), chosen.end(), std::size_t{0});
  std::stable_sort(chosen.begin(), chosen.end(),
                   [&rounds](std::size_t index, std::size_t other) {
                     return rounds[index] < rounds[other];
                   });
  keep_first(chosen, limit);
  std::sort(chosen.begin(), chosen.end());
  std::vector<ReportAnswers> kept;
  for (const std::size_t index : chosen) {
    kept.push_back(std::move(answers[index]));
  }
  answers = std::move(kept);
}

void cut(ReportLines& section, std::size_t limit) {
  section.more = and_more(section.lines.size(), limit);
  keep_first(section.lines, limit);
}

void cut(Report& report, ReportLines Report::*lines, std::size_t limit) {
  cut(report.*lines, limit);
}

void cut(Report& report, Form /*form*/, std::size_t limit) {
  cut(report.to_decide, limit);
}

// Nothing is left out of the others.
template <typename Item>
void cut(Report& report, std::vector<Item> Report::*items, std::size_t limit) {
  keep_first(report.*items, limit);
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

// How many nights are left: the one that has no average stays.
std::size_t nights_left(const ReportSleep& sleep, std::size_t limit) {
  const std::size_t all = sleep.nights.size();
  return sleep.average ? std::min(all, limit) : all;
}

// The latest stay.
void cut(Report& report, ReportSleep Report::*sleep, std::size_t limit) {
  std::vector<ReportNight>& nights = (report.*sleep).nights;
  const std::size_t left = nights_left(report.*sleep, limit);
  nights.erase(nights.begin(),
               nights.end() - static_cast<std::ptrdiff_t>(left));
}

void cut(Report& report, std::vector<ReportRow> Report::*rows,
         std::size_t limit) {
  report.more_homework = names_of_the_rest(report.*rows, limit);
  keep_first(report.*rows, limit);
}

void cut(Report& report, std::vector<ReportAnswers> Report::*answers,
         std::size_t limit) {
  report.more_answers = and_more((report.*answers).size(), limit);
  keep_some_of_each(report.*answers, limit);
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
  for_each_list([&](const auto& part) {
    const std::vector<std::string>& lines = (report.*part.content).lines;
    texts.insert(texts.end(), lines.begin(), lines.end());
  });
  for (const ReportQuote& quote : report.noticed) {
    texts.push_back(quote.text);
  }
  for (const ReportAnswers& answers : report.answers) {
    texts.push_back(answers.line);
  }
  for (const ReportNight& night : report.sleep.nights) {
    texts.push_back(night.quality);
  }
  return texts;
}

Report cut(Report report, const Limits& limits) {
  for_each_part([&](const auto& part) {
    cut(report, part.content, limits.at(part.key));
  });
  if (is_clipped(quoted_texts(report))) {
    report.footer.emplace_back("Where a text ends in ..., I wrote more.");
  }
  return report;
}

// How many of `size` lines are left, with the one that says how many are not.
std::size_t lines_left(std::size_t size, std::size_t limit) {
  return std::min(size, limit) + (size > limit ? 1 : 0);
}

// With its heading, and a blank line below each of the two.
std::size_t lines_of_section(std::size_t lines) {
  return lines == 0 ? 0 : 3 + lines;
}

// Those of a part that is cut to `limit`.
std::size_t lines_of(const Report& whole, ReportLines Report::*lines,
                     std::size_t limit) {
  return lines_of_section(lines_left((whole.*lines).lines.size(), limit));
}

template <typename Item>
std::size_t lines_of(const Report& whole, std::vector<Item> Report::*items,
                     std::size_t limit) {
  return lines_of_section(lines_left((whole.*items).size(), limit));
}

// Each with a line for its source and one between it and the next.
std::size_t lines_of(const Report& whole,
                     std::vector<ReportQuote> Report::*noticed,
                     std::size_t limit) {
  const std::vector<ReportQuote>& quotes = whole.*noticed;
  std::size_t lines = 0;
  for (std::size_t index = 0; index < std::min(quotes.size(), limit); ++index) {
    const std::string& text = quotes[index].text;
    const auto breaks = std::count(text.begin(), text.end(), '\n');
    lines += static_cast<std::size_t>(breaks) + 3;
  }
  return lines_of_section(quotes.empty() ? 0 : lines - 1);
}

// Two more for the head; what is left out is a paragraph of its own.
std::size_t lines_of(const Report& whole, std::vector<ReportRow> Report::*rows,
                     std::size_t limit) {
  const std::size_t size = (whole.*rows).size();
  return lines_of_section(size == 0 ? 0 : std::min(size, limit) + 2) +
         (size > limit ? 2 : 0);
}

// Two more for the head, and one for the average.
std::size_t lines_of(const Report& whole, ReportSleep Report::*part,
                     std::size_t limit) {
  const ReportSleep& sleep = whole.*part;
  const std::size_t average = sleep.average ? 1 : 0;
  return lines_of_section(
      sleep.nights.empty() ? 0 : nights_left(sleep, limit) + average + 2);
}

std::size_t lines_of(const Report& whole, Form /*form*/, std::size_t limit) {
  return lines_of_section(whole.form.size()) +
         lines_left(whole.to_decide.lines.size(), limit);
}

// What `whole` takes when it is cut to `limits`.
std::size_t lines_of(const Report& whole, const Limits& limits) {
  const bool has_remark =  // one of the two, and no page has both
      !whole.empty_window.empty() || !whole.unread_files.empty();
  const std::size_t top = has_remark ? 6 : 4;
  std::size_t lines = top + 1;  // and one at the bottom
  for_each_part([&](const auto& part) {
    lines += lines_of(whole, part.content, limits.at(part.key));
  });
  return lines;
}

// `limits` with as little taken from `gift.part` as makes the page short
// enough, and as much as there is if none does.
Limits given(const Report& whole, const Limits& limits, const Shrink& gift) {
  const std::size_t lines = lines_of(whole, limits);
  Limits fewer = limits;
  std::size_t& left = fewer[gift.part];
  while (lines_of(whole, fewer) > page_lines && left > gift.least) {
    --left;
  }
  // The line that says how many are left out can take what one less gives.
  return lines_of(whole, fewer) < lines ? fewer : limits;
}

}  // namespace

Report fit_to_page(Report whole) {
  Limits limits = usual_limits();
  for (const Shrink& gift : order_of_giving) {
    limits = given(whole, limits, gift);
  }
  return cut(std::move(whole), limits);
}

Report with_all_topics(Report whole) {
  Limits limits = usual_limits();
  for_each_part([&](const auto& part) {
    if (part.notes.is_whole_in_full) {
      limits[part.key] = PartNotes().most;
    }
  });
  return cut(std::move(whole), limits);
}

}  // namespace hw::page
