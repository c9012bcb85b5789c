// First by place: between two known blocks, the blocks that went away are
// paired in order with the blocks that came, if no more went than came. Then by
// text: an old block is paired with the one new block that has all its texts,
// looked up by the rarest of them. In both, the new block has to say all that
// the old one said but `at`, or to finish a plan.
#include "moved_items.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <unordered_set>

namespace hw {
namespace {

// What more new blocks than these have in common tells none of them.
constexpr std::size_t most_alike = 8;

bool is_plan(const Item& part) {
  return std::ranges::any_of(part.facts, [](const Fact& fact) {
    return fact.key == "outcome" && fact.value.find("planned") == 1;
  });
}

bool has_key(const Item& part, std::string_view key) {
  return std::ranges::binary_search(part.facts, key, {}, &Fact::key);
}

// Whether `part` says all that `old_part` did; of a plan, the outcome may be
// another.
bool says_all_of(const Item& part, const Item& old_part) {
  const bool was_plan = is_plan(old_part);
  return part.kind == old_part.kind &&
         std::ranges::all_of(old_part.facts, [&](const Fact& fact) {
           return was_plan && fact.key == "outcome"
                      ? has_key(part, fact.key)
                      : std::ranges::binary_search(part.facts, fact);
         });
}

// Whether `part` can be what became of the plan `old_part`.
bool finishes(const Item& part, const Item& old_part) {
  return part.kind == old_part.kind && is_plan(old_part) && !is_plan(part) &&
         std::ranges::all_of(old_part.facts, [&](const Fact& fact) {
           return has_key(part, fact.key);
         });
}

// Text that a person wrote, and no word from a list that entries share.
bool is_telling(const Fact& fact) {
  constexpr std::array<std::string_view, 4> shared = {"obstacle", "outcome",
                                                      "share", "step"};
  const bool is_text =
      fact.value.starts_with('"') || fact.value.starts_with('\'');
  return is_text && std::ranges::find(shared, fact.key) == shared.end();
}

// Which parts of a side take part.
using Taking = std::vector<bool>;

class MovedParts {
 public:
  MovedParts(const Items& base, const Taking& come, PairedSide& side)
      : base_(base), come_(come), side_(side) {}

  void pair() {
    pair_by_place();
    pair_by_text();
  }

 private:
  bool is_gone(std::size_t i) const {
    return !side_.from_base[i] && !base_[i].kind.empty();
  }

  bool has_come(std::size_t i) const {
    return come_[i] && !side_.paired[i] && !side_.parts[i].kind.empty();
  }

  // Behind each known part are those that went away and those that came.
  void pair_by_place() {
    for (std::size_t i = 0; i < base_.size();) {
      const Index known = side_.from_base[i++];
      std::vector<std::size_t> gone;
      for (; i < base_.size() && !side_.from_base[i]; ++i) {
        if (is_gone(i)) {
          gone.push_back(i);
        }
      }
      pair_in_place(gone, come_behind(known));
    }
  }

  std::vector<std::size_t> come_behind(const Index& known) const {
    const std::size_t size = side_.parts.size();
    std::vector<std::size_t> come;
    for (std::size_t j = known ? *known + 1 : size;
         j < size && !side_.paired[j]; ++j) {
      if (has_come(j)) {
        come.push_back(j);
      }
    }
    return come;
  }

  void pair_in_place(const std::vector<std::size_t>& gone,
                     const std::vector<std::size_t>& come) {
    if (gone.size() > come.size()) {
      return;
    }
    for (std::size_t i = 0; i < gone.size(); ++i) {
      const Item& part = side_.parts[come[i]];
      const Item& old_part = base_[gone[i]];
      if (says_all_of(part, old_part) || finishes(part, old_part)) {
        side_.pair(gone[i], come[i]);
      }
    }
  }

  void pair_by_text() {
    const TextPlaces places = places_of_texts();
    std::map<std::size_t, std::vector<std::size_t>> fits;  // of those that came
    for (std::size_t i = 0; i < base_.size(); ++i) {
      if (const Index only = is_gone(i) ? only_one_like(i, places) : Index()) {
        fits[*only].push_back(i);
      }
    }
    for (const auto& [part, old_parts] : fits) {
      if (old_parts.size() == 1) {
        side_.pair(old_parts.front(), part);
      }
    }
  }

  using TextPlaces = std::map<Fact, std::vector<std::size_t>>;

  TextPlaces places_of_texts() const {
    TextPlaces places;
    for (std::size_t i = 0; i < side_.parts.size(); ++i) {
      if (has_come(i)) {
        for (const Fact& fact : side_.parts[i].facts) {
          if (is_telling(fact)) {
            places[fact].push_back(i);
          }
        }
      }
    }
    return places;
  }

  Index only_one_like(std::size_t old_part, const TextPlaces& places) const {
    std::vector<std::size_t> fewest;
    for (const Fact& fact : base_[old_part].facts) {
      if (!is_telling(fact)) {
        continue;
      }
      const auto found = places.find(fact);
      if (found == places.end()) {
        return std::nullopt;
      }
      if (fewest.empty() || found->second.size() < fewest.size()) {
        fewest = found->second;
      }
    }
    if (fewest.size() > most_alike) {
      return std::nullopt;
    }
    std::erase_if(fewest, [&](std::size_t i) {
      return !says_all_of(side_.parts[i], base_[old_part]);
    });
    return fewest.size() == 1 ? Index(fewest.front()) : std::nullopt;
  }

  const Items& base_;
  const Taking& come_;
  PairedSide& side_;
};

using Texts = std::unordered_set<std::string_view>;

// Those of the new parts of a side that have a time.
Texts new_texts(const PairedSide& side) {
  Texts texts;
  for (std::size_t i = 0; i < side.parts.size(); ++i) {
    if (!side.paired[i] && !side.parts[i].kind.empty()) {
      texts.insert(side.parts[i].text);
    }
  }
  return texts;
}

Taking parts_without(const Texts& texts, const PairedSide& side) {
  Taking taking;
  for (const Item& part : side.parts) {
    taking.push_back(!texts.contains(part.text));
  }
  return taking;
}

}  // namespace

void pair_moved(const Items& base, PairedSide& ours, PairedSide& theirs) {
  const Taking in_ours = parts_without(new_texts(theirs), ours);
  const Taking in_theirs = parts_without(new_texts(ours), theirs);
  MovedParts(base, in_ours, ours).pair();
  MovedParts(base, in_theirs, theirs).pair();
}

}  // namespace hw
