#include "pauses.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "hw/assignment.hpp"
#include "hw/check.hpp"
#include "hw/wording.hpp"

namespace hw {
namespace {

// A change of the status.
struct Turn {
  Date on;
  Status status;
  std::optional<Date> until;
  int line = 0;

  auto what() const { return std::tuple(on, status, until); }
};

std::optional<Turn> turn_in(const TomlTable& change) {
  const auto* const on = content_of<Moment>(change, "on");
  const auto status = parse_word<Status>(text_of(change, "status"));
  if (on == nullptr || !status) {
    return std::nullopt;
  }
  const auto* const until = content_of<Moment>(change, "until");
  return Turn{
      .on = on->date,
      .status = *status,
      .until = until == nullptr ? std::nullopt : std::optional(until->date),
      .line = line_of(change, "on")};
}

// In the order in which they hold.
std::vector<Turn> turns_in(const TomlTable& root) {
  std::vector<Turn> turns;
  for (const TomlTable* const change : blocks_of(root, "change")) {
    if (const std::optional<Turn> turn = turn_in(*change)) {
      turns.push_back(*turn);
    }
  }
  std::ranges::stable_sort(turns, {}, &Turn::on);
  return turns;
}

// A pause, and what ends it before its last day.
struct Cut {
  Turn pause;
  Turn by;
};

bool is_shorter(const Turn& pause, const Turn& other) {
  return pause.until && (!other.until || *pause.until < *other.until);
}

std::vector<Cut> cuts_in(const TomlTable& root) {
  std::vector<Cut> cuts;
  std::optional<Turn> pause;  // of those that go on, the one that ends last
  bool has_ended = false;
  for (const Turn& turn : turns_in(root)) {
    const bool is_pause = turn.status == Status::paused;
    if (is_pause && has_ended) {
      continue;
    }
    has_ended = !is_pause && turn.status != Status::active;
    const bool is_inside = pause && (!pause->until || turn.on <= *pause->until);
    const bool cuts_it =
        is_inside && !has_ended && (!is_pause || is_shorter(turn, *pause));
    if (cuts_it) {
      cuts.push_back({*pause, turn});
    }
    if (!is_pause) {
      pause.reset();
    } else if (!cuts_it) {
      pause = turn;
    }
  }
  return cuts;
}

// Whether the file contradicts itself by it. Picking up what was paused before
// does not, nor does giving a pause an end that had none.
bool is_contradiction(const Cut& cut) {
  return cut.by.status == Status::paused ? cut.pause.until.has_value()
                                         : cut.by.line < cut.pause.line;
}

std::string pause_in_words(const Turn& pause, Date today) {
  return pause.until ? fmt::format("{} to {}", in_words(pause.on, today),
                                   in_words(*pause.until, today))
                     : fmt::format("from {} on", in_words(pause.on, today));
}

void note_cut(const Cut& cut, Date today, ProblemList& problems) {
  const std::string pause = pause_in_words(cut.pause, today);
  const std::string what =
      cut.by.status == Status::paused
          ? fmt::format(
                "paused {} and {} overlap, and the later one decides; "
                "take out the one that you do not mean",
                pause, pause_in_words(cut.by, today))
          : fmt::format(
                "paused {}, and picked up again on {}, which decides; "
                "take out the one that you do not mean",
                pause, in_words(cut.by.on, today));
  problems.note(std::max(cut.pause.line, cut.by.line), what);
}

using Turns = std::set<decltype(std::declval<Turn>().what())>;

Turns all_turns(std::string_view text) {
  Turns all;
  const auto parsed = parse_toml("", text);
  if (const auto* const root = std::get_if<TomlTable>(&parsed)) {
    for (const Turn& turn : turns_in(*root)) {
      all.insert(turn.what());
    }
  }
  return all;
}

bool has_both(const Turns& turns, const Cut& cut) {
  return turns.contains(cut.pause.what()) && turns.contains(cut.by.what());
}

}  // namespace

void note_overlapping_pauses(const TomlTable& root, Date today,
                             ProblemList& problems) {
  for (const Cut& cut : cuts_in(root)) {
    if (is_contradiction(cut)) {
      note_cut(cut, today, problems);
    }
  }
}

std::vector<Problem> merged_pauses(const std::string& path,
                                   std::string_view merged,
                                   std::string_view ours,
                                   std::string_view theirs, Date today) {
  const auto parsed = parse_toml(path, merged);
  const auto* const root = std::get_if<TomlTable>(&parsed);
  const std::vector<Cut> cuts =
      root == nullptr ? std::vector<Cut>() : cuts_in(*root);
  if (cuts.empty()) {
    return {};
  }
  const Turns our_turns = all_turns(ours);
  const Turns their_turns = all_turns(theirs);
  ProblemList problems(path);
  for (const Cut& cut : cuts) {
    if (!has_both(our_turns, cut) && !has_both(their_turns, cut)) {
      note_cut(cut, today, problems);
    }
  }
  return problems.in_order();
}

}  // namespace hw
