// Other programs, run without a shell.
#pragma once

#include <array>
#include <csignal>
#include <optional>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace hw::cli {

inline constexpr std::array ended_by_keys = {SIGINT, SIGQUIT};

// While it lives, Ctrl-C is for the other program and does not end this one.
class SignalGuard {
 public:
  SignalGuard();
  SignalGuard(const SignalGuard&) = delete;
  SignalGuard& operator=(const SignalGuard&) = delete;
  ~SignalGuard();

 private:
  std::array<struct sigaction, ended_by_keys.size()> before_{};
};

// Starts a program with its arguments, on the same terminal; nothing if there
// is no such program. Throws Error when it cannot be started.
std::optional<pid_t> start_program(const std::vector<std::string>& words);

// Waits for its end; gives what waitpid() does.
int wait_for(pid_t process);

// What became of a program that was run.
struct ProcessResult {
  int status = 0;  // its exit status; 128 + the number of a signal
  std::string out;
  std::string err;

  bool succeeded() const { return status == 0; }
};

// Runs a program that reads `input` and waits for its end, but not for
// programs that it leaves running. The files that it makes are private: its
// umask is 077. `environment` has lines NAME=VALUE. Throws Error when it cannot
// be started; nothing if there is no such program.
std::optional<ProcessResult> run_program(
    const std::vector<std::string>& words,
    const std::vector<std::string>& environment, std::string_view input);

}  // namespace hw::cli
