#include "git/git_config.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "git/git.hpp"

namespace hw::cli {
namespace {

// How the keys end whose values are programs, or let an address name one.
constexpr std::array<std::string_view, 9> program_keys = {
    ".allow",       ".askpass",    ".gitproxy", ".helper", "hook",
    ".receivepack", ".uploadpack", "command",   ".vcs"};

// "BEFORE.name.AFTER" -> "name".
std::string_view between(std::string_view text, std::string_view before,
                         std::string_view after) {
  if (!text.starts_with(before) || !text.ends_with(after) ||
      text.size() <= before.size() + after.size()) {
    return {};
  }
  text.remove_prefix(before.size());
  text.remove_suffix(after.size());
  return text;
}

}  // namespace

GitConfig::GitConfig(const Git& git) {
  const ProcessResult ran = git.run({"config", "--list", "--show-scope", "-z"});
  if (!ran.succeeded()) {
    throw git_error("git cannot read the repository of this journal", ran);
  }
  // "SCOPE\0NAME\nVALUE\0"; a name without a value has no line end.
  const std::vector<std::string> parts = parts_of(ran.out, '\0');
  for (std::size_t i = 0; i + 1 < parts.size(); i += 2) {
    const std::string& scope = parts[i];
    const std::string_view entry = parts[i + 1];
    const std::size_t name = std::min(entry.find('\n'), entry.size());
    add(scope == "local" || scope == "worktree", entry.substr(0, name),
        entry.substr(std::min(name + 1, entry.size())));
  }
}

std::optional<std::string> GitConfig::value(const std::string& name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> GitConfig::remotes() const {
  std::vector<std::string> names;
  for (const auto& [key, value] : values_) {
    const std::string_view name = between(key, "remote.", ".url");
    if (!name.empty()) {
      names.emplace_back(name);
    }
  }
  return names;
}

void GitConfig::add(bool is_own, std::string_view name,
                    std::string_view value) {
  values_.insert_or_assign(std::string(name), std::string(value));
  const bool is_program = std::ranges::any_of(
      program_keys,
      [name](std::string_view end) { return name.ends_with(end); });
  if (is_own && is_program) {
    programs_.push_back(fmt::format("{}={}", name, value));
  }
}

}  // namespace hw::cli
