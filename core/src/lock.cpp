// DiskStorage::lock(): one program at a time changes a journal.
#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <thread>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

#include "hw/storage.hpp"

#include "disk.hpp"
#include "links.hpp"

namespace hw {
namespace {

class FileLock : public StorageLock {
 public:
  explicit FileLock(Descriptor file) : file_(std::move(file)) {}

 private:
  Descriptor file_;  // closing it lets go of the lock
};

enum class LockAttempt { locked, held_by_another, no_locks_here };

// Some file systems have no locks.
LockAttempt attempt_lock(const Descriptor& file, std::string_view name) {
  const int result =
      uninterrupted([&] { return ::flock(file.number(), LOCK_EX | LOCK_NB); });
  if (result == 0) {
    return LockAttempt::locked;
  }
  switch (errno) {
    case EWOULDBLOCK:
      return LockAttempt::held_by_another;
    case ENOLCK:
    case EOPNOTSUPP:
    case ENOSYS:
    case EINVAL:
      return LockAttempt::no_locks_here;
    default:
      throw disk_error("lock", name, errno);
  }
}

// The lock's file says who has it, for those who wait.
void sign(const Descriptor& file, std::string_view name) {
  make_private(file, "lock", name);
  if (uninterrupted([&] { return ::ftruncate(file.number(), 0); }) != 0) {
    throw disk_error("lock", name, errno);
  }
  write_all(file, fmt::format("{}\n", ::getpid()), name);
}

Error in_use(const Descriptor& file, std::string_view name) {
  std::string holder = read_all(file, 0, name);
  holder.erase(std::find_if_not(holder.begin(), holder.end(),
                                [](char c) { return c >= '0' && c <= '9'; }),
               holder.end());
  const std::string who =
      holder.empty() ? "" : fmt::format(" (process {})", holder);
  return Error(fmt::format("another program{} is changing {}", who, name),
               "Nothing was written. Try again when it is done.");
}

}  // namespace

std::unique_ptr<StorageLock> DiskStorage::lock() {
  check_place(root_, ".hw/lock", "lock");
  const std::filesystem::path folder = root_ / ".hw";
  make_folder(folder);
  const std::string name = fmt::format("the journal {}", root_.string());
  Descriptor file = open_file(AT_FDCWD, folder / "lock",
                              O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK);
  if (!file.is_open()) {
    throw disk_error("lock", name, errno);
  }

  const auto last_try = std::chrono::steady_clock::now() + patience_;
  LockAttempt attempt = attempt_lock(file, name);
  while (attempt == LockAttempt::held_by_another) {
    if (std::chrono::steady_clock::now() >= last_try) {
      throw in_use(file, name);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    attempt = attempt_lock(file, name);
  }
  has_locks_ = attempt == LockAttempt::locked;
  sign(file, name);
  return std::make_unique<FileLock>(std::move(file));
}

}  // namespace hw
