// in_words() of a change: what it did.
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/wording.hpp"

#include "changes_in_order.hpp"

namespace hw {
namespace {

// What holds of an assignment while its changes come, in order of their days.
class AgreementSoFar {
 public:
  explicit AgreementSoFar(Assignment assignment)
      : agreed_(std::move(assignment)) {}

  void add(const Change& change) {
    apply(change, agreed_);
    decides_ = deciding(decides_, change);
    latest_ = change.status ? &change : latest_;
  }

  const Assignment& agreed() const { return agreed_; }
  Status status_on(Date day) const { return status_from(decides_, day); }

  // Of the break that is there.
  std::optional<Date> last_day() const {
    return latest_ == nullptr ? std::nullopt : latest_->until;
  }

 private:
  Assignment agreed_;
  const Change* decides_ = nullptr;  // about the status
  const Change* latest_ = nullptr;   // of those that say a status
};

// What one change did.
class ChangeWords {
 public:
  ChangeWords(const Change& change, const AgreementSoFar& held, Date today)
      : change_(change),
        today_(today),
        held_(held),
        before_(held.agreed()),
        status_before_(held.status_on(change.on)) {}

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
           (status_before_ == Status::paused &&
            change_.until != held_.last_day());
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
  const AgreementSoFar& held_;
  const Assignment& before_;
  const Status status_before_;
  std::vector<std::string> parts_;
};

}  // namespace

std::vector<std::string> in_words(const Change& change,
                                  const Assignment& assignment, Date today) {
  AgreementSoFar held(assignment);
  for (const Change* const earlier : changes_until(assignment, change.on)) {
    held.add(*earlier);
  }
  return ChangeWords(change, held, today).parts();
}

std::vector<std::vector<std::string>> changes_in_words(
    const Assignment& assignment, Date today) {
  std::vector<std::vector<std::string>> words(assignment.changes.size());
  AgreementSoFar held(assignment);
  for (const Change* const change :
       changes_until(assignment, all_days().last)) {
    const auto place = change - assignment.changes.data();
    words[static_cast<std::size_t>(place)] =
        ChangeWords(*change, held, today).parts();
    held.add(*change);
  }
  return words;
}

}  // namespace hw
