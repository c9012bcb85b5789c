#include "posix.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fcntl.h>

#include <fmt/format.h>

namespace hw {
namespace {

namespace fs = std::filesystem;

struct Reason {
  int code;
  const char* words;
  const char* hint;
};

constexpr auto look_at_permissions =
    "Look at its permissions and at those of its folder.";
constexpr auto make_room = "Make some room there, then try again.";
constexpr auto close_programs = "Close some programs, then try again.";

constexpr std::array reasons = {
    Reason{EACCES, "permission denied", look_at_permissions},
    Reason{EPERM, "permission denied", look_at_permissions},
    Reason{ENOSPC, "no space left on the device", make_room},
    Reason{EDQUOT, "no space left for you on the device", make_room},
    Reason{EFBIG, "the file is too large",
           "It is past a limit of this program (ulimit -f) or of that disk."},
    Reason{ENOMEM, "there is not enough memory", close_programs},
    Reason{EMFILE, "too many files are open", close_programs},
    Reason{ENFILE, "too many files are open", close_programs},
    Reason{EIO, "the device reported an error",
           "Copy the journal to another device before going on."},
    Reason{EROFS, "nothing can be written to its file system",
           "Choose another folder, or make that file system writable."},
    Reason{ENOENT, "there is no such file or folder", ""},
    Reason{ENOTDIR, "a part of its path is not a folder", ""},
    Reason{EISDIR, "it is a folder, not a file", ""},
    Reason{ENXIO, "it is not an ordinary file", ""},
    Reason{EBADF, "it is not open for that", ""},
    Reason{ELOOP, "its symbolic links lead nowhere", ""},
    Reason{ENAMETOOLONG, "its name is too long", "Choose a shorter name."},
};

// What makes the new folder `path` stay after a power cut. A parent that cannot
// be listed cannot be opened for that, either.
void sync_parent(const fs::path& path, std::string_view attempt) {
  const Descriptor parent = open_folder(path.parent_path());
  if (parent.is_open()) {
    sync_folder(parent, attempt, path.string());
  } else if (errno != EACCES) {
    throw disk_error(attempt, path.string(), errno);
  }
}

// How the names of temporary files begin, end, and part their numbers.
constexpr std::string_view temporary_prefix = ".hw-";
constexpr std::string_view temporary_suffix = ".tmp";

}  // namespace

std::string temporary_name(pid_t process, int number) {
  return fmt::format("{}{}-{}{}", temporary_prefix, process, number,
                     temporary_suffix);
}

std::optional<pid_t> temporary_process(std::string_view name) {
  if (!name.starts_with(temporary_prefix) ||
      !name.ends_with(temporary_suffix)) {
    return std::nullopt;
  }
  name.remove_prefix(temporary_prefix.size());
  pid_t process = 0;
  const auto [end, error] =
      std::from_chars(name.data(), name.data() + name.size(), process);
  const bool is_one = error == std::errc{} && process > 0 && *end == '-';
  return is_one ? std::optional(process) : std::nullopt;
}

Error disk_error(std::string_view attempt, std::string_view name, int code) {
  const auto reason = std::ranges::find(reasons, code, &Reason::code);
  if (reason == reasons.end()) {
    return Error(fmt::format("cannot {} {}: {}", attempt, name,
                             std::generic_category().message(code)));
  }
  return Error(fmt::format("cannot {} {}: {}", attempt, name, reason->words),
               reason->hint);
}

std::optional<struct stat> status_of(const fs::path& path,
                                     std::string_view attempt,
                                     std::string_view name) {
  struct stat status {};
  const int result =
      retry_on_signal([&] { return ::lstat(path.c_str(), &status); });
  if (result != 0 && errno != ENOENT && errno != ENOTDIR) {
    throw disk_error(attempt, name, errno);
  }
  return result == 0 ? std::optional(status) : std::nullopt;
}

Descriptor open_file(int folder, const fs::path& path, int flags) {
  return Descriptor(retry_on_signal([&] {
    return ::openat(folder, path.c_str(), flags | O_CLOEXEC | O_NOCTTY,
                    private_file);
  }));
}

Descriptor open_folder(const fs::path& path) {
  return open_file(AT_FDCWD, path.empty() ? "." : path, O_RDONLY | O_DIRECTORY);
}

fs::directory_iterator entries_of(const fs::path& folder,
                                  std::error_code& error) {
  return retry_on_signal(error, [&](std::error_code& code) {
    return fs::directory_iterator(folder, code);
  });
}

void sync_folder(const Descriptor& folder, std::string_view attempt,
                 std::string_view name) {
  const int result = retry_on_signal([&] { return ::fsync(folder.number()); });
  // Some network file systems cannot do this for a folder, and need not.
  if (result != 0 && errno != EINVAL && errno != EOPNOTSUPP) {
    throw disk_error(attempt, name, errno);
  }
}

void make_folder(const fs::path& path) {
  std::error_code not_there;
  if (!path.has_relative_path() || fs::is_directory(path, not_there)) {
    return;
  }
  make_folder(path.parent_path());

  constexpr auto attempt = "make the folder";
  const int made =
      retry_on_signal([&] { return ::mkdir(path.c_str(), private_folder); });
  if (made != 0 && errno == EEXIST) {  // another program was first
    return;
  }
  const auto narrow = [&] { return ::chmod(path.c_str(), private_folder); };
  if (made != 0 || retry_on_signal(narrow) != 0) {  // whatever the umask
    throw disk_error(attempt, path.string(), errno);
  }
  sync_parent(path, attempt);
}

void check_ordinary(const struct stat& status, std::string_view attempt,
                    std::string_view name) {
  if (!S_ISREG(status.st_mode)) {
    throw disk_error(attempt, name, S_ISDIR(status.st_mode) ? EISDIR : ENXIO);
  }
}

std::string read_all(const Descriptor& file, std::size_t expected,
                     std::string_view name) {
  std::string text(expected + 1, '\0');  // one more, to see the end at once
  std::size_t length = 0;
  while (true) {
    const ssize_t count = retry_on_signal([&] {
      return ::read(file.number(), text.data() + length, text.size() - length);
    });
    if (count < 0) {
      throw disk_error("read", name, errno);
    }
    if (count == 0) {
      text.resize(length);
      return text;
    }
    length += static_cast<std::size_t>(count);
    if (length == text.size()) {
      text.resize(2 * text.size());
    }
  }
}

void make_private(const Descriptor& file, std::string_view attempt,
                  std::string_view name) {
  const auto narrow = [&] { return ::fchmod(file.number(), private_file); };
  if (retry_on_signal(narrow) != 0) {
    throw disk_error(attempt, name, errno);
  }
}

void write_all(const Descriptor& file, std::string_view text,
               std::string_view name) {
  while (!text.empty()) {
    const ssize_t count = retry_on_signal(
        [&] { return ::write(file.number(), text.data(), text.size()); });
    if (count < 0) {
      throw disk_error("write", name, errno);
    }
    text.remove_prefix(static_cast<std::size_t>(count));
  }
}

fs::path canonical(const fs::path& path, std::string_view attempt,
                   std::string_view name) {
  std::error_code error;
  fs::path place = retry_on_signal(
      error, [&](std::error_code& code) { return fs::canonical(path, code); });
  if (error) {
    throw disk_error(attempt, name, error.value());
  }
  return place;
}

fs::path read_link(const fs::path& path, std::error_code& error) {
  return retry_on_signal(error, [&](std::error_code& code) {
    return fs::read_symlink(path, code);
  });
}

std::string read_ordinary(const Descriptor& file, std::string_view name,
                          struct stat& status) {
  if (!file.is_open() ||
      retry_on_signal([&] { return ::fstat(file.number(), &status); }) != 0) {
    throw disk_error("read", name, errno);
  }
  check_ordinary(status, "read", name);
  return read_all(file, static_cast<std::size_t>(status.st_size), name);
}

fs::path follow_links(fs::path path, std::string_view attempt,
                      std::string_view name) {
  for (int links = 0; links < most_links; ++links) {
    std::error_code error;
    const fs::path next = read_link(path, error);
    if (error == std::errc::invalid_argument ||
        error == std::errc::no_such_file_or_directory) {
      return path;
    }
    if (error) {
      throw disk_error(attempt, name, error.value());
    }
    path = path.parent_path() / next;
  }
  throw disk_error(attempt, name, ELOOP);
}

}  // namespace hw
