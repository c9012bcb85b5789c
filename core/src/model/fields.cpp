#include "fields.hpp"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "explain.hpp"

namespace hw {
namespace {

// A value as it might stand in a file, on one line and not too long.
struct Description {
  std::string operator()(const std::string& text) const {
    return fmt::format("\"{}\"", excerpt(text));
  }
  std::string operator()(std::int64_t number) const {
    return fmt::format("{}", number);
  }
  std::string operator()(double number) const {
    return fmt::format("{}", number);
  }
  std::string operator()(bool yes) const { return yes ? "true" : "false"; }
  std::string operator()(TimeOfDay time) const { return time.to_string(); }
  std::string operator()(const Moment& moment) const {
    return to_string(moment);
  }
  std::string operator()(NoSuchDay /*day*/) const {
    return "a day of the year 0";
  }
  std::string operator()(const TomlArray& list) const {
    constexpr std::size_t most = 3;
    std::vector<std::string> parts;
    for (const TomlValue& element : list) {
      const bool is_nested = std::holds_alternative<TomlArray>(element.content);
      parts.push_back(is_nested || parts.size() == most
                          ? "..."
                          : std::visit(*this, element.content));
      if (parts.size() > most) {
        break;
      }
    }
    return fmt::format("[{}]", fmt::join(parts, ", "));
  }
  std::string operator()(const TomlTable& /*table*/) const { return "{...}"; }
};

}  // namespace

void ProblemList::note(int line, std::string message) {
  problems_.push_back({file_, line, std::move(message)});
}

void ProblemList::refuse(std::string_view key, std::string_view allowed,
                         const TomlValue& found) {
  note(found.line, fmt::format("\"{}\" takes {}, not {}", excerpt(key), allowed,
                               std::visit(Description{}, found.content)));
}

void ProblemList::hide_from(std::size_t first) {
  for (std::size_t i = first; i < problems_.size(); ++i) {
    problems_[i].is_private = true;
  }
}

std::vector<Problem> ProblemList::in_order() const {
  std::vector<Problem> result = problems_;
  std::stable_sort(result.begin(), result.end(),
                   [](const Problem& one, const Problem& other) {
                     return one.line < other.line;
                   });
  return result;
}

std::vector<TomlValue*> elements(TomlValue& value) {
  auto* const list = std::get_if<TomlArray>(&value.content);
  if (list == nullptr) {
    return {&value};
  }
  std::vector<TomlValue*> result;
  for (TomlValue& element : *list) {
    result.push_back(&element);
  }
  return result;
}

TomlValue* Fields::find(std::string_view key) const {
  const auto found = std::find_if(
      table_.begin(), table_.end(),
      [key](const TomlMember& member) { return member.key == key; });
  return found == table_.end() ? nullptr : &found->value;
}

void Fields::note_absence(std::string_view key,
                          std::string_view allowed) const {
  problems_.note(line_,
                 fmt::format("this block needs \"{}\": {}", key, allowed));
}

}  // namespace hw
