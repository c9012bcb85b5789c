// System calls that do what they say: made again when a signal interrupts
// them, gone on with when they stop halfway, and an Error in plain words when
// the disk says no.
//
// `attempt` and `name` are for that Error: "cannot {attempt} {name}: ...".
#pragma once

#include <cerrno>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "hw/error.hpp"

namespace hw {

constexpr mode_t private_file = 0600;
constexpr mode_t private_folder = 0700;

// What a new text is called on its way to its place, which begins with ".".
std::string temporary_name(pid_t process, int number);

// The process that made a file of that name; nothing for any other name.
std::optional<pid_t> temporary_process(std::string_view name);

// What to tell when `attempt` at `name` ended with the errno `code`.
Error disk_error(std::string_view attempt, std::string_view name, int code);

// The result of a system call, made again for as long as signals interrupt it.
template <typename Call>
auto retry_on_signal(Call call) {
  auto result = call();
  while (result == -1 && errno == EINTR) {
    result = call();
  }
  return result;
}

// The same for a call that puts what went wrong into `error`.
template <typename Call>
auto retry_on_signal(std::error_code& error, Call call) {
  auto result = call(error);
  while (error == std::errc::interrupted) {
    result = call(error);
  }
  return result;
}

// What lies at `path` itself, links not followed; nothing if nothing does.
// Throws Error when that cannot be told.
std::optional<struct stat> status_of(const std::filesystem::path& path,
                                     std::string_view attempt,
                                     std::string_view name);

// An open file, closed when it goes out of scope.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept
      : number_(std::exchange(other.number_, -1)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() {
    if (is_open()) {
      ::close(number_);
    }
  }

  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }

 private:
  int number_;
};

// `path`, from the folder that `folder` is open on. Not open, and errno says
// why, when it cannot be opened. A new file is private_file, less the umask.
Descriptor open_file(int folder, const std::filesystem::path& path, int flags);

// The same for a folder; an empty path is the working directory.
Descriptor open_folder(const std::filesystem::path& path);

// What lies in `folder`; `error` says why that cannot be told.
std::filesystem::directory_iterator entries_of(
    const std::filesystem::path& folder, std::error_code& error);

// Waits until the device knows what `folder` holds.
void sync_folder(const Descriptor& folder, std::string_view attempt,
                 std::string_view name);

// Makes the folder `path`, and those above it, unless they are there; private
// whatever the umask.
void make_folder(const std::filesystem::path& path);

// Throws Error unless `status` is that of a regular file.
void check_ordinary(const struct stat& status, std::string_view attempt,
                    std::string_view name);

// All of `file` from where it stands, which is about `expected` bytes.
std::string read_all(const Descriptor& file, std::size_t expected,
                     std::string_view name);

// Gives `file` the permissions of a private_file, whatever the umask was.
void make_private(const Descriptor& file, std::string_view attempt,
                  std::string_view name);

void write_all(const Descriptor& file, std::string_view text,
               std::string_view name);

// `path` without links, "." and ".." in it, which has to be there.
std::filesystem::path canonical(const std::filesystem::path& path,
                                std::string_view attempt,
                                std::string_view name);

// What the symbolic link `path` says; `error` says why that cannot be told.
std::filesystem::path read_link(const std::filesystem::path& path,
                                std::error_code& error);

// All of the regular file `file`, and in `status` what it was before.
std::string read_ordinary(const Descriptor& file, std::string_view name,
                          struct stat& status);

// How many links may follow each other.
inline constexpr int most_links = 40;

// Where `path` leads to: itself, or what the symbolic link there points to.
std::filesystem::path follow_links(std::filesystem::path path,
                                   std::string_view attempt,
                                   std::string_view name);

}  // namespace hw
