#include "git_locks.hpp"

#include <chrono>
#include <fstream>
#include <sys/stat.h>
#include <system_error>
#include <thread>
#include <unistd.h>

namespace hw::cli {
namespace {

namespace fs = std::filesystem;

// Whether a git of this account runs. Its locks do not say whose they are, and
// where it works cannot be told of all of them.
bool runs_git(const fs::path& processes) {
  std::error_code error;
  for (auto entry = fs::directory_iterator(processes, error);
       !error && entry != fs::directory_iterator(); entry.increment(error)) {
    struct stat status {};
    std::string name;
    std::getline(std::ifstream(entry->path() / "comm"), name);
    if (name.starts_with("git") &&
        ::stat(entry->path().c_str(), &status) == 0 &&
        status.st_uid == ::geteuid()) {
      return true;
    }
  }
  return false;
}

bool is_old(const fs::path& lock) {
  std::error_code error;
  const auto written = fs::last_write_time(lock, error);
  return !error &&
         fs::file_time_type::clock::now() - written > std::chrono::hours(1);
}

bool is_stale(const fs::path& lock) {
  const fs::path processes = "/proc";
  std::error_code error;
  return fs::exists(processes / "self" / "comm", error) ? !runs_git(processes)
                                                        : is_old(lock);
}

bool is_below(const fs::path& path, const fs::path& folder) {
  std::error_code error;
  const fs::path inside = fs::weakly_canonical(path, error)
                              .lexically_relative(fs::canonical(folder, error));
  return !error && !inside.empty() && *inside.begin() != "..";
}

}  // namespace

std::string lock_in(std::string_view message) {
  constexpr std::string_view ending = ".lock': File exists";
  const std::size_t found = message.find(ending);
  if (found == std::string_view::npos) {
    return "";
  }
  const std::size_t begin = message.rfind('\'', found) + 1;
  return std::string(message.substr(begin, found - begin)) + ".lock";
}

bool remove_stale_lock(const fs::path& lock, const fs::path& repository) {
  constexpr int most_waits = 50;
  constexpr auto wait = std::chrono::milliseconds(100);
  std::error_code error;
  if (!is_below(lock, repository)) {
    return false;
  }
  for (int waits = 0; waits < most_waits; ++waits) {
    if (!fs::exists(lock, error)) {
      return true;
    }
    if (is_stale(lock)) {
      return fs::remove(lock, error);
    }
    std::this_thread::sleep_for(wait);
  }
  return false;
}

}  // namespace hw::cli
