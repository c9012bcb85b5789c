// in_words() of a change: what it did.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/field_table.hpp"
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
    add_fields();
    return std::move(parts_);
  }

 private:
  // What is most of it first; what has no place of its own comes last.
  static std::size_t place_of(std::string_view key) {
    constexpr std::array<std::string_view, 10> keys = {
        "schedule", "what",  "title", "baby_step",  "cue",
        "if_then",  "steps", "goal",  "confidence", "share"};
    return static_cast<std::size_t>(std::find(keys.begin(), keys.end(), key) -
                                    keys.begin());
  }

  void add_fields() {
    std::multimap<std::size_t, std::string> parts;  // by their places
    for_each_field(change_fields, [&](const auto& field) {
      if constexpr (requires { field.agreed; }) {
        const auto& changed = change_.*field.member;
        if (changed && *changed != before_.*field.agreed) {
          parts.emplace(place_of(field.key),
                        words_of(field.key, field.notes.label, *changed));
        }
      }
    });
    for (auto& [place, words] : parts) {
      parts_.push_back(std::move(words));
    }
  }

  std::string words_of(std::string_view key, std::string_view label,
                       const std::string& text) const {
    const bool is_smaller =
        key == "what" && !text.empty() && text == before_.baby_step;
    return fmt::format("{}: {}", is_smaller ? "smaller version" : label,
                       text.empty() ? "none" : text);
  }

  std::string words_of(std::string_view key, std::string_view label,
                       const std::vector<std::string>& texts) const {
    if (key == "steps") {
      return texts.empty() ? "no steps" : "new steps";
    }
    return words_of(key, label, fmt::format("{}", fmt::join(texts, "; ")));
  }

  std::string words_of(std::string_view /*key*/, std::string_view /*label*/,
                       const Schedule& schedule) const {
    return fmt::format("{} instead of {}", schedule.in_words(),
                       before_.schedule.in_words());
  }

  static std::string words_of(std::string_view /*key*/, std::string_view label,
                              int number) {
    return fmt::format("{}: {}", label, number);
  }

  static std::string words_of(std::string_view /*key*/, std::string_view label,
                              Share share) {
    return fmt::format("{}: {}", label, to_string(share));
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
