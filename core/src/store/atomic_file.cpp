#include "atomic_file.hpp"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

namespace hw {

namespace {

namespace fs = std::filesystem;

}  // namespace

FileVersion version_of(const struct stat& status) {
  return {fmt::format("{}:{}:{}:{}.{:09}:{}.{:09}", status.st_dev,
                      status.st_ino, status.st_size, status.st_mtim.tv_sec,
                      status.st_mtim.tv_nsec, status.st_ctim.tv_sec,
                      status.st_ctim.tv_nsec)};
}

TargetFile::TargetFile(const fs::path& path, std::string attempt,
                       std::string name)
    : attempt_(std::move(attempt)),
      name_(std::move(name)),
      target_(follow_links(path, attempt_, name_)),
      folder_(open_folder(target_.parent_path())) {
  if (!folder_.is_open()) {
    throw error(errno);
  }
}

Error TargetFile::error(int code) const {
  return disk_error(attempt_, name_, code);
}

FileVersion TargetFile::version() const {
  struct stat status {};
  const int result = retry_on_signal([&] {
    return ::fstatat(folder_.number(), leaf().c_str(), &status,
                     AT_SYMLINK_NOFOLLOW);
  });
  if (result != 0 && errno == ENOENT) {
    return {};
  }
  if (result != 0) {
    throw error(errno);
  }
  check_ordinary(status, attempt_, name_);
  if ((status.st_mode & S_IWUSR) == 0) {
    throw Error(
        fmt::format("cannot {} {}: it is write-protected", attempt_, name_),
        "Nothing was written. If you want it changed, give yourself "
        "permission first: chmod u+w");
  }
  return version_of(status);
}

void TargetFile::sync() const {
  sync_folder(folder_, attempt_, name_);
}

EndingHeld::EndingHeld() {
  sigset_t asking{};
  sigemptyset(&asking);
  for (const int signal : {SIGHUP, SIGINT, SIGQUIT, SIGTERM}) {
    sigaddset(&asking, signal);
  }
  ::pthread_sigmask(SIG_BLOCK, &asking, &before_);
}

EndingHeld::~EndingHeld() {
  ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

TemporaryFile::TemporaryFile(const TargetFile& place)
    : place_(place), file_(make()) {}

TemporaryFile::~TemporaryFile() {
  if (!moved_) {
    ::unlinkat(place_.folder().number(), leaf_.c_str(), 0);
  }
}

struct stat TemporaryFile::status() const {
  struct stat status {};
  if (::fstat(file_.number(), &status) != 0) {
    throw place_.error(errno);
  }
  return status;
}

void TemporaryFile::write(std::string_view text) {
  make_private(file_, "write", place_.name());
  write_all(file_, text, place_.name());
}

void TemporaryFile::sync() {
  if (retry_on_signal([&] { return ::fsync(file_.number()); }) != 0) {
    throw place_.error(errno);
  }
}

void TemporaryFile::move_to_place() {
  const int folder = place_.folder().number();
  const fs::path target = place_.leaf();
  const int result = retry_on_signal([&] {
    return ::renameat(folder, leaf_.c_str(), folder, target.c_str());
  });
  if (result != 0) {
    throw place_.error(errno);
  }
  moved_ = true;
}

// A program that was ended halfway may have left a file with such a name.
Descriptor TemporaryFile::make() {
  constexpr int most_tries = 1000;
  for (int number = 0; number < most_tries; ++number) {
    leaf_ = temporary_name(::getpid(), number);
    Descriptor file =
        open_file(place_.folder().number(), leaf_, O_WRONLY | O_CREAT | O_EXCL);
    if (file.is_open()) {
      return file;
    }
    if (errno != EEXIST) {
      break;
    }
  }
  throw place_.error(errno);
}

}  // namespace hw
