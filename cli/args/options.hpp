// What commands share in reading their arguments, so that the same option means
// the same everywhere.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "hw/date.hpp"
#include "hw/error.hpp"
#include "hw/when.hpp"

#include "args/arguments.hpp"
#include "context.hpp"

namespace hw::cli {

// The command line was not understood: exit status 2.
class UsageError : public Error {
 public:
  using Error::Error;
};

// What `option` was given, understood as a time or a day. Throws UsageError
// that lists the forms, and Error for a day that the clock was moved over.
Moment to_moment(std::string_view option, const std::string& text,
                 const Clock& clock, Leaning leaning);
Date to_date(std::string_view option, const std::string& text,
             const Clock& clock, Leaning leaning);

// Asks which moment `text` names when it may be several and there is somebody
// to ask, and makes it say that one. Throws Interrupted at Ctrl-C.
void ask_which_moment(std::string& text, Leaning leaning,
                      const Context& context);

// After a line feed, which of two times was taken for one that was typed, or
// how one is kept that the clock here skipped; empty for any other.
std::string clock_note(const Moment& moment, const Clock& clock);

// A stretch of time; a bound that was not given is not there.
struct Bounds {
  std::optional<Moment> since;
  std::optional<Moment> until;
};

// What --since and --until were given, empty when they were not.
struct WindowWords {
  std::string since;
  std::string until;
};

// Adds `--since WHEN`, and what it is without it.
void add_since_option(const Arguments& takes, WindowWords& words,
                      const std::string& usual = "the beginning");

// Adds `--until WHEN`, and what it is without it.
void add_until_option(const Arguments& takes, WindowWords& words,
                      const std::string& usual = "the end");

// The stretch that `words` mean. Asks where one of them can mean two moments
// and there is somebody to answer. Throws UsageError as to_moment() does, and
// when they are the wrong way round; Interrupted after Ctrl-C.
Bounds to_bounds(WindowWords words, const Context& context);

enum class Format { text, json };

// Adds `--share HOW`, with that meaning, and `--private`, short for none.
void add_share_options(const Arguments& takes, std::optional<Share>& share,
                       const std::string& meaning);

// Adds `--format text|json`.
void add_format_option(const Arguments& takes, Format& format);

}  // namespace hw::cli
