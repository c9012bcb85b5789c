#include "args/options.hpp"

#include <optional>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "dialog/dialog.hpp"
#include "dialog/entry_prompt.hpp"

namespace hw::cli {
namespace {

// A form that means only this.
std::string unmistakable(const Moment& moment) {
  return moment.time ? fmt::format("\"{} {}\"", moment.date.to_string(),
                                   moment.time->hour_minute())
                     : moment.date.to_string();
}

UsageError not_a_time(std::string_view option, const std::string& text,
                      const Clock& clock, Leaning leaning) {
  std::vector<std::string> forms;
  for (const Moment& moment : meanings_of(text, clock, leaning)) {
    forms.push_back(unmistakable(moment));
  }
  return UsageError(fmt::format("{}: \"{}\" {}", option, text,
                                why_not_understood(text, clock, leaning)),
                    forms.empty() ? std::string(moment_forms())
                                  : fmt::format("Write it like this: {}",
                                                fmt::join(forms, " or ")));
}

Moment understood(std::string_view option, const std::string& text,
                  const Clock& clock, Leaning leaning) {
  const auto moment = understand_moment(text, clock, leaning);
  if (!moment) {
    throw not_a_time(option, text, clock, leaning);
  }
  return *moment;
}

std::optional<Moment> to_bound(std::string_view option, const std::string& text,
                               const Clock& clock) {
  if (text.empty()) {
    return std::nullopt;
  }
  return understood(option, text, clock, Leaning::past);
}

// By the clock here; a time that says its own distance from UTC may be by
// another one.
ClockShows shown_by(const Clock& clock, const Moment& moment) {
  const TimeOfDay time = moment.time.value_or(*TimeOfDay::from(12, 0));
  const bool is_from_here =
      !moment.time || moment.offset == clock.offset_at(moment.date, time);
  return clock.shown && is_from_here ? clock.shown(moment.date, time)
                                     : ClockShows::once;
}

}  // namespace

Moment to_moment(std::string_view option, const std::string& text,
                 const Clock& clock, Leaning leaning) {
  const Moment moment = understood(option, text, clock, leaning);
  if (shown_by(clock, moment) == ClockShows::day_skipped) {
    throw Error(fmt::format("there was no {} here: the clock was moved over it",
                            long_form(moment.date)),
                "Give a day before or after it.");
  }
  return moment;
}

std::string clock_note(const Moment& moment, const Clock& clock) {
  const ClockShows times = shown_by(clock, moment);
  if (times != ClockShows::twice && times != ClockShows::skipped) {
    return "";
  }
  const std::string written = to_string(moment);
  return fmt::format(
      "\nThe clock was moved that day and {} {}. It is kept as {}, {}.",
      times == ClockShows::twice ? "showed" : "skipped",
      moment.time->hour_minute() + (times == ClockShows::twice ? " twice" : ""),
      written,
      times == ClockShows::twice ? "the first of the two"
                                 : "by the clock from before");
}

void ask_which_moment(std::string& text, Leaning leaning,
                      const Context& context) {
  const std::vector<Moment> moments = meanings_of(text, context.clock, leaning);
  if (!context.can_ask || moments.size() < 2) {
    return;
  }
  std::string menu = fmt::format("Which one is \"{}\"? Its number.", text);
  for (std::size_t i = 0; i < moments.size(); ++i) {
    menu += fmt::format("\n{}. {}", i + 1, long_form(moments[i]));
  }
  std::optional<int> number;
  Prompt prompt =
      number_prompt(menu, number, static_cast<int>(moments.size()), 1);
  prompt.why_asked = "It can mean more than one.";
  if (ask({prompt}, context) == Asking::cancelled) {
    throw Interrupted("none was chosen", "Nothing was changed.");
  }
  if (number) {
    text = to_string(moments[static_cast<std::size_t>(*number) - 1]);
  }
}

Date to_date(std::string_view option, const std::string& text,
             const Clock& clock, Leaning leaning) {
  const auto date = understand_date(text, clock, leaning);
  if (!date) {
    throw not_a_time(option, text, clock, leaning);
  }
  return *date;
}

void add_since_option(const Arguments& takes, WindowWords& words,
                      const std::string& usual) {
  takes
      .option("--since", words.since, "WHEN",
              fmt::format("From this time on [{}]", usual))
      .check(is_filled());
}

void add_until_option(const Arguments& takes, WindowWords& words,
                      const std::string& usual) {
  takes
      .option("--until", words.until, "WHEN",
              fmt::format("Up to this time [{}]", usual))
      .check(is_filled());
}

Bounds to_bounds(WindowWords words, const Context& context) {
  ask_which_moment(words.since, Leaning::past, context);
  ask_which_moment(words.until, Leaning::past, context);
  const Bounds bounds{.since = to_bound("--since", words.since, context.clock),
                      .until = to_bound("--until", words.until, context.clock)};
  if (bounds.since && bounds.until && is_before(*bounds.until, *bounds.since)) {
    throw UsageError("--until lies before --since",
                     "Give the earlier day to --since.");
  }
  return bounds;
}

void add_share_options(const Arguments& takes, std::optional<Share>& share,
                       const std::string& meaning) {
  const Argument how =
      takes
          .option(
              "--share",
              [&share](const std::string& word) {
                share = parse_word<Share>(word == "private" ? "none" : word);
              },
              "HOW", meaning)
          .one_of({"all", "summary", "none", "private"})
          .suggests(all_words<Share>());
  takes
      .flag(
          "--private", [&share] { share = Share::none; },
          "For yourself: short for --share none")
      .excludes(how);
}

void add_format_option(const Arguments& takes, Format& format) {
  const auto take = [&format](const std::string& word) {
    format = word == "json" ? Format::json : Format::text;
  };
  takes.option("--format", take, "FORMAT", "How to print it: text or json")
      .one_of({"text", "json"});
}

}  // namespace hw::cli
