#include "shell/terminal_width.hpp"

#include <algorithm>
#include <optional>
#include <sys/ioctl.h>
#include <unistd.h>

namespace hw::cli {
namespace {

constexpr std::size_t widest = 80;  // columns

std::optional<std::size_t> terminal_width(int descriptor) {
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
    return std::nullopt;
  }
  return std::clamp<std::size_t>(size.ws_col, 20, widest);
}

}  // namespace

std::size_t help_width() {
  return terminal_width(STDOUT_FILENO).value_or(widest);
}

std::size_t output_width() {
  return terminal_width(STDOUT_FILENO).value_or(no_width);
}

std::size_t message_width() {
  return terminal_width(STDERR_FILENO).value_or(no_width);
}

}  // namespace hw::cli
