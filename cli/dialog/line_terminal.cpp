#include "dialog/line_terminal.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <ctime>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "output.hpp"

namespace hw::cli {
namespace {

constexpr int most_signals = 65;

// A signal handler can reach nothing else.
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables)
std::array<volatile std::sig_atomic_t, most_signals> came{};

void note_signal(int signal) {
  came.at(static_cast<std::size_t>(signal)) = 1;
}

// Whether `signal` came since it was last asked.
bool take_note(int signal) {
  const bool is_noted = came.at(static_cast<std::size_t>(signal)) != 0;
  came.at(static_cast<std::size_t>(signal)) = 0;
  return is_noted;
}

sigset_t set_of(int signal) {
  sigset_t set{};
  sigemptyset(&set);
  sigaddset(&set, signal);
  return set;
}

timespec to_timespec(std::chrono::milliseconds time) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
  return {.tv_sec = seconds.count(),
          .tv_nsec = std::chrono::nanoseconds(time - seconds).count()};
}

}  // namespace

HeldSignals::HeldSignals(const std::vector<int>& signals) {
  sigprocmask(SIG_BLOCK, nullptr, &mask_before_);
  for (const int signal : signals) {
    Held held{.signal = signal};
    sigaction(signal, nullptr, &held.before);
    if (held.before.sa_handler == SIG_IGN) {
      continue;
    }
    const sigset_t set = set_of(signal);
    sigprocmask(SIG_BLOCK, &set, nullptr);
    take_note(signal);
    struct sigaction action {};
    action.sa_handler = note_signal;
    sigaction(signal, &action, nullptr);
    held_.push_back(held);
  }
}

HeldSignals::~HeldSignals() {
  for (const Held& held : held_) {
    sigaction(held.signal, &held.before, nullptr);
  }
  sigprocmask(SIG_SETMASK, &mask_before_, nullptr);
}

Input HeldSignals::read(
    std::optional<std::chrono::milliseconds> patience) const {
  pollfd input{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
  sigset_t waiting_mask = mask_before_;
  for (const Held& held : held_) {
    sigdelset(&waiting_mask, held.signal);
  }
  const timespec time = to_timespec(patience.value_or(std::chrono::seconds(0)));
  while (true) {
    const int ready =
        ppoll(&input, 1, patience ? &time : nullptr, &waiting_mask);
    for (const Held& held : held_) {
      if (take_note(held.signal)) {
        return {.kind = Input::Kind::signal, .value = held.signal};
      }
    }
    if (ready == 0) {
      return {.kind = Input::Kind::nothing};
    }
    if (ready > 0 || errno != EINTR) {
      break;
    }
  }
  unsigned char byte = 0;
  return ::read(STDIN_FILENO, &byte, 1) == 1
             ? Input{.kind = Input::Kind::byte, .value = byte}
             : Input{.kind = Input::Kind::closed};
}

void HeldSignals::pass_on(int signal) const {
  const auto held = std::ranges::find(held_, signal, &Held::signal);
  if (held == held_.end()) {
    return;
  }
  struct sigaction ours {};
  sigaction(signal, &held->before, &ours);
  const sigset_t set = set_of(signal);
  raise(signal);
  sigprocmask(SIG_UNBLOCK, &set, nullptr);  // here it ends or stops
  sigprocmask(SIG_BLOCK, &set, nullptr);
  sigaction(signal, &ours, nullptr);
  const sigset_t going_on = set_of(SIGCONT);
  const timespec at_once{};
  sigtimedwait(&going_on, nullptr, &at_once);  // that it goes on is known
}

void KeyMode::enter() {
  termios now{};
  if (tcgetattr(STDIN_FILENO, &now) != 0) {
    return;
  }
  before_ = before_.value_or(now);
  termios mode = *before_;
  mode.c_iflag &= ~static_cast<tcflag_t>(ICRNL | INLCR | IGNCR | IXON);
  mode.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | IEXTEN);
  mode.c_cc[VMIN] = 1;
  mode.c_cc[VTIME] = 0;
  tcsetattr(STDIN_FILENO, TCSADRAIN, &mode);
  tell("\033[?2004h");  // bracketed paste
}

void KeyMode::leave() {
  if (before_) {
    tell("\033[?2004l");
    tcsetattr(STDIN_FILENO, TCSADRAIN, &*before_);
    before_.reset();
  }
}

ScreenSize screen_size() {
  winsize size{};
  const bool is_known =
      ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  ScreenSize screen;
  if (is_known) {
    screen = {.columns = size.ws_col,
              .rows = size.ws_row > 0 ? size.ws_row : screen.rows};
  }
  return screen;
}

}  // namespace hw::cli
