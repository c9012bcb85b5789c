// What commands share in reading their arguments, so that the same option means
// the same everywhere.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "hw/date.hpp"
#include "hw/error.hpp"
#include "hw/schedule.hpp"
#include "hw/when.hpp"

namespace hw::cli {

// The command line was not understood: exit status 2.
class UsageError : public Error {
 public:
  using Error::Error;
};

// What `option` was given, understood as a time or a day. Throws UsageError
// that lists the forms.
Moment to_moment(std::string_view option, const std::string& text,
                 const Clock& clock, Leaning leaning);
Date to_date(std::string_view option, const std::string& text,
             const Clock& clock, Leaning leaning);

// Checks for CLI11: one of some words; not empty; a schedule.
CLI::Validator one_of(const std::vector<std::string_view>& words);
CLI::Validator is_filled();
CLI::Validator is_schedule();
CLI::Validator whole_number(int low, int high);

// More than a life has.
inline constexpr int most_minutes = 1'000'000;

// Adds a positional argument that takes all words, each as it was typed.
CLI::Option* add_words(CLI::App& app, const std::string& name,
                       std::vector<std::string>& words,
                       const std::string& meaning);

enum class Format { text, json };

// Adds `--format text|json`.
void add_format_option(CLI::App& app, Format& format);

}  // namespace hw::cli
