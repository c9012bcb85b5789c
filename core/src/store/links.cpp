#include "links.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <deque>
#include <sys/stat.h>
#include <system_error>

#include <fmt/format.h>

#include "hw/error.hpp"
#include "hw/storage.hpp"

#include "git_index.hpp"
#include "posix.hpp"

namespace hw {
namespace {

namespace fs = std::filesystem;

void check_path(std::string_view path) {
  const std::string framed = fmt::format("/{}/", path);
  constexpr std::array<std::string_view, 4> refused = {
      "//", "/./", "/../", std::string_view("\0", 1)};
  if (std::ranges::any_of(refused, [&](std::string_view part) {
        return framed.find(part) != std::string::npos;
      })) {
    throw Error(fmt::format("\"{}\" is not a place in the journal", path));
  }
}

bool is_for_programs(std::string_view path) {
  return path == ".hw" || path.starts_with(".hw/");
}

void check_part(const fs::path& root, const std::string& path,
                std::string_view attempt) {
  const auto status = status_of(root / path, attempt, path);
  if (status && S_ISLNK(status->st_mode)) {
    check_link(root, path, attempt);
  }
}

// `place` as seen from `top`; empty if it is not below it.
std::string path_below(const fs::path& top, const fs::path& place) {
  const std::string path = place.lexically_relative(top).string();
  return path == "." || path.starts_with("..") ? "" : path;
}

// The way of a path, part by part and link by link.
class Way {
 public:
  Way(const fs::path& root, const fs::path& path, std::string_view attempt)
      : name_(path.string()),
        attempt_(attempt),
        top_(canonical(root, attempt, name_)),
        index_(root),
        place_(top_),
        rest_(path.begin(), path.end()) {
    while (!rest_.empty()) {
      const fs::path part = rest_.front();
      rest_.pop_front();
      go(part);
    }
  }

  // Whether a link on it is one that git tracks.
  bool has_tracked_link() const { return has_tracked_link_; }

  // Where it ends, as a path in the journal; empty if that is elsewhere.
  std::string end() const { return path_below(top_, place_); }

 private:
  void go(const fs::path& part) {
    if (part == "..") {
      place_ = place_.parent_path();
      return;
    }
    const fs::path next = place_ / part;
    const auto status = status_of(next, attempt_, name_);
    if (!status || !S_ISLNK(status->st_mode)) {
      place_ = part.empty() || part == "." ? place_ : next;
      return;
    }
    std::error_code error;
    const fs::path target = read_link(next, error);
    if (error) {
      throw disk_error(attempt_, name_, error.value());
    }
    if (++links_ > most_links) {
      throw disk_error(attempt_, name_, ELOOP);
    }
    const std::string link = path_below(top_, next);
    has_tracked_link_ |= !link.empty() && index_.has_link(link);
    rest_.insert(rest_.begin(), target.begin(), target.end());
  }

  std::string name_;
  std::string attempt_;
  fs::path top_;
  GitIndex index_;
  fs::path place_;
  std::deque<fs::path> rest_;
  int links_ = 0;
  bool has_tracked_link_ = false;
};

}  // namespace

void check_folders(const fs::path& root, const std::string& path,
                   std::string_view attempt) {
  check_path(path);
  for (std::size_t end = path.find('/'); end != std::string::npos;
       end = path.find('/', end + 1)) {
    check_part(root, path.substr(0, end), attempt);
  }
}

void check_place(const fs::path& root, const std::string& path,
                 std::string_view attempt) {
  check_folders(root, path, attempt);
  check_part(root, path, attempt);
}

void check_link(const fs::path& root, const std::string& path,
                std::string_view attempt) {
  if (is_for_programs(path)) {
    throw Error(fmt::format("{} is a symbolic link, and hw keeps nothing "
                            "elsewhere",
                            (root / path).string()),
                "Remove the link.");
  }
  const Way way(root, path, attempt);
  // Of a folder, the files in it are what counts.
  const bool is_inside =
      is_journal_file(way.end()) || is_journal_file(way.end() + "/a.toml");
  if (way.has_tracked_link() && !is_inside) {
    throw Error(
        fmt::format("cannot {} {}: a link that came with git leads out of the "
                    "journal",
                    attempt, path),
        fmt::format("Remove the link, or if you made it yourself, take it out "
                    "of git: git rm --cached {}",
                    path));
  }
}

}  // namespace hw
