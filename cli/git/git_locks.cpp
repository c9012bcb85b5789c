#include "git/git_locks.hpp"

#include <chrono>
#include <fstream>
#include <system_error>
#include <thread>

namespace hw::cli {
namespace {

namespace fs = std::filesystem;

bool is_below(const fs::path& path, const fs::path& folder) {
  std::error_code error;
  const fs::path inside = fs::weakly_canonical(path, error)
                              .lexically_relative(fs::canonical(folder, error));
  return !error && !inside.empty() && *inside.begin() != "..";
}

std::string text_of(const fs::path& file) {
  std::string text;
  std::getline(std::ifstream(file), text);
  return text;
}

// Whether a git works in `folder`, or is told of it. Its locks do not say whose
// they are.
bool runs_git_in(const fs::path& folder, const fs::path& processes) {
  std::error_code error;
  for (auto entry = fs::directory_iterator(processes, error);
       !error && entry != fs::directory_iterator(); entry.increment(error)) {
    std::error_code gone;
    const fs::path process = entry->path();
    if (text_of(process / "comm").starts_with("git") &&
        (is_below(fs::read_symlink(process / "cwd", gone), folder) ||
         text_of(process / "cmdline").find(folder.string()) !=
             std::string::npos)) {
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

bool is_stale(const fs::path& lock, const fs::path& repository) {
  const fs::path processes = "/proc";
  const fs::path folder =
      repository.filename() == ".git" ? repository.parent_path() : repository;
  std::error_code error;
  return fs::exists(processes / "self" / "comm", error)
             ? !runs_git_in(fs::canonical(folder, error), processes)
             : is_old(lock);
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
    if (is_stale(lock, repository)) {
      return fs::remove(lock, error);
    }
    std::this_thread::sleep_for(wait);
  }
  return false;
}

}  // namespace hw::cli
