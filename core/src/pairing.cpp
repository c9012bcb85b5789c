#include "pairing.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace hw {
namespace {

// For each part of one version, the same one in another.
using Pairs = std::vector<Index>;

// Pairs parts that are alike in what `key` tells, the first with the first.
// Parts without such a key, and those that have a partner, stay as they are.
template <typename Key>
void pair_by(Key key, const Parts& from, const Parts& to, Pairs& pairs,
             std::vector<bool>& taken) {
  std::unordered_map<std::string_view, std::vector<std::size_t>> places;
  for (std::size_t i = to.size(); i-- > 0;) {
    const std::string_view name = key(to[i]);
    if (!taken[i] && !name.empty()) {
      places[name].push_back(i);
    }
  }
  for (std::size_t i = 0; i < from.size(); ++i) {
    const auto found = places.find(key(from[i]));
    if (!pairs[i] && found != places.end() && !found->second.empty()) {
      pairs[i] = found->second.back();
      taken[found->second.back()] = true;
      found->second.pop_back();
    }
  }
}

std::string_view text_of(const Part& part) {
  return part.text;
}

std::string_view name_of(const Part& part) {
  return part.name;
}

std::string_view name_without_base(const Part& part) {
  return part.is_known_without_base ? part.name : std::string_view();
}

Pairs pairs_of(const Parts& base, const Parts& side) {
  Pairs pairs(base.size());
  std::vector<bool> taken(side.size());
  pair_by(text_of, base, side, pairs, taken);
  pair_by(name_of, base, side, pairs, taken);
  return pairs;
}

// The other way round.
Pairs inverse(const Pairs& pairs, std::size_t size) {
  Pairs result(size);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (pairs[i]) {
      result[*pairs[i]] = i;
    }
  }
  return result;
}

// The parts of one list that have no partner, as a list.
Parts without_partner(const Parts& parts, const Pairs& partners,
                      std::vector<std::size_t>& places) {
  Parts result;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!partners[i]) {
      result.push_back(parts[i]);
      places.push_back(i);
    }
  }
  return result;
}

// New parts that stand behind one part of the base, as slots.
struct Group {
  std::vector<std::size_t> ours;
  std::vector<std::size_t> theirs;
};

// Puts the parts of three versions in order.
class Pairing {
 public:
  Pairing(const Parts& base, const Parts& ours, const Parts& theirs)
      : base_(base), ours_(ours), theirs_(theirs) {
    const Pairs base_to_ours = pairs_of(base, ours);
    const Pairs base_to_theirs = pairs_of(base, theirs);
    ours_to_base_ = inverse(base_to_ours, ours.size());
    theirs_to_base_ = inverse(base_to_theirs, theirs.size());
    our_slots_.resize(ours.size());
    their_slots_.resize(theirs.size());
    for (std::size_t i = 0; i < base.size(); ++i) {
      add_kept({i, base_to_ours[i], base_to_theirs[i]});
    }
    kept_ = slots_.size();
    add_new();
  }

  std::vector<Slot> order() {
    const std::vector<Group> groups = make_groups();
    emitted_.resize(slots_.size());
    emit(groups.front());
    for (const std::size_t slot : kept_order()) {
      result_.push_back(slots_[slot]);
      emit(groups[slot + 1]);
    }
    return result_;
  }

 private:
  void add(const Slot& slot) {
    if (slot.ours) {
      our_slots_[*slot.ours] = slots_.size();
    }
    if (slot.theirs) {
      their_slots_[*slot.theirs] = slots_.size();
    }
    slots_.push_back(slot);
  }

  // What one side took away is gone, unless the other changed it.
  void add_kept(const Slot& slot) {
    const std::string_view before = base_[*slot.base].text;
    const bool in_ours =
        slot.ours && (slot.theirs || ours_[*slot.ours].text != before);
    const bool in_theirs =
        slot.theirs && (slot.ours || theirs_[*slot.theirs].text != before);
    if (in_ours || in_theirs) {
      add(slot);
    }
  }

  void add_new() {
    std::vector<std::size_t> our_places;
    std::vector<std::size_t> their_places;
    const Parts ours = without_partner(ours_, ours_to_base_, our_places);
    const Parts theirs =
        without_partner(theirs_, theirs_to_base_, their_places);
    Pairs pairs(ours.size());
    std::vector<bool> taken(theirs.size());
    pair_by(text_of, ours, theirs, pairs, taken);
    pair_by(name_without_base, ours, theirs, pairs, taken);
    for (std::size_t i = 0; i < ours.size(); ++i) {
      const Index theirs_too =
          pairs[i] ? Index(their_places[*pairs[i]]) : std::nullopt;
      add({std::nullopt, our_places[i], theirs_too});
    }
    for (std::size_t i = 0; i < theirs.size(); ++i) {
      if (!taken[i]) {
        add({std::nullopt, std::nullopt, their_places[i]});
      }
    }
  }

  // The slots of the base, in the order of the side that has moved some; where
  // both did, in one that does not depend on whose side is whose.
  std::vector<std::size_t> kept_order() const {
    std::vector<std::size_t> before(kept_);
    std::iota(before.begin(), before.end(), std::size_t{0});
    const auto ours = in_order_of(&Slot::ours, before);
    const auto theirs = in_order_of(&Slot::theirs, before);
    if (ours == before || theirs == before) {
      return ours == before ? theirs : ours;
    }
    return std::min(ours, theirs);
  }

  std::vector<std::size_t> in_order_of(Index Slot::*side,
                                       std::vector<std::size_t> slots) const {
    std::vector<std::size_t> places(kept_);
    std::size_t place = 0;
    for (std::size_t i = 0; i < kept_; ++i) {
      place = (slots_[i].*side).value_or(place);
      places[i] = place;
    }
    std::stable_sort(slots.begin(), slots.end(),
                     [&](std::size_t one, std::size_t other) {
                       return places[one] < places[other];
                     });
    return slots;
  }

  // Number 0 stands before everything, the others behind their slot.
  std::vector<Group> make_groups() const {
    std::vector<Group> groups(kept_ + 1);
    const auto sort_in = [&](const std::vector<Index>& slots, auto list) {
      std::size_t group = 0;
      for (const Index slot : slots) {
        if (!slot) {
          continue;  // taken away on the other side
        }
        if (*slot < kept_) {
          group = *slot + 1;
        } else {
          (groups[group].*list).push_back(*slot);
        }
      }
    };
    sort_in(our_slots_, &Group::ours);
    sort_in(their_slots_, &Group::theirs);
    return groups;
  }

  // Of two that are one, the first in the order of their texts.
  const Part& part_of(std::size_t slot) const {
    const auto& [base, ours, theirs] = slots_[slot];
    const bool is_ours =
        ours && (!theirs || ours_[*ours].text < theirs_[*theirs].text);
    return is_ours ? ours_[*ours] : theirs_[*theirs];
  }

  // A new part with the time it is sorted by: a part without one stays behind
  // the one above it.
  struct Timed {
    std::int64_t time;
    std::size_t slot;
  };

  std::vector<Timed> by_time(const std::vector<std::size_t>& slots) const {
    std::vector<Timed> result;
    std::int64_t time = std::numeric_limits<std::int64_t>::min();
    for (const std::size_t slot : slots) {
      time = part_of(slot).time.value_or(time);
      result.push_back({time, slot});
    }
    std::stable_sort(result.begin(), result.end(),
                     [](const Timed& one, const Timed& other) {
                       return one.time < other.time;
                     });
    return result;
  }

  // Which new part comes first does not depend on whose side is whose: alike in
  // their texts are only parts of one side, or of both and then in one order.
  bool comes_before(const Timed& one, const Timed& other) const {
    const auto rank = [this](const Timed& part) {
      const auto& [base, ours, theirs] = slots_[part.slot];
      return std::tuple(part.time, part_of(part.slot).text, !ours || !theirs,
                        part.slot);
    };
    return rank(one) < rank(other);
  }

  void emit(const Group& group) {
    const bool is_one_sided = group.ours.empty() || group.theirs.empty() ||
                              group.ours == group.theirs;
    if (is_one_sided) {
      emit_all(group.ours);
      emit_all(group.theirs);
      return;
    }
    const std::vector<Timed> ours = by_time(group.ours);
    const std::vector<Timed> theirs = by_time(group.theirs);
    auto our = ours.begin();
    auto their = theirs.begin();
    while (our != ours.end() && their != theirs.end()) {
      const bool is_ours = emitted_[our->slot] || (!emitted_[their->slot] &&
                                                   comes_before(*our, *their));
      emit(is_ours ? (our++)->slot : (their++)->slot);
    }
    for (; our != ours.end(); ++our) {
      emit(our->slot);
    }
    for (; their != theirs.end(); ++their) {
      emit(their->slot);
    }
  }

  void emit_all(const std::vector<std::size_t>& slots) {
    for (const std::size_t slot : slots) {
      emit(slot);
    }
  }

  // A part that both sides added may be in two groups.
  void emit(std::size_t slot) {
    if (!emitted_[slot]) {
      emitted_[slot] = true;
      result_.push_back(slots_[slot]);
    }
  }

  const Parts& base_;
  const Parts& ours_;
  const Parts& theirs_;
  Pairs ours_to_base_;
  Pairs theirs_to_base_;
  std::vector<Slot> slots_;  // those of the base, then the new ones
  std::size_t kept_ = 0;     // how many are of the base
  std::vector<Index> our_slots_;
  std::vector<Index> their_slots_;
  std::vector<bool> emitted_;
  std::vector<Slot> result_;
};

}  // namespace

std::vector<Slot> pair_up(const Parts& base, const Parts& ours,
                          const Parts& theirs) {
  return Pairing(base, ours, theirs).order();
}

}  // namespace hw
