#include "placeholders.hpp"

#include <algorithm>
#include <array>
#include <system_error>

#include <fmt/format.h>

#include "hw/error.hpp"

#include "journal_paths.hpp"

namespace hw {
namespace {

namespace fs = std::filesystem;

// What names of placeholders begin and end with, around that of the file.
struct Affixes {
  std::string_view before;
  std::string_view after;
};

// rclone calls what two devices changed FILE.conflict1 and FILE.conflict2.
constexpr auto first_version = ".conflict1";

constexpr std::array placeholders = {
    Affixes{".", ".icloud"},    Affixes{"", ".nextcloud"},
    Affixes{"", ".owncloud"},   Affixes{"", ".opencloud"},
    Affixes{"", ".cloud"},  // odrive
    Affixes{"", first_version},
};

bool is_there(const fs::path& path) {
  std::error_code not_there;
  return fs::exists(path, not_there);
}

// With how to fetch it, if that is known.
Error not_here_yet(const std::string& path, std::string_view how) {
  return Error(
      fmt::format("cannot read {}: it is not on this device yet; {}", path,
                  how.empty() ? "let your synchronization program fetch it"
                              : fmt::format("fetch it with: {}", how)));
}

// The command that fetches what a pointer of git stands for.
std::string_view way_to_fetch(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  if (line.starts_with("version https://git-lfs.github.com/") ||
      line.starts_with("version https://hawser.github.com/")) {
    return "git lfs pull";
  }
  const bool is_annexed =
      line.starts_with("/annex/objects/") ||
      (line.starts_with('.') &&  // a link, where there are none
       line.find(".git/annex/objects/") != std::string_view::npos);
  return is_annexed ? "git annex get" : "";
}

Error leads_nowhere(const fs::path& root, const std::string& path) {
  std::error_code error;
  const std::string target = fs::read_symlink(root / path, error).string();
  if (target.find(".git/annex/objects/") != std::string::npos) {
    return not_here_yet(path, "git annex get");
  }
  return Error(
      fmt::format("cannot read {}: it is a link to a file that is not "
                  "there; if that is on another device, connect it "
                  "first",
                  path));
}

}  // namespace

bool is_link(const fs::path& path) {
  std::error_code not_there;
  return fs::is_symlink(path, not_there);
}

void check_folder_link(const fs::path& folder, std::string_view subject) {
  if (is_link(folder) && !is_there(folder)) {
    throw Error(
        fmt::format("{} is a link to a folder that is not there", subject),
        "If it is on another device, connect that first.");
  }
}

void check_absent(const fs::path& root, const std::string& path) {
  if (path.starts_with(".hw/")) {
    return;
  }
  const fs::path place = root / path;
  const fs::path folder = place.parent_path();
  check_folder_link(folder, fmt::format("cannot read {}: its folder", path));
  if (is_link(place)) {
    throw leads_nowhere(root, path);
  }
  const std::string name = place.filename().string();
  if (is_there(folder / (name + first_version))) {
    throw Error(
        fmt::format("cannot read {0}: a synchronization program left versions "
                    "of it in its place; copy what you want of them from "
                    "{0}{1} to {0}",
                    path, first_version));
  }
  if (std::ranges::any_of(placeholders, [&](const Affixes& placeholder) {
        return is_there(folder / fmt::format("{}{}{}", placeholder.before, name,
                                             placeholder.after));
      })) {
    throw not_here_yet(path, "");
  }
}

void check_content(const std::string& path, std::string_view text) {
  if (path.starts_with(".hw/") || !path.ends_with(".toml")) {
    return;
  }
  // Shells make the file that a template is to be written to, empty.
  if (text.empty() && !path.starts_with(templates_prefix)) {
    throw Error(
        fmt::format("cannot read {}: it is empty, so it may not be on "
                    "this device yet; if it is to be empty, remove it",
                    path));
  }
  const std::string_view how = way_to_fetch(text);
  if (!how.empty()) {
    throw not_here_yet(path, how);
  }
}

std::optional<std::string> placeholder_target(std::string_view name) {
  for (const auto& [before, after] : placeholders) {
    if (name.starts_with(before) && name.ends_with(after) &&
        name.size() > before.size() + after.size()) {
      name.remove_prefix(before.size());
      name.remove_suffix(after.size());
      return std::string(name);
    }
  }
  return std::nullopt;
}

}  // namespace hw
