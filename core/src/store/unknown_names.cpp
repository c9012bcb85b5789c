#include "unknown_names.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "hw/text.hpp"

#include "explain.hpp"
#include "toml.hpp"

namespace hw {
namespace {

using Texts = std::set<std::string>;

bool is_table(const TomlValue& value) {
  return std::holds_alternative<TomlTable>(value.content);
}

// Whether `value` is written as a block or as several.
bool is_block(const TomlValue& value) {
  const auto* const list = std::get_if<TomlArray>(&value.content);
  return is_table(value) ||
         (list != nullptr && !list->empty() && is_table(list->front()));
}

std::string about_key(std::string_view key, const Texts& names) {
  const std::string near = nearest_of(key, names);
  return fmt::format(
      "hw does not know the key \"{}\"{}", excerpt(key),
      near.empty() ? "" : fmt::format("; did you mean \"{}\"?", excerpt(near)));
}

class UnknownNames {
 public:
  UnknownNames(const TomlTable& root, const KnownKeys& known)
      : root_(root), known_(known) {
    for (const TomlTable* const question : blocks_of(root, "ask")) {
      question_keys_.insert(text_of(*question, "key"));
    }
  }

  void note_in(ProblemList& problems) {
    look_at_header();
    for (const auto& [name, keys] : known_.blocks) {
      look_at_blocks(name, keys);
    }
    for (const auto& [message, places] : found_) {
      const auto& [line, count] = places;
      problems.note(line, count == 1 ? message
                                     : fmt::format("{} (there {} times)",
                                                   message, count));
    }
  }

 private:
  void look_at_header() {
    const Texts keys(known_.header.begin(), known_.header.end());
    for (const auto& [key, value] : root_) {
      if (keys.contains(key) || known_.blocks.contains(key)) {
        continue;
      }
      note(value.line,
           is_block(value) ? about_block(key) : about_key(key, keys));
    }
  }

  void look_at_blocks(std::string_view name, const KeyNames& keys) {
    Texts names(keys.begin(), keys.end());
    if (name == "log") {
      names.insert(question_keys_.begin(), question_keys_.end());
    }
    for (const TomlTable* const block : blocks_of(root_, name)) {
      for (const auto& [key, value] : *block) {
        if (!names.contains(key)) {
          note(value.line, about_key_in(name, key, names));
        }
      }
    }
  }

  void note(int line, const std::string& message) {
    const auto [found, is_new] = found_.try_emplace(message, line, 0);
    ++found->second.second;
  }

  std::string about_block(std::string_view name) const {
    Texts kinds;
    for (const auto& [kind, keys] : known_.blocks) {
      kinds.emplace(kind);
    }
    const std::string near = nearest_of(name, kinds);
    return fmt::format(
        "hw does not know the kind of block [[{}]]{}", excerpt(name),
        near.empty() ? "" : fmt::format("; did you mean [[{}]]?", near));
  }

  std::string about_key_in(std::string_view block, std::string_view key,
                           const Texts& names) const {
    if (std::ranges::count(known_.header, key) != 0) {
      return fmt::format(
          "\"{}\" has its place above the first block of the file; here it is "
          "a part of [[{}]]",
          key, block);
    }
    const bool is_answer = block == "log" && nearest_of(key, names).empty();
    return fmt::format("{}{}", about_key(key, names),
                       is_answer ? ", and no [[ask]] block asks for it" : "");
  }

  const TomlTable& root_;
  const KnownKeys& known_;
  Texts question_keys_;
  // By message: where it holds first, and how often.
  std::map<std::string, std::pair<int, int>> found_;
};

}  // namespace

std::string nearest_of(std::string_view word, const Texts& texts) {
  return nearest(word, {texts.begin(), texts.end()});
}

void note_unknown_names(const TomlTable& root, const KnownKeys& known,
                        ProblemList& problems) {
  UnknownNames(root, known).note_in(problems);
}

}  // namespace hw
