// DiskStorage::lock(): one program at a time changes a journal, and no account
// but its owner's.
#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

#include "hw/storage.hpp"

#include "atomic_file.hpp"
#include "links.hpp"
#include "posix.hpp"

namespace hw {
namespace {

namespace fs = std::filesystem;

class FileLock : public StorageLock {
 public:
  explicit FileLock(Descriptor file) : file_(std::move(file)) {}

 private:
  Descriptor file_;  // closing it lets go of the lock
};

enum class LockAttempt { locked, held_by_another, no_locks_here };

// Some file systems have no locks.
LockAttempt attempt_lock(const Descriptor& file, std::string_view name) {
  const int result = retry_on_signal(
      [&] { return ::flock(file.number(), LOCK_EX | LOCK_NB); });
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

// The lock's file says which process holds it, for the message of one that
// waits.
void sign(const Descriptor& file, std::string_view name) {
  make_private(file, "lock", name);
  if (retry_on_signal([&] { return ::ftruncate(file.number(), 0); }) != 0) {
    throw disk_error("lock", name, errno);
  }
  write_all(file, fmt::format("{}\n", ::getpid()), name);
}

Error in_use(const Descriptor& file, std::string_view name) {
  std::string holder = read_all(file, 0, name);
  holder.erase(std::ranges::find_if_not(
                   holder, [](char c) { return c >= '0' && c <= '9'; }),
               holder.end());
  const std::string who =
      holder.empty() ? "" : fmt::format(" (process {})", holder);
  return Error(fmt::format("another program{} is changing {}", who, name),
               "Nothing was written. Try again when it is done.");
}

std::string account_name(uid_t account) {
  // Nothing else here asks for accounts.
  const passwd* const known =
      ::getpwuid(account);  // NOLINT(concurrency-mt-unsafe)
  return known == nullptr ? fmt::to_string(account)
                          : std::string(known->pw_name);
}

// The folder `path`, or the one above in which it will be made.
fs::path existing_folder(fs::path path, std::string_view name) {
  while (path.has_relative_path() && !status_of(path, "open", name)) {
    path = path.parent_path();
  }
  return path.empty() ? "." : path;
}

// Whether new files in `folder` belong to the account `owner`, whichever
// account makes them: so it is with file systems that know no accounts. Root
// makes none to find out: nothing of a person is ever to be root's.
bool gives_files_to(const fs::path& folder, uid_t owner) {
  if (::geteuid() == 0) {
    return false;
  }
  try {
    const TargetFile place(folder / "owner", "write", folder.string());
    return TemporaryFile(place).status().st_uid == owner;
  } catch (const Error&) {
    return false;
  }
}

// What another account writes is theirs afterwards, and keeps its owner out. A
// journal that is yet to be made belongs to the account that makes it, but root
// has no use for one in a folder of another account.
void require_owner(const fs::path& root, std::string_view name) {
  const fs::path folder = existing_folder(root, name);
  struct stat status {};
  const int result =
      retry_on_signal([&] { return ::stat(folder.c_str(), &status); });
  if (result != 0) {
    throw disk_error("open", name, errno);
  }
  const bool is_new = folder != root && !root.empty();
  const uid_t me = ::geteuid();
  if (status.st_uid == me || (is_new && me != 0) ||
      gives_files_to(folder, status.st_uid)) {
    return;
  }
  throw Error(fmt::format("{} belongs to the account {}, and this is {}", name,
                          account_name(status.st_uid), account_name(me)),
              "Nothing was written: what one account writes keeps the other "
              "out. Run hw from the account of the journal, without sudo, or "
              "name another journal",
              Remedy::choose_journal);
}

}  // namespace

std::unique_ptr<StorageLock> DiskStorage::lock() {
  const std::string name = fmt::format("the journal {}", root_.string());
  require_owner(root_, name);
  check_place(root_, ".hw/lock", "lock");
  const fs::path folder = root_ / ".hw";
  make_folder(folder);
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
