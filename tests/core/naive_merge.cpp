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

const NaiveBlock* find(const NaiveDocument& document, const NaiveBlock& like) {
  for (const NaiveBlock& block : document.blocks) {
    if (known_by(block) == known_by(like)) {
      return &block;
    }
  }
  return nullptr;
}

using MaybeText = std::optional<std::string>;

MaybeText value_of(const NaiveBlock& block, const std::string& key) {
  const auto found = block.keys.find(key);
  return found == block.keys.end() ? MaybeText() : found->second;
}

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
  for (const std::string& line : lines_of(text)) {
    if (line.starts_with("<<<<<<< ")) {
      inside = Taken::ours;
    } else if (line == "=======") {
      inside = Taken::theirs;
    } else if (line.starts_with(">>>>>>> ")) {
      inside.reset();
    } else if (inside.value_or(taken) == taken) {
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
  for (const NaiveBlock& block : base.blocks) {
    const NaiveBlock* const our = find(ours, block);
    const NaiveBlock* const their = find(theirs, block);
    if (our != nullptr && their != nullptr) {
      merged.blocks.push_back(merger.merge(block, *our, *their));
    } else if (our != nullptr && *our != block) {
      merged.blocks.push_back(*our);
    } else if (their != nullptr && *their != block) {
      merged.blocks.push_back(*their);
    }
  }
  for (const NaiveBlock& block : ours.blocks) {
    if (find(base, block) == nullptr) {
      merged.blocks.push_back(block);
    }
  }
  for (const NaiveBlock& block : theirs.blocks) {
    if (find(base, block) == nullptr && !is_in(ours, block)) {
      merged.blocks.push_back(block);
    }
  }
  std::sort(merged.blocks.begin(), merged.blocks.end());
  return {merged, merger.conflicts()};
}

}  // namespace hw::test
