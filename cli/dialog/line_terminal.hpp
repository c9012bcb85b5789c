// The terminal while somebody types on it: signals, bytes, and its mode.
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
// through for just as long as it waits. So each ends the wait, whenever it
// comes, and never a change that is being written. Signals that were ignored
// stay so.
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

  // Lets `signal` do now what it would have done: end this program, or stop it
  // until it goes on.
  void pass_on(int signal) const;

 private:
  struct Held {
    int signal = 0;
    struct sigaction before {};
  };
  std::vector<Held> held_;
  sigset_t mask_before_{};
};

// While it lives, keys come as they are pressed and nothing is echoed, and a
// terminal that can marks what is pasted. Ctrl-C and Ctrl-Z stay signals.
class KeyMode {
 public:
  KeyMode() { enter(); }
  KeyMode(const KeyMode&) = delete;
  KeyMode& operator=(const KeyMode&) = delete;
  ~KeyMode() { leave(); }

  void enter();  // also when another program has changed the terminal
  void leave();  // the terminal is as it was

 private:
  std::optional<termios> before_;
};

// Of the terminal on standard error.
ScreenSize screen_size();

}  // namespace hw::cli
