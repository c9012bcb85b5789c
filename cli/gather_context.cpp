#include "gather_context.hpp"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <optional>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

#include "hw/history.hpp"
#include "hw/journal.hpp"

#include "args/options.hpp"
#include "output.hpp"
#include "remedies.hpp"

namespace hw::cli {
namespace {

namespace fs = std::filesystem;

std::string environment_variable(const char* name) {
  // Nothing here has started a thread or changes the environment.
  const char* const value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe)
  return value == nullptr ? std::string() : std::string(value);
}

fs::path home_folder() {
  const fs::path home = environment_variable("HOME");
  return home.is_absolute() ? home : fs::path();
}

// $HW_JOURNAL, else the place that the XDG Base Directory Specification gives
// to a program's data; it says to ignore a path that is not absolute.
fs::path journal_folder(const std::string& option, const fs::path& home) {
  if (!option.empty()) {
    return to_path(option, home);
  }
  if (const std::string chosen = environment_variable("HW_JOURNAL");
      !chosen.empty()) {
    return to_path(chosen, home);
  }
  if (const fs::path data =
          to_path(environment_variable("XDG_DATA_HOME"), home);
      data.is_absolute()) {
    return data / "hw";
  }
  if (home.empty()) {
    throw Error("there is no home directory to keep a journal in",
                "Say where it is: hw --journal DIR");
  }
  return home / ".local/share/hw";
}

// What TOML can say.
constexpr std::chrono::minutes largest_offset{23 * 60 + 59};

// How many seconds a clock here is from UTC.
std::chrono::seconds distance_at(std::time_t instant) {
  std::tm local{};
  localtime_r(&instant, &local);
  return std::chrono::seconds(local.tm_gmtoff);
}

// Offsets with seconds are of the time before standard time; TOML has none.
std::chrono::minutes local_offset(std::time_t instant) {
  const auto offset =
      std::chrono::duration_cast<std::chrono::minutes>(distance_at(instant));
  return std::clamp(offset, -largest_offset, largest_offset);
}

// What the clock here does around a time of day.
struct ClockAround {
  std::chrono::minutes before;  // the offset on the day before, and after
  std::chrono::minutes after;
  bool shows_before = false;  // whether it shows that time with this offset
  bool shows_after = false;
};

ClockAround clock_around(Date date, TimeOfDay time) {
  const std::time_t wall =
      instant({.date = date, .time = time}).time_since_epoch().count();
  const auto shows = [wall](std::chrono::minutes offset) {
    return local_offset(wall - std::chrono::seconds(offset).count()) == offset;
  };
  ClockAround around{.before = local_offset(wall - 86400),
                     .after = local_offset(wall + 86400)};
  around.shows_before = shows(around.before);
  around.shows_after = shows(around.after);
  return around;
}

// A time that the clock shows twice gets the first of its two offsets, one
// that it skips the offset from before: what was typed is kept as typed.
std::chrono::minutes offset_at(Date date, TimeOfDay time) {
  const ClockAround around = clock_around(date, time);
  return around.shows_after && !around.shows_before ? around.after
                                                    : around.before;
}

ClockShows shown_at(Date date, TimeOfDay time) {
  const ClockAround around = clock_around(date, time);
  if (around.shows_before && around.shows_after) {
    return around.before == around.after ? ClockShows::once : ClockShows::twice;
  }
  if (around.shows_before || around.shows_after) {
    return ClockShows::once;
  }
  return around.after - around.before >= std::chrono::days(1)
             ? ClockShows::day_skipped
             : ClockShows::skipped;
}

// Why entries cannot say what time it is here.
std::optional<Error> why_no_clock(const Clock& clock) {
  if (clock.now.offset != largest_offset &&
      clock.now.offset != -largest_offset) {
    return std::nullopt;
  }
  const auto distance = std::chrono::abs(distance_at(std::time(nullptr)));
  if (distance < std::chrono::days(1)) {
    return std::nullopt;
  }
  return Error(
      "the clock here is a day or more from UTC, which no date can say",
      fmt::format("That comes from TZ=\"{}\" in the environment.",
                  shown(environment_variable("TZ"))));
}

Moment system_now() {
  const std::time_t instant = std::time(nullptr);
  std::tm local{};
  localtime_r(&instant, &local);
  const auto date =
      Date::from(std::chrono::year(local.tm_year + 1900) /
                 std::chrono::month(static_cast<unsigned>(local.tm_mon) + 1) /
                 std::chrono::day(static_cast<unsigned>(local.tm_mday)));
  const int second = std::min(local.tm_sec, 59);  // a leap second counts as 59
  return {.date = date.value(),
          .time = TimeOfDay::from(local.tm_hour, local.tm_min, second),
          .offset = local_offset(instant)};
}

// The clock of this machine, or one that stands still at `text`. With an
// offset in it, that offset holds for every other time too, so that the output
// is the same on every machine.
Clock make_clock(const std::string& text) {
  Clock clock{.now = system_now(),
              .offset_at = offset_at,
              .day_starts = Settings().day_starts,
              .shown = shown_at};
  if (text.empty()) {
    return clock;
  }
  const std::optional<Moment> now = parse_moment(text);
  if (!now || !now->time) {
    throw UsageError(fmt::format("--now: \"{}\" is not a time", text),
                     "Write it like this: --now 2026-11-20T10:00:00-05:00");
  }
  clock.now = *now;
  if (now->offset) {
    clock.offset_at = [offset = *now->offset](Date, TimeOfDay) {
      return offset;
    };
    clock.shown = {};
  } else {
    clock.now.offset = offset_at(now->date, *now->time);
  }
  return clock;
}

// NO_COLOR (set and not empty) and TERM=dumb turn color off, and so does a
// stdout that is not a terminal; what was chosen on the command line wins.
bool wants_color(const std::string& choice) {
  if (choice != "auto") {
    return choice == "always";
  }
  return environment_variable("NO_COLOR").empty() &&
         environment_variable("TERM") != "dumb" && isatty(STDOUT_FILENO) == 1;
}

// Questions are written to stderr, so that results can go elsewhere.
bool can_ask(const GlobalOptions& options) {
  return !options.no_input && isatty(STDIN_FILENO) == 1 &&
         isatty(STDERR_FILENO) == 1;
}

// A line editor redraws: not where the terminal cannot, and not where somebody
// asked for plain output, as people with a screen reader do.
bool can_edit_lines(const GlobalOptions& options) {
  const std::string terminal = environment_variable("TERM");
  return can_ask(options) && !terminal.empty() && terminal != "dumb" &&
         options.color != "never" &&
         (options.color == "always" ||
          environment_variable("NO_COLOR").empty());
}

std::string editor_command() {
  const std::string visual = environment_variable("VISUAL");
  return visual.empty() ? environment_variable("EDITOR") : visual;
}

std::optional<Error> why_unreachable(const DiskStorage& storage) {
  try {
    storage.exists();
    return std::nullopt;
  } catch (const Error& error) {
    return error;
  }
}

// A journal that cannot be written to can still be read, half a step included.
// What is taken back is no change of the command that comes now.
void try_to_take_back_half_a_step(const fs::path& folder) {
  DiskStorage storage(folder);
  try {
    take_back_half_a_step(storage);
    print_warnings(storage);
  } catch (const Error& error) {
    print_error(
        Error(fmt::format("a change that was cut short may still be there: {}",
                          error.what()),
              hint_of(error)));
  }
}

}  // namespace

fs::path to_path(const std::string& typed, const fs::path& home) {
  if (!typed.starts_with('~')) {
    return typed;
  }
  const std::string name = typed.substr(0, typed.find('/'));
  if (name != "~" || home.empty()) {
    throw UsageError(
        fmt::format("it is not known which folder {} stands for in {}", name,
                    typed),
        fmt::format("Write the path in full, or, if it is a name: ./{}",
                    shown(typed)));
  }
  const fs::path below = fs::path(typed.substr(1)).relative_path();
  return below.empty() ? home : home / below;
}

Context gather_context(const GlobalOptions& options) {
  const fs::path home = home_folder();
  const std::string now =
      options.now.empty() ? environment_variable("HW_NOW") : options.now;
  Context context{.home = home,
                  .storage = DiskStorage(journal_folder(options.journal, home)),
                  .clock = make_clock(now),
                  .width = output_width(),
                  .color = wants_color(options.color),
                  .is_shown = isatty(STDOUT_FILENO) == 1,
                  .can_ask = can_ask(options),
                  .quiet = options.quiet,
                  .editor = editor_command()};
  context.unreachable = why_unreachable(context.storage);
  if (!context.unreachable) {
    try_to_take_back_half_a_step(context.storage.root());
    ParseResult<Settings> read = load_settings(context.storage);
    context.settings = std::move(read.value);
    context.settings_problems = std::move(read.problems);
  }
  context.edits_lines = context.settings.line_editor && can_edit_lines(options);
  context.clock.day_starts = context.settings.day_starts;
  if (!context.unreachable) {
    context.unreachable = why_no_clock(context.clock);
  }
  return context;
}

}  // namespace hw::cli
