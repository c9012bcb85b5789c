// What a program reads and writes are files in memory. No pipe can fill up, so
// that nothing has to be read while it runs, and nothing reaches the disk.
#include "shell/process.hpp"

#include <cerrno>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

#include <fmt/format.h>

#include "hw/error.hpp"

namespace hw::cli {
namespace {

// Attributes of a new program that takes the keys as they come.
class SpawnAttributes {
 public:
  SpawnAttributes() {
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : ended_by_keys) {
      sigaddset(&signals, signal);
    }
    posix_spawnattr_init(&attributes_);
    posix_spawnattr_setsigdefault(&attributes_, &signals);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGDEF);
  }
  SpawnAttributes(const SpawnAttributes&) = delete;
  SpawnAttributes& operator=(const SpawnAttributes&) = delete;
  ~SpawnAttributes() { posix_spawnattr_destroy(&attributes_); }

  const posix_spawnattr_t* get() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_{};
};

// While it lives, what is made is only for its owner, by programs that are
// started, too.
class PrivateUmask {
 public:
  PrivateUmask() : before_(::umask(S_IRWXG | S_IRWXO)) {}
  PrivateUmask(const PrivateUmask&) = delete;
  PrivateUmask& operator=(const PrivateUmask&) = delete;
  ~PrivateUmask() { ::umask(before_); }

 private:
  mode_t before_;
};

Error cannot_run(int code) {
  return Error(fmt::format("cannot run another program: {}",
                           std::generic_category().message(code)));
}

// What a program reads or writes. In memory: it may be from the journal.
class Stream {
 public:
  explicit Stream(const char* name, std::string_view text = {})
      : file_(memfd_create(name, MFD_CLOEXEC)) {
    if (file_ == -1) {
      throw cannot_run(errno);
    }
    while (!text.empty()) {
      const ssize_t size = ::write(file_, text.data(), text.size());
      if (size < 0 && errno != EINTR) {
        const int code = errno;
        ::close(file_);
        throw cannot_run(code);
      }
      text.remove_prefix(size < 0 ? 0 : static_cast<std::size_t>(size));
    }
    ::lseek(file_, 0, SEEK_SET);
  }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
  ~Stream() { ::close(file_); }

  int file() const { return file_; }

  std::string text() const {
    std::string text;
    std::array<char, 4096> part{};
    ssize_t size = 0;
    while ((size = ::pread(file_, part.data(), part.size(),
                           static_cast<off_t>(text.size()))) > 0) {
      text.append(part.data(), static_cast<std::size_t>(size));
    }
    return text;
  }

 private:
  int file_;
};

// Where the standard streams of a new program lead.
class Streams {
 public:
  Streams(const Stream& in, const Stream& out, const Stream& err) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_adddup2(&actions_, in.file(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, out.file(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, err.file(), STDERR_FILENO);
  }
  Streams(const Streams&) = delete;
  Streams& operator=(const Streams&) = delete;
  ~Streams() { posix_spawn_file_actions_destroy(&actions_); }

  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) {
    pointers.push_back(text.data());
  }
  pointers.push_back(nullptr);
  return pointers;
}

std::optional<pid_t> spawn(std::vector<std::string> words,
                           const posix_spawn_file_actions_t* streams,
                           char* const* environment) {
  const std::vector<char*> arguments = pointers_to(words);
  pid_t process = 0;
  const int error =
      posix_spawnp(&process, arguments.front(), streams,
                   SpawnAttributes().get(), arguments.data(), environment);
  if (error == ENOENT) {
    return std::nullopt;
  }
  if (error != 0) {
    throw Error(fmt::format("cannot start \"{}\": {}", words.front(),
                            std::generic_category().message(error)));
  }
  return process;
}

}  // namespace

SignalGuard::SignalGuard() {
  struct sigaction ignore {};
  ignore.sa_handler = SIG_IGN;
  for (std::size_t i = 0; i < ended_by_keys.size(); ++i) {
    sigaction(ended_by_keys[i], &ignore, &before_[i]);
  }
}

SignalGuard::~SignalGuard() {
  for (std::size_t i = 0; i < ended_by_keys.size(); ++i) {
    sigaction(ended_by_keys[i], &before_[i], nullptr);
  }
}

std::optional<pid_t> start_program(const std::vector<std::string>& words) {
  return spawn(words, nullptr, environ);
}

int wait_for(pid_t process) {
  int status = 0;
  while (waitpid(process, &status, 0) == -1 && errno == EINTR) {
  }
  return status;
}

std::optional<ProcessResult> run_program(
    const std::vector<std::string>& words,
    const std::vector<std::string>& environment, std::string_view input) {
  const Stream in("in", input);
  const Stream out("out");
  const Stream err("err");
  std::vector<std::string> variables = environment;
  const SignalGuard guard;
  const PrivateUmask private_umask;
  const auto process =
      spawn(words, Streams(in, out, err).get(), pointers_to(variables).data());
  if (!process) {
    return std::nullopt;
  }
  const int status = wait_for(*process);
  return ProcessResult{.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status)
                                                     : WEXITSTATUS(status),
                       .out = out.text(),
                       .err = err.text()};
}

}  // namespace hw::cli
