#include "options.hpp"

#include <optional>

#include <fmt/format.h>

namespace hw::cli {
namespace {

UsageError not_a_time(std::string_view option, const std::string& text,
                      const Clock& clock, Leaning leaning) {
  return UsageError(fmt::format("{}: \"{}\" {}", option, text,
                                why_not_understood(text, clock, leaning)),
                    std::string(moment_forms()));
}

std::optional<Moment> to_bound(std::string_view option, const std::string& text,
                               const Clock& clock) {
  if (text.empty()) {
    return std::nullopt;
  }
  return to_moment(option, text, clock, Leaning::past);
}

}  // namespace

Moment to_moment(std::string_view option, const std::string& text,
                 const Clock& clock, Leaning leaning) {
  const auto moment = understand_moment(text, clock, leaning);
  if (!moment) {
    throw not_a_time(option, text, clock, leaning);
  }
  return *moment;
}

Date to_date(std::string_view option, const std::string& text,
             const Clock& clock, Leaning leaning) {
  const auto date = understand_date(text, clock, leaning);
  if (!date) {
    throw not_a_time(option, text, clock, leaning);
  }
  return *date;
}

Bounds to_bounds(const std::string& since, const std::string& until,
                 const Clock& clock) {
  const Bounds bounds{.since = to_bound("--since", since, clock),
                      .until = to_bound("--until", until, clock)};
  if (bounds.since && bounds.until && is_before(*bounds.until, *bounds.since)) {
    throw UsageError("--until lies before --since",
                     "Give the earlier day to --since.");
  }
  return bounds;
}

void add_format_option(const Arguments& takes, Format& format) {
  const auto take = [&format](const std::string& word) {
    format = word == "json" ? Format::json : Format::text;
  };
  takes.option("--format", take, "FORMAT", "How to print it: text or json")
      .one_of({"text", "json"});
}

}  // namespace hw::cli
