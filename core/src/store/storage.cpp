#include "hw/storage.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include <fmt/format.h>

#include "atomic_file.hpp"
#include "git_index.hpp"
#include "journal_paths.hpp"
#include "links.hpp"
#include "placeholders.hpp"
#include "posix.hpp"

namespace hw {
namespace {

namespace fs = std::filesystem;

// Writes `text` to `place`. `check` looks at what is there as late as can be,
// because editors know nothing of locks, and throws if it has to stay.
template <typename Check>
void write_to(const TargetFile& place, std::string_view text, Check check) {
  TemporaryFile file(place);
  file.write(text);
  file.sync();
  check(place.version());
  file.move_to_place();
  place.sync();
}

void check_unchanged(const FileVersion& now, const FileVersion& seen,
                     std::string_view name) {
  if (now != seen) {
    throw Error(fmt::format("another program has changed {} meanwhile", name),
                "Nothing was written. Run the command again.");
  }
}

// The file `path` of the journal in `root`; not open, and errno says why, when
// it cannot be opened.
Descriptor open_to_read(const fs::path& root, const std::string& path) {
  // Without O_NONBLOCK a named pipe would keep us waiting for a writer.
  constexpr int flags = O_RDONLY | O_NONBLOCK;
  Descriptor file = open_file(AT_FDCWD, root / path, flags | O_NOFOLLOW);
  if (file.is_open() || errno != ELOOP) {
    return file;
  }
  check_link(root, path, "read");
  return open_file(AT_FDCWD, root / path, flags);
}

// The place of `path` in the journal in `root`, whose folder has to be there.
TargetFile existing_place(const fs::path& root, const std::string& path,
                          const char* attempt) {
  check_place(root, path, attempt);
  return {root / path, attempt, path};
}

TargetFile place_to_write(const fs::path& root, const std::string& path) {
  check_place(root, path, "write");
  make_folder((root / path).parent_path());
  return {root / path, "write", path};
}

// The number of an open file of this program that `path` leads to: 1 for
// /dev/stdout.
std::optional<int> open_file_at(fs::path path) {
  std::error_code error;
  const fs::path open_files = fs::canonical("/dev/fd", error);
  for (int links = 0; links < most_links && !error; ++links) {
    std::error_code not_there;
    if (fs::canonical(path.parent_path(), not_there) == open_files) {
      const std::string leaf = path.filename().string();
      int number = 0;
      const auto [end, bad] =
          std::from_chars(leaf.data(), leaf.data() + leaf.size(), number);
      const bool is_number = bad == std::errc{} && *end == '\0';
      return is_number ? std::optional(number) : std::nullopt;
    }
    path = path.parent_path() / fs::read_symlink(path, error);
  }
  return std::nullopt;
}

bool is_pipe_or_device(const fs::path& path) {
  struct stat status {};
  const int result =
      retry_on_signal([&] { return ::stat(path.c_str(), &status); });
  return result == 0 && (S_ISFIFO(status.st_mode) || S_ISCHR(status.st_mode));
}

// Adds `name` if it ends as files do, or what it is a placeholder for.
void add_name(std::vector<std::string>& names, std::string name) {
  if (auto target = placeholder_target(name)) {
    name = *std::move(target);
  }
  if (name.ends_with(".toml") && !name.starts_with(".")) {
    names.push_back(std::move(name));
  }
}

// Whether `path` is `folder`, a slash and a name that may not be hidden.
bool is_named_in(std::string_view path, std::string_view folder) {
  if (!path.starts_with(folder)) {
    return false;
  }
  path.remove_prefix(folder.size());
  return !path.empty() && path.front() != '.' &&
         path.find_first_of(std::string_view("/\0", 2)) ==
             std::string_view::npos;
}

}  // namespace

bool is_journal_file(std::string_view path) {
  constexpr std::array<std::string_view, 3> others = {"inbox.txt", ".gitignore",
                                                      ".gitattributes"};
  constexpr std::array<std::string_view, 3> stems = {"journal", "sessions",
                                                     "support"};
  const bool is_at_top = is_named_in(path, "") &&
                         std::ranges::any_of(stems, [&](std::string_view stem) {
                           return path.starts_with(stem);
                         });
  const bool is_in_list = is_named_in(path, assignments_prefix) ||
                          is_named_in(path, templates_prefix);
  return std::ranges::find(others, path) != others.end() ||
         is_named_in(path, "inbox/") ||
         ((is_at_top || is_in_list) && path.ends_with(extension));
}

std::optional<FileText> Storage::read_again(const std::string& path) const {
  const auto known = read_again_.find(path);
  if (known != read_again_.end() && version(path) == known->second.version) {
    return known->second;
  }
  std::optional<FileText> file = read(path);
  if (file) {
    read_again_.insert_or_assign(path, *file);
  }
  return file;
}

DiskStorage::DiskStorage(fs::path root, std::chrono::milliseconds patience)
    : root_(std::move(root)), patience_(patience) {}

bool DiskStorage::exists() const {
  const std::string name = fmt::format("the journal {}", root_.string());
  const fs::path inside = root_.empty() ? "./." : root_ / ".";
  struct stat status {};
  if (retry_on_signal([&] { return ::stat(inside.c_str(), &status); }) == 0) {
    return true;
  }
  const int code = errno;
  if (code == ENOENT) {
    check_folder_link(root_, name);
  }
  if (code != ENOENT) {
    throw disk_error("open", name, code);
  }
  return false;
}

std::optional<FileText> DiskStorage::read(const std::string& path) const {
  check_folders(root_, path, "read");
  const Descriptor file = open_to_read(root_, path);
  if (!file.is_open() && errno == ENOENT) {
    check_absent(root_, path);
    return std::nullopt;
  }
  struct stat status {};
  std::string text = read_ordinary(file, path, status);
  check_content(path, text);
  // The version is the one from before reading: a change while reading shows.
  return FileText{std::move(text), version_of(status)};
}

FileVersion DiskStorage::version(const std::string& path) const {
  check_folders(root_, path, "read");
  const fs::path file = root_ / path;
  struct stat status {};
  int result = retry_on_signal([&] { return ::lstat(file.c_str(), &status); });
  if (result == 0 && S_ISLNK(status.st_mode)) {
    check_link(root_, path, "read");
    result = retry_on_signal([&] { return ::stat(file.c_str(), &status); });
  }
  if (result != 0 && errno == ENOENT) {
    check_absent(root_, path);
    return {};
  }
  if (result != 0) {
    throw disk_error("read", path, errno);
  }
  check_ordinary(status, "read", path);
  return version_of(status);
}

std::vector<std::string> DiskStorage::list(const std::string& folder) const {
  if (!folder.empty()) {
    check_place(root_, folder, "list");
  }
  std::error_code error;
  auto entry = entries_of(root_ / folder, error);
  if (error == std::errc::no_such_file_or_directory) {
    check_folder_link(root_ / folder,
                      fmt::format("cannot list {}: it", folder));
    return {};
  }
  std::vector<std::string> names;
  while (!error && entry != fs::directory_iterator()) {
    add_name(names, entry->path().filename().string());
    entry.increment(error);
  }
  if (error) {
    throw disk_error("list", folder, error.value());
  }
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

void DiskStorage::replace(const std::string& path, std::string_view text,
                          const FileVersion& seen) {
  write_to(place_to_write(root_, path), text,
           [&](const FileVersion& now) { check_unchanged(now, seen, path); });
  changed_.insert(path);
}

void DiskStorage::replace_lightly(const std::string& path,
                                  std::string_view text) {
  const TargetFile place = place_to_write(root_, path);
  TemporaryFile file(place);
  file.write(text);
  file.move_to_place();
  changed_.insert(path);
}

void DiskStorage::remove(const std::string& path, const FileVersion& seen) {
  const TargetFile place = existing_place(root_, path, "remove");
  check_unchanged(place.version(), seen, path);
  const int result = retry_on_signal([&] {
    return ::unlinkat(place.folder().number(), place.leaf().c_str(), 0);
  });
  if (result != 0) {
    throw place.error(errno);
  }
  place.sync();
  changed_.insert(path);
}

void DiskStorage::require_writable(const std::string& path) const {
  const fs::path folder = (root_ / path).parent_path();
  if (folder.empty() || status_of(folder, "write", path)) {
    existing_place(root_, path, "write").version();
  }
}

bool DiskStorage::has_repository() const {
  return status_of(root_ / ".git", "read", ".git").has_value();
}

bool DiskStorage::is_tracked(const std::string& folder) const {
  return GitIndex(root_).tracks(folder);
}

bool write_to_stream(const fs::path& path, std::string_view text) {
  const std::optional<int> number = open_file_at(path);
  if (!number && !is_pipe_or_device(path)) {
    return false;
  }
  // An open file is not opened again: what is written goes on where it stands.
  const Descriptor stream =
      number ? Descriptor(::dup(*number)) : open_file(AT_FDCWD, path, O_WRONLY);
  if (!stream.is_open()) {
    throw disk_error("write", path.string(), errno);
  }
  write_all(stream, text, path.string());
  return true;
}

void write_private_file(const fs::path& path, std::string_view text,
                        Overwrite overwrite) {
  const std::string name = path.string();
  write_to(TargetFile(path, "write", name), text, [&](const FileVersion& now) {
    if (overwrite == Overwrite::no && now != FileVersion{}) {
      throw Error(fmt::format("{} is already there", name),
                  "Choose another name, or take its place", Remedy::overwrite);
    }
  });
}

}  // namespace hw
