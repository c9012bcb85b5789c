// in_words() of a change: what it did.
#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/wording.hpp"

namespace hw {
namespace {

// What one change did.
class ChangeWords {
 public:
  ChangeWords(const Change& change, const Assignment& assignment, Date today)
      : change_(change),
        today_(today),
        before_(as_of(assignment, change.on)),
        status_before_(status_on(assignment, change.on)) {}

  std::vector<std::string> parts() {
    add_status();
    add_schedule();
    add_what();
    add_text("title", change_.title, before_.title);
    add_text("baby step", change_.baby_step, before_.baby_step);
    add_text("when and where", change_.cue, before_.cue);
    if (is_news(change_.if_then, before_.if_then)) {
      parts_.push_back(
          fmt::format("if-then: {}",
                      change_.if_then->empty()
                          ? "none"
                          : fmt::to_string(fmt::join(*change_.if_then, "; "))));
    }
    if (is_news(change_.steps, before_.steps)) {
      parts_.emplace_back(change_.steps->empty() ? "no steps" : "new steps");
    }
    add_text("goal", change_.goal, before_.goal);
    if (is_news(change_.confidence, before_.confidence)) {
      parts_.push_back(
          fmt::format("how likely, 0-100: {}", *change_.confidence));
    }
    if (is_news(change_.share, before_.share)) {
      parts_.push_back(
          fmt::format("shared in reports: {}", to_string(*change_.share)));
    }
    return std::move(parts_);
  }

 private:
  template <typename NewField, typename Field>
  static bool is_news(const std::optional<NewField>& changed,
                      const Field& before) {
    return changed && *changed != before;
  }

  void add_status() {
    if (!change_.status || !is_status_news()) {
      return;
    }
    if (change_.status == Status::paused && change_.until) {
      parts_.push_back("paused until " + in_words(*change_.until, today_));
    } else if (change_.status == Status::paused) {
      parts_.emplace_back("paused");
    } else {
      parts_.emplace_back(end_or_return(*change_.status));
    }
  }

  // What has ended takes no break; a break may get another last day.
  bool is_status_news() const {
    if (change_.status != Status::paused) {
      return change_.status != status_before_;
    }
    return status_before_ == Status::active ||
           (status_before_ == Status::paused && change_.until != last_day());
  }

  // Of the break that is there before.
  std::optional<Date> last_day() const {
    const Change* pause = nullptr;
    for (const Change& change : before_.changes) {
      const bool is_later = pause == nullptr || change.on >= pause->on;
      if (change.status && change.on <= change_.on && is_later) {
        pause = &change;
      }
    }
    return pause == nullptr ? std::nullopt : pause->until;
  }

  static std::string_view end_or_return(Status status) {
    if (status == Status::active) {
      return "taken up again";
    }
    return status == Status::finished ? "finished" : "let go";
  }

  void add_schedule() {
    if (is_news(change_.schedule, before_.schedule)) {
      parts_.push_back(fmt::format("{} instead of {}",
                                   change_.schedule->in_words(),
                                   before_.schedule.in_words()));
    }
  }

  void add_what() {
    const bool is_smaller = change_.what && !change_.what->empty() &&
                            *change_.what == before_.baby_step;
    add_text(is_smaller ? "smaller version" : "what", change_.what,
             before_.what);
  }

  void add_text(std::string_view name, const std::optional<std::string>& text,
                const std::string& before) {
    if (is_news(text, before)) {
      parts_.push_back(
          fmt::format("{}: {}", name, text->empty() ? "none" : *text));
    }
  }

  const Change& change_;
  const Date today_;
  const Assignment before_;
  const Status status_before_;
  std::vector<std::string> parts_;
};

}  // namespace

std::vector<std::string> in_words(const Change& change,
                                  const Assignment& assignment, Date today) {
  return ChangeWords(change, assignment, today).parts();
}

std::vector<std::vector<std::string>> changes_in_words(
    const Assignment& assignment, Date today) {
  std::vector<std::vector<std::string>> words;
  Assignment before = assignment;
  before.entries.clear();
  before.counted.clear();
  for (auto change = assignment.changes.begin();
       change != assignment.changes.end(); ++change) {
    before.changes.assign(assignment.changes.begin(), change);
    // A later day may stand earlier in the file, and the other way round.
    std::copy_if(
        change, assignment.changes.end(), std::back_inserter(before.changes),
        [on = change->on](const Change& other) { return other.on < on; });
    words.push_back(in_words(*change, before, today));
  }
  return words;
}

}  // namespace hw
