// What lies in a journal's folder, and who may look at it.
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>

#include <fmt/format.h>

#include "hw/storage.hpp"

#include "links.hpp"
#include "posix.hpp"

namespace hw {
namespace {

namespace fs = std::filesystem;

constexpr mode_t permission_bits = 07777;
constexpr unsigned permissions_of_others = 077;

StoredItem::Kind kind_of(const struct stat& status) {
  if (S_ISDIR(status.st_mode)) {
    return StoredItem::Kind::folder;
  }
  return S_ISREG(status.st_mode) ? StoredItem::Kind::file
                                 : StoredItem::Kind::other;
}

// Another program's number may be that of a program which ended on another
// computer: then its file stays for another time.
bool is_running(pid_t process) {
  return ::kill(process, 0) == 0 || errno == EPERM;
}

bool is_left_over(const fs::path& path) {
  const auto process = temporary_process(path.filename().string());
  return process && !is_running(*process);
}

// A link to the journal's folder was named by its owner, and is followed.
fs::path place_of(const fs::path& root, const std::string& path) {
  return root / (path.empty() ? "." : path);
}

// Whether no link in `path` came with git and leads out of the journal.
bool may_follow(const fs::path& root, const std::string& path) {
  try {
    check_place(root, path, "look at");
    return true;
  } catch (const Error&) {
    return false;
  }
}

// The item `path` of the journal in `root`, or nothing when it is gone by now.
std::optional<StoredItem> item_at(const fs::path& root,
                                  const std::string& path) {
  struct stat own {};
  const fs::path place = place_of(root, path);
  if (retry_on_signal([&] { return ::lstat(place.c_str(), &own); }) != 0) {
    return std::nullopt;
  }
  struct stat status = own;
  const bool is_link = S_ISLNK(own.st_mode);
  if (is_link &&
      (!may_follow(root, path) ||
       retry_on_signal([&] { return ::stat(place.c_str(), &status); }) != 0)) {
    return StoredItem{
        .path = path, .kind = StoredItem::Kind::other, .is_link = true};
  }
  return StoredItem{.path = path,
                    .kind = kind_of(status),
                    .is_link = is_link,
                    .permissions = status.st_mode & permission_bits,
                    .is_left_over = !is_link && is_left_over(place)};
}

// Adds what lies in `folder`, if that can be told.
void add_items(std::vector<StoredItem>& items, const fs::path& root,
               const std::string& folder) {
  if (!folder.empty() && !may_follow(root, folder)) {
    return;
  }
  std::error_code error;
  auto entry = entries_of(place_of(root, folder), error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    const fs::path name = entry->path().filename();
    if (auto item = item_at(root, (fs::path(folder) / name).string())) {
      items.push_back(std::move(*item));
    }
  }
}

}  // namespace

bool is_private(const StoredItem& item) {
  return (item.permissions & permissions_of_others) == 0;
}

std::string edited_file(std::string_view name) {
  std::string_view edited = name;
  edited.remove_prefix(
      std::min(edited.size(), edited.find_first_not_of(".#~")));
  for (const std::string_view end : {".toml.before", ".toml", ".txt"}) {
    const std::size_t found = edited.find(end);
    if (found != std::string_view::npos) {
      edited = edited.substr(0, found + end.size());
      return edited == name ? "" : std::string(edited);
    }
  }
  return "";
}

std::vector<StoredItem> DiskStorage::inventory() const {
  std::vector<StoredItem> items;
  if (const auto root = item_at(root_, "")) {
    items.push_back(*root);
  }
  for (const char* const folder :
       {"", "assignments", "templates", ".hw", ".hw/aside", ".hw/edit",
        ".hw/edit/assignments"}) {
    add_items(items, root_, folder);
  }
  std::ranges::sort(items, {}, &StoredItem::path);
  return items;
}

void DiskStorage::make_private(const std::string& path) {
  constexpr auto attempt = "change the permissions of";
  if (!path.empty()) {
    check_place(root_, path, attempt);
  }
  const std::string name = path.empty() ? root_.string() : path;
  const auto item = item_at(root_, path);
  if (!item) {
    throw disk_error(attempt, name, ENOENT);
  }
  if (item->is_link) {
    throw Error(
        fmt::format("cannot {} {}: it is a symbolic link", attempt, name),
        "Change those of the file that it leads to.");
  }
  const bool is_folder = item->kind == StoredItem::Kind::folder;
  const mode_t most = is_folder ? private_folder : private_file;
  const fs::path place = place_of(root_, path);
  const int result = retry_on_signal([&] {
    return ::fchmodat(AT_FDCWD, place.c_str(), item->permissions & most,
                      AT_SYMLINK_NOFOLLOW);
  });
  if (result != 0) {
    throw disk_error(attempt, name, errno);
  }
  const auto after = item_at(root_, path);
  if (after && !is_private(*after)) {
    throw Error(fmt::format("cannot {} {}: its file system does not keep them",
                            attempt, name));
  }
}

}  // namespace hw
