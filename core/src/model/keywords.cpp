// The words of the file format.
#include <algorithm>
#include <array>
#include <cstddef>

#include "hw/assignment.hpp"
#include "hw/field_table.hpp"

namespace hw {
namespace {

// The words of each set, in the order of its values.
template <typename Word>
constexpr auto words = nullptr;

template <>
constexpr auto words<Outcome> = std::to_array<std::string_view>(
    {"done", "partly", "tried", "not-this-time", "no-chance", "planned"});

template <>
constexpr auto words<Share> = std::to_array<std::string_view>({"all", "summary",
                                                               "none"});

template <>
constexpr auto words<Status> =
    std::to_array<std::string_view>({"active", "paused", "finished", "let-go"});

template <>
constexpr auto words<Origin> =
    std::to_array<std::string_view>({"together", "me", "therapist"});

template <>
constexpr auto words<Kind> = std::to_array<std::string_view>(
    {"behavioral", "social", "emotional", "cognitive", "attitudinal"});

template <>
constexpr auto words<QuestionType> = std::to_array<std::string_view>(
    {"text", "line", "scale", "number", "choice", "yesno", "minutes", "time"});

template <>
constexpr auto words<Asked> =
    std::to_array<std::string_view>({"before", "after", "both"});

template <>
constexpr auto words<OnPage> = std::to_array<std::string_view>({"row", "pair",
                                                                "watch", "no"});

template <>
constexpr auto words<SessionStatus> =
    std::to_array<std::string_view>({"planned", "held", "cancelled"});

}  // namespace

template <typename Word>
requires std::is_enum_v<Word> std::string_view to_string(Word word) {
  return words<Word>.at(static_cast<std::size_t>(word));
}

template <typename Word>
std::optional<Word> parse_word(std::string_view text) {
  const auto found = std::find(words<Word>.begin(), words<Word>.end(), text);
  if (found == words<Word>.end()) {
    return std::nullopt;
  }
  return static_cast<Word>(found - words<Word>.begin());
}

template <typename Word>
std::vector<std::string_view> all_words() {
  return {words<Word>.begin(), words<Word>.end()};
}

template std::string_view to_string(Outcome word);
template std::string_view to_string(Share word);
template std::string_view to_string(Status word);
template std::string_view to_string(Origin word);
template std::string_view to_string(Kind word);
template std::string_view to_string(QuestionType word);
template std::string_view to_string(Asked word);
template std::string_view to_string(OnPage word);
template std::string_view to_string(SessionStatus word);

template std::optional<Outcome> parse_word(std::string_view text);
template std::optional<Share> parse_word(std::string_view text);
template std::optional<Status> parse_word(std::string_view text);
template std::optional<Origin> parse_word(std::string_view text);
template std::optional<Kind> parse_word(std::string_view text);
template std::optional<QuestionType> parse_word(std::string_view text);
template std::optional<Asked> parse_word(std::string_view text);
template std::optional<OnPage> parse_word(std::string_view text);
template std::optional<SessionStatus> parse_word(std::string_view text);

template std::vector<std::string_view> all_words<Outcome>();
template std::vector<std::string_view> all_words<Share>();
template std::vector<std::string_view> all_words<Status>();
template std::vector<std::string_view> all_words<Origin>();
template std::vector<std::string_view> all_words<Kind>();
template std::vector<std::string_view> all_words<QuestionType>();
template std::vector<std::string_view> all_words<Asked>();
template std::vector<std::string_view> all_words<OnPage>();
template std::vector<std::string_view> all_words<SessionStatus>();

const std::vector<std::string_view>& obstacle_words() {
  static const std::vector<std::string_view> obstacles = {
      "no-time",    "forgot",      "avoidance",     "low-energy",
      "anxious",    "unclear-how", "unclear-why",   "too-big",
      "boring",     "no-fit",      "no-privacy",    "other-people",
      "life-event", "ill",         "perfectionism", "other"};
  return obstacles;
}

const std::vector<std::string_view>& entry_keys() {
  static const std::vector<std::string_view> keys =
      keys_of(entry_fields, {"at", "outcome"});
  return keys;
}

const std::vector<std::string_view>& ask_also_words() {
  static const auto askable = [] {
    std::vector<std::string_view> keys;
    for_each_field(entry_fields, [&keys](const auto& field) {
      if (!field.notes.question.empty()) {
        keys.push_back(field.key);
      }
    });
    return keys;
  }();
  return askable;
}

}  // namespace hw
