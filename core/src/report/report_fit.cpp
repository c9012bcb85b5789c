// What of a page is shown when there is no room for all of it.
//
// The page is filled, thing by thing, in one order: what always stands on it;
// a row of every part; then, round by round, second rows, third rows and the
// rest. Each thing is weighed twice, in lines of Markdown and in points of a
// printed sheet, and goes in while both budgets hold. A part whose next row has
// no room takes no older one either, so that it has no holes. Texts are whole
// where everything fits; else the longest are cut first.
#include <algorithm>
#include <cstddef>
#include <numeric>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "page_parts.hpp"
#include "report_model.hpp"
#include "report_weight.hpp"

namespace hw::page {

namespace {

constexpr std::size_t most_lines = 5;  // of a list
constexpr std::size_t most_quotes = 5;
constexpr std::size_t most_decisions = 8;
constexpr std::size_t first_quotes = 3;
constexpr std::size_t first_nights = 2;
// With more parts than this, those without words share a line.
constexpr std::size_t most_parts = 12;

constexpr Weight also_line{1, line_points};
constexpr Weight clipped_line{1, line_points};

// Fills a page with the things of a whole one.
class PageFill {
 public:
  explicit PageFill(Report whole, bool is_limited = true, Weight reserved = {})
      : whole_(std::move(whole)),
        page_(whole_),
        is_limited_(is_limited),
        used_(reserved) {
    for (std::vector<ReportPart>* const parts :
         {&page_.homework, &page_.records}) {
      for (ReportPart& part : *parts) {
        parts_.push_back(
            {&part, by_importance(part.rows), {}, margin_of(part)});
      }
    }
  }

  Report fill() {
    take_top();
    choose_quotes(first_quotes);
    take_first_rows();
    take_nights(first_nights);
    take_boxes();
    take_goals();
    take_rounds();
    choose_quotes(most_quotes);
    take_pictures(1);
    take_nights(whole_.sleep.nights.size() + whole_.sleep.notes.size());
    take_pictures(parts_.size());
    put_rows();
    return std::move(page_);
  }

  bool is_whole() const { return is_whole_; }

 private:
  // The rows of a part that are on the page are the first `taken` of `order`.
  struct Filling {
    ReportPart* part;
    std::vector<std::size_t> order;
    std::set<std::string> steps = {};  // that have their line
    int margin = 0;                    // points
    int content = 0;                   // points, beside the margin
    std::size_t taken = 0;
    bool is_full = false;
  };

  // What was done before what was not, the newest first.
  static std::vector<std::size_t> by_importance(
      const std::vector<ReportRow>& rows) {
    std::vector<std::size_t> order(rows.size());
    std::iota(order.rbegin(), order.rend(), std::size_t{0});
    std::stable_partition(order.begin(), order.end(), [&](std::size_t index) {
      return rows[index].is_done;
    });
    return order;
  }

  bool has_room(const Weight& weight) const {
    return !is_limited_ || (used_.lines + weight.lines <= page_lines &&
                            used_.points + weight.points <= page_points);
  }

  // Takes what has room; says whether it has.
  bool take(const Weight& weight) {
    const bool fits = has_room(weight);
    used_ = fits ? used_ + weight : used_;
    is_whole_ = is_whole_ && fits;
    return fits;
  }

  void take_always(const Weight& weight) { used_ = used_ + weight; }

  // What stands beside the margin takes height only where it is the higher one.
  bool take_beside(Filling& filling, const Weight& weight) {
    const int height = std::max(filling.margin, filling.content);
    const int higher =
        std::max(filling.margin, filling.content + weight.points);
    const int added =
        filling.content == 0 ? higher + section_points : higher - height;
    const bool fits = take({weight.lines, added});
    filling.content += fits ? weight.points : 0;
    return fits;
  }

  void take_lines(const std::vector<std::string>& lines) {
    if (lines.empty()) {
      return;
    }
    take_always({1, section_points});
    for (const std::string& line : lines) {
      take_always({1, line_points + more_points * (printed_lines(line) - 1)});
    }
  }

  void take_top() {
    take_always({2, title_points});
    for (const std::string* const line :
         {&whole_.takeaway, &whole_.empty_window, &whole_.unread_files,
          &whole_.pause, &whole_.also_agreed}) {
      take_always(line->empty()
                      ? Weight{}
                      : Weight{1, line_points * printed_lines(*line)});
    }
    take_always({static_cast<int>(whole_.footer.size()),
                 line_points * static_cast<int>(whole_.footer.size())});
    std::vector<std::string> watched;
    for (const ReportWatch& watch : whole_.watch) {
      watched.push_back(watch.line);
    }
    take_lines(watched);
    for_each_part([this](const auto& part) { take_plain(part.content); });
    take_below();
  }

  // What stands below the rows, whatever they take.
  void take_below() {
    if (whole_.sleep != ReportSleep{}) {
      take_always({whole_.sleep.average ? 4 : 3,
                   section_points + head_points + night_points});
    }
    if (!whole_.form.empty()) {
      take_always({4, section_points + form_points});
    }
  }

  template <typename Content>
  void take_plain(Content /*member*/) {}

  void take_plain(std::vector<std::string> Report::*lines) {
    take_lines(page_.*lines);
  }

  void take_plain(ReportLines Report::*lines) {
    cut(page_.*lines);
    take_lines((page_.*lines).lines);
  }

  // The newest stay.
  void cut(ReportLines& list) {
    const std::size_t size = list.lines.size();
    if (is_limited_ && size > most_lines) {
      list.more = static_cast<int>(size - most_lines);
      list.lines.erase(list.lines.begin(), list.lines.begin() + list.more);
      is_whole_ = false;
    }
  }

  // Of the quotes in order of their rounds, the first `most`. What is quoted is
  // not in its row.
  void choose_quotes(std::size_t most) {
    while (quotes_ < std::min(most, whole_.noticed.size())) {
      const ReportQuote& quote = whole_.noticed[quotes_];
      const int lines = printed_lines(quote.text + quote.source);
      const Weight weight{quotes_ == 0 ? 2 : 1,
                          line_points + more_points * (lines - 1) +
                              (quotes_ == 0 ? section_points : 0)};
      if (!has_room(weight)) {
        return;
      }
      take_always(weight);
      ++quotes_;
      for (const Filling& filling : parts_) {
        drop_noticed(filling.part->rows, quote.text);
      }
      drop_noticed(page_.sleep.notes, quote.text);
    }
  }

  static void drop_noticed(std::vector<ReportRow>& rows,
                           const std::string& text) {
    for (ReportRow& row : rows) {
      std::erase_if(row.remarks, [&text](const ReportCell& cell) {
        return cell.name == noticed_name && cell.text == text;
      });
    }
  }

  // A part that has no room is named in a line.
  void take_first_rows() {
    used_ = used_ + also_line;
    for (Filling& filling : parts_) {
      const ReportPart& part = *filling.part;
      const bool has_words = !filling.order.empty() || !part.changes.empty() ||
                             !part.measures.empty();
      const bool has_place =
          !is_limited_ || parts_.size() <= most_parts || has_words;
      const Weight weight = content_of(part);
      const ReportRow row =
          filling.order.empty() ? ReportRow() : part.rows[filling.order[0]];
      if (has_place &&
          (filling.order.empty() ? take_beside(filling, weight)
                                 : take_row(filling, row, weight))) {
        filling.taken = std::min<std::size_t>(1, filling.order.size());
      } else {
        filling.is_full = true;
        unplaced_.push_back(filling.part);
      }
    }
    if (unplaced_.empty()) {
      used_ = used_ - also_line;
    }
  }

  bool take_row(Filling& filling, const ReportRow& row, Weight weight) {
    weight = weight + weight_of(row);
    const bool has_line = !row.step_text.empty() &&
                          !filling.steps.contains(row.step_text) &&
                          filling.part->rows.size() > 1;
    weight.points += has_line ? step_points : 0;
    const bool fits = take_beside(filling, weight);
    if (fits) {
      filling.steps.insert(row.step_text);
    }
    return fits;
  }

  void take_rounds() {
    bool goes_on = true;
    while (goes_on) {
      goes_on = false;
      for (Filling& filling : parts_) {
        if (!filling.is_full && filling.taken < filling.order.size()) {
          const ReportRow& row =
              filling.part->rows[filling.order[filling.taken]];
          filling.is_full = !take_row(filling, row, {});
          filling.taken += filling.is_full ? 0 : 1;
          goes_on = goes_on || !filling.is_full;
        }
      }
    }
  }

  // The latest nights, and of what was written about them the latest; an
  // average stands for the others.
  void take_nights(std::size_t most) {
    const ReportSleep& sleep = whole_.sleep;
    while (nights_ < std::min(most, sleep.nights.size()) &&
           take({1, night_points})) {
      ++nights_;
    }
    while (
        night_notes_ < std::min(most, sleep.notes.size()) &&
        take(weight_of(sleep.notes[sleep.notes.size() - 1 - night_notes_]))) {
      ++night_notes_;
    }
  }

  void take_boxes() {
    const std::size_t all = whole_.to_decide.lines.size();
    std::size_t shown = 0;
    while (shown < (is_limited_ ? std::min(all, most_decisions) : all) &&
           (shown % 2 == 1 || has_room({0, decision_points}))) {
      take_always({0, shown % 2 == 0 ? decision_points : 0});
      ++shown;
    }
    page_.to_decide.lines.resize(shown);
    page_.to_decide.more = static_cast<int>(all - shown);
  }

  void take_goals() {
    for (Filling& filling : parts_) {
      filling.part->has_goal_line = filling.part->goal.empty() || take({1, 0});
    }
  }

  void take_pictures(std::size_t most) {
    for (Filling& filling : parts_) {
      if (pictures_ < most && filling.part->picture && !filling.is_full &&
          !is_drawn(filling) && take_beside(filling, {0, picture_points})) {
        ++pictures_;
        drawn_.push_back(filling.part);
      }
    }
  }

  bool is_drawn(const Filling& filling) const {
    return std::find(drawn_.begin(), drawn_.end(), filling.part) !=
           drawn_.end();
  }

  void put_rows() {
    for (Filling& filling : parts_) {
      ReportPart& part = *filling.part;
      std::vector<std::size_t> shown(
          filling.order.begin(),
          filling.order.begin() + static_cast<std::ptrdiff_t>(filling.taken));
      std::sort(shown.begin(), shown.end());
      std::vector<ReportRow> rows;
      for (const std::size_t index : shown) {
        rows.push_back(std::move(part.rows[index]));
      }
      part.more = static_cast<int>(part.rows.size() - rows.size());
      part.rows = std::move(rows);
      if (!is_drawn(filling)) {
        part.picture.reset();
      }
    }
    put_quotes();
    put_nights();
    name_unplaced();
  }

  // In order of the days, as everything on the page is.
  void put_quotes() {
    page_.noticed.erase(
        page_.noticed.begin() + static_cast<std::ptrdiff_t>(quotes_),
        page_.noticed.end());
    std::stable_sort(page_.noticed.begin(), page_.noticed.end(),
                     [](const ReportQuote& quote, const ReportQuote& other) {
                       return quote.day < other.day;
                     });
  }

  void put_nights() {
    ReportSleep& sleep = page_.sleep;
    const auto nights =
        static_cast<std::ptrdiff_t>(sleep.nights.size() - nights_);
    const auto notes =
        static_cast<std::ptrdiff_t>(sleep.notes.size() - night_notes_);
    sleep.more = static_cast<int>(std::max(nights, notes));
    sleep.nights.erase(sleep.nights.begin(), sleep.nights.begin() + nights);
    sleep.notes.erase(sleep.notes.begin(), sleep.notes.begin() + notes);
  }

  void name_unplaced() {
    std::vector<std::string> names;
    for (const ReportPart* const part : unplaced_) {
      names.push_back(part->day_count == 0
                          ? part->title
                          : fmt::format("{} ({} {})", part->title,
                                        part->day_count,
                                        part->day_count == 1 ? "day" : "days"));
    }
    const auto is_unplaced = [&](const ReportPart& part) {
      return std::find(unplaced_.begin(), unplaced_.end(), &part) !=
             unplaced_.end();
    };
    for (std::vector<ReportPart>* const parts :
         {&page_.homework, &page_.records}) {
      std::vector<ReportPart> placed;
      for (ReportPart& part : *parts) {
        if (!is_unplaced(part)) {
          placed.push_back(std::move(part));
        }
      }
      *parts = std::move(placed);
    }
    if (!names.empty()) {
      page_.also_logged = fmt::format("Also: {}.", joined(names, ", "));
    }
  }

  Report whole_;
  Report page_;
  std::vector<Filling> parts_;
  std::vector<const ReportPart*> unplaced_;
  std::vector<const ReportPart*> drawn_;
  bool is_limited_;
  Weight used_;
  std::size_t quotes_ = 0;
  std::size_t nights_ = 0;
  std::size_t night_notes_ = 0;
  std::size_t pictures_ = 0;
  bool is_whole_ = true;
};

}  // namespace

Report with_everything(Report whole) {
  PageFill all(std::move(whole), false);
  return all.fill();
}

Report fit_to_page(Report whole) {
  PageFill with_all(whole);
  Report page = with_all.fill();
  if (!with_all.is_whole()) {
    Report shorter = with_clipped_texts(std::move(whole));
    const bool says_so = shorter.is_clipped || has_clipped(shorter);
    page = PageFill(std::move(shorter), true, says_so ? clipped_line : Weight{})
               .fill();
    page.is_clipped = page.is_clipped || has_clipped(page);
  }
  if (page.is_clipped) {
    page.footer.push_back(
        fmt::format("Where a text ends in {}, I wrote more.", clipped_end));
  }
  return page;
}

}  // namespace hw::page
