#include "naive_merge.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <sstream>
#include <utility>

namespace hw::test {
namespace {

std::vector<std::string> lines_of(std::string_view text) {
  std::istringstream stream{std::string(text)};
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) {
    if (line.ends_with('\r')) {
      line.pop_back();
    }
    lines.push_back(line);
  }
  return lines;
}

// What a block of the base is known by: its kind and its time or key, for a
// change what it is about, too.
std::string known_by(const NaiveBlock& block) {
  for (const char* const key : {"at", "key"}) {
    if (const auto found = block.keys.find(key); found != block.keys.end()) {
      return block.name + found->second;
    }
  }
  std::string name = block.name;
  for (const auto& [key, value] : block.keys) {
    if (key != "#" && key != "why") {
      name += key == "on" ? value : key;
    }
  }
  return name;
}

using MaybeText = std::optional<std::string>;

MaybeText value_of(const NaiveBlock& block, const std::string& key) {
  const auto found = block.keys.find(key);
  return found == block.keys.end() ? MaybeText() : found->second;
}

// What `block` says besides its time and the comments above it.
std::map<std::string, std::string> words_of(const NaiveBlock& block) {
  std::map<std::string, std::string> words = block.keys;
  words.erase("at");
  words.erase("#");
  return words;
}

bool is_plan(const NaiveBlock& block) {
  return value_of(block, "outcome") == "\"planned\"";
}

bool says_all_of(const NaiveBlock& block, const NaiveBlock& old) {
  for (const auto& [key, value] : words_of(old)) {
    const bool may_change = key == "outcome" && is_plan(old);
    if (may_change ? !value_of(block, key) : value_of(block, key) != value) {
      return false;
    }
  }
  return true;
}

bool is_finished(const NaiveBlock& block, const NaiveBlock& old) {
  bool has_keys = is_plan(old) && !is_plan(block);
  for (const auto& [key, value] : words_of(old)) {
    has_keys = has_keys && value_of(block, key);
  }
  return has_keys;
}

bool fits_in_place(const NaiveBlock& block, const NaiveBlock& old) {
  return says_all_of(block, old) || is_finished(block, old);
}

bool fits_elsewhere(const NaiveBlock& block, const NaiveBlock& old) {
  bool has_text = false;
  for (const auto& [key, value] : words_of(old)) {
    has_text = has_text || (key != "outcome" &&
                            (value.front() == '"' || value.front() == '\''));
  }
  return has_text && says_all_of(block, old);
}

// Which blocks of one side are those of the base.
class Same {
 public:
  Same(const NaiveDocument& base, const NaiveDocument& side)
      : base_(base), side_(side) {
    for (const NaiveBlock& old : base.blocks) {
      for (const NaiveBlock& block : side.blocks) {
        if (known_by(block) == known_by(old)) {
          same_[&old] = &block;
        }
      }
    }
    const auto known = same_;
    pair_in_places(known);
    pair_elsewhere();
  }

  const NaiveBlock* of(const NaiveBlock& old) const {
    const auto found = same_.find(&old);
    return found == same_.end() ? nullptr : found->second;
  }

  bool is_new(const NaiveBlock& block) const {
    return std::none_of(same_.begin(), same_.end(), [&](const auto& pair) {
      return pair.second == &block;
    });
  }

 private:
  using Known = std::map<const NaiveBlock*, const NaiveBlock*>;
  using Blocks = std::vector<const NaiveBlock*>;

  // Those with a time that went away, by the known block above them.
  static std::map<const NaiveBlock*, Blocks> unknown_by_place(
      const NaiveDocument& document, const Known& known) {
    std::map<const NaiveBlock*, Blocks> places;
    const NaiveBlock* above = nullptr;
    for (const NaiveBlock& block : document.blocks) {
      if (const auto found = known.find(&block); found != known.end()) {
        above = found->second;
      } else if (block.keys.contains("at")) {
        places[above].push_back(&block);
      }
    }
    return places;
  }

  void pair_in_places(const Known& known) {
    Known themselves;
    for (const auto& [old, block] : known) {
      themselves[block] = block;
    }
    auto come = unknown_by_place(side_, themselves);
    for (const auto& [above, gone] : unknown_by_place(base_, known)) {
      for (std::size_t i = 0;
           gone.size() <= come[above].size() && i < gone.size(); ++i) {
        if (fits_in_place(*come[above][i], *gone[i])) {
          same_[gone[i]] = come[above][i];
        }
      }
    }
  }

  void pair_elsewhere() {
    Known found;
    for (const NaiveBlock& old : base_.blocks) {
      for (const NaiveBlock& block : side_.blocks) {
        const bool is_only_one = count(old, side_.blocks, true) == 1 &&
                                 count(block, base_.blocks, false) == 1;
        if (is_only_one && fits(block, old)) {
          found[&old] = &block;
        }
      }
    }
    same_.insert(found.begin(), found.end());
  }

  bool fits(const NaiveBlock& block, const NaiveBlock& old) const {
    return block.keys.contains("at") && old.keys.contains("at") &&
           of(old) == nullptr && is_new(block) && fits_elsewhere(block, old);
  }

  // How many of `blocks` fit `one`, which is an old one or may be a new one;
  // of the old ones, those that have no other to fit.
  std::size_t count(const NaiveBlock& one,
                    const std::vector<NaiveBlock>& blocks, bool is_old) const {
    return static_cast<std::size_t>(std::count_if(
        blocks.begin(), blocks.end(), [&](const NaiveBlock& other) {
          return is_old ? fits(other, one)
                        : fits(one, other) &&
                              count(other, side_.blocks, true) == 1;
        }));
  }

  const NaiveDocument& base_;
  const NaiveDocument& side_;
  Known same_;
};

class Merger {
 public:
  explicit Merger(Taken taken) : taken_(taken) {}

  NaiveBlock merge(const NaiveBlock& base, const NaiveBlock& ours,
                   const NaiveBlock& theirs) {
    NaiveBlock merged{.name = ours.name, .keys = {}};
    std::set<std::string> keys;
    for (const NaiveBlock* const block : {&base, &ours, &theirs}) {
      for (const auto& [key, value] : block->keys) {
        keys.insert(key);
      }
    }
    for (const std::string& key : keys) {
      if (const MaybeText value =
              merge(value_of(base, key), value_of(ours, key),
                    value_of(theirs, key))) {
        merged.keys[key] = *value;
      }
    }
    return merged;
  }

  std::size_t conflicts() const { return conflicts_; }

 private:
  MaybeText merge(const MaybeText& base, const MaybeText& ours,
                  const MaybeText& theirs) {
    if (ours == theirs || theirs == base) {
      return ours;
    }
    if (ours == base) {
      return theirs;
    }
    if (!ours || !theirs) {
      return ours ? ours : theirs;
    }
    ++conflicts_;
    return taken_ == Taken::ours ? ours : theirs;
  }

  Taken taken_;
  std::size_t conflicts_ = 0;
};

bool is_in(const NaiveDocument& document, const NaiveBlock& block) {
  return std::find(document.blocks.begin(), document.blocks.end(), block) !=
         document.blocks.end();
}

}  // namespace

NaiveDocument naive_document(std::string_view text) {
  NaiveDocument document;
  NaiveBlock* block = &document.header;
  std::string comments;
  const std::vector<std::string> lines = lines_of(text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string& line = lines[i];
    if (line.starts_with("#")) {
      comments += line;
    } else if (line.starts_with("[[")) {
      block = &document.blocks.emplace_back();
      block->name = line;
      if (!comments.empty()) {
        block->keys["#"] = std::exchange(comments, "");
      }
    } else if (const auto equals = line.find(" = ");
               equals != std::string::npos) {
      std::string value = line.substr(equals + 3);
      while (value.starts_with(R"(""")") && !value.ends_with(R"(.""")")) {
        value += "\n" + lines.at(++i);
      }
      block->keys[line.substr(0, equals)] = value;
    }
  }
  return document;
}

std::string naive_side(std::string_view text, Taken taken) {
  std::string side;
  std::optional<Taken> inside;
  bool is_base = false;
  for (const std::string& line : lines_of(text)) {
    if (line.starts_with("<<<<<<< ")) {
      inside = Taken::ours;
    } else if (line.starts_with("||||||| ")) {
      is_base = true;
    } else if (line == "=======") {
      inside = Taken::theirs;
      is_base = false;
    } else if (line.starts_with(">>>>>>> ")) {
      inside.reset();
    } else if (!is_base && inside.value_or(taken) == taken) {
      side += line + "\n";
    }
  }
  return side;
}

NaiveMerge naive_merge(const NaiveDocument& base, const NaiveDocument& ours,
                       const NaiveDocument& theirs, Taken taken) {
  Merger merger(taken);
  NaiveDocument merged{
      .header = merger.merge(base.header, ours.header, theirs.header),
      .blocks = {}};
  const Same in_ours(base, ours);
  const Same in_theirs(base, theirs);
  for (const NaiveBlock& block : base.blocks) {
    const NaiveBlock* const our = in_ours.of(block);
    const NaiveBlock* const their = in_theirs.of(block);
    if (our != nullptr && their != nullptr) {
      merged.blocks.push_back(merger.merge(block, *our, *their));
    } else if (our != nullptr && *our != block) {
      merged.blocks.push_back(*our);
    } else if (their != nullptr && *their != block) {
      merged.blocks.push_back(*their);
    }
  }
  for (const NaiveBlock& block : ours.blocks) {
    if (in_ours.is_new(block)) {
      merged.blocks.push_back(block);
    }
  }
  for (const NaiveBlock& block : theirs.blocks) {
    if (in_theirs.is_new(block) && !is_in(ours, block)) {
      merged.blocks.push_back(block);
    }
  }
  std::sort(merged.blocks.begin(), merged.blocks.end());
  return {merged, merger.conflicts()};
}

}  // namespace hw::test
