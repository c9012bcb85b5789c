// Each side is paired with the base: parts with the same text, then parts with
// the same name, then blocks whose time was corrected (moved_items.cpp). Every
// part of the base that stays becomes a slot, and so does every new part, one
// slot for a part that both sides added.
//
// Slots of the base come in the order of the side that moved some. A new slot
// comes after the slot that it follows on its side; where both sides have new
// slots in one place, these are merged by their times. No step asks which side
// is ours, so that swapping the sides changes nothing. Pairing looks up texts
// and names, so that it takes no longer than sorting.
#include "three_way_align.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "moved_items.hpp"

namespace hw {
namespace {

using Places = std::unordered_map<std::string_view, std::vector<std::size_t>>;

// Where the parts of `parts` that have no partner are by what `key` tells, the
// last one first. Parts without such a key are left out.
template <typename Key>
Places places_by(Key key, const Items& parts, const auto& has_partner) {
  Places places;
  for (std::size_t i = parts.size(); i-- > 0;) {
    const std::string_view name = key(parts[i]);
    if (!has_partner[i] && !name.empty()) {
      places[name].push_back(i);
    }
  }
  return places;
}

// What of several parts that are alike is paired where `to` has fewer of them:
// as many as there are, or none, for it cannot be told which are gone.
enum class Fewer { some, none };

// Pairs parts that are alike in what `key` tells, the first with the first.
template <typename Key>
void pair_by(Key key, const Items& from, const Items& to, Pairs& pairs,
             std::vector<bool>& taken, Fewer fewer = Fewer::some) {
  Places places = places_by(key, to, taken);
  for (auto& [name, old_places] : places_by(key, from, pairs)) {
    auto& new_places = places[name];
    const bool is_fewer = new_places.size() < old_places.size();
    if (is_fewer && fewer == Fewer::none) {
      continue;
    }
    for (; !old_places.empty() && !new_places.empty(); old_places.pop_back()) {
      pairs[old_places.back()] = new_places.back();
      taken[new_places.back()] = true;
      new_places.pop_back();
    }
  }
}

std::string_view text_of(const Item& part) {
  return part.text;
}

std::string_view name_of(const Item& part) {
  return part.name;
}

std::string_view name_without_base(const Item& part) {
  return part.is_known_without_base ? part.name : std::string_view();
}

PairedSide paired_side(const Items& base, const Items& parts) {
  PairedSide side{parts, Pairs(base.size()), std::vector<bool>(parts.size())};
  pair_by(text_of, base, parts, side.from_base, side.paired);
  pair_by(name_of, base, parts, side.from_base, side.paired, Fewer::none);
  return side;
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
Items without_partner(const Items& parts, const Pairs& partners,
                      std::vector<std::size_t>& places) {
  Items result;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!partners[i]) {
      result.push_back(parts[i]);
      places.push_back(i);
    }
  }
  return result;
}

// New parts that follow one part of the base, as slots.
struct Group {
  std::vector<std::size_t> ours;
  std::vector<std::size_t> theirs;
};

// Puts the parts of three versions in order.
class Pairing {
 public:
  Pairing(const Items& base, const Items& ours, const Items& theirs)
      : base_(base), ours_(ours), theirs_(theirs) {
    PairedSide our_side = paired_side(base, ours);
    PairedSide their_side = paired_side(base, theirs);
    pair_moved(base, our_side, their_side);
    ours_to_base_ = inverse(our_side.from_base, ours.size());
    theirs_to_base_ = inverse(their_side.from_base, theirs.size());
    our_slots_.resize(ours.size());
    their_slots_.resize(theirs.size());
    for (std::size_t i = 0; i < base.size(); ++i) {
      add_kept({i, our_side.from_base[i], their_side.from_base[i]});
    }
    kept_ = slots_.size();
    add_new();
  }

  std::vector<Match> order() {
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
  void add(const Match& slot) {
    if (slot.ours) {
      our_slots_[*slot.ours] = slots_.size();
    }
    if (slot.theirs) {
      their_slots_[*slot.theirs] = slots_.size();
    }
    slots_.push_back(slot);
  }

  // What one side took away is gone, unless the other changed it.
  void add_kept(const Match& slot) {
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
    const Items ours = without_partner(ours_, ours_to_base_, our_places);
    const Items theirs =
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
    const auto ours = in_order_of(&Match::ours, before);
    const auto theirs = in_order_of(&Match::theirs, before);
    if (ours == before || theirs == before) {
      return ours == before ? theirs : ours;
    }
    return std::min(ours, theirs);
  }

  std::vector<std::size_t> in_order_of(Index Match::*side,
                                       std::vector<std::size_t> slots) const {
    std::vector<std::size_t> places(kept_);
    std::size_t place = 0;
    for (std::size_t i = 0; i < kept_; ++i) {
      place = (slots_[i].*side).value_or(place);
      places[i] = place;
    }
    std::ranges::stable_sort(slots, {},
                             [&](std::size_t slot) { return places[slot]; });
    return slots;
  }

  // Number 0 stands before everything, the others after their slot.
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
  const Item& part_of(std::size_t slot) const {
    const auto& [base, ours, theirs] = slots_[slot];
    const bool is_ours =
        ours && (!theirs || ours_[*ours].text < theirs_[*theirs].text);
    return is_ours ? ours_[*ours] : theirs_[*theirs];
  }

  // A new part with the time it is sorted by: a part without one stays after
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
    std::ranges::stable_sort(result, {}, &Timed::time);
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

  const Items& base_;
  const Items& ours_;
  const Items& theirs_;
  Pairs ours_to_base_;
  Pairs theirs_to_base_;
  std::vector<Match> slots_;  // those of the base, then the new ones
  std::size_t kept_ = 0;      // how many are of the base
  std::vector<Index> our_slots_;
  std::vector<Index> their_slots_;
  std::vector<bool> emitted_;
  std::vector<Match> result_;
};

}  // namespace

Pairs pairs_of(const Items& base, const Items& side) {
  PairedSide unchanged = paired_side(base, base);
  PairedSide changed = paired_side(base, side);
  pair_moved(base, changed, unchanged);
  return changed.from_base;
}

std::vector<Match> align(const Items& base, const Items& ours,
                         const Items& theirs) {
  return Pairing(base, ours, theirs).order();
}

}  // namespace hw
