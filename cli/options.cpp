#include "options.hpp"

#include <charconv>
#include <map>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace hw::cli {
namespace {

UsageError not_a_time(std::string_view option, const std::string& text) {
  return UsageError(
      fmt::format("{}: \"{}\" is not a time that is known here", option, text),
      std::string(moment_forms()));
}

}  // namespace

Moment to_moment(std::string_view option, const std::string& text,
                 const Clock& clock, Leaning leaning) {
  const auto moment = understand_moment(text, clock, leaning);
  if (!moment) {
    throw not_a_time(option, text);
  }
  return *moment;
}

Date to_date(std::string_view option, const std::string& text,
             const Clock& clock, Leaning leaning) {
  const auto date = understand_date(text, clock, leaning);
  if (!date) {
    throw not_a_time(option, text);
  }
  return *date;
}

CLI::Validator one_of(const std::vector<std::string_view>& words) {
  const std::string list = fmt::format("{}", fmt::join(words, ", "));
  return CLI::Validator(
      [words, list](const std::string& text) {
        for (const std::string_view word : words) {
          if (text == word) {
            return std::string();
          }
        }
        return fmt::format("\"{}\" is not one of {}", text, list);
      },
      "");
}

CLI::Validator is_filled() {
  return CLI::Validator(
      [](const std::string& text) {
        return std::string(text.empty() ? "nothing was given" : "");
      },
      "");
}

CLI::Validator is_schedule() {
  return CLI::Validator(
      [](const std::string& text) {
        return Schedule::parse(text)
                   ? std::string()
                   : fmt::format("\"{}\" is not a schedule\n{}", text,
                                 schedule_forms());
      },
      "");
}

CLI::Validator whole_number(int low, int high) {
  return CLI::Validator(
      [low, high](const std::string& text) {
        int number = 0;
        const char* const end = text.data() + text.size();
        const auto result = std::from_chars(text.data(), end, number);
        const bool is_number = result.ec == std::errc() && result.ptr == end;
        return is_number && number >= low && number <= high
                   ? std::string()
                   : fmt::format(
                         "takes a whole number from {} to {}, not "
                         "\"{}\"",
                         low, high, text);
      },
      "");
}

CLI::Option* add_words(CLI::App& app, const std::string& name,
                       std::vector<std::string>& words,
                       const std::string& meaning) {
  // An option that allows extra arguments takes "[a,b]" for a list of two. One
  // that still expects many goes on without, and take_all() waives the count.
  constexpr int many = 1 << 20;
  return app.add_option(name, words, meaning)
      ->type_name("")
      ->expected(many, 2 * many)
      ->take_all()
      ->allow_extra_args(false);
}

void add_format_option(CLI::App& app, Format& format) {
  static const std::map<std::string, Format> formats = {{"text", Format::text},
                                                        {"json", Format::json}};
  app.add_option("--format", "How to print it: text or json")
      ->type_name("FORMAT")
      ->check(one_of({"text", "json"}))
      ->each([&format](const std::string& text) { format = formats.at(text); });
}

}  // namespace hw::cli
