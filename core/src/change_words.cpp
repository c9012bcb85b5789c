// in_words() of a change: what it did.
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/wording.hpp"

namespace hw {
namespace {

// What one change did.
class ChangeWords {
 public:
  ChangeWords(const Change& change, const Assignment& assignment)
      : change_(change),
        before_(as_of(assignment, change.on.plus_days(-1))),
        status_before_(status_on(assignment, change.on.plus_days(-1))) {}

  std::vector<std::string> parts() {
    add_status();
    add_schedule();
    add_what();
    add_text("title", change_.title);
    add_text("baby step", change_.baby_step);
    add_text("when and where", change_.cue);
    if (change_.if_then) {
      add_text("if-then", fmt::format("{}", fmt::join(*change_.if_then, "; ")));
    }
    if (change_.steps) {
      parts_.emplace_back(change_.steps->empty() ? "no steps" : "new steps");
    }
    add_text("goal", change_.goal);
    if (change_.confidence) {
      parts_.push_back(
          fmt::format("how likely, 0-100: {}", *change_.confidence));
    }
    if (change_.share && *change_.share != before_.share) {
      parts_.push_back(
          fmt::format("shared in reports: {}", to_string(*change_.share)));
    }
    return std::move(parts_);
  }

 private:
  void add_status() {
    const bool is_news = change_.status && *change_.status != status_before_;
    if (change_.status == Status::paused && change_.until) {
      parts_.push_back("paused until " + short_form(*change_.until));
    } else if (change_.status == Status::paused) {
      parts_.emplace_back("paused");
    } else if (is_news) {
      parts_.emplace_back(end_or_return(*change_.status));
    }
  }

  static std::string_view end_or_return(Status status) {
    if (status == Status::active) {
      return "taken up again";
    }
    return status == Status::finished ? "finished" : "let go";
  }

  void add_schedule() {
    if (change_.schedule && *change_.schedule != before_.schedule) {
      parts_.push_back(fmt::format("{} instead of {}",
                                   change_.schedule->in_words(),
                                   before_.schedule.in_words()));
    }
  }

  void add_what() {
    const bool is_smaller = change_.what && !change_.what->empty() &&
                            *change_.what == before_.baby_step;
    add_text(is_smaller ? "smaller version" : "what", change_.what);
  }

  void add_text(std::string_view name, const std::optional<std::string>& text) {
    if (text) {
      parts_.push_back(
          fmt::format("{}: {}", name, text->empty() ? "none" : *text));
    }
  }

  const Change& change_;
  const Assignment before_;
  const Status status_before_;
  std::vector<std::string> parts_;
};

}  // namespace

std::vector<std::string> in_words(const Change& change,
                                  const Assignment& assignment) {
  return ChangeWords(change, assignment).parts();
}

}  // namespace hw
