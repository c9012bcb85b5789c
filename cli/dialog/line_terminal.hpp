// The terminal during an answer: signals, bytes, and its mode.
#pragma once

#include <chrono>
#include <csignal>
#include <optional>
#include <termios.h>
#include <vector>

#include "dialog/line_keys.hpp"
#include "dialog/line_view.hpp"

namespace hw::cli {

// While it lives, `signals` are held back except in read(), which lets them
// through only during its wait. So a signal ends the wait, and never a change
// that is being written. Ignored signals stay ignored.
class HeldSignals {
 public:
  explicit HeldSignals(const std::vector<int>& signals);
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;
  ~HeldSignals();

  // The next byte of standard input, or what came instead. Bytes are read one
  // by one: what was typed ahead stays for the next question, or for the next
  // program.
  Input read(std::optional<std::chrono::milliseconds> patience) const;

  // Lets `signal` do its usual work now: end this program, or stop it until it
  // is continued.
  void pass_on(int signal) const;

 private:
  struct Held {
    int signal = 0;
    struct sigaction before {};
  };
  std::vector<Held> held_;
  sigset_t mask_before_{};
};

// While it lives, the terminal sends each key at once, echoes nothing and, if
// it can, marks pasted text. Ctrl-C and Ctrl-Z stay signals.
class KeyMode {
 public:
  KeyMode() { enter(); }
  KeyMode(const KeyMode&) = delete;
  KeyMode& operator=(const KeyMode&) = delete;
  ~KeyMode() { leave(); }

  void enter();  // also when another program has changed the terminal
  void leave();  // restores the mode from before

 private:
  std::optional<termios> before_;
};

// Of the terminal on standard error.
ScreenSize screen_size();

}  // namespace hw::cli
